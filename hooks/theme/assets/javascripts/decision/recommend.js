// @ts-check
// Answers to a recommendation: the order of the steps and the kind of the outcome, the same as recommend.py. The engine
// works in integers throughout, takes ids in code-point order, knows no page and has no text of its own.
import { own } from "./builtins.js";
import { smallestConflict } from "./conflict.js";
import { ENDED, EXCLUDED } from "./eligibility.js";
import { describedMust, findOut, onRequest, soldApart, whyNot } from "./explain.js";
import { walk } from "./interview.js";
import { footing, judgeNamed, verdict } from "./judged.js";
import { knownAs, say } from "./messages.js";
import { ownedTools, standing } from "./owned.js";
import { applyRules, described } from "./policy.js";
import { find, grouped, makeCase, ranked, valued, worthListing } from "./shortlist.js";

/** @import { Answers, ConflictData, JudgedData, Model, OptionData, PartData, RankedData, Reason, Recommendation } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */
/** @import { Stack } from "./stacks.js" */
/** `might`: what would be the list if each open answer let in what is held back, where the options are held back for it;
 * `judged`: what the reader named; `compared`: what the answer compares; `level`: what weights can put into another order.
 * @typedef {{reader: Case, ranking: boolean, options: OptionData[], stacks: Stack[], might: OptionData[], judged: JudgedData[],
 *   compared: RankedData[], level: RankedData[], kind: string, exhaustive: boolean}} Solved */

/** Works out what fits.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] @returns {Recommendation} */
export function decide(model, answers, weights = {}) {
  const { reader, ranking, options, might, judged, compared, exhaustive } = solve(model, answers, weights);
  const { interview, policy } = reader;
  const unsure = ranking && !might.length ? find(reader, true) : { stacks: [], exhaustive: true };
  const verify = might.length ? might : ranked(reader, valued(reader, unsure.stacks));
  /** @type {Reason[] | undefined} */
  let reasons;
  const conflict = ranking && !options.length && !verify.length ? smallestConflict(reader) : null;
  return {
    outcome: outcomeOf(reader, options, conflict, judged),
    interview,
    musts: policy.musts.map((must, position) => describedMust(reader, must, position)),
    needs: [...policy.needs, ...policy.open_needs].map((need) => described(model, need)),
    maturity: policy.maturity,
    weights: policy.weights,
    step: reader.step,
    options,
    judged,
    verify: verify.map((option) => ({ ...option, rank: null, shared: null, best: null, worst: null, against: null })),
    // Only when somebody asks: of a thousand entries this takes as long as all the rest.
    get why_not() {
      return (reasons ??= ranking ? whyNot(reader, options) : []);
    },
    find_out: policy.outcome ? [] : findOut(reader, judged.length ? judged : [...options, ...verify]),
    conflict,
    owned: ownedTools(reader, compared),
    notes: [...policy.notes, ...soldApart(model, compared), ...onRequest(model, compared)],
    exhaustive: exhaustive && unsure.exhaustive,
  };
}

/** Works out what fits and in which order, without the reasons.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] @returns {Solved} */
export function solve(model, answers, weights = {}) {
  const interview = walk(model, answers);
  const policy = applyRules(model, interview);
  for (const name of Object.keys(policy.weights)) policy.weights[name] = own(weights, name) ?? policy.weights[name];
  let reader = makeCase(model, interview, policy, false);
  const told = Object.entries(interview.sources).some(([fact, source]) => source !== "door" && interview.facts[fact] !== null);
  const ranking = !policy.outcome && told && policy.needs.length > 0;
  let sure = ranking ? find(reader, false) : { stacks: [], exhaustive: true };
  // What has to be built is offered where nothing fits without.
  if (ranking && !sure.stacks.length && !reader.options.some((option) => option.held)) sure = find((reader = makeCase(model, interview, policy, true)), false);
  const judged = ranking ? judgeNamed(reader) : [];
  const alike = judged.filter((one) => footing(one) === footing(judged[0]));
  const named = { judged, compared: judged, level: alike.length > 1 ? alike : [] };
  const settled = policy.open_rules.some((rule) => rule.outcome);
  const might = ranking && (settled || reader.options.some((option) => option.held)) ? find(reader, false, true) : null;
  if (might?.stacks.length && (settled || heldBack(reader, sure.stacks, might.stacks))) {
    const listed = ranked(reader, valued(reader, might.stacks.slice(0, model.parameters.verify_listed)));
    const kind = judged.length ? "judged" : "none";
    return { reader, ranking, options: [], stacks: [], might: listed, kind, exhaustive: might.exhaustive, ...named };
  }
  // What brings nothing new leaves nothing to add.
  const kept = sure.stacks.filter((stack) => !stack.new);
  const listed = worthListing(reader, valued(reader, kept.length ? kept : sure.stacks));
  const stacks = listed.map((one) => one.stack);
  const options = ranked(reader, listed);
  const kind = policy.outcome || judged.length || options.length ? outcomeOf(reader, options, null, judged).kind : "none";
  const shown = judged.length ? named : { judged, compared: options, level: options };
  return { reader, ranking, options, stacks, might: [], kind, exhaustive: sure.exhaustive, ...shown };
}

