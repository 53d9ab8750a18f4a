// @ts-check
/**
 * The interview, drawn from the decision model; its result is drawn by another script, which is fetched when the first
 * question is shown. Every text comes from the model or from the templates on the page.
 */
import { addFragment, keepFragment } from "../shared/address-bar.js";
import { carry, inAddress, lead, read, write } from "./address.js";
import { chosen, renewed, stackOf, walk } from "../decision/interview.js";
import { ahead, clone, part, phrases, put } from "../shared/dom.js";
import { had, offered, openConditions } from "./conditions.js";
import { editions, named, tools, which } from "./named.js";
import { nameOf, wordOf } from "./words.js";

/** @typedef {Record<string, string[]>} Answers */

function results() {
  ahead();
  return import("./result.js");
}

/**
 * The most questions that can follow a question, itself not counted.
 * @param {any} model
 * @param {string} from
 * @param {(id: string) => boolean} counts whether a question is asked on this way
 * @returns {number}
 */
function longest(model, from, counts) {
  const question = model.questions.find((/** @type {any} */ one) => one.id === from);
  if (!question) return 0;
  return Math.max(...question.next.map((/** @type {any} */ edge) => (counts(edge.to) ? 1 : 0) + longest(model, edge.to, counts)));
}

class Interview {
  /**
   * @param {HTMLElement} root
   * @param {any} model
   * @param {boolean} opened whether the reader opened a door while the model was on its way
   */
  constructor(root, model, opened) {
    this.root = root;
    this.model = model;
    this.start = /** @type {HTMLElement} */ (root.firstElementChild);
    this.title = document.title;
    this.shown = "";
    this.turn = 0;
    /** @type {typeof import("./naming.js") | undefined} */
    this.naming = undefined;
    const { signal } = (this.ending = new AbortController());
    for (const name of ["popstate", "hashchange"]) addEventListener(name, () => this.draw(true), { signal });
    part(this.start, "import").addEventListener("change", (event) => this.open(/** @type {HTMLInputElement} */ (event.target)), { signal });
    this.draw(opened);
  }

  /**
   * @param {Answers} answers
   * @param {Record<string, number>} [weights]
   * @param {Record<string, string[]>} [marks]
   */
  go(answers, weights = read(location.hash).weights, marks = {}) {
    addFragment(write(answers, weights, marks));
    this.draw(true);
  }

  /** Opens a result that was saved as JSON. @param {HTMLInputElement} input */
  async open(input) {
    const error = part(this.start, "import-error");
    try {
      const saved = JSON.parse((await input.files?.[0]?.text()) ?? "");
      if (typeof saved.link !== "string") throw new TypeError("no link");
      const fragment = saved.link.split("#")[1] ?? "";
      const { answers, weights, marks } = read(fragment);
      carry(fragment);
      error.hidden = true;
      this.go(answers, weights, marks);
    } catch {
      error.hidden = false;
      error.focus();
    }
    input.value = "";
  }

