// @ts-check
/**
 * Answers and weights as an address, after the #, and nowhere else: `door`, `track`, one name for each answered
 * question, `weight.<criterion>` for each weight that the reader moved, `at` for the question that is being looked at,
 * `on` and `was` for the data and the first options when a link was made. What the pages of the plan keep stands in the
 * same address under `v` and names such as `c.salary`; it is carried along.
 *
 * @typedef {Record<string, string[]>} Answers
 */
import { record } from "../shared/own.js";


const WEIGHT = "weight.";
/** Names of the plan: a letter for the page, a dot, and what it is about; `v` is the version. */
const PLAN = /^(?:[nmpc]\.[a-z0-9.-]+|v)$/;

/** What the plan keeps in the address that is open. @type {Record<string, string[]>} */
let carried = record();

/** Takes over what the plan keeps in an address, so that every address that is written from now on holds it. @param {string} fragment */
export function carry(fragment) {
  carried = read(fragment).plan;
}

/**
 * Reads an address; names come in any order, values split at commas.
 * @param {string} fragment with or without the leading #
 */
export function read(fragment) {
  /** @type {Answers} */
  const answers = record();
  /** @type {Record<string, number>} */
  const weights = record();
  /** @type {Record<string, string[]>} */
  const marks = record();
  /** @type {Record<string, string[]>} */
  const plan = record();
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const values = value.split(",").filter(Boolean);
    if (!values.length) continue;
    if (name.startsWith(WEIGHT)) {
      if (/^(100|[0-9]{1,2})$/.test(value)) weights[name.slice(WEIGHT.length)] = Number(value);
    } else if (["at", "on", "was"].includes(name)) marks[name] = values;
    else if (PLAN.test(name)) plan[name] = values;
    else answers[name] = values;
  }
  return { answers, weights, marks, plan };
}

/**
 * Writes an address: sorted by name, so that equal answers have equal addresses.
 * @param {Answers} answers
 * @param {Record<string, number>} [weights]
 * @param {Record<string, string[]>} [marks]
 * @param {Record<string, string[]>} [plan] what the plan keeps; what is carried along where it is left out
 */
export function write(answers, weights = {}, marks = {}, plan = carried) {
  /** @type {Record<string, string[]>} */
  const all = { ...answers, ...marks, ...plan };
  for (const [name, value] of Object.entries(weights)) all[WEIGHT + name] = [String(value)];
  const pairs = Object.keys(all).sort().map((name) => `${name}=${all[name].map(encodeURIComponent).join(",")}`);
  return `#${pairs.join("&")}`;
}

/** The first three options as they stand in an address. @param {any[]} options */
export const summary = (options) => options.slice(0, 3).map((option) => option.id.replaceAll("+", "."));

/** A stack as an address holds it, where a plus sign would become a space. @param {string} id */
export const inAddress = (id) => id.replaceAll("+", ".");

/** Gives links between the steps of a plan, and the tabs that lead to them, the address. @param {string} fragment with its # */
export function lead(fragment) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-plan], .tabs a")))
    if ("plan" in link.dataset || /\/(plan|decide)\/$/.test(link.pathname)) link.hash = fragment;
}
