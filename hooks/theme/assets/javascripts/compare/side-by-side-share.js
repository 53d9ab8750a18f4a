// @ts-check
/** What stands side by side as a file: Markdown to read, a table for a spreadsheet. */
import { csv } from "../shared/csv.js";
import { part } from "./side-by-side-model.js";

/** @typedef {import("./side-by-side-model.js").Comparison} Comparison */
/** @typedef {import("./side-by-side-model.js").Line} Line */
/** @typedef {import("./side-by-side-model.js").Say} Say */

/** @param {Line[]} lines */
const plain = (lines) => lines.map((line) => line.map((piece) => piece.text).join(" ")).join("; ");

/** @param {[number, number] | undefined} score @param {Say} say */
const scored = (score, say) => (score ? (score[0] === score[1] ? String(score[0]) : say("range", { low: score[0], high: score[1] })) : say("unscored"));

/** @param {string} text */
const safe = (text) => text.replace(/\s+/g, " ").replaceAll("|", "\\|");

/** @param {string[]} heads @param {string[][]} rows */
function grid(heads, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(safe).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line), ""];
}

/**
 * @param {Comparison} found
 * @param {{ link: string, day: string, say: Say }} given
 * @returns {string}
 */
export function markdown(found, { link, day, say }) {
  const names = found.columns.map((column) => column.name);
  const site = (/** @type {string} */ href) => new URL(href, link).href;
  const levels = (/** @type {boolean} */ differing) => grid(
    [say("capability"), ...names],
    part(found.areas, differing).flatMap((area) => area.rows.map((row) => [
      `${area.name}: ${row.name}`,
      ...row.cells.map((cell) => cell.inside
        ? `[${say(`level-${cell.level}`)}](${site(cell.href)})${cell.note ? ` ${cell.note}` : ""}${cell.said ? ` (${cell.said})` : ""}`
        : `${say(`level-${cell.level}`)}. ${say("outside")}`),
    ])));
  const block = (/** @type {string} */ key, /** @type {string[]} */ lines) => [`## ${say(key)}`, "", ...lines];
  return [
    `# ${names.join(", ")}`, "", say("taken-from", { link, day }), "",
    ...block("facts", grid(["", ...names], found.facts.map(({ key, cells }) => [say(`fact-${key}`), ...cells.map(plain)]))),
    ...(found.deciding.length ? block("deciding", grid([say("criterion"), ...names],
      found.deciding.map(({ criterion, scores }) => [`${criterion.label} (${say("ends", criterion)})`, ...scores.map((score) => scored(score, say))]))) : []),
    ...block("differences", levels(true)),
    ...block("together", [...(found.edges.length
      ? found.edges.map((edge) => `* ${say("edge", edge)}${edge.note ? `. ${edge.note}` : ""} [${say("source")}](${site(edge.href)})`)
      : [say("nothing-between")]), ""]),
    ...block("same", levels(false)),
  ].join("\n");
}

/**
 * One line for each fact, criterion and capability; each column has its value, and for levels note, day and page.
 * @param {Comparison} found
 * @param {{ link: string, say: Say }} given
 * @returns {string}
 */
export function table(found, { link, say }) {
  const names = found.columns.map((column) => column.name);
  const heads = names.flatMap((name) => [name, ...["note", "read", "page"].map((key) => say(`column-${key}`, { name }))]);
  const rest = ["", "", ""];
  const rows = [
    [say("column-section"), say("column-area"), say("column-what"), ...heads],
    ...found.facts.map(({ key, cells }) => [say("facts"), "", say(`fact-${key}`), ...cells.flatMap((lines) => [plain(lines), ...rest])]),
    ...found.deciding.map(({ criterion, scores }) => [say("deciding"), "", criterion.label, ...scores.flatMap((score) => [scored(score, say), ...rest])]),
    ...[true, false].flatMap((differing) => part(found.areas, differing).flatMap((area) => area.rows.map((row) => [
      say(differing ? "differences" : "same"), area.name, row.name,
      ...row.cells.flatMap((cell) => [say(`level-${cell.level}`), cell.inside ? cell.note : say("outside"), cell.read, cell.inside ? new URL(cell.href, link).href : ""]),
    ]))),
  ];
  return csv(rows);
}
