// @ts-check
/**
 * What a reader chose on the page of costs, as the plan keeps it: `c.o` options of the result, `c.t` templates, `c.today`, `c.h` the horizon, `c.w`
 * lines that are left out, and `c.` with the id of a figure for one of the reader's own. What cannot be used stays
 * there and is said, and nothing is computed from it.
 */
import { countable, MOST, TODAY, wrong } from "../planning/cost/options.js";

/** @import { Asked, Offer } from "../planning/cost/offer.d.ts" */
/** @typedef {{get: (name: string) => string[] | undefined, put: (name: string, values: string[] | null) => void, all: (letter: string) => [string, string[]][]}} Kept */
/** @typedef {{key: string, values: Record<string, string | number>}} Said */

/** Names that are no figures. */
const CHOICES = ["o", "t", "today", "h", "w", "rate"];
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
 * @returns {{asked: Asked & {options: string[]}, said: Said[]}} what can be used, and what is wrong with the rest
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
  return { asked: { options: options.slice(0, MOST), templates: templates.slice(0, Math.max(MOST - options.length, 0)), today: Boolean(desk.get("c.today")), years: used, without, given }, said };
}

/**
 * The figures of an address that can be counted with, wherever they are used.
 * @param {[string, string[]][]} kept by their names without the letter @param {import("../planning/cost/offer.d.ts").Bounds} bounds
 */
export const figuresIn = (kept, bounds) =>
  countable(bounds, Object.fromEntries(kept.filter(([name]) => !CHOICES.includes(name)).map(([name, values]) => [name.startsWith(APART) ? name.slice(APART.length) : name, values.join(",")])));

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
