// @ts-check
// Texts and names: the same as words.py, where it stands why.
import { own } from "../../shared/own.js";

/** @import { Model } from "../../decision/model.d.ts" */
/** @import { PilotModel } from "./model.d.ts" */

/** @param {PilotModel} pilot @param {string} code @param {Record<string, string | number>} [words] */
export const say = (pilot, code, words = {}) =>
  String(own(pilot.texts, code) ?? code).replace(/\{([a-z_]+)\}/g, (whole, name) => String(own(words, name) ?? whole)).replace(/(?<=[^.])\.\.(?!\.)/g, ".");

/** @param {Model} model @param {string} option */
export function optionName(model, option) {
  const names = new Map(model.candidates.map((one) => [one.id, one.name]));
  return option.split("+").map((part) => names.get(part) ?? part).join(" + ");
}

/** @param {Model} model @param {string} capability */
export const capabilityName = (model, capability) => model.labels[model.capabilities.indexOf(capability)] ?? capability;
