// @ts-check
/** The whole plan as one document: needs, maturity, result, cost and pilot, each as short as a meeting needs it. */
import { amountText } from "../cost/money.js";
import { lessened, settled } from "../cost/scenarios.js";
import { decide } from "../decision/recommend.js";
import { points } from "../decision/value.js";
import { read as readMaturity, workOut } from "../planning/maturity.js";
import { read as readNeeds } from "../planning/needs.js";
import { whole } from "../planning/cost/words.js";
import { begin, beside, tables } from "../planning/options.js";
import { calendar, written } from "../planning/pilot/calendar.js";
import { choose, listed } from "../planning/pilot/candidates.js";
import { plain } from "../planning/pilot/markdown.js";
import { cardOf, judge } from "../planning/pilot/outcome.js";
import { makePlan } from "../planning/pilot/plan.js";
import { say as sayOf } from "../planning/pilot/words.js";
import { acceptedOf, boxFrom, thresholdsOf } from "./pilot-own.js";
import { figuresIn } from "./cost-state.js";
import { undecided } from "./needs-record.js";
import { costs } from "./whole-cost.js";

/** @typedef {{title: string, texts: string[], list?: string[], table?: {heads: string[], rows: string[][]}}} Block */
/** @typedef {import("../shared/take.js").Say} Say */
/** @typedef {{desk: import("./desk.js").Desk, say: Say, data: Record<string, any>, hangs?: import("../planning/pilot/hypotheses.js").Hangs, sayCost?: Say}} Whole `sayCost` has the words of the page of costs */

const FIRST = 3;

/** Amounts in whole units, with their thousands apart. @param {bigint} cents */
const units = (cents) => whole(amountText(cents));

/** Musts and shoulds, with who said so. @param {Whole} whole @returns {Block[]} */
function needs({ desk, say, data: { needs: found } }) {
  if (!found) return [];
  const { marks } = readNeeds(found.model, Object.fromEntries(desk.all("n")));
  const marked = ["must", "should"].flatMap((mark) => {
    const list = found.model.needs.filter((/** @type {any} */ one) => marks[one.id] === mark).map((/** @type {any} */ { id }) => {
      const { id: name, text, role } = found.texts[id];
      const said = String(desk.notes[`n.who.${id}`] ?? "").trim();
      return `${name} ${text} (${[found.roles[role], said].filter(Boolean).join(", ")})`;
    });
    return list.length ? [{ title: say(`whole-${mark}`), texts: [], list }] : [];
  });
  // A must can be contradicted by an answer that was given later: whoever signs has to see both.
  const open = undecided(found, Object.fromEntries(desk.all("n")), desk.state.answers);
  const against = open.filter(({ kind }) => kind === "against").map(({ need, question, has }) => say("whole-against-one", { need, question, has }));
  const unchecked = open.filter(({ kind }) => kind !== "against").map(({ kind, need }) => say(`whole-unchecked-${kind}`, { need }));
  return [
    ...marked,
    ...(against.length ? [{ title: say("whole-against"), texts: [], list: against }] : []),
    ...(unchecked.length ? [{ title: say("whole-unchecked"), texts: [], list: unchecked }] : []),
  ];
}

/** Wishes that the first option of a result goes against, or of which nobody knows. @param {Whole} whole @param {any} option @returns {string[]} */
function against({ desk, say, data: { needs: found, model } }, option) {
  if (!found) return [];
  const kept = desk.all("n").filter(([, [mark]]) => mark === "should").map(([name]) => /** @type {[string, string[]]} */ ([name, ["must"]]));
  const wished = new Set(kept.map(([name]) => name));
  const answered = undecided(found, Object.fromEntries(kept), desk.state.answers).filter(({ kind }) => kind === "against");
  const levels = option.parts.map((/** @type {any} */ part) => {
    const entry = model.candidates.find((/** @type {any} */ one) => one.id === part.entry);
    return entry.editions.find((/** @type {any} */ one) => one.id === part.edition).levels;
  });
  const lacked = found.model.needs.flatMap((/** @type {any} */ { id, capability }) => {
    const place = wished.has(id) && capability ? model.capabilities.indexOf(capability) : -1;
    if (place < 0) return [];
    const has = levels.map((/** @type {string} */ one) => one[place]);
    if (has.some((/** @type {string} */ one) => Number(one) > 0)) return [];
    const { id: name, text } = found.texts[id];
    return [say(has.includes("?") ? "whole-wish-unknown" : "whole-wish-none", { need: `${name}: ${text}`, capability: model.labels[place] })];
  });
  return [...answered.map(({ need, question, has }) => say("whole-against-one", { need, question, has })), ...lacked];
}

