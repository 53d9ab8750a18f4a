// @ts-check
// The decision, step for step the same as the Python package `platform_guide.decision`, to the last digit: integers
// throughout, ids in code-point order, no DOM, no text of its own. Why each step is as it is stands there.

import { environment, evaluate, names, questionOf, unique, walk } from "./interview.js";
import { own } from "../shared/own.js";

/** @typedef {any[]} Ast @typedef {Record<string, any>} Facts @typedef {Record<string, any>} Reason */
/** @typedef {(name: string) => any} Lookup @typedef {Record<string, string[]>} Answers */
/** @typedef {{low: number, high: number, evidence: number, scores: any[]}} Measured */
/** @typedef {{position: number, source: number, target: number}} Flow */
/** @typedef {{entry: number, edition: number, cover: number, places: number, new: number, verify: boolean,
 *   solo: number, joints: Set<string>, opens: Set<number>, requires: Set<number>, whole: boolean}} Option */
/** @typedef {{options: Option[], new: number, missing: number[], places: number, value: number}} Stack */
/** @typedef {{stacks: Stack[], exhaustive: boolean}} Found */
/** @typedef {any} Model what `compile_model` returned, read from JSON */
/** @typedef {{model: Model, interview: any, policy: any, owned: string[], judged: any[], flows: Flow[],
 *   places: number, names: string[], measure: (options: Option[], missing: number[]) => Measured, options: Option[]}} Case */

/** @param {number} a @param {number} b */
const divide = (a, b) => Math.floor(a / b);
/** @param {number[]} items */
const sum = (items) => items.reduce((a, b) => a + b, 0);

/** Compares arrays of numbers, or of such arrays, item by item, as Python compares tuples.
 * @param {any} a @param {any} b @returns {number} */
function compare(a, b) {
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const found = compare(a[index], b[index]);
    if (found) return found;
  }
  return a.length - b.length;
}
/** @template T @param {T[]} items @param {(item: T) => any} key @returns {T[]} */
const sorted = (items, key) => items.map((item) => ({ item, key: key(item) })).sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);

// --- messages ---

/** Looks up a message and fills in its placeholders.
 * @param {Model} model @param {string} code @param {Record<string, string | number>} [words] @returns {Reason} */
