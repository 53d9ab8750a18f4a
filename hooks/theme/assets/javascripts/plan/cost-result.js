// @ts-check
/** Options of the reader's own result as cost cases: what they run on, and the figures that the answers set. */
import { inAddress } from "../decide/address.js";
import { environment, questionOf } from "../decision/interview.js";
import { decide } from "../decision/recommend.js";
import { begin, sizes } from "../planning/options.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @typedef {{id: string, label: string, note: string, bill: string, to: string}} Fee an open line that only this option has, and who is paid */
/** @typedef {{id: string, name: string, model: CostModel, fees: Fee[]}} Found `id` as addresses hold it */
/**
 * What answers say of costs: ranges that they set, by input, with the answer in words; and the options of the result.
 * @typedef {{options: Found[], sizes: Record<string, import("../planning/options.js").Size>, because: Record<string, {question: string, answer: string}>}} Told
 */

/** How many options of a result are offered. */
const OFFERED = 5;

/** @param {string} url */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/**
 * What the answers say of costs; no options where they lead to none, or the guide does not say what options cost.
 * @param {{answers: Record<string, string[]>, weights: Record<string, number>}} state @param {string} root of the site
 * @param {string[]} wanted ids that are offered wherever they stand
 * @returns {Promise<Told>}
 */
export async function resultOf({ answers, weights }, root, wanted) {
  const [decision, options] = await Promise.all([fetched(`${root}decide/model.json`), fetched(`${root}plan/options.json`)]);
  return toldBy(decision, options, decide(decision, answers, weights), wanted);
}

/**
 * The same of a result that is there.
 * @param {any} decision @param {any} options as the build writes them @param {any} found what the decision found @param {string[]} wanted
 * @returns {Told}
 */
export function toldBy(decision, options, found, wanted) {
  const { facts, complete } = found.interview;
  const set = sizes(options, environment(decision, facts));
  const because = Object.fromEntries(Object.keys(set).map((input) => [input, answerOf(decision, found.interview, options, input)]));
  if (!complete) return { options: [], sizes: set, because };
  const compared = found.judged.length ? found.judged : [...found.options, ...found.verify];
  const names = new Map(decision.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
  const offered = compared
    .filter((/** @type {any} */ one, /** @type {number} */ at) => at < OFFERED || wanted.includes(inAddress(one.id)))
    .map((/** @type {any} */ option) => {
      const { model, fees } = begin(options, decision, facts, option);
      return {
        id: inAddress(option.id),
        name: option.parts.map((/** @type {any} */ part) => names.get(part.entry)).join(" + "),
        model,
        fees: fees.map(([id, entry, pricing]) => ({ id, label: options.fee.label.replace("{name}", names.get(entry)), note: options.fee.notes[pricing], bill: entry, to: names.get(entry) })),
      };
    });
  return { options: offered, sizes: set, because };
}

/** The question whose answer set the range of an input, and that answer, in words. @param {any} decision @param {any} interview @param {any} options @param {string} input */
function answerOf(decision, interview, options, input) {
  const { when } = options.figures.find((/** @type {any} */ one) => one.input === input);
  const question = questionOf(decision, interview, factIn(when) ?? "");
  const given = question ? (interview.given[question.id] ?? []) : [];
  const labels = given.map((/** @type {string} */ id) => question?.answers.find((/** @type {any} */ one) => one.id === id)?.label ?? id);
  return { question: question?.text ?? "", answer: labels.join(", ") };
}

/** The fact that a condition names first. @param {any} node @returns {string | null} */
function factIn(node) {
  if (!Array.isArray(node)) return null;
  return node[0] === "ref" ? node[1] : node.reduce((found, one) => found ?? factIn(one), null);
}
