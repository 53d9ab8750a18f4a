// @ts-check
/** What the first options of a result come to, for the table under the verdict and for the decision record. */

const SHOWN = 3;

/** @import { Model } from "../decision/model.d.ts" */
/** @typedef {any} Option an option of a result, with the fields that a later engine adds */
/** @typedef {{place: number, how: "verify" | "build" | "open" | "failed" | "undocumented", entries: string[]}} Gap a must-have that parts do not meet as they stand, or that an open answer may ask for */
/** @typedef {{entry: string, capability: string, level: string, limits: string[]}} Short a need that an option covers below the highest level, with what its part lacks in words */
/**
 * @typedef {Object} Column
 * @property {Option} option
 * @property {number} met must-haves that are met as they stand
 * @property {number} musts all must-haves
 * @property {Gap[]} gaps the others
 * @property {string[]} marks with which answer to an open question the option falls out
 * @property {number} covered needs that are covered
 * @property {number} needs all needs
 * @property {[string, number][]} levels how many are covered at which level, the best first
 * @property {Short[]} short those below the highest level
 * @property {string[]} asked new parts of which a price has to be asked for
 * @property {[string, string | null][]} prices for each part its entry and its kind of price, null where it is not known
 * @property {{entry: string, capability: string}[]} unknown claims that count and of which no level is known
 */

/**
 * Changes of one answer, those first of which the answer was assumed: answers to one question after which the same is first,
 * or after which there is the same outcome without options, stand together.
 * @param {{question: string, assumed: boolean, kind: string, top: string[]}[]} changes @returns {any[][]}
 */
