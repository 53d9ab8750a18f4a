// @ts-check
// How firmly the first option stands: the same as sensitivity.py, where it stands why.
import { divide, sorted, sum, unique } from "./builtins.js";
import { chance } from "./random.js";
import { alike, middle, stepOf } from "./value.js";

/** @import { Model, RankedData } from "./model.d.ts" */
/** @typedef {{criterion: string, from: number, to: number, option: string, level: number | null}} Flip */

export const SEED = 20261124;

/** @param {number[]} one @param {number[]} two */
const product = (one, two) => {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += one[at] * two[at];
  return total;
};
/** @param {RankedData} option @returns {number[]} */
const doubled = (option) => option.scores.map((score) => score.low + score.high);
/** @param {number[]} one @param {number[]} two */
const reaches = (one, two) => one.every((value, at) => value >= two[at]);

/** The nearest weight of one criterion at which the rival passes the first.
 * @param {number[]} weights @param {number[]} first @param {number[]} rival @param {number} place @returns {number | null} */
export function flip(weights, first, rival, place) {
  const lead = product(weights, first) - product(weights, rival);
  const better = rival[place] - first[place];
  if (lead < 0 || !better) return null;
  const steps = Math.floor(lead / Math.abs(better)) + 1;
  const moved = weights[place] + (better > 0 ? steps : -steps);
  return moved >= 0 && moved <= 100 ? moved : null;
}

/** The first option and those that weights can put before it. @param {RankedData[]} options */
const rivalsOf = (options) => options.filter((option) => option.new > 0 === options[0].new > 0);

/** @param {Model} model @param {Record<string, number>} weights @param {RankedData[]} options */
export function sensitivity(model, weights, options) {
  const [first] = options;
  if (!first) return null;
  const all = model.criteria.map((one) => weights[one.id]);
  const counted = all.flatMap((weight, place) => (weight > 0 ? [place] : []));
  /** @type {number} */
  const draws = model.parameters.weightings;
  const [share, shareAny, shareLow] = shares(draws, all, rivalsOf(options), counted);
  const verdict = first.shared > 1 || shareLow * 100 < 50 * draws ? "tie" : shareLow * 100 >= 80 * draws ? "robust" : "leaning";
  return { first: first.id, verdict, draws, share, share_any: shareAny, share_low: shareLow, dominated: dominated(options, counted) };
}

/** For each criterion the nearest weight with which another one of the options is first.
 * @param {Model} model @param {Record<string, number>} weights @param {RankedData[]} options @returns {Flip[]} */
export function flips(model, weights, options) {
  if (!options.length) return [];
  const [first] = options;
  const rivals = rivalsOf(options);
  const all = model.criteria.map((one) => weights[one.id]);
  const found = model.criteria.flatMap(({ id: criterion }, place) => {
    const from = all[place];
    for (let far = 1; far <= 100; far++) {
      for (const to of [from + far, from - far]) {
        if (to < 0 || to > 100) continue;
        const option = firstOf(model, { ...weights, [criterion]: to }, rivals);
        if (option.id !== first.id) return { criterion, from, to, option: option.id, level: flip(all, doubled(first), doubled(option), place) };
      }
    }
    return [];
  });
  return found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** The option that `ranked` would put first with other weights.
 * @param {Model} model @param {Record<string, number>} weights @param {RankedData[]} options */
function firstOf(model, weights, options) {
  const step = stepOf(model, weights);
  const all = model.criteria.map((one) => weights[one.id]);
  const total = sum(all) || 1;
  const end = (/** @type {number[]} */ scores) => divide(10 * product(all, scores), total);
  const burden = (/** @type {RankedData} */ { burden: all, new: fresh, parts }) =>
    [all, fresh, parts.map((one) => model.candidates.findIndex(({ id }) => id === one.entry))];
  const measured = options.map((option) => {
    const value = { low: end(option.scores.map((one) => one.low)), high: end(option.scores.map((one) => one.high)), evidence: 0 };
    return { option, value };
  });
  // Only what may be in the first group has to be put into order.
  const highest = Math.max(...measured.map(({ value }) => middle(value)));
  const [leader] = sorted(measured.filter(({ value }) => middle(value) === highest), ({ option }) => burden(option));
  const group = [];
  for (const one of [...measured].sort((a, b) => middle(b.value) - middle(a.value))) {
    if (!alike(leader.value, one.value, step)) break;
    group.push(one.option);
  }
  return sorted(group, burden)[0];
}

/** @param {RankedData[]} options @param {number[]} counted */
function dominated(options, counted) {
  return options.flatMap((option) => {
    const by = options.find(({ scores }) => {
      const gaps = counted.map((place) => scores[place].low - option.scores[place].high);
      return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
    });
    return by ? [{ option: option.id, by: by.id }] : [];
  });
}

/** Rivals by how far they are ahead on each criterion, without those that are nowhere better or that another one covers.
 * @param {number[]} ours @param {number[][]} others */
function hulls(ours, others) {
  /** @type {number[][]} */
  let found = [];
  for (const other of others) {
    const one = other.map((value, at) => value - ours[at]);
    if (Math.max(...one, 0) > 0 && !found.some((two) => reaches(two, one))) found = [...found.filter((two) => !reaches(one, two)), one];
  }
  return found;
}

/** In how many weightings the first has the highest value: those that keep the order of the reader's weights, any, and the
 * former with its unknowns at their worst and all others' at their best.
 * @param {number} draws @param {number[]} all @param {RankedData[]} rivals @param {number[]} counted @returns {[number, number, number]} */
function shares(draws, all, rivals, counted) {
  const scores = rivals.map((rival) => counted.map((place) => rival.scores[place]));
  const [ours, ...others] = scores.map((each) => each.map((one) => one.low + one.high));
  const against = hulls(ours, others);
  const atEnds = hulls(scores[0].map((one) => one.low), scores.slice(1).map((each) => each.map((one) => one.high)));
  if (!counted.length || !atEnds.length) return [draws, draws, draws];
  const weights = counted.map((place) => all[place]);
  const groups = unique(weights).sort((a, b) => b - a).map((weight) => weights.flatMap((one, place) => (one === weight ? [place] : [])));
  const { gaps } = chance(SEED);
  const stands = (/** @type {number[]} */ drawn, /** @type {number[][]} */ rows) => (rows.some((one) => product(drawn, one) > 0) ? 0 : 1);
  let kept = 0;
  let free = 0;
  let low = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = gaps(counted.length);
    const ordered = inOrder(drawn, groups);
    free += stands(drawn, against);
    kept += stands(ordered, against);
    low += stands(ordered, atEnds);
  }
  return [kept, free, low];
}

/** @param {number[]} gaps @param {number[][]} groups */
function inOrder(gaps, groups) {
  const order = gaps.map((_, at) => at).sort((a, b) => gaps[b] - gaps[a] || a - b);
  const found = gaps.slice();
  let at = 0;
  for (const group of groups) {
    const drawn = order.slice(at, (at += group.length)).sort((a, b) => a - b);
    group.forEach((place, index) => (found[place] = gaps[drawn[index]]));
  }
  return found;
}
