// Reads {options, decision, asked: [{facts, options, given, years, rate}]} and writes what is said of each, numbers as texts.
import { readFileSync } from "node:fs";
import { begin, beside, capOf, held, tables } from "../../../hooks/theme/assets/javascripts/planning/options.js";

/** @param {string} _ @param {any} value */
const plain = (_, value) => (typeof value === "bigint" || typeof value === "number" ? String(value) : value);

const { options, decision, asked } = JSON.parse(readFileSync(0, "utf8"));
const found = asked.map((/** @type {any} */ one) => {
  const cases = one.options.map((/** @type {any} */ option) => begin(options, decision, one.facts, option, one.given));
  const tabled = cases.map((/** @type {any} */ each) => tables(each, one.years));
  const cap = capOf(options, decision, one.facts, one.rate);
  return {
    cases,
    beside: beside(one.options.map((/** @type {any} */ option, /** @type {number} */ at) => [option, tabled[at]])),
    cap,
    held: cap === null ? null : tabled.map((/** @type {any} */ each) => held(options, each, cap)),
  };
});
process.stdout.write(JSON.stringify(found, plain));
