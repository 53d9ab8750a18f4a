// @ts-check
/** What moves a cost most: asks the worker, and draws its bars and break-evens. */
import { anchor, clone, item, part, put } from "../shared/dom.js";
import { money, whole } from "../planning/cost/words.js";
import { block, cell, line } from "./cost-draw.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @import { ShownBar, ShownEven } from "../planning/cost/hangs.js" */
/** @import { View } from "../planning/cost/view.js" */
/** @import { Names } from "./cost-names.js" */

export class Hangs {
  /** @param {HTMLElement} root @param {Names} names */
  constructor(root, names) {
    this.root = root;
    this.names = names;
    this.turn = 0;
    /** @type {Worker | null} */
    this.worker = null;
    /** What was asked last. @type {{models: Record<string, CostModel>, view: View, option: string} | null} */
    this.asked = null;
    this.select = /** @type {HTMLSelectElement} */ (part(root, "option"));
    this.select.addEventListener("change", () => this.asked && this.ask(this.asked.models, this.asked.view));
  }

  /** @param {Record<string, CostModel>} models @param {View} view */
  ask(models, view) {
    const { judged, options, years } = view;
    if (!judged) return;
    const ids = options.map(({ id }) => id);
    // An option of which nothing is known yet has no figure to move.
    const telling = models[judged.first].inputs.length > 1 ? judged.first : ids[0];
    const option = ids.includes(this.select.value) ? this.select.value : telling;
    if ([...this.select.options].map(({ value }) => value).join() !== ids.join()) {
      this.select.replaceChildren(...ids.map((id) => new Option(this.names.option(id), id)));
    }
    this.select.value = option;
    part(this.root, "which").hidden = ids.length < 2;
    this.asked = { models, view, option };
    const pair = judged.rival ? [judged.first, judged.rival] : null;
    this.start().postMessage({ turn: ++this.turn, models, option, pair, years });
  }

  start() {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL("./cost-worker.js", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => {
      if (data.turn === this.turn) this.draw(data);
    });
    return this.worker;
  }

  /** @param {{bars: ShownBar[], evens: ShownEven[]}} found */
  draw({ bars, evens }) {
    if (!this.asked) return;
    const { names, root } = this;
    const { view, option } = this.asked;
    const { say, offer } = names;
    const years = names.years(view.years);
    put(root, "hangs-words", bars.length ? say("hangs") : say("hangs-none"));
    put(root, "tornado-caption", say("tornado", { name: names.option(option), years, currency: offer.currency }));
    const ranges = new Map(this.asked.models[option].inputs.map((each) => [each.id, each]));
    const rows = bars.map(({ input, low, high, start, length }) => {
      const one = ranges.get(input);
      const mark = clone("tpl-cost-mark");
      mark.querySelector("svg")?.append(block("cost-span__range", start, length, 15, 70));
      const range = document.createElement("small");
      if (one) range.textContent = say("span", { low: money(one.low), high: money(one.high), unit: names.inputs.get(input)?.unit ?? "" });
      return line(cell("th", anchor(`#figure-${input}`, names.figure(input)), range), cell("td", mark), cell("td", whole(low)), cell("td", whole(high)));
    });
    part(root, "tornado").replaceChildren(...rows);
    /** @type {HTMLElement} */ (part(root, "tornado").closest(".table-scroll")).hidden = !bars.length;
    part(root, "even").hidden = !evens.length;
    part(root, "evens").replaceChildren(...this.sentences(evens, view).map((text) => item("", text)));
  }

  /** @param {ShownEven[]} evens @param {View} view */
  sentences(evens, { judged, years }) {
    const { names } = this;
    if (!judged?.rival) return [];
    const pair = { first: names.option(judged.first), rival: names.option(judged.rival), years: names.years(years) };
    const found = evens.map(({ input, value, method, below }) => {
      const words = { ...pair, input: names.figure(input), unit: names.inputs.get(input)?.unit ?? "" };
      if (value === null || below === null) return names.say({ linear: "even-none", same: "even-same" }[method] ?? "even-range", words);
      return names.say("even", { ...words, value: money(value), below: names.option(below) });
    });
    const open = judged.open.some((id) => id === judged.first || id === judged.rival);
    return open ? [...found, names.say("even-open")] : found;
  }
}