/** @param {Case} reader @param {Stack[]} sure @param {Stack[]} might */
function heldBack(reader, sure, might) {
  const [first] = grouped(valued(reader, might), reader.step);
  const entries = (/** @type {Stack} */ stack) => String(stack.options.map((option) => option.entry));
  const lawful = new Set(sure.map(entries));
  return sure.length < Math.min(reader.model.parameters.fewest, might.length) || !first.some((one) => lawful.has(entries(one.stack)));
}

/** @param {Case} reader @param {OptionData[]} options @param {ConflictData | null} conflict @param {JudgedData[]} judged @returns {Reason} */
function outcomeOf(reader, options, conflict, judged) {
  const { model, policy } = reader;
  const said = (/** @type {string} */ kind, /** @type {Record<string, string | number>} */ words = {}, refers = {}, code = `outcome-${kind}`) =>
    ({ kind, ...say(model, code, words), ...refers });
  const rule = policy.outcome;
  if (rule?.outcome) {
    const { kind, path, label } = rule.outcome;
    return said(kind, {}, { rule: rule.id, because: rule.because, lesson: { path, label } });
  }
  if (judged.length) return verdict(reader, judged);
  if (conflict) return said("nothing", { count: conflict.members.length });
  const [first] = options;
  const waits = policy.open_rules.length || policy.musts.some((must) => must.open);
  if (!first) return said("undetermined", {}, {}, waits ? "outcome-undetermined" : "outcome-unverified");
  const fresh = first.parts.filter((one) => !one.owned);
  // Whether they are parts or not, they stay.
  const kept = model.candidates.filter(({ id }, at) => reader.owned.includes(id) && ![ENDED, EXCLUDED].includes(reader.judged[at].status)).map((one) => one.id);
  const replaced = replacedBy(reader, fresh);
  const names = new Map(model.candidates.map((one) => [one.id, knownAs(model, one)]));
  const list = (/** @type {string[]} */ ids) => ids.map((id) => names.get(id)).join(", ");
  const ids = (/** @type {PartData[]} */ parts) => parts.map((one) => one.entry);
  const words = { parts: list(ids(first.parts)), new: list(ids(fresh)), owned: list(kept), replaced: list(replaced) };
  return said(kindOf(reader, first.parts, fresh, kept, replaced), words, { option: first.id, replaced });
}

/** @param {Case} reader @param {PartData[]} parts @param {PartData[]} fresh @param {string[]} kept @param {string[]} replaced */
function kindOf({ model }, parts, fresh, kept, replaced) {
  if (!fresh.length) return "keep";
  if (replaced.length) return "replace";
  if (kept.length) return "extend";
  if (parts.length > 1) return "stack";
  return model.candidates.find((one) => one.id === fresh[0].entry)?.kind === "platform" ? "platform" : "tool";
}

/** The owned entries that are out and serve an area in which the option brings a new part.
 * @param {Case} reader @param {PartData[]} fresh @returns {string[]} */
function replacedBy(reader, fresh) {
  const { model, owned } = reader;
  const wanted = fresh.flatMap((one) => one.covers).map((one) => model.areas[model.area_of[model.capabilities.indexOf(one.capability)]]);
  return model.candidates
    .filter(({ id, scope }, entry) => owned.includes(id) && [ENDED, EXCLUDED].includes(standing(reader, entry).status) && scope.some((area) => wanted.includes(area)))
    .map((one) => one.id);
}