/** Levels on each ladder: current, required now, and later. @param {Whole} whole @returns {Block[]} */
function maturity({ desk, say, data: { maturity: data } }) {
  if (!data) return [];
  const given = readMaturity(data.model, Object.fromEntries(desk.all("m")), desk.state.answers);
  if (!Object.keys(given.now).length && !Object.keys(given.has).length) return [];
  const found = workOut(data.model, given);
  const rows = data.model.ladders.map((/** @type {any} */ { id }) => {
    const { label, levels } = data.ladders[id];
    const named = (/** @type {number} */ rank) => `${rank}: ${levels[rank]}`;
    return [label, Object.keys(given.has).length ? named(found.current[id].low) : say("whole-not-said"), named(found.now.required[id].rank), named(found.now.sensible[id]), named(found.later.required[id].rank)];
  });
  const heads = ["whole-ladder", "whole-current", "whole-now", "whole-sensible", "whole-later"].map((key) => say(key, { months: data.months }));
  return [{ title: say("whole-maturity"), texts: [], table: { heads, rows } }];
}

/** The verdict, the must-haves, and the first options with value and cost. @param {Whole} reader @param {any} found @param {any} tried @returns {Block[]} */
function result(reader, found, tried) {
  const { desk, say, data: { model, options } } = reader;
  const names = new Map(model.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
  const named = (/** @type {string} */ id) => id.split("+").map((part) => names.get(part) ?? part).join(" + ");
  const shown = (found.judged.length ? found.judged : found.options.length ? found.options : found.verify).slice(0, FIRST);
  const musts = found.musts.filter((/** @type {any} */ one) => !one.open).map((/** @type {any} */ one) => one.label);
  const ids = listed(found).map((one) => one.id);
  const lost = (tried?.judged?.conclusions ?? []).filter((/** @type {any} */ one) => one.conclusion === "reject" && ids.includes(one.candidate));
  const piloted = lost.map((/** @type {any} */ one) => say("whole-lost", { verdict: conclusionOf(tried, one) }));
  const blocks = /** @type {Block[]} */ ([{ title: say("whole-result"), texts: [found.outcome.text, ...piloted, found.outcome.because ?? ""].filter(Boolean) }]);
  if (musts.length) blocks.push({ title: say("whole-musts"), texts: [], list: musts });
  if (!shown.length) return blocks;
  const asked = Number(desk.get("c.h")?.[0]);
  const years = options?.horizons.includes(asked) ? asked : options?.horizon;
  const given = options ? figuresIn(desk.all("c"), options) : {};
  const costs = options && shown.map((/** @type {any} */ one) => {
    const { model: cost, ...rest } = begin(options, model, found.interview.facts, one);
    return tables({ ...rest, model: settled(lessened(cost, desk.get("c.w") ?? []), given) }, years);
  });
  const rows = shown.map((/** @type {any} */ option, /** @type {number} */ at) => {
    const { low, high } = option.value;
    const value = points(low) === points(high) ? String(points(low)) : say("whole-range", { low: points(low), high: points(high) });
    if (!costs) return [named(option.id), value];
    const [row] = beside([[option, costs[at]]]);
    const base = units(row.cost[1]);
    return [named(option.id), value, row.open ? say("whole-least", { amount: base }) : base, say("whole-range", { low: units(row.cost[0]), high: units(row.cost[2]) })];
  });
  const heads = [say("whole-option"), say("whole-value"), ...(costs ? [say("whole-base", { years, currency: options.currency }), say("whole-spread")] : [])];
  const [{ rank, shared = 1, status }] = shown;
  // Those that are judged or to be verified have no rank, or a status of their own.
  const order = rank && status === undefined && shared > 1 ? [say("whole-group", { count: shared })] : [];
  blocks.push({ title: say("whole-first"), texts: order, table: { heads, rows } });
  const wishes = against(reader, shown[0]);
  if (wishes.length) blocks.push({ title: say("whole-wishes", { option: named(shown[0].id) }), texts: [], list: wishes });
  return blocks;
}

/** The plan of the pilot as its own page makes it, and what its scorecard says; null without candidates. @param {Whole} whole */
function piloted({ desk, data: { pilot: data, model, needs: found }, hangs }) {
  if (!data || !model) return null;
  const chosen = choose(model, desk.state.answers, desk.state.weights, desk.get("p.of") ?? []);
  const plan = makePlan(data, model, chosen, { thresholds: thresholdsOf(desk), accepted: acceptedOf(desk, found) }, hangs);
  if (!plan.candidates.length) return null;
  const box = boxFrom(desk, data);
  const card = desk.notes["p.card"];
  return { data, chosen, plan, box, judged: card ? judge(data, model.levels, plan, cardOf(card), box.ended) : null };
}

/** What a conclusion says of a candidate. @param {any} tried @param {any} one */
const conclusionOf = ({ data, plan }, one) => `${plan.candidates.find((/** @type {any} */ { id }) => id === one.candidate).name}: ${sayOf(data, `conclusion-${one.conclusion}`)}. ${one.because}`;

/** What came of it, what is agreed, what has to be found out, the days, and when it stops. @param {Whole} whole @param {any} tried @returns {Block[]} */
function pilot({ desk, say }, tried) {
  const { data, plan, box: { start, weeks }, judged } = tried;
  const frame = desk.notes["p.frame"] ?? {};
  const agreed = data.fields.map((/** @type {any} */ { id, label }) => `${label}: ${String(frame[id] ?? "").trim() || say("whole-not-settled")}`);
  const blocks = /** @type {Block[]} */ ([]);
  if (judged) {
    const labels = new Map(plan.rows.map((/** @type {any} */ one) => [one.id, one.label]));
    const listed = (/** @type {string[]} */ rows) => rows.map((id) => labels.get(id)).join("; ");
    blocks.push({ title: say("whole-outcome"), texts: [judged.text], list: judged.conclusions.flatMap((/** @type {any} */ one) => [
      conclusionOf(tried, one),
      ...(one.failed.length ? [say("whole-failed", { rows: listed(one.failed) })] : []),
      ...(one.open.length && one.passed + one.failed.length ? [say("whole-waiting", { rows: listed(one.open) })] : []),
    ]) });
  }
  blocks.push({ title: say("whole-pilot"), texts: [plan.candidates.map((/** @type {any} */ one) => one.name).join(", ")], list: agreed });
  if (plan.hypotheses.length) blocks.push({ title: say("whole-find"), texts: [], list: plan.hypotheses.map((/** @type {any} */ one) => `${one.text} ${one.how}`) });
  if (start !== null && weeks !== null) {
    const days = calendar(data, start, weeks);
    blocks.push({ title: say("whole-days", { day: written(start) }), texts: [sayOf(data, "calendar-holidays")], table: { heads: [say("whole-day"), say("whole-what")], rows: days.map((one) => [one.day, one.label]) } });
  }
  blocks.push({ title: say("whole-stops"), texts: [], list: data.stops.map((/** @type {any} */ one) => `${one.label}: ${one.description}`) });
  return blocks;
}

/** What the pilot page works out beside it; null where there is no pilot to work it out for. @param {Whole} whole @param {DOMStringMap} addresses */
export async function hangsFor(whole, addresses) {
  const { desk, data: { model, pilot: data } } = whole;
  const tried = piloted(whole);
  if (!tried) return null;
  const { hangsOf } = await import("./pilot-hangs.js");
  return hangsOf(addresses, model, data, tried.chosen, desk.state);
}

/** All that the plan says so far. @param {Whole} whole @returns {Block[]} */
export function blocksOf(whole) {
  const { desk, data } = whole;
  const found = data.model && desk.answered("door") ? decide(data.model, desk.state.answers, desk.state.weights) : null;
  const decided = found?.interview.complete ? found : null;
  const tried = decided || desk.get("p.of") ? piloted(whole) : null;
  return [...needs(whole), ...maturity(whole), ...(decided ? result(whole, decided, tried) : []), ...costs({ ...whole, say: whole.sayCost ?? whole.say }, decided), ...(tried ? pilot(whole, tried) : [])];
}

/** @param {Block[]} blocks @param {string} title @param {string} link */
export function markdownOf(blocks, title, link) {
  const lines = [`# ${plain(title)}`, "", `<${link}>`, ""];
  for (const { title: head, texts, list, table } of blocks) {
    lines.push(`## ${plain(head)}`, "", ...texts.flatMap((text) => [plain(text), ""]));
    if (list) lines.push(...list.map((text) => `* ${plain(text)}`), "");
    if (table) lines.push(`| ${table.heads.map(plain).join(" | ")} |`, `|${table.heads.map(() => "---").join("|")}|`, ...table.rows.map((row) => `| ${row.map(plain).join(" | ")} |`), "");
  }
  return lines.join("\n");
}

/** @param {HTMLElement} box @param {Block[]} blocks */
export function draw(box, blocks) {
  const made = (/** @type {string} */ tag, /** @type {string} */ text) => Object.assign(document.createElement(tag), { textContent: text });
  box.replaceChildren(...blocks.flatMap(({ title, texts, list, table }) => {
    const parts = [made("h3", title), ...texts.map((text) => made("p", text))];
    if (list) {
      const items = document.createElement("ul");
      items.append(...list.map((text) => made("li", text)));
      parts.push(items);
    }
    if (table) {
      const frame = document.createElement("div");
      Object.assign(frame, { className: "table-scroll", tabIndex: 0 });
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", title);
      const grid = document.createElement("table");
      grid.className = "plan-examples";
      const line = (/** @type {string[]} */ cells, /** @type {string} */ tag) => {
        const row = document.createElement("tr");
        row.append(...cells.map((text, at) => {
          const cell = made(tag === "th" || !at ? "th" : "td", text);
          if (cell.tagName === "TH") cell.setAttribute("scope", tag === "th" ? "col" : "row");
          return cell;
        }));
        return row;
      };
      grid.createTHead().append(line(table.heads, "th"));
      grid.createTBody().append(...table.rows.map((row) => line(row, "td")));
      frame.append(grid);
      parts.push(frame);
    }
    return parts;
  }));
}
