// @ts-check
/**
 * What the matrix shows for a state of its tools: no page here, only values.
 *
 * @typedef {{id: string, name: string, also: string[], over: boolean, levels: string, read: string,
 *   other: Record<string, string>, apart: number[], parts?: Row[], by?: number[][], bounds?: import("./roll-up.js").Bound[]}} Row
 *   with its values in each facet under the facet's id. A stack has the rows of its parts, the places of those that each
 *   level is from, and whether a level is a bound
 * @typedef {{id: string, label: string, values: Record<string, string>}} Facet  something to filter by, with the words of its values
 * @typedef {{verdicts?: Record<string, {label: string, tone: string}>, date: string, stale_after: number, stacks?: {most: number, least: {area: number, why: string}[]}, facets: Facet[], areas: {id: string, short: string, name: string}[],
 *   columns: {id: string, short: string, name: string, area: number, former?: string[]}[], rows: Row[]}} Data  compare/matrix.json
 * @typedef {Map<string, string[]>} State  the names in the address with their values
 * @typedef {{id: string, short: string, name: string, area: number, at: number[]}} Column
 *   a capability, or an area as a whole; `at` are positions in the levels of a row
 * @typedef {{columns: Column[], rows: Row[], pinned: number, fitting: number, equal: number, outside: number, byArea: boolean, turned: boolean, sort: string,
 *   counts: Map<string, number>, wished: Map<string, number>}} View
 */
import { own } from "../shared/own.js";
import { entriesOf, stackOf } from "../shared/stacks.js";

/** What an entry has of a facet, which may be nothing. @param {Row} row @param {string} facet @returns {string[]} */
export const valuesOf = (row, facet) => own(row, facet) ?? [];
/** What a wish for a level takes: the letters of levels. */
const TAKES = /** @type {Record<string, string>} */ ({ full: "f", partial: "fp", diy: "fpd", none: "n.", unknown: "u" });
const ORDER = "fpdun.";
const WORTH = /** @type {Record<string, number>} */ ({ f: 2, p: 1 });

/**
 * The level that a row surely has, as a letter: of what it has at most that is nothing.
 * @param {Row} row
 * @param {number} at
 */
const sure = (row, at) => (row.bounds?.[at] === "most" ? "u" : row.levels[at]);

/**
 * The state of an address: names and values that mean nothing are dropped, old forms are read.
 * @param {string} query
 * @param {Data} data
 * @returns {State}
 */
export function readState(query, data) {
  const given = new URLSearchParams(query);
  const columns = new Set(data.columns.map(({ id }) => id));
  // Links with the id that a capability had before still hold.
  const renamed = new Map(data.columns.flatMap(({ id, former }) => (former ?? []).map((old) => /** @type {[string, string]} */ ([old, id]))));
  const now = (/** @type {string} */ value) => {
    const [id, ...rest] = value.split(".");
    return [renamed.get(id) ?? id, ...rest].join(".");
  };
  const rows = new Set(data.rows.map(({ id }) => id));
  /** @type {State} */
  const state = new Map();
  /** @param {string} name @param {(value: string) => unknown} known @param {string[]} [values] */
  const take = (name, known, values = given.getAll(name)) => {
    const kept = [...new Set(values)].filter(known);
    if (kept.length) state.set(name, kept);
  };
  take("find", (text) => text.trim());
  for (const { id: name } of data.facets) take(name, (value) => data.rows.some((row) => valuesOf(row, name).includes(value)));
  take("area", (value) => data.areas.some(({ id }) => id === value));
  take("column", (value) => columns.has(value), given.getAll("column").map(now));
  take("hide", (value) => columns.has(value), given.getAll("hide").map(now));
  // Until there were several wishes, the level of the one stood apart.
  const least = given.get("level") ?? "partial";
  const wishes = given.getAll("has").map((value) => now(value.includes(".") ? value : `${value}.${least}`));
  take("has", (value) => columns.has(value.split(".")[0]) && own(TAKES, value.split(".")[1]), wishes);
  const fits = (/** @type {string[]} */ parts) => parts.every((id) => rows.has(id)) && parts.length > 0 && parts.length <= Math.max(1, data.stacks?.most ?? 1);
  take("pin", (value) => fits(entriesOf(value)), given.getAll("pin").map((value) => stackOf([value])));
  take("sort", (value) => value === "coverage" || columns.has(value), given.getAll("sort").map(now));
  take("group", (value) => value === "area" || value === "capability");
  take("turn", (value) => value === "yes");
  take("same", (value) => value === "hide");
  take("only", (value) => value === "pinned");
  take("density", (value) => value === "compact");
  return state;
}

/** The address of a state, without the question mark: names in order, nothing for what is at rest. @param {State} state */
export function writeState(state) {
  const ordered = [...state].sort(([a], [b]) => (a < b ? -1 : 1));
  // The plus sign of a stack comes back as a space, which means the same there, and reads better than its code.
  const pair = (/** @type {string} */ name, /** @type {string} */ value) => (name === "pin" ? `pin=${value}` : new URLSearchParams([[name, value]]).toString());
  return ordered.flatMap(([name, values]) => values.map((value) => pair(name, value))).join("&");
}

/**
 * How much of a column an entry has.
 * @param {Row} row
 * @param {Column} column
 * @returns {{letter: string, low: number, high: number, of: number}} the level's letter where the column is one
 *   capability; for an area how many it has in full or in part, and how many it may have where some are unknown
 */
export function cellOf(row, { at }) {
  let low = 0;
  let unknown = 0;
  let outside = 0;
  for (const index of at) {
    const letter = sure(row, index);
    if (letter === "f" || letter === "p") low += 1;
    // What is at least DIY may be more, and what is at most DIY is not enough.
    else if (row.bounds?.[index] ? row.bounds[index] === "least" || row.levels[index] !== "d" : letter === "u") unknown += 1;
    else if (letter === ".") outside += 1;
  }
  return { letter: at.length === 1 ? row.levels[at[0]] : outside === at.length ? "." : "", low, high: low + unknown, of: at.length };
}

