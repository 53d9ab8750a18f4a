// @ts-check
/** Draws a recommendation: every statement with a link to the claim, the edition or the rule that it rests on. */
import { summary, write } from "./address.js";
import { askedOf, compared, gapsOf, gathered, pricesOf, shortOf, toBuild } from "./brief.js";
import { drawByAnswer, drawFirst, drawNext } from "./first.js";
import { drawJudged } from "./judged.js";
import { drawStack } from "./stack.js";
import { tell } from "./told.js";
import { decide, solve } from "../decision/recommend.js";
import { percent, points } from "../decision/value.js";
import { anchor, clone, item, part, phrases, put } from "../shared/dom.js";
import { own } from "../shared/own.js";

const SHOWN = 5;
const CHANGES = 6;

/** @typedef {any} Recommendation as the engine returns it */
/** @typedef {Record<string, string[]>} Answers */
/** @typedef {{answers: Answers, weights: Record<string, number>, marks: Record<string, string[]>, root: string,
 *   word: (question: string, given: string) => string, moved: (weights: Record<string, number>) => void}} Desk */

/** One worker for all results of a page; it knows the model after the first message. @type {Worker | null} */
let worker = null;
let turn = 0;

/** @param {any} model */
function start(model) {
  if (worker) return worker;
  worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.postMessage({ model });
  return worker;
}

/** Scripts that add to a result and are not needed for it; the page names them. @type {Promise<{join: (result: any) => void}[]> | null} */
let joining = null;
function joined() {
  const names = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("template[data-joins]"));
  return (joining ??= Promise.all([...names].map((one) => import(new URL(one.dataset.joins ?? "", document.baseURI).href))).catch(() => []));
}

/** How a gap is called, where not by its own name. */
const GAPS = new Map([["open", "depends"], ["build", "gap-build"]]);

class Result {
  /**
   * @param {HTMLElement} view
   * @param {any} model
   * @param {Desk} desk
   */
  constructor(view, model, desk) {
    this.view = view;
    this.model = model;
    this.desk = desk;
    this.root = desk.root;
    this.weights = { ...desk.weights };
    this.frame = 0;
    this.found = decide(model, desk.answers, this.weights);
    this.say = phrases("tpl-phrases");
    /** What the worker found, when it has. @type {any} */
    this.studied = null;
    /** @type {() => void} */
    this.settle = () => {};
    /** @type {Map<string, any>} */
    this.entries = new Map(model.candidates.map((/** @type {any} */ one) => [one.id, one]));
    /** @type {Map<string, any>} */
    this.rules = new Map(model.rules.map((/** @type {any} */ one) => [one.id, one]));
    /** @type {Map<string, string>} */
    this.criteria = new Map(model.criteria.map((/** @type {any} */ one) => [one.id, one.label]));
  }

