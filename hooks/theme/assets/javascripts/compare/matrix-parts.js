// @ts-check
/** The parts of which a table and cards of the matrix are made: names of entries, heads of columns, marks. */
import { own } from "../shared/own.js";
import { cellOf, dayOf, valuesOf } from "./matrix-view.js";

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").View} View */
/** @typedef {import("./matrix-view.js").Row} Row @typedef {import("./matrix-view.js").Column} Column */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */
/** @typedef {{say: Say, up: string, pins: boolean, status: (id: string) => string}} Words `up` leads to the root of the
 *   site, `pins` tells whether rows can be pinned, `status` gives the word for a state */

const DAY = 86_400_000;
const LEVELS = /** @type {Record<string, string>} */ ({ f: "full", p: "partial", d: "diy", n: "none", u: "unknown" });

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [name] of its class
 * @param {...(string | Node)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, name = "", ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}

/** @param {string} href @param {string} text @param {string} [name] */
export function link(href, text, name = "") {
  const element = make("a", name, text);
  element.href = href;
  return element;
}

export class Parts {
  /** @param {Data} data @param {Words} words */
  constructor(data, words) {
    this.data = data;
    this.words = words;
    this.now = Date.now();
    /** @type {View | null} */
    this.view = null;
    /** What draws stacks, where there are some. @type {typeof import("./matrix-stacks.js") | undefined} */
    this.stacks = undefined;
  }

  /** @param {string} scope @param {...(string | Node)} content */
  head(scope, ...content) {
    const head = make("th", "", ...content);
    head.scope = scope;
    return head;
  }

  /** @param {Column} column */
  columnLink(column) {
    const { byArea } = /** @type {View} */ (this.view);
    const made = link(`${this.words.up}${byArea ? "compare/areas" : "capabilities"}/${column.id}/`, column.short);
    made.dataset[byArea ? "area" : "column"] = column.id;
    return made;
  }

  /** @param {Row} row */
  isPinned(row) {
    const { rows, pinned } = /** @type {View} */ (this.view);
    return rows.indexOf(row) < pinned;
  }

  /** @param {Row} row @returns {Node[]} */
  name(row) {
    /** @type {Node[]} */
    const parts = [this.stacks && row.parts ? this.stacks.name(row.parts, this.words) : link(`${this.words.up}platforms/${row.id}/`, row.name)];
    if (this.words.pins) {
      const pin = make("button", "pin");
      pin.type = "button";
      pin.dataset.pin = row.id;
      pin.setAttribute("aria-label", this.words.say("pin", { name: row.name }));
      pin.setAttribute("aria-pressed", String(this.isPinned(row)));
      parts.unshift(pin);
    }
    const verdict = own(this.data.verdicts, valuesOf(row, "verdict")[0]);
    if (verdict) {
      const chip = make("span", "chip chip--verdict", verdict.label);
      chip.dataset.tone = verdict.tone;
      parts.push(document.createTextNode(" "), chip);
    }
    return row.over && !row.parts ? [...parts, make("small", "", this.words.status(valuesOf(row, "status")[0]).toLowerCase())] : parts;
  }

  /** @param {HTMLElement} cell @param {Row} row @param {Column} column */
  mark(cell, row, column) {
    const { byArea } = /** @type {View} */ (this.view);
    const { letter, low, high, of } = cellOf(row, column);
    if (byArea) {
      const text = this.words.say(high > low ? "share-open" : "share", { low, high, of });
      const name = `share share--${Math.round((8 * low) / of)}`;
      cell.append(row.parts ? make("span", name, text) : link(`${this.words.up}platforms/${row.id}/#area-${column.id}`, text, name));
      return;
    }
    const stack = row.parts && this.stacks?.saying(row, column.at[0]);
    const mark = link(`${this.words.up}platforms/${stack?.first ?? row.id}/#${column.id}`, this.words.say(stack?.key ?? letter), `level level--${LEVELS[letter]}`);
    const days = Math.floor((this.now - Date.parse(dayOf(row, column.at[0]))) / DAY);
    const notes = stack?.names ? [this.words.say("from", { names: stack.names })] : [];
    if (days > this.data.stale_after) {
      mark.classList.add("stale");
      notes.push(this.words.say("stale", { days }));
    }
    if (row.apart.includes(column.at[0])) {
      mark.classList.add("apart");
      notes.push(this.words.say("apart"));
    }
    if (notes.length) {
      mark.title = notes.join("; ");
      mark.setAttribute("aria-label", `${mark.textContent}, ${mark.title}`);
    }
    if (stack) this.stacks?.number(mark, stack);
    cell.append(mark);
  }
}
