// @ts-check
/** Draws a recommendation: every statement with a link to the claim, the edition or the rule that it rests on. */
import { anchor, clone, item, part, phrases, put } from "./dom.mjs";

const SHOWN = 5;

/** @typedef {any} Recommendation as the engine returns it */

class Result {
  /**
   * @param {HTMLElement} view
   * @param {any} model
   * @param {Recommendation} found
   * @param {string} root the way from this page to the root of the site
   */
  constructor(view, model, found, root) {
    this.view = view;
    this.model = model;
    this.found = found;
    this.root = root;
    this.say = phrases("tpl-phrases");
    /** @type {Map<string, any>} */
    this.entries = new Map(model.candidates.map((/** @type {any} */ one) => [one.id, one]));
    /** @type {Map<string, any>} */
    this.rules = new Map(model.rules.map((/** @type {any} */ one) => [one.id, one]));
  }

  /** @param {string} id @param {string} [anchorName] @param {string} [text] */
  entry(id, anchorName = "", text = "") {
    const name = text || (this.entries.get(id)?.name ?? id);
    return anchor(`${this.root}platforms/${id}/${anchorName ? `#${anchorName}` : ""}`, name);
  }

  /** @param {string} id */
  capability(id) {
    const at = this.model.capabilities.indexOf(id);
    return anchor(`${this.root}capabilities/${id}/`, at < 0 ? id : this.model.labels[at]);
  }

  /** @param {string} id */
  rule(id) {
    return anchor(`#rule-${id}`, this.rules.get(id)?.because ?? id);
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
    return covered.map((name) => this.entry(entry, name));
  }

  /** @param {string} entry @param {string} capability */
  serves(entry, capability) {
    const at = this.model.capabilities.indexOf(capability);
    return at >= 0 && this.entries.get(entry)?.scope.includes(this.model.areas[this.model.area_of[at]]);
  }

  draw() {
    const { outcome, interview, options, verify } = this.found;
    put(this.view, "count", interview.asked.length);
    put(this.view, "verdict", outcome.text);
    if (outcome.because) {
      put(this.view, "because", outcome.because);
      part(this.view, "because").hidden = false;
    }
    if (outcome.lesson) {
      const link = /** @type {HTMLAnchorElement} */ (part(this.view, "lesson").querySelector("a"));
      const [path, mark = ""] = outcome.lesson.path.split("#");
      link.href = this.root + path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/") + (mark && `#${mark}`);
      link.textContent = outcome.lesson.label;
      part(this.view, "lesson").hidden = false;
    }
    this.conflict();
    this.list("options", options);
    this.list("verify", verify);
    this.findOut();
    this.needs();
    this.lines("notes", this.found.notes.map((/** @type {any} */ note) => item("", note.text)));
    this.lines("not", this.found.why_not.map((/** @type {any} */ reason) => this.whyNot(reason)));
    this.weights(options.length ? options : verify);
  }

  /** @param {string} name @param {HTMLElement[]} items */
  lines(name, items) {
    part(this.view, name).append(...items);
    this.section(name, items.length > 0);
  }

  conflict() {
    const { conflict, musts } = this.found;
    if (!conflict) return;
    const members = conflict.members.map((/** @type {any} */ one) =>
      "must" in one
        ? item("against", `${musts[one.must].label} (`, this.rule(musts[one.must].rule), ")")
        : item("against", this.capability(one.capability), `, ${this.say("at-least")} ${this.say(`level-${one.level}`)}`));
    part(this.view, "members").append(...members);
    part(this.view, "relax").append(...conflict.relax.map((/** @type {any} */ one) => item("for", one.text)));
    part(this.view, "conflict").hidden = false;
  }

  /** @param {"options" | "verify"} name @param {any[]} options */
  list(name, options) {
    const box = part(this.view, name);
    options.forEach((option, index) => {
      const target = name === "options" && index >= SHOWN ? part(this.view, "more").querySelector("ol") : box;
      target?.append(this.candidate(option));
    });
    if (name === "options") part(this.view, "more").hidden = options.length <= SHOWN;
    this.section(name, options.length > 0);
  }

  /** @param {any} option */
  candidate(option) {
    const row = clone("tpl-candidate");
    const names = part(row, "names");
    option.parts.forEach((/** @type {any} */ one, /** @type {number} */ index) => {
      names.append(...(index ? [" + "] : []), this.entry(one.entry));
    });
    const rank = option.rank === null ? "" : this.say(option.shared > 1 ? "tied" : "rank", { rank: option.rank, others: option.shared - 1 });
    put(row, "rank", rank);
    const low = option.value.low / 10;
    const high = option.value.high / 10;
    put(row, "value", option.value.low === option.value.high
      ? this.say("value", { value: Math.round(low) })
      : this.say("range", { low: Math.round(low), high: Math.round(high), evidence: option.value.evidence }));
    const [range, mark] = row.querySelectorAll("rect");
    range.setAttribute("x", "0");
    range.setAttribute("width", String(high));
    mark.setAttribute("x", String(Math.min(99, (low + high) / 2)));
    part(row, "reasons").append(...this.reasons(option));
    return row;
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
          ` (${this.say(`level-${cover.level}`)})`);
      });
      yield line;
      const pending = new Set(one.verify);
      for (const place of pending) {
        yield item("verify", `${this.say("verify")} `, this.entry(one.entry), `: ${musts[place].label}`);
      }
    }
    for (const [place, must] of musts.entries()) {
      if (must.open || option.parts.some((/** @type {any} */ one) => one.verify.includes(place))) continue;
      const line = item("for", `${this.say("meets")}: ${must.label} (`);
      const links = option.parts.flatMap((/** @type {any} */ one) => this.proofs(one.entry, one.edition, must));
      links.forEach((/** @type {Node} */ link, /** @type {number} */ index) => line.append(index ? ", " : "", link));
      line.append(")");
      yield line;
    }
    for (const flow of option.missing) yield item("against", `${this.say("missing")} ${this.say(`flow-${flow}`)}`);
    const places = this.model.places.filter((/** @type {any} */ one) => option.places.includes(one.id));
    if (places.length && option.parts.length > 1) {
      yield item("", `${this.say("places")} ${places.map((/** @type {any} */ one) => one.label).join(", ")}`);
    }
  }

  findOut() {
    this.lines("find", this.found.find_out.map((/** @type {any} */ one) => {
      const line = item("verify", one.text);
      if (one.find_out) line.append(` ${this.say("find-out")} ${one.find_out}`);
      if (one.ask) line.append(` ${this.say("ask")} ${one.ask}.`);
      return line;
    }));
  }

  needs() {
    const { musts, outcome } = this.found;
    // Where a rule has settled the result, what other answers might have asked for is beside the point.
    const needs = this.found.needs.filter((/** @type {any} */ need) => !(need.open && outcome.rule));
    /** @param {string[]} rules */
    const because = (rules) => rules.flatMap((id, index) => [index ? "; " : ` ${this.say("because")}: `, this.rule(id)]);
    part(this.view, "musts").append(...musts.filter((/** @type {any} */ must) => !must.open).map((/** @type {any} */ must) =>
      item("", `${this.say("must")} ${must.label},`, ...because([must.rule]))));
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
        ` (${this.say("at-least")} ${this.say(`level-${need.level}`)})`));
      if (open) line.append(`, ${this.say("open")}`);
      // The reason of the rule that settled the result stands above already.
      if (!rules.includes(outcome.rule)) line.append(...because(rules));
      part(this.view, "needs").append(line);
    }
    this.section("needs", musts.length + needs.length > 0);
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
  weights(options) {
    const shown = options.slice(0, SHOWN);
    if (!shown.length) return;
    const table = /** @type {HTMLTableElement} */ (this.view.querySelector("table.weights"));
    const head = table.tHead?.insertRow();
    const name = (/** @type {any} */ option) => option.parts.map((/** @type {any} */ one) => this.entries.get(one.entry).name).join(" + ");
    for (const text of [this.say("criterion"), this.say("weight"), ...shown.map(name)]) {
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
    this.section("weights");
  }
}

/**
 * Fills the result's template.
 * @param {HTMLElement} view
 * @param {any} model
 * @param {Recommendation} found
 * @param {string} root
 */
export function drawResult(view, model, found, root) {
  new Result(view, model, found, root).draw();
}
