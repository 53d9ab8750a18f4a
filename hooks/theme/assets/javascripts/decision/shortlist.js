// @ts-check
// From judged entries to the ranked list of single entries and stacks: the same as shortlist.py.
import { compare, divide, sorted, sum, unique } from "./builtins.js";
import { joints, namesOf, opens } from "./editions.js";
import { BUILT, PASS, VERIFY, judge } from "./eligibility.js";
import { environment } from "./interview.js";
import { evaluate, names as namesIn } from "./evaluate.js";
import { named, owns } from "./holdings.js";
import { along, burdenOf, joined, orderOf, search } from "./stacks.js";
import { alike, middle, scale } from "./value.js";

/** @import { EditionData, FlowData, Interview, Judged, Measured, Model, OptionData, PartData, Policy } from "./model.d.ts" */
/** @import { Flow, Found, Option, Stack } from "./stacks.js" */
/** @import { Facts } from "./interview.js" */
/** @import { Part } from "./value.js" */
/** An edition that can be part of an option, and the needs that it covers. @typedef {{entry: number, edition: number, covers: number}} Cut */
/** One reader's case; `measure` tells the value of options with missing joints, `places` is a mask.
 * @typedef {{model: Model, interview: Interview, policy: Policy, owned: string[], judged: Judged[], flows: Flow[],
 *   places: number, built: boolean, names: string[], measure: (options: Option[], missing: number[]) => Measured, options: Option[],
 *   assumed: Record<string, string>}} Case */

/** The needs that an edition covers at their level, as a mask. @param {Policy} policy @param {EditionData} edition */
export function cover(policy, edition) {
  let found = 0;
  policy.needs.forEach((need, bit) => {
    const level = edition.levels[need.capability];
    if (level !== "?" && Number(level) >= need.rank) found |= 1 << bit;
  });
  return found;
}

/** `built` tells whether editions count of which the reader has to build something.
 * @param {Model} model @param {Interview} interview @param {Policy} policy @param {boolean} built @returns {Case} */
export function makeCase(model, interview, policy, built) {
  const kinds = model.facts.filter((fact) => fact.type === "entries");
  const owned = unique(kinds.flatMap((fact) => /** @type {string[]} */ (interview.facts[fact.id] ?? []))).sort();
  const judged = judge(model, interview, policy.musts, owned);
  const made = { model, interview, policy, owned, judged, built, flows: usedFlows(model, policy), places: placesOf(model, interview.facts) };
  const reader = { ...made, names: namesOf(model), measure: measured(model, policy), options: [], assumed: {} };
  const found = editionsOf(reader);
  const told = { ...reader, assumed: assumedOf(reader, found) };
  return { ...told, options: preferred(told, optionsOf(told, found)) };
}

/** The editions that can be part of an option. @param {Case} reader @returns {Cut[]} */
function editionsOf({ model, policy, judged, places, built }) {
  return model.candidates.flatMap((candidate, entry) =>
    candidate.editions.flatMap((one, edition) => {
      const { status } = judged[entry].editions[edition];
      const covers = cover(policy, one);
      const asked = status === PASS || status === VERIFY || (built && status === BUILT);
      return covers && one.places & places && asked ? [{ entry, edition, covers }] : [];
    }),
  );
}

/** The edition that is taken for the reader's, by owned entry with several of which none was named.
 * @param {Case} reader @param {Cut[]} found @returns {Record<string, string>} */
function assumedOf({ model, owned, judged }, found) {
  const known = named(owned);
  /** @type {Record<string, {key: number[], id: string}>} */
  const best = {};
  for (const { entry, edition } of found) {
    const { id, editions } = model.candidates[entry];
    if (!owned.includes(id) || known.has(id) || editions.every((one) => one.id === editions[0].id)) continue;
    const { price } = editions[edition];
    const key = [judged[entry].editions[edition].status === PASS ? 0 : 1, price === 0 ? 1 : 0, price];
    if (!best[id] || compare(key, best[id].key) < 0) best[id] = { key, id: editions[edition].id };
  }
  return Object.fromEntries(Object.entries(best).map(([name, { id }]) => [name, id]));
}

