// Reads {model, pilot, answers, notes, plan, hangs} from standard input and writes the whole plan of a reader as Markdown.
import { readFileSync } from "node:fs";
import { blocksOf, markdownOf } from "../../../hooks/theme/assets/javascripts/plan/whole.js";

const { model, pilot, answers, notes, plan, hangs } = JSON.parse(readFileSync(0, "utf8"));
const desk = {
  notes,
  state: { answers, weights: {} },
  answered: (/** @type {string} */ question) => answers[question],
  get: (/** @type {string} */ name) => plan[name],
  all: (/** @type {string} */ letter) => Object.entries(plan).filter(([name]) => name.startsWith(`${letter}.`)).map(([name, values]) => [name.slice(2), values]),
};
/** @param {string} key @param {Record<string, string | number>} [words] */
const say = (key, words = {}) => [key, ...Object.values(words)].join(" ");
process.stdout.write(markdownOf(blocksOf(/** @type {any} */ ({ desk, say, data: { model, pilot }, hangs })), "Plan", "https://example.org/plan/"));
