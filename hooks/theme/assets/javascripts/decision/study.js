// @ts-check
// What a result hangs on, step for step the same as study.py, sensitivity.py and chance.py of the Python package
// `platform_guide.decision`. Why each step is as it is stands there.
import { findOut, solve } from "./engine.js";
import { chosen, walk } from "./interview.js";

/** @typedef {Record<string, string[]>} Answers @typedef {any} Model @typedef {{kind: string, top: string[]}} Result */

const SEED = 20261124;
const TOP = 3;
const VARIED = 8;

/** @param {number} seed */
function chance(seed) {
  let state = seed >>> 0 || 1;
  const word = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 8;
  };
  return {
    /** @param {number} limit */
    below: (limit) => Math.floor((word() * limit) / 0x1000000),
    /** @param {number} count @returns {number[]} */
    gaps(count) {
      /** @type {number[]} */
      const cuts = [];
      for (let at = 1; at < count; at++) cuts.push(word());
      cuts.sort((a, b) => a - b);
      cuts.push(0x1000000);
      return cuts.map((cut, at) => cut - (cuts[at - 1] ?? 0));
    },
  };
}

/** @param {number[]} one @param {number[]} two */
const product = (one, two) => {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += /** @type {number} */ (one[at]) * /** @type {number} */ (two[at]);
  return total;
};
/** @param {any} option @returns {number[]} */
const doubled = (option) => option.scores.map((/** @type {any} */ score) => score.low + score.high);
/** @param {number[]} one @param {number[]} two */
const reaches = (one, two) => one.every((value, at) => value >= /** @type {number} */ (two[at]));

/** @param {number[]} weights @param {number[]} first @param {number[]} rival @param {number} place @returns {number | null} */
export function flip(weights, first, rival, place) {
  const lead = product(weights, first) - product(weights, rival);
  const better = /** @type {number} */ (rival[place]) - /** @type {number} */ (first[place]);
  if (lead < 0 || !better) return null;
  const steps = Math.floor(lead / Math.abs(better)) + 1;
  const moved = /** @type {number} */ (weights[place]) + (better > 0 ? steps : -steps);
  return moved >= 0 && moved <= 100 ? moved : null;
}

/** @param {Model} model @param {Record<string, number>} weights @param {any[]} options */
export function sensitivity(model, weights, options) {
  const [first] = options;
  if (!first) return null;
  const rivals = options.filter((option) => option.new > 0 === first.new > 0);
  const all = model.criteria.map((/** @type {any} */ one) => weights[one.id]);
  /** @type {number[]} */
  const counted = all.flatMap((/** @type {number} */ weight, /** @type {number} */ place) => (weight > 0 ? [place] : []));
  const { weightings: draws } = model.parameters;
  const [share, shareAny] = shares(draws, all, rivals, counted);
  const verdict = first.shared > 1 || share * 100 < 50 * draws ? "tie" : share * 100 >= 80 * draws ? "robust" : "leaning";
  return {
    first: first.id, verdict, draws, share, share_any: shareAny,
    flips: flips(model, all, first, rivals),
    dominated: dominated(options, counted),
  };
}

