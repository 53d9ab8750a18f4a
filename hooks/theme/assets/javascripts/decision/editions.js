// @ts-check
// What conditions, needs and flows see of each edition: the same as editions.py. A browser has one reader, so nothing is
// kept for others.
import { unique } from "./builtins.js";
import { evaluate, names } from "./evaluate.js";
import { owns } from "./holdings.js";

/** @import { Ast, CandidateData, EditionData, Model, SourceData } from "./model.d.ts" */
/** @import { Lookup } from "./evaluate.js" */

const OF_ENTRY = new Set(["id", "kind", "store", "category", "status", "scope"]);
const FULL = "3";

/** Returns the function that tells whether an edition, or its entry, is not offered any more.
 * @param {Model} model @returns {(candidate: CandidateData, edition: EditionData) => boolean} */
export const ended = ({ parameters }) => (candidate, edition) =>
  parameters.ended.includes(candidate.status) || parameters.ended.includes(edition.attributes.edition_status);

/** The ids of all entries, and behind them what editions require that is no entry. @param {Model} model @returns {string[]} */
export const namesOf = (model) => [
  ...model.candidates.map((one) => one.id),
  ...Object.keys(model.outside).sort(),
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
    if (name === "requires") return edition.requires.map(([first]) => first);
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

/** Whether a must-have is met, from worst to best. @type {(boolean | null)[]} */
const MET = [false, null, true];
const rank = (/** @type {boolean | null} */ met) => MET.indexOf(met);
const OF_WHAT_IS_REQUIRED = ["environments", "delivery", "licence", "pricing", "runs"];

/** What an edition requires and the reader does not have. @param {CandidateData} candidate @param {EditionData} edition @param {string[]} owned */
const open = (candidate, edition, owned) =>
  owns(owned)(candidate.id, edition.id) ? [] : edition.requires.filter((group) => !group.some((name) => owned.includes(name)));

/** Returns the function that tells whether an edition, with what it requires, meets a condition.
 * @param {Model} model @param {Lookup} facts @param {string[]} owned */
export function meeting(model, facts, owned) {
  const look = values(model, facts, owned);
  const entries = new Map(model.candidates.map((one) => [one.id, one]));
  /** What is known of something that an edition requires.
   * @param {string} name @param {EditionData} edition @param {Ast} that @returns {boolean | null} */
  const required = (name, edition, that) => {
    const read = unique(names(that));
    const areas = read.filter((one) => one.startsWith("claim.")).map((one) => model.areas[model.area_of[model.capabilities.indexOf(one.slice(6))]]);
    const asked = read.some((one) => OF_WHAT_IS_REQUIRED.includes(one));
    const entry = entries.get(name);
    const serves = entry ? entry.scope : model.outside[name].serves;
    if (!asked && serves !== null && !areas.some((area) => serves.includes(area))) return true;
    if (entry) return MET[Math.max(...entry.editions.map((one) => rank(evaluate(that, look(entry, one)))))];
    return evaluate(that, (one) => {
      if (one.startsWith("fact.")) return facts(one.slice(5));
      if (one === "owned") return false;
      return one === "environments" || one === "delivery" ? edition.attributes[one] : null;
    });
  };
  return {
    /** @param {CandidateData} candidate @param {EditionData} edition @param {Ast} that */
    meets: (candidate, edition, that) => {
      let met = rank(evaluate(that, look(candidate, edition)));
      for (const group of open(candidate, edition, owned)) met = Math.min(met, Math.max(...group.map((name) => rank(required(name, edition, that)))));
      return MET[met];
    },
    /** What an edition requires that keeps it from meeting a condition; null where the edition itself does.
     * @param {CandidateData} candidate @param {EditionData} edition @param {Ast} that @returns {string | null} */
    lacking: (candidate, edition, that) => {
      const wanted = open(candidate, edition, owned);
      const own = evaluate(that, look(candidate, edition));
      const groups = wanted.map((group) => Math.max(...group.map((name) => rank(required(name, edition, that)))));
      if (own !== true && rank(own) === Math.min(rank(own), ...groups)) return null;
      return wanted.find((group) => required(group[0], edition, that) !== true)?.[0] ?? null;
    },
  };
}
