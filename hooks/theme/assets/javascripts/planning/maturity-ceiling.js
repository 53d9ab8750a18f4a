// @ts-check
// How far the capabilities of an option lead: the same as planning/maturity/ceiling.py, where it stands why.
import { own } from "../shared/own.js";

/** @import { MaturityModel } from "./maturity.js" */

/**
 * The rank on each ladder up to which capabilities lead.
 * @param {MaturityModel} model
 * @param {Record<string, string | null>} capabilities by practice
 * @param {string[]} has
 * @returns {Record<string, number>}
 */
export function ceiling(model, capabilities, has) {
  return Object.fromEntries(model.ladders.map(({ id, levels }) => {
    const helped = model.practices.filter((one) => own(one.levels, id) !== undefined && own(capabilities, one.id))
      .map((one) => ({ rank: one.levels[id], there: has.includes(/** @type {string} */ (capabilities[one.id])) }));
    const missing = Math.min(levels.length, ...helped.filter(({ there }) => !there).map(({ rank }) => rank));
    return [id, Math.max(0, ...helped.filter(({ rank }) => rank < missing).map(({ rank }) => rank))];
  }));
}
