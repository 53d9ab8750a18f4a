// @ts-check
/** The pilot of a reader: candidates, doubts, frame and days, drawn from the address, the notes of this tab and the data. */
import { inAddress } from "../decide/address.js";
import { walk } from "../decision/interview.js";
import { choose, listed, MOST } from "../planning/pilot/candidates.js";
import { cardOf } from "../planning/pilot/outcome.js";
import { makePlan } from "../planning/pilot/plan.js";
import { optionName } from "../planning/pilot/words.js";
import { clone, item, part, phrases, put } from "../shared/dom.js";
import { own, record } from "../shared/own.js";
import { save } from "../shared/take.js";
import { CardView } from "./pilot-card.js";
import { drawDays } from "./pilot-days.js";
import { acceptedOf, marksOf, thresholdsOf } from "./pilot-own.js";

/** @import { Desk } from "./desk.js" */
/** @import { AcceptedData, Card, Day, PilotModel, Plan } from "../planning/pilot/model.d.ts" */

const SHOWN = 5;

export class PilotView {
  /**
   * @param {HTMLElement} root
   * @param {Desk} desk
   * @param {(text: string) => void} announce
   * @param {any} model of the decision
   * @param {PilotModel} pilot
   */
  constructor(root, desk, announce, model, pilot) {
    this.root = root;
    this.desk = desk;
    this.announce = announce;
    this.model = model;
    this.pilot = pilot;
    this.say = phrases("tpl-pilot-phrases");
    /** The answers that the worker was asked about. */
    this.studied = "";
    /** The needs with their words, once they are fetched. @type {any} */
    this.needs = null;
    this.asking = false;
    /** What the worker found for the answers as they are. @type {{flips: any[], overtakes: any[], costly: any[]}} */
    this.hangs = { flips: [], overtakes: [], costly: [] };
    this.cards = new CardView(this);
    desk.changed(() => this.draw());
    for (const select of this.selects) select.addEventListener("change", () => this.name());
    part(root, "start").addEventListener("change", (event) => this.keep("p.start", /** @type {HTMLInputElement} */ (event.target).value, ""));
    part(root, "weeks").addEventListener("change", (event) => this.keep("p.weeks", /** @type {HTMLSelectElement} */ (event.target).value, String(pilot.box.weeks)));
    part(root, "fields").addEventListener("input", (event) => this.write(/** @type {HTMLTextAreaElement} */ (event.target)));
    for (const button of root.querySelectorAll("[data-take]")) button.addEventListener("click", () => this.take(button.getAttribute("data-take") ?? ""));
    this.draw();
    part(root, "tool").hidden = false;
  }

  get selects() {
    return /** @type {HTMLSelectElement[]} */ ([...this.root.querySelectorAll("[data-candidate]")]);
  }

  /** Needs of the reader's list that a pilot tests, as they are marked on their own page. @returns {AcceptedData[]} */
  get accepted() {
    if (!Object.keys(marksOf(this.desk)).length) return [];
    if (!this.needs) this.fetchNeeds();
    return acceptedOf(this.desk, this.needs);
  }

  /** Fetches the words of needs, once, and draws the plan with them. */
  async fetchNeeds() {
    const address = this.root.dataset.needs;
    if (!address || this.asking) return;
    this.asking = true;
    this.needs = await (await fetch(address)).json();
    this.draw();
  }

  /** What the reader wrote into the frame. @returns {Record<string, string>} */
  get frame() {
    const given = this.desk.notes["p.frame"];
    const texts = given && typeof given === "object" ? Object.entries(given).filter(([, one]) => typeof one === "string") : [];
    return Object.assign(record(), Object.fromEntries(texts));
  }

  /** Takes everything from the address and the notes, and draws it. */
  draw() {
    const { answers, weights } = this.desk.state;
    this.named = this.desk.get("p.of") ?? [];
this.thresholds = thresholdsOf(this.desk);
    /** @type {Card} */
    this.card = cardOf(this.desk.notes["p.card"]);
    this.chosen = choose(this.model, answers, weights, this.named);
    this.study();
    this.weigh();
    this.replan();
    this.drawCandidates();
    this.drawFields();
    this.drawDays();
    this.cards.draw();
  }

  /** Makes the plan anew from what is chosen; what was filled in stays. */
  replan() {
    /** @type {Plan} */
    this.plan = makePlan(this.pilot, this.model, /** @type {any} */ (this.chosen), { thresholds: this.thresholds, accepted: this.accepted }, this.hangs);
    const list = this.plan.hypotheses.map(({ text, how, kind }) => {
      const made = item("", text, " ", Object.assign(document.createElement("small"), { textContent: how }));
      made.dataset.kind = kind;
      return made;
    });
    part(this.root, "hypotheses").replaceChildren(...(list.length ? list : [item("", this.say("none"))]));
  }

