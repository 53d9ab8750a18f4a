// @ts-check
// From judged entries to the ranked list of single entries and stacks: the same as shortlist.py.
import { bit, both, compare, divide, either, contains, has, own, sorted, sum, unique } from "./builtins.js";
import { graded, joints, namesOf, opens } from "./editions.js";
import { PASS, VERIFY, judge, offered } from "./eligibility.js";
import { apply, environment, factsSet, questionOf } from "./interview.js";
import { evaluate, names as namesIn } from "./evaluate.js";
import { owns } from "./holdings.js";
import { say } from "./messages.js";
import { along, built as builtOf, burdenOf, joined, missingJoints, orderOf, search } from "./stacks.js";
import { assumedOf, withinMeans } from "./taken.js";
import { against, alike, meets, middle, scale, stepOf, surely } from "./value.js";

/** @import { AnswerData, CandidateData, EditionData, FlowData, Interview, Judged, Measured, Model, Must, Need, OptionData, PartData, Policy, QuestionData, Reason, StackData, UnknownClaimData } from "./model.d.ts" */
/** @import { Flow, Found, Option, Stack } from "./stacks.js" */
/** @import { Facts } from "./interview.js" */
/** @import { Part } from "./value.js" */
/** A stack with its value. @typedef {{stack: Stack, value: Measured}} Valued */
/** An edition that can be part of an option, and the needs that it covers. @typedef {{entry: number, edition: number, covers: number}} Cut */
/** One reader's case; `measure` tells the value of options with missing joints, `places` is a mask, `step` as `stepOf` says,
 * `counted` are the claims that a criterion with a weight reads, `met` the capabilities that something meets which the
 * reader has and may keep, `owned` what the reader has without what costs money where that is ruled out; `assumed` and `ruled`
 * as `taken.js` says.
 * @typedef {{model: Model, interview: Interview, policy: Policy, owned: string[], judged: Judged[], met: Set<number>, flows: Flow[],
 *   places: number, built: boolean, names: string[], measure: (options: Option[], missing: number[]) => Measured, step: number, counted: number[], options: Option[],
 *   assumed: Record<string, string>, ruled: Record<string, number>}} Case */

/** The needs that an edition covers at their level, as a mask. @param {Policy} policy @param {CandidateData} candidate @param {EditionData} edition */
export function cover(policy, candidate, edition) {
  let found = 0;
  policy.needs.forEach((need, place) => {
    if (meetsNeed(candidate, edition, need)) found = either(found, bit(place));
  });
  return found;
}

/** Whether an edition is known to reach the level of a need, in a way that counts: not beside its main job only, where
 * the need asks for what was made for it, and without the limits that it excludes.
 * @param {CandidateData} candidate @param {EditionData} edition @param {Need} need */
export const meetsNeed = ({ secondary }, edition, { capability, rank, made, without }) =>
  meets(edition, capability, rank) && !(made && secondary.includes(capability)) && !without.some((at) => edition.limits.includes(at));

/** What an edition lacks of a capability at its level, in words. @param {Model} model @param {EditionData} edition @param {number} capability */
const limitsOf = ({ limits }, edition, capability) => edition.limits.map((at) => limits[at]).filter(([at]) => at === capability).map(([, text]) => text);

/** `built` tells whether editions count of which the reader has to build something.
 * @param {Model} model @param {Interview} interview @param {Policy} policy @param {boolean} built @returns {Case} */
