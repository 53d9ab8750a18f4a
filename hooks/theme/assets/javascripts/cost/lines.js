// @ts-check
// What each line costs in each column: the same as lines.py, where it stands why.
import { fraction, NOTHING, over, plus, power, times, WHOLE } from "./builtins.js";
import { halfUp } from "./money.js";

/** @import { Fraction } from "./builtins.js" */
/** @import { LineData } from "./model.d.ts" */
/** @typedef {Record<string, Fraction>} Values */
/** @typedef {{id: string, group: string, bill: string | null, cents: bigint[], open: boolean}} Row */
/** @typedef {{row: Fraction[], open: boolean}} Amounts */

const CENTS = fraction(100n);

/** The first and the last column in which a line is paid. @param {string} when @param {number} years */
export function columnsOf(when, years) {
  if (when === "start") return [0, 0];
  return when === "exit" ? [years + 1, years + 1] : [1, years];
}

/** The quantity of a line in its first year. @param {LineData} line @param {Values} values */
export function quantityOf(line, values) {
  let found = WHOLE;
  for (const name of line.quantity) found = times(found, values[name]);
  for (const name of line.per) found = over(found, values[name]);
  return found;
}

/** By how much quantity and price together have risen. @param {LineData} line @param {Values} values @param {number} column @param {number} years */
function risen(line, values, column, years) {
  const after = Math.max(Math.min(column, years) - 1, 0);
  const growth = line.growth ? values[line.growth] : NOTHING;
  const escalation = line.escalation ? values[line.escalation] : NOTHING;
  return times(power(plus(WHOLE, growth), after), power(plus(WHOLE, escalation), after));
}

/** @param {Fraction} exact */
const whole = (exact) => fraction(halfUp(exact));

/** The cents of every line by columns, and whether something in it is not known.
 * @param {LineData[]} lines @param {Values} values @param {number} years @param {(exact: Fraction) => Fraction} rounded @returns {Map<string, Amounts>} */
export function amounts(lines, values, years, rounded = whole) {
  const byId = new Map(lines.map((line) => [line.id, line]));
  /** @type {Map<string, Amounts>} */
  const found = new Map();
  let waiting = [...byId.values()];
  while (waiting.length) {
    const ready = waiting.filter((line) => line.share_of.every((one) => found.has(one) || !byId.has(one)));
    if (!ready.length) throw new Error(`shares of each other in a circle: ${waiting.map((line) => line.id).join(", ")}`);
    for (const line of ready) found.set(line.id, amountsOf(line, values, years, rounded, found));
    waiting = waiting.filter((line) => !found.has(line.id));
  }
  return new Map([...byId.keys()].map((name) => [name, /** @type {Amounts} */ (found.get(name))]));
}

/** @param {LineData} line @param {Values} values @param {number} years @param {(exact: Fraction) => Fraction} rounded
 * @param {Map<string, Amounts>} found @returns {Amounts} */
function amountsOf(line, values, years, rounded, found) {
  const row = Array.from({ length: years + 2 }, () => NOTHING);
  if (line.price === null && !line.share_of.length) return { row, open: true };
  const parts = line.share_of.flatMap((one) => found.get(one) ?? []);
  const first = quantityOf(line, values);
  const [from, to] = columnsOf(line.when, years);
  for (let column = from; column <= to; column++) {
    const base =
      line.price === null
        ? parts.reduce((total, part) => plus(total, part.row[column]), NOTHING)
        : times(times(values[line.price], risen(line, values, column, years)), CENTS);
    row[column] = rounded(times(first, base));
  }
  return { row, open: parts.some((part) => part.open) };
}

/** A row of whole cents for every line. @param {LineData[]} lines @param {Values} values @param {number} years @returns {Row[]} */
export function rows(lines, values, years) {
  const found = amounts(lines, values, years);
  return lines.map(({ id, group, bill }) => {
    const { row, open } = /** @type {Amounts} */ (found.get(id));
    return { id, group, bill, cents: row.map((one) => one.n), open };
  });
}
