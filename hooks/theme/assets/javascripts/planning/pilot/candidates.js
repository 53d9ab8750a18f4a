// @ts-check
// Which options a pilot tries: the same as candidates.py, where it stands why.
import { stackOf, walk } from "../../decision/interview.js";
import { decide } from "../../decision/recommend.js";

/** @import { Answers, Model, Recommendation } from "../../decision/model.d.ts" */
/** @typedef {{found: Recommendation, options: any[], answers: Answers, gone: string[]}} Chosen */

/** Candidates beside today's way. */
export const MOST = 2;

/** @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] @param {string[]} [named] @returns {Chosen} */
export function choose(model, answers, weights = {}, named = []) {
  const found = decide(model, answers, weights);
  if (!named.length) return firstOf(found, answers);
  const ids = [...new Set(named.flatMap((name) => stackOf(model, name) ?? []))].slice(0, MOST);
  const gone = named.filter((name) => !stackOf(model, name));
  const byId = new Map(listed(found).map((one) => [one.id, one]));
  if (!ids.every((name) => byId.has(name))) {
    const asked = judged(model, answers, ids, [...byId.keys()]);
    if (asked) {
      const again = decide(model, asked, weights);
      const options = ids.map((name) => again.judged.find((one) => one.id === name));
      if (options.every(Boolean)) return { found: again, options, answers: asked, gone };
    }
  }
  return { found, options: ids.map((name) => byId.get(name) ?? bare(model, name)), answers, gone };
}

/** @param {Recommendation} found @param {Answers} answers @returns {Chosen} */
export const firstOf = (found, answers) => ({ found, options: listed(found).slice(0, MOST), answers, gone: [] });

/** @param {Recommendation} found @returns {any[]} */
export const listed = (found) => (found.judged.length ? found.judged : [...found.options, ...found.verify]);

/** @param {Model} model @param {Answers} answers @param {string[]} ids @param {string[]} others @returns {Answers | null} */
function judged(model, answers, ids, others) {
  const question = model.questions.find((one) => one.kind === "stacks");
  if (!question) return null;
  const rest = others.filter((name) => !ids.includes(name));
  for (const door of model.doors) {
    for (let more = 0; more <= others.length; more++) {
      const asked = { ...answers, door: [door.id], [question.id]: [...ids, ...rest.slice(0, more)] };
      if (walk(model, asked).asked.includes(question.id)) return asked;
    }
  }
  return null;
}

/** @param {Model} model @param {string} name */
function bare(model, name) {
  const parts = name.split("+").map((part) => {
    const entry = model.candidates.find((one) => one.id === part);
    return { entry: part, edition: entry?.editions[0].id, covers: [], verify: [] };
  });
  return { id: name, parts, unknown: [] };
}
