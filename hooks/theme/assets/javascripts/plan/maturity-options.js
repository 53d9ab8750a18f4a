// @ts-check
/** Footprint and ceiling of the first options of a result: what has to be run, and how far the documented capabilities lead. */
import { decide } from "../decision/recommend.js";
import { ceiling } from "../planning/maturity-ceiling.js";
import { workOut } from "../planning/maturity.js";
import { clone, part } from "../shared/dom.js";
import { own } from "../shared/own.js";
import { levelsOf } from "./maturity-draw.js";

/** @import { Maturity } from "./maturity.js" */

const SHOWN = 3;
/** The rank of the level that counts: partial. */
const ENOUGH = 2;

/**
 * Fetches the decision and returns what draws its options anew; undefined where it cannot be had.
 * @param {Maturity} page
 * @returns {Promise<(() => void) | undefined>}
 */
export async function optionsOf(page) {
  const { root, desk, data, say } = page;
  const model = await fetch(root.dataset.model ?? "").then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (!model) return undefined;
  let asked = "";
  /** @type {any[]} */
  let shown = [];
  return () => {
    const { answers, weights } = desk.state;
    const now = JSON.stringify([answers, weights]);
    if (now !== asked) {
      const found = decide(model, answers, weights);
      shown = (found.judged.length ? found.judged : [...found.options, ...found.verify]).slice(0, SHOWN);
    }
    asked = now;
    part(root, "options").hidden = !shown.length;
    const { required } = workOut(data.model, page.given()).now;
    part(part(root, "options"), "list").replaceChildren(...shown.map((option) => {
      const row = clone("tpl-mature-option");
      /** @type {Set<string>} */
      const has = new Set();
      /** @type {string[]} */
      const lines = [];
      /** @type {string[]} */
      const names = [];
      for (const { entry, edition } of option.parts) {
        const candidate = model.candidates.find((/** @type {any} */ one) => one.id === entry);
        const one = candidate.editions.find((/** @type {any} */ each) => each.id === edition);
        names.push(candidate.name);
        const foot = own(data.footprints, one.attributes.runs);
        lines.push(foot ? say("part", { entry: candidate.name, what: foot.label, people: foot.people }) : say("part-unknown", { entry: candidate.name }));
        model.capabilities.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
          if (Number(one.levels[at]) >= ENOUGH) has.add(id);
        });
      }
      const capabilities = Object.fromEntries(Object.entries(data.practices).map(([id, { helped }]) => [id, helped]));
      const top = ceiling(data.model, capabilities, [...has]);
      const enough = data.model.ladders.every(({ id }) => top[id] >= required[id].rank);
      /** @type {HTMLElement} */ (row.querySelector("th")).textContent = names.join(" + ");
      part(row, "foot").textContent = lines.join(" ");
      part(row, "ceiling").textContent = say(enough ? "enough" : "short", { levels: levelsOf(page, (id) => top[id]) });
      return row;
    }));
  };
}
