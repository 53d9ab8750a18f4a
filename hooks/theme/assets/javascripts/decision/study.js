// @ts-check
// What a result hangs on: unknown answers completed, single answers changed, weights moved. The same as study.py.
import { chance } from "./random.js";
import { findOut } from "./explain.js";
import { chosen, walk } from "./interview.js";
import { solve } from "./recommend.js";
import { SEED, flips, sensitivity } from "./sensitivity.js";
import { valueWith } from "./shortlist.js";
import { middle } from "./value.js";

/** @import { Answers, Model, QuestionData } from "./model.d.ts" */
/** @import { Solved } from "./recommend.js" */
/** @import { Stack } from "./stacks.js" */
/** @typedef {{kind: string, top: string[], might: string[]}} Result @typedef {(answers: Answers) => Result} Desk */
/** @typedef {{question: string, changed: number, varied: number}} Settled */
/** @typedef {{question: string, answer: string[], assumed: boolean, short: boolean, kind: string, top: string[]}} Change */

const TOP = 3;
const VARIED = 8;

/** @param {Model} model @param {Record<string, number>} weights @returns {Desk} */
function desk(model, weights) {
  /** @type {Map<string, Result>} */
  const known = new Map();
  return (/** @type {Answers} */ answers) => {
    const key = JSON.stringify(Object.keys(answers).sort().map((name) => [name, answers[name]]));
    let result = known.get(key);
    if (!result) {
      const { kind, compared, judged, might } = solve(model, answers, weights);
      // What was named is the answer, whatever is held back of the rest.
      const [top, possible] = [compared, judged.length ? [] : might].map((all) => all.slice(0, TOP).map((option) => option.id));
      known.set(key, (result = { kind, top, might: possible }));
    }
    return result;
  };
}

/** @param {Result} one @param {Result} two */
const same = (one, two) => one.kind === two.kind && String([one.top, one.might]) === String([two.top, two.might]);

/** Works out what a result hangs on.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] */
export function study(model, answers, weights = {}) {
  const solved = solve(model, answers, weights);
  const { reader, level } = solved;
  const result = desk(model, weights);
  const { complete } = reader.interview;
  const firm = sensitivity(model, reader.policy.weights, level);
  return {
    sensitivity: firm && { ...firm, flips: turns(solved, answers), overtakes: overtakes(solved) },
    completions: complete ? completed(model, result, answers) : null,
    changes: complete ? changes(model, result, answers) : [],
  };
}

/** The nearest weights with which another option is first, as far as the whole decision agrees. @param {Solved} solved @param {Answers} answers */
function turns({ reader: { model, policy }, level }, answers) {
  return flips(model, policy.weights, level).filter(({ criterion, to, option }) => {
    const [first] = solve(model, answers, { ...policy.weights, [criterion]: to }).compared;
    return first?.id === option;
  });
}

/** The unknown claims that alone would put an option before the first one, were they full. @param {Solved} solved */
function overtakes({ reader, options, stacks, judged }) {
  if (judged.length) return [];
  const [first, ...others] = options;
  const least = Math.max(1, 2 * reader.step);
  const ids = (/** @type {Stack} */ stack) => stack.options.map((option) => reader.model.candidates[option.entry].id).join("+");
  const named = new Map(stacks.map((stack) => [ids(stack), stack]));
  return others.flatMap((option) => {
    if (option.new > 0 !== first.new > 0 || middle(option.value) - middle(first.value) >= least) return [];
    return option.unknown.flatMap((one) => {
      const [ours, theirs] = [first, option].map(({ id }) => middle(valueWith(reader, /** @type {Stack} */ (named.get(id)), one)));
      return theirs - ours >= least ? [{ option: option.id, entry: one.entry, capability: one.capability }] : [];
    });
  });
}

/** The answers that stand for all answers to a question. @param {QuestionData} question @param {Model} model @returns {string[][]} */
function choices(question, model) {
  if (question.kind === "entries") return [["none"]];
  if (question.kind === "stacks") return [["unknown"]];
  if (question.kind === "number") {
    const fact = model.facts.find((one) => one.id === question.fact);
    const ends = [fact?.minimum ?? null, fact?.maximum ?? null].filter((end) => end !== null).map((end) => [String(end)]);
    return ends.length ? ends : [["unknown"]];
  }
  return question.answers.map((answer) => [answer.id]);
}

/** @param {Model} model @param {Desk} result @param {Answers} answers */
function completed(model, result, answers) {
  const matters = whatMatters(model, answers);
  if (!matters.size) return null;
  const bound = model.parameters.completions;
  let found = all(model, answers, matters, bound + 1);
  const drawn = found.length > bound;
  if (drawn) {
    const { below } = chance(SEED);
    found = Array.from({ length: bound }, () => draw(model, answers, matters, below));
  }
  /** @type {Record<string, number>} */
  const kinds = {};
  /** @type {Map<string, number>} */
  const tops = new Map();
  for (const one of found) {
    const { kind, top } = result(one);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    for (const option of top) tops.set(option, (tops.get(option) ?? 0) + 1);
  }
  const ordered = [...tops].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return {
    count: found.length, drawn, kinds,
    always: ordered.filter(([, times]) => times === found.length).map(([option]) => option),
    sometimes: ordered.filter(([, times]) => times < found.length).map(([option, times]) => ({ option, times })),
    settle: settle(model, result, answers, found.slice(0, VARIED)),
    by_answer: byAnswer(model, result, answers, matters),
  };
}

/** @param {Model} model @param {Desk} result @param {Answers} answers @param {Set<string>} matters */
function byAnswer(model, result, answers, matters) {
  const open = model.questions.filter(({ id }) => matters.has(id) && String(answers[id]) === "unknown");
  return open.flatMap((question) =>
    choices(question, model).flatMap((answer) => {
      const tried = led(model, { ...answers, [question.id]: answer });
      if (!tried) return [];
      const { kind, top, might } = result(tried);
      return { question: question.id, answer, kind, top: top.length ? top : might };
    }),
  );
}

