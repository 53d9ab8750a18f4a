// Reads {model, cases: [{answers, weights, deep}]} from standard input and writes the recommendations, and where `deep` what they hang on.
import { readFileSync } from "node:fs";
import { decide } from "../../hooks/theme/assets/javascripts/decision/recommend.js";
import { study } from "../../hooks/theme/assets/javascripts/decision/study.js";

const { model, cases } = JSON.parse(readFileSync(0, "utf8"));
/** @type {any[]} */
const results = cases.map((/** @type {any} */ { answers, weights = {}, deep }) => ({
  decide: decide(model, answers, weights),
  study: deep ? study(model, answers, weights) : null,
}));
process.stdout.write(JSON.stringify(results));
