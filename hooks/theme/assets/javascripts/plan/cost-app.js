// @ts-check
/** Costs on their page: options are chosen, figures are put in, and everything that rests on them follows. */
import { clone, part, phrases, put } from "../shared/dom.js";
import { save } from "../shared/take.js";
import { models as modelsOf, MOST, wrong } from "../planning/cost/options.js";
import { shown } from "../planning/cost/view.js";
import { money } from "../planning/cost/words.js";
import { drawBars, drawBudget, drawCompare, drawTables } from "./cost-draw.js";
import { Fields } from "./cost-fields.js";
import { Hangs } from "./cost-hangs.js";
import { Names, RESULT } from "./cost-names.js";
import { capIn, give, reading, troubles } from "./cost-state.js";

/** @import { CostModel } from "../cost/model.d.ts" */
/** @import { Offer } from "../planning/cost/offer.d.ts" */
/** @import { Found, Told } from "./cost-result.js" */
/** @import { Desk } from "./desk.js" */

export class Costs {
  /** @param {HTMLElement} root @param {Offer} offer @param {Desk} desk @param {(text: string) => void} announce */
  constructor(root, offer, desk, announce) {
    this.root = root;
    this.offer = offer;
    this.desk = desk;
    this.announce = announce;
    this.say = phrases("tpl-cost-phrases");
    this.names = new Names(offer, this.say);
    this.form = /** @type {HTMLFormElement} */ (part(root, "choose"));
    this.fields = new Fields(root, this.names, {
      give: (id, text) => this.change(() => give(desk, id, text)),
      leave: (id, out) => this.change(() => this.leave(id, out)),
    });
    this.hangs = new Hangs(root, this.names);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-take]"))) button.addEventListener("click", () => this.take(button.dataset.take ?? ""));
    // A link to a figure leads to its field, and the address keeps the plan.
    root.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#figure-"]') : null;
      if (!link) return;
      event.preventDefault();
      document.getElementById((link.getAttribute("href") ?? "").slice(1))?.focus();
    });
    /** Options of the result; null while nobody knows them. @type {Found[] | null} */
    this.found = desk.answered("door") ? null : [];
    /** Ranges that the answers set. @type {Told["sizes"]} */
    this.sizes = {};
    // On paper nothing can be opened; a table that is opened there is drawn at once.
    addEventListener("beforeprint", () => {
      for (const box of root.querySelectorAll(".cost-lines:not([open])")) {
        box.setAttribute("open", "");
        box.dispatchEvent(new Event("toggle"));
      }
    });
    // The examples are for readers without scripts.
    root.querySelector(".cost-examples")?.remove();
    desk.changed(() => {
      this.draw();
      this.follow();
    });
    this.draw();
    this.follow();
  }

  /** Works out the result that the answers lead to, and offers its options. */
  async follow() {
    const { desk, names, root } = this;
    let told = /** @type {Told} */ ({ options: [], sizes: {}, because: {} });
    if (desk.answered("door")) {
      try {
        const { resultOf } = await import("./cost-result.js");
        told = await resultOf(desk.state, root.dataset.root ?? "", desk.get("c.o") ?? []);
      } catch (error) {
        this.complain([this.say("failed-result")]);
        throw error;
      }
    }
    this.found = told.options;
    this.sizes = told.sizes;
    names.take(told);
    const made = this.found.map(({ id, name }) => {
      const label = clone("tpl-cost-way");
      const input = /** @type {HTMLInputElement} */ (label.querySelector("input"));
      Object.assign(input, { name: "option", value: id });
      put(label, "label", name);
      return label;
    });
    part(root, "own").hidden = !made.length;
    part(root, "own-ways").replaceChildren(...made);
    const verdict = this.draw();
    if (verdict && desk.get("c.o")) this.announce(this.say("changed", { verdict }));
  }

  /** Does something and says once what has become of it. @param {() => void} act */
  change(act) {
    act();
    const verdict = this.draw();
    if (verdict) this.announce(this.say("changed", { verdict }));
  }

  /** @param {string} id @param {boolean} out */
  leave(id, out) {
    const others = (this.desk.get("c.w") ?? []).filter((one) => one !== id);
    this.desk.put("c.w", out ? [...others, id].sort() : others);
  }

  /** Takes over a choice. @param {HTMLInputElement} input */
  choose(input) {
    if (input.name === "years") {
      this.change(() => this.desk.put("c.h", Number(input.value) === this.offer.horizon ? null : [input.value]));
    } else if (input.name === "budget") {
      this.change(() => this.desk.put("c.budget", input.value.trim() ? [input.value.trim()] : null));
    } else if (input.name === "today") {
      this.change(() => this.desk.put("c.today", input.checked ? ["on"] : null));
    } else {
      const name = input.name === "option" ? "c.o" : "c.t";
      const before = (this.desk.get(name) ?? []).filter((one) => one !== input.value);
      const { options, templates } = this.asked;
      if (input.checked && options.length + templates.length >= MOST) {
        input.checked = false;
        this.complain([this.say("too-many")]);
      } else this.change(() => this.desk.put(name, input.checked ? [...before, input.value] : before));
    }
  }

  /** @param {string[]} texts */
  complain(texts) {
    const place = part(this.root, "wrong");
    place.hidden = !texts.length;
    place.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  get asked() {
    return this.read().asked;
  }

  read() {
    const extra = this.found && new Set(this.found.flatMap(({ fees }) => fees.map(({ id }) => id)));
    return reading(this.desk, this.offer, extra);
  }

  /** The models of the options of the result that are chosen. @param {string[]} ids */
  others(ids) {
    const known = new Map((this.found ?? []).map(({ id, model }) => [id, model]));
    return Object.fromEntries(ids.flatMap((id) => (known.has(id) ? [[RESULT + id, /** @type {CostModel} */ (known.get(id))]] : [])));
  }

  /** Draws what the plan says. @returns {string} the verdict */
  draw() {
    const { root, names, offer, say } = this;
    const { asked, said } = this.read();
    const others = this.others(asked.options);
    if (this.found) for (const id of asked.options) if (!(RESULT + id in others)) said.push({ key: "option-gone", values: { name: id.replaceAll(".", " + ") } });
    const horizons = offer.horizons.join(", ");
    this.complain(said.map(({ key, values }) => say(key, { horizons, ...values })));
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("input"))) {
      if (box.name === "years") box.checked = Number(box.value) === asked.years;
      else if (box.name === "today") box.checked = asked.today;
      else if (box.name === "budget") this.budget(box, asked.budget);
      else box.checked = (box.name === "option" ? asked.options : asked.templates).includes(box.value);
    }
    this.models = modelsOf(offer, asked, others, this.sizes);
    const full = modelsOf(offer, { ...asked, given: {}, without: [] }, others, this.sizes);
    this.view = shown(this.models, asked.years);
    const none = !this.view.options.length;
    part(root, "result").hidden = none;
    part(root, "empty").hidden = !none;
    if (none) return "";
    const { verdict, firm } = names.verdict(this.view);
    const words = { years: names.years(asked.years), currency: offer.currency };
    put(root, "verdict", verdict);
    put(root, "firm", firm.join(" "));
    for (const key of ["totals", "lines"]) root.querySelector(`[data-heading="${key}"]`)?.replaceChildren(say(`heading-${key}`, words));
    drawCompare(root, this.view, names);
    this.stand(asked);
    drawBars(root, this.view, names);
    drawTables(root, this.view, this.models, full, names, asked.without);
    this.fields.show(modelsOf(offer, { ...asked, given: {} }, others, this.sizes), full, asked, troubles(offer, asked.given));
    this.hangs.ask(this.models, this.view);
    return verdict;
  }

  /** Shows the budget as it is kept, and what is wrong with it. @param {HTMLInputElement} input @param {string} text */
  budget(input, text) {
    const { say, offer, root } = this;
    if (document.activeElement !== input || input.value.trim() !== text) input.value = text;
    const code = text ? wrong(offer, "budget", text) : null;
    const problem = part(root, "budget-problem");
    problem.hidden = !code;
    problem.textContent = code ? say(`wrong-${code}`, { digits: text.replace(".", ""), exact: `${text}0`, instead: say("instead-budget") }) : "";
    if (code) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** Adds how options stand to the budget. @param {{years: number, budget: string}} asked */
  async stand({ years, budget }) {
    const { offer, names, models, view, say } = this;
    const cap = capIn(offer, budget);
    if (cap === null || !models || !view) return;
    const { standing } = await import("./cost-budget.js");
    if (models !== this.models) return;
    const found = standing(models, years, offer.budget, cap);
    drawBudget(this.root, say("row-budget", { amount: money(budget), currency: offer.currency, groups: offer.budget.map((id) => names.groups.get(id)).join(", ") }), view.options.map(({ id }) => say(`budget-${found[id]}`)));
  }

  /** @param {string} kind */
  async take(kind) {
    const { markdown, tableOf } = await import("./cost-take.js");
    const address = location.href.split("#")[0] + this.desk.fragment;
    const { view, models, names, say } = this;
    if (!view || !models) return;
    const { given, without } = this.asked;
    const taken = { view, models, names, given, without, day: new Date().toISOString().slice(0, 10) };
    if (kind === "csv") this.announce(save("costs.csv", "text/csv", tableOf(taken), say));
    else this.announce(save("costs.md", "text/markdown", markdown(taken, address), say));
  }
}
