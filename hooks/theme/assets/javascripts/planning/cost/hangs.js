// @ts-check
// What a result hangs on, ready to be drawn: bars of one input at a time, and where two options cost the same.
import { fraction } from "../../cost/builtins.js";
import { breakEven, tornado } from "../../cost/compare.js";
import { amountText, halfUp } from "../../cost/money.js";
import { length } from "./view.js";

/** @import { CostModel } from "../../cost/model.d.ts" */
/** @typedef {{input: string, low: string, high: string, width: string, start: number, length: number}} ShownBar */
/** @typedef {{input: string, value: string | null, method: string, below: string | null}} ShownEven */

/** How many bars are shown, and for how many of them a break-even is looked for. */
export const BARS = 10;
const EVENS = 3;

/**
 * The widest bars of an option.
 * @param {CostModel} model @param {number} years
 * @returns {ShownBar[]}
 */
export function bars(model, years) {
  const found = tornado(model, years).filter(({ width }) => width).slice(0, BARS);
  const ends = found.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [ends.reduce((a, b) => (b < a ? b : a), ends[0] ?? 0n), ends.reduce((a, b) => (b > a ? b : a), ends[0] ?? 0n)];
  return found.map(({ input, low, high, width }) => {
    const [from, to] = [low < high ? low : high, low < high ? high : low].map((cents) => length(cents - least, most - least));
    return { input, low: amountText(low), high: amountText(high), width: amountText(width), start: from, length: to - from };
  });
}

/**
 * Where two options cost the same, for the inputs of the widest bars of both.
 * @param {Record<string, CostModel>} models @param {string} first @param {string} rival @param {number} years
 * @returns {ShownEven[]}
 */
export function evens(models, first, rival, years) {
  const both = [models[first], models[rival]];
  const bars = both.flatMap((model) => tornado(model, years)).filter(({ width }) => width);
  bars.sort((a, b) => (a.width > b.width ? -1 : a.width < b.width ? 1 : 0));
  const names = [...new Set(bars.map(({ input }) => input))].slice(0, EVENS);
  return names.map((name) => {
    const { input, value, method, below } = breakEven(both[0], both[1], name, years);
    return { input, value: value && decimal(value), method, below: below === null ? null : [first, rival][below] };
  });
}

/** A fraction with at most four decimals. @param {import("../../cost/builtins.js").Fraction} value */
function decimal(value) {
  const scaled = String(halfUp(fraction(value.n * 10000n, value.d))).padStart(5, "0");
  return `${scaled.slice(0, -4)}.${scaled.slice(-4)}`.replace(/\.?0+$/, "");
}
