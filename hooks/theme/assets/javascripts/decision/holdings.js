// @ts-check
// What the reader has: the same as holdings.py, where it stands what the values are.
import { unique } from "./builtins.js";

/** @import { Model } from "./model.d.ts" */
/** @typedef {{id: string, name: string, areas: string[]}} Tool */

const TOOL = "own:";
const MOST_TOOLS = 10;
const OWN = /^own:([^\x00-\x1f\x7f:,/+\u{10000}-\u{10ffff}]{1,40})((?::[a-z0-9-]+)+)$/u;

/** @param {string} value */
const entryOf = (value) => value.split("/")[0];

/** What counts of an answer, sorted. @param {Model} model @param {string[]} given @returns {string[]} */
export function counted(model, given) {
  const editions = model.candidates.flatMap((one) => one.editions.map((edition) => `${one.id}/${edition.id}`)).filter((id) => given.includes(id));
  const some = named(editions);
  const entries = model.candidates.map((one) => one.id).filter((id) => given.includes(id) && !some.has(id));
  const outside = Object.keys(model.outside).filter((id) => given.includes(id));
  const own = given.filter((one) => one.startsWith(TOOL) && toolOf(model, one)).sort().slice(0, MOST_TOOLS);
  return unique([...entries, ...editions, ...outside, ...own]).sort();
}

/** An answer as the fact that it makes, sorted. @param {string[]} given @returns {string[]} */
export const told = (given) => unique([...given, ...given.filter((one) => !one.startsWith(TOOL)).map(entryOf)]).sort();

/** @param {Model} model @param {string} value @returns {Tool | null} */
function toolOf(model, value) {
  const [, name, rest] = OWN.exec(value) ?? [];
  if (!rest) return null;
  const areas = unique(rest.slice(1).split(":"));
  return areas.every((area) => model.areas.includes(area)) ? { id: value, name, areas } : null;
}

/** The tools that the reader named. @param {Model} model @param {string[]} owned @returns {Tool[]} */
export const tools = (model, owned) => owned.flatMap((one) => (one.startsWith(TOOL) && toolOf(model, one)) || []);

/** The ids of entries of which an edition is named. @param {string[]} owned @returns {Set<string>} */
export const named = (owned) => new Set(owned.filter((one) => one.includes("/") && !one.startsWith(TOOL)).map(entryOf));

/** Whether the reader has an edition, or may have it. @param {string[]} owned @returns {(entry: string, edition: string) => boolean} */
export function owns(owned) {
  const known = named(owned);
  return (entry, edition) => owned.includes(entry) && (!known.has(entry) || owned.includes(`${entry}/${edition}`));
}