/** @param {Model} model @param {number[]} weights @param {any} first @param {any[]} rivals */
function flips(model, weights, first, rivals) {
  const ours = doubled(first);
  const found = model.criteria.flatMap((/** @type {any} */ criterion, /** @type {number} */ place) => {
    const from = /** @type {number} */ (weights[place]);
    let nearest = null;
    for (const rival of rivals) {
      const to = rival.rank > first.rank ? flip(weights, ours, doubled(rival), place) : null;
      if (to !== null && (!nearest || Math.abs(to - from) < Math.abs(nearest.to - from))) nearest = { criterion: criterion.id, from, to, option: rival.id };
    }
    return nearest ? [nearest] : [];
  });
  return found.sort((/** @type {any} */ a, /** @type {any} */ b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** @param {any[]} options @param {number[]} counted */
function dominated(options, counted) {
  return options.flatMap((option) => {
    const by = options.find(({ scores }) => {
      const gaps = counted.map((place) => scores[place].low - option.scores[place].high);
      return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
    });
    return by ? [{ option: option.id, by: by.id }] : [];
  });
}

/** @param {number} draws @param {number[]} all @param {any[]} rivals @param {number[]} counted */
function shares(draws, all, rivals, counted) {
  const scores = rivals.map((rival) => counted.map((place) => /** @type {number} */ (doubled(rival)[place])));
  const [ours, ...others] = /** @type {[number[], ...number[][]]} */ (scores);
  /** @type {number[][]} */
  let against = [];
  for (const other of others) {
    const one = other.map((value, at) => value - /** @type {number} */ (ours[at]));
    if (Math.max(...one, 0) > 0 && !against.some((two) => reaches(two, one))) against = [...against.filter((two) => !reaches(one, two)), one];
  }
  if (!counted.length || !against.length) return [draws, draws];
  const weights = counted.map((place) => /** @type {number} */ (all[place]));
  const groups = [...new Set(weights)].sort((a, b) => b - a).map((weight) => weights.flatMap((one, place) => (one === weight ? [place] : [])));
  const { gaps } = chance(SEED);
  const stands = (/** @type {number[]} */ drawn) => (against.some((one) => product(drawn, one) > 0) ? 0 : 1);
  let kept = 0;
  let free = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = gaps(counted.length);
    free += stands(drawn);
    kept += stands(inOrder(drawn, groups));
  }
  return [kept, free];
}

/** @param {number[]} gaps @param {number[][]} groups */
function inOrder(gaps, groups) {
  const order = gaps.map((_, at) => at).sort((a, b) => /** @type {number} */ (gaps[b]) - /** @type {number} */ (gaps[a]) || a - b);
  const found = gaps.slice();
  let at = 0;
  for (const group of groups) {
    const drawn = order.slice(at, (at += group.length)).sort((a, b) => a - b);
    group.forEach((place, index) => (found[place] = /** @type {number} */ (gaps[/** @type {number} */ (drawn[index])])));
  }
  return found;
}

/** @param {Model} model @param {Record<string, number>} weights */
function desk(model, weights) {
  /** @type {Map<string, Result>} */
  const known = new Map();
  return (/** @type {Answers} */ answers) => {
    const key = JSON.stringify(Object.keys(answers).sort().map((name) => [name, answers[name]]));
    let result = known.get(key);
    if (!result) {
      const { kind, options } = solve(model, answers, weights);
      known.set(key, (result = { kind, top: options.slice(0, TOP).map((option) => option.id) }));
    }
    return result;
  };
}

/** @param {Result} one @param {Result} two */
const same = (one, two) => one.kind === two.kind && String(one.top) === String(two.top);

/** Works out what a result hangs on; the same as `study` in study.py.
 * @param {Model} model @param {Answers} answers @param {Record<string, number>} [weights] */
export function study(model, answers, weights = {}) {
  const { reader, options } = solve(model, answers, weights);
  const result = desk(model, weights);
  const { complete } = reader.interview;
  return {
    sensitivity: sensitivity(model, reader.policy.weights, options),
    completions: complete ? completed(model, result, answers) : null,
    changes: complete ? changes(model, result, answers) : [],
  };
}

/** @param {any} question @param {Model} model @returns {string[][]} */
function choices(question, model) {
  if (question.kind === "entries") return [["none"]];
  if (question.kind === "number") {
    const { minimum, maximum } = model.facts.find((/** @type {any} */ one) => one.id === question.fact);
    const ends = [minimum, maximum].filter((end) => end !== null).map((end) => [String(end)]);
    return ends.length ? ends : [["unknown"]];
  }
  return question.answers.map((/** @type {any} */ answer) => [answer.id]);
}

/** @param {Model} model @param {(answers: Answers) => Result} result @param {Answers} answers */
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
  };
}

