// @ts-check
// Three scenarios: the same as scenarios.py, where it stands why.
import { figure } from "./money.js";
import { workOut } from "./table.js";

/** @import { Table } from "./table.js" */
/** @import { Values } from "./lines.js" */
/** @import { CostModel, InputData, LineData } from "./model.d.ts" */

export const SCENARIOS = ["low", "base", "high"];

/** The figure of an input in a scenario. @param {InputData} one @param {string} scenario */
export function valueOf(one, scenario) {
  if (scenario === "base") return figure(one.base);
  return figure((scenario === "low") === (one.effect === "raises") ? one.low : one.high);
}

/** The figure of every input in a scenario. @param {CostModel} model @param {string} scenario @returns {Values} */
export const valuesOf = (model, scenario) =>
  Object.fromEntries(model.inputs.map((one) => [one.id, valueOf(one, one.id === model.rate ? "base" : scenario)]));

/** The table of each scenario, by its name. @param {CostModel} model @param {number} years @returns {Record<string, Table>} */
export const scenarios = (model, years) =>
  Object.fromEntries(SCENARIOS.map((name) => [name, workOut(model, valuesOf(model, name), years)]));

/** The model with figures that a reader put in. @param {CostModel} model @param {Record<string, string>} given @returns {CostModel} */
export function settled(model, given) {
  const put = new Map(Object.entries(given));
  for (const text of put.values()) figure(text);
  const known = new Set(model.inputs.map(({ id }) => id));
  const inputs = model.inputs.map((one) => point(one, put.get(one.id)));
  const lines = model.lines.map((line) => {
    const text = put.get(line.id);
    if (line.price !== null || line.share_of.length || text === undefined || known.has(line.id)) return line;
    inputs.push({ id: line.id, low: text, base: text, high: text, effect: "raises" });
    return { ...line, price: line.id };
  });
  return { ...model, inputs, lines };
}

/** @param {InputData} one @param {string | undefined} text @returns {InputData} */
const point = (one, text) => (text === undefined ? one : { ...one, low: text, base: text, high: text });

/** A model without some lines and what only they rest on. @param {CostModel} model @param {string[]} without @returns {CostModel} */
export function lessened(model, without) {
  const kept = model.lines.filter(({ id }) => !without.includes(id));
  const names = new Set(kept.map(({ id }) => id));
  const lines = kept.map((line) => {
    const left = line.share_of.filter((one) => names.has(one));
    return { ...line, share_of: left.length ? left : line.share_of };
  });
  const used = new Set([model.rate, ...kept.flatMap(({ quantity, per, price, growth, escalation }) => [...quantity, ...per, price, growth, escalation])]);
  return { ...model, inputs: model.inputs.filter(({ id }) => used.has(id)), lines };
}
