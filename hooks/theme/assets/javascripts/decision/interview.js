// @ts-check
// Conditions and the interview, step for step the same as predicate.py and interview.py of the Python package
// `platform_guide.decision`; why each step is as it is stands there.

import { own } from "../shared/own.js";

/** @typedef {any[]} Ast @typedef {Record<string, any>} Facts @typedef {(name: string) => any} Lookup */
/** @typedef {Record<string, string[]>} Answers @typedef {any} Model what `compile_model` returned, read from JSON */

/** @type {<T>(items: Iterable<T>) => T[]} */
export const unique = (items) => [...new Set(items)];

// --- conditions ---

/** @type {Record<string, (left: any, right: any) => boolean>} */
const COMPARE = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  contains: (left, right) => left.includes(right),
  in: (left, right) => right.includes(left),
};

/** Evaluates a condition; null means unknown.
 * @param {Ast} ast @param {Lookup} lookup @returns {any} */
export function evaluate(ast, lookup) {
  const [sign, ...parts] = ast;
  if (sign === "lit") return parts[0];
  if (sign === "ref") return lookup(parts[0]) ?? null;
  if (sign === "not") {
    const inner = evaluate(parts[0], lookup);
    return inner === null ? null : !inner;
  }
  if (sign === "and" || sign === "or") {
    const decisive = sign === "or";
    /** @type {boolean | null} */
    let found = !decisive;
    for (const part of parts) {
      const value = evaluate(part, lookup);
      if (value === decisive) return decisive;
      if (value === null) found = null;
    }
    return found;
  }
  const left = evaluate(parts[0], lookup);
  const right = evaluate(parts[1], lookup);
  return left === null || right === null ? null : /** @type {any} */ (COMPARE[sign])(left, right);
}

/** @param {Ast} ast @returns {string[]} */
export const names = (ast) => (ast[0] === "ref" ? [ast[1]] : ast[0] === "lit" ? [] : ast.slice(1).flatMap(names));

// --- interview ---

/** @param {Model} model @param {any} question @param {string[] | undefined} given @returns {string[] | null} */
export function chosen(model, question, given) {
  if (!given?.length) return null;
  if (given.length === 1 && given[0] === "unknown") return question.unknown ? given : null;
  if (question.kind === "number") {
    const fact = model.facts.find((/** @type {any} */ one) => one.id === question.fact);
    const number = Number(given[0]);
    const fits = given.length === 1 && /^[0-9]{1,9}$/.test(given[0] ?? "");
    return fits && number >= (fact.minimum ?? number) && number <= (fact.maximum ?? number) ? given : null;
  }
  let found;
  if (question.kind === "entries") {
    if (given.length === 1 && given[0] === "none") return given;
    found = model.candidates.map((/** @type {any} */ one) => one.id).filter((/** @type {string} */ id) => given.includes(id));
  } else {
    found = question.answers.map((/** @type {any} */ one) => one.id).filter((/** @type {string} */ id) => given.includes(id));
    if (question.kind === "single") found = found.slice(0, 1);
  }
  return found.length ? found : null;
}

/** @param {any} question @returns {string[]} */
export const factsSet = (question) =>
  question.fact ? [question.fact] : unique(question.answers.flatMap((/** @type {any} */ answer) => Object.keys(answer.set))).sort();

/** @param {any} question @param {string[]} given @param {Facts} facts */
function apply(question, given, facts) {
  const picked = question.answers.filter((/** @type {any} */ answer) => given.includes(answer.id));
  for (const name of factsSet(question)) {
    if (given[0] === "unknown" && given.length === 1) facts[name] = null;
    else if (question.fact) facts[name] = question.kind === "number" ? Number(given[0]) : given.filter((item) => item !== "none");
    else if (question.kind === "single") facts[name] = Object.hasOwn(picked[0].set, name) ? picked[0].set[name] : facts[name];
    else {
      const values = picked.filter((/** @type {any} */ answer) => Object.hasOwn(answer.set, name)).map((/** @type {any} */ answer) => answer.set[name]);
      const isSet = question.answers.some((/** @type {any} */ answer) => Array.isArray(own(answer.set, name)));
      facts[name] = isSet ? unique(values.flat()).sort() : values.includes(true);
    }
  }
}

/** @param {Model} model @param {Facts} facts @returns {Lookup} */
export function environment(model, facts) {
  /** @type {Facts} */
  const ranked = { ...facts };
  for (const fact of model.facts) {
    if (fact.type === "ordinal" && typeof facts[fact.id] === "string") ranked[fact.id] = fact.values.indexOf(facts[fact.id]);
  }
  return (name) => ranked[name] ?? null;
}

/** The questions that can be reached from some of them, these included. @param {Model} model @param {string[]} start @returns {any[]} */
function behind(model, start) {
  const reached = new Set(start);
  for (const name of reached) for (const edge of model.questions.find((/** @type {any} */ one) => one.id === name)?.next ?? []) reached.add(edge.to);
  return model.questions.filter((/** @type {any} */ one) => reached.has(one.id));
}

/** The question that told a fact, or the first behind the reader's door that could.
 * @param {Model} model @param {any} interview @param {string} fact @returns {any} */
export function questionOf(model, interview, fact) {
  const source = model.questions.find((/** @type {any} */ one) => one.id === own(interview.sources, fact));
  const door = model.doors.find((/** @type {any} */ one) => one.id === interview.door);
  return source ?? behind(model, door ? [door.start] : []).find((one) => factsSet(one).includes(fact));
}

/** Follows the answers from the chosen door as far as they go.
 * @param {Model} model @param {Answers} answers */
export function walk(model, answers) {
  const questions = new Map(model.questions.map((/** @type {any} */ one) => [one.id, one]));
  const door = model.doors.find((/** @type {any} */ one) => own(answers, "door")?.includes(one.id));
  /** @type {Facts} */
  const facts = Object.fromEntries(model.facts.map((/** @type {any} */ fact) => [fact.id, null]));
  /** @type {Record<string, string>} */
  const sources = {};
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const doubtful = [];
  /** @type {string[]} */
  const assumed = [];
  const short = Boolean(door?.short.length && String(own(answers, "track")) === "short");
  let at = door ? door.start : null;
  for (const name of Object.keys(door?.set ?? {})) {
    facts[name] = door.set[name];
    sources[name] = "door";
  }
  while (at !== null && at !== "end") {
    const question = questions.get(at);
    let given = chosen(model, question, own(answers, at));
    if (!given && short && !door.short.includes(at)) {
      given = chosen(model, question, question.assumed);
      if (given) assumed.push(at);
    }
    if (!given || asked.includes(at)) break;
    asked.push(at);
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
  const open = new Set(behind(model, doubtful).flatMap(factsSet));
  for (const { id, unasked } of model.facts) if (complete && !Object.hasOwn(sources, id) && !open.has(id)) facts[id] = unasked;
  const dropped = Object.keys(answers).filter((name) => name !== "door" && name !== "track" && !questions.has(name)).sort();
  return { door: door ? door.id : null, short, asked, assumed, next: complete ? null : at, complete, facts, sources, dropped };
}
