// @ts-check
/**
 * The interview and its result, drawn from the decision model. Answers live in the address, after the #, and nowhere
 * else: `door`, one name for each answered question, and `at` for the question that is being looked at.
 *
 * Every text comes from the model or from the templates on the page.
 *
 * @typedef {Record<string, string[]>} Answers
 */
import { decide } from "./decision-engine.mjs";
import { walk } from "./decision-interview.mjs";
import { drawResult } from "./decide-result.mjs";
import { clone, part, put } from "./dom.mjs";

const AT = "at";

/**
 * Reads the answers in an address; names come back in any order, values split at commas.
 * @param {string} fragment with or without the leading #
 * @returns {Answers}
 */
export function read(fragment) {
  /** @type {Answers} */
  const answers = {};
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const values = value.split(",").filter(Boolean);
    if (values.length) answers[name] = values;
  }
  return answers;
}

/**
 * Writes answers as an address: sorted by name, so that equal answers have equal addresses.
 * @param {Answers} answers
 */
export function write(answers) {
  const names = Object.keys(answers).sort();
  return names.length ? `#${names.map((name) => `${name}=${answers[name].join(",")}`).join("&")}` : "#";
}

/**
 * The most questions that can follow a question, itself not counted.
 * @param {any} model
 * @param {string} from
 * @returns {number}
 */
function longest(model, from) {
  const question = model.questions.find((/** @type {any} */ one) => one.id === from);
  if (!question) return -1;
  return 1 + Math.max(...question.next.map((/** @type {any} */ edge) => longest(model, edge.to)));
}

class Interview {
  /**
   * @param {HTMLElement} root
   * @param {any} model
   */
  constructor(root, model) {
    this.root = root;
    this.model = model;
    this.start = /** @type {HTMLElement} */ (root.firstElementChild);
    this.title = document.title;
    addEventListener("popstate", () => this.draw(true));
    addEventListener("hashchange", () => this.draw(true));
    root.addEventListener("click", (event) => {
      const door = event.target instanceof Element ? event.target.closest("[data-door]") : null;
      if (!(door instanceof HTMLElement)) return;
      event.preventDefault();
      this.go({ door: [door.dataset.door ?? ""] });
    });
    this.shown = "";
    this.draw(false);
  }

  /** @param {Answers} answers */
  go(answers) {
    history.pushState(null, "", write(answers));
    this.draw(true);
  }

  /** @param {boolean} focus whether the reader caused this, so that focus follows */
  draw(focus) {
    const fragment = location.hash;
    // A change of the address by a link fires two events; the second finds nothing to do.
    if (focus && fragment === this.shown) return;
    const all = read(fragment);
    const { [AT]: at, ...answers } = all;
    // An anchor of the outline below is no answer.
    if (fragment.length > 1 && !answers.door) {
      if (document.getElementById(fragment.slice(1))) return;
    }
    this.shown = fragment;
    const state = walk(this.model, answers);
    // What means nothing any more is dropped from the address without a step in the history.
    for (const name of state.dropped) delete answers[name];
    const asked = at && (state.asked.includes(at[0]) || state.next === at[0]) ? at[0] : null;
    const question = state.door ? (asked ?? state.next) : null;
    let view = this.start;
    let heading = this.start.querySelector("h1");
    if (question) {
      view = this.question(answers, state, question);
      heading = view.querySelector("h1");
    } else if (state.door) {
      view = document.createElement("div");
      view.append(clone("tpl-result"));
      drawResult(view, this.model, decide(this.model, answers), this.root.dataset.root ?? "");
      this.answers(view, answers, state, null);
      heading = view.querySelector("h1");
    }
    this.root.replaceChildren(view);
    document.title = view === this.start ? this.title : `${heading?.textContent} - ${this.title}`;
    if (focus) {
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
      if (this.root.getBoundingClientRect().top < 0) this.root.scrollIntoView();
    }
  }

