// @ts-check
/** Says in one sentence what a new answer or weight did to the first place, and announces it once. */
import { compared, firstPlace } from "./brief.js";
import { pointsOf } from "./first.js";

/** How long a reader who drags a slider has to rest before the change is announced, in milliseconds. */
const REST = 500;

/** @typedef {any} Result of result.js */
/** @typedef {{door: string, ids: string, words: string}} Place what comes first, as ids and in words */

/** What was told last; null before there was a result. @type {Place | null} */
let told = null;
let waiting = 0;

/** @param {Result} result @returns {Place} */
function place(result) {
  const ids = firstPlace(result.found);
  const names = ids.map((/** @type {string} */ id) => result.option(id));
  const words = names.length > 1 ? result.say("now-group", { count: names.length, names: names.join("; ") }) : (names[0] ?? "");
  return { door: String(result.desk.answers.door), ids: ids.join(), words };
}

/** @param {Result} result @param {Place} was @param {Place} is */
function sentence(result, was, is) {
  const [first] = compared(result.found);
  const words = { now: is.words, before: was.words, value: first ? pointsOf(result, first) : "" };
  if (!first) return result.say(was.ids ? "now-none" : "now-still-none", words);
  return result.say(was.ids === is.ids ? "now-stays" : was.ids ? "now-changed" : "now-first", words);
}

/** Tells what has changed since it was told last: to the eye at once, by ear when the reader rests. @param {Result} result */
export function tell(result) {
  const is = place(result);
  const text = told && told.door === is.door ? sentence(result, told, is) : "";
  for (const line of result.view.querySelectorAll("[data-change]")) {
    line.textContent = text;
    line.hidden = !text;
  }
  clearTimeout(waiting);
  const voice = document.querySelector("[data-announce]");
  // The same words twice would not be heard the second time.
  if (voice) voice.textContent = "";
  if (!text) told = is;
  else {
    waiting = window.setTimeout(() => {
      told = is;
      if (voice) voice.textContent = text;
    }, REST);
  }
}
