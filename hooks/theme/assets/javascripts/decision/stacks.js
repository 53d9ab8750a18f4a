// @ts-check
// All ways to cover the needs, by branch and bound: the same as stacks.py, where the bound is explained.
import { allOf, bits, both, compare, either, has, sorted, sum, unique, without } from "./builtins.js";

/** @typedef {{position: number, source: number, target: number}} Flow */
/** @typedef {{entry: number, edition: number, cover: number, places: number, new: number, verify: boolean, held: boolean,
 *   solo: number, joints: Set<string>, opens: Set<number>, requires: Set<number>, whole: boolean, builds: number}} Option */
/** @typedef {{options: Option[], new: number, missing: number[], places: number, value: number}} Stack */
/** @typedef {{max_parts: number, slack: number, listed: number, width: number, nodes: number, only: boolean}} Limits */
/** @typedef {{stacks: Stack[], exhaustive: boolean}} Found */

/** The used flows that neither one part by itself nor a joint of a part makes.
 * @param {Option[]} options @param {Flow[]} flows @param {Option[]} beside */
export const missingJoints = (options, flows, beside) => flows.filter((flow) => !joined(options, flow, beside)).map((flow) => flow.position);

/** The first two between which a flow is made, twice the same where one part makes it by itself; both are parts, or one
 * of them is what the reader runs beside the parts. @param {Option[]} options @param {Flow} flow @param {Option[]} beside */
export const joined = (options, flow, beside) => between(options, options, flow) ?? between(options, beside, flow) ?? between(beside, options, flow);

/** @param {Option[]} sources @param {Option[]} targets @param {Flow} flow @returns {[Option, Option] | null} */
function between(sources, targets, flow) {
  for (const one of sources) {
    if (!both(one.cover, flow.source)) continue;
    const two = targets.find((other) => both(other.cover, flow.target) && (one.entry === other.entry || one.joints.has(`${flow.position} ${other.entry}`) ||
      !(one.new || other.new) || one.opens.has(flow.position) || other.opens.has(flow.position)));
    if (two) return [one, two];
  }
  return null;
}

/** The entries that parts require and that are not among them. @param {Option[]} options @returns {number[]} */
export const along = (options) =>
  unique(options.flatMap((option) => [...option.requires])).filter((entry) => options.every((option) => option.entry !== entry)).sort((a, b) => a - b);

/** @param {Option} one @param {Option} two */
const dominates = (one, two) =>
  (one.places & two.places) === two.places &&
  one.new <= two.new &&
  one.builds <= two.builds &&
  one.verify === two.verify &&
  [...one.requires].every((entry) => two.requires.has(entry) || entry === two.entry) &&
  (!one.whole || two.whole) &&
  [...two.opens].every((flow) => one.opens.has(flow)) &&
  [...two.joints].every((joint) => one.joints.has(joint) || joint.endsWith(` ${one.entry}`));

/** @param {Option[]} options @param {number} width @returns {Option[]} */
function thin(options, width) {
  /** @type {Map<number, Option[]>} */
  const groups = new Map();
  for (const option of options) groups.set(option.cover, [...(groups.get(option.cover) ?? []), option]);
  const required = new Set(options.flatMap((option) => [...option.requires]));
  return [...groups.values()].flatMap((group) => {
    /** @type {Option[]} */
    const survivors = [];
    for (const option of sorted(group, (one) => [-one.solo, one.entry, one.edition])) {
      const rivals = new Set(survivors.filter((other) => dominates(other, option)).map((other) => other.entry));
      if (required.has(option.entry) || (rivals.size < width && !rivals.has(option.entry))) survivors.push(option);
    }
    return survivors;
  });
}

/** @param {Option[]} options */
function minimal(options) {
  let once = 0;
  let many = 0;
  for (const { cover } of options) {
    many = either(many, both(once, cover));
    once = either(once, cover);
  }
  return options.every(({ cover }) => without(cover, many));
}

/** How many must-haves have to be built around options. @param {Option[]} options */
export const built = (options) => sum(options.map((option) => option.builds));
/** @param {Stack} stack */
export const burdenOf = (stack) => stack.new + stack.missing.length + built(stack.options);
/** @param {Stack} stack */
export const orderOf = (stack) => [burdenOf(stack), -stack.value, stack.options.map((one) => one.entry), stack.options.map((one) => one.edition)];