/** @param {Model} model @param {Answers} answers @returns {Set<string>} */
function whatMatters(model, answers) {
  const { reader } = solve(model, answers);
  if (reader.policy.outcome) return new Set();
  const { asked } = reader.interview;
  const waiting = new Set(findOut(reader, []).map((one) => String(one.question)));
  const isUnknown = (/** @type {string} */ name) => String(answers[name]) === "unknown" && answers[name]?.length === 1;
  const guards = model.questions.filter((/** @type {any} */ one) => asked.includes(one.id) && one.next.some((/** @type {any} */ edge) => edge.when)).map((/** @type {any} */ one) => one.id);
  /** @type {string[]} */
  const unknown = asked.filter(isUnknown);
  const found = new Set(unknown.filter((name) => waiting.has(name) || guards.includes(name)));
  if (unknown.some((name) => guards.includes(name))) for (const name of waiting) if (!asked.includes(name)) found.add(name);
  return found;
}

/** @param {Model} model @param {Answers} answers @param {Set<string>} matters @param {Set<string>} settled @returns {any} */
function openQuestion(model, answers, matters, settled) {
  const { asked, next } = walk(model, answers);
  const name = asked.find((one) => matters.has(one) && !settled.has(one) && answers[one]?.length === 1 && answers[one][0] === "unknown") ?? next;
  return model.questions.find((/** @type {any} */ one) => one.id === name);
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
  const settled = new Set();
  let found = answers;
  for (let question; (question = openQuestion(model, found, matters, settled)); settled.add(question.id)) {
    const offered = choices(question, model);
    found = { ...found, [question.id]: /** @type {string[]} */ (offered[below(offered.length)]) };
  }
  return found;
}

/** @param {Model} model @param {(answers: Answers) => Result} result @param {Answers} before @param {Answers[]} completions */
function settle(model, result, before, completions) {
  /** @type {any[]} */
  const found = [];
  for (const question of model.questions) {
    const { id } = question;
    const offered = choices(question, model);
    let varied = 0;
    let changed = 0;
    for (const one of completions) {
      const at = offered.findIndex((choice) => String(choice) === String(one[id]));
      if (String(one[id]) === String(before[id]) || at < 0 || offered.length < 2) continue;
      const other = { ...one, [id]: /** @type {string[]} */ (offered[(at + 1) % offered.length]) };
      if (!walk(model, other).complete) continue;
      varied++;
      if (!same(result(one), result(other))) changed++;
    }
    if (varied) found.push({ question: id, changed, varied });
  }
  const key = (/** @type {any} */ one) => Math.floor((-one.changed * VARIED) / one.varied);
  return found.sort((a, b) => key(a) - key(b));
}

/** @param {Model} model @param {(answers: Answers) => Result} result @param {Answers} answers */
function changes(model, result, answers) {
  const { asked, assumed } = walk(model, answers);
  const now = result(answers);
  /** @type {any[]} */
  const found = [];
  for (const question of model.questions) {
    const { id } = question;
    if (!asked.includes(id) || (answers[id]?.length === 1 && answers[id][0] === "unknown")) continue;
    const taken = assumed.includes(id);
    for (const other of others(question, chosen(model, question, taken ? question.assumed : answers[id]) ?? [])) {
      /** @type {Answers} */
      const tried = { ...answers, [id]: other };
      if (!walk(model, tried).complete) tried.track = ["short"];
      if (!walk(model, tried).complete) continue;
      const then = result(tried);
      if (then.kind !== now.kind || then.top[0] !== now.top[0]) found.push({ question: id, answer: other, assumed: taken, ...then });
    }
  }
  return found;
}

/** @param {any} question @param {string[]} given @returns {string[][]} */
function others(question, given) {
  /** @type {any[]} */
  const answers = question.answers;
  /** @type {string[]} */
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