/** Answers that lead to the end: a way to questions nobody asked goes on with what they assume. @param {Model} model @param {Answers} answers */
const led = (model, answers) => [answers, { ...answers, track: ["short"] }].find((tried) => walk(model, tried).complete);

/** @param {Model} model @param {Answers} answers @returns {Set<string>} */
function whatMatters(model, answers) {
  const { reader } = solve(model, answers);
  if (reader.policy.outcome) return new Set();
  const { asked } = reader.interview;
  const waiting = new Set(findOut(reader, []).map((one) => String(one.question)));
  const isUnknown = (/** @type {string} */ name) => String(answers[name]) === "unknown" && answers[name]?.length === 1;
  const guards = model.questions.filter((one) => asked.includes(one.id) && one.next.some((edge) => edge.when)).map((one) => one.id);
  const unknown = asked.filter(isUnknown);
  const found = new Set(unknown.filter((name) => waiting.has(name) || guards.includes(name)));
  if (unknown.some((name) => guards.includes(name))) for (const name of waiting) if (!asked.includes(name)) found.add(name);
  return found;
}

/** @param {Model} model @param {Answers} answers @param {Set<string>} matters @param {Set<string>} settled @returns {QuestionData | undefined} */
function openQuestion(model, answers, matters, settled) {
  const { asked, next } = walk(model, answers);
  const name = asked.find((one) => matters.has(one) && !settled.has(one) && answers[one]?.length === 1 && answers[one][0] === "unknown") ?? next;
  return model.questions.find((one) => one.id === name);
}

/** @param {Model} model @param {Answers} answers @param {Set<string>} matters @param {number} bound @returns {Answers[]} */
function all(model, answers, matters, bound) {
  /** @type {[Answers, Set<string>][]} */
  const waiting = [[answers, new Set()]];
  const found = [];
  while (waiting.length && found.length < bound) {
    const [at, settled] = /** @type {[Answers, Set<string>]} */ (waiting.pop());
    const question = openQuestion(model, at, matters, settled);
    if (!question) {
      found.push(at);
      continue;
    }
    for (const one of choices(question, model).reverse()) waiting.push([{ ...at, [question.id]: one }, new Set([...settled, question.id])]);
  }
  return found;
}

/** @param {Model} model @param {Answers} answers @param {Set<string>} matters @param {(limit: number) => number} below */
function draw(model, answers, matters, below) {
  /** @type {Set<string>} */
  const settled = new Set();
  let found = answers;
  for (let question; (question = openQuestion(model, found, matters, settled)); settled.add(question.id)) {
    const offered = choices(question, model);
    found = { ...found, [question.id]: offered[below(offered.length)] };
  }
  return found;
}

/** @param {Model} model @param {Desk} result @param {Answers} before @param {Answers[]} completions */
function settle(model, result, before, completions) {
  /** @type {Settled[]} */
  const found = [];
  for (const question of model.questions) {
    const { id } = question;
    const offered = choices(question, model);
    let varied = 0;
    let changed = 0;
    for (const one of completions) {
      const at = offered.findIndex((choice) => String(choice) === String(one[id]));
      if (String(one[id]) === String(before[id]) || at < 0 || offered.length < 2) continue;
      const other = { ...one, [id]: offered[(at + 1) % offered.length] };
      if (!walk(model, other).complete) continue;
      varied++;
      if (!same(result(one), result(other))) changed++;
    }
    if (varied) found.push({ question: id, changed, varied });
  }
  const key = (/** @type {Settled} */ one) => Math.floor((-one.changed * VARIED) / one.varied);
  return found.sort((a, b) => key(a) - key(b));
}

/** @param {Model} model @param {Desk} result @param {Answers} answers */
function changes(model, result, answers) {
  const { asked, assumed } = walk(model, answers);
  const now = result(answers);
  /** @type {Change[]} */
  const found = [];
  for (const question of model.questions) {
    const { id } = question;
    if (!asked.includes(id) || (answers[id]?.length === 1 && answers[id][0] === "unknown")) continue;
    const taken = assumed.includes(id);
    for (const other of others(question, chosen(model, question, taken ? question.assumed : answers[id]) ?? [])) {
      const tried = led(model, { ...answers, [id]: other });
      if (!tried) continue;
      const { kind, top } = result(tried);
      const stays = top.length || now.top.length ? top[0] === now.top[0] : kind === now.kind;
      const short = String(tried.track) === "short";
      if (!stays) found.push({ question: id, answer: other, assumed: taken, short, kind, top });
    }
  }
  return found;
}

/** @param {QuestionData} question @param {string[]} given @returns {string[][]} */
function others(question, given) {
  const { answers } = question;
  const ids = answers.map((answer) => answer.id);
  if (question.kind === "single") return ids.filter((id) => String(given) !== id).map((id) => [id]);
  if (question.kind === "entries" && String(given) !== "none") {
    return given.map((id) => given.filter((one) => one !== id)).map((rest) => (rest.length ? rest : ["none"]));
  }
  if (question.kind !== "multi" || answers.some((answer) => Object.values(answer.set).some(Array.isArray))) return [];
  const empty = answers.filter((answer) => !Object.keys(answer.set).length).map((answer) => answer.id);
  return ids.flatMap((id) => {
    if (given.includes(id)) {
      const rest = given.filter((one) => one !== id);
      return rest.length ? [rest] : [];
    }
    return [empty.includes(id) ? [id] : ids.filter((one) => one === id || (given.includes(one) && !empty.includes(one)))];
  });
}
