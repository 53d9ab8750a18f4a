// @ts-check
// How firmly the first option stands: the same as sensitivity.py, where it stands why.
import { unique } from "./builtins.js";
import { chance } from "./random.js";

/** @import { Model, OptionData } from "./model.d.ts" */
/** @typedef {{criterion: string, from: number, to: number, option: string}} Flip */

export const SEED = 20261124;

/** @param {number[]} one @param {number[]} two */
const product = (one, two) => {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += one[at] * two[at];
  return total;
};
/** @param {OptionData} option @returns {number[]} */
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

/** @param {Model} model @param {Record<string, number>} weights @param {OptionData[]} options */
export function sensitivity(model, weights, options) {
  const [first] = options;
  if (!first) return null;
  const rivals = options.filter((option) => option.new > 0 === first.new > 0);
  const all = model.criteria.map((one) => weights[one.id]);
  const counted = all.flatMap((weight, place) => (weight > 0 ? [place] : []));
  /** @type {number} */
  const draws = model.parameters.weightings;
  const [share, shareAny] = shares(draws, all, rivals, counted);
  const verdict = first.shared > 1 || share * 100 < 50 * draws ? "tie" : share * 100 >= 80 * draws ? "robust" : "leaning";
  return {
    first: first.id, verdict, draws, share, share_any: shareAny,
    flips: flips(model, all, first, rivals),
    dominated: dominated(options, counted),
  };
}

/** @param {Model} model @param {number[]} weights @param {OptionData} first @param {OptionData[]} rivals @returns {Flip[]} */
function flips(model, weights, first, rivals) {
  const ours = doubled(first);
  const found = model.criteria.flatMap(({ id: criterion }, place) => {
    const from = weights[place];
    /** @type {Flip | null} */
    let nearest = null;
    for (const rival of rivals) {
      const to = rival.rank > first.rank ? flip(weights, ours, doubled(rival), place) : null;
      if (to !== null && (!nearest || Math.abs(to - from) < Math.abs(nearest.to - from))) nearest = { criterion, from, to, option: rival.id };
    }
    return nearest ?? [];
  });
  return found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** @param {OptionData[]} options @param {number[]} counted */
function dominated(options, counted) {
  return options.flatMap((option) => {
    const by = options.find(({ scores }) => {
      const gaps = counted.map((place) => scores[place].low - option.scores[place].high);
      return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
    });
    return by ? [{ option: option.id, by: by.id }] : [];
  });
}

/** In how many weightings the first has the highest value: those that keep the order of the reader's weights, and any.
 * @param {number} draws @param {number[]} all @param {OptionData[]} rivals @param {number[]} counted @returns {[number, number]} */
function shares(draws, all, rivals, counted) {
  const [ours, ...others] = rivals.map((rival) => counted.map((place) => doubled(rival)[place]));
  /** @type {number[][]} */
  let against = [];
  for (const other of others) {
    const one = other.map((value, at) => value - ours[at]);
    if (Math.max(...one, 0) > 0 && !against.some((two) => reaches(two, one))) against = [...against.filter((two) => !reaches(one, two)), one];
  }
  if (!counted.length || !against.length) return [draws, draws];
  const weights = counted.map((place) => all[place]);
  const groups = unique(weights).sort((a, b) => b - a).map((weight) => weights.flatMap((one, place) => (one === weight ? [place] : [])));
  const { gaps } = chance(SEED);
  const stands = (/** @type {number[]} */ drawn) => (against.some((one) => product(drawn, one) > 0) ? 0 : 1);
  let kept = 0;
  let free = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = gaps(counted.length);
    free += stands(drawn);
    kept += stands(inOrder(drawn, groups));
  }
  return [kept, free];
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