  /**
   * @param {Answers} answers
   * @param {any} state
   * @param {string} id
   */
  question(answers, state, id) {
    const question = this.model.questions.find((/** @type {any} */ one) => one.id === id);
    const view = document.createElement("div");
    view.append(clone("tpl-question"));
    const before = state.asked.includes(id) ? state.asked.slice(0, state.asked.indexOf(id)) : state.asked;
    put(view, "step", this.model.steps.find((/** @type {any} */ step) => step.id === question.step)?.label ?? "");
    put(view, "number", before.length + 1);
    put(view, "left", longest(this.model, id));
    put(view, "text", question.text);
    put(view, "why", question.why);
    this.options(part(view, "options"), question, answers[id] ?? []);
    const form = /** @type {HTMLFormElement} */ (view.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = new FormData(form).getAll(id).map(String).filter(Boolean);
      if (!given.length) {
        const error = part(view, "error");
        error.hidden = false;
        error.focus();
        return;
      }
      this.go({ ...answers, [id]: given });
    });
    part(view, "back").addEventListener("click", () => {
      const last = before.at(-1);
      this.go(last ? { ...answers, [AT]: [last] } : {});
    });
    this.answers(view, answers, state, id);
    return view;
  }

  /**
   * @param {HTMLElement} box
   * @param {any} question
   * @param {string[]} given
   */
  options(box, question, given) {
    const many = question.kind === "multi" || question.kind === "entries";
    /**
     * @param {Element} into
     * @param {string} value
     * @param {string} label
     * @param {string | null} help
     */
    const add = (into, value, label, help) => {
      const option = clone("tpl-option");
      const input = /** @type {HTMLInputElement} */ (option.querySelector("input"));
      input.type = many ? "checkbox" : "radio";
      input.name = question.id;
      input.value = value;
      input.checked = given.includes(value);
      put(option, "label", label);
      if (help) put(option, "help", help);
      else part(option, "help").remove();
      into.append(option);
    };
    if (question.kind === "number") {
      const fact = this.model.facts.find((/** @type {any} */ one) => one.id === question.fact);
      const line = clone("tpl-number");
      const input = /** @type {HTMLInputElement} */ (line.querySelector("input"));
      input.name = question.id;
      input.value = given[0] ?? "";
      if (fact.minimum !== null) input.min = fact.minimum;
      if (fact.maximum !== null) input.max = fact.maximum;
      put(line, "label", fact.unit ?? fact.label);
      box.append(line);
    }
    for (const answer of question.answers) add(box, answer.id, answer.label, answer.help);
    if (question.kind === "entries") this.entries(box, question, given, add);
    if (question.unknown) add(box, "unknown", question.unknown.label, null);
    if (many) box.addEventListener("change", (event) => exclusive(box, event.target));
  }

  /**
   * @param {HTMLElement} box
   * @param {any} question
   * @param {string[]} given
   * @param {(into: Element, value: string, label: string, help: string | null) => void} add
   */
  entries(box, question, given, add) {
    const names = new Map(this.model.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
    const offered = question.offer.filter((/** @type {string} */ name) => names.has(name));
    const others = [...names.keys()].filter((name) => !offered.includes(name));
    for (const name of offered) add(box, name, names.get(name), null);
    if (others.length) {
      const more = clone("tpl-more");
      const details = /** @type {HTMLDetailsElement} */ (more.querySelector("details"));
      for (const name of others) add(details, name, names.get(name), null);
      details.open = others.some((name) => given.includes(name));
      box.append(more);
    }
    add(box, "none", clone("tpl-none").textContent?.trim() ?? "", null);
  }

  /**
   * @param {HTMLElement} view
   * @param {Answers} answers
   * @param {any} state
   * @param {string | null} current
   */
  answers(view, answers, state, current) {
    const list = part(view, "list");
    for (const id of state.asked) {
      if (id === current) continue;
      const question = this.model.questions.find((/** @type {any} */ one) => one.id === id);
      const row = clone("tpl-answer");
      const [term, value] = row.querySelectorAll("dt, dd");
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
      term.textContent = question.text;
      value.textContent = answers[id].map((given) => this.word(question, given)).join("; ");
      link.href = write({ ...answers, [AT]: [id] });
      const hidden = link.querySelector("span");
      if (hidden) hidden.textContent = `: ${question.text}`;
      list.append(row);
    }
    part(view, "answers").hidden = !list.childElementCount;
    view.querySelector("[data-restart]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.go({});
    });
  }

  /**
   * @param {any} question
   * @param {string} given
   * @returns {string}
   */
  word(question, given) {
    if (given === "unknown" && question.unknown) return question.unknown.label;
    const answer = question.answers.find((/** @type {any} */ one) => one.id === given);
    if (answer) return answer.label;
    if (given === "none") return clone("tpl-none").textContent?.trim() ?? given;
    return this.model.candidates.find((/** @type {any} */ one) => one.id === given)?.name ?? given;
  }
}

/**
 * "None" and "I don't know" go with no other answer.
 * @param {Element} box
 * @param {EventTarget | null} changed
 */
function exclusive(box, changed) {
  if (!(changed instanceof HTMLInputElement) || !changed.checked) return;
  const alone = (/** @type {HTMLInputElement} */ input) => input.value === "none" || input.value === "unknown";
  for (const input of box.querySelectorAll("input")) {
    if (input !== changed && (alone(changed) || alone(input))) input.checked = false;
  }
}

/** @param {HTMLElement} root */
async function mount(root) {
  const answer = await fetch(root.dataset.model ?? "");
  if (answer.ok) new Interview(root, await answer.json());
}

const root = document.querySelector('[data-widget="interview"]');
if (root instanceof HTMLElement) mount(root);
