// @ts-check
// Exact money: the same as money.py, where it stands why.
import { divide, fraction, isqrt, minus, over, plus, power, times, WHOLE } from "./builtins.js";

/** @import { Fraction } from "./builtins.js" */

const CENTS = 100n;
export const SCALE = 10n ** 12n;
export const LARGEST = 10n ** 12n;
const FIGURE = /^[0-9]{1,13}(\.[0-9]{1,12})?$/;
const SIGNED = /^([-+]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]{1,4}))?$/;
const LONGEST = 60;

/** A text is no figure that can be counted with; `code` is why: empty, negative, text or large. */
export class FigureError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The number that a decimal text is, exactly. @param {string} text */
export function figure(text) {
  const shown = text.trim();
  if (!shown) throw new FigureError("empty");
  const number = numberOf(shown);
  if (number.n < 0n) throw new FigureError("negative");
  if (number.n > LARGEST * number.d) throw new FigureError("large");
  if (!FIGURE.test(shown)) throw new FigureError("text");
  return number;
}

/** @param {string} text @returns {Fraction} */
function numberOf(text) {
  const found = text.length > LONGEST ? null : SIGNED.exec(text);
  if (!found) throw new FigureError("text");
  const [, sign, units, decimals = "", exponent = "0"] = found;
  const number = fraction(BigInt(sign === "-" ? `-${units}${decimals}` : units + decimals), 10n ** BigInt(decimals.length));
  const shift = power(fraction(10n), Math.abs(Number(exponent)));
  return Number(exponent) < 0 ? over(number, shift) : times(number, shift);
}

/** The nearest whole number, the larger one of two that are as near. @param {Fraction} number */
export const halfUp = (number) => divide(2n * number.n + number.d, 2n * number.d);

/** Cents as a decimal text of units with two decimals. @param {bigint} whole */
export function amountText(whole) {
  const size = whole < 0n ? -whole : whole;
  return `${whole < 0n ? "-" : ""}${size / CENTS}.${String(size % CENTS).padStart(2, "0")}`;
}

/** The factor of a year, 1/(1+rate)^year, times 10^12; `middle`: from the middle of the year.
 * @param {Fraction} rate @param {number} year @param {boolean} middle */
export function discount(rate, year, middle = false) {
  const growth = plus(WHOLE, rate);
  if (!middle) return halfUp(over(fraction(SCALE), power(growth, year)));
  const whole = power(growth, 2 * year - 1);
  return (isqrt((4n * SCALE ** 2n * whole.d) / whole.n) + 1n) / 2n;
}

/** What cents of a later day are worth today. @param {bigint} whole @param {bigint} factor */
export const present = (whole, factor) => halfUp(fraction(whole * factor, SCALE));

/** The equal yearly amount of the same present value. @param {bigint} whole @param {Fraction} rate @param {number} years */
export function perYear(whole, rate, years) {
  if (!rate.n) return halfUp(fraction(whole, BigInt(years)));
  const share = minus(WHOLE, over(WHOLE, power(plus(WHOLE, rate), years)));
  return halfUp(over(times(fraction(whole), rate), share));
}
