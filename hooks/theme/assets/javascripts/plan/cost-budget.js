// @ts-check
/** How options stand to the budget of a year that a reader typed. Fetched when there is one. */
import { scenarios } from "../cost/scenarios.js";
import { held } from "../planning/options.js";

/** @import { CostModel } from "../cost/model.d.ts" */

/**
 * @param {Record<string, CostModel>} models @param {number} years @param {string[]} groups that the budget is for @param {bigint} cap in cents
 * @returns {Record<string, string>} `within`, `verify`, `over` or `above` for each option
 */
export const standing = (models, years, groups, cap) =>
  Object.fromEntries(Object.entries(models).map(([id, model]) => [id, held({ cap: { groups } }, scenarios(model, years), cap)]));
