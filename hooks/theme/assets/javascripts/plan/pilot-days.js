// @ts-check
/** The days of a pilot: first day and weeks from the address, what is wrong with them, and the calendar as a list and a strip. */
import { boxOf, calendar, dayOf } from "../planning/pilot/calendar.js";
import { say as text } from "../planning/pilot/words.js";
import { part, put } from "../shared/dom.js";
import { boxFrom } from "./pilot-own.js";

/** @import { Day } from "../planning/pilot/model.d.ts" */

const WEEK = 7;

/**
 * Draws the days, and returns them: none where the address says no day or no number of weeks that can be planned.
 * @param {{root: HTMLElement, desk: import("./desk.js").Desk, pilot: any, say: import("../shared/take.js").Say}} view
 * @returns {{days: Day[], ended: boolean}} `ended`: the last day has come
 */
export function drawDays(view) {
  const { desk, pilot, root, say } = view;
  const { shortest, longest } = pilot.box;
  const { given, length, start, weeks, ended } = boxFrom(desk, pilot);
  /** @type {HTMLInputElement} */ (part(root, "start")).value = start === null ? "" : given;
  const select = /** @type {HTMLSelectElement} */ (part(root, "weeks"));
  select.replaceChildren(...Array.from({ length: longest - shortest + 1 }, (_, at) => new Option(String(shortest + at))));
  select.value = weeks === null ? "" : String(weeks);
  const wrong = [given && start === null ? say("start-wrong", { text: given.slice(0, 40) }) : "", weeks === null ? say("weeks-wrong", { text: length.slice(0, 40), shortest, longest }) : ""].filter(Boolean);
  const problem = part(root, "when-wrong");
  problem.hidden = !wrong.length;
  problem.textContent = wrong.join(" ");
  /** @type {Day[]} */
  const days = start === null || weeks === null ? [] : calendar(pilot, start, weeks);
  let told = wrong.length ? "" : say("when-none");
  if (start !== null && weeks !== null) {
    const box = boxOf(start, weeks);
    told = `${say("when", { start: box.start, end: box.end })} ${box.moved ? text(pilot, "calendar-moved", { day: box.start }) : ""} ${text(pilot, "calendar-holidays")}`.replace(/ {2}/, " ");
  }
  put(root, "when", told);
  part(root, "days").replaceChildren(
    ...days.map((day) => {
      const pair = document.createElement("div");
      const detail = document.createElement("dd");
      detail.append(Object.assign(document.createElement("b"), { textContent: `${day.label}.` }), ` ${day.description}`);
      pair.append(Object.assign(document.createElement("dt"), { textContent: day.day }), detail);
      return pair;
    }),
  );
  drawStrip(root, days);
  return { days, ended };
}

/**
 * Draws the weeks as boxes of five days; those with a milestone are marked. The list beside it says the same in words.
 * @param {HTMLElement} root @param {Day[]} days
 */
function drawStrip(root, days) {
  const marked = days.map((one) => dayOf(one.day) ?? 0);
  const strip = part(root, "strip");
  strip.replaceChildren();
  if (!marked.length) return;
  // 1 January 1970 was a Thursday, so Mondays leave a rest of 4.
  const monday = marked[0] - ((marked[0] + 3) % WEEK);
  for (let week = monday; week <= marked[marked.length - 1]; week += WEEK) {
    const box = document.createElement("span");
    box.append(...[0, 1, 2, 3, 4].map((day) => Object.assign(document.createElement("i"), { className: marked.includes(week + day) ? "is-on" : "" })));
    strip.append(box);
  }
}