/** The day of the text behind a claim. @param {Row} row @param {number} at */
export function dayOf(row, at) {
  return row.other[at] ?? row.read;
}

/** @param {Data} data @param {State} state @param {boolean} byArea @returns {Column[]} */
function chosenColumns(data, state, byArea) {
  const areas = state.get("area") ?? [];
  const single = state.get("column") ?? [];
  const hidden = state.get("hide") ?? [];
  const columns = data.columns
    .map((column, index) => ({ ...column, at: [index] }))
    .filter(({ id, area }) => !hidden.includes(id) && (!(areas.length || single.length) || areas.includes(data.areas[area].id) || single.includes(id)));
  if (!byArea) return columns;
  return data.areas
    .map((area, index) => ({ ...area, area: index, at: columns.filter((column) => column.area === index).flatMap(({ at }) => at) }))
    .filter(({ at }) => at.length);
}

/** @param {State} state @param {Data} data @returns {(row: Row) => string[]} the filters that a row does not pass */
function misses(state, data) {
  const find = state.get("find")?.[0].trim().toLowerCase() ?? "";
  const wishes = (state.get("has") ?? []).map((wish) => {
    const [id, least] = wish.split(".");
    return { wish, at: data.columns.findIndex((column) => column.id === id), takes: TAKES[least] };
  });
  return (row) => {
    /** @type {string[]} */
    const failed = [];
    if (find && !`${row.name} | ${row.also.join(" | ")}`.toLowerCase().includes(find)) failed.push("find");
    for (const { id: name } of data.facets) {
      const wanted = state.get(name);
      // A stack is what each of its parts is.
      const passes = (/** @type {Row} */ one) => wanted?.some((value) => valuesOf(one, name).includes(value));
      if (wanted && !(row.parts ?? [row]).every(passes)) failed.push(name);
    }
    for (const { wish, at, takes } of wishes) if (!takes.includes(sure(row, at))) failed.push(wish);
    return failed;
  };
}

/** @param {Row} row @param {Column[]} columns how much of the columns it has, two for full and one for partial */
const coverage = (row, columns) => columns.reduce((sum, { at }) => sum + at.reduce((part, index) => part + (WORTH[sure(row, index)] ?? 0), 0), 0);

/** @param {Row[]} rows @param {string} sort @param {Data} data @param {Column[]} columns */
function sorted(rows, sort, data, columns) {
  const at = data.columns.findIndex(({ id }) => id === sort);
  if (!sort) return rows;
  const rank = new Map(rows.map((row) => [row, at < 0 ? -coverage(row, columns) : ORDER.indexOf(sure(row, at))]));
  // The rows come by name, and sorting keeps the order of equals.
  return [...rows].sort((a, b) => Number(a.over) - Number(b.over) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

/**
 * Works out what a state shows.
 * @param {Data} data
 * @param {State} state
 * @param {string} asked the capability whose levels are counted for a wish, or ""
 * @returns {View}
 */
export function view(data, state, asked = "") {
  const byArea = state.get("group")?.[0] === "area";
  const pins = state.get("pin") ?? [];
  const failed = misses(state, data);
  const askedAt = data.columns.findIndex(({ id }) => id === asked);
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Map<string, number>} */
  const wished = new Map();
  /** @param {Map<string, number>} map @param {string} key */
  const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const fitting = data.rows.filter((row) => {
    const missed = failed(row);
    // Numbers are of entries: a stack is the reader's own.
    if (row.parts) return missed.length === 0;
    // A value's number is that of the entries which it would show: all other filters hold, its own does not.
    for (const { id: name } of data.facets) {
      if (missed.every((miss) => miss === name)) for (const value of valuesOf(row, name)) count(counts, `${name}=${value}`);
    }
    if (askedAt >= 0 && missed.every((miss) => miss.startsWith(`${asked}.`))) {
      for (const [least, takes] of Object.entries(TAKES)) if (takes.includes(row.levels[askedAt])) count(wished, least);
    }
    return missed.length === 0;
  });
  const known = new Map(data.rows.map((row) => [row.id, row]));
  const first = /** @type {Row[]} */ (pins.map((id) => known.get(id)).filter(Boolean));
  const sort = state.get("sort")?.[0] ?? "";
  let columns = chosenColumns(data, state, byArea);
  const named = state.has("area") || state.has("column");
  // Whoever asks for some columns looks for those who serve them.
  const serves = (/** @type {Row} */ row) => !named || columns.some((column) => cellOf(row, column).letter !== ".");
  const passing = fitting.filter((row) => !pins.includes(row.id));
  const others = passing.filter(serves);
  const rows = [...first, ...(state.has("only") && first.length ? [] : sorted(others, sort, data, columns))];
  const before = columns.length;
  if (state.has("same") && rows.length > 1) columns = columns.filter((column) => !equal(rows, column));
  return { columns, rows, pinned: first.length, fitting: fitting.filter(({ parts }) => !parts).length, equal: before - columns.length, outside: passing.filter((row) => !row.parts && !serves(row)).length, byArea, turned: state.has("turn"), sort, counts, wished };
}

/** Out of scope is the level none. @param {Row[]} rows @param {Column} column */
function equal(rows, column) {
  const text = (/** @type {Row} */ row) => column.at.map((index) => `${row.bounds?.[index] ?? ""}${row.levels[index].replace(".", "n")}`).join(" ");
  const first = text(rows[0]);
  return rows.every((row) => text(row) === first);
}
