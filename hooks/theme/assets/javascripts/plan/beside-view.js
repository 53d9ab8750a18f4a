// @ts-check
/** Value against cost on a result: the row of its first table is filled, and a chapter with a chart and a table is drawn. */
import { carry, inAddress, read, write } from "../decide/address.js";
import { amountText } from "../cost/money.js";
import { lessened } from "../cost/scenarios.js";
import { whole } from "../planning/cost/words.js";
import { keepFragment } from "../shared/address-bar.js";
import { clone, item, part, phrases, put } from "../shared/dom.js";
import { svg } from "../shared/svg.js";
import { capIn, ownIn } from "./cost-state.js";

/** @typedef {any} Result of decide/result.js */

const MOST = 8;
/** How many options the page of costs takes. */
const DETAILED = 3;
/** The two fields of the chart and the height of a row, in units of its picture. */
const WIDTH = 640;
const VALUE = { from: 44, to: 230 };
const COST = { from: 276, to: 620 };
const [TOP, ROW] = [28, 32];


/** Cents in words: whole units, since more than that nobody knows. @param {bigint} cents @param {string} currency */
const money = (cents, currency) => `${currency}\u00a0${whole(amountText(cents))}`;

export class Beside {
  /** @param {Result} result @param {any[]} engine */
  constructor(result, [options, compare, exact, model]) {
    this.result = result;
    this.model = model;
    this.engine = { ...options, ...compare, ...exact };
    this.say = phrases("tpl-beside-phrases");
    this.years = model.horizon;
    this.rate = "";
    const { found, view } = result;
    const compared = found.judged.length ? found.judged : [...found.options, ...(found.options.length ? [] : found.verify)];
    this.shown = compared.slice(0, MOST);
    // What the reader put in on the page of costs, which says what is wrong with the rest.
    const { plan } = read(location.hash);
    const { figures, without } = ownIn(plan, model);
    /** A budget of a year in the currency of the costs, typed on their page: it counts before the answer. */
    this.own = model.cap ? capIn(model, plan["c.budget"]?.join(",")) : null;
    this.cases = this.shown.map((/** @type {any} */ option) => {
      const one = this.engine.begin(model, result.model, found.interview.facts, option, figures);
      return { ...one, model: lessened(one.model, without) };
    });
    this.box = view.querySelector("[data-beside]");
    if (!this.box) {
      view.querySelector(".chapters")?.prepend(clone("tpl-beside"));
      this.box = view.querySelector("[data-beside]");
    }
    const more = /** @type {HTMLAnchorElement} */ (part(this.box, "beside-more"));
    more.hash = write(result.desk.answers, result.weights, {}, { ...plan, "c.o": this.shown.slice(0, DETAILED).map((/** @type {any} */ one) => inAddress(one.id)), v: ["1"] });
    const years = /** @type {HTMLSelectElement} */ (part(this.box, "beside-years"));
    const asYears = plan["c.h"]?.[0] ?? "";
    if (model.horizons.map(String).includes(asYears)) years.value = asYears;
    years.onchange = () => this.redraw(Number(years.value), this.rate);
    this.years = Number(years.value);
    const rate = this.box.querySelector("[data-beside-rate]");
    const input = rate?.querySelector("input");
    const asked = this.engine.capOf({ ...model, cap: model.cap && { ...model.cap, currency: model.currency } }, result.model, found.interview.facts);
    if (rate instanceof HTMLElement && input) {
      rate.hidden = asked === null || this.own !== null;
      input.value ||= plan["c.rate"]?.join(",") ?? "";
      input.onchange = () => this.redraw(this.years, input.value.trim());
      this.rate = input.value.trim();
    }
    this.asked = asked !== null || this.own !== null;
    this.draw();
  }

  /** @param {number} years @param {string} rate */
  redraw(years, rate) {
    this.years = years;
    this.rate = rate;
    // One horizon and one rate for the whole plan.
    const { answers, weights, marks, plan } = read(location.hash);
    /** @type {Record<string, string[]>} */
    const said = { ...plan, "c.h": [String(years)], "c.rate": [rate], v: ["1"] };
    if (years === this.model.horizon) delete said["c.h"];
    if (!rate) delete said["c.rate"];
    const fragment = write(answers, weights, marks, Object.keys(said).length > 1 ? said : {});
    keepFragment(fragment);
    carry(fragment);
    this.draw();
  }

  /** The years in words. */
  get horizon() {
    return this.years === 1 ? this.say("one-year") : this.say("years", { years: this.years });
  }

