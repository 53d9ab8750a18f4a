// @ts-check
/** What the result of a reader hangs on, worked out beside the page: the same for the pilot's page and for the whole plan. */
import { costliest } from "./pilot-costly.js";

/** @import { Hangs } from "../planning/pilot/hypotheses.js" */

/** @type {Worker | null} */
let worker = null;
let turn = 0;

/**
 * Returns the weights and unknown levels that turn the order; null where something else was asked meanwhile.
 * @param {any} model @param {any} answers @param {Record<string, number>} weights
 * @returns {Promise<Pick<Hangs, "flips" | "overtakes"> | null>}
 */
export function studied(model, answers, weights) {
  if (!worker) {
    worker = new Worker(new URL("../decide/worker.js", import.meta.url), { type: "module" });
    worker.postMessage({ model });
  }
  const [at, mine] = [worker, ++turn];
  return new Promise((resolve) => {
    const heard = (/** @type {MessageEvent} */ { data }) => {
      if (data.turn < mine) return;
      at.removeEventListener("message", heard);
      const { flips = [], overtakes = [] } = data.found.sensitivity ?? {};
      resolve(data.turn === mine ? { flips, overtakes } : null);
    };
    at.addEventListener("message", heard);
    at.postMessage({ turn: mine, answers, weights });
  });
}

/**
 * Returns all of it; null where something else was asked meanwhile.
 * @param {DOMStringMap} addresses @param {any} model @param {any} pilot @param {any} chosen @param {any} state answers and weights
 * @returns {Promise<Hangs | null>}
 */
export async function hangsOf(addresses, model, pilot, chosen, { answers, weights, plan }) {
  const [firm, costly] = await Promise.all([studied(model, answers, weights), costliest(addresses, model, chosen, pilot.measurable, plan)]);
  return firm && { ...firm, costly };
}
