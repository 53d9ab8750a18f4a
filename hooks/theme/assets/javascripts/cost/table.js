// @ts-check
// A table of costs: the same as table.py, where it stands why.
import { sum } from "./builtins.js";
import { rows } from "./lines.js";
import { discount, perYear, present } from "./money.js";

/** @import { Row, Values } from "./lines.js" */
/** @import { CostModel } from "./model.d.ts" */
/** @typedef {{id: string, cents: bigint[], total: bigint, open: boolean}} Sum */
/** @typedef {{years: number, rows: Row[], groups: Sum[], bills: Sum[], totals: bigint[], total: bigint, factors: bigint[],
 *   present: bigint[], value: bigint, per_year: bigint, open: string[]}} Table */

/** The discount factor of each column, times 10^12. @param {CostModel} model @param {Values} values @param {number} years */
export function factorsOf(model, values, years) {
  const rate = values[model.rate];
  const each = Array.from({ length: years }, (_, at) => discount(rate, at + 1, model.middle));
  return [discount(rate, 0), ...each, discount(rate, years)];
}

/** @param {string} id @param {Row[]} found @param {number} years @returns {Sum} */
function sumOf(id, found, years) {
  const cents = Array.from({ length: years + 2 }, (_, at) => sum(found.map((row) => row.cents[at])));
  return { id, cents, total: sum(cents), open: found.some(({ open }) => open) };
}

/** The table of a model. @param {CostModel} model @param {Values} values @param {number} years @returns {Table} */
export function workOut(model, values, years) {
  const found = rows(model.lines, values, years);
  const bills = [...new Set(found.flatMap((row) => row.bill ?? []))];
  const whole = sumOf("", found, years);
  const factors = factorsOf(model, values, years);
  const today = whole.cents.map((cents, at) => present(cents, factors[at]));
  const value = sum(today);
  return {
    years,
    rows: found,
    groups: model.groups.map((id) => sumOf(id, found.filter(({ group }) => group === id), years)),
    bills: bills.map((id) => sumOf(id, found.filter(({ bill }) => bill === id), years)),
    totals: whole.cents,
    total: whole.total,
    factors,
    present: today,
    value,
    per_year: perYear(value, values[model.rate], years),
    open: found.filter(({ open }) => open).map(({ id }) => id),
  };
}
