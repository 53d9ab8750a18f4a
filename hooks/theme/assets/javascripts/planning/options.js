// @ts-check
/**
 * What an option of the decision costs, and how value and cost stand to each other; the same as planning/options/engine.py.
 */
import { evaluate } from "../decision/evaluate.js";
import { environment } from "../decision/interview.js";
import { times, WHOLE } from "../cost/builtins.js";
import { figure } from "../cost/money.js";
import { record } from "../shared/own.js";
import { lessened, SCENARIOS, scenarios, settled } from "../cost/scenarios.js";

/** @import { CostModel, LineData } from "../cost/model.d.ts" */

/** @typedef {any} OptionModel as the build writes it */
/** @typedef {{low: string, base: string, high: string}} Size a range */
/** @typedef {{model: CostModel, portions: string[], figures: string[], fees: [string, string, string][]}} Case */

/**
 * The case of an option; owned parts bring neither lines nor fees.
 * @param {OptionModel} options @param {any} decision @param {Record<string, any>} facts @param {any} option
 * @param {Record<string, string>} [given] figures of the reader, by the id of an input or of an open line
 * @returns {Case}
 */
export function begin(options, decision, facts, option, given = {}) {
  const lookup = environment(decision, facts);
  /** @type {[any, (name: string) => any][]} */
  const parts = option.parts.filter((/** @type {any} */ one) => !one.owned).map((/** @type {any} */ one) => [one, partOf(decision, one, lookup)]);
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {string[]} */
  const taken = [];
  /** @type {Set<string>} */
  const lines = new Set();
  /** @type {Set<string>} */
  const done = new Set();
  for (const portion of options.portions) {
    if (done.has(portion.one_of) || (portion.when && evaluate(portion.when, lookup) !== true)) continue;
    if (portion.along.length && !portion.along.some((/** @type {string} */ name) => option.along.includes(name))) continue;
    const meeting = portion.that ? parts.filter(([, look]) => evaluate(portion.that, look) === true) : [];
    if (portion.that && !meeting.length) continue;
    taken.push(portion.id);
    for (const name of portion.lines) lines.add(name);
    if (portion.count) counts.set(portion.count, (counts.get(portion.count) ?? 0) + meeting.length);
    if (portion.one_of) done.add(portion.one_of);
  }
  /** @type {[string, string, string][]} */
  const fees = [];
  /** @type {LineData[]} */
  const extra = [];
  for (const [part, look] of parts) {
    const known = options.paid.find((/** @type {any} */ one) => one.entry === part.entry && ["", part.edition].includes(one.edition));
    const pricing = look("pricing");
    if (known) for (const name of known.lines) lines.add(name);
    else if (options.fee && Object.hasOwn(options.fee.notes, pricing)) {
      const id = `fee-${part.entry}`;
      extra.push({ id, group: options.fee.group, when: "yearly", quantity: [], per: [], price: null, growth: null, escalation: null, share_of: [], bill: part.entry });
      fees.push([id, part.entry, pricing]);
    }
  }
  const figures = figuresOf(options, lookup, counts);
  const inputs = options.inputs.map((/** @type {any} */ one) => ({ ...one, ...figures.get(one.id) }));
  const whole = { groups: options.groups, rate: options.rate, middle: options.middle, inputs, lines: [...options.lines, ...extra] };
  const model = lessened(whole, options.lines.map((/** @type {LineData} */ { id }) => id).filter((/** @type {string} */ id) => !lines.has(id)));
  return { model: settled(model, given), portions: taken, figures: [...figures.keys()].sort(), fees };
}

/** What is known of the edition of a part. @param {any} decision @param {any} part @param {(name: string) => any} facts */
function partOf(decision, part, facts) {
  const entry = decision.candidates.find((/** @type {any} */ one) => one.id === part.entry);
  const { attributes } = entry.editions.find((/** @type {any} */ one) => one.id === part.edition && one.attributes.delivery.includes(part.delivery));
  const known = { ...attributes, id: entry.id, kind: entry.kind, category: entry.category };
  return (/** @type {string} */ name) => (name.startsWith("fact.") ? facts(name.slice("fact.".length)) : known[name]);
}

