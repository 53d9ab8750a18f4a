// @ts-check
// Words come from the data, as in messages.py: a message is looked up by its code and its placeholders are filled in.
import { own } from "./builtins.js";

/** @import { CandidateData, Model, Reason } from "./model.d.ts" */

/** @param {Model} model @param {string} code @param {Record<string, string | number>} [words] @returns {Reason} */
export function say(model, code, words = {}) {
  /** @type {string} */
  const text = own(model.messages, code) ?? code;
  return { code, text: text.replace(/\{([a-z_]+)\}/g, (all, name) => String(own(words, name) ?? all)) };
}

/** The name of an entry, with the one that it gave up not long ago. @param {Model} model @param {CandidateData} entry @returns {string} */
export const knownAs = (model, { name, formerly }) => (formerly ? say(model, "formerly", { entry: name, former: formerly }).text : name);
