// @ts-check
// When nothing fits, the smallest set of demands that cannot be met together: the same as conflict.py.
import { bit, both, either, contains, has, sorted, without } from "./builtins.js";
import { ENDED } from "./eligibility.js";
import { knownAs, say } from "./messages.js";
import { cover } from "./shortlist.js";

/** @import { ConflictData } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */
/** @typedef {{entry: number, whole: boolean, covered: number, places: number, broken: number[]}} Offer */

/** @param {number[]} items @param {number} size @returns {Generator<number[]>} */
function* combinations(items, size) {
  if (!size) yield [];
  else for (const [index, item] of items.entries()) for (const rest of combinations(items.slice(index + 1), size - 1)) yield [item, ...rest];
}

/** @param {number[]} wish @param {number} number */
const butFor = (wish, number) => wish.filter((one) => one !== number);

/** @param {Offer[]} usable @param {number} left @param {number} places @param {number} room @param {Offer[]} taken
 * @returns {Offer[] | null} */
function coverAll(usable, left, places, room, taken) {
  if (!left) return taken;
  if (!room) return null;
  let lowest = 0;
  while (!has(left, lowest)) lowest++;
  for (const one of usable) {
    const clashes = taken.some((other) => other.entry === one.entry || (other.whole && one.whole));
    if (!has(one.covered, lowest) || !(one.places & places) || clashes) continue;
    const found = coverAll(usable, without(left, one.covered), one.places & places, room - 1, [...taken, one]);
    if (found) return found;
  }
  return null;
}

/** Leaves out offers that are never the first choice, as conflict.py says. @param {Offer[]} offers @returns {Offer[]} */
function undominated(offers) {
  const alone = new Map();
  for (const { entry } of offers) alone.set(entry, (alone.get(entry) ?? 0) + 1);
  /** @type {Offer[]} */
  const kept = [];
  for (const one of offers) {
    const before = kept.some((other) => contains(other.covered, one.covered) && !(one.places & ~other.places) && other.broken.every((must) => one.broken.includes(must))
      && (one.whole || !other.whole) && (other.entry === one.entry || alone.get(other.entry) === 1));
    if (!before) kept.push(one);
  }
  return kept;
}

/** @param {Case} reader @returns {ConflictData | null} */
export const smallestConflict = (reader) => conflictIn(reader, -1) ?? conflictIn(reader, reader.places);

/** @param {Case} reader @param {number} ours places that count @returns {ConflictData | null} */
function conflictIn({ model, policy, judged, owned }, ours) {
  const musts = policy.musts.flatMap((must, index) => (must.open ? [] : [index]));
  const size = musts.length + policy.needs.length;
  const offers = undominated(model.candidates.flatMap((candidate, entry) =>
    candidate.editions.map((edition, index) => {
      const { status, failed, undocumented } = judged[entry].editions[index];
      const covered = status === ENDED ? 0 : cover(policy, candidate, edition);
      const whole = candidate.kind === "platform" && !owned.includes(candidate.id);
      return { entry, whole, covered, places: edition.places & ours, broken: [...failed, ...undocumented] };
    }).filter((offer) => offer.covered && offer.places),
  ));
  /** The entries of a stack with the fewest parts that meets demands. @param {number[]} wish @returns {number[] | null} */
  const meets = (wish) => {
    const kept = wish.filter((number) => number < musts.length).map((number) => musts[number]);
    const wanted = wish.filter((number) => number >= musts.length).reduce((mask, number) => either(mask, bit(number - musts.length)), 0);
    const usable = offers.filter((offer) => !offer.broken.some((one) => kept.includes(one)) && (!wanted || both(offer.covered, wanted)));
    if (!wanted) return usable.length ? [usable[0].entry] : null;
    for (let room = 1; room <= model.parameters.max_parts; room++) {
      const found = coverAll(usable, wanted, -1, room, []);
      if (found) return found.map((one) => one.entry);
    }
    return null;
  };
  const everything = Array.from({ length: size }, (_, number) => number);
  if (meets(everything)) return null;
  const smallest = () => {
    for (let count = 1; count <= Math.min(model.parameters.conflict, size); count++) {
      for (const wish of combinations(everything, count)) if (!meets(wish)) return wish;
    }
    return everything.reduce((core, number) => (meets(butFor(core, number)) ? core : butFor(core, number)), everything);
  };
  const member = (/** @type {number} */ number) => {
    if (number < musts.length) return { must: musts[number] };
    const need = policy.needs[number - musts.length];
    return { capability: model.capabilities[need.capability], level: model.levels[need.rank] };
  };
  const members = smallest();
  const relax = members.flatMap((number) => {
    const entries = meets(butFor(everything, number));
    if (!entries) return [];
    const order = sorted(entries, (entry) => entry);
    const option = order.map((entry) => knownAs(model, model.candidates[entry])).join(", ");
    const said = number < musts.length
      ? say(model, "relax-must", { must: policy.musts[musts[number]].label, option })
      : say(model, "relax-need", { capability: model.labels[policy.needs[number - musts.length].capability], option });
    return [{ ...said, ...member(number), entries: order.map((entry) => model.candidates[entry].id) }];
  });
  return { members: members.map(member), relax };
}
