// @ts-check
/** Says on a result what its options cost: a row of the first table at once, and the figures when the engine is there. */
import { clone } from "../shared/dom.js";

/** @typedef {any} Result of decide/result.js */

/** The engine and the model, which nobody needs before there is a result. @type {Promise<any[]> | null} */
let engine = null;
/** @param {string} url */
const load = (url) =>
  (engine ??= Promise.all([
    import("./beside-view.js"),
    import("../planning/options.js"),
    import("../cost/compare.js"),
    import("../cost/money.js"),
    fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(url)))),
  ]));

/** Puts the row into the first table, so that nothing moves when its figures come. @param {Result} result */
function reserve({ view, found }) {
  const price = view.querySelector('[data-first-section]:not([hidden]) [data-row="price"]');
  if (!price) return null;
  view.querySelector("[data-cost-row]")?.remove();
  const row = /** @type {HTMLElement} */ (clone("tpl-cost-row").firstElementChild);
  for (let at = 1; at < price.children.length; at++) {
    const cell = document.createElement("td");
    cell.append(clone("tpl-cost-wait"));
    row.append(cell);
  }
  price.after(row);
  return found;
}

if (document.getElementById("tpl-cost-row")) {
  let turn = 0;
  addEventListener("guide:result", async (event) => {
    const result = /** @type {CustomEvent} */ (event).detail;
    const mine = ++turn;
    reserve(result);
    if (!result.found.options.length && !result.found.judged.length && !result.found.verify.length) return;
    const url = /** @type {HTMLElement} */ (clone("tpl-cost-row").firstElementChild).dataset.model ?? "";
    try {
      const [{ Beside }, ...found] = await load(url);
      if (mine === turn && result.view.isConnected) new Beside(result, found);
    } catch {
      // The result stands without its costs.
      result.view.querySelector("[data-cost-row]")?.remove();
    }
  });
}