export function makeCase(model, interview, policy, built) {
  const kinds = model.facts.filter((fact) => fact.type === "entries");
  const has = unique(kinds.flatMap((fact) => /** @type {string[]} */ (interview.facts[fact.id] ?? []))).sort();
  const { owned, ruled } = withinMeans(model, interview, policy.musts, has);
  const judged = judge(model, interview, policy.musts, owned);
  const met = metBy(model, policy, owned, judged);
  const made = { model, interview, policy, owned, ruled, judged, met, built, flows: usedFlows(model, policy), places: placesOf(model, interview.facts) };
  const counted = unique(model.criteria.flatMap((one) => (policy.weights[one.id] ? [one, ...one.parts].flatMap((source) => source.claims) : []))).sort((a, b) => a - b);
  const reader = { ...made, names: namesOf(model), measure: measured(model, policy, met, graded(model, environment(model, interview.facts), owned)), step: stepOf(model, policy.weights), counted, options: [], assumed: {} };
  const found = editionsOf(reader);
  const told = { ...reader, assumed: assumedOf(reader, has, found) };
  return { ...told, options: preferred(told, optionsOf(told, found)) };
}

/** The editions that can be part of an option. @param {Case} reader @returns {Cut[]} */
function editionsOf({ model, policy, judged, places, built }) {
  return model.candidates.flatMap((candidate, entry) =>
    candidate.editions.flatMap((one, edition) => {
      const covers = cover(policy, candidate, one);
      const asked = offered(judged[entry].editions[edition], policy.musts, built);
      return covers && one.places & places && asked ? [{ entry, edition, covers }] : [];
    }),
  );
}