  /** The cap, or null; a rate that is none is said. @returns {bigint | null} */
  cap() {
    const wrong = part(this.box, "beside-wrong");
    wrong.hidden = true;
    if (this.own !== null) return this.own;
    try {
      const cap = this.engine.capOf(this.model, this.result.model, this.result.found.interview.facts, this.rate);
      if (!this.rate || !this.asked || this.engine.figure(this.rate).n) return cap;
      throw new RangeError(this.rate);
    } catch {
      wrong.hidden = false;
      wrong.textContent = this.say("rate-wrong", { text: this.rate });
      return null;
    }
  }

  draw() {
    const { result, model, say, box, shown } = this;
    const currency = model.currency;
    const tabled = this.cases.map((/** @type {any} */ one) => this.engine.tables(one, this.years));
    const rows = this.engine.beside(shown.map((/** @type {any} */ option, /** @type {number} */ at) => [option, tabled[at]]));
    const cap = this.cap();
    result.uncompared = this.asked && cap === null ? say("cap-rate", { budget: model.cap.currency, currency }) : "";
    this.first(tabled);
    put(box, "beside-count", say("count", { count: shown.length, years: this.horizon }));
    const byId = (/** @type {any[]} */ values) => Object.fromEntries(shown.map((/** @type {any} */ option, /** @type {number} */ at) => [option.id, values[at]]));
    const verdict = this.engine.judge(byId(this.cases.map((/** @type {any} */ one) => one.model)), byId(tabled));
    const key = shown.length < 2 && verdict.reason === "least" ? "least-alone" : verdict.reason;
    put(box, "beside-verdict", say(key, {
      years: this.horizon, first: result.option(verdict.first), difference: money(verdict.difference, currency),
      amount: money(tabled[0].base.value, currency),
    }));
    this.chart(rows);
    const held = (/** @type {any} */ one) => (cap === null ? say("no-cap") : say(this.engine.held(model, one, cap)));
    part(box, "beside-cap-head").hidden = !this.asked;
    box.querySelector("tbody").replaceChildren(...rows.map((/** @type {any} */ row, /** @type {number} */ at) => {
      const line = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.append(...result.names(shown[at]));
      if (row.undominated) name.append(Object.assign(document.createElement("small"), { textContent: say("undominated") }));
      const cells = [
        [String(at + 1)], [], [result.value(shown[at])],
        [row.open ? say("at-least", { amount: money(row.cost[1], currency) }) : money(row.cost[1], currency)],
        [this.range(row)],
        [money(tabled[at].base.per_year ?? tabled[at].base.perYear, currency)],
        ...(this.asked ? [[held(tabled[at])]] : []),
        [this.openOf(at, tabled[at]) || say("nothing-open")],
      ];
      line.append(...cells.map((content, place) => {
        if (place === 1) return name;
        const cell = document.createElement("td");
        cell.append(...content);
        return cell;
      }));
      return line;
    }));
    const notes = shown.map((/** @type {any} */ option, /** @type {number} */ at) => item("", say("portion", {
      option: result.option(option.id),
      portions: this.cases[at].portions.map((/** @type {string} */ id) => model.portions.find((/** @type {any} */ one) => one.id === id).label).join("; "),
    })));
    if (this.asked) {
      const groups = model.cap.groups.map((/** @type {string} */ id) => say(`group-${id}`)).join(", ");
      notes.unshift(item("", cap === null
        ? say("cap-rate", { budget: model.cap.currency, currency })
        : say("cap-note", { groups, amount: money(cap, currency) })));
    }
    part(box, "beside-notes").replaceChildren(...notes, item("", say("wide")));
    result.cost = this.told();
  }

  /** The same in words, for the decision record: what the chapter says, and its table without the numbers of the chart. */
  told() {
    const texts = (/** @type {Iterable<Element>} */ found) => [...found].flatMap((one) => (one instanceof HTMLElement && !one.hidden ? [one.textContent ?? ""] : []));
    const line = (/** @type {Element} */ row) => texts(row.children).slice(1);
    const named = (/** @type {HTMLTableRowElement} */ row) => [...row.querySelectorAll("th small")].map((one) => one.textContent);
    const [head, ...rows] = /** @type {NodeListOf<HTMLTableRowElement>} */ (this.box.querySelectorAll(".beside__table tr"));
    return {
      verdict: this.box.querySelector("[data-beside-verdict]")?.textContent ?? "",
      years: this.horizon, currency: this.model.currency, heads: line(head),
      rows: rows.map((row, at) => [[this.result.option(this.shown[at].id), ...named(row)].join(": "), ...line(row).slice(1)]),
      notes: texts(part(this.box, "beside-notes").children),
    };
  }