export function say(model, code, words = {}) {
  const text = own(model.messages, code) ?? code;
  return { code, text: text.replace(/\{([a-z_]+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) => String(own(words, name) ?? all)) };
}
// --- policy ---

/** @param {any[]} rules @param {boolean} open @returns {any[]} */
function needsOf(rules, open) {
  const found = new Map();
  for (const rule of rules) {
    for (const [capability, rank] of rule.need) {
      const need = found.get(capability);
      if (!need || rank > need.rank) found.set(capability, { capability, rank, open, rules: [rule.id] });
      else if (rank === need.rank && !need.rules.includes(rule.id)) need.rules.push(rule.id);
    }
  }
  return sorted([...found.values()], (need) => need.capability);
}

/** @param {any[]} rules @param {any} interview @param {boolean} waiting @returns {any[]} */
const mustsOf = (rules, interview, waiting) =>
  rules.flatMap((rule) =>
    rule.require.map((/** @type {any} */ item) => {
      const compared = names(item.that).filter((name) => name.startsWith("fact.")).map((name) => name.slice(5));
      return {
        ...item,
        rule: rule.id,
        because: rule.because,
        open: waiting || compared.some((name) => interview.facts[name] === null),
        facts: unique([...names(rule.when), ...compared]),
      };
    }),
  );

/** @param {Model} model @param {any} interview */
function applyRules(model, interview) {
  const lookup = environment(model, interview.facts);
  /** @type {any[]} */
  const active = [];
  /** @type {any[]} */
  const openRules = [];
  for (const rule of model.rules) {
    const holds = evaluate(rule.when, lookup);
    if (holds !== false) (holds === null ? openRules : active).push(rule);
  }
  const needs = needsOf(active, false);
  const have = new Map(needs.map((need) => [need.capability, need.rank]));
  /** @type {Record<string, number>} */
  const weights = {};
  for (const { id, weight } of model.criteria) {
    const proposed = active.filter((rule) => Object.hasOwn(rule.swing, id)).map((rule) => rule.swing[id]);
    weights[id] = proposed.length ? Math.max(...proposed) : weight;
  }
  const stages = active.flatMap((rule) => (rule.maturity === null ? [] : [rule.maturity]));
  const rank = Math.max(...stages);
  const maturity = stages.length
    ? { stage: model.maturity[rank].id, rank, rules: active.filter((rule) => rule.maturity === rank).map((rule) => rule.id) }
    : null;
  return {
    maturity,
    musts: [...mustsOf(active, interview, false), ...mustsOf(openRules, interview, true)],
    needs,
    openNeeds: needsOf(openRules, true).filter((need) => need.rank > (have.get(need.capability) ?? -1)),
    weights,
    outcome: active.find((rule) => rule.outcome) ?? null,
    notes: active.filter((rule) => rule.note).map((rule) => ({ rule: rule.id, text: rule.note })),
    openRules,
  };
}

// --- eligibility ---

/** @param {any[]} musts @param {Lookup} lookup @returns {any} */
function verdictOf(musts, lookup) {
  /** @type {any} */
  const verdict = { status: "eligible", failed: [], undocumented: [], unverified: [], open: [] };
  musts.forEach((must, index) => {
    const met = evaluate(must.that, lookup);
    if (met === true) return;
    if (must.open) verdict.open.push(index);
    else if (met === false) verdict.failed.push(index);
    else verdict[must.on_unknown === "exclude" ? "undocumented" : "unverified"].push(index);
  });
  if (verdict.failed.length || verdict.undocumented.length) verdict.status = "excluded";
  else if (verdict.unverified.length || verdict.open.length) verdict.status = "verify";
  return verdict;
}

const OF_ENTRY = new Set(["id", "kind", "category", "status", "scope"]);

/** @param {Model} model @param {any} interview @param {any[]} musts @param {string[]} owned */
function judge(model, interview, musts, owned) {
  const facts = environment(model, interview.facts);
  const position = new Map(model.capabilities.map((/** @type {string} */ name, /** @type {number} */ index) => [`claim.${name}`, index]));
  const { ended } = model.parameters;
  return model.candidates.map((/** @type {any} */ candidate) => {
    const mine = owned.includes(candidate.id);
    const editions = candidate.editions.map((/** @type {any} */ edition) => {
      const { status } = candidate;
      const verdict = verdictOf(musts, (name) => {
        const index = position.get(name);
        if (index !== undefined) return edition.levels[index] === "?" ? null : Number(edition.levels[index]);
        if (name === "owned") return mine;
        if (name.startsWith("fact.")) return facts(name.slice(5));
        if (name === "verdict") return own(candidate, name) ?? "none";
        return OF_ENTRY.has(name) ? candidate[name] : edition.attributes[name];
      });
      if (ended.includes(status) || ended.includes(edition.attributes.edition_status)) verdict.status = "discontinued";
      return verdict;
    });
    const found = editions.map((/** @type {any} */ verdict) => verdict.status);
    return { status: ["eligible", "verify", "excluded", "discontinued"].find((status) => found.includes(status)), editions };
  });
}

// --- value ---

/** @param {number[][]} each @returns {number[]} */
const mean = (each) => [0, 1].map((end) => divide(sum(each.map((one) => /** @type {number} */ (one[end]))), each.length));

/** @param {string} rollup @param {number[][]} each @returns {number[]} */
function roll(rollup, each) {
  if (rollup === "mean") return mean(each);
  return [0, 1].map((end) => {
    const ends = each.map((one) => /** @type {number} */ (one[end]));
    if (rollup === "max") return Math.max(...ends);
    return rollup === "min" ? Math.min(...ends) : Math.max(0, 100 - sum(ends.map((one) => 100 - one)));
  });
}

/** @param {number} sure @param {number} all */
const percent = (sure, all) => divide(100 * sure, all);
/** @param {number[]} interval */
const sure = ([low, high]) => (low === high ? 1 : 0);

/** What one edition brings to each criterion, before parts are rolled up: an interval, or one for each claim.
 * @typedef {{interval: number[] | null, each: number[][]}} Brought */

/** Returns the function that measures stacks of one case; what an edition brings is worked out once.
 * @param {Model} model @param {any} policy @returns {(options: Option[], missing: number[]) => Measured} */
function scale(model, policy) {
  /** @type {number[]} */
  const needed = model.capabilities.map(() => 0);
  for (const need of policy.needs) needed[need.capability] = need.rank;
  /** @type {Map<any, Brought[]>} */
  const known = new Map();

  /** @param {any} criterion @param {number} index @param {any} edition */
  const points = ({ points: [none, , , full], points, saturate }, index, edition) => {
    const level = edition.levels[index];
    if (level === "?") return [none, full];
    const point = saturate && Number(level) > /** @type {number} */ (needed[index]) ? full : points[Number(level)];
    return [point, point];
  };
  /** @param {any} criterion @param {any} candidate @param {any} edition @returns {Brought} */
  const bring = (criterion, candidate, edition) => {
    if (criterion.computed) return { interval: null, each: [] };
    if (criterion.attribute) {
      const { status, category, kind } = candidate;
      const found = own({ status, category, kind }, criterion.attribute) ?? edition.attributes[criterion.attribute];
      if (found === null) return { interval: [0, 100], each: [] };
      const point = Math.max(...[found].flat().map((word) => own(criterion.values, String(word)) ?? 0));
      return { interval: [point, point], each: [] };
    }
    const inside = (/** @type {number} */ index) => criterion.rollup === "max" || candidate.scope.includes(model.areas[model.area_of[index]]);
    const each = criterion.claims.filter(inside).map((/** @type {number} */ index) => points(criterion, index, edition));
    return { interval: each.length ? mean(each) : null, each };
  };
  const brought = (/** @type {Option} */ { entry, edition }) => {
    const candidate = model.candidates[entry];
    const key = candidate.editions[edition];
    let found = known.get(key);
    if (!found) known.set(key, (found = model.criteria.map((/** @type {any} */ criterion) => bring(criterion, candidate, key))));
    return /** @type {Brought[]} */ (found);
  };

  return (options, missing) => {
    const fresh = sum(options.map((option) => option.new));
    /** @type {Record<string, number>} */
    const counts = { parts: fresh + along(options).length, glue: missing.length, "owned-share": divide(100 * (options.length - fresh), options.length) };
    const all = options.map(brought);
    let low = 0;
    let high = 0;
    let evidence = 0;
    let total = 0;
    const scores = model.criteria.map((/** @type {any} */ criterion, /** @type {number} */ at) => {
      const [least, most, share] = /** @type {[number, number, number]} */ (rollUp(criterion, counts, options, all.map((one) => /** @type {Brought} */ (one[at]))));
      const weight = policy.weights[criterion.id];
      low += weight * least;
      high += weight * most;
      evidence += weight * share;
      total += weight;
      return { criterion: criterion.id, low: least, high: most, evidence: share };
    });
    const by = total || 1;
    return { low: divide(10 * low, by), high: divide(10 * high, by), evidence: divide(evidence, by), scores };
  };
}

/** Scores one criterion of a stack: low, high and the percentage known.
 * @param {any} criterion @param {Record<string, number>} counts @param {Option[]} options @param {Brought[]} all @returns {number[]} */
function rollUp({ computed, anchors, attribute, rollup }, counts, options, all) {
  if (computed) {
    let point = 0;
    for (const [at, score] of anchors) if (/** @type {number} */ (counts[computed]) >= at) point = score;
    return [point, point, 100];
  }
  if (attribute) {
    const counted = rollup === "sum-cost" ? all.filter((_, at) => options[at]?.new) : all;
    const each = counted.map((one) => /** @type {number[]} */ (one.interval));
    return each.length ? [...roll(rollup, each), percent(sum(each.map(sure)), each.length)] : [100, 100, 100];
  }
  if (rollup === "max") {
    const [first, ...rest] = all.map((one) => one.each);
    const best = /** @type {number[][]} */ (first).map((one, at) => rest.reduce((most, each) => [0, 1].map((end) => Math.max(/** @type {any} */ (most)[end], /** @type {any} */ (each)[at][end])), one));
    return [...mean(best), percent(sum(best.map(sure)), best.length)];
  }
  const inside = all.filter((one) => one.interval);
  if (!inside.length) return [0, 0, 100];
  const cells = inside.flatMap((one) => one.each);
  return [...roll(rollup, inside.map((one) => /** @type {number[]} */ (one.interval))), percent(sum(cells.map(sure)), cells.length)];
}

/** @param {Measured} one */
const middle = (one) => one.low + one.high;

/** @param {Measured} first @param {Measured} second @param {number} tie */
function alike(first, second, tie) {
  const [one, two] = [middle(first), middle(second)];
  const inside = 2 * first.low <= two && two <= 2 * first.high && 2 * second.low <= one && one <= 2 * second.high;
  return inside || Math.abs(one - two) <= 2 * tie;
}

// --- stacks ---

/** @param {number} mask */
function bits(mask) {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** @param {Option[]} options @param {Flow} flow @returns {Option[] | null} */
function joined(options, flow) {
  for (const one of options) {
    if (!(one.cover & flow.source)) continue;
    const two = options.find((other) => other.cover & flow.target && (one.entry === other.entry || one.joints.has(`${flow.position} ${other.entry}`) ||
      !(one.new || other.new) || one.opens.has(flow.position) || other.opens.has(flow.position)));
    if (two) return [one, two];
  }
  return null;
}

/** The entries that parts require and that are not among them. @param {Option[]} options @returns {number[]} */
const along = (options) =>
  unique(options.flatMap((option) => [...option.requires])).filter((entry) => options.every((option) => option.entry !== entry)).sort((a, b) => a - b);

/** @param {Option} one @param {Option} two */
const dominates = (one, two) =>
  (one.places & two.places) === two.places &&
  one.new <= two.new &&
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
    many |= once & cover;
    once |= cover;
  }
  return options.every(({ cover }) => cover & ~many);
}