export function gathered(changes) {
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const one of [...changes].sort((a, b) => Number(b.assumed) - Number(a.assumed))) {
    const key = JSON.stringify([one.question, one.top[0] ?? one.kind]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/**
 * Questions that were answered by saying that nobody knows; those that stand among what has to be found out are named there.
 * @param {any} found a recommendation @returns {string[]}
 */
export function unanswered({ interview: { asked, added, given }, find_out }) {
  const named = new Set(find_out.map((/** @type {any} */ one) => one.question));
  return [...asked, ...added].filter((id) => given[id]?.includes("unknown") && !named.has(id));
}

/** What a result compares, first to last: what the reader named, or the options. @param {any} found @returns {Option[]} */
export const compared = (found) => (found.judged.length ? found.judged : found.options);

/** What the result shows first: all that the reader named, or the options; those to verify where nothing is known to fit. @param {any} found @returns {Option[]} */
export function shownFirst(found) {
  if (found.judged.length) return found.judged;
  return (found.options.length ? found.options : found.verify).slice(0, SHOWN);
}

/** The edition of a part, in the delivery that was chosen. @param {any} entry of the model @param {any} part */
export function editionOf(entry, part) {
  return entry.editions.find((/** @type {any} */ one) => one.id === part.edition && one.attributes.delivery.includes(part.delivery));
}

/** @param {Model} model @param {any} found a recommendation @returns {Column[]} */
export function columns(model, found) {
  const entries = new Map(model.candidates.map((one) => [one.id, one]));
  const musts = found.musts.filter((/** @type {any} */ one) => !one.open).length;
  const needed = found.needs.filter((/** @type {any} */ one) => !one.open).map((/** @type {any} */ one) => one.capability);
  return shownFirst(found).map((/** @type {Option} */ option) => {
    const gaps = gapsOf(option, found.musts);
    /** @type {Map<string, number>} */
    const best = new Map();
    for (const { capability, level } of option.parts.flatMap((/** @type {any} */ one) => one.covers)) {
      if (needed.includes(capability)) best.set(capability, Math.max(best.get(capability) ?? 0, model.levels.indexOf(level)));
    }
    const ranks = [...best.values()];
    return {
      option, musts, gaps,
      met: musts - new Set(gaps.filter((one) => one.how !== "open").map((one) => one.place)).size,
      marks: (option.marks ?? []).map((/** @type {any} */ one) => one.text),
      covered: ranks.length,
      needs: needed.length,
      levels: model.levels.map((level, rank) => /** @type {[string, number]} */ ([level, ranks.filter((one) => one === rank).length])).filter(([, count]) => count).reverse(),
      short: shortOf(model, option),
      prices: pricesOf(entries, option),
      asked: askedOf(entries, option),
      unknown: option.unknown ?? [],
    };
  });
}

/** The must-haves that an option does not meet, or that are to be built, to be verified, or open, each with the parts that it concerns. @param {Option} option @param {any[]} musts @returns {Gap[]} */
export function gapsOf({ parts, gaps = [] }, musts) {
  /** @type {Map<string, Gap>} */
  const all = new Map();
  const add = (/** @type {Gap["how"]} */ how, /** @type {number} */ place, /** @type {string} */ entry) => {
    const gap = all.get(`${how} ${place}`) ?? { place, how, entries: [] };
    gap.entries.push(entry);
    all.set(`${how} ${place}`, gap);
  };
  // Only what the reader named is listed although it fails something.
  for (const { must, entry, met } of gaps) if (met === "failed" || met === "undocumented") add(met, must, entry);
  for (const { entry, builds } of parts) for (const place of builds) add("build", place, entry);
  for (const { entry, verify } of parts) for (const place of verify) add(musts[place].open ? "open" : "verify", place, entry);
  return [...all.values()];
}

/** The needs that no part covers at the highest level, with each part that covers them best. @param {Model} model @param {Option} option @returns {Short[]} */
export function shortOf({ levels }, { parts }) {
  /** @type {Short[]} */
  const covers = parts.flatMap((/** @type {any} */ { entry, covers }) => covers.map((/** @type {any} */ { capability, level, limits }) => ({ entry, capability, level, limits })));
  const rank = (/** @type {Short} */ one) => levels.indexOf(one.level);
  return [...new Set(covers.map((one) => one.capability))].flatMap((name) => {
    const same = covers.filter((one) => one.capability === name);
    const best = Math.max(...same.map(rank));
    return best < levels.length - 1 ? same.filter((one) => rank(one) === best) : [];
  });
}

/** The kind of price of each part, null where it is not known. @param {Map<string, any>} entries @param {Option} option @returns {[string, string | null][]} */
export const pricesOf = (entries, { parts }) =>
  parts.map((/** @type {any} */ one) => [one.entry, editionOf(entries.get(one.entry), one)?.attributes.pricing ?? null]);

/** The new parts without a published price. @param {Map<string, any>} entries @param {Option} option @returns {string[]} */
export function askedOf(entries, { parts }) {
  const fresh = parts.filter((/** @type {any} */ one) => !one.owned);
  return pricesOf(entries, { parts: fresh }).filter(([, price]) => price === "quote").map(([entry]) => entry);
}

/** The must-haves that the first options leave to build. @param {any} found @returns {any[]} */
export function toBuild(found) {
  const places = new Set(shownFirst(found).flatMap((one) => one.parts.flatMap((/** @type {any} */ part) => part.builds)));
  return found.musts.filter((/** @type {any} */ one, /** @type {number} */ place) => places.has(place));
}

/**
 * The ranks of the options shown, each once: how many share it, and how many of those are shown.
 * @param {Option[]} options
 * @returns {{rank: number | null, shared: number, shown: number}[]}
 */
export function ranksOf(options) {
  /** @type {{rank: number | null, shared: number, shown: number}[]} */
  const found = [];
  for (const { rank, shared } of options) {
    const last = found.at(-1);
    if (last && last.rank === rank) last.shown++;
    else found.push({ rank, shared: shared ?? 1, shown: 1 });
  }
  return found;
}

/**
 * The address of the page that puts options side by side, below the root of the site: parts with their editions.
 * @param {Option[]} options
 */
export function sideBySide(options) {
  const all = options.map(({ parts }) => `of=${parts.map((/** @type {any} */ one) => `${one.entry}.${one.edition}`).join("+")}`);
  return `compare/side-by-side/?${all.join("&")}`;
}

/** The ids of the options that share the first place. @param {any} found */
export function firstPlace(found) {
  const all = compared(found);
  return all.filter((/** @type {any} */ one) => one.rank === all[0].rank).map((/** @type {any} */ one) => one.id);
}