  /** @param {any} row */
  range({ cost, open }) {
    return this.say(open ? "range-open" : "range", { low: money(cost[0], this.model.currency), high: money(cost[2], this.model.currency) });
  }

  /** The lines of an option whose price nobody knows, in words. @param {number} at @param {any} tabled */
  openOf(at, tabled) {
    const fees = new Map(this.cases[at].fees.map((/** @type {any} */ [id, entry, kind]) => [id, `${this.say("fee", { name: this.result.option(entry) })}. ${this.say(`fee-${kind}`)}`]));
    return tabled.base.open.map((/** @type {string} */ id) => fees.get(id) ?? this.model.labels[id]).join("; ");
  }

  /** Fills the row of the first table. @param {any[]} tabled */
  first(tabled) {
    const row = this.result.view.querySelector("[data-cost-row]");
    if (!row) return;
    const { model, say } = this;
    put(row, "cost-years", this.horizon);
    [...row.querySelectorAll("td")].forEach((cell, at) => {
      const one = tabled[at];
      if (!one) return;
      const amount = money(one.base.value, model.currency);
      const [head, small] = [document.createElement("b"), document.createElement("small")];
      head.textContent = one.base.open.length ? say("at-least", { amount }) : amount;
      small.textContent = this.range({ cost: [one.low.value, one.base.value, one.high.value], open: one.base.open.length });
      cell.replaceChildren(head, small);
    });
  }

  /** A row for each option: its value on the left, its cost on the right. @param {any[]} rows */
  chart(rows) {
    const { model, say } = this;
    const chart = part(this.box, "beside-chart");
    const most = Math.max(1, ...rows.map((row) => Number(row.cost[2])));
    const bottom = TOP + rows.length * ROW;
    chart.setAttribute("viewBox", `0 0 ${WIDTH} ${bottom + 26}`);
    const value = (/** @type {number} */ tenths) => VALUE.from + ((VALUE.to - VALUE.from) * tenths) / 1000;
    const cost = (/** @type {bigint | number} */ cents) => COST.from + ((COST.to - COST.from) * Number(cents)) / most;
    const bases = rows.map((row) => row.cost[1]);
    const values = rows.flatMap((row) => row.value);
    const title = svg("title", {}, say("chart", {
      count: rows.length, low: Math.round(Math.min(...values) / 10), high: Math.round(Math.max(...values) / 10),
      least: money(bases.reduce((a, b) => (a < b ? a : b)), model.currency), most: money(bases.reduce((a, b) => (a > b ? a : b)), model.currency),
    }));
    const line = (/** @type {number} */ x) => svg("line", { x1: x, x2: x, y1: TOP - 8, y2: bottom, class: "beside__grid" });
    const axes = [
      svg("text", { x: VALUE.from, y: 12, class: "beside__head" }, say("axis-value")),
      svg("text", { x: COST.from, y: 12, class: "beside__head" }, say("axis-cost", { years: this.horizon })),
      ...[0, 500, 1000].flatMap((tenths) => [line(value(tenths)), svg("text", { x: value(tenths), y: bottom + 18, class: "beside__tick", "text-anchor": "middle" }, String(tenths / 10))]),
      ...[0, 0.5, 1].flatMap((share) => [
        line(cost(most * share)),
        svg("text", { x: cost(most * share), y: bottom + 18, class: "beside__tick", "text-anchor": share === 1 ? "end" : "middle" }, money(BigInt(Math.round(most * share)), model.currency)),
      ]),
    ];
    const marks = rows.flatMap((row, at) => {
      const y = TOP + at * ROW + ROW / 2;
      const [low, base, high] = row.cost.map(cost);
      const first = row.undominated ? " is-first" : "";
      return [
        svg("circle", { cx: 14, cy: y, r: 11, class: `beside__mark${first}` }),
        svg("text", { x: 14, y: y + 4, class: `beside__number${first}`, "text-anchor": "middle" }, String(at + 1)),
        svg("rect", { x: value(0), y: y - 5, width: value(row.value[0]) - value(0), height: 10, class: "beside__bar" }),
        svg("rect", { x: value(row.value[0]), y: y - 5, width: Math.max(0, value(row.value[1]) - value(row.value[0])), height: 10, class: "beside__maybe" }),
        svg("rect", { x: low, y: y - 5, width: Math.max(1, high - low), height: 10, class: "beside__maybe" }),
        svg("rect", { x: base - 1.5, y: y - 9, width: 3, height: 18, class: "beside__bar" }),
        ...(row.open ? [svg("path", { d: `M${high + 3} ${y - 5} l7 5 l-7 5 z`, class: "beside__more" })] : []),
      ];
    });
    chart.replaceChildren(title, ...axes, ...marks);
  }
}