/** @param {Stack} stack */
const burdenOf = (stack) => stack.new + stack.missing.length;
/** @param {Stack} stack */
const orderOf = (stack) => [burdenOf(stack), -stack.value, stack.options.map((one) => one.entry), stack.options.map((one) => one.edition)];

/** Finds the stacks of least burden; the bound is explained in stacks.py.
 * @param {Option[]} offered @param {number} needs @param {Flow[]} flows
 * @param {{max_parts: number, slack: number, listed: number, width: number, nodes: number, only: boolean}} limits
 * @param {(options: Option[], missing: number[]) => number} valueOf @returns {Found} */
function search(offered, needs, flows, limits, valueOf) {
  /** @type {Map<Option, number>} options that an earlier sibling has tried already, by how many of the levels above */
  const barred = new Map();
  const useful = sorted(
    thin(offered.filter((option) => option.cover), Math.max(limits.width, limits.max_parts)),
    (one) => [one.new, -bits(one.cover), -one.solo, one.entry, one.edition],
  );
  const everything = (2 ** needs - 1) | 0;
  const byNeed = Array.from({ length: needs }, (_, need) => useful.filter((option) => (option.cover >> need) & 1));
  const covers = unique(useful.map((option) => option.cover));
  const free = useful.filter((option) => !option.new).reduce((mask, option) => mask | option.cover, 0);
  /** @type {Map<string, Stack>} */
  let found = new Map();
  let best = Infinity;
  let worst = Infinity;
  let steps = 0;
  const beyond = (/** @type {number} */ burden) => burden > best + limits.slack || burden > worst;

  function cut() {
    const kept = sorted([...found.values()], orderOf).filter((stack) => burdenOf(stack) <= best + limits.slack).slice(0, limits.listed);
    found = new Map(kept.map((stack) => [String(stack.options.map((one) => one.entry)), stack]));
    const last = kept.at(-1);
    if (last && kept.length === limits.listed) worst = burdenOf(last);
    return kept;
  }

  function record(/** @type {Option[]} */ taken, /** @type {number} */ fresh, /** @type {number} */ places) {
    const options = sorted(taken, (option) => option.entry);
    const missing = flows.filter((flow) => !joined(options, flow)).map((flow) => flow.position);
    const all = fresh + along(options).length;
    const burden = all + missing.length;
    if (beyond(burden) || (limits.only && !options.some((option) => option.verify))) return;
    const stack = { options, new: all, missing, places, value: valueOf(options, missing) };
    const key = String(options.map((one) => one.entry));
    const before = found.get(key);
    if (!before || compare(orderOf(stack), orderOf(before)) < 0) found.set(key, stack);
    best = Math.min(best, burden);
    if (found.size > 2 * limits.listed) cut();
  }

  /** @param {Option[]} taken @param {number} covered @param {number} places @param {number} fresh
   * @param {number} depth */
  function descend(taken, covered, places, fresh, depth) {
    if (++steps > limits.nodes) return;
    if (covered === everything) {
      if (taken.length === depth) record(taken, fresh, places);
      return;
    }
    const left = everything & ~covered;
    const reach = covers.reduce((most, cover) => Math.max(most, bits(cover & left)), 0);
    if (reach * (depth - taken.length) < bits(left) || beyond(fresh + Math.ceil(bits(left & ~free) / reach))) return;
    /** @type {Option[] | undefined} */
    let scarce;
    byNeed.forEach((options, need) => {
      if ((left >> need) & 1 && (!scarce || options.length < scarce.length)) scarce = options;
    });
    for (const option of scarce ?? []) {
      const clashes = taken.some((part) => part.entry === option.entry || (part.whole && option.whole && part.new && option.new)) || !minimal([...taken, option]);
      if (option.places & places && !barred.get(option) && !clashes) {
        descend([...taken, option], covered | option.cover, places & option.places, fresh + option.new, depth);
      }
      barred.set(option, (barred.get(option) ?? 0) + 1);
    }
    for (const option of scarce ?? []) barred.set(option, (barred.get(option) ?? 0) - 1);
  }

  if (needs && byNeed.every((options) => options.length)) {
    for (let depth = 1; depth <= limits.max_parts; depth++) descend([], 0, -1, 0, depth);
  }
  return { stacks: cut(), exhaustive: steps <= limits.nodes };
}