/** Editions as options, whatever they lack. @param {Case} reader @param {Cut[]} found @returns {Option[]} */
export function optionsOf({ model, owned, judged, flows, places, names, measure, assumed }, found) {
  const holds = owns(owned);
  const joint = joints(model, new Set(flows.map((flow) => flow.position)));
  const placeOf = new Map(names.map((name, index) => [name, index]));
  return found.map(({ entry, edition, covers }) => {
    const candidate = model.candidates[entry];
    const one = candidate.editions[edition];
    const mine = holds(candidate.id, one.id) && (own(assumed, candidate.id) ?? one.id) === one.id;
    const { unverified, open, builds } = judged[entry].editions[edition];
    const wanted = mine ? [] : one.requires.filter((group) => !group.some((name) => owned.includes(name))).map(([name]) => name);
    const option = {
      entry, edition, cover: covers, places: one.places & places, new: mine ? 0 : 1,
      verify: unverified.length + open.length > 0, held: open.length > 0 && !unverified.length, solo: 0,
      joints: joint[entry], opens: opens(model, one), requires: new Set(wanted.flatMap((id) => placeOf.get(id) ?? [])),
      whole: candidate.kind === "platform", builds: builds.length,
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
function preferred(reader, options) {
  const order = preference(reader);
  const beside = (/** @type {Option} */ one, /** @type {Option} */ two) =>
    one.verify === two.verify && one.held === two.held && one.builds <= two.builds && [...one.requires].every((entry) => two.requires.has(entry)) &&
    contains(one.cover, two.cover) && (one.places & two.places) === two.places && compare(order(one), order(two)) < 0;
  /** @type {Map<number, Option[]>} */
  const siblings = new Map();
  for (const option of options) siblings.set(option.entry, [...(siblings.get(option.entry) ?? []), option]);
  return options.filter((option) => !siblings.get(option.entry)?.some((other) => beside(other, option)));
}

/** The key by which editions of one entry are preferred. @param {Case} reader */
export function preference({ model, policy }) {
  const read = new Set(policy.musts.flatMap((must) => [...namesIn(must.that)]));
  const asked = [...model.capabilities.keys()].filter((at) => read.has(`claim.${model.capabilities[at]}`));
  return (/** @type {Option} */ option) => {
    const { levels, price } = model.candidates[option.entry].editions[option.edition];
    return [option.new, asked.filter((at) => levels[at] === "?").length, price];
  };
}

/** The flows whose two areas both have a need, and that something in the catalogue makes.
 * @param {Model} model @param {Policy} policy @returns {Flow[]} */
function usedFlows(model, policy) {
  const made = new Set(model.candidates.flatMap((one) => one.integrations.map(([, flow]) => flow)));
  const needed = (/** @type {number} */ area) =>
    policy.needs.reduce((mask, need, place) => (model.area_of[need.capability] === area ? either(mask, bit(place)) : mask), 0);
  return model.flows.flatMap(([, from, to, by], position) => {
    const [source, target] = by === null && !made.has(position) ? [0, 0] : [needed(from), needed(to)];
    return source && target ? [{ position, source, target }] : [];
  });
}

/** The capabilities that something meets which the reader has and may keep.
 * @param {Model} model @param {Policy} policy @param {string[]} owned @param {Case["judged"]} judged @returns {Set<number>} */
function metBy(model, policy, owned, judged) {
  const holds = owns(owned);
  const kept = model.candidates.flatMap((candidate, entry) =>
    candidate.editions
      .filter((one, at) => [PASS, VERIFY].includes(judged[entry].editions[at].status) && holds(candidate.id, one.id))
      .map((one) => cover(policy, candidate, one)));
  const covers = kept.reduce(either, 0);
  return new Set(policy.needs.filter((_, place) => has(covers, place)).map((need) => need.capability));
}

/** @param {Model} model @param {Policy} policy @param {Set<number>} met @param {ReturnType<typeof graded>} grade @returns {Case["measure"]} */
function measured(model, policy, met, grade) {
  /** @type {number[]} */
  const needed = model.capabilities.map(() => 0);
  for (const need of policy.needs) needed[need.capability] = need.rank;
  const weigh = scale(model, policy.weights, needed, met, grade);
  return (options, missing) => {
    const fresh = sum(options.map((option) => option.new));
    const counts = { parts: fresh + along(options).length, glue: missing.length + builtOf(options), owned_share: divide(100 * (options.length - fresh), options.length) };
    const parts = options.map((option) => /** @type {Part} */ ([model.candidates[option.entry], model.candidates[option.entry].editions[option.edition], option.new]));
    return weigh(parts, counts);
  };
}

/** Searches the options of a case; `only`: those with a part that has to be verified first; `withHeld`: as if what is only
 * held back for want of an answer passed. @param {Case} reader @param {boolean} only @param {boolean} [withHeld] @returns {Found} */
export function find(reader, only, withHeld = false) {
  const { model, policy } = reader;
  const { max_parts, slack, alike: width, nodes, listed, verify_listed } = model.parameters;
  const limits = { max_parts, slack, width, nodes, only, listed: only ? verify_listed : listed };
  const lets = (/** @type {Option} */ option) => withHeld && option.held;
  const options = reader.options
    .filter((option) => only || !option.verify || lets(option))
    .map((option) => (lets(option) ? { ...option, verify: false } : option));
  if (!limits.listed || (only && !options.some((option) => option.verify))) return { stacks: [], exhaustive: true };
  return search(options, policy.needs.length, reader.flows, limits, (taken, missing) => middle(reader.measure(taken, missing)), mine(reader));
}

/** Groups of values that decide nothing between them, in their order.
 * @template {Valued} T @param {T[]} measured @param {number} step @returns {T[][]} */
export function grouped(measured, step) {
  /** @type {T[][]} */
  const groups = [];
  for (const one of sorted(measured, ({ stack, value }) => [stack.new > 0 ? 1 : 0, -middle(value), orderOf(stack)])) {
    const leader = groups.at(-1)?.[0];
    if (leader && leader.stack.new > 0 === one.stack.new > 0 && alike(leader.value, one.value, step)) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => sorted(group, ({ stack }) => [burdenOf(stack), stack.new, stack.options.map((option) => option.entry)]));
}

/** Drops what helps nobody to choose: beyond the first few an option that is far behind the first, or that another one of
 * no greater burden surpasses. @param {Case} reader @param {Valued[]} measured @returns {Valued[]} */
export function worthListing(reader, measured) {
  const { criteria, parameters: { behind, fewest } } = reader.model;
  const groups = grouped(measured, reader.step);
  const ordered = groups.flat();
  const counted = [...criteria.keys()].filter((at) => reader.policy.weights[criteria[at].id] > 0);
  const kept = new Set(ordered.flatMap((one, place) => {
    const far = middle(ordered[0].value) - middle(one.value) > 2 * behind;
    const first = place < Math.max(fewest, groups[0].length);
    return first || !(far || ordered.some((other) => dominates(other, one, counted))) ? [one] : [];
  }));
  return measured.filter((one) => kept.has(one));
}

/** @param {Valued} one @param {Valued} two @param {number[]} counted */
function dominates(one, two, counted) {
  const [ours, theirs] = [one.value.scores, two.value.scores];
  return burdenOf(one.stack) <= burdenOf(two.stack) && counted.every((at) => ours[at].low >= theirs[at].high) && counted.some((at) => ours[at].low > theirs[at].high);
}

/** Whether a stack stands before another one whatever is unknown. @param {Valued} one @param {Valued} two @param {number} step */
const before = (one, two, step) =>
  one.stack.new > 0 === two.stack.new > 0 ? surely(one.value, two.value, step) : !one.stack.new;

/** Stacks with their values. @param {Case} reader @param {Stack[]} stacks @returns {Valued[]} */
export const valued = (reader, stacks) => stacks.map((stack) => ({ stack, value: reader.measure(stack.options, stack.missing) }));

/** The value of a stack, as if one unknown claim were full. @param {Case} reader @param {Stack} stack @param {UnknownClaimData} full */
export function valueWith({ model, policy, interview, owned, met }, stack, full) {
  const at = model.capabilities.indexOf(full.capability);
  const raised = (/** @type {EditionData} */ one) =>
    one.id === full.edition ? { ...one, levels: one.levels.slice(0, at) + (model.levels.length - 1) + one.levels.slice(at + 1) } : one;
  const candidates = model.candidates.map((one) => (one.id === full.entry ? { ...one, editions: one.editions.map(raised) } : one));
  const raisedModel = { ...model, candidates };
  const weigh = measured(raisedModel, policy, met, graded(raisedModel, environment(model, interview.facts), owned));
  return weigh(stack.options, stack.missing);
}

/** Describes stacks in their order of rank. @param {Case} reader @param {Valued[]} measured @returns {OptionData[]} */
export function ranked(reader, measured) {
  const { step } = reader;
  /** @type {OptionData[]} */
  const found = [];
  for (const group of grouped(measured, step)) {
    const rank = found.length + 1;
    for (const one of group) {
      const [first] = found;
      const kept = first && !first.new && one.stack.new;
      found.push({
        ...described(reader, one.stack, one.value),
        rank,
        shared: group.length,
        best: 1 + measured.filter((other) => other !== one && before(other, one, step)).length,
        worst: measured.length - measured.filter((other) => other !== one && before(one, other, step)).length,
        against: !first ? "first" : kept ? "kept" : against(first.value, one.value, step),
      });
    }
  }
  return found;
}

/** The options that the reader runs already. @param {Case} reader */
const mine = ({ options }) => options.filter((option) => !option.new);

/** Options as a stack, whether it covers everything or not, with its value. @param {Case} reader @param {Option[]} options */
export function laid(reader, options) {
  const { flows, places, measure } = reader;
  const missing = missingJoints(options, flows, mine(reader));
  const stack = {
    options, missing,
    new: sum(options.map((option) => option.new)) + along(options).length,
    places: options.reduce((mask, option) => mask & option.places, places),
  };
  const value = measure(options, missing);
  return { stack: { ...stack, value: middle(value) }, value };
}

/** A stack as it appears in a recommendation. @param {Case} reader @param {Stack} stack @param {Measured} value @returns {StackData} */
export function described(reader, stack, { low, high, evidence, scores }) {
  const { model } = reader;
  return {
    id: stack.options.map((option) => model.candidates[option.entry].id).join("+"),
    parts: stack.options.map((option) => part(reader, option)),
    places: model.places.filter((_, bit) => (stack.places >> bit) & 1).map((place) => place.id),
    new: stack.new,
    along: along(stack.options).map((entry) => reader.names[entry]),
    upon: unique(stack.options.flatMap(({ entry, edition }) => model.candidates[entry].editions[edition].requires.flat()).filter((name) => reader.owned.includes(name))).sort(),
    flows: reader.flows.map((flow) => flowOf(reader, stack, flow)),
    missing: stack.missing.map((index) => model.flows[index][0]),
    burden: burdenOf(stack),
    value: { low, high, evidence },
    scores,
    marks: stack.options.flatMap((option) => marks(reader, option)),
    unknown: stack.options.flatMap((option) => unknown(reader, option)),
  };
}

/** With which answers to open questions an option falls out. @param {Case} reader @param {Option} option @returns {Reason[]} */
function marks(reader, option) {
  const { model, policy, interview, judged } = reader;
  const candidate = model.candidates[option.entry];
  return judged[option.entry].editions[option.edition].marked.map((position) => {
    const must = policy.musts[position];
    const fact = /** @type {string} */ (must.facts.find((name) => interview.facts[name] === null));
    const question = questionOf(model, interview, fact);
    const answers = question ? failing(must, question) : [];
    const words = { entry: `${candidate.name} (${candidate.editions[option.edition].name})`, must: must.label, question: question?.text ?? "", answers: answers.map((one) => one.label).join("; ") };
    return { ...say(model, falls(reader, option, position, answers.length > 0), words), entry: candidate.id, must: position, question: question?.id ?? null, answers: answers.map((one) => one.id) };
  });
}

/** The code of what becomes of an option that would not meet a must-have; `told`: with which answers.
 * @param {Case} reader @param {Option} option @param {number} must @param {boolean} told */
function falls({ options, judged }, { entry, cover, places }, must, told) {
  const other = options.some((one) =>
    one.entry === entry && contains(one.cover, cover) && (one.places & places) === places && !one.verify &&
    !judged[entry].editions[one.edition].marked.includes(must));
  return other ? "other-edition" : told ? "falls-out" : "may-fall-out";
}

/** The answers with which the rule of an open must-have holds, or may hold. @param {Must} must @param {QuestionData} question @returns {AnswerData[]} */
function failing(must, question) {
  let found = known.get(must);
  if (!found) known.set(must, (found = failingOf(must, question)));
  return found;
}

/** What is known of must-haves: many options fail the same one. @type {WeakMap<Must, AnswerData[]>} */
const known = new WeakMap();

/** @param {Must} must @param {QuestionData} question @returns {AnswerData[]} */
function failingOf({ cases }, question) {
  const read = factsSet(question);
  return question.answers.filter((answer) => {
    /** @type {Facts} */
    const told = {};
    apply(question, [answer.id], told);
    return cases.some((way) => Object.entries(way).every(([name, value]) => !read.includes(name) || value === null || (own(told, name) ?? null) === value));
  });
}

/** The claims that nobody established and that a criterion with a weight counts. @param {Case} reader @param {Option} option */
function unknown({ model, counted }, { entry, edition }) {
  const { id, editions } = model.candidates[entry];
  const one = editions[edition];
  return counted.flatMap((at) => (one.levels[at] === "?" ? [{ entry: id, edition: one.id, capability: model.capabilities[at] }] : []));
}

/** @param {Case} reader @param {Stack} stack @param {Flow} flow @returns {FlowData} */
function flowOf(reader, stack, flow) {
  const { model } = reader;
  const pair = joined(stack.options, flow, mine(reader));
  const ends = pair ?? [flow.source, flow.target].map((side) => /** @type {Option} */ (stack.options.find((option) => both(option.cover, side))));
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
      .filter((_, place) => has(option.cover, place))
      .map(({ capability }) => ({ capability: model.capabilities[capability], level: model.levels[Number(edition.levels[capability])], secondary: candidate.secondary.includes(capability), limits: limitsOf(model, edition, capability) })),
    verify: sorted([...verdict.unverified, ...verdict.open], (index) => index),
    builds: verdict.builds,
    marks: verdict.marked,
  };
}
