// @ts-check
/** The costs as documents: Markdown to read, CSV to calculate with. No part of it touches the page. */
import { csv } from "../shared/csv.js";
import { money, whole } from "../planning/cost/words.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @import { View } from "../planning/cost/view.js" */
/** @import { Names } from "./cost-names.js" */

/** @param {string} text */
const safe = (text) => text.replace(/[\\|<>*_\x60[\]]/g, "\\$&").replace(/\s+/g, " ");

/** @param {string[]} heads @param {string[][]} rows the first column is text, all others are numbers */
function table(heads, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(safe).join(" | ")} |`;
  return [line(heads), `|${heads.map((_, at) => (at ? "---:" : "---")).join("|")}|`, ...rows.map(line), ""];
}

/** Where a figure comes from, in words; `key` says what stands for a source. @param {string} id @param {string} base @param {Names} names @param {Record<string, string>} given @param {"url" | "title"} key */
function origin(id, base, names, given, key) {
  const { say } = names;
  if (id in given) return say("yours");
  const input = names.inputs.get(id);
  if (input && input.base !== base) return names.set(id);
  // What is fixed is no guess.
  if (input?.guess && input.low === input.high) return input.guess;
  if (input) return input.guess ? say("guess", { reason: input.guess }) : [...input.sources.map((one) => one[key]), say("origin-read", { day: input.read ?? "" })].join(", ");
  const price = names.prices.get(id);
  if (!price) return "";
  const words = { region: price.region, day: price.as_of, source: say(`source-${price.source}`) };
  return say("price", words) + price.sources.map((one) => one[key]).join(key === "url" ? " " : "; ");
}

/** @param {string} id @param {Names} names */
function unitOf(id, names) {
  const price = names.prices.get(id);
  return price ? `${price.currency} ${price.unit}` : (names.inputs.get(id)?.unit ?? names.offer.currency);
}

/**
 * What a document is made of: the view and its models, what the reader put in and left out, and the day (YYYY-MM-DD).
 * @typedef {{view: View, models: Record<string, CostModel>, names: Names, given: Record<string, string>, without: string[], day: string}} Taken
 */

/** Every figure with its ends, its unit and where it comes from. @param {Taken} taken @param {"url" | "title"} [key] what stands for a source @returns {string[][]} */
export function figuresOf({ models, names, given }, key = "url") {
  const used = new Map(Object.values(models).flatMap(({ inputs }) => inputs.map((one) => /** @type {const} */ ([one.id, one]))));
  return [...used.values()].map(({ id, low, base, high }) => [names.figure(id), low, base, high, unitOf(id, names), origin(id, base, names, given, key)]);
}

/** @param {Taken} taken @param {string} address */
export function markdown(taken, address) {
  const { view, names, without, day } = taken;
  const { say, offer } = names;
  const years = names.years(view.years);
  const { verdict, firm } = names.verdict(view);
  const lines = [`# ${safe(say("md-title", { years, currency: offer.currency }))}`, "", safe(say("md-day", { day })), "", `**${safe(verdict)}.** ${firm.map(safe).join(" ")}`, ""];
  if (without.length) lines.push(safe(say("md-left", { lines: without.map((id) => names.line(id)).join(", ") })), "");
  const named = view.options.map(({ id, open }) => (open.length ? say("name-least", { name: names.option(id) }) : names.option(id)));
  const rows = ["low", "base", "high"].map((name) => [say(`row-value-${name}`), ...view.options.map(({ scenarios }) => whole(scenarios[name].value))]);
  rows.push([say("row-per_year"), ...view.options.map(({ scenarios }) => whole(scenarios.base.per_year))]);
  lines.push(...table([say("way"), ...named], rows));
  for (const option of view.options) {
    lines.push(`## ${safe(names.option(option.id))}`, "");
    if (option.open.length) lines.push(safe(say("about-open", { lines: option.open.map((id) => names.line(id)).join(", ") })), "");
    lines.push(...table([say("line"), ...names.columns(view.years)], option.rows.map((row) => [names.row(row), ...row.amounts.map((one) => (row.known ? money(one) : say("open-cell")))])));
  }
  lines.push(`## ${safe(say("md-figures"))}`, "");
  const heads = ["md-figure", "md-low", "md-value", "md-high", "md-unit", "md-from"].map((key) => say(key));
  lines.push(...table(heads, figuresOf(taken)), say("md-link", { address }), "");
  return lines.join("\n");
}

/** The lines of each option; below them the day, what is left out, and the figures. @param {Taken} taken */
export function tableOf(taken) {
  const { view, names, without, day } = taken;
  const { say } = names;
  const columns = names.columns(view.years);
  const more = ["md-low", "md-value", "md-high", "md-unit", "md-from"].map((key) => say(key));
  const heads = [say("csv-option"), say("csv-group"), say("csv-label"), say("open-cell"), ...columns, ...more];
  const rows = view.options.flatMap((option) => {
    let group = "";
    return option.rows.flatMap((row) => {
      if (row.kind === "group") group = names.bare(row);
      if (row.kind !== "line" && row.kind !== "total" && row.kind !== "present") return [];
      const amounts = row.amounts.map((one) => (row.known ? one : ""));
      return [[names.option(option.id), row.kind === "line" ? group : "", names.bare(row), row.open ? "yes" : "no", ...amounts, ...more.map(() => "")]];
    });
  });
  const apart = (/** @type {string} */ group, /** @type {string} */ label, /** @type {string[]} */ ends = more.map(() => "")) => ["", group, label, "", ...columns.map(() => ""), ...ends];
  rows.push(apart(say("csv-day"), day), ...without.map((id) => apart(say("csv-left"), names.line(id))));
  rows.push(...figuresOf(taken).map(([label, ...ends]) => apart(say("md-figure"), label, ends)));
  return csv([heads, ...rows]);
}
