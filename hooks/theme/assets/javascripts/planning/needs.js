// @ts-check
// What follows from needs: the same as planning/needs/engine.py, where it stands why.
import { own, record } from "../shared/own.js";

export const PRIORITIES = ["must", "should", "could", "no"];
const MUST = "must";
const TESTED = ["must", "should"];
const NOT = "not.";
const ALONE = ["none", "unknown"];

/** @typedef {Record<string, string>} Marks */
/** @typedef {Record<string, string[]>} Answers */
/** @typedef {{id: string, sets: Answers, capability: string | null}} NeedData */
/** @typedef {{id: string, kind: string, answers: string[], most: number | null}} AskedData */
/** @typedef {{limit: number | null, levels: string[], needs: NeedData[], questions: AskedData[]}} NeedsModel */
/** @typedef {{marks: Marks, refused: Answers, wrong: [string, string[]][]}} Kept */
/** @typedef {{question: string, answer: string, needs: string[], state: "set" | "other" | "refused" | "conflict" | "over"}} SetData */
/** @typedef {{counts: Record<string, number>, many: boolean, sets: SetData[], conflicts: string[], tests: string[], unknown: string[]}} Found */

/** What an address keeps. @param {NeedsModel} model @param {Answers} kept @returns {Kept} */
export function read(model, kept) {
  const needs = new Set(model.needs.map(({ id }) => id));
  const questions = new Set(model.questions.map(({ id }) => id));
  /** @type {Kept} */
  const found = { marks: record(), refused: record(), wrong: [] };
  for (const name of Object.keys(kept).sort()) {
    const values = kept[name];
    const question = name.slice(NOT.length);
    if (needs.has(name) && values.length === 1 && PRIORITIES.includes(values[0])) found.marks[name] = values[0];
    else if (name.startsWith(NOT) && questions.has(question)) found.refused[question] = values;
    else found.wrong.push([name, values]);
  }
  return found;
}

/** The answers that musts ask for at a question, each with its needs. @param {NeedsModel} model @param {Marks} marks @param {string} question */
function askedFor(model, marks, question) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { id, sets } of model.needs) {
    if (own(marks, id) !== MUST) continue;
    for (const answer of own(sets, question) ?? []) found.set(answer, [...(found.get(answer) ?? []), id]);
  }
  return found;
}

/** A capability and the rank of its level. @param {NeedsModel} model @param {string} answer @returns {[string, number]} */
function rank(model, answer) {
  const dot = answer.indexOf(".");
  return dot < 0 ? [answer, -1] : [answer.slice(0, dot), model.levels.indexOf(answer.slice(dot + 1))];
}

/** Answers `capability.level` without those that another includes. @param {NeedsModel} model @param {string[]} answers */
function highest(model, answers) {
  const ranks = answers.map((answer) => rank(model, answer));
  return answers.filter((_, at) => !ranks.some(([other, above]) => other === ranks[at][0] && above > ranks[at][1]));
}

/** Those that the reader does not refuse. @param {Iterable<string>} asked @param {Answers} refused @param {string} question */
const left = (asked, refused, question) => [...asked].filter((one) => !(own(refused, question) ?? []).includes(one));

/** The answers that are to be given, by question. @param {NeedsModel} model @param {Marks} marks @param {Answers} refused @returns {Answers} */
export function wanted(model, marks, refused) {
  /** @type {Answers} */
  const found = record();
  for (const { id, kind, most } of model.questions) {
    let asked = left(askedFor(model, marks, id).keys(), refused, id);
    if (kind === "musts") asked = highest(model, asked).slice(0, most ?? undefined);
    if (asked.length && (kind !== "single" || asked.length === 1)) found[id] = asked;
  }
  return found;
}

/**
 * The answers of the interview that change when what is wanted changes; null takes one back.
 * @param {NeedsModel} model @param {Answers} before @param {Answers} after @param {Answers} answers
 * @returns {Record<string, string[] | null>}
 */
export function adopt(model, before, after, answers) {
  /** @type {Record<string, string[] | null>} */
  const found = record();
  for (const question of model.questions) {
    const [has, was, will] = [answers, before, after].map((one) => own(one, question.id) ?? []);
    const added = will.filter((/** @type {string} */ one) => !was.includes(one));
    const gone = was.filter((/** @type {string} */ one) => !will.includes(one));
    const kept = has.filter((/** @type {string} */ one) => !gone.includes(one) && !(added.length && ALONE.includes(one) && question.kind !== "single"));
    /** @type {string[]} */
    let now;
    if (question.kind === "single") now = added.length ? added : kept;
    else {
      now = [...kept, ...added.filter((/** @type {string} */ one) => !kept.includes(one))];
      now = question.kind === "musts" ? highest(model, now) : ordered(question, now);
    }
    if (now.length !== has.length || now.some((one, at) => one !== has[at])) found[question.id] = now.length ? now : null;
  }
  return found;
}

/** Answers in the order of their question. @param {AskedData} question @param {string[]} given */
function ordered(question, given) {
  const listed = question.answers.filter((one) => given.includes(one));
  return [...listed, ...given.filter((one) => !listed.includes(one))];
}

/** Whether the interview has an answer, or one that includes it. @param {NeedsModel} model @param {AskedData} question @param {string} answer @param {string[]} has */
function holds(model, question, answer, has) {
  if (question.kind !== "musts") return has.includes(answer);
  const [name, least] = rank(model, answer);
  return has.some((one) => {
    const [other, level] = rank(model, one);
    return other === name && level >= least;
  });
}

/** All that follows. @param {NeedsModel} model @param {Marks} marks @param {Answers} refused @param {Answers} answers @returns {Found} */
export function workOut(model, marks, refused, answers) {
  const want = wanted(model, marks, refused);
  /** @type {SetData[]} */
  const sets = [];
  /** @type {string[]} */
  const conflicts = [];
  for (const question of model.questions) {
    const { id, kind } = question;
    const asked = askedFor(model, marks, id);
    const open = left(asked.keys(), refused, id);
    const against = kind === "single" && open.length > 1;
    if (against) conflicts.push(id);
    const best = kind === "musts" ? highest(model, open) : open;
    for (const [answer, needs] of asked) {
      /** @type {SetData["state"]} */
      let state = holds(model, question, answer, own(answers, id) ?? []) ? "set" : "other";
      if (!open.includes(answer)) state = "refused";
      else if (against) state = "conflict";
      else if (best.includes(answer) && !(own(want, id) ?? []).includes(answer)) state = "over";
      sets.push({ question: id, answer, needs, state });
    }
  }
  const known = new Set(sets.flatMap(({ state, needs }) => (state === "set" ? needs : [])));
  const mark = (/** @type {NeedData} */ need) => own(marks, need.id);
  const counts = Object.fromEntries(PRIORITIES.map((priority) => [priority, model.needs.filter((need) => mark(need) === priority).length]));
  return {
    counts,
    many: model.limit !== null && counts[MUST] > model.limit,
    sets,
    conflicts,
    tests: model.needs.filter((need) => need.capability && TESTED.includes(mark(need))).map(({ id }) => id),
    unknown: model.needs.filter((need) => mark(need) === MUST && !known.has(need.id)).map(({ id }) => id),
  };
}
