// @ts-check
// What follows from a filled scorecard: the same as outcome.py, where it stands why.
import { own, record } from "../../shared/own.js";
import { told, winner } from "./usability.js";
import { say } from "./words.js";

/** @import { Card, Cell, PilotModel, Plan, PlanRow, Score, Conclusion } from "./model.d.ts" */

const ORDER = ["adopt", "conditions", "extend", "open", "reject"];
/** @type {Cell} */
const EMPTY = { measured: "", result: "", note: "" };

/** @param {string} text @returns {number | null} */
export const figure = (text) => (/^[0-9]{1,9}(\.[0-9]{1,6})?$/.test(text) ? Number(text) : null);

/** @param {PlanRow} row @param {string} text @returns {number | null} */
export function figureOf(row, text) {
  const [value, most] = [figure(text), figure(row.most)];
  return value === null || (most !== null && value > most) ? null : value;
}

/** @param {Card} card @param {string} row @param {string} column @returns {Cell} */
export const cellOf = (card, row, column) => own(own(card.cells, row), column) ?? EMPTY;

/** @param {PlanRow} row @param {string[]} levels @param {Cell} cell */
export function isWrong(row, levels, cell) {
  const text = cell.measured.trim();
  if (!text) return false;
  if (row.better === "level") return !levels.includes(text);
  return ["less", "more"].includes(row.better) && figureOf(row, text) === null;
}

/** @param {PlanRow} row @param {string[]} levels @param {Cell} cell @returns {string} */
export function met(row, levels, cell) {
  const text = cell.measured.trim();
  if (row.better === "level") {
    if (!levels.includes(text) || !levels.includes(row.threshold)) return "";
    return levels.indexOf(text) >= levels.indexOf(row.threshold) ? "pass" : "fail";
  }
  if (row.better === "less" || row.better === "more") {
    const [value, bound] = [figureOf(row, text), figureOf(row, row.threshold)];
    if (value === null || bound === null) return "";
    return (row.better === "less" ? value <= bound : value >= bound) ? "pass" : "fail";
  }
  return ["pass", "fail"].includes(cell.result) ? cell.result : "";
}

/** @param {PilotModel} pilot @param {string[]} levels @param {Plan} plan @param {Card} card @param {boolean} ended */
export function judge(pilot, levels, plan, card, ended) {
  const conclusions = plan.candidates.map((one) => conclusion(pilot, levels, plan, card, one.id, ended));
  const scores = plan.candidates.map((one) => told(pilot.usability, own(card.usability, one.id) ?? []));
  const [best, text] = overall(pilot, plan, conclusions, scores);
  return { conclusions, scores, best, text };
}

/** @param {PilotModel} pilot @param {string[]} levels @param {Plan} plan @param {Card} card @param {string} name @param {boolean} ended @returns {Conclusion} */
function conclusion(pilot, levels, plan, card, name, ended) {
  const asked = plan.rows.filter((row) => row.of.includes(name)).map((row) => ({ row, state: met(row, levels, cellOf(card, row.id, name)) }));
  const stopped = asked.filter(({ row, state }) => row.kind === "stop" && state === "fail").map(({ row }) => row);
  const counted = asked.filter(({ row }) => row.kind !== "stop");
  const failed = counted.filter(({ state }) => state === "fail").map(({ row }) => row);
  const waiting = counted.filter(({ state }) => !state).map(({ row }) => row);
  const passed = counted.length - failed.length - waiting.length;
  const missed = card.extended ? [...failed, ...waiting] : failed;
  const lost = counted.map(({ row }) => row).filter((row) => row.kind === "must" && missed.includes(row));
  const { most_failed: most } = pilot.box;
  /** @param {string} conclusion @param {string} code @param {Record<string, string | number>} [words] @returns {Conclusion} */
  const found = (conclusion, code, words) => ({ candidate: name, conclusion, because: say(pilot, `because-${code}`, words), failed: failed.map((row) => row.id), open: waiting.map((row) => row.id), passed });
  const listed = (/** @type {PlanRow[]} */ rows) => ({ rows: rows.map((row) => row.label).join("; ") });
  if (stopped.length) return found("reject", "stopped", listed(stopped));
  if (!passed && !failed.length) return found("open", "empty");
  if (lost.length) return found("reject", "must", listed(lost));
  if (missed.length > most) return found("reject", "many", { count: missed.length, most });
  if (waiting.length && !card.extended) return ended ? found("extend", "open", { count: waiting.length }) : found("open", "waiting", { count: waiting.length });
  return missed.length ? found("conditions", "failed", listed(missed)) : found("adopt", "met");
}

/** @param {PilotModel} pilot @param {Plan} plan @param {Conclusion[]} conclusions @param {(Score | null)[]} scores @returns {[string | null, string]} */
function overall(pilot, plan, conclusions, scores) {
  if (!conclusions.length) return [null, ""];
  const top = ORDER.find((word) => conclusions.some((one) => one.conclusion === word)) ?? "";
  const word = say(pilot, `conclusion-${top}`);
  if (top !== "adopt" && top !== "conditions") return [null, say(pilot, "overall-none", { conclusion: word })];
  /** @param {number} at @param {string} code @returns {[string, string]} */
  const first = (at, code) => {
    const name = conclusions[at].candidate;
    return [name, say(pilot, `overall-${code}`, { candidate: plan.candidates.find((one) => one.id === name)?.name ?? name, conclusion: word })];
  };
  const best = [...conclusions.keys()].filter((at) => conclusions[at].conclusion === top);
  if (best.length === 1) return first(best[0], "one");
  const fewest = Math.min(...best.map((at) => conclusions[at].failed.length));
  const least = best.filter((at) => conclusions[at].failed.length === fewest);
  if (least.length === 1) return first(least[0], "fewer");
  const easier = winner(pilot.usability, least.map((at) => scores[at]));
  return easier === null ? [null, say(pilot, "overall-alike", { conclusion: word })] : first(least[easier], "usability");
}

const mapping = (/** @type {any} */ value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");

/** A scorecard from what a file holds. @param {any} value @returns {Card} */
export function cardOf(value) {
  const given = mapping(value);
  /** @type {Card} */
  const card = { cells: record(), usability: record(), extended: given.extended === true };
  for (const [row, columns] of Object.entries(mapping(given.cells))) {
    for (const [column, cell] of Object.entries(mapping(columns))) {
      const { measured, result, note } = mapping(cell);
      (card.cells[row] ??= record())[column] = { measured: text(measured), result: text(result), note: text(note) };
    }
  }
  for (const [column, people] of Object.entries(mapping(given.usability))) {
    if (Array.isArray(people)) card.usability[column] = people.filter(Array.isArray).map((answers) => answers.map((/** @type {any} */ one) => (Number.isInteger(one) ? one : 0)));
  }
  return card;
}
