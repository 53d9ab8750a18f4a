// @ts-check
// What the result hangs on: the same as compare.py, where it stands why.
import { fraction, minus, NOTHING, over, plus, sign, times, WHOLE } from "./builtins.js";
import { amounts } from "./lines.js";
import { figure, SCALE } from "./money.js";
import { SCENARIOS, valueOf, valuesOf } from "./scenarios.js";
import { factorsOf, workOut } from "./table.js";

/** @import { Fraction } from "./builtins.js" */
/** @import { Values } from "./lines.js" */
/** @import { CostModel, InputData, LineData } from "./model.d.ts" */
/** @import { Table } from "./table.js" */
/** @typedef {{input: string, low: bigint, high: bigint, width: bigint}} Bar */
/** @typedef {{input: string, value: Fraction | null, method: "linear" | "bisection" | "same", below: 0 | 1 | null}} BreakEven */
/** @typedef {{years: number, winner: string | null, reason: string, first: string, difference: bigint}} Verdict */

const HALVINGS = 48;

/** @param {bigint} a @param {bigint} b */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** @param {string} a @param {string} b */
const named = (a, b) => (a < b ? -1 : 1);
/** @param {bigint} a @param {bigint} b */
const least = (a, b) => (a < b ? a : b);
/** @param {bigint} a @param {bigint} b */
const most = (a, b) => (a > b ? a : b);

/** A bar for each input with a range, the widest first. @param {CostModel} model @param {number} years @returns {Bar[]} */
export function tornado(model, years) {
  const base = valuesOf(model, "base");
  return model.inputs
    .filter((one) => one.low !== one.high)
    .map((one) => {
      const [low, high] = ["low", "high"].map((end) => workOut(model, { ...base, [one.id]: valueOf(one, end) }, years).value);
      return { input: one.id, low, high, width: most(high - low, low - high) };
    })
    .sort((a, b) => order(b.width, a.width) || named(a.input, b.input));
}

/** The present value in cents before any amount is rounded. @param {CostModel} model @param {Values} values @param {number} years */
export function exactValue(model, values, years) {
  const factors = factorsOf(model, values, years).map((factor) => fraction(factor, SCALE));
  let total = NOTHING;
  for (const { row } of amounts(model.lines, values, years, (exact) => exact).values())
    row.forEach((cents, at) => (total = plus(total, times(cents, factors[at]))));
  return total;
}

/** Whether every line is a constant plus a multiple of one input. @param {CostModel} model @param {string} name */
export function isLinear(model, name) {
  const bent = name === model.rate || model.lines.some((line) => [line.growth, line.escalation, ...line.per].includes(name));
  const byId = new Map(model.lines.map((line) => [line.id, line]));
  return !bent && model.lines.every((line) => degree(line, byId, name) <= 1);
}

/** How often the input is a factor of a line and of what it is a share of.
 * @param {LineData} line @param {Map<string, LineData>} byId @param {string} name @returns {number} */
function degree(line, byId, name) {
  const below = line.share_of.flatMap((one) => byId.get(one) ?? []).map((one) => degree(one, byId, name));
  return [...line.quantity, line.price].filter((one) => one === name).length + Math.max(0, ...below);
}

/** At which figure of one input two options cost the same.
 * @param {CostModel} one @param {CostModel} other @param {string} name @param {number} years @returns {BreakEven} */
export function breakEven(one, other, name, years) {
  const both = [one, other];
  const bases = both.map((model) => valuesOf(model, "base"));
  const difference = (/** @type {Fraction} */ value) => {
    const [first, second] = both.map((model, at) => exactValue(model, { ...bases[at], [name]: value }, years));
    return minus(first, second);
  };
  if (both.every((model) => isLinear(model, name))) return closed(name, difference(NOTHING), difference(WHOLE));
  const ranged = both.flatMap((model) => model.inputs).find(({ id }) => id === name);
  if (!ranged) throw new Error(`there is no input ${name}`);
  let [low, high] = [figure(ranged.low), figure(ranged.high)];
  const [first, last] = [low, high].map((end) => sign(difference(end)));
  if (first === last) return { input: name, value: null, method: first ? "bisection" : "same", below: null };
  const half = fraction(1n, 2n);
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = times(plus(low, high), half);
    if (sign(difference(middle)) * (first || -last) > 0) low = middle;
    else high = middle;
  }
  return { input: name, value: times(plus(low, high), half), method: "bisection", below: last > first ? 0 : 1 };
}