  /** @param {string} id @param {string} [anchorName] @param {string} [text] */
  entry(id, anchorName = "", text = "") {
    const name = text || (this.entries.get(id)?.name ?? id);
    return anchor(`${this.root}platforms/${id}/${anchorName ? `#${anchorName}` : ""}`, name);
  }

  /** What the organisation says about using an entry, if it says anything. @param {string} id */
  judged(id) {
    const verdict = this.entries.get(id)?.verdict;
    const chip = verdict && clone("tpl-judged").querySelector(`[data-judged="${verdict}"]`);
    return chip ? [" ", chip] : [];
  }

  /** The parts of an option as links, with what the organisation says about each. @param {any} option */
  names({ parts }) {
    return parts.flatMap((/** @type {any} */ one, /** @type {number} */ at) => [...(at ? [" + "] : []), this.entry(one.entry), ...this.formerly(one.entry), ...this.judged(one.entry)]);
  }

  /** The name that an entry gave up not long ago. @param {string} id */
  formerly(id) {
    const former = this.entries.get(id)?.formerly;
    if (!former) return [];
    const line = document.createElement("small");
    line.textContent = this.say("formerly", { former });
    return [" ", line];
  }

  /** A part's edition, as a line under its name. @param {any} part */
  edition({ entry, edition, owned }) {
    const line = document.createElement("small");
    const name = this.entries.get(entry).editions.find((/** @type {any} */ one) => one.id === edition).name;
    line.append(this.entry(entry, `edition-${edition}`, name), owned ? `, ${this.say("in-use")}` : "");
    return line;
  }

  /** The button that puts an option beside others. @param {any} option */
  collect({ id }) {
    const button = /** @type {HTMLElement} */ (clone("tpl-collect").firstElementChild);
    button.dataset.tray = id;
    put(button, "name", ` ${this.option(id)}`);
    return button;
  }

  /** A claim by its name, with that of its entry where several are spoken of. @param {string} entry @param {string} capability @param {boolean} several */
  claim(entry, capability, several) {
    const label = this.model.labels[this.model.capabilities.indexOf(capability)] ?? capability;
    return this.entry(entry, capability, several ? `${this.option(entry)}: ${label}` : label);
  }

  /** A must-have that parts of an option do not meet as they stand, with links to them. @param {import("./brief.js").Gap} gap @returns {(string | Node)[]} */
  gap({ place, how, entries }) {
    const links = entries.flatMap((id, at) => (at ? [", ", this.entry(id)] : [this.entry(id)]));
    return [`${this.say(GAPS.get(how) ?? how)} `, ...links, `: ${this.found.musts[place].label}`];
  }

  /** A need that is covered below the highest level, with what is lacking. @param {import("./brief.js").Short} short @param {boolean} several @returns {(string | Node)[]} */
  short({ entry, capability, level, limits }, several) {
    return [this.claim(entry, capability, several), [`: ${this.say(`short-${level}`)}.`, ...limits].join(" ")];
  }

  /** That there is no published price, where there is none. @param {string[]} asked entries @param {boolean} several @returns {string[][]} */
  ask(asked, several) {
    if (!asked.length) return [];
    return [[several ? this.say("price-ask-of", { names: asked.map((id) => this.option(id)).join(", ") }) : this.say("price-ask")]];
  }

  /** The kinds of price of an option in one line, and what a price has to be asked for. @param {any} option @returns {string[]} */
  price(option) {
    const prices = pricesOf(this.entries, option);
    const several = new Set(prices.map(([, price]) => price)).size > 1;
    const kinds = prices.map(([entry, price]) => `${several ? `${this.option(entry)}: ` : ""}${this.say(`price-${price}`)}`);
    const asked = this.ask(askedOf(this.entries, option), option.parts.length > 1).flat();
    return [`${this.say("row-price")}: ${[...new Set(kinds)].join("; ")}`, ...asked];
  }

  /** What an option requires: an entry, or something outside the catalogue. @param {string} id */
  required(id) {
    return this.entries.has(id) ? this.entry(id) : (own(this.model.outside, id)?.label ?? id);
  }

  /** The address under which a question is asked again, or answered in another way. @param {string} question @param {string[]} [answer] */
  change(question, answer) {
    return answer ? write({ ...this.desk.answers, [question]: answer }, this.weights) : write(this.desk.answers, this.weights, { at: [question] });
  }

  /** @param {string} id */
  capability(id) {
    const at = this.model.capabilities.indexOf(id);
    return anchor(`${this.root}capabilities/${id}/`, at < 0 ? id : this.model.labels[at]);
  }

  /** @param {string} id */
  rule(id) {
    return anchor(`${this.root}decide/method/#rule-${id}`, this.rules.get(id)?.because ?? id);
  }

  /** The names of an option's parts. @param {string} id of the option */
  option(id) {
    return id.split("+").map((one) => this.entries.get(one)?.name ?? one).join(" + ");
  }

  /** @param {string} id of a question */
  question(id) {
    return this.model.questions.find((/** @type {any} */ one) => one.id === id);
  }

  /** @param {string} name of a section @param {string} words what stands beside its title */
  count(name, words) {
    put(this.view, `${name}-count`, words);
  }

  /** @param {string} name @param {boolean} [show] */
  section(name, show = true) {
    part(this.view, `${name}-section`).hidden = !show;
  }

  /** Where an entry says what a must-have reads. @param {string} entry @param {string} edition @param {any} must */
  proofs(entry, edition, must) {
    const names = [...new Set(must.reads.map((/** @type {string} */ name) =>
      name.startsWith("claim.") ? name.slice("claim.".length) : `edition-${edition}`))];
    const covered = names.filter((name) => name.startsWith("edition-") || this.serves(entry, name));
    return covered.map((name) => {
      const at = this.model.capabilities.indexOf(name);
      const said = at < 0 ? this.entries.get(entry)?.editions.find((/** @type {any} */ one) => one.id === edition)?.name : this.model.labels[at];
      return this.entry(entry, name, said);
    });
  }

  /** @param {string} entry @param {string} capability */
  serves(entry, capability) {
    const at = this.model.capabilities.indexOf(capability);
    return at >= 0 && this.entries.get(entry)?.scope.includes(this.model.areas[this.model.area_of[at]]);
  }

  /** Draws everything, once. */
  open() {
    const { interview } = this.found;
    put(this.view, "count", interview.asked.length - interview.assumed.length);
    put(this.view, "date", `${this.model.date} (${this.model.digest.slice(0, 8)})`);
    part(this.view, "firm-line").hidden = !compared(this.found).length;
    if (!compared(this.found).length) {
      // What has to be found out is then the answer.
      part(this.view, "first-section").before(part(this.view, "open-section"), part(this.view, "find-section"));
    }
    this.count("answers", this.say("count-answers", { count: interview.asked.length - interview.assumed.length }));
    this.since();
    this.sliders();
    this.live();
    this.conflict();
    this.needs();
  }

  /** Draws what weights change. */
  live() {
    const { outcome } = this.found;
    put(this.view, "verdict", outcome.text);
    put(this.view, "because", outcome.because ?? "");
    part(this.view, "because").hidden = !outcome.because;
    if (outcome.lesson) {
      const link = /** @type {HTMLAnchorElement} */ (part(this.view, "lesson").querySelector("a"));
      const [path, mark = ""] = outcome.lesson.path.split("#");
      link.href = this.root + path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/") + (mark && `#${mark}`);
      link.textContent = outcome.lesson.label;
    }
    part(this.view, "lesson").hidden = !outcome.lesson;
    drawFirst(this);
    tell(this);
    drawJudged(this);
    joined().then((all) => this.view.isConnected && all.forEach(({ join }) => join(this)));
    // What stands further down is drawn when the reader has seen the first of it.
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => setTimeout(() => this.rest()));
  }