/** @param {Case} reader @param {Cut[]} found @returns {Option[]} */
function optionsOf({ model, owned, judged, flows, places, names, measure, assumed }, found) {
  const holds = owns(owned);
  const joint = joints(model, new Set(flows.map((flow) => flow.position)));
  const placeOf = new Map(names.map((name, index) => [name, index]));
  return found.map(({ entry, edition, covers }) => {
    const candidate = model.candidates[entry];
    const one = candidate.editions[edition];
    const mine = holds(candidate.id, one.id) && (assumed[candidate.id] ?? one.id) === one.id;
    const { unverified, open } = judged[entry].editions[edition];
    const wanted = mine ? [] : one.requires.filter((group) => !group.some((name) => owned.includes(name))).map(([name]) => name);
    const option = {
      entry, edition, cover: covers, places: one.places & places, new: mine ? 0 : 1,
      verify: unverified.length + open.length > 0, solo: 0,
      joints: joint[entry], opens: opens(model, one), requires: new Set(wanted.flatMap((id) => placeOf.get(id) ?? [])),
      whole: candidate.kind === "platform",
    };
    option.solo = middle(measure([option], []));
    return option;
  });
}

/** The places that are the reader's, or may be. @param {Model} model @param {Facts} facts */
function placesOf(model, facts) {
  const lookup = environment(model, facts);
  return model.places.reduce((mask, { when }, bit) => (when === null || evaluate(when, lookup) !== false ? mask | (1 << bit) : mask), 0);
}

/** Drops editions beside which one of the same entry is preferred that does the same in the same places.
 * @param {Case} reader @param {Option[]} options @returns {Option[]} */
function preferred({ model, policy }, options) {
  const read = new Set(policy.musts.flatMap((must) => [...namesIn(must.that)]));
  const asked = [...model.capabilities.keys()].filter((at) => read.has(`claim.${model.capabilities[at]}`));
  const order = (/** @type {Option} */ option) => {
    const { levels, price } = model.candidates[option.entry].editions[option.edition];
    return [option.new, asked.filter((at) => levels[at] === "?").length, price];
  };
  const beside = (/** @type {Option} */ one, /** @type {Option} */ two) =>
    one.verify === two.verify && [...one.requires].every((entry) => two.requires.has(entry)) &&
    (one.cover & two.cover) === two.cover && (one.places & two.places) === two.places && compare(order(one), order(two)) < 0;
  /** @type {Map<number, Option[]>} */
  const siblings = new Map();
  for (const option of options) siblings.set(option.entry, [...(siblings.get(option.entry) ?? []), option]);
  return options.filter((option) => !siblings.get(option.entry)?.some((other) => beside(other, option)));
}

/** The flows whose two areas both have a need, and that something in the catalogue makes.
 * @param {Model} model @param {Policy} policy @returns {Flow[]} */
function usedFlows(model, policy) {
  const made = new Set(model.candidates.flatMap((one) => one.integrations.map(([, flow]) => flow)));
  const needed = (/** @type {number} */ area) =>
    policy.needs.reduce((mask, need, bit) => (model.area_of[need.capability] === area ? mask | (1 << bit) : mask), 0);
  return model.flows.flatMap(([, from, to, by], position) => {
    const [source, target] = by === null && !made.has(position) ? [0, 0] : [needed(from), needed(to)];
    return source && target ? [{ position, source, target }] : [];
  });
}

