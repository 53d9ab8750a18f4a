// @ts-check
// The days of a pilot: the same as calendar.py, where it stands why. A day is counted from 1 January 1970.

/** @import { Day, PilotModel } from "./model.d.ts" */

const LENGTH = 86_400_000;

/** @param {string} text @returns {number | null} */
export function dayOf(text) {
  if (!/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / LENGTH;
  return Number.isNaN(day) || written(day) !== text ? null : day;
}

/** @param {number} day */
export const written = (day) => new Date(day * LENGTH).toISOString().slice(0, 10);

// 1 January 1970 was a Thursday.
const isFree = (/** @type {number} */ day) => (day + 3) % 7 >= 5;

/** @param {number} day @param {number} count */
export function shifted(day, count) {
  while (isFree(day)) day += count >= 0 ? 1 : -1;
  const step = count > 0 ? 1 : -1;
  while (count) {
    day += step;
    if (!isFree(day)) count -= step;
  }
  return day;
}

/** @param {number} start @param {number} weeks */
export function boxOf(start, weeks) {
  const first = shifted(start, 0);
  return { start: written(first), end: written(before(first + 7 * weeks - 1)), moved: first !== start };
}

/** @param {number | null} start @param {number} weeks @param {number} today */
export const hasEnded = (start, weeks, today) => start !== null && today >= before(shifted(start, 0) + 7 * weeks - 1);

/** Today where the reader is. */
export function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / LENGTH;
}

/** @param {number} day */
function before(day) {
  while (isFree(day)) day -= 1;
  return day;
}

/** @param {PilotModel} pilot @param {number} start @param {number} weeks @returns {Day[]} */
export function calendar(pilot, start, weeks) {
  const first = shifted(start, 0);
  /** @type {Record<string, number>} */
  const anchors = { start: first, middle: shifted(first + Math.floor((7 * weeks) / 2), 0), end: before(first + 7 * weeks - 1) };
  return pilot.milestones
    .map((one, place) => ({ day: shifted(anchors[one.anchor], one.day), place, one }))
    .sort((a, b) => a.day - b.day || a.place - b.place)
    .map(({ day, one }) => ({ id: one.id, label: one.label, description: one.description, day: written(day) }));
}
