// @ts-check
// Additive value in integers, with intervals for what is unknown: the same as value.py, where it stands why.
import { divide, own, sum } from "./builtins.js";

/** @import { CandidateData, Counts, CriterionData, EditionData, Measured, Model, SourceData, ValueData } from "./model.d.ts" */
/** A part, its edition, and 1 where it is new to the reader. @typedef {[CandidateData, EditionData, number]} Part */
/** @typedef {[number, number]} Interval */
/** What one edition brings to each criterion, before parts are rolled up: an interval, and those that it is made of.
 * @typedef {{interval: Interval | null, each: Interval[]}} Brought */

/** A value in whole points, halves upwards: as every page, script and command shows it. @param {number} tenths */
export const points = (tenths) => divide(tenths + 5, 10);

/** A part in whole per cent, rounded down: 100 means all of it. @param {number} part @param {number} whole */
export const percent = (part, whole) => divide(100 * part, whole);

/** @param {Interval[]} each @returns {Interval} */
const mean = (each) => [divide(sum(each.map(([low]) => low)), each.length), divide(sum(each.map(([, high]) => high)), each.length)];

/** @param {string} rollup @param {Interval[]} each @returns {Interval} */
function roll(rollup, each) {
  if (rollup === "mean") return mean(each);
  const end = (/** @type {number[]} */ ends) => {
    if (rollup === "max") return Math.max(...ends);
    return rollup === "min" ? Math.min(...ends) : Math.max(0, 100 - sum(ends.map((one) => 100 - one)));
  };
  return [end(each.map(([low]) => low)), end(each.map(([, high]) => high))];
}

/** The percentage of intervals that are points; of none, all are. @param {Interval[]} each */
const known = (each) => (each.length ? percent(each.filter(([low, high]) => low === high).length, each.length) : 100);

/** Whether an edition is known to reach a level of a capability. @param {EditionData | undefined} edition @param {number} capability @param {number} rank */
export const meets = (edition, capability, rank) => {
  const level = edition?.levels[capability] ?? "?";
  return level !== "?" && Number(level) >= rank;
};

/** Whether claims alone are the source, so that parts of a stack can complete each other. @param {CriterionData} criterion */
const byClaims = ({ parts, attribute, grades }) => !parts.length && !attribute && !grades.length;

/** Returns the function that measures stacks of one case; what an edition brings is worked out once.
 * @param {Model} model @param {Record<string, number>} weights @param {number[]} needed by capability
 * @param {Set<number>} met the capabilities that something meets which the reader has and may keep
 * @param {(source: SourceData, candidate: CandidateData, edition: EditionData) => Interval} graded what the grades of a source give
 * @returns {(parts: Part[], counts: Counts) => Measured} */
export function scale(model, weights, needed, met, graded) {
  /** @type {Map<EditionData, Brought[]>} */
  const all = new Map();
  const needs = [...needed.keys()].filter((index) => needed[index]);
  const asked = new Set(needs.filter((index) => !met.has(index)).map((index) => model.areas[model.area_of[index]]));

  /** @param {SourceData} source @param {number} index @param {EditionData} edition @returns {Interval} */
  const reached = ({ points: [none, , , full], points, saturate }, index, edition) => {
    const level = edition.levels[index];
    if (level === "?") return [none, full];
    const point = saturate && Number(level) > needed[index] ? full : points[Number(level)];
    return [point, point];
  };
  /** @param {CriterionData} criterion @param {CandidateData} candidate @param {EditionData} edition @returns {Brought} */
  const bring = (criterion, candidate, edition) => {
    if (criterion.computed) return { interval: null, each: [] };
    if (!criterion.parts.length) {
      const each = told(criterion, candidate, edition, criterion.rollup === "max");
      return { interval: each.length ? mean(each) : null, each };
    }
    const found = criterion.parts.map((one) => ({ share: one.share, each: told(one, candidate, edition, false) }));
    const some = found.filter(({ each }) => each.length).map(({ share, each }) => ({ share, interval: mean(each) }));
    const total = sum(some.map(({ share }) => share));
    const end = (/** @type {0 | 1} */ at) => divide(sum(some.map(({ share, interval }) => share * interval[at])), total);
    return { interval: total ? [end(0), end(1)] : null, each: found.flatMap(({ each }) => each) };
  };
  /** @param {SourceData} source @param {CandidateData} candidate @param {EditionData} edition @param {boolean} everywhere @returns {Interval[]} */
  const told = (source, candidate, edition, everywhere) => {
    if (source.grades.length) return [graded(source, candidate, edition)];
    if (source.attribute) {
      const { status, category, kind } = candidate;
      const found = own({ status, category, kind }, source.attribute) ?? edition.attributes[source.attribute];
      if (found === null) return [[0, 100]];
      const point = Math.max(...[found].flat().map((word) => own(source.values, String(word)) ?? 0));
      return [[point, point]];
    }
    const inside = (/** @type {number} */ index) => everywhere || candidate.scope.includes(model.areas[model.area_of[index]]);
    return source.claims.filter(inside).map((index) => reached(source, index, edition));
  };
  const brought = (/** @type {Part} */ [candidate, edition]) => {
    let found = all.get(edition);
    if (!found) all.set(edition, (found = model.criteria.map((criterion) => bring(criterion, candidate, edition))));
    return found;
  };

  return (parts, counts) => {
    const each = parts.map(brought);
    const counted = { ...counts, beside: beside(parts, asked), secondary: secondary(parts, needs, needed) };
    let low = 0;
    let high = 0;
    let evidence = 0;
    let total = 0;
    const scores = model.criteria.map((criterion, at) => {
      const score = rollUp(criterion, counted, parts, each.map((one) => one[at]));
      const weight = weights[criterion.id];
      low += weight * score.low;
      high += weight * score.high;
      evidence += weight * score.evidence;
      total += weight;
      return { criterion: criterion.id, ...score };
    });
    const by = total || 1;
    return { low: divide(10 * low, by), high: divide(10 * high, by), evidence: divide(evidence, by), scores };
  };
}