  rest() {
    const { options, verify, owned, notes } = this.found;
    if (!this.view.isConnected) return;
    this.list("options", options);
    this.list("verify", verify);
    this.findOut();
    this.lines("owned", owned.map((/** @type {any} */ one) => item(one.becomes === "forbidden" || one.becomes === "ended" ? "against" : "", one.text)));
    this.lines("notes", notes.map((/** @type {any} */ note) => item("", note.text)));
    this.lines("build", toBuild(this.found).map((/** @type {any} */ one) => item("", `${one.label}: ${one.build ?? ""}`)));
    drawNext(this);
    this.not();
    this.scores(compared(this.found).length ? compared(this.found) : verify);
    // A bar that stands there already knows what is collected; one that comes later marks the buttons itself.
    if (document.querySelector("body > .tray")) import("../shared/tray.js").then(({ mark }) => mark(this.view));
    this.study();
  }

  /** @param {string} name @param {HTMLElement[]} items */
  lines(name, items) {
    part(this.view, name).replaceChildren(...items);
    this.section(name, items.length > 0);
  }

  conflict() {
    const { conflict, musts } = this.found;
    if (!conflict) return;
    const members = conflict.members.map((/** @type {any} */ one) =>
      "must" in one
        ? item("against", `${musts[one.must].label} (`, this.rule(musts[one.must].rule), ")")
        : item("against", this.capability(one.capability), `, ${this.say("at-least")} ${this.say(`level-${one.level}`)}`));
    part(this.view, "members").replaceChildren(...members);
    part(this.view, "relax").replaceChildren(...conflict.relax.map((/** @type {any} */ one) => item("for", one.text)));
    part(this.view, "conflict").hidden = false;
  }