  /** @param {boolean} focus whether the reader caused this, so that focus follows */
  async draw(focus) {
    // With its element the widget ends: nothing listens any more.
    if (!this.root.isConnected) return this.ending.abort();
    const fragment = location.hash;
    // A change of the address by a link fires two events; the second finds nothing to do.
    if (focus && fragment === this.shown) return;
    const { answers: given, weights, marks } = read(fragment);
    carry(fragment);
    const answers = renewed(this.model, given);
    // An anchor of the outline below is no answer.
    if (fragment.length > 1 && !answers.door && document.getElementById(fragment.slice(1))) return;
    this.shown = fragment;
    lead(fragment);
    const turn = ++this.turn;
    const state = walk(this.model, answers);
    // What means nothing any more is dropped from the address without a step in the history.
    for (const name of state.dropped) delete answers[name];
    const at = marks.at?.[0];
    const asked = at && (state.asked.includes(at) || state.next === at || offered(this.model, state).some(({ id }) => id === at)) ? at : null;
    const question = state.door ? (asked ?? state.next) : null;
    let view = this.start;
    if (question) {
      if (this.model.questions.find((/** @type {any} */ one) => one.id === question).kind === "stacks") {
        // The choices stand there before the heading gets the focus: who types on at once meets them.
        this.naming = await import("./naming.js");
        if (turn !== this.turn) return;
      }
      view = this.question(answers, state, question);
      // While the reader reads, the engine comes and runs once, so that the result appears at once.
      results().then(({ prepare }) => prepare(this.model, answers));
    } else if (state.door) {
      const { openResult } = await results();
      // The reader may have gone on while the script came.
      if (turn !== this.turn) return;
      view = document.createElement("div");
      view.append(clone("tpl-result"));
      this.answers(view, answers, state, null);
      openResult(view, this.model, { answers, weights, marks, root: this.root.dataset.root ?? "", word: (id, given) => this.word(id, given), moved: (to) => this.moved(answers, to) });
      openConditions(view, this.model, state, (id) => write(answers, weights, { at: [id] }), (id, one) => this.word(id, one));
    }
    // What stands there already stays: taking it out would take the focus from a reader who came by keyboard.
    if (this.root.firstElementChild !== view) this.root.replaceChildren(view);
    const heading = view.querySelector("h1");
    document.title = view === this.start ? this.title : `${heading?.textContent} - ${this.title}`;
    if (focus) {
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
      // The top of the window is not in sight: the header stands there.
      const { top } = this.root.getBoundingClientRect();
      if (top < parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)) this.root.scrollIntoView();
    }
  }

  /** Keeps moved weights in the address, without a step in the history. @param {Answers} answers @param {Record<string, number>} weights */
  moved(answers, weights) {
    const fragment = write(answers, weights);
    keepFragment(fragment);
    // As the browser will write it.
    this.shown = new URL(fragment, location.href).hash;
    lead(fragment);
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
    const given = state.asked.filter((/** @type {string} */ one) => !state.assumed.includes(one));
    const before = given.includes(id) ? given.slice(0, given.indexOf(id)) : given;
    const { short, assumes } = this.model.doors.find((/** @type {any} */ one) => one.id === state.door);
    const counts = (/** @type {string} */ name) => name !== "end" && !assumes.includes(name) && (!state.short || short.includes(name));
    // A condition is on no way: it is added to a result, and without an answer it is taken away again.
    const added = offered(this.model, state).includes(question);
    if (added) view.querySelector(".interview__progress")?.replaceChildren(clone("tpl-condition-progress"));
    put(view, "step", this.model.steps.find((/** @type {any} */ step) => step.id === question.step)?.label ?? "");
    if (!added) {
      put(view, "number", before.length + 1);
      put(view, "left", longest(this.model, id, counts));
      part(view, "way").hidden = !state.short;
    }
    put(view, "text", question.text);
    put(view, "why", question.why);
    this.options(part(view, "options"), question, answers[id] ?? [], state);
    const form = /** @type {HTMLFormElement} */ (view.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = new FormData(form).getAll(id).map(String).filter(Boolean);
      if ((!given.length && !added) || (question.kind === "stacks" && !chosen(this.model, question, given))) {
        const error = part(view, "error");
        if (question.kind === "stacks") this.count(error, question, given);
        error.hidden = false;
        error.focus();
        return;
      }
      const { [id]: _, ...rest } = answers;
      // Stacks are in the form that an address keeps.
      const counted = question.kind === "stacks" ? given : (chosen(this.model, question, given) ?? given);
      const now = given.length ? { ...rest, [id]: counted } : rest;
      const then = walk(this.model, now);
      // What an address of before never asked is taken as unknown there; whoever is here is asked.
      const skipped = then.asked.find((/** @type {string} */ one) => !now[one] && !then.assumed.includes(one));
      this.go(now, undefined, skipped ? { at: [skipped] } : {});
    });
    part(view, "back").addEventListener("click", () => {
      if (added) return this.go(answers);
      const last = before.at(-1);
      if (last) this.go(answers, undefined, { at: [last] });
      else this.go({}, {});
    });
    this.answers(view, answers, state, id);
    return view;
  }

  /**
   * @param {HTMLElement} box
   * @param {any} question
   * @param {string[]} given
   * @param {any} state
   */
  options(box, question, given, state) {
    // An address may join the parts in other ways and orders than a choice does.
    const before = question.kind === "stacks" ? given.flatMap((one) => stackOf(this.model, one) ?? []).map(inAddress) : given;
    const many = question.kind !== "single";
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
      input.checked = before.includes(value) || before.some((one) => one.startsWith(`${value}/`));
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
    if (question.kind === "stacks") this.stacks(box, question, given, add);
    if (question.kind === "replaced") for (const { id, name } of had(this.model, state)) add(box, id, name, null);
    if (question.kind === "musts") named(box, this.model, question, given);
    if (question.unknown) add(box, "unknown", question.unknown.label, null);
    if (many) {
      box.addEventListener("change", (event) => {
        exclusive(box, event.target);
        which(box);
      });
    }
  }

  /**
   * @param {HTMLElement} box
   * @param {any} question
   * @param {string[]} given
   * @param {(into: Element, value: string, label: string, help: string | null) => void} add
   */
  entries(box, question, given, add) {
    const names = new Map(this.model.candidates.map((/** @type {any} */ one) => [one.id, nameOf(this.model, one.id)]));
    const offered = question.offer.filter((/** @type {string} */ name) => names.has(name));
    for (const [id, { label }] of Object.entries(this.model.outside)) names.set(id, label);
    const others = [...names.keys()].filter((name) => !offered.includes(name));
    /** @param {Element} into @param {string} name */
    const one = (into, name) => {
      add(into, name, String(names.get(name)), null);
      editions(into, this.model.candidates.find((/** @type {any} */ entry) => entry.id === name), question.id, given);
    };
    for (const name of offered) one(box, name);
    if (others.length) {
      const more = clone("tpl-more");
      const details = /** @type {HTMLDetailsElement} */ (more.querySelector("details"));
      for (const name of others) one(details, name);
      details.open = others.some((name) => given.some((has) => has.split("/")[0] === name));
      box.append(more);
    }
    tools(box, this.model, given, add);
    which(box);
    add(box, "none", clone("tpl-none").textContent?.trim() ?? "", null);
  }

  /**
   * @param {HTMLElement} box
   * @param {any} question
   * @param {string[]} answered
   * @param {(into: Element, value: string, label: string, help: string | null) => void} add
   */
  stacks(box, question, answered, add) {
    const names = new Map(this.model.candidates.map((/** @type {any} */ one) => [one.id, nameOf(this.model, one.id)]));
    const given = answered.flatMap((one) => stackOf(this.model, one) ?? []);
    this.naming?.offerStacks(box, {
      names, given, add, called: this.model.candidates, offered: question.offer, name: (id) => this.word(question.id, id), stackOf: (text) => stackOf(this.model, text),
    });
  }

  /** Says how many are due. @param {HTMLElement} error @param {any} question @param {string[]} given */
  count(error, question, given) {
    const { minimum, maximum } = this.model.facts.find((/** @type {any} */ one) => one.id === question.fact);
    error.textContent = phrases("tpl-judged-words")("count", { least: minimum, most: maximum, count: given.length });
  }

  /**
   * @param {HTMLElement} view
   * @param {Answers} answers
   * @param {any} state
   * @param {string | null} current
   */
  answers(view, answers, state, current) {
    const list = part(view, "list");
    const { weights } = read(location.hash);
    for (const id of [...state.asked, ...state.added]) {
      if (id === current) continue;
      const question = this.model.questions.find((/** @type {any} */ one) => one.id === id);
      const assumed = state.assumed.includes(id);
      const into = assumed ? view.querySelector("[data-assumed]") : list;
      if (!into) continue;
      const row = clone("tpl-answer");
      const [term, value] = row.querySelectorAll("dt, dd");
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
      term.textContent = question.text;
      value.textContent = state.given[id].map((/** @type {string} */ given) => this.word(id, given)).join("; ");
      link.href = write(answers, weights, { at: [id] });
      const hidden = link.querySelector("span");
      if (hidden) hidden.textContent = `: ${question.text}`;
      into.append(row);
    }
    part(view, "answers").hidden = !list.childElementCount;
    const full = view.querySelector("[data-full]");
    if (full instanceof HTMLAnchorElement) {
      const { track, ...rest } = answers;
      full.href = write(rest, weights);
      full.hidden = !state.short;
      part(view, "assumed-section").hidden = !state.assumed.length;
    }
    view.querySelector("[data-restart]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.go({}, {});
    });
  }

  /**
   * @param {string} id
   * @param {string} given
   * @returns {string}
   */
  word(id, given) {
    const question = this.model.questions.find((/** @type {any} */ one) => one.id === id);
    return wordOf(this.model, question, given, clone("tpl-none").textContent?.trim() ?? given);
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
  /** @type {Interview | undefined} */
  let interview;
  /** @type {HTMLAnchorElement | undefined} */
  let opened;
  const doors = new AbortController();
  // A door that is opened before the model is here waits for it; without a model it leads where its address says.
  root.addEventListener("click", (event) => {
    const door = event.target instanceof Element ? event.target.closest("a[data-door]") : null;
    if (!(door instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const { door: name = "", track } = door.dataset;
    // What the plan has answered already is not asked again.
    const { answers, weights, plan } = read(location.hash);
    addFragment(write({ ...answers, door: [name], ...(track ? { track: [track] } : {}) }, weights, {}, plan));
    opened = door;
    interview?.draw(true);
  }, { signal: doors.signal });
  const model = await fetch(root.dataset.model ?? "").then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (model) {
    interview = new Interview(root, model, Boolean(opened));
  } else {
    doors.abort();
    if (opened) location.assign(opened.href);
  }
}

const root = document.querySelector('[data-widget="interview"]');
if (root instanceof HTMLElement) mount(root);
