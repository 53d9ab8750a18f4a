// @ts-check
// Levels that a reader measured, and what they change: the same as measured.py, where it stands why.
import { points } from "../../decision/value.js";
import { own, record } from "../../shared/own.js";
import { cellOf } from "./outcome.js";
import { optionName, say } from "./words.js";

/** @import { Model, Recommendation } from "../../decision/model.d.ts" */
/** @import { Card, PilotModel, Plan } from "./model.d.ts" */
/** @typedef {Record<string, Record<string, string>>} Measured levels by part and capability */

/** @param {string[]} levels @param {Plan} plan @param {Card} card @returns {Measured} */
export function measuredLevels(levels, plan, card) {
  /** @type {Measured} */
  const found = record();
  for (const candidate of plan.candidates) {
    for (const row of plan.rows) {
      const level = cellOf(card, row.id, candidate.id).measured.trim();
      if (row.better !== "level" || !levels.includes(level)) continue;
      const part = own(candidate.covers, row.capability) ?? candidate.parts[0];
      (found[part] ??= record())[row.capability] = level;
    }
  }
  return found;
}

/** @param {Model} model @param {Measured} measured @returns {Model} */
export function overlaid(model, measured) {
  const candidates = model.candidates.map((candidate) => {
    const editions = candidate.editions.map((edition) => {
      const levels = [...edition.levels];
      for (const [capability, level] of Object.entries(own(measured, `${candidate.id}/${edition.id}`) ?? {})) {
        levels[model.capabilities.indexOf(capability)] = String(model.levels.indexOf(level));
      }
      return { ...edition, levels: levels.join("") };
    });
    return { ...candidate, editions };
  });
  return { ...model, candidates };
}

/** @param {PilotModel} pilot @param {Model} model @param {Plan} plan @param {Recommendation} before @param {Recommendation} after @returns {string[]} */
export function changes(pilot, model, plan, before, after) {
  const found = [];
  const [old, now] = [before, after].map((one) => first(model, one) || say(pilot, "none"));
  if (old !== now) found.push(say(pilot, "changed-first", { before: old, after: now }));
  for (const { id, name } of plan.candidates) {
    for (const [code, told] of /** @type {const} */ ([["status", standing], ["value", value]])) {
      const [was, is] = [before, after].map((one) => told(pilot, one, id));
      if (was !== is) found.push(say(pilot, `changed-${code}`, { candidate: name, before: was, after: is }));
    }
  }
  return found.length ? found : [say(pilot, "changed-nothing")];
}

/** @param {Model} model @param {Recommendation} found */
function first(model, found) {
  const [one] = [found.judged, found.options, found.verify].find((some) => some.length) ?? [];
  return one ? optionName(model, one.id) : "";
}

/** @param {PilotModel} pilot @param {Recommendation} found @param {string} name */
function standing(pilot, found, name) {
  const one = (found.judged.length ? found.judged : found.options).find(({ id }) => id === name);
  if (one) return say(pilot, "standing-fits", { rank: one.rank });
  return say(pilot, found.verify.some(({ id }) => id === name) ? "standing-verify" : "standing-out");
}

/** @param {PilotModel} pilot @param {Recommendation} found @param {string} name */
function value(pilot, found, name) {
  const one = [...found.judged, ...found.options, ...found.verify].find(({ id }) => id === name);
  if (!one) return say(pilot, "none");
  const [low, high] = [points(one.value.low), points(one.value.high)];
  return low === high ? String(low) : `${low}\u2013${high}`;
}
