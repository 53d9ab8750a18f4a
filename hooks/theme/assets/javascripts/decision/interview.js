// @ts-check
// Which questions are asked, and what their answers say: the same as interview.py, where it stands why.
import { own, unique } from "./builtins.js";
import { evaluate } from "./evaluate.js";
import { counted, told } from "./holdings.js";

/** @import { Answers, FactValue, Interview, Model, QuestionData } from "./model.d.ts" */
/** @import { Lookup } from "./evaluate.js" */
/** @typedef {Record<string, FactValue>} Facts */

/** Answers with those that were once given in another form as they are given now.
 * @param {Model} model @param {Answers} answers @returns {Answers} */
export function renewed(model, answers) {
  let found = answers;
  const has = (/** @type {string} */ name) => Boolean(own(found, name)?.length);
  for (const { was, answered, unanswered, drop, now } of model.former) {
    const stands = Object.entries(was).every(([name, answers]) => own(found, name)?.length === 1 && answers.includes(found[name][0]));
    const short = unanswered.length && String(own(found, "track")) === "short";
    if (!stands || short || !answered.every(has) || unanswered.some(has)) continue;
    found = Object.fromEntries(Object.entries(found).filter(([name]) => !drop.includes(name)));
    for (const [name, answer] of Object.entries(now)) found[name] = [answer];
  }
  return found;
}

/** Capabilities with their highest level that was named, in the model's order and as many as count.
 * @param {Model} model @param {QuestionData} question @param {string[]} given @returns {string[]} */
function namedMusts(model, question, given) {
  const levels = model.levels.slice(1).reverse();
  const found = model.capabilities.flatMap((name) => levels.map((level) => `${name}.${level}`).find((one) => given.includes(one)) ?? []);
  return found.slice(0, question.most ?? undefined);
}

/** The answer as it counts: known ids in their own order, or null where nothing usable was given.
 * @param {Model} model @param {QuestionData} question @param {string[] | undefined} given @returns {string[] | null} */
export function chosen(model, question, given) {
  if (!given?.length) return null;
  if (given.length === 1 && given[0] === "unknown") return question.unknown ? given : null;
  if (question.kind === "number") {
    const fact = model.facts.find((one) => one.id === question.fact);
    const number = Number(given[0]);
    const fits = given.length === 1 && /^[0-9]{1,9}$/.test(given[0]);
    return fits && number >= (fact?.minimum ?? number) && number <= (fact?.maximum ?? number) ? given : null;
  }
  let found;
  if (question.kind === "musts") found = namedMusts(model, question, given);
  else if (question.kind === "entries") {
    if (given.length === 1 && given[0] === "none") return given;
    found = counted(model, given);
  } else if (question.kind === "replaced") {
    found = model.candidates.map((one) => one.id).filter((id) => given.includes(id));
  } else if (question.kind === "stacks") {
    const fact = model.facts.find((one) => one.id === question.fact);
    found = unique(given.flatMap((item) => stackOf(model, item) ?? [])).sort();
    if (found.length < (fact?.minimum || 1) || found.length > (fact?.maximum ?? found.length)) return null;
  } else {
    found = question.answers.map((one) => one.id).filter((id) => given.includes(id));
    if (question.kind === "single") found = found.slice(0, 1);
  }
  return found.length ? found : null;
}

/** An entry or a stack as options are called, `a+b`; null where a part is unknown or there are too many.
 * @param {Model} model @param {string} text @returns {string | null} */
export function stackOf(model, text) {
  const parts = unique(text.split(/[+. ]/)).sort();
  const known = parts.every((id) => model.candidates.some((one) => one.id === id));
  return known && parts.length <= model.parameters.max_parts ? parts.join("+") : null;
}

/** The facts that a question can set, in order. @param {QuestionData} question @returns {string[]} */
export const factsSet = (question) =>
  question.fact ? [question.fact] : unique(question.answers.flatMap((answer) => Object.keys(answer.set))).sort();

/** @param {QuestionData} question @param {string[]} given @param {Facts} facts */
export function apply(question, given, facts) {
  const picked = question.answers.filter((answer) => given.includes(answer.id));
  for (const name of factsSet(question)) {
    if (given[0] === "unknown" && given.length === 1) facts[name] = own(question.unknown?.set ?? {}, name) ?? null;
    else if (question.fact) facts[name] = question.kind === "number" ? Number(given[0]) : told(given.filter((item) => item !== "none"));
    else if (question.kind === "single") facts[name] = Object.hasOwn(picked[0].set, name) ? picked[0].set[name] : facts[name];
    else {
      const values = picked.filter((answer) => Object.hasOwn(answer.set, name)).map((answer) => answer.set[name]);
      const isSet = question.answers.some((answer) => Array.isArray(own(answer.set, name)));
      facts[name] = isSet ? /** @type {string[]} */ (unique(values.flat())).sort() : values.includes(true);
    }
  }
}

