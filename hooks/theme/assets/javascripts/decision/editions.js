// @ts-check
// What conditions, needs and flows see of each edition: the same as editions.py. A browser has one reader, so nothing is
// kept for others.
import { unique } from "./builtins.js";
import { owns } from "./holdings.js";

/** @import { CandidateData, EditionData, Model } from "./model.d.ts" */
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
  const mine = owns(owned);
  const platforms = model.candidates
    .filter((one) => one.kind === "platform" && one.editions.some((edition) => mine(one.id, edition.id) && !gone(one, edition)))
    .map((one) => one.id);
  return (candidate, edition) => (name) => {
    const index = position.get(name);
    if (index !== undefined) return edition.levels[index] === "?" ? null : Number(edition.levels[index]);
    if (name === "owned") return mine(candidate.id, edition.id);
    // Another edition of a platform that is there is no second platform.
    if (name === "holds_platform") return platforms.some((id) => id !== candidate.id);
    if (name.startsWith("fact.")) return facts(name.slice(5));
    if (name === "verdict") return candidate.verdict ?? "none";
    return OF_ENTRY.has(name) ? candidate[/** @type {"id"} */ (name)] : edition.attributes[name];
  };
}
