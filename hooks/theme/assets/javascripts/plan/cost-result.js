// @ts-check
/** Options of the reader's own result as cost cases: what they run on, and the figures that the answers set. */
import { inAddress } from "../decide/address.js";
import { decide } from "../decision/recommend.js";
import { begin } from "../planning/options.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @typedef {{id: string, label: string, note: string, bill: string, to: string}} Fee an open line that only this option has, and who is paid */
/** @typedef {{id: string, name: string, model: CostModel, fees: Fee[]}} Found `id` as addresses hold it */

/** How many options of a result are offered. */
const OFFERED = 5;

/** @param {string} url */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/**
 * The first options of a result; none where the answers lead to none, or the guide does not say what options cost.
 * @param {{answers: Record<string, string[]>, weights: Record<string, number>}} state @param {string} root of the site
 * @param {string[]} wanted ids that are offered wherever they stand
 * @returns {Promise<Found[]>}
 */
export async function resultOf({ answers, weights }, root, wanted) {
  const [decision, options] = await Promise.all([fetched(`${root}decide/model.json`), fetched(`${root}plan/options.json`)]);
  const found = decide(decision, answers, weights);
  if (!found.interview.complete) return [];
  const compared = found.judged.length ? found.judged : [...found.options, ...found.verify];
  const names = new Map(decision.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
  return compared
    .filter((/** @type {any} */ one, /** @type {number} */ at) => at < OFFERED || wanted.includes(inAddress(one.id)))
    .map((/** @type {any} */ option) => {
      const { model, fees } = begin(options, decision, found.interview.facts, option);
      return {
        id: inAddress(option.id),
        name: option.parts.map((/** @type {any} */ part) => names.get(part.entry)).join(" + "),
        model,
        fees: fees.map(([id, entry, pricing]) => ({ id, label: options.fee.label.replace("{name}", names.get(entry)), note: options.fee.notes[pricing], bill: entry, to: names.get(entry) })),
      };
    });
}
