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

/** Where a figure comes from, in words. @param {string} id @param {string} base @param {Names} names @param {Record<string, string>} given */
function origin(id, base, names, given) {
  const { say } = names;
  if (id in given) return say("yours");
  const input = names.inputs.get(id);
  if (input && input.base !== base) return say("origin-answers");
  if (input) return input.guess ? say("guess", { reason: input.guess }) : [...input.sources.map(({ url }) => url), say("origin-read", { day: input.read ?? "" })].join(", ");
  const price = names.prices.get(id);
  if (!price) return "";
  const words = { region: price.region, day: price.as_of, source: say(`source-${price.source}`) };
  return say("price", words) + price.sources.map(({ url }) => url).join(" ");
}

/** @param {string} id @param {Names} names */
function unitOf(id, names) {
  const price = names.prices.get(id);
  return price ? `${price.currency} ${price.unit}` : (names.inputs.get(id)?.unit ?? names.offer.currency);
}

/** @param {View} view @param {Record<string, CostModel>} models @param {Names} names @param {Record<string, string>} given @param {string} address */
export function markdown(view, models, names, given, address) {
  const { say, offer } = names;
  const years = names.years(view.years);
  const { verdict, firm } = names.verdict(view);
  const lines = [`# ${safe(say("md-title", { years, currency: offer.currency }))}`, "", `**${safe(verdict)}.** ${firm.map(safe).join(" ")}`, ""];
  const named = view.options.map(({ id, open }) => (open.length ? say("name-least", { name: names.option(id) }) : names.option(id)));
  const rows = ["low", "base", "high"].map((name) => [say(`row-value-${name}`), ...view.options.map(({ scenarios }) => whole(scenarios[name].value))]);
  lines.push(...table([say("way"), ...named], rows));
  for (const option of view.options) {
    lines.push(`## ${safe(names.option(option.id))}`, "");
    if (option.open.length) lines.push(safe(say("about-open", { lines: option.open.map((id) => names.line(id)).join(", ") })), "");
    lines.push(...table([say("line"), ...names.columns(view.years)], option.rows.map((row) => [names.row(row), ...row.amounts.map((one) => (row.known ? money(one) : say("open-cell")))])));
  }
  const used = new Map(Object.values(models).flatMap(({ inputs }) => inputs.map((one) => /** @type {const} */ ([one.id, one.base]))));
  lines.push(`## ${safe(say("md-figures"))}`, "");
  const figures = [...used].map(([id, base]) => [names.figure(id), `${base} ${unitOf(id, names)}`, origin(id, base, names, given)]);
  lines.push(...table([say("md-figure"), say("md-value"), say("md-from")], figures), say("md-link", { address }), "");
  return lines.join("\n");
}

/** @param {View} view @param {Names} names */
export function tableOf(view, names) {
  const { say } = names;
  const heads = [say("csv-option"), say("csv-group"), say("csv-label"), say("open-cell"), ...names.columns(view.years)];
  const rows = view.options.flatMap((option) => {
    let group = "";
    return option.rows.flatMap((row) => {
      if (row.kind === "group") group = names.bare(row);
      if (row.kind !== "line" && row.kind !== "total" && row.kind !== "present") return [];
      const amounts = row.amounts.map((one) => (row.known ? one : ""));
      return [[names.option(option.id), row.kind === "line" ? group : "", names.bare(row), row.open ? "yes" : "no", ...amounts]];
    });
  });
  return csv([heads, ...rows]);
}
