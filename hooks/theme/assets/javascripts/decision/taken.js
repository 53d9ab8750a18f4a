// @ts-check
// Which edition of a tool is taken for the reader's where none was named: the same as taken.py.
import { compare, sorted, unique } from "./builtins.js";
import { ended, values } from "./editions.js";
import { PASS } from "./eligibility.js";
import { environment } from "./interview.js";
import { evaluate, names } from "./evaluate.js";
import { named, owns } from "./holdings.js";

/** @import { EditionData, Interview, Judged, Model, Must } from "./model.d.ts" */

/** What costs money first, by kind of price. @param {EditionData} edition */
const priceOf = ({ price }) => [price === 0 ? 1 : 0, price];

/** @param {EditionData[]} editions */
const cheapest = (editions) => sorted(editions, priceOf)[0];

/** What the reader has without editions that cost money where must-haves on the price rule out all of them and none is
 * named, and the must-have that ruled out the edition that is taken otherwise.
 * @param {Model} model @param {Interview} interview @param {Must[]} musts @param {string[]} owned
 * @returns {{owned: string[], ruled: Record<string, number>}} */
export function withinMeans(model, interview, musts, owned) {
  const asked = [...musts.keys()].filter((at) => !musts[at].open && [...names(musts[at].that)].includes("pricing"));
  const look = values(model, environment(model, interview.facts), []);
  const gone = ended(model);
  const known = named(owned);
  /** @type {Record<string, number>} */
  const ruled = {};
  const remaining = model.candidates.flatMap((candidate) => {
    if (!asked.length || !owned.includes(candidate.id) || known.has(candidate.id)) return [];
    /** @type {Map<string, number>} */
    const out = new Map();
    for (const edition of candidate.editions) {
      const must = asked.find((at) => evaluate(musts[at].that, look(candidate, edition)) === false);
      if (must !== undefined && !out.has(edition.id)) out.set(edition.id, must);
    }
    const offered = candidate.editions.filter((one) => !gone(candidate, one));
    const free = offered.filter((one) => !one.price && !out.has(one.id));
    const sold = offered.filter((one) => one.price);
    if (!sold.length || !free.length || !sold.every((one) => out.has(one.id))) return [];
    ruled[candidate.id] = out.get(cheapest(sold).id) ?? 0;
    return free.map((one) => `${candidate.id}/${one.id}`);
  });
  return { owned: unique([...owned, ...remaining]).sort(), ruled };
}

/** The edition that is taken for the reader's, by owned entry with several of which none was named.
 * @param {{model: Model, judged: Judged[], owned: string[]}} reader whose `owned` are those that `withinMeans` leaves
 * @param {string[]} told what the reader has, as it was told
 * @param {{entry: number, edition: number}[]} found what can be part of an option @returns {Record<string, string>} */
export function assumedOf({ model, judged, owned }, told, found) {
  const known = named(told);
  const mine = owns(owned);
  /** @type {Record<string, {key: number[], id: string}>} */
  const best = {};
  for (const { entry, edition } of found) {
    const { id, editions } = model.candidates[entry];
    const one = editions[edition];
    if (known.has(id) || !mine(id, one.id) || editions.every((other) => other.id === editions[0].id)) continue;
    const key = [judged[entry].editions[edition].status === PASS ? 0 : 1, ...priceOf(one)];
    if (!Object.hasOwn(best, id) || compare(key, best[id].key) < 0) best[id] = { key, id: one.id };
  }
  const narrowed = named(owned);
  for (const { id, editions } of model.candidates) {
    if (!narrowed.has(id) || known.has(id) || Object.hasOwn(best, id)) continue;
    best[id] = { key: [], id: cheapest(editions.filter((one) => mine(id, one.id))).id };
  }
  return Object.fromEntries(Object.entries(best).map(([name, { id }]) => [name, id]));
}