// --- shortlist ---

/** @param {Model} model @param {any} policy @param {any} edition */
function coverOf(model, policy, edition) {
  let found = 0;
  policy.needs.forEach((/** @type {any} */ need, /** @type {number} */ bit) => {
    const level = edition.levels[need.capability];
    if (level !== "?" && Number(level) >= need.rank) found |= 1 << bit;
  });
  return found;
}

/** @param {Model} model @param {any} interview @param {any} policy @returns {Case} */
function makeCase(model, interview, policy) {
  const kinds = model.facts.filter((/** @type {any} */ fact) => fact.type === "entries");
  const owned = unique(kinds.flatMap((/** @type {any} */ fact) => interview.facts[fact.id] ?? [])).sort();
  const judged = judge(model, interview, policy.musts, owned);
  /** @type {Flow[]} */
  const flows = [];
  const made = new Set(model.candidates.flatMap((/** @type {any} */ one) => one.integrations.map((/** @type {any} */ [, flow]) => flow)));
  model.flows.forEach((/** @type {any} */ [, from, to, by], /** @type {number} */ position) => {
    if (by === null && !made.has(position)) return;
    const areas = [from, to];
    const [source = 0, target = 0] = areas.map((/** @type {number} */ area) =>
      policy.needs.reduce(
        (/** @type {number} */ mask, /** @type {any} */ need, /** @type {number} */ bit) =>
          model.area_of[need.capability] === area ? mask | (1 << bit) : mask,
        0,
      ),
    );
    if (source && target) flows.push({ position, source, target });
  });
  const used = new Set(flows.map((flow) => flow.position));
  const places = new Map(model.candidates.map((/** @type {any} */ one, /** @type {number} */ index) => [one.id, index]));
  /** @type {Set<string>[]} */
  const joints = model.candidates.map(() => new Set());
  model.candidates.forEach((/** @type {any} */ candidate, /** @type {number} */ entry) => {
    for (const [other, flow] of candidate.integrations) {
      const index = places.get(other);
      if (!used.has(flow) || index === undefined) continue;
      joints[entry]?.add(`${flow} ${index}`);
      joints[index]?.add(`${flow} ${entry}`);
    }
  });
  const measure = scale(model, policy);
  const lookup = environment(model, interview.facts);
  const ours = model.places.reduce((/** @type {number} */ mask, /** @type {any} */ { when }, /** @type {number} */ bit) =>
    (when === null || evaluate(when, lookup) !== false ? mask | (1 << bit) : mask), 0);
  const names = namesOf(model);
  const outside = new Map(names.map((name, index) => [name, index]));
  /** @type {Option[]} */
  const options = [];
  model.candidates.forEach((/** @type {any} */ candidate, /** @type {number} */ entry) => {
    candidate.editions.forEach((/** @type {any} */ one, /** @type {number} */ edition) => {
      const { status } = judged[entry].editions[edition];
      const cover = coverOf(model, policy, one);
      if (!cover || !(one.places & ours) || (status !== "eligible" && status !== "verify")) return;
      /** @type {Option} */
      const option = {
        entry, edition, cover, places: one.places & ours, new: owned.includes(candidate.id) ? 0 : 1,
        verify: status === "verify", solo: 0, joints: joints[entry] ?? new Set(),
        opens: new Set(model.flows.flatMap((/** @type {any} */ [, , , by], /** @type {number} */ at) => (by !== null && one.levels[by] === "3" ? [at] : []))),
        requires: new Set(owned.includes(candidate.id) ? [] : [
          ...one.requires.filter((/** @type {string} */ id) => places.has(id) && !owned.includes(id)).map((/** @type {string} */ id) => places.get(id)),
          ...(one.outside ? [outside.get(one.outside)] : []),
        ]),
        whole: candidate.kind === "platform",
      };
      option.solo = middle(measure([option], []));
      options.push(option);
    });
  });
  return { model, interview, policy, owned, judged, flows, places: ours, names, measure, options: cheapest(model, options) };
}

