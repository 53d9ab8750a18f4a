// @ts-check
// How far an organisation is and has to go: the same as planning/maturity/engine.py, where it stands why.
import { own, record } from "../shared/own.js";

const STATES = ["yes", "partly", "no"];
const FAR = 2;

/** @typedef {Record<string, string[]>} Answers */
/** @typedef {{when: Answers, levels: Record<string, number>}} CaseData */
/** @typedef {{id: string, slot: "now" | "later" | null, answers: string[], many: boolean}} QuestionData */
/** @typedef {{id: string, cases: CaseData[], caps: CaseData[]}} TriggerData */
/** @typedef {{id: string, levels: Record<string, number>}} RankedData */
/** @typedef {{ladders: {id: string, levels: string[]}[], questions: QuestionData[], triggers: TriggerData[], overlays: {id: string, when: Answers}[], practices: RankedData[], not_yet: RankedData[]}} MaturityModel */
/** @typedef {{now: Answers, later: Answers, has: Record<string, string>, wrong: [string, string[]][]}} Given */
/** @typedef {{rank: number, by: [string, number][], most: number}} RequiredData */
/** @typedef {{required: Record<string, RequiredData>, sensible: Record<string, number>, caps: {ladder: string, rank: number, trigger: string, case: number}[], overlays: string[], open: string[]}} TimeData */
/** @typedef {{now: TimeData, later: TimeData, current: Record<string, {low: number, high: number}>, first: string[], far: boolean, not_yet: [string, boolean][]}} Found */

/** Where the answer of a question for a time is kept; null in the interview. @param {QuestionData} question @param {"now" | "later"} time @returns {string | null} */
export const placeOf = (question, time) => (question.slot === time ? null : `${time}.${question.id}`);

/** @param {MaturityModel} model @param {Answers} kept @param {Answers} interview @returns {Given} */
export function read(model, kept, interview) {
  /** @type {Given} */
  const found = { now: record(), later: record(), has: record(), wrong: [] };
  const questions = new Map(model.questions.map((one) => [one.id, one]));
  for (const name of Object.keys(kept).sort()) {
    const values = kept[name];
    const dot = name.indexOf(".");
    const [slot, about] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
    const question = questions.get(about);
    if (slot === "has" && model.practices.some(({ id }) => id === about) && values.length === 1 && STATES.includes(values[0])) found.has[about] = values[0];
    else if (question && (slot === "now" || slot === "later") && slot !== question.slot && fits(question, values)) found[slot][about] = values.filter((one) => one !== "none");
    else found.wrong.push([name, values]);
  }
  for (const { id, slot, answers, many } of model.questions) {
    const given = own(interview, id) ?? [];
    const told = given.filter((/** @type {string} */ one) => answers.includes(one));
    if (slot && (told.length || (many && given.length && !given.includes("unknown")))) found[slot][id] = told;
  }
  for (const { id, slot } of model.questions) {
    if (slot === "later") found.now[id] ??= found.later[id];
    found.later[id] ??= found.now[id];
    for (const time of [found.now, found.later]) if (!time[id]) delete time[id];
  }
  return found;
}

/** @param {QuestionData} question @param {string[]} values */
function fits({ answers, many }, values) {
  if (many && values.length === 1 && values[0] === "none") return true;
  return values.every((one) => answers.includes(one)) && (many || values.length === 1);
}

/** @param {Answers} when @param {Answers} answers */
const holds = (when, answers) => Object.entries(when).every(([name, wanted]) => (own(answers, name) ?? []).some((/** @type {string} */ one) => wanted.includes(one)));

/** @param {Answers} when @param {Answers} answers */
const possible = (when, answers) => Object.entries(when).every(([name, wanted]) => !own(answers, name) || answers[name].some((one) => wanted.includes(one)));

/** @param {MaturityModel} model @param {string} ladder @param {Answers} answers @returns {RequiredData} */
function required(model, ladder, answers) {
  const cases = model.triggers.flatMap(({ id, cases: all }) => all.map((one, place) => ({ id, place, when: one.when, rank: own(one.levels, ladder) }))).filter(({ rank }) => rank !== undefined);
  const active = cases.filter(({ when }) => holds(when, answers));
  const rank = Math.max(0, ...active.map((one) => one.rank));
  return {
    rank,
    by: active.filter((one) => rank && one.rank === rank).map(({ id, place }) => [id, place]),
    most: Math.max(0, ...cases.filter(({ when }) => possible(when, answers)).map((one) => one.rank)),
  };
}

/** @param {MaturityModel} model @param {Answers} answers @returns {TimeData} */
function at(model, answers) {
  const needed = Object.fromEntries(model.ladders.map(({ id }) => [id, required(model, id, answers)]));
  const caps = model.triggers.flatMap(({ id, caps: all }) => all.flatMap((one, place) => (holds(one.when, answers)
    ? Object.entries(one.levels).filter(([ladder, rank]) => rank < needed[ladder].rank).map(([ladder, rank]) => ({ ladder, rank, trigger: id, case: place }))
    : [])));
  return {
    required: needed,
    sensible: Object.fromEntries(Object.entries(needed).map(([id, { rank }]) => [id, Math.min(rank, ...caps.filter(({ ladder }) => ladder === id).map((one) => one.rank))])),
    caps,
    overlays: model.overlays.filter(({ when }) => holds(when, answers)).map(({ id }) => id),
    open: model.questions.filter(({ id }) => !own(answers, id)).map(({ id }) => id),
  };
}

/** The highest rank up to which every practice is in place. @param {MaturityModel} model @param {{id: string, levels: string[]}} ladder @param {Record<string, string>} has @param {string} missing */
function reached(model, { id, levels }, has, missing) {
  const lacking = model.practices.filter((one) => own(one.levels, id) !== undefined && (own(has, one.id) ?? missing) !== "yes").map((one) => one.levels[id]);
  return (lacking.length ? Math.min(...lacking) : levels.length) - 1;
}

/** @param {MaturityModel} model @param {Given} given @returns {Found} */
export function workOut(model, { now: answersNow, later: answersLater, has }) {
  const [now, later] = [at(model, answersNow), at(model, answersLater)];
  const current = Object.fromEntries(model.ladders.map((one) => [one.id, { low: reached(model, one, has, "no"), high: reached(model, one, has, "yes") }]));
  const ahead = Object.fromEntries(Object.entries(later.required).map(([name, { rank }]) => [name, rank]));
  const due = (/** @type {Record<string, number>} */ levels, /** @type {Record<string, number>} */ ranks) => Object.entries(levels).some(([ladder, rank]) => ranks[ladder] >= rank);
  const highest = (/** @type {RankedData} */ { levels }) => Math.max(...Object.values(levels));
  const missing = model.practices.filter((one) => own(has, one.id) !== "yes" && due(one.levels, now.sensible));
  const said = Object.keys(answersNow).length + Object.keys(answersLater).length > 0;
  return {
    now,
    later,
    current,
    first: missing.sort((one, other) => highest(one) - highest(other)).map(({ id }) => id),
    far: Object.entries(current).some(([name, { high }]) => now.sensible[name] - high >= FAR),
    not_yet: model.not_yet.filter((one) => said && !due(one.levels, now.sensible)).map((one) => [one.id, due(one.levels, ahead)]),
  };
}
