// @ts-check
// From the offer to the model that the engine computes with: the same as compile.py, where it stands why.

/** @import { CostModel, InputData, LineData } from "../../cost/model.d.ts" */
/** @import { Offer, OfferedLine, OfferedTemplate } from "./offer.d.ts" */

/** The model of a template. @param {Offer} offer @param {OfferedTemplate} template @param {string[]} [without] ids of lines that are left out @returns {CostModel} */
export function compileModel(offer, template, without = []) {
  const kept = template.lines.filter((name) => !without.includes(name));
  const lines = offer.lines.filter(({ id }) => kept.includes(id));
  const used = new Set([offer.rate, ...lines.flatMap(figures)]);
  return {
    groups: offer.groups.map(({ id }) => id),
    rate: offer.rate,
    middle: offer.middle,
    inputs: inputs(offer, used),
    lines: lines.map((line) => bare(line, kept)),
  };
}

/** The figures that a line names. @param {LineData} line */
const figures = ({ quantity, per, price, growth, escalation }) => [...quantity, ...per, ...[price, growth, escalation].flatMap((name) => name ?? [])];

/** @param {Offer} offer @param {Set<string>} used @returns {InputData[]} */
function inputs(offer, used) {
  const found = offer.inputs.filter(({ id }) => used.has(id)).map(({ id, low, base, high, effect }) => ({ id, low, base, high, effect }));
  for (const { id, amount } of offer.prices) if (used.has(id)) found.push({ id, low: amount, base: amount, high: amount, effect: "raises" });
  return found;
}

/** @param {OfferedLine} line @param {string[]} kept @returns {LineData} */
function bare({ id, group, when, quantity, per, price, growth, escalation, share_of, bill }, kept) {
  const left = share_of.filter((name) => kept.includes(name));
  return { id, group, when, quantity, per, price, growth, escalation, share_of: left.length ? left : share_of, bill };
}
