// @ts-check
/** The figures that a comparison rests on, each with a field for the reader's own, its range and where it comes from. */
import { anchor, clone, part, put } from "../shared/dom.js";
import { TODAY } from "../planning/cost/options.js";
import { money } from "../planning/cost/words.js";

/** @import { CostModel, InputData } from "../cost/model.d.ts" */
/** @import { Asked, Source } from "../planning/cost/offer.d.ts" */
/** @import { Names } from "./cost-names.js" */
/** @typedef {{give: (id: string, text: string | null) => void, leave: (id: string, out: boolean) => void}} Told */
/** @typedef {{base: string | null, open: boolean, input: HTMLInputElement, box: HTMLElement}} Field */

const DAY = 86_400_000;

/** Whether a price is older than a number of days. @param {string} day @param {number} most @param {number} now in milliseconds */
export const isOld = (day, most, now) => Math.floor((now - Date.parse(day)) / DAY) > most;

/** @param {Source[]} found @returns {(string | Node)[]} */
const links = (found) => found.flatMap(({ url, title }, at) => [...(at ? ["; "] : []), Object.assign(anchor(url, title), { rel: "external" })]);

/** The ranges that each input has in some option; answers and parts can set other ones than the guide's. @param {Record<string, CostModel>} models */
function rangesOf(models) {
  /** @type {Map<string, InputData[]>} */
  const found = new Map();
  for (const one of Object.values(models).flatMap(({ inputs }) => inputs)) {
    const known = found.get(one.id) ?? [];
    const same = known.some(({ low, base, high }) => low === one.low && base === one.base && high === one.high);
    found.set(one.id, same ? known : [...known, one]);
  }
  return found;
}

export class Fields {
  /** @param {HTMLElement} root @param {Names} names @param {Told} told */
  constructor(root, names, told) {
    this.root = root;
    this.names = names;
    this.told = told;
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    this.shown = "";
    /** @type {Map<string, InputData[]>} */
    this.ranges = new Map();
  }

