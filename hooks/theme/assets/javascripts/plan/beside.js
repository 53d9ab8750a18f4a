// @ts-check
/** Adds to a result what its options cost, when the engine is there. */
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

let turn = 0;

/** Called for each result and whenever its weights move. @param {Result} result */
export async function join(result) {
  const mine = ++turn;
  const { found, view } = result;
  if (!found.options.length && !found.judged.length && !found.verify.length) return;
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("tpl-cost-row"));
  try {
    const [{ Beside }, ...engine] = await load(template.dataset.model ?? "");
    if (mine === turn && view.isConnected) new Beside(result, engine);
  } catch {
    // The result stands without its costs.
    view.querySelector("[data-cost-row]")?.remove();
  }
}
