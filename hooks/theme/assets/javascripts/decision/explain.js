// @ts-check
// Why each other entry is not the result, and which answer to find out first: the same as explain.py.
import { contains, own, sorted, unique } from "./builtins.js";
import { BUILT, ENDED, EXCLUDED, VERIFY, offered } from "./eligibility.js";
import { meeting } from "./editions.js";
import { environment, questionOf } from "./interview.js";
import { knownAs, say } from "./messages.js";
import { names } from "./evaluate.js";
import { factsOf } from "./policy.js";
import { cover, meetsNeed } from "./shortlist.js";
import { middle } from "./value.js";

/** @import { Judged, Model, Must, MustData, Need, OptionData, Reason, StackData, Verdict } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */

/** What may keep an edition out, and what is said of it. @type {[keyof Verdict, string][]} */
const CODES = [["failed", "failed"], ["undocumented", "undocumented"], ["builds", "built"], ["unverified", "unverified"], ["open", "open"]];

/** A must-have with the answers that caused it, what decides it and what it takes to build it, where something could.
 * @param {Case} reader @param {Must} must @param {number} position @returns {MustData} */
export const describedMust = ({ model, interview, judged }, { rule, label, because, open, on_unknown, on_open, that, build, facts }, position) => ({
  rule, label, because, open, on_unknown, on_open,
  answers: facts.map((fact) => {
    const asked = interview.facts[fact] === null ? questionOf(model, interview, fact)?.id : null;
    return { fact, question: own(interview.sources, fact) ?? asked ?? null };
  }),
  reads: unique(names(that).filter((name) => !name.startsWith("fact."))),
  build: build && judged.some(({ editions }) => editions.some((one) => one.builds.includes(position) && one.status === BUILT)) ? build.takes : null,
});

/** Which needs what comes first covers only with something that has to be bought besides.
 * @param {Model} model @param {StackData[]} listed @returns {Reason[]} */
export function soldApart(model, listed) {
  const covers = (listed[0]?.parts ?? []).flatMap((part) => {
    const candidate = model.candidates.find((one) => one.id === part.entry);
    const edition = candidate?.editions.find((one) => one.id === part.edition);
    return part.covers.map(({ capability }) => {
      const at = model.capabilities.indexOf(capability);
      return { capability, entry: part.entry, name: candidate?.name ?? "", label: model.labels[at], apart: edition?.apart.includes(at) ?? false };
    });
  });
  const included = new Set(covers.filter((one) => !one.apart).map((one) => one.capability));
  return covers.filter((one) => one.apart && !included.has(one.capability)).map(({ capability, entry, name, label }) =>
    ({ rule: null, text: say(model, "sold-apart", { entry: name, capability: label }).text, about: [capability], entry }));
}

/** Which new parts of what comes first have no published price. @param {Model} model @param {StackData[]} listed @returns {Reason[]} */
export function onRequest(model, listed) {
  return (listed[0]?.parts ?? []).flatMap((part) => {
    const candidate = model.candidates.find((one) => one.id === part.entry);
    const price = candidate?.editions.find((one) => one.id === part.edition)?.attributes.pricing;
    if (price !== "quote" || part.owned) return [];
    return [{ rule: null, text: say(model, "on-request", { entry: candidate?.name ?? "" }).text, about: [], entry: part.entry }];
  });
}

/** @param {Case} reader @param {OptionData[]} options @returns {Reason[]} */
export function whyNot(reader, options) {
  const taken = options[0]?.parts.map((one) => one.entry) ?? [];
  return reader.model.candidates.flatMap(({ id }, index) => (taken.includes(id) ? [] : [{ entry: id, ...whyNotOne(reader, index, options) }]));
}

/** @param {Case} reader @param {number} index @param {OptionData[]} options @returns {Reason} */
function whyNotOne(reader, index, options) {
  const { model, policy } = reader;
  const candidate = model.candidates[index];
  const judged = reader.judged[index];
  const entry = knownAs(model, candidate);
  if (judged.status === ENDED) return endedReason(reader, index);
  const asked = (/** @type {Verdict} */ verdict) => offered(verdict, policy.musts, reader.built);
  if ([EXCLUDED, VERIFY].includes(judged.status) || (judged.status === BUILT && !judged.editions.some(asked))) return mustReason(reader, index, judged);
  const [first] = options;
  const covers = reader.options.filter((option) => option.entry === index);
  const elsewhere = () => candidate.editions.some((edition, at) =>
    asked(judged.editions[at]) && !(edition.places & reader.places) && cover(policy, candidate, edition));
  if (!covers.length) return say(model, elsewhere() ? "not-elsewhere" : "not-needed", { entry });
  if (!first) {
    const waits = reader.options.some((option) => option.held) || policy.open_rules.some((rule) => rule.outcome);
    return say(model, waits ? "not-waiting" : "not-alone", { entry });
  }
  const containing = options.find((option) => option.parts.some((one) => one.entry === candidate.id));
  if (containing) return lowerReason(reader, entry, first, containing);
  for (const one of first.parts) {
    const rival = reader.options.find((option) => {
      const other = model.candidates[option.entry];
      return other.id === one.entry && other.editions[option.edition].id === one.edition;
    });
    if (rival && covers.every((option) => contains(rival.cover, option.cover))) {
      return { ...say(model, "not-dominated", { entry, by: model.candidates[rival.entry].name }), by: one.entry };
    }
  }
  return say(model, "not-burden", { entry });
}