/** @param {string} input @param {Fraction} atZero @param {Fraction} atOne @returns {BreakEven} */
function closed(input, atZero, atOne) {
  const slope = minus(atOne, atZero);
  if (!slope.n && !atZero.n) return { input, value: null, method: "same", below: null };
  const value = slope.n ? over(minus(NOTHING, atZero), slope) : null;
  if (!value || value.n < 0n) return { input, value: null, method: "linear", below: null };
  return { input, value, method: "linear", below: slope.n > 0n ? 0 : 1 };
}

/** The first year at whose end the option that cost more so far costs less. @param {Table} one @param {Table} other */
export function crossover(one, other) {
  let leader = 0;
  let gap = 0n;
  for (let column = 0; column <= one.years; column++) {
    gap += one.present[column] - other.present[column];
    const now = order(gap, 0n);
    if (leader && now === -leader) return column;
    leader ||= now;
  }
  return null;
}

/** Whether two ranges of cost overlap for more than half of the narrower one. @param {[bigint, bigint]} one @param {[bigint, bigint | null]} other */
export function overlap(one, other) {
  const shared = (other[1] === null ? one[1] : least(one[1], other[1])) - most(one[0], other[0]);
  const width = other[1] === null ? one[1] - one[0] : least(one[1] - one[0], other[1] - other[0]);
  return shared >= 0n && (!width || 2n * shared > width);
}

/** Whether one option costs less than another wherever the figures that both share stand.
 * @param {CostModel} one @param {CostModel} other @param {number} years */
export function lessTogether(one, other, years) {
  const theirs = new Map(other.inputs.map((item) => [item.id, item]));
  const same = (/** @type {InputData} */ a, /** @type {InputData | undefined} */ b) =>
    b && a.low === b.low && a.base === b.base && a.high === b.high && a.effect === b.effect;
  const shared = new Set(one.inputs.filter((item) => same(item, theirs.get(item.id))).map(({ id }) => id));
  const value = (/** @type {CostModel} */ model, /** @type {string} */ end, /** @type {string} */ against) => {
    const [together, apart] = [end, against].map((name) => valuesOf(model, name));
    const values = Object.fromEntries(Object.keys(together).map((name) => [name, (shared.has(name) ? together : apart)[name]]));
    return workOut(model, values, years).value;
  };
  return SCENARIOS.every((end) => value(one, end, "high") < value(other, end, "low"));
}

/** Which option costs least. @param {Record<string, CostModel>} models @param {Record<string, Record<string, Table>>} options @returns {Verdict} */
export function judge(models, options) {
  const [first, ...rivals] = Object.keys(options).sort((a, b) => order(options[a].base.value, options[b].base.value) || named(a, b));
  const best = options[first];
  const { years } = best.base;
  const difference = rivals.length ? options[rivals[0]].base.value - best.base.value : 0n;
  const near = rivals.filter((name) => level(best, options[name]));
  const apart = () => near.every((name) => lessTogether(models[first], models[name], years));
  let reason = "least";
  if (rivals.length && !difference) reason = "same";
  else if (rivals.some((name) => more(best, options[name]))) reason = "open";
  else if (near.length) reason = apart() ? "together" : "overlap";
  return { years, winner: reason === "least" || reason === "together" ? first : null, reason, first, difference };
}

/** @param {Record<string, Table>} best @param {Record<string, Table>} rival */
const level = (best, rival) => overlap([best.low.value, best.high.value], [rival.low.value, more(rival, best) ? null : rival.high.value]);

/** Whether something is open in one that the other does not have open, too. @param {Record<string, Table>} one @param {Record<string, Table>} other */
const more = (one, other) => one.base.open.some((name) => !other.base.open.includes(name));