/** The ids of all entries, and behind them what editions require that is no entry. @param {Model} model @returns {string[]} */
const namesOf = (model) => [
  ...model.candidates.map((/** @type {any} */ one) => one.id),
  ...unique(model.candidates.flatMap((/** @type {any} */ one) => one.editions.flatMap((/** @type {any} */ edition) => edition.outside ?? []))).sort(),
];

/** @param {Model} model @param {Option[]} options @returns {Option[]} */
function cheapest(model, options) {
  const price = (/** @type {Option} */ { entry, edition }) => model.candidates[entry].editions[edition].price;
  const beside = (/** @type {Option} */ one, /** @type {Option} */ two) =>
    one.verify === two.verify && [...one.requires].every((entry) => two.requires.has(entry)) &&
    (one.cover & two.cover) === two.cover && (one.places & two.places) === two.places && price(one) < price(two);
  /** @type {Map<number, Option[]>} */
  const siblings = new Map();
  for (const option of options) siblings.set(option.entry, [...(siblings.get(option.entry) ?? []), option]);
  return options.filter((option) => !siblings.get(option.entry)?.some((other) => beside(other, option)));
}

/** @param {Case} reader @param {boolean} only @returns {Found} */
function find(reader, only) {
  const { model, policy } = reader;
  const { max_parts, slack, alike: width, nodes, listed, verify_listed } = model.parameters;
  const limits = { max_parts, slack, width, nodes, only, listed: only ? verify_listed : listed };
  const options = reader.options.filter((option) => only || !option.verify);
  if (!limits.listed || (only && !options.some((option) => option.verify))) return { stacks: [], exhaustive: true };
  return search(options, policy.needs.length, reader.flows, limits, (taken, missing) => middle(reader.measure(taken, missing)));
}

/** @param {Case} reader @param {Stack[]} stacks @returns {any[]} */
function ranked(reader, stacks) {
  const { model } = reader;
  const measured = sorted(
    stacks.map((stack) => ({ stack, value: reader.measure(stack.options, stack.missing) })),
    ({ stack, value }) => [stack.new > 0 ? 1 : 0, -middle(value), orderOf(stack)],
  );
  /** @type {(typeof measured)[]} */
  const groups = [];
  for (const pair of measured) {
    const leader = groups.at(-1)?.[0];
    const same = leader && leader.stack.new > 0 === pair.stack.new > 0 && alike(leader.value, pair.value, model.parameters.tie);
    if (same) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  }
  /** @type {any[]} */
  const found = [];
  for (const group of groups) {
    const rank = found.length + 1;
    for (const { stack, value } of sorted(group, ({ stack: one }) => [burdenOf(one), one.new, orderOf(one)])) {
      const { low, high, evidence, scores } = value;
      found.push({
        id: stack.options.map((option) => model.candidates[option.entry].id).join("+"),
        rank,
        shared: group.length,
        parts: stack.options.map((option) => part(reader, option)),
        places: model.places.filter((/** @type {any} */ _, /** @type {number} */ bit) => (stack.places >> bit) & 1).map((/** @type {any} */ place) => place.id),
        new: stack.new,
        along: along(stack.options).map((entry) => reader.names[entry]),
        flows: reader.flows.map((flow) => {
          const pair = joined(stack.options, flow);
          const ends = pair ?? [flow.source, flow.target].map((side) => /** @type {Option} */ (stack.options.find((option) => option.cover & side)));
          const [source, target] = ends.map((option) => model.candidates[option.entry].id);
          return { flow: model.flows[flow.position][0], source, target, made: pair !== null };
        }),
        missing: stack.missing.map((index) => model.flows[index][0]),
        burden: burdenOf(stack),
        value: { low, high, evidence },
        scores,
      });
    }
  }
  return found;
}

