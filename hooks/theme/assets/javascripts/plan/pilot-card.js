// @ts-check
/** The scorecard of a pilot: filled in by row and candidate, judged at once, kept in this tab and in the file of the plan. */
import { decide } from "../decision/recommend.js";
import { changes, measuredLevels, overlaid } from "../planning/pilot/measured.js";
import { cardOf, cellOf, figure, figureOf, isWrong, judge, met } from "../planning/pilot/outcome.js";
import { TODAY } from "../planning/pilot/plan.js";
import { cardOfRows, parsed } from "../planning/pilot/table.js";
import { say as text } from "../planning/pilot/words.js";
import { clone, item, part, phrases, put } from "../shared/dom.js";
import { record } from "../shared/own.js";
import { fromFile, PlanError } from "./desk.js";
import { PeopleView } from "./pilot-people.js";

/** @import { Card, Cell, PlanRow } from "../planning/pilot/model.d.ts" */

const KINDS = ["must", "need", "criterion", "exit", "stop"];
const LARGEST = 2_000_000;
const PAUSE = 250;
/** @typedef {any} View of pilot-view.js */

export class CardView {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.root = view.root;
    this.say = phrases("tpl-pilot-phrases");
    this.rows = part(this.root, "rows");
    this.people = new PeopleView(this);
    this.rows.addEventListener("input", (event) => this.fill(/** @type {HTMLInputElement} */ (event.target)));
    part(this.root, "extended").addEventListener("change", (event) => {
      this.view.card.extended = /** @type {HTMLInputElement} */ (event.target).checked;
      this.keep();
    });
    part(this.root, "open-card").addEventListener("change", (event) => this.open(/** @type {HTMLInputElement} */ (event.target)));
  }

  /** @param {string} code @param {Record<string, string | number>} [words] */
  told(code, words) {
    return text(this.view.pilot, code, words);
  }

  /** @param {string} column */
  name(column) {
    return column === TODAY ? this.told("today") : (this.view.plan.candidates.find((/** @type {any} */ one) => one.id === column)?.name ?? column);
  }

  draw() {
    const { plan } = this.view;
    this.rows.replaceChildren(...KINDS.flatMap((kind) => {
      const rows = plan.rows.filter((/** @type {PlanRow} */ row) => row.kind === kind);
      return rows.length ? [this.group(kind, rows)] : [];
    }));
    this.people.draw();
    /** @type {HTMLInputElement} */ (part(this.root, "extended")).checked = this.view.card.extended;
    this.drawKept();
    this.refresh();
  }

  /** @param {string} kind @param {PlanRow[]} rows */
  group(kind, rows) {
    const made = clone("tpl-pilot-group");
    const details = /** @type {HTMLDetailsElement} */ (made.firstElementChild);
    details.dataset.kind = kind;
    details.open = kind === "must";
    put(made, "title", this.told(`section-${kind}`));
    part(made, "list").append(...rows.map((row) => this.row(row)));
    return details;
  }

  /** @param {PlanRow} row */
  row(row) {
    const made = clone("tpl-pilot-row");
    const box = /** @type {HTMLElement} */ (made.firstElementChild);
    box.dataset.row = row.id;
    put(made, "label", row.label);
    put(made, "how", row.how);
    put(made, "who", row.who ? this.say("who", { who: row.who }) : "");
    put(made, "evidence", row.evidence ? this.say("evidence", { text: row.evidence }) : "");
    const bound = ["less", "more"].includes(row.better);
    put(made, "target", row.target);
    if (bound) {
      part(made, "bound").hidden = false;
      const input = /** @type {HTMLInputElement} */ (part(made, "threshold"));
      input.value = row.threshold;
      input.setAttribute("aria-label", `${part(made, "bound").textContent?.trim()}: ${row.label}`);
      put(made, "unit", row.unit);
    }
    part(made, "cells").append(...this.view.plan.columns.map((/** @type {string} */ column) => this.cell(row, column)).filter(Boolean));
    return box;
  }

  /** @param {PlanRow} row @param {string} column */
  cell(row, column) {
    const made = clone("tpl-pilot-cell");
    const box = /** @type {HTMLElement} */ (made.firstElementChild);
    const cell = cellOf(this.view.card, row.id, column);
    box.dataset.column = column;
    put(made, "name", this.name(column));
    if (!row.of.includes(column)) {
      box.replaceChildren(/** @type {Node} */ (box.firstElementChild), Object.assign(document.createElement("p"), { textContent: row.kind === "must" && column !== TODAY ? this.say("not-asked") : "" }));
      return column === TODAY ? null : box;
    }
    const lines = { measured: ["less", "more"].includes(row.better) || row.kind === "exit", level: row.better === "level", result: ["yes", "no"].includes(row.better) };
    for (const [name, wanted] of Object.entries(lines)) if (!wanted) part(made, `${name}-line`).remove();
    if (lines.measured) put(made, "measured-label", row.kind === "exit" ? this.say("hours") : this.say("measured-unit", { unit: row.unit }));
    if (lines.level) {
      put(made, "level-label", this.say("level"));
      const { levels } = this.view.model;
      const select = /** @type {HTMLSelectElement} */ (part(made, "level-line").querySelector("select"));
      select.append(new Option("", ""), ...[...levels].reverse().map((/** @type {string} */ level) => new Option(level, level)));
      // A level from a file that is none stays to be seen.
      if (cell.measured && !levels.includes(cell.measured)) select.append(new Option(cell.measured, cell.measured));
    }
    if (lines.result) {
      const [yes, no] = row.better === "no" ? [this.say("not-happened"), this.say("happened")] : [this.told("pass"), this.told("fail")];
      /** @type {HTMLSelectElement} */ (part(made, "result-line").querySelector("select")).append(new Option("", ""), new Option(yes, "pass"), new Option(no, "fail"));
    }
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (made.querySelectorAll("[data-part]"))) {
      input.value = cell[/** @type {keyof Cell} */ (input.dataset.part)];
      // The words before it name neither the row nor the candidate.
      input.setAttribute("aria-label", `${input.parentElement?.textContent?.trim() && input.previousElementSibling?.textContent}: ${row.label}, ${this.name(column)}`);
    }
    return box;
  }

  /** Takes over what was typed into a cell or a threshold. @param {HTMLInputElement} input */
  fill(input) {
    const row = /** @type {HTMLElement | null} */ (input.closest("[data-row]"))?.dataset.row ?? "";
    if ("threshold" in input.dataset) {
      const usual = this.view.pilot.criteria.find((/** @type {any} */ one) => one.id === row)?.threshold;
      const value = input.value.trim();
      this.view.desk.put(`p.t.${row}`, value && value !== usual ? [value] : null);
      this.view.thresholds = { ...this.view.thresholds, [row]: value };
      this.view.replan();
      put(/** @type {HTMLElement} */ (input.closest("[data-row]")), "target", this.view.plan.rows.find((/** @type {PlanRow} */ one) => one.id === row)?.target ?? "");
      this.refresh();
      return;
    }
    const column = /** @type {HTMLElement | null} */ (input.closest("[data-column]"))?.dataset.column ?? "";
    const { cells } = this.view.card;
    const before = cellOf(this.view.card, row, column);
    const now = { ...before, [input.dataset.part ?? ""]: input.value };
    cells[row] ??= record();
    if (now.measured || now.result || now.note) cells[row][column] = now;
    else delete cells[row][column];
    if (!Object.keys(cells[row]).length) delete cells[row];
    this.keep();
  }

  /** Keeps the scorecard, and says what follows. */
  keep() {
    const { card, desk } = this.view;
    const empty = !Object.keys(card.cells).length && !Object.keys(card.usability).length && !card.extended;
    desk.note("p.card", empty ? null : card);
    this.refresh(true);
  }

  /** @param {boolean} [aloud] whether a change of the outcome is said */
  refresh(aloud = false) {
    const { pilot, model, plan, card, ended } = this.view;
    const filled = Object.keys(card.cells).length > 0;
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (this.rows.querySelectorAll("[data-row]"))) {
      const row = /** @type {PlanRow} */ (plan.rows.find((/** @type {PlanRow} */ one) => one.id === box.dataset.row));
      const bound = /** @type {HTMLInputElement} */ (part(box, "threshold"));
      bound.readOnly = filled;
      bound.title = filled ? this.say("fixed") : "";
      const lame = ["less", "more"].includes(row.better) && figureOf(row, row.threshold) === null;
      this.complain(part(box, "bound-wrong"), bound, lame ? this.say(figure(row.threshold) === null ? "threshold-wrong" : "threshold-large", { text: row.threshold, most: row.most }) : "");
      for (const one of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-column]"))) this.judged(row, one);
    }
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (this.rows.querySelectorAll("[data-kind]"))) {
      const asked = plan.rows.filter((/** @type {PlanRow} */ row) => row.kind === group.dataset.kind).flatMap((/** @type {PlanRow} */ row) => row.of.map((name) => met(row, model.levels, cellOf(card, row.id, name))));
      put(group, "count", this.say("count", { filled: asked.filter(Boolean).length, all: asked.length }));
    }
    const found = judge(pilot, model.levels, plan, card, ended);
    const before = this.outcome;
    this.outcome = found.text;
    put(this.root, "outcome", found.text);
    if (aloud && before !== undefined && before !== found.text) this.view.announce(found.text);
    part(this.root, "conclusions").replaceChildren(...found.conclusions.map((one, at) => {
      const pair = document.createElement("div");
      const detail = document.createElement("dd");
      const counted = this.told("counted", { passed: one.passed, failed: one.failed.length, open: one.open.length });
      detail.append(Object.assign(document.createElement("b"), { textContent: `${this.told(`conclusion-${one.conclusion}`)}. ` }), one.because, Object.assign(document.createElement("small"), { textContent: `${counted}. ${this.people.usable(found.scores[at])}` }));
      pair.dataset.conclusion = one.conclusion;
      pair.append(Object.assign(document.createElement("dt"), { textContent: plan.candidates[at].name }), detail);
      return pair;
    }));
    this.people.scored(found.scores);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), PAUSE);
  }

  /** @param {PlanRow} row @param {HTMLElement} box */
  judged(row, box) {
    const column = box.dataset.column ?? "";
    const cell = cellOf(this.view.card, row.id, column);
    const result = row.of.includes(column) ? met(row, this.view.model.levels, cell) : "";
    const shown = part(box, "result");
    shown.textContent = result && row.better !== "no" ? this.told(result) : "";
    box.dataset.met = result;
    const input = /** @type {HTMLInputElement | null} */ (box.querySelector('[data-part="measured"]'));
    const wrong = isWrong(row, this.view.model.levels, cell);
    if (input) this.complain(part(box, "wrong"), input, wrong ? this.say(row.better === "level" ? "level-wrong" : figure(cell.measured.trim()) === null ? "figure-wrong" : "figure-large", { text: cell.measured, most: row.most }) : "");
  }

  /** @param {HTMLElement} place @param {HTMLElement} input @param {string} words nothing where all is well */
  complain(place, input, words) {
    place.hidden = !words;
    place.textContent = words;
    if (words) {
      place.id ||= `wrong-${Math.random().toString(36).slice(2)}`;
      input.setAttribute("aria-describedby", place.id);
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }

  /** Decides again with the levels that were measured. */
  again() {
    const { pilot, model, plan, card, chosen, desk } = this.view;
    const measured = measuredLevels(model.levels, plan, card);
    const section = part(this.root, "measured");
    section.hidden = !Object.keys(measured).length;
    if (section.hidden) return;
    const after = decide(overlaid(model, measured), chosen.answers, desk.state.weights);
    const list = changes(pilot, model, plan, chosen.found, after).map((line) => item("", line));
    const levels = Object.entries(measured).flatMap(([place, levels]) => Object.entries(levels).map(([capability, level]) => {
      const label = model.labels[model.capabilities.indexOf(capability)];
      const name = model.candidates.find((/** @type {any} */ one) => one.id === place.split("/")[0])?.name;
      return item("for", `${name}: ${label}: ${level}, ${this.told("measured-by-you")}`);
    }));
    part(this.root, "changes").replaceChildren(...list, ...levels);
  }

  /** Says which results are of something that is no candidate here. */
  drawKept() {
    const { plan, card } = this.view;
    const held = new Set([...Object.values(card.cells).flatMap((columns) => Object.keys(columns)), ...Object.keys(card.usability)]);
    const others = [...held].filter((name) => !plan.columns.includes(name));
    const line = part(this.root, "kept");
    line.hidden = !others.length;
    line.textContent = others.length ? this.say("kept", { names: others.join(", ") }) : "";
  }

  /** Opens a scorecard: a CSV file, or the file of a plan. @param {HTMLInputElement} input */
  async open(input) {
    const file = input.files?.[0];
    input.blur();
    if (!file) return;
    const problem = part(this.root, "card-problem");
    const complain = (/** @type {string} */ words) => {
      problem.hidden = !words;
      problem.textContent = words;
      if (words) problem.focus();
    };
    const given = file.size > LARGEST ? null : await file.text();
    input.value = "";
    if (given === null) return complain(this.say("card-large"));
    /** @type {{ok: boolean, card: Card, wrong: number[]}} */
    let read;
    if (given.trimStart().startsWith("{")) {
      try {
        read = { ok: true, card: cardOf(fromFile(given).notes["p.card"]), wrong: [] };
      } catch (error) {
        if (!(error instanceof PlanError)) throw error;
        return complain(this.say("card-foreign"));
      }
    } else read = cardOfRows(parsed(given));
    if (!read.ok) return complain(this.say("card-foreign"));
    complain("");
    this.view.card = read.card;
    this.draw();
    this.keep();
    this.view.announce(this.say(read.wrong.length ? "card-lines" : "card-opened", { lines: read.wrong.join(", ") }));
  }
}
