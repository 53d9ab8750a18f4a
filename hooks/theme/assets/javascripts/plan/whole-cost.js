// @ts-check
/** The cost in the whole plan: what is compared, what is the reader's own, what is open, and what every figure rests on. */
import { models } from "../planning/cost/options.js";
import { shown } from "../planning/cost/view.js";
import { money, whole } from "../planning/cost/words.js";
import { standing } from "./cost-budget.js";
import { Names, RESULT } from "./cost-names.js";
import { toldBy } from "./cost-result.js";
import { capIn, reading } from "./cost-state.js";
import { figuresOf } from "./cost-take.js";

/** @import { Offer } from "../planning/cost/offer.d.ts" */
/** @typedef {import("./whole.js").Block} Block */

/** How many options of the result stand there when none was chosen on the page of costs. */
const FIRST = 3;

/**
 * @param {import("./whole.js").Whole} plan `say` is that of the page of costs
 * @param {any} decided what the decision found; null without a result
 * @returns {Block[]} none where nothing has a cost
 */
export function costs({ desk, say, data: { costs: offer, options, model } }, decided) {
  if (!offer) return [];
  const told = options && decided ? toldBy(model, options, decided, desk.get("c.o") ?? []) : { options: [], sizes: {}, because: {} };
  const names = new Names(offer, say);
  names.take(told);
  const { asked } = reading(desk, offer, new Set(told.options.flatMap(({ fees }) => fees.map(({ id }) => id))));
  const chosen = asked.options.length + asked.templates.length > 0 || asked.today;
  const taken = told.options.filter(({ id }, at) => (chosen ? asked.options.includes(id) : at < FIRST));
  const others = Object.fromEntries(taken.map(({ id, model: one }) => [RESULT + id, one]));
  const made = models(offer, asked, others, told.sizes);
  if (!Object.keys(made).length) return [];
  const view = shown(made, asked.years);
  const { verdict, firm } = names.verdict(view);
  const figures = figuresOf({ view, models: made, names, given: asked.given, without: asked.without, day: "" }, "title");
  const own = ownFigures(offer, asked.given, names);
  const rate = made[view.options[0].id].inputs.find(({ id }) => id === offer.rate);
  const basis = [
    say("plan-rate", { rate: rate?.base ?? "", figure: names.figure(offer.rate) }),
    ...(asked.without.length ? [say("md-left", { lines: asked.without.map((id) => names.line(id)).join(", ") })] : []),
    ...(own.length ? [] : [say("plan-no-own")]),
    say("plan-sources"),
  ];
  return [
    { title: say("plan-title", { years: names.years(asked.years), currency: offer.currency }), texts: [`${verdict}. ${firm.join(" ")}`], table: compared(offer, view, made, asked, names) },
    ...(own.length ? [{ title: say("plan-own"), texts: [], list: own }] : []),
    { title: say("md-figures"), texts: basis, table: { heads: ["md-figure", "md-low", "md-value", "md-high", "md-unit", "md-from"].map((key) => say(key)), rows: figures } },
  ];
}

/** @param {Offer} offer @param {import("../planning/cost/view.js").View} view @param {Record<string, any>} made @param {{years: number, budget: string}} asked @param {Names} names */
function compared(offer, { options }, made, { years, budget }, names) {
  const { say } = names;
  /** @param {string} key @param {(one: import("../planning/cost/view.js").ShownOption) => string} text */
  const row = (key, text) => [say(key), ...options.map(text)];
  const rows = ["low", "base", "high"].map((name) => row(`row-value-${name}`, ({ scenarios }) => whole(scenarios[name].value)));
  for (const key of /** @type {const} */ (["per_year", "begin", "total"])) rows.push(row(`row-${key}`, ({ scenarios }) => whole(scenarios.base[key])));
  const cap = capIn(offer, budget);
  if (cap !== null) {
    const found = standing(made, years, offer.budget, cap);
    rows.push([say("row-budget", { amount: money(budget), currency: offer.currency, groups: offer.budget.map((id) => names.groups.get(id)).join(", ") }), ...options.map(({ id }) => say(`budget-${found[id]}`))]);
  }
  rows.push(row("row-open", ({ open }) => open.map((id) => names.line(id)).join("; ") || say("none")));
  return { heads: [say("way"), ...options.map(({ id, open }) => (open.length ? say("name-least", { name: names.option(id) }) : names.option(id)))], rows };
}

/** The reader's own figures, each beside that of the guide. @param {Offer} offer @param {Record<string, string>} given @param {Names} names */
function ownFigures(offer, given, names) {
  const { say } = names;
  return Object.entries(given).map(([id, text]) => {
    const input = names.inputs.get(id);
    const price = names.prices.get(id);
    const unit = input?.unit ?? (price ? `${price.currency} ${price.unit}` : offer.currency);
    const usual = input?.base ?? price?.amount;
    const words = { figure: names.figure(id), value: text, unit };
    return usual === undefined ? say("plan-own-open", words) : say("plan-own-one", { ...words, usual: money(usual) });
  });
}