  /** @param {"options" | "verify"} name @param {any[]} options */
  list(name, options) {
    const rows = options.map((option) => this.candidate(option));
    const box = part(this.view, name);
    box.replaceChildren(...rows.slice(0, name === "options" ? SHOWN : undefined));
    if (name === "options") {
      const more = part(this.view, "more");
      more.querySelector("ol")?.replaceChildren(...rows.slice(SHOWN));
      more.hidden = rows.length <= SHOWN;
    }
    this.count(name, this.say("count-options", { count: rows.length }));
    this.section(name, rows.length > 0);
  }

  /** @param {any} option */
  candidate(option) {
    const row = clone("tpl-candidate");
    part(row, "names").append(...this.names(option), " ", this.collect(option));
    const rank = option.rank === null ? "" : this.say(option.shared > 1 ? "tied" : "rank", { rank: option.rank, others: option.shared - 1 });
    put(row, "rank", rank);
    put(row, "value", this.value(option));
    row.querySelector("svg")?.replaceWith(this.bar(option));
    part(row, "reasons").append(...this.reasons(option));
    if (option.parts.length > 1 && option.flows.length) this.fit(part(row, "fit"), option);
    return row;
  }

  /** The picture of a value. @param {any} option */
  bar({ value: { low, high } }) {
    const picture = /** @type {SVGElement} */ (clone("tpl-candidate").querySelector("svg"));
    const [range, mark] = picture.querySelectorAll("rect");
    range.setAttribute("width", String(high / 10));
    mark.setAttribute("x", String(Math.min(99, low / 10)));
    mark.setAttribute("width", String(Math.max(1, (high - low) / 10)));
    return picture;
  }

  /** @param {any} option @returns {string} */
  value({ value: { low, high, evidence } }) {
    return low === high
      ? this.say("value", { value: points(low) })
      : this.say("range", { low: points(low), high: points(high), evidence });
  }

  /** The picture of a stack, and the same in words. @param {HTMLElement} box @param {any} option */
  fit(box, option) {
    const lines = option.flows.map((/** @type {any} */ { flow, source, target, made }) => {
      const [from, to] = [source, target].map((id) => this.entries.get(id).name);
      return { made, text: this.say(source === target ? "fit-inside" : made ? "fit-made" : "fit-missing", { flow: this.say(`flow-${flow}`), source: from, target: to }) };
    });
    const parts = option.parts.map((/** @type {any} */ one) => ({
      id: one.entry,
      name: this.entries.get(one.entry).name,
      does: one.covers.map((/** @type {any} */ cover) => this.model.labels[this.model.capabilities.indexOf(cover.capability)]).join(", "),
      owned: one.owned,
    }));
    const words = document.createElement("ol");
    words.className = "fit__words";
    words.append(...lines.map((/** @type {any} */ line) => item(line.made ? "" : "is-missing", line.text)));
    box.append(drawStack(parts, option.flows, `${this.say("fit-title")} ${lines.map((/** @type {any} */ line) => line.text).join(" ")}`), words);
    box.hidden = false;
  }