  /** Asks the worker what the result hangs on: it takes a while, and the page is there before. */
  async study() {
    const { answers, weights } = this.desk.state;
    const asked = JSON.stringify([answers, weights]);
    if (asked === this.studied) return;
    this.studied = asked;
    this.hangs = { ...this.hangs, flips: [], overtakes: [] };
    const { studied } = await import("./pilot-hangs.js");
    const firm = await studied(this.model, answers, weights);
    if (!firm || asked !== this.studied) return;
    this.hangs = { ...this.hangs, ...firm };
    this.replan();
  }

  /** Looks which assumptions move the cost of the first candidate most, when the page stands. */
  async weigh() {
    const { chosen } = this;
    const { costliest } = await import("./pilot-costly.js");
    const costly = await costliest(this.root.dataset, this.model, chosen, this.pilot.measurable, this.desk.state.plan);
    if (chosen !== this.chosen) return;
    this.hangs = { ...this.hangs, costly };
    this.replan();
  }

  drawCandidates() {
    const { found, options, gone } = /** @type {any} */ (this.chosen);
    const first = listed(this.base(found)).slice(0, SHOWN).map((one) => one.id);
    const ids = options.map((/** @type {any} */ one) => one.id);
    const named = ids.filter((/** @type {string} */ id) => !first.includes(id) && id.includes("+"));
    const all = [...this.model.candidates].sort((a, b) => a.name.localeCompare(b.name, "en")).map((one) => one.id);
    for (const [at, select] of this.selects.entries()) {
      const groups = [["result", first], ["named", named], ["all", all.filter((id) => !first.includes(id))]].filter(([, some]) => some.length);
      select.replaceChildren(
        new Option(this.say(at ? "no-second" : "choose"), ""),
        ...groups.map(([name, some]) => {
          const group = Object.assign(document.createElement("optgroup"), { label: this.say(`group-${name}`) });
          group.append(.../** @type {string[]} */ (some).map((id) => new Option(optionName(this.model, id), id)));
          return group;
        }),
      );
      select.value = ids[at] ?? "";
    }
    const told = walk(this.model, this.desk.state.answers).asked.length > 0;
    put(this.root, "from", this.say(this.named?.length ? (told ? "from-you" : "no-answers") : ids.length ? "from-result" : "from-nothing"));
    const missing = part(this.root, "gone");
    missing.hidden = !gone.length;
    missing.textContent = gone.length ? this.say("gone", { names: gone.join(", ") }) : "";
  }

  /** The result of the answers alone, without what is named beside it. @param {any} found */
  base(found) {
    if (!this.named?.length) return found;
    return choose(this.model, this.desk.state.answers, this.desk.state.weights).found;
  }

  /** The reader chose candidates; what the result proposes needs no name in the address. */
  name() {
    const chosen = [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
    const { answers, weights } = this.desk.state;
    const proposed = choose(this.model, answers, weights).options.slice(0, MOST).map((one) => one.id);
    this.desk.put("p.of", String(chosen) === String(proposed) ? null : chosen.map(inAddress));
    this.draw();
    const names = this.plan?.candidates.map((one) => one.name).join(", ");
    this.announce(names ? this.say("drawn", { names }) : this.say("drawn-none"));
  }

  drawFields() {
    const { frame } = this;
    part(this.root, "fields").replaceChildren(
      ...this.pilot.fields.map(({ id, label, why, suggestion }) => {
        const made = clone("tpl-pilot-field");
        put(made, "label", label);
        put(made, "why", why);
        const input = /** @type {HTMLTextAreaElement} */ (part(made, "input"));
        Object.assign(input, { id: `pilot-${id}`, name: id, value: own(frame, id) ?? "", placeholder: suggestion ? this.say("for-example", { text: suggestion }) : "" });
        part(made, "why").id = `pilot-${id}-why`;
        part(made, "label").setAttribute("for", input.id);
        input.setAttribute("aria-describedby", `pilot-${id}-why`);
        return made;
      }),
    );
  }

  /** @param {HTMLTextAreaElement} input */
  write(input) {
    const { frame } = this;
    if (input.value.trim()) frame[input.name] = input.value;
    else delete frame[input.name];
    this.desk.note("p.frame", Object.keys(frame).length ? frame : null);
  }

  /** Keeps a figure of the calendar in the address. @param {string} name @param {string} value @param {string} usual */
  keep(name, value, usual) {
    this.desk.put(name, value && value !== usual ? [value] : null);
    this.drawDays();
    this.cards.refresh();
    this.announce(part(this.root, "when").textContent ?? "");
  }

  drawDays() {
    const { days, ended } = drawDays(this);
    /** @type {Day[]} */
    this.days = days;
    this.ended = ended;
  }

  /** Writes a document. @param {string} kind */
  async take(kind) {
    if (kind === "ics" && !this.days?.length) return this.announce(this.say("no-days"));
    const { written } = await import("./pilot-take.js");
    const [file, type, content] = written(kind, this);
    this.announce(save(file, type, content, this.say));
  }
}