/** @param {Case} reader @param {Option} option */
function part({ model, policy, judged }, option) {
  const candidate = model.candidates[option.entry];
  const edition = candidate.editions[option.edition];
  const verdict = judged[option.entry].editions[option.edition];
  return {
    entry: candidate.id,
    edition: edition.id,
    delivery: edition.attributes.delivery[0],
    owned: !option.new,
    covers: policy.needs
      .filter((/** @type {any} */ _, /** @type {number} */ bit) => (option.cover >> bit) & 1)
      .map((/** @type {any} */ { capability }) => ({ capability: model.capabilities[capability], level: model.levels[Number(edition.levels[capability])] })),
    verify: sorted([...verdict.unverified, ...verdict.open], (index) => index),
  };
}

// --- conflict ---

/** @param {number[]} items @param {number} size @returns {Generator<number[]>} */
function* combinations(items, size) {
  if (!size) yield [];
  else for (const [index, item] of items.entries()) for (const rest of combinations(items.slice(index + 1), size - 1)) yield [item, ...rest];
}

/** @param {Case} reader */
const smallestConflict = (reader) => conflictIn(reader, -1) ?? conflictIn(reader, reader.places);

/** @param {Case} reader @param {number} ours places that count */
function conflictIn({ model, policy, judged, owned }, ours) {
  /** @type {number[]} */
  const musts = policy.musts.flatMap((/** @type {any} */ must, /** @type {number} */ index) => (must.open ? [] : [index]));
  const size = musts.length + policy.needs.length;
  const offers = model.candidates.flatMap((/** @type {any} */ candidate, /** @type {number} */ entry) =>
    candidate.editions.map((/** @type {any} */ edition, /** @type {number} */ index) => {
      const { status, failed, undocumented } = judged[entry].editions[index];
      const covered = status === "discontinued" ? 0 : coverOf(model, policy, edition);
      const whole = candidate.kind === "platform" && !owned.includes(candidate.id);
      return { entry, whole, covered, places: edition.places & ours, broken: [...failed, ...undocumented] };
    }).filter((/** @type {any} */ offer) => offer.covered && offer.places),
  );
  /** @typedef {{entry: number, whole: boolean, covered: number, places: number}} Offer */
  /** @param {Offer[]} usable @param {number} left @param {number} places @param {number} room @param {Offer[]} taken
   * @returns {Offer[] | null} */
  const coverAll = (usable, left, places, room, taken) => {
    if (!left) return taken;
    if (!room) return null;
    const lowest = left & -left;
    for (const one of usable) {
      const clashes = taken.some((other) => other.entry === one.entry || (other.whole && one.whole));
      if (!(one.covered & lowest) || !(one.places & places) || clashes) continue;
      const found = coverAll(usable, left & ~one.covered, one.places & places, room - 1, [...taken, one]);
      if (found) return found;
    }
    return null;
  };
  /** @param {number[]} wish @returns {number[] | null} */
  const meets = (wish) => {
    const kept = wish.filter((number) => number < musts.length).map((number) => musts[number]);
    const wanted = wish.filter((number) => number >= musts.length).reduce((mask, number) => mask | (1 << (number - musts.length)), 0);
    const usable = offers.filter((/** @type {any} */ offer) => !offer.broken.some((/** @type {number} */ one) => kept.includes(one)) && (!wanted || offer.covered & wanted));
    if (!wanted) return usable.length ? [usable[0].entry] : null;
    for (let room = 1; room <= model.parameters.max_parts; room++) {
      const found = coverAll(usable, wanted, -1, room, []);
      if (found) return found.map((one) => one.entry);
    }
    return null;
  };
  const everything = Array.from({ length: size }, (_, number) => number);
  if (meets(everything)) return null;
  const without = (/** @type {number[]} */ wish, /** @type {number} */ number) => wish.filter((one) => one !== number);
  const smallest = () => {
    for (let count = 1; count <= Math.min(model.parameters.conflict, size); count++) {
      for (const wish of combinations(everything, count)) if (!meets(wish)) return wish;
    }
    return everything.reduce((core, number) => (meets(without(core, number)) ? core : without(core, number)), everything);
  };
  const member = (/** @type {number} */ number) => {
    if (number < musts.length) return { must: musts[number] };
    const need = policy.needs[number - musts.length];
    return { capability: model.capabilities[need.capability], level: model.levels[need.rank] };
  };
  const members = smallest();
  const relax = members.flatMap((number) => {
    const entries = meets(without(everything, number));
    if (!entries) return [];
    const order = sorted(entries, (entry) => entry);
    const option = order.map((entry) => model.candidates[entry].name).join(", ");
    const isMust = number < musts.length;
    const said = isMust
      ? say(model, "relax-must", { must: policy.musts[/** @type {number} */ (musts[number])].label, option })
      : say(model, "relax-need", { capability: model.labels[policy.needs[number - musts.length].capability], option });
    return [{ ...said, ...member(number), entries: order.map((entry) => model.candidates[entry].id) }];
  });
  return { members: members.map(member), relax };
}

// --- explanations ---

