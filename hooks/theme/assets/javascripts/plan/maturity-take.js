// @ts-check
/** The result of maturity as Markdown, for a meeting. */
import { workOut } from "../planning/maturity.js";
import { part } from "../shared/dom.js";
import { own } from "../shared/own.js";

/** @import { Maturity } from "./maturity.js" */

/** @param {Maturity} page @param {string} day @param {string} link */
export function markdownOf(page, day, link) {
  const { data, say, sum } = page;
  const given = page.given();
  const found = workOut(data.model, given);
  const { months } = data;
  const lines = [`# ${say("title")}`, "", say("of-day", { day, link: `<${link}>` }), "", `## ${say("take-levels")}`, ""];
  for (const { id } of data.model.ladders) {
    const { label, levels } = data.ladders[id];
    const [current, now, later] = [found.current[id].low, found.now.required[id].rank, found.later.required[id].rank];
    const sensible = found.now.sensible[id];
    const reached = Object.keys(given.has).length ? say("take-here", { current, current_name: levels[current] }) : say("take-unsaid");
    const stop = sensible < now ? say("take-stop", { sensible, sensible_name: levels[sensible] }) : "";
    lines.push(`* ${say("take-row", { ladder: label, reached, stop, now, now_name: levels[now], later, later_name: levels[later], months })}`);
  }
  lines.push("");
  const open = part(sum, "open");
  if (!open.hidden) lines.push(`${open.textContent}`, "");
  // What is shown beside the questions, in the same words.
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (sum.querySelectorAll("section:not([hidden])"))) {
    lines.push(`## ${section.querySelector("h3")?.textContent}`, "");
    for (const text of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(":scope > p:not([hidden])"))) lines.push(`${text.textContent}`, "");
    for (const one of section.querySelectorAll("li")) lines.push(`* ${one.textContent}`);
    lines.push("");
  }
  lines.push(`## ${say("take-answers")}`, "");
  for (const { id } of data.model.questions) {
    const { text, answers } = data.questions[id];
    const words = (/** @type {string[] | undefined} */ values) => (values ? values.map((one) => answers[one]).join("; ") || say("none") : say("not-answered"));
    const [now, later] = [words(own(given.now, id)), words(own(given.later, id))];
    lines.push(`* ${say("take-answer", { question: text, now })}${later === now ? "" : say("take-differs", { months, later })}`);
  }
  lines.push("", `## ${say("take-practices")}`, "");
  for (const { id } of data.model.practices) lines.push(`* ${data.practices[id].text} ${say(own(given.has, id) ?? "not-answered")}`);
  return `${lines.join("\n")}\n`;
}
