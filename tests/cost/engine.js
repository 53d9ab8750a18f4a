// Reads cases of two cost models each from standard input and writes all that the engine says of them, numbers as texts.
import { readFileSync } from "node:fs";
import { breakEven, crossover, judge, tornado } from "../../hooks/theme/assets/javascripts/cost/compare.js";
import { FigureError } from "../../hooks/theme/assets/javascripts/cost/money.js";
import { scenarios, settled } from "../../hooks/theme/assets/javascripts/cost/scenarios.js";

/** @param {string} _ @param {any} value */
const plain = (_, value) => {
  if (typeof value === "bigint" || typeof value === "number") return String(value);
  return typeof value?.n === "bigint" ? `${value.n}/${value.d}` : value;
};

/** @param {any} asked */
function workedOut({ models, years, put, even }) {
  const [one, other] = models.map((/** @type {any} */ model) => settled(model, put));
  const both = { one: scenarios(one, years), other: scenarios(other, years) };
  return {
    scenarios: both,
    tornado: tornado(one, years),
    even: breakEven(one, other, even, years),
    crossover: crossover(both.one.base, both.other.base),
    verdict: judge({ one, other }, both),
  };
}

const results = JSON.parse(readFileSync(0, "utf8")).map((/** @type {any} */ asked) => {
  try {
    return workedOut(asked);
  } catch (error) {
    if (error instanceof FigureError) return { refused: error.code };
    throw error;
  }
});
process.stdout.write(JSON.stringify(results, plain));
