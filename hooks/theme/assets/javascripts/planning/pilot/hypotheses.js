// @ts-check
// What a pilot has to find out: the same as hypotheses.py, where it stands why.
import { own } from "../../shared/own.js";
import { capabilityName, optionName, say } from "./words.js";

/** @import { Model, Recommendation } from "../../decision/model.d.ts" */
/** @import { Hypothesis, NamedData, PilotModel } from "./model.d.ts" */
/** @typedef {{flips: any[], overtakes: any[], costly: NamedData[]}} Hangs */

const DOUBTFUL = ["unverified", "undocumented"];

/** @param {any} option @returns {number[]} */
export function doubts(option) {
  const found = option.parts.flatMap((/** @type {any} */ part) => part.verify);
  for (const gap of option.gaps ?? []) if (DOUBTFUL.includes(gap.met)) found.push(gap.must);
  return /** @type {number[]} */ ([...new Set(found)]).sort((a, b) => a - b);
}

/** @param {PilotModel} pilot @param {Model} model @param {Recommendation} found @param {any[]} options @param {Hangs} hangs @returns {Hypothesis[]} */
export function hypotheses(pilot, model, found, options, hangs) {
  return [
    ...options.flatMap((option) => doubts(option).map((place) => must(pilot, model, found.musts[place], option))),
    ...flip(pilot, model, hangs.flips),
    ...unknown(pilot, model, found, options, hangs.overtakes),
    ...assumptions(pilot, hangs.costly),
  ];
}

/** @param {PilotModel} pilot @param {Model} model @param {any} must @param {any} option @returns {Hypothesis} */
function must(pilot, model, must, option) {
  const words = { candidate: optionName(model, option.id), must: must.label };
  return { kind: "must", text: say(pilot, "hypothesis-must", words), how: say(pilot, "hypothesis-must-how"), refers: [option.id, must.rule] };
}

/** @param {PilotModel} pilot @param {Model} model @param {any[]} flips @returns {Hypothesis[]} */
function flip(pilot, model, flips) {
  const order = model.criteria.map((one) => one.id);
  const move = (/** @type {any} */ one) => Math.abs(one.to - one.from);
  const near = [...flips].sort((a, b) => move(a) - move(b) || order.indexOf(a.criterion) - order.indexOf(b.criterion));
  return near.slice(0, 1).map((one) => {
    const label = model.criteria[order.indexOf(one.criterion)].label;
    const words = { criterion: label, old: one.from, new: one.to, option: optionName(model, one.option) };
    return { kind: "flip", text: say(pilot, "hypothesis-flip", words), how: say(pilot, "hypothesis-flip-how"), refers: [one.criterion, one.option] };
  });
}

/** @param {PilotModel} pilot @param {Model} model @param {Recommendation} found @param {any[]} options @param {any[]} overtakes @returns {Hypothesis[]} */
function unknown(pilot, model, found, options, overtakes) {
  const tried = options.map((option) => option.id);
  const turning = overtakes.filter((one) => tried.includes(one.option));
  const rank = (/** @type {any} */ one) => effect(model, found.weights, one.capability);
  const order = (/** @type {any} */ one) => model.capabilities.indexOf(one.capability);
  const rest = options.flatMap((option) => option.unknown).sort((a, b) => rank(b) - rank(a) || order(a) - order(b));
  return [...turning, ...rest].slice(0, 1).map((one) => {
    const names = { entry: optionName(model, one.entry), capability: capabilityName(model, one.capability) };
    const test = own(pilot.tests, one.capability) ?? "";
    return { kind: "unknown", text: say(pilot, "hypothesis-unknown", names), how: say(pilot, "hypothesis-unknown-how", { test }), refers: [one.entry, one.capability] };
  });
}

/** @param {Model} model @param {Record<string, number>} weights @param {string} capability */
export function effect(model, weights, capability) {
  const place = model.capabilities.indexOf(capability);
  let moved = 0;
  for (const criterion of model.criteria) {
    const parts = criterion.parts.length ? criterion.parts : [{ ...criterion, share: 1 }];
    const shares = parts.reduce((sum, part) => sum + part.share, 0);
    for (const part of parts) {
      if (!part.claims.includes(place)) continue;
      const span = part.points[part.points.length - 1] - part.points[0];
      moved += Math.floor((weights[criterion.id] * span * part.share * 100) / (part.claims.length * shares));
    }
  }
  return moved;
}

/** @param {PilotModel} pilot @param {NamedData[]} costly @returns {Hypothesis[]} */
const assumptions = (pilot, costly) =>
  (costly.length ? costly : pilot.assumptions).slice(0, pilot.box.doubts).map(({ id, label, description }) => ({
    kind: "assumption",
    text: say(pilot, "hypothesis-assumption", { label, description }),
    how: say(pilot, "hypothesis-assumption-how"),
    refers: [id],
  }));