/** @param {Model} model @param {Policy} policy @returns {Case["measure"]} */
function measured(model, policy) {
  /** @type {number[]} */
  const needed = model.capabilities.map(() => 0);
  for (const need of policy.needs) needed[need.capability] = need.rank;
  const weigh = scale(model, policy.weights, needed);
  return (options, missing) => {
    const fresh = sum(options.map((option) => option.new));
    const counts = { parts: fresh + along(options).length, glue: missing.length, owned_share: divide(100 * (options.length - fresh), options.length) };
    const parts = options.map((option) => /** @type {Part} */ ([model.candidates[option.entry], model.candidates[option.entry].editions[option.edition], option.new]));
    return weigh(parts, counts);
  };
}

/** Searches the options of a case; `only`: those with a part that has to be verified first.
 * @param {Case} reader @param {boolean} only @returns {Found} */
export function find(reader, only) {
  const { model, policy } = reader;
  const { max_parts, slack, alike: width, nodes, listed, verify_listed } = model.parameters;
  const limits = { max_parts, slack, width, nodes, only, listed: only ? verify_listed : listed };
  const options = reader.options.filter((option) => only || !option.verify);
  if (!limits.listed || (only && !options.some((option) => option.verify))) return { stacks: [], exhaustive: true };
  return search(options, policy.needs.length, reader.flows, limits, (taken, missing) => middle(reader.measure(taken, missing)));
}

/** Describes the stacks in their order of rank. @param {Case} reader @param {Stack[]} stacks @returns {OptionData[]} */
export function ranked(reader, stacks) {
  const all = sorted(
    stacks.map((stack) => ({ stack, value: reader.measure(stack.options, stack.missing) })),
    ({ stack, value }) => [stack.new > 0 ? 1 : 0, -middle(value), orderOf(stack)],
  );
  /** @type {(typeof all)[]} */
  const groups = [];
  for (const pair of all) {
    const leader = groups.at(-1)?.[0];
    const same = leader && leader.stack.new > 0 === pair.stack.new > 0 && alike(leader.value, pair.value, reader.model.parameters.tie);
    if (same) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  }
  /** @type {OptionData[]} */
  const found = [];
  for (const group of groups) {
    const rank = found.length + 1;
    const ordered = sorted(group, ({ stack }) => [burdenOf(stack), stack.new, orderOf(stack)]);
    found.push(...ordered.map(({ stack, value }) => described(reader, stack, value, rank, group.length)));
  }
  return found;
}

/** @param {Case} reader @param {Stack} stack @param {Measured} value @param {number} rank @param {number} shared @returns {OptionData} */
function described(reader, stack, { low, high, evidence, scores }, rank, shared) {
  const { model } = reader;
  return {
    id: stack.options.map((option) => model.candidates[option.entry].id).join("+"),
    rank,
    shared,
    parts: stack.options.map((option) => part(reader, option)),
    places: model.places.filter((_, bit) => (stack.places >> bit) & 1).map((place) => place.id),
    new: stack.new,
    along: along(stack.options).map((entry) => reader.names[entry]),
    flows: reader.flows.map((flow) => flowOf(model, stack, flow)),
    missing: stack.missing.map((index) => model.flows[index][0]),
    burden: burdenOf(stack),
    value: { low, high, evidence },
    scores,
  };
}

/** @param {Model} model @param {Stack} stack @param {Flow} flow @returns {FlowData} */
function flowOf(model, stack, flow) {
  const pair = joined(stack.options, flow);
  const ends = pair ?? [flow.source, flow.target].map((side) => /** @type {Option} */ (stack.options.find((option) => option.cover & side)));
  const [source, target] = ends.map((option) => model.candidates[option.entry].id);
  return { flow: model.flows[flow.position][0], source, target, made: pair !== null };
}

/** @param {Case} reader @param {Option} option @returns {PartData} */
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
      .filter((_, bit) => (option.cover >> bit) & 1)
      .map(({ capability }) => ({ capability: model.capabilities[capability], level: model.levels[Number(edition.levels[capability])] })),
    verify: sorted([...verdict.unverified, ...verdict.open], (index) => index),
    builds: verdict.builds,
  };
}