/** @param {Interval} interval @param {number} evidence @returns {ValueData} */
const score = ([low, high], evidence) => ({ low, high, evidence });

/** How many areas new parts serve in which nothing is needed. @param {Part[]} parts @param {Set<string>} asked */
function beside(parts, asked) {
  const scopes = parts.flatMap(([{ scope }, , fresh]) => (fresh ? scope : []));
  return new Set(scopes.filter((area) => !asked.has(area))).size;
}

/** How many needs new parts meet that none of the parts was made for.
 * @param {Part[]} parts @param {number[]} needs @param {number[]} needed by capability */
function secondary(parts, needs, needed) {
  return needs.filter((index) => {
    const meeting = parts.filter(([, edition]) => meets(edition, index, needed[index]));
    return meeting.length && meeting.every(([one, , fresh]) => fresh && one.secondary.includes(index));
  }).length;
}

/** Scores one criterion of a stack.
 * @param {CriterionData} criterion @param {Counts & {beside: number, secondary: number}} counts @param {Part[]} parts @param {Brought[]} brought @returns {ValueData} */
function rollUp(criterion, counts, parts, brought) {
  const { computed, anchors, rollup } = criterion;
  if (computed) {
    const measures = { parts: counts.parts, glue: counts.glue, "owned-share": counts.owned_share, "areas-beside": counts.beside, secondary: counts.secondary };
    const counted = own(measures, computed) ?? 0;
    let point = 0;
    for (const [at, reached] of anchors) if (counted >= at) point = reached;
    return score([point, point], 100);
  }
  if (!byClaims(criterion)) {
    const counted = brought.filter((_, at) => parts[at][2] || rollup !== "sum-cost");
    const each = counted.flatMap(({ interval }) => (interval ? [interval] : []));
    return score(each.length ? roll(rollup, each) : [100, 100], known(counted.flatMap((one) => one.each)));
  }
  if (rollup === "max") {
    const [first, ...others] = brought;
    const best = others.length ? first.each.map((_, at) => roll("max", brought.map(({ each }) => each[at]))) : first.each;
    return score(mean(best), known(best));
  }
  const inside = brought.flatMap(({ interval }) => (interval ? [interval] : []));
  return score(inside.length ? roll(rollup, inside) : [0, 0], known(brought.flatMap(({ each }) => each)));
}

/** The midpoint of a value in twentieths of a point. @param {ValueData} one */
export const middle = (one) => one.low + one.high;

/** The least difference of value that means something, in tenths of a point.
 * @param {Model} model @param {Record<string, number>} weights */
export function stepOf(model, weights) {
  const steps = model.levels.length - 1;
  const total = sum(model.criteria.map((one) => weights[one.id])) || 1;
  const moves = model.criteria.flatMap((criterion) => {
    const { id, parts, rollup } = criterion;
    const shares = sum(parts.map((part) => part.share)) || 1;
    const sources = parts.length ? parts : [{ ...criterion, share: shares }];
    return sources.map(({ claims, points, share }) => {
      const areas = claims.map((index) => model.area_of[index]);
      const every = rollup === "max" && !parts.length;
      const count = every ? claims.length : Math.min(...areas.map((area) => areas.filter((one) => one === area).length));
      return claims.length ? divide(10 * weights[id] * share * (points[points.length - 1] - points[0]), steps * count * total * shares) : 0;
    });
  });
  return Math.max(0, ...moves);
}

/** @param {ValueData} first @param {ValueData} second @param {number} step */
export function alike(first, second, step) {
  const [one, two] = [middle(first), middle(second)];
  const inside = 2 * first.low <= two && two <= 2 * first.high && 2 * second.low <= one && one <= 2 * second.high;
  return inside || Math.abs(one - two) < Math.max(1, 2 * step);
}

/** Whether a value is above another one by `step` or more, whatever is unknown. @param {ValueData} one @param {ValueData} two @param {number} step */
export const surely = (one, two, step) => one.low - two.high >= Math.max(1, step);

/** How the first option stands to another one. @param {ValueData} first @param {ValueData} other @param {number} step */
export function against(first, other, step) {
  if (surely(first, other, step)) return "sure";
  return middle(first) < middle(other) || alike(first, other, step) ? "none" : "possible";
}