/** Finds the stacks of highest value among those of little burden.
 * @param {Option[]} offered @param {number} needs @param {Flow[]} flows @param {Limits} limits
 * @param {(options: Option[], missing: number[]) => number} valueOf @param {Option[]} beside what the reader runs, a part or not
 * @returns {Found} */
export function search(offered, needs, flows, limits, valueOf, beside = []) {
  /** @type {Map<Option, number>} options that an earlier sibling has tried already, by how many of the levels above */
  const barred = new Map();
  const useful = sorted(
    thin(offered.filter((option) => option.cover), Math.max(limits.width, limits.max_parts)),
    (one) => [one.new, -bits(one.cover), -one.solo, one.entry, one.edition],
  );
  const everything = allOf(needs);
  const byNeed = Array.from({ length: needs }, (_, need) => useful.filter((option) => has(option.cover, need)));
  const covers = unique(useful.map((option) => option.cover));
  const free = useful.filter((option) => !option.new).reduce((mask, option) => either(mask, option.cover), 0);
  /** @type {Map<string, Stack>} */
  let found = new Map();
  let best = Infinity;
  let steps = 0;
  const beyond = (/** @type {number} */ burden) => burden > best + limits.slack;

  function cut() {
    /** @type {Map<number, number>} */
    const count = new Map();
    const kept = sorted([...found.values()], orderOf).filter((stack) => {
      const burden = burdenOf(stack);
      count.set(burden, (count.get(burden) ?? 0) + 1);
      return Number(count.get(burden)) <= limits.listed && !beyond(burden);
    });
    found = new Map(kept.map((stack) => [String(stack.options.map((one) => one.entry)), stack]));
  }

  function chosen() {
    const near = sorted([...found.values()], orderOf).filter((stack) => !beyond(burdenOf(stack)));
    const kept = sorted(near, (stack) => [-stack.value]).slice(0, limits.listed);
    if (near.length && !kept.includes(near[0])) kept[kept.length - 1] = near[0];
    return sorted(kept, orderOf);
  }

  function record(/** @type {Option[]} */ taken, /** @type {number} */ fresh, /** @type {number} */ places) {
    const options = sorted(taken, (option) => option.entry);
    const missing = missingJoints(options, flows, beside);
    const all = fresh + along(options).length;
    const burden = all + missing.length + built(options);
    if (beyond(burden) || (limits.only && !options.some((option) => option.verify))) return;
    const stack = { options, new: all, missing, places, value: valueOf(options, missing) };
    const key = String(options.map((one) => one.entry));
    const before = found.get(key);
    if (!before || compare(orderOf(stack), orderOf(before)) < 0) found.set(key, stack);
    best = Math.min(best, burden);
    if (found.size > 2 * limits.listed * (1 + limits.slack)) cut();
  }

  /** @param {Option[]} taken @param {number} covered @param {number} places @param {number} fresh @param {number} depth */
  function descend(taken, covered, places, fresh, depth) {
    if (++steps > limits.nodes) return;
    if (covered === everything) {
      if (taken.length === depth) record(taken, fresh, places);
      return;
    }
    const left = without(everything, covered);
    const reach = covers.reduce((most, cover) => Math.max(most, bits(both(cover, left))), 0);
    if (reach * (depth - taken.length) < bits(left) || beyond(fresh + Math.ceil(bits(without(left, free)) / reach))) return;
    /** @type {Option[] | undefined} */
    let scarce;
    byNeed.forEach((options, need) => {
      if (has(left, need) && (!scarce || options.length < scarce.length)) scarce = options;
    });
    for (const option of scarce ?? []) {
      const clashes = taken.some((part) => part.entry === option.entry || (part.whole && option.whole && part.new && option.new)) || !minimal([...taken, option]);
      if (option.places & places && !barred.get(option) && !clashes) {
        descend([...taken, option], either(covered, option.cover), places & option.places, fresh + option.new, depth);
      }
      barred.set(option, (barred.get(option) ?? 0) + 1);
    }
    for (const option of scarce ?? []) barred.set(option, (barred.get(option) ?? 0) - 1);
  }

  if (needs && byNeed.every((options) => options.length)) {
    for (let depth = 1; depth <= limits.max_parts; depth++) descend([], 0, -1, 0, depth);
  }
  return { stacks: chosen(), exhaustive: steps <= limits.nodes };
}