  /** @param {any} option */
  *reasons(option) {
    const { musts } = this.found;
    for (const one of option.parts) {
      const entry = this.entries.get(one.entry);
      const edition = entry.editions.find((/** @type {any} */ each) => each.id === one.edition);
      const line = item("for", this.entry(one.entry), " (", this.entry(one.entry, `edition-${one.edition}`, edition.name),
        one.owned ? `, ${this.say("owned")}` : "", `) ${this.say("covers")} `);
      one.covers.forEach((/** @type {any} */ cover, /** @type {number} */ index) => {
        const at = this.model.capabilities.indexOf(cover.capability);
        line.append(index ? ", " : "", this.entry(one.entry, cover.capability, this.model.labels[at]),
          ` (${this.say(`level-${cover.level}`)}${cover.secondary ? `, ${this.say("secondary")}` : ""})`);
      });
      yield line;
    }
    for (const short of shortOf(this.model, option)) yield item("", ...this.short(short, option.parts.length > 1));
    const [price, ...asked] = this.price(option);
    yield item("", price);
    for (const text of asked) yield item("verify", text);
    const gaps = gapsOf(option, musts);
    for (const gap of gaps) yield item(gap.how === "build" ? "against" : "verify", ...this.gap(gap));
    for (const [place, must] of musts.entries()) {
      if (must.open || gaps.some((one) => one.place === place)) continue;
      const line = item("for", `${this.say("meets")}: ${must.label} (`);
      // What the reader has need not meet it; what it lacks stands beside it under what stays.
      const fresh = option.parts.filter((/** @type {any} */ one) => !one.owned);
      const links = (fresh.length ? fresh : option.parts).flatMap((/** @type {any} */ one) => this.proofs(one.entry, one.edition, must));
      links.forEach((/** @type {Node} */ link, /** @type {number} */ index) => line.append(index ? ", " : "", link));
      line.append(")");
      yield line;
    }
    for (const id of option.upon) yield item("", `${this.say("upon")} `, this.required(id));
    for (const id of option.along) yield item("against", `${this.say("along")} `, this.required(id));
    for (const flow of option.missing) yield item("against", `${this.say("missing")} ${this.say(`flow-${flow}`)}`);
    const places = this.model.places.filter((/** @type {any} */ one) => option.places.includes(one.id));
    if (places.length && option.parts.length > 1) {
      const called = option.parts.filter((/** @type {any} */ one) => one.delivery === "saas").map((/** @type {any} */ one) => this.entry(one.entry));
      const where = `${this.say("places")} ${places.map((/** @type {any} */ one) => one.label).join(", ")}`;
      yield called.length ? item("", `${where}; ${this.say("called")} `, ...called.flatMap((/** @type {Node} */ link, /** @type {number} */ index) => (index ? [", ", link] : [link]))) : item("", where);
    }
  }

  findOut() {
    this.lines("find", this.found.find_out.map((/** @type {any} */ one) => this.toFind(one.text, one.question)));
  }

  /** What ends an "I don't know". @param {string} text @param {string} id of a question */
  toFind(text, id) {
    const line = item("verify", text);
    const unknown = this.question(id)?.unknown;
    if (unknown) line.append(` ${this.say("find-out")} ${unknown.find_out} ${this.say("ask")} ${unknown.ask}.`);
    return line;
  }

  needs() {
    const { musts, outcome, maturity } = this.found;
    if (maturity) {
      const stage = this.model.maturity[maturity.rank];
      const line = part(this.view, "maturity");
      line.textContent = this.say("maturity", { stage: stage.label, rank: maturity.rank, last: this.model.maturity.length - 1, description: stage.description });
      line.hidden = false;
    }
    // Where a rule has settled the result, what other answers might have asked for is beside the point.
    const needs = this.found.needs.filter((/** @type {any} */ need) => !(need.open && outcome.rule));
    /** @param {string[]} rules */
    const because = (rules) => rules.flatMap((id, index) => [index ? "; " : ` ${this.say("because")}: `, this.rule(id)]);
    part(this.view, "musts").append(...musts.filter((/** @type {any} */ must) => !must.open).map((/** @type {any} */ must) =>
      item("", `${this.say("must")} ${must.label},`, ...because([must.rule]), must.build ? ` ${this.say("build")} ${must.build}` : "")));
    /** Needs that the same rules ask for stand in one line. @type {Map<string, any[]>} */
    const groups = new Map();
    for (const need of needs) {
      const key = `${need.open} ${need.rules.join(" ")}`;
      groups.set(key, [...(groups.get(key) ?? []), need]);
    }
    for (const group of groups.values()) {
      const [{ open, rules }] = group;
      const line = item(open ? "verify" : "", `${this.say("need")} `);
      group.forEach((need, index) => line.append(index ? ", " : "", this.capability(need.capability),
        ` (${this.say("at-least")} ${this.say(`level-${need.level}`)}${need.made ? this.say("made") : ""}${need.without.length ? this.say("without", { limits: need.without.join(" ") }) : ""})`));
      if (open) line.append(`, ${this.say("open")}`);
      // The reason of the rule that settled the result stands above already.
      if (!rules.includes(outcome.rule)) line.append(...because(rules));
      part(this.view, "needs").append(line);
    }
    const asked = musts.filter((/** @type {any} */ must) => !must.open).length;
    this.count("needs", this.say("count-needs", { musts: asked, needs: needs.length }));
    this.section("needs", musts.length + needs.length > 0);
  }

