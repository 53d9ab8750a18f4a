// @ts-check
/** The questionnaires of a pilot: people are added for each candidate, answer item by item, and their scores are shown at once. */
import { score, tenths, winner } from "../planning/pilot/usability.js";
import { clone, part, phrases, put } from "../shared/dom.js";
import { own } from "../shared/own.js";

/** @typedef {import("./pilot-card.js").CardView} CardView */

export class PeopleView {
  /** @param {CardView} card */
  constructor(card) {
    this.card = card;
    this.view = card.view;
    this.root = card.root;
    this.say = phrases("tpl-pilot-phrases");
    this.people = part(this.root, "people");
    this.people.addEventListener("change", (event) => this.answer(/** @type {HTMLSelectElement} */ (event.target)));
    this.people.addEventListener("click", (event) => this.press(/** @type {HTMLElement} */ (event.target)));
  }

  /** @param {any} found */
  usable(found) {
    if (!found) return "";
    const { least } = this.view.pilot.usability;
    const words = { mean: tenths(found.mean), low: tenths(found.low), high: tenths(found.high), people: found.scores.length, least };
    return this.card.told(found.scores.length < least ? "usability-few" : "usability-score", words);
  }

  draw() {
    const { plan, pilot, card } = this.view;
    const open = new Set([...this.people.querySelectorAll("details[open]")].map((one) => `${/** @type {HTMLElement} */ (one.closest("[data-column]")).dataset.column} ${/** @type {HTMLElement} */ (one).dataset.person}`));
    this.people.replaceChildren(...plan.candidates.map((/** @type {any} */ { id, name }) => {
      const made = clone("tpl-pilot-people");
      const box = /** @type {HTMLElement} */ (made.firstElementChild);
      box.dataset.column = id;
      put(made, "name", name);
      put(made, "for", name);
      const people = own(card.usability, id) ?? [];
      part(made, "list").append(...people.map((/** @type {number[]} */ answers, /** @type {number} */ at) => {
        const person = clone("tpl-pilot-person");
        const details = /** @type {HTMLDetailsElement} */ (person.firstElementChild);
        details.dataset.person = String(at);
        details.open = open.has(`${id} ${at}`);
        put(person, "title", this.say("person", { number: at + 1 }));
        part(person, "items").append(...pilot.usability.items.map((/** @type {any} */ one, /** @type {number} */ place) => {
          const line = clone("tpl-pilot-item");
          put(line, "text", one.statement);
          const select = /** @type {HTMLSelectElement} */ (part(line, "answer"));
          select.dataset.answer = String(place);
          select.append(new Option("", "0"), ...pilot.usability.scale.map((/** @type {string} */ word, /** @type {number} */ step) => new Option(`${step + 1}: ${word}`, String(step + 1))));
          select.value = String(answers[place] >= 1 && answers[place] <= 5 ? answers[place] : 0);
          return line;
        }));
        return details;
      }));
      return box;
    }));
  }

  /** Writes the scores beside each person and each candidate. @param {any[]} scores */
  scored(scores) {
    const { plan, pilot, card } = this.view;
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (this.people.querySelectorAll("section[data-column]"))) {
      const at = plan.candidates.findIndex((/** @type {any} */ one) => one.id === box.dataset.column);
      put(box, "score", scores[at] ? this.usable(scores[at]) : this.say("nobody"));
      const people = own(card.usability, box.dataset.column ?? "") ?? [];
      for (const one of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-person]"))) {
        const points = score(pilot.usability, people[Number(one.dataset.person)]);
        put(one, "points", points === null ? this.say("unfinished") : this.say("points", { points: tenths(points) }));
      }
    }
    const best = winner(pilot.usability, scores);
    const line = part(this.root, "people-winner");
    line.hidden = scores.length < 2 || scores.some((one) => !one || one.scores.length < pilot.usability.least);
    line.textContent = best === null ? this.card.told("usability-none") : this.card.told("usability-winner", { candidate: plan.candidates[best].name });
  }

  /** @param {HTMLSelectElement} select */
  answer(select) {
    const [column, person] = [/** @type {HTMLElement} */ (select.closest("section[data-column]")).dataset.column ?? "", Number(/** @type {HTMLElement} */ (select.closest("[data-person]")).dataset.person)];
    const { items } = this.view.pilot.usability;
    const answers = this.view.card.usability[column][person];
    const whole = items.map((/** @type {any} */ _, /** @type {number} */ at) => answers[at] ?? 0);
    whole[Number(select.dataset.answer)] = Number(select.value);
    this.view.card.usability[column][person] = whole;
    this.card.keep();
  }

  /** @param {HTMLElement} pressed a button that adds or removes a person, or anything else */
  press(pressed) {
    const column = /** @type {HTMLElement | null} */ (pressed.closest("section[data-column]"))?.dataset.column ?? "";
    const { usability } = this.view.card;
    const { items, most } = this.view.pilot.usability;
    if (pressed.closest("[data-add]")) {
      usability[column] ??= [];
      if (usability[column].length >= most) return this.view.announce(this.say("full", { most }));
      usability[column].push(items.map(() => 0));
      this.draw();
      const last = /** @type {HTMLDetailsElement} */ ([...this.people.querySelectorAll(`section[data-column="${CSS.escape(column)}"] [data-person]`)].at(-1));
      last.open = true;
      last.querySelector("select")?.focus();
      this.view.announce(this.say("added", { name: this.card.name(column) }));
    } else if (pressed.closest("[data-remove]")) {
      usability[column].splice(Number(/** @type {HTMLElement} */ (pressed.closest("[data-person]")).dataset.person), 1);
      if (!usability[column].length) delete usability[column];
      this.draw();
      part(this.people, "add").focus();
      this.view.announce(this.say("removed"));
    } else return;
    this.card.keep();
  }
}
