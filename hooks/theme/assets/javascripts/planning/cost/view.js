// @ts-check
// What is shown of options: the same as view.py, where it stands why.
import { fraction } from "../../cost/builtins.js";
import { crossover, judge } from "../../cost/compare.js";
import { amountText, halfUp } from "../../cost/money.js";
import { SCENARIOS, scenarios } from "../../cost/scenarios.js";

/** @import { CostModel } from "../../cost/model.d.ts" */
/** @import { Table } from "../../cost/table.js" */
/** @typedef {{kind: "group" | "line" | "total" | "present" | "bill", id: string, open: boolean, known: boolean, amounts: string[]}} ShownRow */
/** @typedef {{total: string, value: string, per_year: string, begin: string}} Figures */
/** @typedef {{parts: {group: string, start: number, length: number}[], low: number, high: number}} Bar */
/** @typedef {{id: string, open: string[], scenarios: Record<string, Figures>, rows: ShownRow[], bar: Bar}} ShownOption */
/** @typedef {{winner: string | null, reason: string, first: string, rival: string | null, difference: string, crossing: number | null, open: string[]}} Judged */
/** @typedef {{years: number, options: ShownOption[], judged: Judged | null}} View */

export const FULL = 10000;

/** The view of models by their names. @param {Record<string, CostModel>} models @param {number} years @returns {View} */
export function shown(models, years) {
  const tables = Object.entries(models).map(([name, model]) => /** @type {const} */ ([name, scenarios(model, years)]));
  const longest = tables.reduce((most, [, { high }]) => (high.total > most ? high.total : most), 0n);
  const options = tables.map(([id, found]) => ({
    id,
    open: found.base.open,
    scenarios: Object.fromEntries(SCENARIOS.map((name) => [name, figures(found[name])])),
    rows: rowsOf(found.base),
    bar: bar(found, longest),
  }));
  return { years, options, judged: tables.length ? judged(models, Object.fromEntries(tables)) : null };
}

/** @param {Table} table @returns {Figures} */
const figures = ({ total, value, per_year, totals }) => ({
  total: amountText(total),
  value: amountText(value),
  per_year: amountText(per_year),
  begin: amountText(totals[0] + totals[1]),
});

/** Groups with their lines, totals and bills. @param {Table} table @returns {ShownRow[]} */
export function rowsOf(table) {
  /** @type {ShownRow[]} */
  const found = [];
  for (const group of table.groups) {
    const rows = table.rows.filter((row) => row.group === group.id);
    if (rows.length) found.push(row("group", group));
    for (const one of rows) found.push(row("line", one));
  }
  const open = table.open.length > 0;
  found.push(row("total", { id: "total", cents: table.totals, open }), row("present", { id: "present", cents: table.present, open }));
  if (table.bills.length > 1) for (const bill of table.bills) found.push(row("bill", bill));
  return found;
}

/** @param {ShownRow["kind"]} kind @param {{id: string, open: boolean, cents: bigint[]}} one @returns {ShownRow} */
function row(kind, { id, open, cents }) {
  const total = cents.reduce((sum, one) => sum + one, 0n);
  return { kind, id, open, known: !open || cents.some((one) => one !== 0n), amounts: [...cents, total].map(amountText) };
}

/** @param {Record<string, Table>} found @param {bigint} longest @returns {Bar} */
function bar({ low, base, high }, longest) {
  const parts = [];
  let before = 0n;
  for (const { id, total } of base.groups) {
    const [start, end] = [before, before + total].map((cents) => length(cents, longest));
    if (end > start) parts.push({ group: id, start, length: end - start });
    before += total;
  }
  return { parts, low: length(low.total, longest), high: length(high.total, longest) };
}

/** @param {bigint} cents @param {bigint} longest */
export const length = (cents, longest) => (longest ? Number(halfUp(fraction(BigInt(FULL) * cents, longest))) : 0);

/** @param {Record<string, CostModel>} models @param {Record<string, Record<string, Table>>} tables @returns {Judged} */
function judged(models, tables) {
  const { winner, reason, first, difference } = judge(models, tables);
  const rest = Object.keys(tables).filter((name) => name !== first);
  const rival = rest.sort((a, b) => compared(tables[a].base.value, tables[b].base.value) || compared(a, b))[0] ?? null;
  return {
    winner,
    reason,
    first,
    rival,
    difference: amountText(difference),
    crossing: rival ? crossover(tables[first].base, tables[rival].base) : null,
    open: Object.keys(tables).filter((name) => tables[name].base.open.length),
  };
}

/** @param {any} a @param {any} b */
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