/** Writes into a finished interview the conditions that were answered without being asked.
 * @param {Model} model @param {Answers} answers @param {Interview} interview */
function add(model, answers, { asked, added, given, facts, sources }) {
  const holding = model.facts.filter((fact) => fact.type === "entries").map((fact) => fact.id);
  for (const question of model.questions) {
    const { id, kind, offered } = question;
    if (!offered || asked.includes(id)) continue;
    let counts = chosen(model, question, own(answers, id)) ?? [];
    // Only what the reader has can be replaced.
    if (kind === "replaced") counts = counts.filter((one) => holding.some((fact) => /** @type {string[]} */ (facts[fact] ?? []).includes(one)));
    if (!counts.length || (counts.length === 1 && counts[0] === "unknown")) continue;
    apply(question, counts, facts);
    added.push(id);
    given[id] = counts;
    for (const name of factsSet(question)) sources[name] = id;
  }
}

/** A look-up of facts for conditions, in which values of ordinals are ranks. @param {Model} model @param {Facts} facts @returns {Lookup} */
export function environment(model, facts) {
  const ranked = { ...facts };
  for (const { id, type, values } of model.facts) {
    const value = facts[id];
    if (type === "ordinal" && typeof value === "string") ranked[id] = values.indexOf(value);
  }
  return (name) => ranked[name] ?? null;
}

/** The questions that can be reached from some of them, these included. @param {Model} model @param {string[]} start @returns {QuestionData[]} */
function behind(model, start) {
  const reached = new Set(start);
  for (const name of reached) for (const edge of model.questions.find((one) => one.id === name)?.next ?? []) reached.add(edge.to);
  return model.questions.filter((one) => reached.has(one.id));
}

/** The question that told a fact, or the first behind the reader's door that could.
 * @param {Model} model @param {Interview} interview @param {string} fact @returns {QuestionData | undefined} */
export function questionOf(model, interview, fact) {
  const source = model.questions.find((one) => one.id === own(interview.sources, fact));
  const door = model.doors.find((one) => one.id === interview.door);
  return source ?? behind(model, door ? [door.start] : []).find((one) => factsSet(one).includes(fact));
}

/** Follows the answers from the chosen door as far as they go.
 * @param {Model} model @param {Answers} before @returns {Interview} */
export function walk(model, before) {
  const answers = renewed(model, before);
  const questions = new Map(model.questions.map((one) => [one.id, one]));
  const door = model.doors.find((one) => own(answers, "door")?.includes(one.id));
  /** @type {Facts} */
  const facts = Object.fromEntries(model.facts.map((fact) => [fact.id, null]));
  /** @type {Record<string, string>} */
  const sources = {};
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const doubtful = [];
  /** @type {string[]} */
  const assumed = [];
  /** @type {Answers} */
  const counted = {};
  const short = Boolean(door?.short.length && String(own(answers, "track")) === "short");
  let at = door ? door.start : null;
  for (const [name, value] of Object.entries(door?.set ?? {})) {
    facts[name] = value;
    sources[name] = "door";
  }
  while (at !== null && at !== "end") {
    const question = /** @type {QuestionData} */ (questions.get(at));
    let given = chosen(model, question, own(answers, at));
    if (!given && door && (door.assumes.includes(at) || (short && !door.short.includes(at)))) {
      given = chosen(model, question, question.assumed);
      if (given) assumed.push(at);
    }
    if (!given || asked.includes(at)) break;
    asked.push(at);
    counted[at] = given;
    apply(question, given, facts);
    for (const name of factsSet(question)) sources[name] = at;
    const lookup = environment(model, facts);
    at = "end";
    for (const edge of question.next) {
      const holds = !edge.when || evaluate(edge.when, lookup);
      if (holds) {
        at = edge.to;
        break;
      }
      if (holds === null) doubtful.push(edge.to);
    }
  }
  const complete = at === "end";
  const dropped = Object.keys(answers).filter((name) => name !== "door" && name !== "track" && !questions.has(name)).sort();
  /** @type {Interview} */
  const found = { door: door ? door.id : null, short, asked, assumed, added: [], given: counted, next: complete ? null : at, complete, facts, sources, dropped };
  if (complete) add(model, answers, found);
  const open = new Set(behind(model, doubtful).flatMap(factsSet));
  for (const { id, unasked } of model.facts) if (complete && !Object.hasOwn(sources, id) && !open.has(id)) facts[id] = unasked;
  return found;
}