/** @param {Case} reader @param {number} index @returns {Reason} */
function endedReason({ model }, index) {
  const { status, successor } = model.candidates[index];
  const entry = knownAs(model, model.candidates[index]);
  if (successor === null) return say(model, "not-discontinued", { entry, status });
  const named = model.candidates.find((one) => one.id === successor)?.name ?? successor;
  return { ...say(model, "not-discontinued-successor", { entry, status, successor: named }), successor };
}

/** The edition with the fewest failings speaks for the entry. @param {Case} reader @param {number} index @param {Judged} judged @returns {Reason} */
function mustReason({ model, policy, interview, owned }, index, { status, editions }) {
  const candidate = model.candidates[index];
  const all = editions.map((verdict, place) => ({ verdict, place })).filter((one) => one.verdict.status === status);
  const [{ verdict, place }] = sorted(all, (one) => [one.verdict.failed.length + one.verdict.undocumented.length, one.place]);
  const [key, code] = CODES.find(([one]) => verdict[one].length) ?? ["open", "open"];
  const position = Number(verdict[key][0]);
  const must = policy.musts[position];
  const unknown = must.facts.find((fact) => interview.facts[fact] === null);
  const question = unknown === undefined ? undefined : questionOf(model, interview, unknown);
  const words = { entry: knownAs(model, candidate), must: must.label, question: question?.text ?? "" };
  const refers = { must: position, edition: candidate.editions[place].id };
  const required = ["open", "built"].includes(code) ? null : meeting(model, environment(model, interview.facts), owned).lacking(candidate, candidate.editions[place], must.that);
  if (required === null) return { ...say(model, `not-${code}`, words), ...refers };
  const named = own(model.outside, required)?.label ?? model.candidates.find((one) => one.id === required)?.name ?? required;
  return { ...say(model, `not-required-${code}`, { ...words, required: named }), ...refers, required };
}

/** Where an option stands that contains the entry, and which criterion costs it most.
 * @param {Case} reader @param {string} entry @param {OptionData} first @param {OptionData} containing @returns {Reason} */
function lowerReason({ model, policy }, entry, first, containing) {
  const { rank } = containing;
  const refers = { option: containing.id, rank };
  let most = 0;
  let place = -1;
  first.scores.forEach((ours, at) => {
    const theirs = containing.scores[at];
    const cost = policy.weights[ours.criterion] * (ours.low + ours.high - theirs.low - theirs.high);
    if (cost > most) [most, place] = [cost, at];
  });
  if (!first.new && containing.new && middle(containing.value) >= middle(first.value)) return { ...say(model, "not-kept", { entry, rank }), ...refers };
  if (rank === first.rank || place < 0) return { ...say(model, "not-level", { entry, rank }), ...refers };
  const criterion = model.criteria[place];
  return { ...say(model, "not-lower", { entry, rank, criterion: criterion.label }), ...refers, criterion: criterion.id };
}

/** The unknown facts that open rules read, the one that would touch most of the list first.
 * @param {Case} reader @param {StackData[]} listed @returns {Reason[]} */
export function findOut(reader, listed) {
  const { model, policy, interview } = reader;
  /** @type {Map<string, string[]>} */
  const rules = new Map();
  const add = (/** @type {string[]} */ read, /** @type {string} */ rule) => {
    for (const fact of read.filter((name) => interview.facts[name] === null)) rules.set(fact, unique([...(rules.get(fact) ?? []), rule]));
  };
  for (const rule of policy.open_rules) add(factsOf(rule), rule.id);
  for (const must of policy.musts) if (must.open) add(must.facts, must.rule);
  const found = [...rules].map(([fact, waiting]) => {
    const options = listed.filter((option) => touched(reader, option, waiting)).map((option) => option.id);
    const place = model.facts.findIndex((one) => one.id === fact);
    const question = questionOf(model, interview, fact);
    return {
      order: [-options.length, -waiting.length, place],
      reason: {
        ...say(model, options.length ? "find-fact" : "find-fact-none", { fact: model.facts[place].label, changes: options.length }),
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

/** @param {Case} reader @param {StackData} option @param {string[]} waiting */
const touched = (reader, option, waiting) =>
  option.parts.some((one) => [...one.verify, ...one.marks].some((place) => reader.policy.musts[place].open && waiting.includes(reader.policy.musts[place].rule))) ||
  reader.policy.open_needs.some((need) => need.rules.some((rule) => waiting.includes(rule)) && !covered(reader, option, need));

/** @param {Case} reader @param {StackData} option @param {Need} need */
const covered = ({ model }, option, need) =>
  option.parts.some((one) => {
    const candidate = model.candidates.find((other) => other.id === one.entry);
    const edition = candidate?.editions.find((other) => other.id === one.edition);
    return candidate && edition && meetsNeed(candidate, edition, need);
  });
