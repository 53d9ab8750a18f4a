// @ts-check
// What Python brings along and the engine needs: whole division, sums, sorting by keys that compare as tuples do, and
// masks of more bits than the 32 that an operator of this language keeps.
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

// A mask is a whole number of up to 53 bits, in which bit n stands for the n-th of some things.
const HALF = 2 ** 32;
/** The bits from the 33rd on. @param {number} mask */
const high = (mask) => Math.floor(mask / HALF);
/** @param {number} upper @param {number} lower */
const mask = (upper, lower) => upper * HALF + (lower >>> 0);

/** The mask with one bit. @param {number} place */
export const bit = (place) => 2 ** place;
/** The mask with the first so many bits. @param {number} count */
export const allOf = (count) => 2 ** count - 1;
/** @param {number} one @param {number} place */
export const has = (one, place) => ((place < 32 ? one >>> place : high(one) >>> (place - 32)) & 1) === 1;
/** @param {number} one @param {number} two */
export const both = (one, two) => mask(high(one) & high(two), one & two);
/** @param {number} one @param {number} two */
export const either = (one, two) => mask(high(one) | high(two), one | two);
/** The bits of one mask that another has not. @param {number} one @param {number} two */
export const without = (one, two) => mask(high(one) & ~high(two), one & ~two);
/** Whether a mask has all bits of another. @param {number} one @param {number} two */
export const contains = (one, two) => without(two, one) === 0;
/** How many bits of a mask are set. @param {number} one */
export const bits = (one) => half(one | 0) + half(high(one));

/** How many of 32 bits are set. @param {number} word */
function half(word) {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
