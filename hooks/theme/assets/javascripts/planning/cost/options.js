// @ts-check
// What a reader compares: the same as options.py, where it stands why.
import { minus, sign } from "../../cost/builtins.js";
import { figure, FigureError } from "../../cost/money.js";
import { lessened, settled } from "../../cost/scenarios.js";
import { compileModel } from "./compile.js";

/** @import { CostModel, LineData } from "../../cost/model.d.ts" */
/** @import { Asked, Bounds, Offer } from "./offer.d.ts" */
/** @import { Size } from "../options.js" */

export const MOST = 3;
export const TODAY = "today";
const HUNDRED = figure("100");
const THOUSANDS = /^[1-9][0-9]{0,2}\.[0-9]{3}$/;

/** The name of an option that a template makes. @param {string} template */
export const keyOf = (template) => `of.${template}`;

/** The model of each option by its name. @param {Offer} offer @param {Asked} asked @param {Record<string, CostModel>} [others] @param {Record<string, Size>} [sizes] ranges that answers set @returns {Record<string, CostModel>} */
export function models(offer, asked, others = {}, sizes = {}) {
  const found = new Map(Object.entries(others).map(([name, model]) => [name, lessened(model, asked.without)]));
  for (const name of asked.templates)
    for (const one of offer.templates) if (one.id === name) found.set(keyOf(name), sized(compileModel(offer, one, asked.without), sizes));
  const first = new Map([...found].slice(0, MOST));
  if (asked.today) first.set(TODAY, today(offer));
  const given = countable(offer, asked.given);
  return Object.fromEntries([...first].map(([name, model]) => [name, settled(model, given)]));
}

/** @param {CostModel} model @param {Record<string, Size>} sizes @returns {CostModel} */
const sized = (model, sizes) => ({ ...model, inputs: model.inputs.map((one) => ({ ...one, ...sizes[one.id] })) });

/** The figures that can be counted with. @param {Bounds} bounds @param {Record<string, string>} given @returns {Record<string, string>} */
export const countable = (bounds, given) => Object.fromEntries(Object.entries(given).filter(([name, text]) => !wrong(bounds, name, text)));

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

/** Why a figure cannot be counted with; null where it can. @param {Bounds} bounds @param {string} name @param {string} text */
export function wrong(bounds, name, text) {
  try {
    const value = figure(text);
    const of = bounds.inputs.find(({ id }) => id === name);
    if (of?.fixed && sign(minus(value, figure(of.base)))) return "fixed";
    if (of?.most && sign(minus(value, figure(of.most))) > 0) return "most";
    if (of?.least && sign(minus(value, figure(of.least))) < 0) return "least";
    const usual = of?.base ?? bounds.prices?.find(({ id }) => id === name)?.amount;
    if (THOUSANDS.test(text.trim()) && (usual === undefined || sign(minus(figure(usual), HUNDRED)) >= 0)) return "thousands";
    return !value.n && bounds.lines.some(({ per }) => per.includes(name)) ? "zero" : null;
  } catch (error) {
    if (error instanceof FigureError) return error.code;
    throw error;
  }
}
