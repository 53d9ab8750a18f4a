// @ts-check
/** A page of a lesson: its exercise and questions are answered here, and what was done is kept in this browser. */
import { phrases } from "../shared/dom.js";
import { due, dueOn, lasts, load, today, update } from "./progress.js";
import { isRight, shuffled } from "./tasks.js";
import { ticks } from "./ticks.js";

const say = phrases("tpl-lesson-words");

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, any>} [set] @param {...(string | Node)} content @returns {HTMLElementTagNameMap[K]} */
function make(tag, set = {}, ...content) {
  const made = Object.assign(document.createElement(tag), set);
  made.append(...content);
  return made;
}

/** @typedef {import("./tasks.js").Row & {because: string}} Line */

class Task {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.kind = root.dataset.kind ?? "";
    this.lesson = root.dataset.lesson ?? "";
    this.name = `${this.lesson}/${root.dataset.task}`;
    this.said = make("p", { className: "task-said", role: "status" });
    this.form = make("fieldset", { className: "task-form" });
    this.kept = load().answers.get(this.name);
    this.fresh = Boolean(this.kept && this.name.endsWith("/exercise") === false && dueOn(this.kept) <= today());
    root.querySelector(".task-result")?.before(this.form, this.said);
    if (this.kind === "engine") this.engine();
    else if (this.kind === "text") this.text();
    else this.rows();
    if (this.kept) this.said.textContent = say(this.fresh ? "due" : this.kept.ok ? "was-right" : "was-wrong", { day: this.kept.at });
  }

  /** @returns {Line[]} */
  lines() {
    if (this.kind === "command") return [{ text: "", right: this.root.querySelector("[data-prints]")?.textContent ?? "", because: "" }];
    return [...this.root.querySelectorAll(".task-answers > li")].map((found) => {
      const { right, tolerance } = /** @type {HTMLElement} */ (found).dataset;
      const text = (/** @type {string} */ name) => found.querySelector(`[data-${name}]`)?.textContent?.trim() ?? "";
      return { text: text("text"), right: right ?? (found.hasAttribute("data-right") ? "" : "no"), tolerance: Number(tolerance ?? 0), because: text("because") };
    });
  }

  rows() {
    const chosen = ["single", "several", "choose"].includes(this.kind);
    const lines = shuffled(this.lines(), `${this.name} ${today()}`);
    const unit = /** @type {HTMLElement | null} */ (this.root.querySelector("[data-unit]"))?.dataset.unit ?? "";
    this.form.append(make("legend", { className: "sr-only" }, this.root.querySelector(".task-ask")?.textContent?.trim() ?? ""));
    const targets = [...this.root.querySelectorAll(".task-targets > li")].map((one) => one.textContent?.trim() ?? "");
    const places = ["0", ...lines.filter((line) => line.right !== "0").map((_, at) => String(at + 1))];
    const before = this.fresh ? new Map() : new Map(this.kept?.given ?? []);
    const read = lines.map((line, at) => {
      const said = make("span", { className: "said" });
      const value = before.get(line.text);
      if (chosen) {
        const type = this.kind === "single" ? "radio" : "checkbox";
        const control = make("input", { type, name: this.name, checked: value === "" });
        this.form.append(make("label", {}, control, ` ${line.text}`), said);
        return { line, said, given: () => (control.checked ? "" : "no") };
      }
      const listed = this.kind === "match" || this.kind === "order";
      const control = listed ? make("select") : make("input", { type: this.kind === "number" ? "number" : "text", autocomplete: "off" });
      control.id = `${this.name.replace("/", "-")}-${at}`;
      if (control instanceof HTMLSelectElement) {
        control.append(new Option(say("choose"), "-"));
        for (const one of this.kind === "match" ? targets : places) control.append(new Option(one === "0" ? say("none") : one, one));
      } else control.setAttribute("step", "any");
      if (value !== undefined) control.value = value;
      const label = listed ? line.text : this.kind === "number" ? say("number", { unit }) : say(this.kind);
      this.form.append(make("div", { className: "row" }, make("label", { htmlFor: control.id }, label), control), said);
      return { line, said, given: () => control.value };
    });
    for (const gone of this.root.querySelectorAll(".task-items, .task-targets, .task-items ~ p:not(.task-said)")) /** @type {HTMLElement} */ (gone).hidden = true;
    const check = make("button", { type: "button", className: "button" }, say("check"));
    this.form.append(check);
    check.addEventListener("click", () => {
      const given = read.map((one) => one.given());
      if (given.every((one, at) => (chosen ? one === "no" : one === "-" || !one.trim()) && at >= 0)) {
        this.said.textContent = say("nothing");
        return;
      }
      const right = read.map(({ line }, at) => isRight(this.kind, line, given[at]));
      read.forEach(({ line, said }, at) => {
        const mark = chosen ? line.right === "" : right[at];
        said.replaceChildren(make("b", {}, say(mark ? "right" : "wrong")), ` ${line.because}`);
      });
      const count = right.filter(Boolean).length;
      const ok = count === right.length;
      const closing = ok ? this.root.querySelector("[data-after]")?.textContent ?? "" : "";
      this.said.textContent = `${say(ok ? "all-right" : this.kind === "single" || read.length === 1 ? "not-right" : "some-right", { count, all: right.length })} ${closing}`.trim();
      this.judged(ok, read.map(({ line }, at) => [line.text, given[at]]));
    });
  }

  text() {
    const area = make("textarea", { id: `${this.lesson}-text`, value: new Map(this.kept?.given ?? []).get("") ?? "" });
    this.form.append(make("label", { htmlFor: area.id }, say("text")), area);
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.root.querySelectorAll(".task-checklist input")]);
    const ticked = new Set((this.kept?.given ?? []).filter(([name]) => name).map(([name]) => name));
    boxes.forEach((box, at) => (box.checked = ticked.has(String(at + 1))));
    const keep = () => {
      const ok = boxes.every((box) => box.checked) && area.value.trim() !== "";
      this.said.textContent = ok ? say("ticked") : "";
      this.judged(ok, [["", area.value.slice(0, 4000)], ...boxes.flatMap((box, at) => (box.checked ? [/** @type {[string, string]} */ ([String(at + 1), "x"])] : []))]);
    };
    for (const control of [area, ...boxes]) control.addEventListener("change", keep);
  }

  engine() {
    const begin = make("button", { type: "button", className: "button" }, say("begin"));
    this.form.append(begin);
    begin.addEventListener("click", async () => {
      this.said.textContent = say("loading");
      try {
        const { mount } = await import("./engine.js");
        await mount(this.root, this.form, this.said, say, new Map(this.kept?.given ?? []), (ok, given) => this.judged(ok, given));
        this.said.textContent = say("loaded");
        /** @type {HTMLElement | null} */ (this.form.querySelector("select, input"))?.focus();
      } catch {
        this.said.textContent = say("failed");
      }
    });
  }

  /** @param {boolean} ok @param {[string, string][]} given */
  judged(ok, given) {
    update(({ answers }) => {
      const before = answers.get(this.name);
      const right = ok ? (before?.at === today() && before.ok ? before.right : (before?.right ?? 0) + 1) : 0;
      answers.set(this.name, { at: today(), ok, right, again: Number(this.root.dataset.again ?? 3), given });
    });
    storage();
  }
}