/** @param {Case} reader @param {number} index @param {any[]} options @returns {Reason} */
function whyNotOne(reader, index, options) {
  const { model, policy, interview } = reader;
  const candidate = model.candidates[index];
  const judged = reader.judged[index];
  const entry = candidate.name;
  if (judged.status === "discontinued") {
    const { status, successor } = candidate;
    if (successor === null) return say(model, "not-discontinued", { entry, status });
    const named = model.candidates.find((/** @type {any} */ one) => one.id === successor)?.name ?? successor;
    return { ...say(model, "not-discontinued-successor", { entry, status, successor: named }), successor };
  }
  if (judged.status !== "eligible") {
    const failings = (/** @type {any} */ verdict) => verdict.failed.length + verdict.undocumented.length;
    const all = judged.editions.map((/** @type {any} */ verdict, /** @type {number} */ place) => ({ verdict, place }));
    const pair = sorted(all.filter((/** @type {any} */ one) => one.verdict.status === judged.status), (/** @type {any} */ one) => [failings(one.verdict), one.place])[0];
    const { verdict, place } = /** @type {any} */ (pair);
    const key = /** @type {string} */ (["failed", "undocumented", "unverified", "open"].find((one) => verdict[one].length));
    const must = policy.musts[verdict[key][0]];
    const unknown = must.facts.find((/** @type {string} */ fact) => interview.facts[fact] === null);
    const question = unknown === undefined ? undefined : questionOf(model, interview, unknown);
    const said = say(model, `not-${key}`, { entry, must: must.label, question: question?.text ?? "" });
    return { ...said, must: verdict[key][0], edition: candidate.editions[place].id };
  }
  const [first] = options;
  const covers = reader.options.filter((option) => option.entry === index);
  const elsewhere = () => candidate.editions.some((/** @type {any} */ edition, /** @type {number} */ at) =>
    !["discontinued", "excluded"].includes(judged.editions[at].status) && !(edition.places & reader.places) && coverOf(model, policy, edition));
  if (!covers.length && elsewhere()) return say(model, "not-elsewhere", { entry });
  if (!covers.length || !first) return say(model, "not-needed", { entry });
  const containing = options.find((option) => option.parts.some((/** @type {any} */ one) => one.entry === candidate.id));
  if (containing) {
    const { rank } = containing;
    const refers = { option: containing.id, rank };
    let most = 0;
    let place = -1;
    first.scores.forEach((/** @type {any} */ ours, /** @type {number} */ at) => {
      const theirs = containing.scores[at];
      const cost = policy.weights[ours.criterion] * (ours.low + ours.high - theirs.low - theirs.high);
      if (cost > most) [most, place] = [cost, at];
    });
    if (rank === first.rank || place < 0) return { ...say(model, "not-level", { entry, rank }), ...refers };
    const criterion = model.criteria[place];
    return { ...say(model, "not-lower", { entry, rank, criterion: criterion.label }), ...refers, criterion: criterion.id };
  }
  for (const one of first.parts) {
    const rival = reader.options.find((option) => {
      const other = model.candidates[option.entry];
      return other.id === one.entry && other.editions[option.edition].id === one.edition;
    });
    if (rival && covers.every((option) => (option.cover & rival.cover) === option.cover)) {
      return { ...say(model, "not-dominated", { entry, by: model.candidates[rival.entry].name }), by: one.entry };
    }
  }
  return say(model, "not-burden", { entry });
}

/** @param {Case} reader @param {any[]} options @returns {Reason[]} */
function whyNot(reader, options) {
  const taken = options[0]?.parts.map((/** @type {any} */ one) => one.entry) ?? [];
  return reader.model.candidates.flatMap((/** @type {any} */ { id }, /** @type {number} */ index) =>
    taken.includes(id) ? [] : [{ entry: id, ...whyNotOne(reader, index, options) }],
  );
}

/** @param {Case} reader @param {any[]} listed @returns {Reason[]} */
export function findOut({ model, policy, interview }, listed) {
  const { facts } = interview;
  /** @type {Map<string, string[]>} */
  const rules = new Map();
  const add = (/** @type {string[]} */ read, /** @type {string} */ rule) => {
    for (const fact of read.filter((name) => facts[name] === null)) rules.set(fact, unique([...(rules.get(fact) ?? []), rule]));
  };
  for (const rule of policy.openRules) add(unique(names(rule.when)), rule.id);
  for (const must of policy.musts) if (must.open) add(must.facts, must.rule);
  const covers = (/** @type {any} */ option, /** @type {any} */ need) =>
    option.parts.some((/** @type {any} */ one) => {
      const candidate = model.candidates.find((/** @type {any} */ other) => other.id === one.entry);
      const level = candidate.editions.find((/** @type {any} */ edition) => edition.id === one.edition).levels[need.capability];
      return level !== "?" && Number(level) >= need.rank;
    });
  const touched = (/** @type {any} */ option, /** @type {string[]} */ waiting) =>
    option.parts.some((/** @type {any} */ one) =>
      one.verify.some((/** @type {number} */ place) => policy.musts[place].open && waiting.includes(policy.musts[place].rule)),
    ) || policy.openNeeds.some((/** @type {any} */ need) => need.rules.some((/** @type {string} */ rule) => waiting.includes(rule)) && !covers(option, need));
  const found = [...rules].map(([fact, waiting]) => {
    const options = listed.filter((option) => touched(option, waiting)).map((option) => option.id);
    const place = model.facts.findIndex((/** @type {any} */ one) => one.id === fact);
    const question = questionOf(model, interview, fact);
    return {
      order: [-options.length, -waiting.length, place],
      reason: {
        ...say(model, "find-fact", { fact: model.facts[place].label, changes: options.length }),
        fact,
        question: question?.id ?? null,
        find_out: question?.unknown?.find_out ?? null,
        ask: question?.unknown?.ask ?? null,
        rules: waiting,
        options,
      },
    };
  });
  return sorted(found, (one) => one.order).map((one) => one.reason);
}

