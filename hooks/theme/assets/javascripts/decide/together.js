// @ts-check
/** Several results side by side: links in, answers and weights that differ out. The links stand in the address, after the #. */
import { addFragment } from "../shared/address-bar.js";
import { read, write } from "./address.js";
import { compared } from "./brief.js";
import { ahead, anchor, clone, part, phrases } from "../shared/dom.js";
import { own } from "../shared/own.js";
import { wordOf } from "./words.js";

const LEAST = 2;
const MOST = 6;
const FIRST = 5;
const APART = 25;

/** @import { Answers, Model, QuestionData, Recommendation } from "../decision/model.d.ts" */
/** @typedef {{name: string, fragment: string, found: Recommendation, answers: Record<string, string[]>}} Person */

/** The engine, which nobody needs before there is something to put side by side. */
function engine() {
  ahead();
  return import("../decision/recommend.js");
}

/** @param {string} tag @param {...(string | Node)} content */
function cell(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

class Together {
  /** @param {HTMLElement} root @param {Model} model */
  constructor(root, model) {
    this.root = root;
    this.model = model;
    this.turn = 0;
    this.say = phrases("tpl-phrases");
    this.links = part(root, "links");
    const { signal } = (this.ending = new AbortController());
    part(root, "more").addEventListener("click", () => this.line().querySelector("input")?.focus(), { signal });
    part(root, "form").addEventListener("submit", (event) => this.submit(event), { signal });
    addEventListener("hashchange", () => this.restore(), { signal });
    this.restore();
    // Sent before there is somebody to take it, the form would load the page anew.
    part(root, "form").inert = false;
  }

  /** @param {string} [name] @param {string} [link] */
  line(name = "", link = "") {
    const row = /** @type {HTMLElement} */ (clone("tpl-link").firstElementChild);
    /** @type {HTMLInputElement} */ (part(row, "name")).value = name || this.say("person", { number: this.links.childElementCount + 1 });
    /** @type {HTMLInputElement} */ (part(row, "url")).value = link;
    this.links.append(row);
    part(this.root, "more").hidden = this.links.childElementCount >= MOST;
    return row;
  }

  /** Draws what the address holds: `name=fragment` pairs, each written as one value. */
  async restore() {
    // With its element the widget ends: nothing listens any more.
    if (!this.root.isConnected) return this.ending.abort();
    const given = [...new URLSearchParams(location.hash.slice(1))].slice(0, MOST);
    const base = new URL(`${this.root.dataset.root}decide/`, location.href).href;
    this.links.replaceChildren();
    for (const [name, fragment] of given) this.line(name, `${base}#${fragment}`);
    while (this.links.childElementCount < LEAST) this.line();
    const turn = ++this.turn;
    const found = part(this.root, "found");
    if (given.length >= LEAST) {
      const { decide } = await engine();
      // The reader may have gone on while the engine came.
      if (turn !== this.turn) return;
      this.draw(given, decide);
    }
    found.hidden = given.length < LEAST;
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    const given = [...this.links.children].flatMap((row) => {
      const { value } = /** @type {HTMLInputElement} */ (part(row, "url"));
      const fragment = value.trim().split("#")[1] ?? "";
      return read(fragment).answers.door ? [[/** @type {HTMLInputElement} */ (part(row, "name")).value, fragment]] : [];
    });
    const error = part(this.root, "error");
    error.hidden = given.length >= LEAST;
    if (!error.hidden) return error.focus();
    addFragment(`#${given.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`);
    await this.restore();
    part(this.root, "heading").focus();
  }

  /** @param {string[][]} given @param {(model: Model, answers: Answers, weights: Record<string, number>) => Recommendation} decide */
  draw(given, decide) {
    /** @type {Person[]} */
    const people = given.map(([name = "", fragment = ""]) => {
      const { answers, weights } = read(fragment);
      return { name, fragment: write(answers, weights), answers, found: decide(this.model, answers, weights) };
    });
    part(this.root, "heading").textContent = this.say("heading", { count: people.length });
    for (const head of this.root.querySelectorAll("thead")) {
      const row = document.createElement("tr");
      row.append(cell("td"), ...people.map(({ name }) => Object.assign(cell("th", name), { scope: "col" })));
      head.replaceChildren(row);
    }
    this.results(people);
    this.differences(people);
    this.weights(people);
  }

  /** @param {string} id of an option */
  option(id) {
    return id.split("+").map((one) => this.model.candidates.find((entry) => entry.id === one)?.name ?? one).join(" + ");
  }

  /** @param {string} label @param {(string | Node)[]} cells */
  row(label, cells) {
    const row = document.createElement("tr");
    row.append(Object.assign(cell("th", label), { scope: "row" }), ...cells.map((one) => cell("td", one)));
    return row;
  }

  /** @param {Person[]} people */
  results(people) {
    const firsts = people.map(({ found }) => compared(found).slice(0, FIRST).map((one) => one.id));
    const common = (firsts[0] ?? []).filter((id) => firsts.every((ids) => ids.includes(id)));
    part(this.root, "common").textContent = common.length
      ? this.say("common", { options: common.map((id) => this.option(id)).join("; ") })
      : this.say("common-none");
    const open = people.map(({ fragment }) => anchor(`${this.root.dataset.root}decide/${fragment}`, this.say("open")));
    const lists = firsts.map((ids) => {
      if (!ids.length) return this.say("none");
      return cell("ol", ...ids.map((id) => cell("li", this.option(id))));
    });
    part(this.root, "results").replaceChildren(
      this.row(this.say("outcome"), people.map(({ found }) => found.outcome.text)),
      this.row(this.say("first"), lists),
      this.row(this.say("whole"), open),
    );
  }

  /** @param {QuestionData} question @param {string} given */
  word(question, given) {
    return wordOf(this.model, question, given, this.say("none-of-these"));
  }

  /** @param {Person[]} people */
  differences(people) {
    const asked = this.model.questions.filter((one) => people.some(({ found }) => own(found.interview.given, one.id)));
    const rows = asked.flatMap((question) => {
      const said = people.map(({ found }) => {
        const given = own(found.interview.given, question.id);
        return given ? given.map((/** @type {string} */ one) => this.word(question, one)).join("; ") : this.say("blank");
      });
      return new Set(said).size > 1 ? [this.row(question.text, said)] : [];
    });
    part(this.root, "differ").replaceChildren(...rows);
    part(this.root, "agree").textContent = this.say("agree", { same: asked.length - rows.length, all: asked.length });
  }

  /** @param {Person[]} people */
  weights(people) {
    const rows = this.model.criteria.flatMap(({ id, label }) => {
      const each = people.map(({ found }) => found.weights[id]);
      return Math.max(...each) - Math.min(...each) >= APART ? [this.row(label, each.map(String))] : [];
    });
    const body = part(this.root, "weights");
    body.replaceChildren(...rows);
    part(this.root, "noweights").hidden = rows.length > 0;
    const table = body.closest(".table-scroll");
    if (table instanceof HTMLElement) table.hidden = !rows.length;
  }
}

/** @param {HTMLElement} root */
async function mount(root) {
  if (location.hash) engine();
  const answer = await fetch(root.dataset.model ?? "");
  if (answer.ok) new Together(root, await answer.json());
}

const root = document.querySelector('[data-widget="together"]');
if (root instanceof HTMLElement) mount(root);