/** The ranges that answers set, by the id of an input. @param {OptionModel} options @param {(name: string) => any} facts @returns {Record<string, Size>} */
export function sizes(options, facts) {
  /** @type {Record<string, Size>} */
  const found = record();
  for (const { input, when, low, base, high } of options.figures) {
    if (!(input in found) && evaluate(when, facts) === true) found[input] = { low, base, high };
  }
  return found;
}

/** The ranges that answers set, and those of inputs that count parts. @param {OptionModel} options @param {(name: string) => any} facts @param {Map<string, number>} counts */
function figuresOf(options, facts, counts) {
  const found = new Map(Object.entries(sizes(options, facts)));
  for (const [name, count] of counts) found.set(name, { low: String(count), base: String(count), high: String(count) });
  return found;
}

/** The table of each scenario. @param {Case} one @param {number} years */
export const tables = (one, years) => scenarios(one.model, years);

/**
 * Options with value against cost, in the given order.
 * @param {[any, Record<string, any>][]} found options, each with its tables by scenario
 */
export function beside(found) {
  const rows = found.map(([option, tabled]) => ({
    option: option.id, low: option.value.low, high: option.value.high,
    cost: SCENARIOS.map((name) => tabled[name].value), unpriced: new Set(tabled.base.open),
  }));
  /** @param {typeof rows[0]} one @param {typeof rows[0]} other */
  const dominates = (one, other) => {
    const asGood = one.low >= other.low && one.high >= other.high && one.cost[1] <= other.cost[1] && [...one.unpriced].every((name) => other.unpriced.has(name));
    return asGood && (one.low > other.low || one.high > other.high || one.cost[1] < other.cost[1] || one.unpriced.size < other.unpriced.size);
  };
  return rows.map(({ option, low, high, cost, unpriced }, at) => ({
    option, value: [low, high], cost, open: unpriced.size > 0, undominated: !rows.some((other) => dominates(other, rows[at])),
  }));
}

/**
 * The cents that an answer leaves for a year, in the currency of the costs; null where nothing does.
 * @param {OptionModel} options @param {any} decision @param {Record<string, any>} facts
 * @param {string} [rate] units of the costs' currency for one of the budget's, as the reader typed it
 * @returns {bigint | null}
 */
export function capOf(options, decision, facts, rate = "") {
  const { cap } = options;
  if (!cap || (cap.currency !== options.currency && !rate)) return null;
  const lookup = environment(decision, facts);
  const one = cap.amounts.find((/** @type {any} */ item) => evaluate(item.when, lookup) === true);
  if (!one) return null;
  const whole = times(figure(one.amount), rate ? figure(rate) : WHOLE);
  return (whole.n * 100n) / whole.d;
}

/**
 * How an option stands to a budget: `within`, `verify`, `over` or `above`.
 * @param {OptionModel} options @param {Record<string, any>} tabled @param {bigint} cap
 */
export function held(options, tabled, cap) {
  const groups = options.cap.groups;
  /** @param {string} name */
  const dearest = (name) => {
    const rows = tabled[name].groups.filter((/** @type {any} */ one) => groups.includes(one.id));
    const years = Array.from({ length: tabled[name].years }, (_, year) => rows.reduce((/** @type {bigint} */ sum, /** @type {any} */ row) => sum + row.cents[year + 1], 0n));
    return years.reduce((most, one) => (one > most ? one : most));
  };
  if (dearest("low") > cap) return "above";
  if (dearest("base") > cap) return "over";
  const open = tabled.base.groups.some((/** @type {any} */ one) => groups.includes(one.id) && one.open);
  return dearest("high") <= cap && !open ? "within" : "verify";
}
