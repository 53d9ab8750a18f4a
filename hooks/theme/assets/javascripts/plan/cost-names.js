// @ts-check
/** What things on the page of costs are called, and the sentences that say which option costs least. */
import { keyOf, TODAY } from "../planning/cost/options.js";
import { whole } from "../planning/cost/words.js";

/** @import { Offer, OfferedInput, OfferedLine, OfferedPrice } from "../planning/cost/offer.d.ts" */
/** @import { ShownRow, View } from "../planning/cost/view.js" */
/** Goes before the id of an option of a result. */
export const RESULT = "result.";

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

export class Names {
  /** @param {Offer} offer @param {Say} say */
  constructor(offer, say) {
    this.offer = offer;
    this.say = say;
    /** @type {Map<string, OfferedLine>} */
    this.lines = new Map(offer.lines.map((one) => [one.id, one]));
    /** @type {Map<string, OfferedInput>} */
    this.inputs = new Map(offer.inputs.map((one) => [one.id, one]));
    /** @type {Map<string, OfferedPrice>} */
    this.prices = new Map(offer.prices.map((one) => [one.id, one]));
    this.groups = new Map(offer.groups.map((one) => [one.id, one.label]));
    this.options = new Map(offer.templates.map((one) => [keyOf(one.id), one.label]));
    this.options.set(TODAY, say("today"));
    /** Open lines that only options of a result have. @type {Map<string, {label: string, note: string}>} */
    this.fees = new Map();
    /** The answer that set an input, in words. @type {Record<string, {question: string, answer: string}>} */
    this.because = {};
    /** Who is paid, where that is an entry. @type {Map<string, string>} */
    this.bills = new Map();
  }

  /** @param {number} number */
  years(number) {
    return number === 1 ? this.say("years-1") : this.say("years", { number });
  }

  /** Takes over what answers and the options of a result add. @param {import("./cost-result.js").Told} told */
  take({ options, because }) {
    this.because = because;
    for (const { id, name, fees } of options) {
      this.options.set(RESULT + id, name);
      for (const fee of fees) {
        this.fees.set(fee.id, fee);
        this.bills.set(fee.bill, fee.to);
      }
    }
  }

  /** Where a figure comes from that is not the guide's default. @param {string} id @param {boolean} [several] whether options differ in it */
  set(id, several = false) {
    const told = this.because[id];
    if (told) return this.say("origin-answer", told);
    return this.say(several ? "origin-parts-each" : "origin-parts");
  }

  /** An input, a price, or an open line. @param {string} id */
  figure(id) {
    return this.inputs.get(id)?.label ?? this.prices.get(id)?.item ?? this.line(id);
  }

  /** @param {string} id */
  line(id) {
    const found = this.lines.get(id) ?? this.fees.get(id);
    return found ? found.label : this.say("today-line", { group: this.groups.get(id.slice(TODAY.length + 1)) ?? id });
  }

  /** @param {string} id */
  option(id) {
    return this.options.get(id) ?? id;
  }

  /** The head of a row, without what it lacks. @param {ShownRow} row */
  bare({ kind, id }) {
    if (kind === "group") return this.groups.get(id) ?? id;
    if (kind === "line") return this.line(id);
    return kind === "bill" ? this.say("bill", { bill: this.bills.get(id) ?? id }) : this.say(kind);
  }

  /** The head of a row. @param {ShownRow} row */
  row(row) {
    const name = this.bare(row);
    return row.open && row.known ? this.say("name-least", { name }) : name;
  }

  /** The heads of the columns behind the first. @param {number} years */
  columns(years) {
    const each = Array.from({ length: years }, (_, at) => this.say("column-year", { year: at + 1 }));
    return [this.say("column-start"), ...each, this.say("column-exit"), this.say("column-total")];
  }

  /** Which option costs least, and how sure that is. @param {View} view @returns {{verdict: string, firm: string[]}} */
  verdict({ years, options, judged }) {
    if (!judged) return { verdict: "", firm: [] };
    const first = /** @type {import("../planning/cost/view.js").ShownOption} */ (options.find(({ id }) => id === judged.first));
    const { low, base, high } = first.scenarios;
    const words = {
      first: this.option(judged.first),
      rival: judged.rival ? this.option(judged.rival) : "",
      difference: whole(judged.difference),
      years: this.years(years),
      currency: this.offer.currency,
      least: first.open.length ? this.say("at-least") : "",
      value: whole(base.value),
      low: whole(low.value),
      high: whole(high.value),
    };
    const reason = judged.rival ? judged.reason : "alone";
    const nothing = reason === "open" && !first.rows.some(({ kind, known }) => kind === "line" && known);
    const sure = reason === "alone" && first.open.length ? "alone-open" : nothing ? "open-nothing" : reason;
    const firm = [this.say(`firm-${sure}`, words)];
    const others = judged.open.map((id) => this.option(id));
    if (others.length && reason !== "alone") firm.push(this.say("firm-others", { names: others.join(", ") }));
    if (judged.crossing) firm.push(this.say("firm-crossing", { ...words, year: judged.crossing }));
    return { verdict: this.say(reason, words), firm };
  }
}
