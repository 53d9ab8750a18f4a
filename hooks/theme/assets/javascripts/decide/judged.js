// @ts-check
/** Draws what the reader named: how each entry or stack stands, and everything that it lacks, with the claims. */
import { write } from "./address.js";
import { askedOf, editionOf, shortOf, sideBySide } from "./brief.js";
import { clone, item, part, phrases, put } from "../shared/dom.js";

/** @import { JudgedData } from "../decision/model.d.ts" */
/** @typedef {any} Result of result.js */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @type {Record<string, string>} */
const KIND = { failed: "against", undocumented: "against", builds: "against", unverified: "verify", open: "verify" };

/** Draws it anew, behind the verdict; nothing where nothing was named. @param {Result} result */
export function drawJudged(result) {
  const { found, view, desk, root, weights } = result;
  if (!found.judged.length) return;
  const say = phrases("tpl-judged-words");
  const fresh = clone("tpl-judged-list");
  const section = /** @type {HTMLElement} */ (fresh.firstElementChild);
  part(section, "rows").append(...found.judged.map((/** @type {JudgedData} */ one) => row(result, say, one)));
  /** @type {HTMLAnchorElement} */ (part(section, "side")).href = root + sideBySide(found.judged);
  const { shortlist, ...answers } = desk.answers;
  /** @type {HTMLAnchorElement} */ (part(section, "choose")).href = write({ ...answers, door: ["choose"] }, weights);
  const old = view.querySelector("[data-named]");
  if (old) return old.replaceWith(section);
  part(view, "first-section").before(section);
  put(part(view, "options-section"), "options-title", say("others"));
}

/** Why something that was named cannot be had here at all. @param {any} option @returns {string[]} */
export function apartOf({ status, apart, parts }) {
  if (!apart && status !== "discontinued") return [];
  const say = phrases("tpl-judged-words");
  return [...(status === "discontinued" ? [say("ended")] : []), ...(apart ? [say(parts.length > 1 ? "apart" : "elsewhere")] : [])];
}

/** The needs in force that something that was named does not cover, in words. @param {Result} result @param {any} option @returns {string[]} */
export function lacksOf({ model, say }, { lacks = [] }) {
  return lacks.filter((/** @type {any} */ { open }) => !open).map((/** @type {any} */ { capability, level, has, made, limits }) =>
    [say(made ? "record-lacks-made" : "record-lacks", { capability: model.labels[model.capabilities.indexOf(capability)], level: say(`level-${level}`), has: say(`level-${has}`) }), ...limits].join(". "));
}

/** @param {Result} result @param {Say} say @param {JudgedData} one */
function row(result, say, one) {
  const line = /** @type {HTMLElement} */ (clone("tpl-judged-row").firstElementChild);
  const names = part(line, "names");
  one.parts.forEach((each, index) => {
    names.append(index ? " + " : "", result.entry(each.entry), ...result.formerly(each.entry), ...result.judged(each.entry), " ", result.edition(each));
  });
  names.append(" ", result.collect(one));
  part(line, "rank").textContent = say(one.shared > 1 ? "tied" : "rank", { rank: one.rank, count: one.shared });
  part(line, "status").textContent = say(`status-${one.status}`);
  part(line, "unmet").append(...musts(result, say, one));
  part(line, "lacks").append(...needs(result, say, one));
  part(line, "value").textContent = result.value(one);
  part(line, "price").append(...prices(result, say, one));
  part(line, "new").append(...fresh(result, say, one));
  return line;
}

/** @param {Result} result @param {Say} say @param {JudgedData} one @returns {HTMLElement[]} */
function musts(result, say, one) {
  const lines = apartOf(one).map((text) => item("against", text));
  lines.push(...one.gaps.map(({ must, entry, edition, met }) => {
    const asked = result.found.musts[must];
    const links = result.proofs(entry, edition, asked).flatMap((/** @type {Node} */ link) => ["; ", link]);
    const whose = one.parts.length > 1 ? `${result.entries.get(entry).name}: ` : "";
    const built = met === "builds" && asked.build ? `: ${asked.build}` : "";
    return item(KIND[met], `${whose}${say(met)} ${asked.label}${built} (`, result.rule(asked.rule), ...links, ")");
  }));
  if (!lines.length) lines.push(item("for", say("all-met")));
  return [...lines, ...one.marks.map(({ text }) => item("verify", text))];
}

/** @param {Result} result @param {Say} say @param {JudgedData} one @returns {HTMLElement[]} */
function needs(result, say, one) {
  const serving = ({ capability = "" }) => one.parts.filter(({ entry }) => result.serves(entry, capability));
  const inside = one.lacks.filter((lack) => serving(lack).length);
  const outside = one.lacks.filter((lack) => !serving(lack).length && !lack.open);
  const lines = inside.map((lack) => {
    const { capability, level, has, made, limits, open } = lack;
    // Where several parts serve the area, each has a claim of its own.
    const [first, ...more] = serving(lack).map(({ entry }) => entry);
    const label = result.model.labels[result.model.capabilities.indexOf(capability)];
    const claims = more.length
      ? [result.capability(capability), " (", ...[first, ...more].flatMap((entry, index) => [index ? ", " : "", result.entry(entry, capability)]), ")"]
      : [result.entry(first, capability, label)];
    const words = say(made ? "has-made" : "has", { level: result.say(`level-${level}`), has: result.say(`level-${has}`) });
    return item(open || has === "unknown" ? "verify" : "against", open ? `${say("open")} ` : "", ...claims, [`: ${words}`, ...limits].join(". "));
  });
  if (outside.length) {
    lines.push(item("against", `${say("outside")} `, ...outside.flatMap(({ capability }, index) => [index ? ", " : "", result.capability(capability)])));
  }
  const flows = one.flows.filter(({ made }) => !made).map(({ flow, source, target }) =>
    item("against", say("to-build", { flow: result.say(`flow-${flow}`), source: result.entries.get(source).name, target: result.entries.get(target).name })));
  const short = shortOf(result.model, one).map((each) => item("", ...result.short(each, one.parts.length > 1)));
  return [item(one.lacked ? "" : "for", say("covered", { covered: one.needed - one.lacked, needed: one.needed })), ...lines, ...short, ...flows];
}

/** The kind of price of each part, once where all have the same, and what has to be asked for. @param {Result} result @param {Say} say @param {JudgedData} one */
function prices(result, say, one) {
  const each = one.parts.map((each) => {
    const { name } = result.entries.get(each.entry);
    const { attributes } = editionOf(result.entries.get(each.entry), each);
    return { name, price: result.say(`price-${attributes.pricing}`) };
  });
  const same = new Set(each.map(({ price }) => price)).size === 1;
  const asked = result.ask(askedOf(result.entries, one), one.parts.length > 1).map((/** @type {string[]} */ words) => item("verify", ...words));
  return [...(same ? [item("", each[0].price)] : each.map(({ name, price }) => item("", `${name}: ${price}`))), ...asked];
}

/** @param {Result} result @param {Say} say @param {JudgedData} one */
function fresh(result, say, one) {
  const names = one.parts.filter(({ owned }) => !owned).map(({ entry }) => result.entries.get(entry).name);
  const along = one.along.map((id) => item("against", `${result.say("along")} `, result.required(id)));
  return [item(names.length ? "" : "for", names.length ? names.join(", ") : say("nothing-new")), ...along];
}
