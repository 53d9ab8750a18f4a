// @ts-check
/** The page of the plan: maturity. Answers that the interview asks for stand there; the others, and those of later, in the plan. */
import { placeOf, read, workOut } from "../planning/maturity.js";
import { clone, item, part, phrases } from "../shared/dom.js";
import { own } from "../shared/own.js";
import { frame } from "./frame.js";
import { drawResult, levelsOf } from "./maturity-draw.js";

/** @import { Found, Given, MaturityModel, QuestionData } from "../planning/maturity.js" */
/** @typedef {"now" | "later"} Time */
/** @typedef {{model: MaturityModel, months: number, ladders: Record<string, {label: string, short: string, levels: string[]}>, questions: Record<string, {text: string, later: string, answers: Record<string, string>}>, triggers: Record<string, {label: string, cases: string[], caps: string[]}>, overlays: Record<string, {label: string, text: string, steps: string[]}>, practices: Record<string, {text: string, helped: string | null}>, not_yet: Record<string, {label: string, text: string}>, footprints: Record<string, {label: string, people: string}>}} Data */

const LETTER = "m";
const TIMES = /** @type {Time[]} */ (["now", "later"]);

export class Maturity {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    const { desk, say: frameSay, announce } = frame(root);
    this.root = root;
    this.data = data;
    this.desk = desk;
    this.frameSay = frameSay;
    this.announce = announce;
    this.say = phrases("tpl-mature-phrases");
    this.sum = part(root, "mature-sum");
    this.shown = "";
    for (const question of data.model.questions) this.equip(question);
    for (const { id } of data.model.practices) this.equipPractice(id);
    desk.changed(() => this.draw());
    part(this.sum, "take").addEventListener("click", () => this.take());
    this.draw();
    this.sum.hidden = false;
    part(root, "times").hidden = false;
    this.options();
  }

  /** @returns {Given} */
  given() {
    return read(this.data.model, Object.fromEntries(this.desk.all(LETTER)), this.desk.state.answers);
  }

  /** Puts the answers of both times below a question. @param {QuestionData} question */
  equip(question) {
    const place = this.root.querySelector(`[data-question="${CSS.escape(question.id)}"]`);
    const words = this.data.questions[question.id];
    if (!place) return;
    const made = clone("tpl-mature-question");
    const legend = /** @type {HTMLElement} */ (made.querySelector("legend"));
    legend.textContent = words.text;
    const months = this.data.months;
    part(made, "later").textContent = this.say("in", { months });
    for (const answer of question.answers) {
      const row = clone("tpl-mature-answer");
      const label = words.answers[answer];
      for (const time of TIMES) {
        const input = /** @type {HTMLInputElement} */ (part(row, time));
        input.type = question.many ? "checkbox" : "radio";
        input.name = `${time}-${question.id}`;
        input.value = answer;
        input.setAttribute("aria-label", this.say(time, { answer: label, months }));
        input.addEventListener("change", () => this.answer(question, time));
      }
      part(row, "label").textContent = label;
      part(made, "answers").append(row);
    }
    place.append(made);
  }

  /** @param {string} id */
  equipPractice(id) {
    const row = this.root.querySelector(`[data-practice="${CSS.escape(id)}"]`);
    if (!row) return;
    const made = clone("tpl-mature-practice");
    const legend = /** @type {HTMLElement} */ (made.querySelector("legend"));
    legend.textContent = this.data.practices[id].text;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (made.querySelectorAll("input"))) {
      input.name = `has-${id}`;
      input.addEventListener("change", () => {
        this.desk.put(`${LETTER}.has.${id}`, [input.value]);
        this.draw();
        this.tell("");
      });
    }
    row.append(made);
  }

  /** @param {QuestionData} question @param {Time} time @returns {HTMLInputElement[]} */
  inputs({ id }, time) {
    return [...this.root.querySelectorAll(`input[name="${CSS.escape(`${time}-${id}`)}"]`)].map((one) => /** @type {HTMLInputElement} */ (one));
  }

  /** Keeps what a reader chose. @param {QuestionData} question @param {Time} time */
  answer(question, time) {
    const chosen = this.inputs(question, time).filter(({ checked }) => checked).map(({ value }) => value);
    const place = placeOf(question, time);
    const other = this.given()[time === "now" ? "later" : "now"];
    if (!place) return this.interview(question, chosen);
    const same = own(other, question.id);
    const equal = question.slot && same && same.length === chosen.length && chosen.every((one) => same.includes(one));
    this.desk.put(`${LETTER}.${place}`, equal ? null : chosen.length ? chosen : question.many ? ["none"] : null);
    this.draw();
    this.tell("");
  }

  /** Answers the interview's question; what it has beside what is offered here stays. @param {QuestionData} question @param {string[]} chosen */
  interview({ id, answers, many }, chosen) {
    const beside = many ? (this.desk.answered(id) ?? []).filter((one) => !answers.includes(one) && one !== "none" && one !== "unknown") : [];
    const now = [...beside, ...chosen];
    this.desk.answer(id, now.length ? now : null);
    this.draw();
    const { later, text, answers: words } = this.data.questions[id];
    const question = later ?? text;
    this.tell(now.length ? this.say("answered", { question, answers: now.map((one) => own(words, one) ?? one).join("; ") }) : this.say("unanswered", { question }));
  }

  /** Says once what a change brought. @param {string} told */
  tell(told) {
    const given = this.given();
    const found = workOut(this.data.model, given);
    const levels = (/** @type {(ladder: string) => number} */ rank) => levelsOf(this, rank);
    const said = `${this.say("told", { months: this.data.months, now: levels((one) => found.now.required[one].rank), later: levels((one) => found.later.required[one].rank) })} ${Object.keys(given.has).length ? this.say("reached", { levels: levels((one) => found.current[one].low) }) : this.say("reached-unsaid")}`;
    this.announce([told, said === this.shown ? "" : said].filter(Boolean).join(" "));
    this.shown = said;
  }

  draw() {
    const given = this.given();
    for (const question of this.data.model.questions) {
      for (const time of TIMES) {
        const values = own(given[time], question.id) ?? [];
        const place = placeOf(question, time);
        const same = place !== null && !this.desk.get(`${LETTER}.${place}`);
        for (const input of this.inputs(question, time)) {
          input.checked = values.includes(input.value);
          input.toggleAttribute("data-same", same);
        }
      }
    }
    for (const { id } of this.data.model.practices) {
      const state = own(given.has, id);
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll(`input[name="${CSS.escape(`has-${id}`)}"]`))) input.checked = input.value === state;
    }
    drawResult(this, workOut(this.data.model, given), given.has);
    const box = part(this.root, "mature-wrong");
    box.hidden = !given.wrong.length;
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-wrong]"))) place.hidden = true;
    part(box, "list").replaceChildren(...given.wrong.map(([name, values]) => {
      const text = this.say("wrong", { name, value: values.join(",") });
      const about = CSS.escape(name.slice(name.indexOf(".") + 1));
      const place = /** @type {HTMLElement | null} */ (this.root.querySelector(`:is([data-question="${about}"], [data-practice="${about}"]) [data-wrong]`));
      if (place) {
        place.hidden = false;
        place.textContent = text;
      }
      return item("", text);
    }));
    this.drawOptions?.();
  }

  /** Shows what the options of a result take, where the address holds enough for one. */
  async options() {
    if (!this.desk.answered("door")) return;
    const { optionsOf } = await import("./maturity-options.js");
    this.drawOptions = await optionsOf(this);
    this.drawOptions?.();
  }

  async take() {
    const { markdownOf } = await import("./maturity-take.js");
    const { save } = await import("../shared/take.js");
    this.announce(save("maturity.md", "text/markdown", markdownOf(this, new Date().toISOString().slice(0, 10), location.href), this.frameSay));
  }
}

/** @param {HTMLElement} root */
async function mount(root) {
  const data = await fetch(root.dataset.maturity ?? "").then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (data) new Maturity(root, data);
  else frame(root).announce(phrases("tpl-mature-phrases")("failed"));
}

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement && root.dataset.maturity) mount(root);
