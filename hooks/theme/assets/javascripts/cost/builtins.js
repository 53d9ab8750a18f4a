// @ts-check
// What Python brings along and the engine needs: exact fractions, whole division and whole roots of large numbers.

/** A fraction in lowest terms; `d` is above 0. @typedef {{n: bigint, d: bigint}} Fraction */

/** @param {bigint} n */
const size = (n) => (n < 0n ? -n : n);

/** @param {bigint} n @param {bigint} d @returns {Fraction} */
export function fraction(n, d = 1n) {
  let [a, b] = [size(n), size(d)];
  while (b) [a, b] = [b, a % b];
  const shared = d < 0n ? -a : a;
  return { n: n / shared, d: d / shared };
}

export const NOTHING = fraction(0n);
export const WHOLE = fraction(1n);

/** @param {Fraction} a @param {Fraction} b */
export const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const over = (a, b) => fraction(a.n * b.d, a.d * b.n);
/** @param {Fraction} a @param {number} exponent */
export const power = (a, exponent) => ({ n: a.n ** BigInt(exponent), d: a.d ** BigInt(exponent) });
/** -1, 0 or 1. @param {Fraction} a */
export const sign = (a) => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);

/** Whole division, rounded down; `d` is above 0. @param {bigint} n @param {bigint} d */
export const divide = (n, d) => (n % d < 0n ? n / d - 1n : n / d);

/** The largest whole number whose square is at most n, by Newton's method. @param {bigint} n */
export function isqrt(n) {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** @param {Iterable<bigint>} items */
export function sum(items) {
  let total = 0n;
  for (const item of items) total += item;
  return total;
}
