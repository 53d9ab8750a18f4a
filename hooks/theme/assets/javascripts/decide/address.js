// @ts-check
/**
 * Answers and weights as an address, after the #, and nowhere else: `door`, `track`, one name for each answered
 * question, `weight.<criterion>` for each weight that the reader moved, `at` for the question that is being looked at,
 * `on` and `was` for the data and the first options when a link was made.
 *
 * @typedef {Record<string, string[]>} Answers
 */
import { record } from "../shared/own.js";


const WEIGHT = "weight.";

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
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const values = value.split(",").filter(Boolean);
    if (!values.length) continue;
    if (name.startsWith(WEIGHT)) {
      if (/^(100|[0-9]{1,2})$/.test(value)) weights[name.slice(WEIGHT.length)] = Number(value);
    } else if (["at", "on", "was"].includes(name)) marks[name] = values;
    else answers[name] = values;
  }
  return { answers, weights, marks };
}

/**
 * Writes an address: sorted by name, so that equal answers have equal addresses.
 * @param {Answers} answers
 * @param {Record<string, number>} [weights]
 * @param {Record<string, string[]>} [marks]
 */
export function write(answers, weights = {}, marks = {}) {
  /** @type {Record<string, string[]>} */
  const all = { ...answers, ...marks };
  for (const [name, value] of Object.entries(weights)) all[WEIGHT + name] = [String(value)];
  const pairs = Object.keys(all).sort().map((name) => `${name}=${all[name].map(encodeURIComponent).join(",")}`);
  return `#${pairs.join("&")}`;
}

/** The first three options as they stand in an address. @param {any[]} options */
export const summary = (options) => options.slice(0, 3).map((option) => option.id.replaceAll("+", "."));

/** A stack as an address holds it, where a plus sign would become a space. @param {string} id */
export const inAddress = (id) => id.replaceAll("+", ".");
