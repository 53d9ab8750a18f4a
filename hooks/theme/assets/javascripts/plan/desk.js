// @ts-check
/**
 * What a reader's plan holds: the interview's answers and what the steps of the plan add, in the address after the #;
 * names, free text and scorecards in this tab and in a file that the reader saves. Nothing is sent anywhere.
 */
import { lead, read, write } from "../decide/address.js";
import { keepFragment } from "../shared/address-bar.js";
import { record } from "../shared/own.js";

/** The version of addresses and files. */
export const VERSION = "1";
/** The most characters of an address; a longer one is cut by programs for mail and chat. */
export const MOST = 6000;
const STORE = "guide-plan";
/** The most characters of a file that is opened. */
const LARGEST = 2_000_000;

/** Why a file cannot be opened. */
export class PlanError extends Error {
  /** @param {"large" | "broken" | "foreign" | "version"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @typedef {Record<string, string[]>} Values */
/** @typedef {{answers: Values, weights: Record<string, number>, marks: Values, plan: Values}} State */

/**
 * The text of a file.
 * @param {string} fragment with its #
 * @param {Record<string, any>} notes
 */
export function fileOf(fragment, notes) {
  return `${JSON.stringify({ format: "plan", version: Number(VERSION), fragment, notes }, null, 2)}\n`;
}

/**
 * Reads such a file.
 * @param {string} text
 * @returns {{fragment: string, notes: Record<string, any>}}
 * @throws {PlanError} when it is no file of this kind, of another version, or too large
 */
export function fromFile(text) {
  if (text.length > LARGEST) throw new PlanError("large");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new PlanError("broken");
  }
  if (found?.format !== "plan") throw new PlanError("foreign");
  if (found.version !== Number(VERSION)) throw new PlanError("version");
  const { fragment, notes } = found;
  if (typeof fragment !== "string" || typeof notes !== "object" || !notes || Array.isArray(notes)) throw new PlanError("broken");
  return { fragment, notes: Object.assign(record(), notes) };
}

/** The plan of the page that is open. */
export class Desk {
  constructor() {
    /** @type {State} */
    this.state = read("");
    /** Called after what the page shows was replaced: by a file, or by going back. @type {(() => void)[]} */
    this.listeners = [];
    /** @type {Record<string, any>} */
    this.notes = record();
    this.load(location.hash);
    try {
      this.notes = fromFile(fileOf("", JSON.parse(sessionStorage.getItem(STORE) ?? "{}"))).notes;
    } catch {
      // Storage that is closed or holds something else: the plan begins without notes.
    }
    addEventListener("hashchange", () => {
      if (this.load(location.hash)) this.tell();
    });
  }

  /** Whether the address is of a version that is not understood. */
  get foreign() {
    return (this.state.plan.v?.[0] ?? VERSION) !== VERSION;
  }

  /** The address of the plan, after the #. */
  get fragment() {
    const { answers, weights, marks, plan } = this.state;
    const { v, ...kept } = plan;
    return write(answers, weights, marks, Object.keys(kept).length ? { ...kept, v: [VERSION] } : {});
  }

  /** Whether the address is longer than programs carry: then the file is the way. */
  get long() {
    return this.fragment.length > MOST;
  }

  /** @param {string} fragment @returns {boolean} whether it says something else than before */
  load(fragment) {
    const before = this.fragment;
    const { answers, weights, marks, plan } = read(fragment.length > LARGEST ? "" : fragment);
    // A question that was open when the reader left the interview is none of the plan.
    const { at, ...others } = marks;
    this.state = { answers, weights, marks: others, plan };
    return this.fragment !== before;
  }

  /** What the reader answered to a question of the interview. @param {string} question @returns {string[] | undefined} */
  answered(question) {
    return this.state.answers[question];
  }

  /**
   * Answers a question of the interview; the latest answer counts, wherever it was given.
   * @param {string} question
   * @param {string[] | null} values null takes the answer back
   * @returns {string[] | undefined} what stood there before
   */
  answer(question, values) {
    const before = this.state.answers[question];
    if (values?.length) this.state.answers[question] = values;
    else delete this.state.answers[question];
    // What a link said of the first options is not of these answers.
    this.state.marks = {};
    this.keep();
    return before;
  }

  /** What a step keeps. @param {string} name such as `c.salary` @returns {string[] | undefined} */
  get(name) {
    return this.state.plan[name];
  }

  /** Keeps something of a step. @param {string} name @param {string[] | null} values null for the default */
  put(name, values) {
    if (values?.length) this.state.plan[name] = values;
    else delete this.state.plan[name];
    this.keep();
  }

  /** All that a page keeps. @param {string} letter the first of its names @returns {[string, string[]][]} without the letter and dot */
  all(letter) {
    const found = Object.entries(this.state.plan).filter(([name]) => name.startsWith(`${letter}.`));
    return found.map(([name, values]) => [name.slice(letter.length + 1), values]);
  }

  /** Writes the address, and leads every link between the steps to it. */
  keep() {
    if (!this.long) keepFragment(this.fragment);
    this.lead();
  }

  /** Gives every link between the steps, `a[data-plan]`, the plan as it is. */
  lead() {
    lead(this.fragment);
  }

  /** Keeps a text or a scorecard, which stays in this tab until it is saved. @param {string} name @param {any} value null takes it away */
  note(name, value) {
    if (value === null || value === "") delete this.notes[name];
    else this.notes[name] = value;
    try {
      sessionStorage.setItem(STORE, JSON.stringify(this.notes));
    } catch {
      // Without storage notes last as long as the page, and the file holds them.
    }
  }

  /** The file of the plan as text. */
  file() {
    return fileOf(this.fragment, this.notes);
  }

  /** Opens a file. @param {string} text @throws {PlanError} */
  open(text) {
    const { fragment, notes } = fromFile(text);
    this.load(fragment);
    this.notes = record();
    for (const [name, value] of Object.entries(notes)) this.note(name, value);
    this.keep();
    this.tell();
  }

  /** @param {() => void} listener called after what the page shows was replaced */
  changed(listener) {
    this.listeners.push(listener);
  }

  tell() {
    for (const listener of this.listeners) listener();
  }
}