  /** Everything that is out, by the reason for it. */
  not() {
    /** @type {Map<string, any[]>} */
    const groups = new Map();
    for (const reason of this.found.why_not) {
      const code = reason.code.replace("-successor", "");
      groups.set(code, [...(groups.get(code) ?? []), reason]);
    }
    /** @type {Node[]} */
    const all = [];
    for (const [code, reasons] of groups) {
      const group = clone("tpl-group");
      const title = group.querySelector("summary");
      if (title) title.textContent = `${this.say(`group-${code}`)} (${reasons.length})`;
      group.querySelector("ul")?.append(...reasons.map((reason) => this.whyNot(reason)));
      all.push(group);
    }
    part(this.view, "not").replaceChildren(...all);
    this.count("not", this.say("count-not", { count: new Set(this.found.why_not.map((/** @type {any} */ one) => one.entry)).size }));
    this.section("not", groups.size > 0);
  }

  /** @param {any} reason */
  whyNot(reason) {
    const line = item("", this.entry(reason.entry, reason.edition ? `edition-${reason.edition}` : ""), ": ", reason.text);
    if (reason.must !== undefined) {
      const must = this.found.musts[reason.must];
      const proofs = this.proofs(reason.entry, reason.edition, must);
      line.append(" (", this.rule(must.rule), ...proofs.flatMap((link) => ["; ", link]), ")");
    }
    return line;
  }

  /** @param {any[]} options */
  scores(options) {
    const shown = options.slice(0, SHOWN);
    this.section("weights", shown.length > 0);
    if (!shown.length) return;
    const table = /** @type {HTMLTableElement} */ (this.view.querySelector("table.weights"));
    table.tHead?.replaceChildren();
    table.tBodies[0].replaceChildren();
    const head = table.tHead?.insertRow();
    for (const text of [this.say("criterion"), this.say("weight"), ...shown.map((option) => this.option(option.id))]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = text;
      head?.append(cell);
    }
    this.model.criteria.forEach((/** @type {any} */ criterion, /** @type {number} */ place) => {
      const weight = this.found.weights[criterion.id];
      if (!weight) return;
      const row = table.tBodies[0].insertRow();
      const label = document.createElement("th");
      label.scope = "row";
      label.textContent = criterion.label;
      row.append(label);
      row.insertCell().textContent = String(weight);
      for (const option of shown) {
        const { low, high } = option.scores[place];
        row.insertCell().textContent = low === high ? String(low) : `${low}-${high}`;
      }
    });
    this.count("weights", this.say("count-weights", { count: table.tBodies[0].rows.length }));
  }

  /** One slider for each criterion; moving one works everything out again and leaves the sliders alone. */
  sliders() {
    const box = part(this.view, "sliders");
    /** @type {[string, HTMLInputElement, HTMLOutputElement][]} */
    const all = this.model.criteria.map((/** @type {any} */ criterion) => {
      const one = clone("tpl-slider");
      const input = /** @type {HTMLInputElement} */ (one.querySelector("input"));
      const out = /** @type {HTMLOutputElement} */ (one.querySelector("output"));
      put(one, "label", criterion.label);
      put(one, "low", `0: ${criterion.low_label}`);
      put(one, "high", `100: ${criterion.high_label}`);
      input.addEventListener("input", () => {
        this.weights[criterion.id] = Number(input.value);
        out.value = input.value;
        this.reweigh();
      });
      box.append(one);
      return [criterion.id, input, out];
    });
    const show = () => all.forEach(([id, input, out]) => (out.value = input.value = String(this.found.weights[id])));
    show();
    part(this.view, "unweigh").addEventListener("click", () => {
      this.weights = {};
      this.reweigh();
      show();
    });
    this.section("weigh", compared(this.found).length + this.found.verify.length > 0);
  }

  reweigh() {
    part(this.view, "since").hidden = true;
    this.found = decide(this.model, this.desk.answers, this.weights);
    this.live();
    this.desk.moved(this.weights);
  }

