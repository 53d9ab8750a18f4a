// @ts-check
/**
 * What a reader chose on the page of costs, as the plan keeps it: `c.o` options of the result, `c.t` templates, `c.today`, `c.h` the horizon,
 * `c.budget` a budget of a year, `c.w` lines that are left out, and `c.` with the id of a figure for one of the reader's own. What cannot be used stays
 * there and is said, and nothing is computed from it.
 */
import { times } from "../cost/builtins.js";
import { figure } from "../cost/money.js";
import { countable, MOST, TODAY, wrong } from "../planning/cost/options.js";

/** @import { Asked, Offer } from "../planning/cost/offer.d.ts" */
/** @typedef {{get: (name: string) => string[] | undefined, put: (name: string, values: string[] | null) => void, all: (letter: string) => [string, string[]][]}} Kept */
/** @typedef {{key: string, values: Record<string, string | number>}} Said */

/** Names that are no figures. */
const BUDGET = "budget";
const CHOICES = ["o", "t", "today", "h", "w", "rate", BUDGET];
/** Goes before the id of a figure that has such a name. */
const APART = "figure.";

/** @param {string} id */
const nameOf = (id) => (CHOICES.includes(id) ? APART + id : id);

/** The ids of everything that a figure can be given for. @param {Offer} offer */
export function settable(offer) {
  const open = offer.lines.filter(({ price, share_of }) => price === null && !share_of.length);
  return new Set([...offer.inputs, ...offer.prices, ...open].map(({ id }) => id).concat(offer.groups.map(({ id }) => `${TODAY}.${id}`)));
}

/**
 * Reads what is kept.
 * @param {Kept} desk @param {Offer} offer
 * @param {Set<string> | null} extra figures that only options of the result have; null while nobody knows them
 * @returns {{asked: Asked & {options: string[], budget: string}, said: Said[]}} what can be used, and what is wrong with the rest
 */
export function reading(desk, offer, extra) {
  /** @type {Said[]} */
  const said = [];
  const known = new Set(offer.templates.map(({ id }) => id));
  const optional = new Set(offer.lines.filter((line) => line.optional).map(({ id }) => id));
  const fit = (/** @type {string} */ name, /** @type {Set<string>} */ among, /** @type {string} */ key) =>
    [...new Set(desk.get(name) ?? [])].filter((one) => among.has(one) || (said.push({ key, values: { name: one } }), false));
  const templates = fit("c.t", known, "way-unknown");
  const options = [...new Set(desk.get("c.o") ?? [])];
  if (options.length + templates.length > MOST) said.push({ key: "too-many", values: {} });
  const years = (desk.get("c.h") ?? [String(offer.horizon)]).join(",");
  const used = offer.horizons.find((one) => String(one) === years) ?? offer.horizon;
  if (String(used) !== years) said.push({ key: "years-wrong", values: { years, used } });
  const names = settable(offer);
  /** @type {Record<string, string>} */
  const given = {};
  for (const [name, values] of desk.all("c")) {
    if (CHOICES.includes(name)) continue;
    const id = name.startsWith(APART) ? name.slice(APART.length) : name;
    if (names.has(id) || extra?.has(id)) given[id] = values.join(",");
    else if (extra) said.push({ key: "figure-unknown", values: { name: id } });
  }
  const without = fit("c.w", optional, "line-unknown");
  return { asked: { options: options.slice(0, MOST), templates: templates.slice(0, Math.max(MOST - options.length, 0)), today: Boolean(desk.get("c.today")), years: used, without, given, budget: (desk.get(`c.${BUDGET}`) ?? []).join(",") }, said };
}

/**
 * The figures of an address that can be counted with, wherever they are used.
 * @param {[string, string[]][]} kept by their names without the letter @param {import("../planning/cost/offer.d.ts").Bounds} bounds
 */
export const figuresIn = (kept, bounds) =>
  countable(bounds, Object.fromEntries(kept.filter(([name]) => !CHOICES.includes(name)).map(([name, values]) => [name.startsWith(APART) ? name.slice(APART.length) : name, values.join(",")])));

/** What a reader's plan changes in the costs of every option: figures that can be counted with, and lines that are left out.
 * @param {Record<string, string[]>} plan @param {import("../planning/cost/offer.d.ts").Bounds} bounds */
export const ownIn = (plan, bounds) => ({
  figures: figuresIn(Object.entries(plan).flatMap(([name, values]) => (name.startsWith("c.") ? [[name.slice(2), values]] : [])), bounds),
  without: plan["c.w"] ?? [],
});

/** The cents of a budget of a year that a reader typed; null where there is none that can be counted with.
 * @param {import("../planning/cost/offer.d.ts").Bounds} bounds @param {string | undefined} text @returns {bigint | null} */
export function capIn(bounds, text) {
  if (!text || wrong(bounds, BUDGET, text)) return null;
  const { n, d } = times(figure(text), figure("100"));
  return n / d;
}

/** Keeps a figure; null takes it away. @param {Kept} desk @param {string} id @param {string | null} text */
export const give = (desk, id, text) => desk.put(`c.${nameOf(id)}`, text === null ? null : [text]);

/** Why each figure that cannot be counted with is none, by its id. @param {Offer} offer @param {Record<string, string>} given */
export function troubles(offer, given) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [id, text] of Object.entries(given)) {
    const code = wrong(offer, id, text);
    if (code) found[id] = code;
  }
  return found;
}
