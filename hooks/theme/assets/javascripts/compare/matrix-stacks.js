// @ts-check
/** The rows of stacks in the matrix. Loaded where there is one: in the address, or collected. */
import { entriesOf, isStack, nameOf, stackOf } from "../shared/stacks.js";
import { link, make } from "./matrix-parts.js";
import { dayOf, valuesOf } from "./matrix-view.js";
import { together } from "./roll-up.js";

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").Row} Row */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** Numbers of parts that fit beside a mark; its words for those who hear it name all. */
const FITTING = 2;

/** What decides on the level of a stack, in words. @param {Data} data @param {Say} say */
export const rule = (data, say) =>
  [say("rule"), ...(data.stacks?.least ?? []).map(({ area, why }) => say("rule-least", { area: data.areas[area].name, why }))].join(" ");

/**
 * The row of a stack, or null where it has a part that there is not, or too many.
 * @param {Data} data
 * @param {string} id
 * @returns {Row | null}
 */
function stackRow(data, id) {
  const parts = entriesOf(id).map((one) => data.rows.find((row) => row.id === one));
  const rows = /** @type {Row[]} */ (parts.filter(Boolean));
  if (rows.length < parts.length || rows.length < 2 || rows.length > (data.stacks?.most ?? 1)) return null;
  const weakest = new Set(data.stacks?.least.map(({ area }) => area));
  const cells = data.columns.map(({ area }, at) => together(rows.map((row) => row.levels[at]), weakest.has(area)));
  const from = cells.map(({ by }) => by.map((place) => rows[place]));
  return {
    id: stackOf([id]),
    name: nameOf(rows.map(({ name }) => name)),
    also: rows.flatMap(({ also }) => also),
    over: rows.some(({ over }) => over),
    levels: cells.map(({ level }) => level).join(""),
    by: cells.map(({ by }) => by),
    bounds: cells.map(({ bound }) => bound),
    parts: rows,
    read: "",
    // A level is as old as the oldest text that it rests on.
    other: Object.fromEntries(from.flatMap((some, at) => (some.length ? [[at, some.map((row) => dayOf(row, at)).sort()[0]]] : []))),
    apart: data.columns.flatMap((_, at) => (from[at].some((row) => row.apart.includes(at)) ? [at] : [])),
  };
}

/**
 * The data with the reader's own stacks, first.
 * @param {Data} data
 * @param {string[]} ids of which those that are no stacks count for nothing
 * @returns {Data}
 */
export function withStacks(data, ids) {
  const stacks = [...new Set(ids.filter(isStack).map((id) => stackOf([id])))].flatMap((id) => stackRow(data, id) ?? []);
  return stacks.length ? { ...data, rows: [...stacks, ...data.rows] } : data;
}

/**
 * What a cell says: the key of its words, and of a stack the parts that it is from, with the id of the first.
 * @param {Row} row
 * @param {number} at
 */
export function saying(row, at) {
  const letter = row.levels[at];
  const bound = row.bounds?.[at];
  const from = letter === "n" || letter === "." ? [] : row.by?.[at] ?? [];
  return { first: row.parts?.[row.by?.[at]?.[0] ?? 0].id, key: bound ? `${bound}-${letter}` : letter, bound, from, names: from.map((place) => row.parts?.[place].name ?? "").join(", ") };
}

/** The name of a stack: its parts, numbered for the cells. @param {Row[]} parts @param {import("./matrix-parts.js").Words} words */
export const name = (parts, { status, up }) => make("span", "stack-name", ...parts.flatMap((row, at) => {
  const over = row.over ? [make("small", "", status(valuesOf(row, "status")[0]).toLowerCase())] : [];
  return [...(at ? [" + "] : []), link(`${up}platforms/${row.id}/`, row.name), make("sup", "", String(at + 1)), ...over];
}));

/** Writes into a mark which parts it is from. @param {HTMLElement} mark @param {ReturnType<typeof saying>} said */
export function number(mark, { bound, from }) {
  mark.classList.toggle("level--bound", Boolean(bound));
  if (!from.length) return;
  const shown = from.slice(0, FITTING).map((at) => at + 1).join(" ");
  const made = make("sup", "", `${shown}${from.length > FITTING ? "\u2026" : ""}`);
  // Where marks have no words the sign says what they would.
  if (bound) made.dataset.sign = bound === "least" ? "\u2265" : "\u2264";
  made.setAttribute("aria-hidden", "true");
  mark.append(made);
}