  /** What a link of an earlier day said, and what has become of it. */
  since() {
    const gone = Object.keys(this.weights).filter((id) => !this.criteria.has(id));
    const lost = part(this.view, "gone");
    lost.hidden = !gone.length;
    lost.textContent = this.say(gone.length > 1 ? "gone-several" : "gone", { names: gone.join(", ") });
    for (const id of gone) delete this.weights[id];
    const { on, was } = this.desk.marks;
    if (!on || !was) return;
    const now = summary(compared(this.found));
    const names = (/** @type {string[]} */ ids) => ids.map((id) => this.option(id.replaceAll(".", "+"))).join("; ") || this.say("nothing");
    const before = was.filter((id) => id !== "-");
    const same = String(before) === String(now);
    const line = part(this.view, "since");
    line.textContent = this.say(same ? "since-same" : "since-changed", { on: on[0], date: this.model.date, was: names(before), now: names(now) });
    line.hidden = same && on[0] === this.model.date;
  }

  /** Asks the worker what the result hangs on; an answer to an older question is dropped. */
  study() {
    const mine = ++turn;
    this.studied = null;
    /** Comes when the worker has answered. @type {Promise<void>} */
    this.settled = new Promise((resolve) => (this.settle = resolve));
    const worker = start(this.model);
    worker.onmessage = ({ data }) => {
      if (data.turn === mine && mine === turn && this.view.isConnected) this.hangs(data.found);
    };
    worker.postMessage({ turn: mine, answers: this.desk.answers, weights: this.weights });
  }

  /** @param {any} found what `study` returned */
  hangs({ sensitivity, completions, changes }) {
    put(this.view, "firm-line", this.sure(sensitivity));
    this.studied = { sensitivity, changes };
    this.settle();
    const lines = this.turns(this.studied);
    part(this.view, "flips").replaceChildren(...lines.slice(0, CHANGES));
    const more = part(this.view, "more-flips");
    more.querySelector("ul")?.replaceChildren(...lines.slice(CHANGES));
    more.hidden = lines.length <= CHANGES;
    put(more, "more-count", String(Math.max(0, lines.length - CHANGES)));
    part(this.view, "flips-none").hidden = lines.length > 0;
    this.section("flips", Boolean(sensitivity) || lines.length > 0);
    if (completions) this.completions(completions);
    drawByAnswer(this, completions?.by_answer ?? []);
    this.section("open", Boolean(completions));
  }

  /** What would change the first place: weights, unknown levels, answers. @param {any} studied */
  turns({ sensitivity, changes }) {
    const first = sensitivity ? this.option(sensitivity.first) : "";
    return [
      ...(sensitivity?.flips ?? []).map((/** @type {any} */ one) => this.flip(one, first)),
      ...(sensitivity?.overtakes ?? []).map((/** @type {any} */ { option, entry, capability }) =>
        item("", `${this.say("overtakes", { option: this.option(option), first })} `, this.claim(entry, capability, true))),
      ...gathered(changes).map((some) => this.changed(some)),
    ];
  }

  /** @param {any} flip @param {string} first */
  flip({ criterion, from, to, option }, first) {
    const words = { option: this.option(option), first, criterion: this.criteria.get(criterion) ?? criterion, from, to };
    const link = anchor(write(this.desk.answers, { ...this.weights, [criterion]: to }), this.say("try"));
    link.dataset.try = "";
    return item("", `${this.say("flip", words)} `, link);
  }

  /** How sure the first place is, and what that rests on. @param {any} sensitivity @returns {string} */
  sure(sensitivity) {
    const options = compared(this.found);
    const named = this.found.judged.length > 0;
    // Where the others lack more, weights decide nothing.
    if (named && !sensitivity) return this.say(options[0].new ? "judged-alone" : "judged-alone-keep", { first: this.option(options[0].id), evidence: options[0].value.evidence });
    if (!sensitivity || !options.length) return "";
    const first = this.option(sensitivity.first);
    const { evidence } = options[0].value;
    if (options.length < 2) return this.say(options[0].new ? "alone" : "alone-keep", { first, evidence });
    const { verdict, draws, share, share_any, share_low = share } = sensitivity;
    const of = (/** @type {number} */ count) => percent(count, draws);
    const mixed = options.some((/** @type {any} */ one) => one.new > 0 !== options[0].new > 0);
    const kind = mixed ? this.say(options[0].new ? "class-new" : "class-kept") : "";
    const key = verdict === "tie" && options[0].shared < 2 ? "tie-alone" : verdict;
    const now = of(share) === of(share_low) ? "" : this.say("share-now", { share: of(share) });
    return this.say(`${named ? "judged-" : ""}${key}`, { first, evidence, now, share: of(share), any: of(share_any), low: of(share_low), draws: draws.toLocaleString("en"), class: kind });
  }

