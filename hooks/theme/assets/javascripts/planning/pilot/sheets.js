// @ts-check
// The scorecard as sheets with formulas: the same as sheets.py, where it stands why.
import { own } from "../../shared/own.js";
import { cellOf, figure, met } from "./outcome.js";
import { TODAY } from "./plan.js";
import { rounded, score } from "./usability.js";
import { say } from "./words.js";

/** @import { Model } from "../../decision/model.d.ts" */
/** @import { Card, PilotModel, Plan, PlanRow } from "./model.d.ts" */
/** @typedef {{text: string, value: string | number}} Formula */
/** @typedef {string | number | Formula} SheetCell */
/** @typedef {{name: string, heads: number, rows: SheetCell[][]}} Sheet */

const FIXED = 8;
const EACH = 3;
const FIRST = 3;

/** @param {number} at */
export function column(at) {
  let name = "";
  for (at += 1; at; at = Math.floor((at - 1) / 26)) name = String.fromCharCode(65 + ((at - 1) % 26)) + name;
  return name;
}

/** @param {PilotModel} pilot @param {Plan} plan @param {string} name */
export const columnName = (pilot, plan, name) => (name === TODAY ? say(pilot, "today") : (plan.candidates.find((one) => one.id === name)?.name ?? name));

/** @param {PilotModel} pilot @param {Model} model @param {Plan} plan @param {Card} card @returns {Sheet[]} */
export const sheets = (pilot, model, plan, card) => [results(pilot, model, plan, card), questionnaires(pilot, plan, card)];

const empty = (/** @type {number} */ count) => /** @type {SheetCell[]} */ (Array(count).fill(""));

/** @param {PilotModel} pilot @param {Model} model @param {Plan} plan @param {Card} card @returns {Sheet} */
function results(pilot, model, plan, card) {
  const top = empty(FIXED);
  /** @type {SheetCell[]} */
  const heads = ["id", "kind", "metric", "target", "threshold", "how", "who", "evidence"].map((name) => say(pilot, `column-${name}`));
  for (const name of plan.columns) {
    top.push(columnName(pilot, plan, name), "", "");
    heads.push(...["measured", "result", "note"].map((part) => say(pilot, `column-${part}`)));
  }
  const rows = [top, heads];
  for (const [number, row] of plan.rows.entries()) {
    /** @type {SheetCell[]} */
    const cells = [row.id, say(pilot, `section-${row.kind}`), row.label, row.target, figure(row.threshold) ?? row.threshold, row.how, row.who, row.evidence];
    for (const [place, name] of plan.columns.entries()) cells.push(...asked(pilot, model.levels, row, card, name, number + FIRST, FIXED + EACH * place));
    rows.push(cells);
  }
  const last = FIRST + plan.rows.length - 1;
  for (const word of ["pass", "fail"]) {
    const text = say(pilot, word);
    const total = ["", "", text, ...empty(FIXED - 3)];
    for (const place of plan.columns.keys()) {
      const at = FIXED + EACH * place + 1;
      const count = rows.slice(FIRST - 1, last).filter((row) => valueOf(row[at]) === text).length;
      total.push("", { text: `COUNTIF(${column(at)}${FIRST}:${column(at)}${last},"${text}")`, value: count }, "");
    }
    rows.push(total);
  }
  return { name: "Scorecard", heads: 2, rows };
}

/** @param {SheetCell} cell */
export const valueOf = (cell) => (typeof cell === "object" ? cell.value : cell);

/** @param {PilotModel} pilot @param {string[]} levels @param {PlanRow} row @param {Card} card @param {string} name @param {number} at @param {number} start @returns {SheetCell[]} */
function asked(pilot, levels, row, card, name, at, start) {
  if (!row.of.includes(name)) return ["\u2013", "\u2013", ""];
  const cell = cellOf(card, row.id, name);
  const found = met(row, levels, cell);
  const value = found ? say(pilot, found) : "";
  const here = `${column(start)}${at}`;
  const [yes, no] = [say(pilot, "pass"), say(pilot, "fail")];
  /** @type {SheetCell} */
  let outcome = value;
  if (row.better === "less" || row.better === "more") {
    const most = row.most ? `,${here}<=${row.most},$E${at}<=${row.most}` : "";
    const known = `AND(ISNUMBER(${here}),ISNUMBER($E${at}),${here}>=0${most})`;
    outcome = { text: `IF(${known},IF(${here}${row.better === "less" ? "<=" : ">="}$E${at},"${yes}","${no}"),"")`, value };
  } else if (row.better === "level") {
    const same = levels.map((level) => `${here}="${level}"`);
    outcome = { text: `IF(OR(${same.slice(levels.indexOf(row.threshold)).join(",")}),"${yes}",IF(OR(${same.join(",")}),"${no}",""))`, value };
  }
  return [figure(cell.measured.trim()) ?? cell.measured, outcome, cell.note];
}

/** @param {PilotModel} pilot @param {Plan} plan @param {Card} card @returns {Sheet} */
function questionnaires(pilot, plan, card) {
  const { usability } = pilot;
  const { items } = usability;
  /** @type {SheetCell[][]} */
  const rows = [
    [usability.name, ...empty(items.length), "", ""],
    [say(pilot, "column-candidate"), say(pilot, "column-participant"), ...items.map((item) => item.statement), say(pilot, "column-score")],
  ];
  const [first, last, letter] = [column(2), column(1 + items.length), column(2 + items.length)];
  for (const candidate of plan.candidates) {
    const people = own(card.usability, candidate.id) ?? [];
    const start = rows.length + 1;
    for (let number = 0; number < usability.most; number++) {
      const at = rows.length + 1;
      const answers = people[number] ?? [];
      const points = score(usability, answers);
      const sum = items.map((item, place) => (item.positive ? `(${column(2 + place)}${at}-1)` : `(5-${column(2 + place)}${at})`)).join("+");
      const given = items.map((_, place) => answers[place] || "");
      rows.push([candidate.name, number + 1, ...given, { text: `IF(COUNT(${first}${at}:${last}${at})=${items.length},(${sum})*100/${4 * items.length},"")`, value: points === null ? "" : points / 10 }]);
    }
    const span = `${letter}${start}:${letter}${rows.length}`;
    const scores = people.flatMap((/** @type {number[]} */ answers) => score(usability, answers) ?? []);
    const mean = scores.length ? rounded(scores.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0), scores.length) / 10 : "";
    rows.push([candidate.name, say(pilot, "column-score"), ...empty(items.length), { text: `IF(COUNT(${span})=0,"",ROUND(AVERAGE(${span}),1))`, value: mean }]);
  }
  return { name: "Usability", heads: 2, rows };
}
