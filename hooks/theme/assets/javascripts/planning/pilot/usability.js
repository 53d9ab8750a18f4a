// @ts-check
// The questionnaire and its interval: the same as usability.py, where it stands why.
import { chance } from "../../decision/random.js";

/** @import { Score, UsabilityData } from "./model.d.ts" */

const TENTHS = 1000;

/** @param {UsabilityData} usability @param {number[]} answers @returns {number | null} */
export function score({ items }, answers) {
  if (answers.length !== items.length || !answers.every((answer) => answer >= 1 && answer <= 5)) return null;
  const points = items.reduce((sum, item, at) => sum + (item.positive ? answers[at] - 1 : 5 - answers[at]), 0);
  return rounded(points * TENTHS, 4 * items.length);
}

/** @param {number} part @param {number} whole */
export const rounded = (part, whole) => Math.floor((2 * part + whole) / (2 * whole));

const total = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0);

/** @param {UsabilityData} usability @param {number[][]} participants @returns {Score | null} */
export function told(usability, participants) {
  const scores = participants.flatMap((answers) => score(usability, answers) ?? []);
  if (!scores.length) return null;
  const count = scores.length;
  const { draws } = usability;
  const { below } = chance(usability.seed);
  const sums = Array.from({ length: draws }, () => total(scores.map(() => scores[below(count)]))).sort((a, b) => a - b);
  const tail = Math.floor((draws * 25) / TENTHS);
  const begun = participants.filter((answers) => answers.some(Boolean)).length;
  return { scores, mean: rounded(total(scores), count), low: rounded(sums[tail], count), high: rounded(sums[draws - 1 - tail], count), left_out: begun - count };
}

/** @param {UsabilityData} usability @param {(Score | null)[]} scores @returns {number | null} */
export function winner(usability, scores) {
  const known = scores.flatMap((one) => (one && one.scores.length >= usability.least ? [one] : []));
  if (scores.length < 2 || known.length < scores.length) return null;
  const best = known.reduce((first, one, at) => (one.mean > known[first].mean ? at : first), 0);
  return known.every((one, at) => at === best || one.high < known[best].low) ? best : null;
}

/** @param {number} value */
export const tenths = (value) => `${Math.floor(value / 10)}.${value % 10}`;