  /** Answers to one question after which the same is first. @param {any[]} some */
  changed(some) {
    const [{ question, assumed, kind, top }] = some;
    const worded = some.map(({ answer }) => answer.map((/** @type {string} */ one) => this.desk.word(question, one)).join("; "));
    const words = { question: this.question(question).text, answer: worded.join(this.say("change-or")) };
    const first = top.length ? this.say("change-first", { option: this.option(top[0]) }) : this.say(`change-${kind}`);
    const links = some.flatMap(({ answer, short }, index) => {
      /** @type {Answers} */
      const then = { ...this.desk.answers, [question]: answer };
      // Behind it lie questions that nobody asked, which took what they assume.
      if (short) then.track = ["short"];
      const link = anchor(write(then, this.weights), some.length > 1 ? this.say("try-answer", { answer: worded[index] }) : this.say("try"));
      link.dataset.try = "";
      return index ? [" ", link] : [link];
    });
    return item("", `${this.say("change", words)} ${first} ${assumed ? `(${this.say("assumed")}) ` : ""}`, ...links);
  }

  /** @param {any} completions */
  completions({ count, drawn, always, sometimes, settle }) {
    put(this.view, "open-count", this.say(drawn ? "completions-drawn" : "completions", { count }));
    part(this.view, "open").replaceChildren(
      ...(always.length ? always.map((/** @type {string} */ id) => item("for", this.say("always", { option: this.option(id) }))) : [item("", this.say("always-none"))]),
      ...sometimes.slice(0, SHOWN).map((/** @type {any} */ one) => item("verify", this.say("sometimes", { option: this.option(one.option), times: one.times, count }))),
      ...settle.filter((/** @type {any} */ one) => one.changed).slice(0, 3).map((/** @type {any} */ { question, changed, varied }) =>
        this.toFind(this.say("settle", { question: this.question(question).text, changed, varied }), question)),
    );
  }
}

/**
 * Runs the engine when the browser has nothing else to do, so that it runs faster when it matters, and starts the worker,
 * which fetches its scripts by itself: what a page names in advance is no worker's.
 * @param {any} model
 * @param {Answers} answers so far
 */
export function prepare(model, answers) {
  joined();
  const idle = window.requestIdleCallback ?? setTimeout;
  idle(() => {
    start(model);
    solve(model, answers);
  });
}

/**
 * Fills the result's template.
 * @param {HTMLElement} view
 * @param {any} model
 * @param {Desk} desk what the interview knows and can do
 */
export function openResult(view, model, desk) {
  start(model);
  const result = new Result(view, model, desk);
  result.open();
  const box = part(view, "share");
  const share = () => import("./share.js");
  part(box, "print").addEventListener("click", () => print());
  openForPrint(view);
  const sensitive = new Set(model.facts.filter((/** @type {any} */ fact) => fact.sensitive).map((/** @type {any} */ fact) => own(result.found.interview.sources, fact.id)));
  const hidden = Object.keys(desk.answers).filter((id) => sensitive.has(id) && desk.answers[id]?.[0] !== "unknown");
  put(box, "private-names", hidden.map((id) => result.question(id).text).join(" "));
  part(box, "private-line").hidden = !hidden.length;
  view.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy], [data-save]") : null;
    if (!(button instanceof HTMLElement)) return;
    const leave = /** @type {HTMLInputElement} */ (part(box, "private")).checked ? hidden : [];
    const { copy, save } = await share();
    const status = part(box, "shared");
    const kind = button.dataset.save;
    status.textContent = kind ? await save(kind, result) : await copy(result, leave);
  });
}

/** On paper nothing can be opened: whatever is closed opens for the time of printing. @param {HTMLElement} view */
function openForPrint(view) {
  const ending = new AbortController();
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    // With its element the result ends: nothing listens any more.
    if (!view.isConnected) return ending.abort();
    closed = [...view.querySelectorAll("details")].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  }, { signal: ending.signal });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  }, { signal: ending.signal });
}