// --- the whole ---

/** @param {Case} reader @param {any[]} options @param {any} conflict @returns {Reason} */
function outcomeOf({ model, policy, owned, judged }, options, conflict) {
  const said = (/** @type {string} */ kind, /** @type {any} */ words = {}, /** @type {any} */ refers = {}) => ({ kind, ...say(model, `outcome-${kind}`, words), ...refers });
  const rule = policy.outcome;
  if (rule) {
    const { kind, path, label } = rule.outcome;
    return said(kind, {}, { rule: rule.id, because: rule.because, lesson: { path, label } });
  }
  if (conflict) return said("nothing", { count: conflict.members.length });
  const [first] = options;
  if (!first) return said("undetermined");
  const fresh = first.parts.filter((/** @type {any} */ one) => !one.owned);
  const kept = first.parts.filter((/** @type {any} */ one) => one.owned);
  const areas = fresh.flatMap((/** @type {any} */ one) => one.covers).map((/** @type {any} */ cover) => model.areas[model.area_of[model.capabilities.indexOf(cover.capability)]]);
  /** @type {string[]} */
  const replaced = model.candidates
    .filter((/** @type {any} */ { id, scope }, /** @type {number} */ entry) =>
      owned.includes(id) && ["discontinued", "excluded"].includes(judged[entry].status) && scope.some((/** @type {string} */ area) => areas.includes(area)))
    .map((/** @type {any} */ one) => one.id);
  const list = (/** @type {string[]} */ ids) => ids.map((id) => model.candidates.find((/** @type {any} */ one) => one.id === id).name).join(", ");
  const ids = (/** @type {any[]} */ parts) => parts.map((one) => one.entry);
  const words = { parts: list(ids(first.parts)), new: list(ids(fresh)), owned: list(ids(kept)), replaced: list(replaced) };
  const alone = model.candidates.find((/** @type {any} */ one) => one.id === fresh[0]?.entry)?.kind === "platform" ? "platform" : "tool";
  const single = first.parts.length === 1 ? alone : "stack";
  const kind = !fresh.length ? "keep" : replaced.length ? "replace" : kept.length ? "extend" : single;
  return said(kind, words, { option: first.id, replaced });
}

/** Works out what fits and in which order, without the reasons; the same as `solve` in recommend.py.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] */
export function solve(model, answers, weights = {}) {
  const interview = walk(model, answers);
  const policy = applyRules(model, interview);
  for (const name of Object.keys(policy.weights)) policy.weights[name] = own(weights, name) ?? /** @type {number} */ (policy.weights[name]);
  const reader = makeCase(model, interview, policy);
  const told = Object.entries(interview.sources).some(([fact, source]) => source !== "door" && interview.facts[fact] !== null);
  const ranking = !policy.outcome && told && policy.needs.length > 0;
  const sure = ranking ? find(reader, false) : { stacks: [], exhaustive: true };
  const options = ranked(reader, sure.stacks);
  const kind = policy.outcome || options.length ? outcomeOf(reader, options, null).kind : "none";
  return { reader, ranking, options, kind, exhaustive: sure.exhaustive };
}

/** Works out what fits; the same as `decide` in recommend.py.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] */
export function decide(model, answers, weights = {}) {
  const { reader, ranking, options, exhaustive } = solve(model, answers, weights);
  const { interview, policy } = reader;
  const unsure = ranking ? find(reader, true) : { stacks: [], exhaustive: true };
  const verify = ranked(reader, unsure.stacks);
  /** @type {Reason[] | undefined} */
  let reasons;
  const conflict = ranking && !options.length && !verify.length ? smallestConflict(reader) : null;
  return {
    outcome: outcomeOf(reader, options, conflict),
    interview,
    musts: policy.musts.map((/** @type {any} */ { rule, label, because, open, on_unknown, that, facts }) => ({
      rule, label, because, open, on_unknown,
      answers: facts.map((/** @type {string} */ fact) => ({ fact, question: own(interview.sources, fact) ?? null })),
      reads: unique(names(that).filter((name) => !name.startsWith("fact."))),
    })),
    needs: [...policy.needs, ...policy.openNeeds].map(({ capability, rank, open, rules }) => ({
      capability: model.capabilities[capability], label: model.labels[capability], level: model.levels[rank], open, rules,
    })),
    maturity: policy.maturity,
    weights: policy.weights,
    options,
    verify: verify.map((option) => ({ ...option, rank: null, shared: null })),
    // Only when somebody asks: of a thousand entries this takes as long as all the rest.
    get why_not() {
      return (reasons ??= ranking ? whyNot(reader, options) : []);
    },
    find_out: policy.outcome ? [] : findOut(reader, [...options, ...verify]),
    conflict,
    notes: policy.notes,
    exhaustive: exhaustive && unsure.exhaustive,
  };
}
