// @ts-check
// What Python brings along and the engine needs: whole division, sums, and sorting by keys that compare as tuples do.
export { own } from "../shared/own.js";

/** @type {<T>(items: Iterable<T>) => T[]} */
export const unique = (items) => [...new Set(items)];

/** @param {number} a @param {number} b */
export const divide = (a, b) => Math.floor(a / b);

/** @param {number[]} items */
export const sum = (items) => items.reduce((a, b) => a + b, 0);

/** Compares arrays of numbers, or of such arrays, item by item, as Python compares tuples.
 * @param {any} a @param {any} b @returns {number} */
export function compare(a, b) {
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const found = compare(a[index], b[index]);
    if (found) return found;
  }
  return a.length - b.length;
}

/** @template T @param {T[]} items @param {(item: T) => any} key @returns {T[]} */
export const sorted = (items, key) => items.map((item) => ({ item, key: key(item) })).sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);
