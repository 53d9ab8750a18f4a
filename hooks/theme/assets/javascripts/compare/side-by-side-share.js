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

/** @param {import("./side-by-side-model.js").Cell} cell @param {Say} say */
const leveled = ({ level, bound }, say) => say(`${bound || "level"}-${level}`);

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
  const levels = (/** @type {string} */ kind) => grid(
    [say("capability"), ...names],
    part(found.areas, kind).flatMap((area) => area.rows.map((row) => [
      `${area.name}: ${row.name}`,
      ...row.cells.map((cell) => cell.inside
        ? `[${leveled(cell, say)}](${site(cell.href)})${cell.note ? ` ${cell.note}` : ""}${cell.said ? ` (${cell.said})` : ""}`
        : `${say(`level-${cell.level}`)}. ${say("outside")}`),
    ])));
  const edge = (/** @type {import("./side-by-side-model.js").Edge} */ one) => `* ${say("edge", one)}${one.note ? `. ${one.note}` : ""} [${say("source")}](${site(one.href)})`;
  const block = (/** @type {string} */ key, /** @type {string[]} */ lines) => [`## ${say(key)}`, "", ...lines];
  return [
    `# ${names.join(", ")}`, "", say("taken-from", { link, day }), "",
    ...block("facts", grid(["", ...names], found.facts.map(({ key, cells }) => [say(`fact-${key}`), ...cells.map(plain)]))),
    ...(found.deciding.length ? block("deciding", grid([say("criterion"), ...names],
      found.deciding.map(({ criterion, scores }) => [`${criterion.label} (${say("ends", criterion)})`, ...scores.map((score) => scored(score, say))]))) : []),
    ...block("differences", levels("differences")),
    ...(part(found.areas, "alone").length ? block("alone", levels("alone")) : []),
    ...block("together", found.joints.flatMap((one) => [`### ${one.name}`, "", ...one.edges.map(edge),
      ...one.made.map((joint) => `* ${say(joint.key, joint)}`), ...one.missing.map((joint) => `* ${say("joint-missing", joint)}`), ""])),
    ...(found.joints.length && found.edges.length ? [`### ${say("between")}`, ""] : []),
    ...(found.edges.length ? [...found.edges.map(edge), ""] : found.joints.length ? [] : [say("nothing-between"), ""]),
    ...block("same", levels("same")),
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
    ...["differences", "alone", "same"].flatMap((kind) => part(found.areas, kind).flatMap((area) => area.rows.map((row) => [
      say(kind), area.name, row.name,
      ...row.cells.flatMap((cell) => [leveled(cell, say), cell.inside ? cell.note : say("outside"), cell.read, cell.inside ? new URL(cell.href, link).href : ""]),
    ]))),
  ];
  return csv(rows);
}
