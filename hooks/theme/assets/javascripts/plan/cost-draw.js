// @ts-check
/** Draws options side by side, their bars and their tables, from one view. */
import { anchor, clone, part, put } from "../shared/dom.js";
import { svg } from "../shared/svg.js";
import { money, whole } from "../planning/cost/words.js";
import { RESULT } from "./cost-names.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @import { ShownOption, View } from "../planning/cost/view.js" */
/** @import { Names } from "./cost-names.js" */

/** The least length of what must be seen. */
const SEEN = 25;

/** @param {string} tag @param {...(string | Node)} content */
export function cell(tag, ...content) {
  const made = document.createElement(tag);
  made.append(...content);
  if (tag === "th") made.setAttribute("scope", "row");
  return made;
}

/** @param {...HTMLElement} cells */
export function line(...cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

/** @param {string} name its class @param {number} x @param {number} width @param {number} y @param {number} height */
export function block(name, x, width, y, height) {
  return svg("rect", { class: name, x, y, width: Math.max(width, SEEN), height });
}

/** @param {string[]} texts @returns {HTMLElement[]} */
const heads = (texts) =>
  texts.map((text) => {
    const made = cell("th", text);
    made.setAttribute("scope", "col");
    return made;
  });

/** Options as columns. @param {HTMLElement} root @param {View} view @param {Names} names */
export function drawCompare(root, { options }, names) {
  const { say, groups } = names;
  const named = options.map(({ id, open }) => (open.length ? say("name-least", { name: names.option(id) }) : names.option(id)));
  part(root, "names").replaceChildren(line(...heads([say("way"), ...named])));
  /** @param {string} key @param {(one: ShownOption) => string} text */
  const row = (key, text) => line(cell("th", say(`row-${key}`)), ...options.map((one) => cell("td", text(one))));
  const rows = ["low", "base", "high"].map((name) => row(`value-${name}`, ({ scenarios }) => whole(scenarios[name].value)));
  rows[1].className = "cost-row--base";
  /** @param {"per_year" | "total" | "begin"} key */
  const base = (key) => row(key, ({ scenarios }) => whole(scenarios.base[key]));
  rows.push(base("per_year"), base("begin"), base("total"));
  // The numbers of the bars: what of the total each group is.
  for (const [id, label] of groups) {
    const made = line(cell("th", label), ...options.map((one) => cell("td", ofGroup(one, id) ?? say("open-cell"))));
    made.className = "cost-row--line";
    rows.push(made);
  }
  rows.push(row("open", ({ open }) => open.map((id) => names.line(id)).join("; ") || say("none")));
  part(root, "compare").replaceChildren(...rows);
}

/** Adds a row that says how each option stands to a budget. @param {HTMLElement} root @param {string} head @param {string[]} texts */
export function drawBudget(root, head, texts) {
  const made = line(cell("th", head), ...texts.map((text) => cell("td", text)));
  made.dataset.row = "budget";
  const rows = part(root, "compare");
  rows.querySelector('[data-row="budget"]')?.remove();
  rows.append(made);
}

/** The total of a group; null where nothing of it is known. @param {ShownOption} option @param {string} id */
function ofGroup({ rows }, id) {
  const found = rows.find((row) => row.kind === "group" && row.id === id);
  if (!found) return "0";
  return found.known ? whole(found.amounts[found.amounts.length - 1]) : null;
}

/** @param {HTMLElement} root @param {View} view @param {Names} names */
export function drawBars(root, { options, years }, names) {
  const { say, offer } = names;
  const places = new Map(offer.groups.map(({ id }, at) => [id, at]));
  put(root, "bars-caption", say("bars", { years: names.years(years) }));
  const rows = options.map(({ id, open, bar, scenarios }) => {
    const row = clone("tpl-cost-bar");
    put(row, "name", names.option(id));
    put(row, "total", (open.length ? say("at-least") : "") + whole(scenarios.base.total));
    const svg = /** @type {SVGElement} */ (row.querySelector("svg"));
    svg.append(...bar.parts.map(({ group, start, length }) => block(`cost-part--${places.get(group)}`, start, length, 0, 70)));
    svg.append(block("cost-bar__range", bar.low, bar.high - bar.low, 82, 14));
    return row;
  });
  part(root, "bars").replaceChildren(...rows);
}

/** A name that leads to the field of its figure. @param {Names} names @param {string} id */
const lead = (names, id) => anchor(`#figure-${id}`, names.figure(id));

/** @param {(Node | string)[]} parts @param {string} between */
const between = (parts, between) => parts.flatMap((one, at) => (at ? [between, one] : [one]));

/** What a line is made of, each name with a link to its figure. @param {CostModel["lines"][number]} line @param {Names} names */
export function formula({ id, quantity, per, price, growth, escalation, share_of }, names) {
  const made = document.createElement("small");
  const to = (/** @type {string} */ name) => lead(names, name);
  const parts = [...quantity, ...(price ? [price] : [])].map(to);
  if (!price && !share_of.length) parts.push(anchor(`#figure-${id}`, names.say("put-in")));
  made.append(...between(parts, " × "));
  for (const name of per) made.append(" ÷ ", to(name));
  if (share_of.length) made.append(names.say("share", { figures: "", lines: share_of.map((name) => names.line(name)).join(" + ") }));
  const rises = [growth, escalation].flatMap((name) => name ?? []);
  if (rises.length) made.append(names.say("rising"), ...between(rises.map(to), ", "));
  return made;
}

/**
 * A table for each option; those that were open stay open, and one that is closed is drawn when it opens.
 * @param {HTMLElement} root @param {View} view @param {Record<string, CostModel>} models @param {Record<string, CostModel>} full with every line @param {Names} names @param {string[]} without
 */
export function drawTables(root, { options, years }, models, full, names, without) {
  const place = part(root, "tables");
  const seen = new Map([...place.querySelectorAll("details")].map((one) => [one.dataset.id, one.open]));
  const made = options.map((option, at) => {
    const box = /** @type {HTMLDetailsElement} */ (clone("tpl-cost-option").firstElementChild);
    box.dataset.id = option.id;
    box.open = seen.get(option.id) ?? at === 0;
    const draw = () => drawTable(box, option, years, models[option.id], full[option.id], names, without);
    put(box, "name", names.option(option.id));
    put(box, "total", totalOf(option, years, names));
    if (box.open) draw();
    else box.addEventListener("toggle", draw, { once: true });
    return box;
  });
  place.replaceChildren(...made);
}

/** @param {ShownOption} option @param {number} years @param {Names} names */
function totalOf({ open, scenarios }, years, names) {
  const { say, offer } = names;
  const words = { years: names.years(years), currency: offer.currency, total: whole(scenarios.base.total) };
  return say("summary", { ...words, least: open.length ? say("at-least") : "" });
}

/** A cell with an amount; null where nothing of it is known. @param {string | null} amount @param {Names["say"]} say */
function figure(amount, say) {
  const made = cell("td", amount === null ? say("open-cell") : money(amount));
  if (amount === "0.00") made.className = "is-nothing";
  return made;
}

/** @param {HTMLElement} box @param {ShownOption} option @param {number} years @param {CostModel} model @param {CostModel} full with every line @param {Names} names @param {string[]} without */
function drawTable(box, option, years, model, full, names, without) {
  const { say, offer } = names;
  const name = names.option(option.id);
  const words = { name, years: names.years(years), currency: offer.currency };
  const lines = new Map(model.lines.map((one) => [one.id, one]));
  const had = new Set(full.lines.map(({ id }) => id));
  put(box, "caption", say("caption", words));
  /** @type {HTMLElement} */ (box.querySelector(".table-scroll")).setAttribute("aria-label", name);
  const template = offer.templates.find(({ id }) => `of.${id}` === option.id);
  const out = without.filter((id) => had.has(id)).map((id) => names.line(id));
  const own = option.id.startsWith(RESULT) ? say("from-result") : "";
  const about = [template?.description ?? own];
  if (option.open.length) about.push(say("about-open", { lines: option.open.map((id) => names.line(id)).join(", ") }));
  if (out.length) about.push(say("about-out", { lines: out.join(", ") }));
  put(box, "about", about.filter(Boolean).join(" "));
  part(box, "columns").replaceChildren(line(...heads([say("line"), ...names.columns(years)])));
  const rows = option.rows.map((row) => {
    const head = cell("th", names.row(row));
    const made = lines.get(row.id);
    if (row.kind === "line" && made) head.append(formula(made, names));
    const drawn = line(head, ...row.amounts.map((amount) => figure(row.known ? amount : null, say)));
    drawn.className = `cost-row--${row.kind}`;
    return drawn;
  });
  part(box, "rows").replaceChildren(...rows);
}
