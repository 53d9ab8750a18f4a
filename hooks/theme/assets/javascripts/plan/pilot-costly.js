// @ts-check
/** The assumptions that move the cost of the first candidate most: the same as planning/pilot/costly.py, worked out beside the page. */
import { lessened } from "../cost/scenarios.js";
import { begin } from "../planning/options.js";
import { ownIn } from "./cost-state.js";

/** @typedef {{id: string, label: string, description: string}} Named */

/** @type {Promise<[any, any]> | null} */
let read = null;
/** @type {Worker | null} */
let worker = null;
let turn = 0;

/**
 * Returns the inputs of the first candidate's costs that a pilot can measure, the one that moves them most first; none without costs.
 * @param {DOMStringMap} addresses `options` and `costs`
 * @param {any} decision
 * @param {any} chosen
 * @param {string[]} measurable
 * @param {Record<string, string[]>} [plan] what a line that is left out rests on is not measured, nor a figure that the reader has put in
 * @returns {Promise<Named[]>}
 */
export async function costliest({ options, costs }, decision, chosen, measurable, plan = {}) {
  const [first] = chosen.options;
  if (!options || !costs || !first?.along) return [];
  read ??= Promise.all([options, costs].map(async (address) => (await fetch(address)).json())).then(([model, offer]) => [model, offer]);
  const [model, offer] = await read;
  const { figures, without } = ownIn(plan, model);
  const { model: whole } = begin(model, decision, chosen.found.interview.facts, first, figures);
  const cost = lessened(whole, without);
  worker ??= new Worker(new URL("./cost-worker.js", import.meta.url), { type: "module" });
  const mine = ++turn;
  const at = worker;
  /** @type {{input: string}[]} */
  const bars = await new Promise((resolve) => {
    const heard = (/** @type {MessageEvent} */ { data }) => {
      if (data.turn < mine) return;
      at.removeEventListener("message", heard);
      resolve(data.turn === mine ? data.bars : []);
    };
    at.addEventListener("message", heard);
    at.postMessage({ turn: mine, models: { first: cost }, option: "first", pair: null, years: model.horizon });
  });
  const known = new Map(offer.inputs.map((/** @type {any} */ one) => [one.id, one]));
  return bars.filter(({ input }) => known.has(input) && measurable.includes(input)).map(({ input }) => ({ id: input, label: known.get(input).label, description: known.get(input).why }));
}
