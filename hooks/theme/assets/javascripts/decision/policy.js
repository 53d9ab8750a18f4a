// @ts-check
// What the rules make of the facts: the same as policy.py, where it stands why.
import { own, sorted, unique } from "./builtins.js";
import { environment } from "./interview.js";
import { evaluate, names } from "./evaluate.js";

/** @import { Ast, BuildData, FactData, FactValue, Interview, MaturityData, Model, Must, Need, NeedData, Policy, RuleData } from "./model.d.ts" */

/** A rule with what follows from each value that the reader named. @param {RuleData} rule @param {Interview} interview @returns {RuleData} */
function named(rule, { facts }) {
  const { each, require, need } = rule;
  const values = each && facts[each.fact];
  if (!each || !Array.isArray(values)) return rule;
  return {
    ...rule,
    require: [...require, ...values.flatMap((value) => own(each.require, value) ?? [])],
    need: [...need, ...values.filter((value) => Object.hasOwn(each.need, value)).map((value) => each.need[value])],
  };
}

/** The facts that a rule's condition reads, or of whose values it speaks. @param {RuleData} rule @returns {string[]} */
export const factsOf = ({ when, each }) => unique([...names(when), ...(each ? [each.fact] : [])]);

/** Whether a need asks for more than one that is there already. @param {Need} need @param {Need | undefined} have */
const more = (need, have) => !have || need.rank > have.rank || (need.made && !have.made) || need.without.some((at) => !have.without.includes(at));

/** @param {number[]} one @param {number[]} two */
const joined = (one, two) => unique([...one, ...two]).sort((a, b) => a - b);

/** @param {RuleData[]} rules @param {boolean} open @returns {Need[]} */
function needsOf(rules, open) {
  /** @type {Map<number, Need>} */
  const found = new Map();
  for (const rule of rules) {
    for (const [capability, rank, made, without] of rule.need) {
      const need = found.get(capability);
      if (!need || rank > need.rank) {
        found.set(capability, { capability, rank, made: made || (need?.made ?? false), without: joined(without, need?.without ?? []), open, rules: [rule.id] });
        continue;
      }
      need.made ||= made;
      need.without = joined(need.without, without);
      if ((rank === need.rank || made || without.length) && !need.rules.includes(rule.id)) need.rules.push(rule.id);
    }
  }
  return sorted([...found.values()], (need) => need.capability);
}

/** @param {Model} model @param {RuleData[]} rules @param {Interview} interview @param {boolean} waiting @returns {Must[]} */
const mustsOf = (model, rules, interview, waiting) =>
  rules.flatMap((rule) =>
    rule.require.map((item) => {
      const compared = names(item.that).filter((name) => name.startsWith("fact.")).map((name) => name.slice(5));
      const facts = unique([...factsOf(rule), ...compared]);
      const open = waiting || compared.some((name) => interview.facts[name] === null);
      return { ...item, rule: rule.id, because: rule.because, open, facts, cases: open ? casesOf(model, rule, interview, facts) : [], beside: besideOf(model, interview, item.build), ways: item.build ? waysOf(model, interview, item.build.when) : [] };
    }),
  );

/** Whether what this reader can build is surely asked beside what needs no building.
 * @param {Model} model @param {Interview} interview @param {BuildData | null} build @returns {boolean} */
const besideOf = (model, interview, build) => !!build?.beside && evaluate(build.beside, environment(model, interview.facts)) === true;

/** The values of unknown facts with which a rule holds.
 * @param {Model} model @param {RuleData} rule @param {Interview} interview @param {string[]} facts @returns {Record<string, FactValue>[]} */
function casesOf(model, rule, interview, facts) {
  const open = model.facts.filter((one) => facts.includes(one.id) && interview.facts[one.id] === null);
  if (open.reduce((count, fact) => count * valuesOf(fact).length, 1) > model.parameters.completions) return [{}];
  return every(open).filter((way) => evaluate(rule.when, environment(model, { ...interview.facts, ...way })) !== false);
}

/** All values of some facts together. @param {FactData[]} facts @returns {Record<string, FactValue>[]} */
function every(facts) {
  /** @type {Record<string, FactValue>[]} */
  let ways = [{}];
  for (const fact of facts) ways = ways.flatMap((way) => valuesOf(fact).map((value) => ({ ...way, [fact.id]: value })));
  return ways;
}

/** The values of unknown facts that a way to build compares with. @param {Model} model @param {Interview} interview @param {Ast} when */
const waysOf = (model, interview, when) =>
  every(model.facts.filter(({ id }) => interview.facts[id] === null && names(when).includes(`fact.${id}`)));

/** @param {FactData} fact @returns {FactValue[]} */
const valuesOf = ({ type, values }) => (type === "bool" ? [true, false] : ["enum", "ordinal"].includes(type) ? values : [null]);

/** The highest stage that any rule asks for. @param {Model} model @param {RuleData[]} rules @returns {MaturityData | null} */
function maturityOf(model, rules) {
  const stages = rules.flatMap((rule) => rule.maturity ?? []);
  if (!stages.length) return null;
  const rank = Math.max(...stages);
  return { stage: model.maturity[rank].id, rank, rules: rules.filter((rule) => rule.maturity === rank).map((rule) => rule.id) };
}

/** @param {Model} model @param {Interview} interview @returns {Policy} */
export function applyRules(model, interview) {
  const lookup = environment(model, interview.facts);
  /** @type {RuleData[]} */
  const active = [];
  /** @type {RuleData[]} */
  const waiting = [];
  for (const rule of model.rules.map((one) => named(one, interview))) {
    const holds = evaluate(rule.when, lookup);
    if (holds !== false) (holds === null ? waiting : active).push(rule);
  }
  const needs = needsOf(active, false);
  const have = new Map(needs.map((need) => [need.capability, need]));
  /** @type {Record<string, number>} */
  const weights = {};
  for (const { id, weight } of model.criteria) {
    const proposed = active.filter((rule) => Object.hasOwn(rule.swing, id)).map((rule) => rule.swing[id]);
    weights[id] = proposed.length ? Math.max(...proposed) : weight;
  }
  return {
    musts: [...mustsOf(model, active, interview, false), ...mustsOf(model, waiting, interview, true)],
    needs,
    open_needs: needsOf(waiting, true).filter((need) => more(need, have.get(need.capability))),
    weights,
    maturity: maturityOf(model, active),
    outcome: active.find((rule) => rule.outcome) ?? null,
    notes: active.filter((rule) => rule.note).map((rule) => ({ rule: rule.id, text: rule.note, about: rule.about })),
    open_rules: waiting,
  };
}

/** A need as it appears in a recommendation, with ids for positions. @param {Model} model @param {Need} need @returns {NeedData} */
export const described = (model, { capability, rank, made, without, open, rules }) => ({
  capability: model.capabilities[capability], label: model.labels[capability], level: model.levels[rank], made,
  without: without.map((at) => model.limits[at][1]), open, rules,
});
