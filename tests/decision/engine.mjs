// Reads {model, cases: [{answers, weights}]} from standard input and writes the recommendations.
import { readFileSync } from "node:fs";
import { decide } from "../../docs/assets/javascripts/decision-engine.mjs";

const { model, cases } = JSON.parse(readFileSync(0, "utf8"));
/** @type {any[]} */
const results = cases.map((/** @type {any} */ one) => decide(model, one.answers, one.weights ?? {}));
process.stdout.write(JSON.stringify(results));
