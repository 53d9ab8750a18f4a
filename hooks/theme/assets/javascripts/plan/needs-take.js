// @ts-check
/** Requirements to take away: as Markdown for a meeting, as CSV for whatever comes next. */
import { PRIORITIES } from "../planning/needs.js";
import { csv } from "../shared/csv.js";
import { own } from "../shared/own.js";

/** @typedef {import("./needs.js").Data} Data */
/** @typedef {import("../planning/needs.js").SetData} SetData */
/** @typedef {{data: Data, sets: SetData[], answers: Record<string, string[]>, marks: Record<string, string>, who: (id: string) => string, say: import("../shared/take.js").Say}} Given */

/** What a need answers in the interview, in words. @param {Data} data @param {string} id @returns {[string, string][]} */
function answers({ model, words }, id) {
  const sets = model.needs.find((one) => one.id === id)?.sets ?? {};
  return Object.entries(sets).map(([question, given]) => [words[question].text.replace(/[^?]$/, "$&:"), given.map((one) => own(words[question].answers, one) ?? one).join("; ")]);
}

/**
 * What the interview has where it does not have what a must asks for: another answer, or musts that exclude each other.
 * @param {Given} given @param {string} id of the need
 */
function open({ data, sets, answers: has, say }, id) {
  const { words, texts } = data;
  return sets.filter((one) => one.needs.includes(id)).flatMap(({ question, state }) => {
    const { text, answers: named } = words[question];
    if (state === "conflict") {
      const others = new Set(sets.flatMap((one) => (one.question === question && one.state === state ? one.needs : [])));
      others.delete(id);
      return [say("take-conflict", { question: text, needs: [...others].map((one) => texts[one].id).join(", ") })];
    }
    const now = (own(has, question) ?? []).map((/** @type {string} */ one) => own(named, one) ?? one).join("; ");
    return state === "other" && now ? [say("take-other", { question: text, has: now })] : [];
  });
}

/** A text of a reader within a line of Markdown. @param {string} text */
const plain = (text) => text.replace(/[\\\x60*_[\]<>|#]/g, "\\$&").replace(/\s+/g, " ");

/**
 * @param {Given} given
 * @param {string} day
 * @param {string} link to the plan
 */
export function markdownOf(given, day, link) {
  const { data, marks, who, say } = given;
  const lines = [`# ${say("title")}`, "", say("of-day", { day, link: `<${link}>` }), ""];
  for (const priority of PRIORITIES) {
    const needs = data.model.needs.filter(({ id }) => own(marks, id) === priority);
    if (!needs.length) continue;
    lines.push(`## ${say(`heading-${priority}`)}`, "");
    for (const { id, capability } of needs) {
      const one = data.texts[id];
      const said = who(id);
      lines.push(`* **${one.id}** ${one.text} (${[data.roles[one.role], ...(said ? [say("said", { who: plain(said) })] : [])].join("; ")})`);
      const sets = answers(data, id);
      if (priority === "must") for (const [question, words] of sets) lines.push(`  * ${say("sets", { question, answers: words })}`);
      if (priority === "must") for (const text of open(given, id)) lines.push(`  * **${text}**`);
      if (capability && priority !== "no") lines.push(`  * ${say("tested", { capability: one.capability, test: one.test })}`);
      if (priority === "must" && !capability && !sets.length) lines.push(`  * ${say("neither")}`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

/** All needs, those that nobody decided included. @param {Given} given */
export function csvOf({ data, marks, who, say }) {
  return csv([
    say("head").split(","),
    ...data.model.needs.map(({ id }) => {
      const { id: name, role, text, capability, test } = data.texts[id];
      return [name, own(marks, id) ?? "", data.roles[role], text, who(id), answers(data, id).map(([question, words]) => `${question} ${words}`).join("; "), capability, test];
    }),
  ]);
}
