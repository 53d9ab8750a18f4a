// @ts-check
// What conditions, needs and flows see of each edition: the same as editions.py. A browser has one reader, so nothing is
// kept for others.
import { unique } from "./builtins.js";
import { evaluate } from "./evaluate.js";

/** @import { CandidateData, EditionData, Model, SourceData } from "./model.d.ts" */
/** @import { Lookup } from "./evaluate.js" */

const OF_ENTRY = new Set(["id", "kind", "category", "status", "scope"]);
const FULL = "3";

/** Returns the function that tells whether an edition, or its entry, is not offered any more.
 * @param {Model} model @returns {(candidate: CandidateData, edition: EditionData) => boolean} */
export const ended = ({ parameters }) => (candidate, edition) =>
  parameters.ended.includes(candidate.status) || parameters.ended.includes(edition.attributes.edition_status);

/** The ids of all entries, and behind them what editions require that is no entry. @param {Model} model @returns {string[]} */
export const namesOf = (model) => [
  ...model.candidates.map((one) => one.id),
  ...unique(model.candidates.flatMap((one) => one.editions.flatMap((edition) => edition.outside ?? []))).sort(),
];

/** The flows that an edition makes with anything. @param {Model} model @param {EditionData} edition @returns {Set<number>} */
export const opens = (model, edition) =>
  new Set(model.flows.flatMap(([, , , by], at) => (by !== null && edition.levels[by] === FULL ? [at] : [])));

/** For each entry the flows and other entries that an integration on either side joins, each as one text.
 * @param {Model} model @param {Set<number>} used @returns {Set<string>[]} */
export function joints(model, used) {
  const position = new Map(model.candidates.map((one, index) => [one.id, index]));
  /** @type {Set<string>[]} */
  const found = model.candidates.map(() => new Set());
  model.candidates.forEach((candidate, entry) => {
    for (const [other, flow] of candidate.integrations) {
      const index = position.get(other);
      if (!used.has(flow) || index === undefined) continue;
      found[entry].add(`${flow} ${index}`);
      found[index].add(`${flow} ${entry}`);
    }
  });
  return found;
}

/** Returns the function that gives the look-up of what must-haves read of an edition.
 * @param {Model} model @param {Lookup} facts @param {string[]} owned @returns {(candidate: CandidateData, edition: EditionData) => Lookup} */
export function values(model, facts, owned) {
  const position = new Map(model.capabilities.map((name, index) => [`claim.${name}`, index]));
  const gone = ended(model);
  const holds = model.candidates.some((one) => one.kind === "platform" && owned.includes(one.id) && one.editions.some((edition) => !gone(one, edition)));
  return (candidate, edition) => (name) => {
    const index = position.get(name);
    if (index !== undefined) return edition.levels[index] === "?" ? null : Number(edition.levels[index]);
    if (name === "owned") return owned.includes(candidate.id);
    if (name === "holds_platform") return holds;
    if (name.startsWith("fact.")) return facts(name.slice(5));
    if (name === "verdict") return candidate.verdict ?? "none";
    return OF_ENTRY.has(name) ? candidate[/** @type {"id"} */ (name)] : edition.attributes[name];
  };
}

/** Returns the function that tells what an edition scores on the grades of a source. The first grade whose condition holds
 * counts; one of which that is not known may count, and so may those behind it, so that the score is an interval.
 * @param {Model} model @param {Lookup} facts @param {string[]} owned
 * @returns {(source: SourceData, candidate: CandidateData, edition: EditionData) => [number, number]} */
export function graded(model, facts, owned) {
  const look = values(model, facts, owned);
  return ({ grades }, candidate, edition) => {
    const lookup = look(candidate, edition);
    const found = [];
    for (const [that, score] of grades) {
      const met = evaluate(that, lookup);
      if (met !== false) found.push(score);
      if (met) break;
    }
    return found.length ? [Math.min(...found), Math.max(...found)] : [0, 0];
  };
}