/** Says so where the browser keeps nothing. */
function storage() {
  const note = document.querySelector("[data-widget='lesson-done'] > span");
  if (note && !lasts()) note.textContent = say("not-kept");
}

/** @param {HTMLElement} widget */
function mountDone(widget) {
  const id = widget.dataset.lesson ?? "";
  const button = widget.querySelector("button");
  const show = () => {
    const is = load().lessons.has(id);
    button?.setAttribute("aria-pressed", String(is));
    for (const [name, visible] of /** @type {const} */ ([["[data-todo]", !is], ["[data-done]", is]])) {
      const found = /** @type {HTMLElement | null} */ (widget.querySelector(name));
      if (found) found.hidden = !visible;
    }
    ticks(say("done"));
  };
  button?.addEventListener("click", () => {
    update(({ lessons }) => {
      if (!lessons.delete(id)) lessons.set(id, today());
    });
    storage();
    show();
  });
  show();
  widget.hidden = false;
}

/** Questions of other lessons that are due are linked at the top. @param {HTMLElement} widget */
function mountDue(widget) {
  const asked = due(load(), today()).filter((name) => !name.startsWith(`${widget.dataset.lesson}/`)).slice(0, 3);
  if (!asked.length) return;
  widget.className = "due";
  widget.append(say(asked.length === 1 ? "due-one" : "due-several", { count: asked.length }), " ");
  asked.forEach((name, at) => {
    const [lesson, question] = name.split("/");
    const title = document.querySelector(`.sidenav a[href$="/${lesson}/"]`)?.firstChild?.textContent?.trim() ?? lesson;
    widget.append(at ? ", " : "", make("a", { href: `../${lesson}/#question-${question}` }, title));
  });
  widget.append(".");
  widget.hidden = false;
}

for (const root of document.querySelectorAll("[data-widget='task']")) new Task(/** @type {HTMLElement} */ (root));
for (const widget of document.querySelectorAll("[data-widget='lesson-done']")) mountDone(/** @type {HTMLElement} */ (widget));
for (const widget of document.querySelectorAll("[data-widget='due']")) mountDue(/** @type {HTMLElement} */ (widget));
storage();
