// @ts-check
// What a reader compares: the same as options.py, where it stands why.
import { figure, FigureError } from "../../cost/money.js";
import { settled } from "../../cost/scenarios.js";
import { compileModel } from "./compile.js";

/** @import { CostModel, LineData } from "../../cost/model.d.ts" */
/** @import { Asked, Offer } from "./offer.d.ts" */

export const MOST = 3;
export const TODAY = "today";

/** The name of an option that a template makes. @param {string} template */
export const keyOf = (template) => `of.${template}`;

/** The model of each option by its name. @param {Offer} offer @param {Asked} asked @returns {Record<string, CostModel>} */
export function models(offer, asked) {
  /** @type {Record<string, CostModel>} */
  const found = {};
  for (const name of asked.templates.slice(0, MOST))
    for (const one of offer.templates) if (one.id === name) found[keyOf(name)] = compileModel(offer, one, asked.without);
  if (asked.today) found[TODAY] = today(offer);
  const given = Object.fromEntries(Object.entries(asked.given).filter(([name, text]) => !wrong(offer, name, text)));
  return Object.fromEntries(Object.entries(found).map(([name, model]) => [name, settled(model, given)]));
}

/** Today's way: one line for each group. @param {Offer} offer @returns {CostModel} */
export function today(offer) {
  const nothing = compileModel(offer, { id: "", label: "", description: "", lines: [] });
  return { ...nothing, lines: offer.groups.map(({ id }) => byHand(offer, id)) };
}

/** @param {Offer} offer @param {string} group @returns {LineData} */
function byHand(offer, group) {
  const when = offer.lines.filter((line) => line.group === group).map((line) => line.when);
  const paid = when.includes("yearly") || !when.length ? "yearly" : when[0];
  return { id: `${TODAY}.${group}`, group, when: paid, quantity: [], per: [], price: null, growth: null, escalation: null, share_of: [], bill: null };
}

/** Why a figure cannot be counted with; null where it can. @param {Offer} offer @param {string} name @param {string} text */
export function wrong(offer, name, text) {
  try {
    return !figure(text).n && offer.lines.some(({ per }) => per.includes(name)) ? "zero" : null;
  } catch (error) {
    if (error instanceof FigureError) return error.code;
    throw error;
  }
}