  /**
   * Shows a field for each figure of the models; those that stand there stay.
   * @param {Record<string, CostModel>} models without figures of the reader's own @param {Record<string, CostModel>} full those with every line
   * @param {Asked} asked @param {Record<string, string>} troubles
   */
  show(models, full, asked, troubles) {
    const all = Object.values(models);
    const open = all.flatMap(({ lines }) => lines.filter(({ price, share_of }) => price === null && !share_of.length).map(({ id }) => id));
    const used = new Set(all.flatMap(({ inputs }) => inputs.map(({ id }) => id)));
    const { offer } = this.names;
    const had = new Set(Object.values(full).flatMap(({ lines }) => lines.map(({ id }) => id)));
    const optional = offer.lines.filter((line) => line.optional && had.has(line.id));
    this.ranges = rangesOf(models);
    const now = JSON.stringify([open, [...used], [...this.ranges], optional.map(({ id }) => id), this.names.because]);
    if (now !== this.shown) {
      this.shown = now;
      this.fields.clear();
      this.list("open", [...new Set(open)].map((id) => this.openLine(id)));
      this.list("inputs", offer.inputs.filter(({ id }) => used.has(id)).map((one) => this.input(one.id)));
      this.list("prices", offer.prices.filter(({ id }) => used.has(id)).map((one) => this.price(one.id)));
      this.leaving(optional);
    }
    for (const [id, field] of this.fields) this.mark(id, field, asked.given, troubles[id]);
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (part(this.root, "optional").querySelectorAll("input"))) {
      box.checked = !asked.without.includes(box.value);
      const label = /** @type {HTMLElement} */ (box.closest("label"));
      part(label, "out").hidden = box.checked;
    }
  }

  /** @param {string} kind @param {HTMLElement[]} boxes */
  list(kind, boxes) {
    const section = /** @type {HTMLElement} */ (this.root.querySelector(`[data-fields="${kind}"]`));
    section.hidden = !boxes.length;
    part(section, "list").replaceChildren(...boxes);
  }

  /** @param {import("../planning/cost/offer.d.ts").OfferedLine[]} lines */
  leaving(lines) {
    const section = part(this.root, "optional");
    section.hidden = !lines.length;
    const made = lines.map(({ id, label, note }) => {
      const box = clone("tpl-cost-leave");
      const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
      input.value = id;
      input.addEventListener("change", () => this.told.leave(id, !input.checked));
      put(box, "label", label);
      put(box, "note", note ?? "");
      return box;
    });
    part(section, "list").replaceChildren(...made);
  }

  /** @param {string} id @param {string} label @param {string} why @param {string} unit @param {string} range @param {string | null} base @param {(string | Node)[]} from */
  field(id, label, why, unit, range, base, from) {
    const box = /** @type {HTMLElement} */ (clone("tpl-cost-field").firstElementChild);
    const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    const name = `figure-${id}`;
    Object.assign(input, { id: name, name });
    const head = /** @type {HTMLLabelElement} */ (part(box, "label"));
    head.htmlFor = name;
    head.textContent = label;
    put(box, "why", why);
    put(box, "unit", unit);
    put(box, "range", range);
    part(box, "from").append(...from);
    part(box, "problem").id = `${name}-problem`;
    const open = base === null;
    input.addEventListener("change", () => this.told.give(id, open && !input.value.trim() ? null : input.value.trim()));
    const back = part(box, "back");
    back.addEventListener("click", () => {
      this.told.give(id, null);
      input.focus();
    });
    back.append(Object.assign(document.createElement("span"), { className: "sr-only", textContent: `: ${label}` }));
    this.fields.set(id, { base, open, input, box });
    return box;
  }

  /** @param {string} id */
  input(id) {
    const one = /** @type {import("../planning/cost/offer.d.ts").OfferedInput} */ (this.names.inputs.get(id));
    const { say } = this.names;
    const ranges = this.ranges.get(id) ?? [one];
    const answered = ranges.some(({ low, base, high }) => low !== one.low || base !== one.base || high !== one.high);
    const range = ranges.map((each) => (each.low === each.high ? say(answered ? "counted" : "point", { base: money(each.base) }) : say("range", { low: money(each.low), base: money(each.base), high: money(each.high) }))).join("; ");
    const from = answered ? [this.names.set(id, ranges.length > 1)] : one.guess ? [one.guess] : [...links(one.sources), one.read ? `, ${say("origin-read", { day: one.read })}` : ""];
    const box = this.field(id, one.label, one.why, one.unit, range, ranges[0].base, from);
    /** @type {HTMLInputElement} */ (box.querySelector("input")).readOnly = one.fixed;
    // What is fixed is no guess.
    part(box, "guess").hidden = answered || !one.guess || one.low === one.high;
    return box;
  }

  /** @param {string} id */
  price(id) {
    const one = /** @type {import("../planning/cost/offer.d.ts").OfferedPrice} */ (this.names.prices.get(id));
    const { say, offer } = this.names;
    const region = one.region === "any" ? say("region-any") : one.region;
    const unit = `${one.currency} ${one.unit}`;
    const words = say("price", { region, day: one.as_of, source: say(`source-${one.source}`) });
    const about = one.entry ? ["; ", anchor(`${this.root.dataset.root}platforms/${one.entry[0]}/`, one.entry[1])] : [];
    const box = this.field(id, one.item, "", unit, say("default", { base: one.amount }), one.amount, [words, ...links(one.sources), ...about]);
    const old = part(box, "old");
    old.hidden = !isOld(one.as_of, offer.stale_after, Date.now());
    old.textContent = say("old", { days: offer.stale_after });
    return box;
  }

  /** @param {string} id */
  openLine(id) {
    const { say, lines, fees, offer } = this.names;
    const one = lines.get(id);
    const fee = fees.get(id);
    const when = one?.when ?? (fee ? "yearly" : this.whenOf(id));
    const unit = say("unit-open", { currency: offer.currency, when: say(`when-${when}`) });
    const note = one ? (one.note ?? "") : fee?.note;
    const from = note === undefined ? say("origin-today") : say("origin-open", { note });
    return this.field(id, this.names.line(id), "", one?.quantity.length ? offer.currency : unit, "", null, [from]);
  }

  /** When a group of today's way is paid. @param {string} id */
  whenOf(id) {
    const when = this.names.offer.lines.filter(({ group }) => `${TODAY}.${group}` === id).map((line) => line.when);
    return when.includes("yearly") || !when.length ? "yearly" : when[0];
  }

  /** @param {string} id @param {Field} field @param {Record<string, string>} given @param {string | undefined} trouble */
  mark(id, { base, open, input, box }, given, trouble) {
    const { say } = this.names;
    const own = id in given;
    const shown = own ? given[id] : (base ?? "");
    if (input.value !== shown) input.value = shown;
    part(box, "yours").hidden = !own || Boolean(trouble);
    part(box, "back").hidden = !own;
    const problem = part(box, "problem");
    const instead = open ? say("instead-open") : say("instead", { base: money(base ?? "") });
    const text = trouble ? say(`wrong-${trouble}`, { instead, most: money(this.names.inputs.get(id)?.most ?? ""), least: money(this.names.inputs.get(id)?.least ?? ""), digits: shown.replace(".", ""), exact: `${shown}0` }) : "";
    if (problem.textContent !== text) problem.textContent = text;
    problem.hidden = !trouble;
    for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", problem.id]]) {
      if (trouble) input.setAttribute(name, value);
      else input.removeAttribute(name);
    }
  }
}
