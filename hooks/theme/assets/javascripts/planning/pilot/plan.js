// @ts-check
// A plan from a result: the same as plan.py, where it stands why.
import { own } from "../../shared/own.js";
import { doubts, hypotheses } from "./hypotheses.js";
import { figureOf } from "./outcome.js";
import { capabilityName, optionName, say } from "./words.js";

/** @import { Model } from "../../decision/model.d.ts" */
/** @import { Chosen } from "./candidates.js" */
/** @import { Hangs } from "./hypotheses.js" */
/** @import { AcceptedData, CandidateOf, PilotModel, Plan, PlanRow } from "./model.d.ts" */

/** @typedef {{thresholds?: Record<string, string>, accepted?: AcceptedData[]}} Own */

/** The column of today's way. */
export const TODAY = "today";

/** @param {PilotModel} pilot @param {Model} model @param {Chosen} chosen @param {Own} [own] @param {Hangs} [hangs] @returns {Plan} */
export function makePlan(pilot, model, chosen, { thresholds = {}, accepted = [] } = {}, hangs = { flips: [], overtakes: [], costly: [] }) {
  const ids = chosen.options.map((option) => option.id);
  return {
    candidates: chosen.options.map((option) => candidate(model, option)),
    columns: [...ids, TODAY],
    hypotheses: hypotheses(pilot, model, chosen.found, chosen.options, hangs),
    rows: [
      ...musts(pilot, chosen),
      ...needs(pilot, model, chosen, accepted, [...ids, TODAY]),
      ...acceptedOf(pilot, chosen, accepted, ids),
      ...pilot.criteria.map((one) => criterion(pilot, one, thresholds, [...ids, TODAY])),
      ...pilot.exits.map((one) => row(one.id, "exit", one.label, one.description, ids, { target: say(pilot, "target-exit"), who: role(pilot, pilot.box.tester) })),
      ...pilot.stops.map((one) => row(one.id, "stop", one.label, one.description, ids, { better: "no", target: say(pilot, "target-stop"), who: role(pilot, pilot.box.lead) })),
    ],
    date: model.date,
  };
}

/** @param {Model} model @param {any} option @returns {CandidateOf} */
function candidate(model, option) {
  const parts = option.parts.map((/** @type {any} */ part) => `${part.entry}/${part.edition}`);
  /** @type {Record<string, string>} */
  const covers = {};
  for (const [at, part] of option.parts.entries()) for (const { capability } of part.covers) covers[capability] ??= parts[at];
  return { id: option.id, name: optionName(model, option.id), parts, covers };
}

/** @param {string} id @param {string} kind @param {string} label @param {string} how @param {string[]} of @param {Partial<PlanRow>} more @returns {PlanRow} */
const row = (id, kind, label, how, of, more) => ({ id, kind, label, how, target: "", better: "yes", threshold: "", most: "", unit: "", who: "", evidence: "", capability: "", of, ...more });

/** @param {PilotModel} pilot @param {string} name */
export const role = (pilot, name) => pilot.roles.find((one) => one.id === name)?.label ?? name;

/** @param {PilotModel} pilot @param {Chosen} chosen @returns {PlanRow[]} */
function musts(pilot, chosen) {
  /** @type {Map<number, string[]>} */
  const asked = new Map();
  for (const option of chosen.options) for (const place of doubts(option)) asked.set(place, [...(asked.get(place) ?? []), option.id]);
  /** @type {Map<string, number>} */
  const seen = new Map();
  return [...asked].sort((a, b) => a[0] - b[0]).map(([place, of]) => {
    const { rule, label } = chosen.found.musts[place];
    const times = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, times);
    const more = { target: say(pilot, "target-must"), who: role(pilot, pilot.box.tester), evidence: say(pilot, "row-must-evidence") };
    return row(`must-${rule}${times === 1 ? "" : `-${times}`}`, "must", label, say(pilot, "row-must-how"), of, more);
  });
}

/** @param {PilotModel} pilot @param {string} capability @returns {string} */
const test = (pilot, capability) => own(pilot.tests, capability) ?? "";

/** @param {PilotModel} pilot @param {Model} model @param {Chosen} chosen @param {AcceptedData[]} accepted @param {string[]} of @returns {PlanRow[]} */
function needs(pilot, model, chosen, accepted, of) {
  return chosen.found.needs.filter((need) => !need.open).map(({ capability, level }) => {
    const label = say(pilot, "row-need", { capability: capabilityName(model, capability) });
    const same = accepted.filter((one) => one.capability === capability).map((one) => one.id).join(", ");
    return row(`need-${capability}`, "need", same ? `${label} (${same})` : label, test(pilot, capability), of, {
      target: say(pilot, "target-level", { level }),
      better: "level",
      threshold: level,
      who: role(pilot, pilot.box.tester),
      evidence: say(pilot, "row-need-evidence"),
      capability,
    });
  });
}

/** @param {PilotModel} pilot @param {Chosen} chosen @param {AcceptedData[]} accepted @param {string[]} ids @returns {PlanRow[]} */
function acceptedOf(pilot, chosen, accepted, ids) {
  const covered = chosen.found.needs.filter((need) => !need.open).map((need) => need.capability);
  return accepted.filter((one) => !covered.includes(one.capability)).map(({ id, label, capability, must }) => {
    const more = { target: say(pilot, "target-yes"), who: role(pilot, pilot.box.tester), evidence: say(pilot, "row-need-evidence"), capability };
    return row(id, must ? "must" : "need", label, test(pilot, capability), must ? ids : [...ids, TODAY], more);
  });
}

/** @param {PilotModel} pilot @param {any} one @param {Record<string, string>} thresholds @param {string[]} of @returns {PlanRow} */
function criterion(pilot, one, thresholds, of) {
  const threshold = one.better === "yes" ? "" : own(thresholds, one.id) || one.threshold || "";
  const unit = one.unit ?? "";
  const how = [one.how, test(pilot, one.capability ?? "")].filter(Boolean).join(" ");
  const figures = { better: one.better, threshold, most: one.most ?? "", unit };
  const made = row(one.id, "criterion", one.label, how, of, { ...figures, who: role(pilot, one.who), evidence: one.evidence, capability: one.capability ?? "" });
  const lame = one.better !== "yes" && figureOf(made, threshold) === null;
  return { ...made, target: say(pilot, lame ? "target-open" : `target-${one.better}`, { threshold, unit }) };
}
