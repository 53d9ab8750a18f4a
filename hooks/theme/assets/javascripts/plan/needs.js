// @ts-check
/** The page of the plan: needs. What is marked stands in the plan; what follows is drawn again after each change. */
import { adopt, read, wanted, workOut } from "../planning/needs.js";
import { anchor, clone, item, part, phrases } from "../shared/dom.js";
import { own } from "../shared/own.js";
import { frame } from "./frame.js";

/** @import { Found, Kept, NeedsModel, SetData } from "../planning/needs.js" */
/** @typedef {{id: string, role: string, text: string, capability: string, test: string}} Words */
/** @typedef {{model: NeedsModel, words: Record<string, {text: string, answers: Record<string, string>}>, texts: Record<string, Words>, roles: Record<string, string>}} Data */

const LETTER = "n";
const who = (/** @type {string} */ id) => `n.who.${id}`;

class Needs {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    const { desk, say: frameSay, announce } = frame(root);
    this.root = root;
    this.data = data;
    this.desk = desk;
    this.frameSay = frameSay;
    this.announce = announce;
    this.say = phrases("tpl-needs-phrases");
    this.sum = part(root, "needs-sum");
    for (const row of this.rows()) this.equip(row);
    desk.changed(() => this.draw());
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-take]"))) button.addEventListener("click", () => this.take(button.dataset.take ?? ""));
    this.draw();
    this.sum.hidden = false;
  }

  rows() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[data-need]")]);
  }

  /** @returns {Kept} */
  kept() {
    return read(this.data.model, Object.fromEntries(this.desk.all(LETTER)));
  }

  /** Puts the choice beside a need. @param {HTMLElement} row */
  equip(row) {
    const id = row.dataset.need ?? "";
    const made = clone("tpl-need");
    for (const place of made.querySelectorAll("[data-id]")) place.textContent = this.data.texts[id].id;
    for (const input of made.querySelectorAll("input[type=radio]")) {
      if (!(input instanceof HTMLInputElement)) continue;
      input.name = `need-${id}`;
      input.addEventListener("change", () => this.mark(id, input.value));
    }
    const name = /** @type {HTMLInputElement} */ (made.querySelector("input[type=text]"));
    name.addEventListener("input", () => this.desk.note(who(id), name.value.trim()));
    part(made, "clear").addEventListener("click", () => {
      this.mark(id, null);
      row.querySelector("input")?.focus();
    });
    row.append(made);
  }

  /** @param {string} id @param {string | null} priority */
  mark(id, priority) {
    const name = this.data.texts[id].id;
    const told = priority ? this.say("marked", { id: name, mark: this.say(priority) }) : this.say("cleared", { id: name });
    this.change(() => this.desk.put(`${LETTER}.${id}`, priority ? [priority] : null), told);
  }

  /** Changes what is kept, gives the interview its answers, and says all of it once. @param {() => void} act @param {string} [told] */
  change(act, told = "") {
    const { model } = this.data;
    const before = this.kept();
    act();
    const after = this.kept();
    const changes = adopt(model, wanted(model, before.marks, before.refused), wanted(model, after.marks, after.refused), this.desk.state.answers);
    this.give(changes, told);
  }

  /** @param {Record<string, string[] | null>} changes @param {string} told */
  give(changes, told) {
    const said = [told];
    for (const [question, answers] of Object.entries(changes)) {
      this.desk.answer(question, answers);
      const { text } = this.data.words[question];
      said.push(answers ? this.say("answered", { question: text, answers: this.words(question, answers) }) : this.say("unanswered", { question: text }));
    }
    this.draw();
    this.announce(said.filter(Boolean).join(" "));
  }

  /** @param {string} question @param {string[]} answers */
  words(question, answers) {
    return answers.map((one) => own(this.data.words[question].answers, one) ?? one).join("; ");
  }

  /** Links to needs. @param {string[]} ids @returns {(string | Node)[]} */
  links(ids) {
    return ids.flatMap((id, at) => [...(at ? [", "] : []), anchor(`#${this.data.texts[id].id.toLowerCase()}`, this.data.texts[id].id)]);
  }

  draw() {
    const { model, texts, roles } = this.data;
    const kept = this.kept();
    const found = workOut(model, kept.marks, kept.refused, this.desk.state.answers);
    for (const row of this.rows()) {
      const id = row.dataset.need ?? "";
      const mark = own(kept.marks, id) ?? "";
      row.dataset.mark = mark;
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("input[type=radio]"))) input.checked = input.value === mark;
      part(row, "who").hidden = !mark;
      const name = /** @type {HTMLInputElement} */ (row.querySelector("input[type=text]"));
      if (name !== document.activeElement) name.value = String(this.desk.notes[who(id)] ?? "");
    }
    for (const role of Object.keys(roles)) {
      const all = model.needs.filter(({ id }) => texts[id].role === role);
      const marked = all.filter(({ id }) => own(kept.marks, id)).length;
      part(this.root, `role-count="${role}"`).textContent = marked ? this.say("count", { marked, all: all.length }) : String(all.length);
    }
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.sum.querySelectorAll("[data-count]"))) place.textContent = String(found.counts[place.dataset.count ?? ""]);
    part(this.sum, "many").hidden = !found.many;
    part(this.sum, "none").hidden = Object.keys(kept.marks).length > 0;
    this.list("conflicts", found.conflicts.map((question) => this.conflict(question, found)));
    this.list("sets", found.sets.map((one) => this.set(one)));
    this.list("unknown", found.unknown.map((id) => item("", ...this.links([id]), ` ${texts[id].text}`)));
    this.list("tests", found.tests.map((id) => item("", ...this.links([id]), ` ${texts[id].capability}`)));
    this.wrong(kept);
  }

  /** @param {string} name @param {HTMLElement[]} items */
  list(name, items) {
    const section = part(this.sum, `part="${name}"`);
    section.hidden = !items.length;
    part(section, "list").replaceChildren(...items);
  }

  /** @param {string} question @param {Found} found */
  conflict(question, found) {
    const inner = document.createElement("ul");
    for (const one of found.sets.filter((set) => set.question === question && set.state === "conflict")) inner.append(item("", `${this.words(question, [one.answer])} `, "(", ...this.links(one.needs), ")"));
    return item("", this.say("conflict", { question: this.data.words[question].text }), inner);
  }

  /** @param {SetData} one */
  set(one) {
    const { question, answer, state, needs } = one;
    const made = clone("tpl-need-set");
    const has = this.desk.answered(question);
    const code = state === "other" && !has ? "open" : state;
    const { text } = this.data.words[question];
    part(made, "question").textContent = text.endsWith("?") ? text : `${text}:`;
    part(made, "answer").textContent = this.words(question, [answer]);
    part(made, "state").textContent = this.say(`state-${code}`, { answers: has ? this.words(question, has) : "" });
    part(made, "from").replaceChildren(...this.links(needs));
    const button = part(made, "act");
    const act = { set: "refuse", conflict: "refuse", over: "refuse", other: "give", refused: "accept" }[state];
    const beside = document.createElement("span");
    beside.className = "sr-only";
    beside.textContent = this.say("of", { question: this.data.words[question].text, answer: this.words(question, [answer]) });
    button.append(this.say(act), beside);
    button.addEventListener("click", () => {
      this.act(act, one);
      const again = /** @type {HTMLElement | null} */ (this.sum.querySelector(`[data-set="${CSS.escape(`${question}=${answer}`)}"] button`));
      (again ?? this.sum.querySelector("button"))?.focus();
    });
    const row = /** @type {HTMLElement} */ (made.querySelector("li"));
    row.dataset.set = `${question}=${answer}`;
    return row;
  }

  /** @param {string} act @param {SetData} one */
  act(act, { question, answer }) {
    const { model } = this.data;
    const { marks, refused } = this.kept();
    if (act === "give") {
      const will = wanted(model, marks, refused);
      return this.give(adopt(model, {}, { [question]: (will[question] ?? []).filter((/** @type {string} */ one) => one === answer) }, this.desk.state.answers), "");
    }
    const now = (own(refused, question) ?? []).filter((/** @type {string} */ one) => one !== answer);
    this.change(() => this.desk.put(`${LETTER}.not.${question}`, act === "refuse" ? [...now, answer] : now));
  }

  /** Says what an address holds that means nothing here. @param {Kept} kept */
  wrong({ wrong }) {
    const box = part(this.root, "needs-wrong");
    box.hidden = !wrong.length;
    for (const row of this.rows()) part(row, "wrong").hidden = true;
    part(box, "list").replaceChildren(...wrong.map(([name, values]) => {
      const known = own(this.data.texts, name);
      const row = this.rows().find((one) => one.dataset.need === name);
      if (!known || !row) return item("", this.say("wrong-name", { name }));
      const text = this.say("wrong-mark", { id: known.id, value: values.join(",") });
      part(row, "wrong").hidden = false;
      part(row, "wrong").textContent = text;
      return item("", anchor(`#${known.id.toLowerCase()}`, text));
    }));
  }

  /** @param {string} form */
  async take(form) {
    const { csvOf, markdownOf } = await import("./needs-take.js");
    const { save } = await import("../shared/take.js");
    const { marks, refused } = this.kept();
    const { answers } = this.desk.state;
    const { sets } = workOut(this.data.model, marks, refused, answers);
    const given = { data: this.data, marks, sets, answers, who: (/** @type {string} */ id) => String(this.desk.notes[who(id)] ?? ""), say: this.say };
    const text = form === "csv" ? csvOf(given) : markdownOf(given, new Date().toISOString().slice(0, 10), location.href);
    this.announce(form === "csv" ? save("requirements.csv", "text/csv", text, this.frameSay) : save("requirements.md", "text/markdown", text, this.frameSay));
  }
}

/** @param {HTMLElement} root */
async function mount(root) {
  const data = await fetch(root.dataset.needs ?? "").then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (data) new Needs(root, data);
  else frame(root).announce(phrases("tpl-needs-phrases")("failed"));
}

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) mount(root);
