// @ts-check
/** What a reader takes away from a result: a link, a decision record, the data, the scores, questions to vendors. */
import { csv } from "../shared/csv.js";
import { copy as toClipboard, save as toFile } from "../shared/take.js";
import { summary, write } from "./address.js";
import { compared, editionOf, shownFirst, unanswered } from "./brief.js";
import { record, sources } from "./record.js";
import { names } from "../decision/evaluate.js";
import { decide } from "../decision/recommend.js";
import { own } from "../shared/own.js";

const SHOWN = 5;

/** @typedef {any} Result of result.js */

/** The whole address of a result on this page. @param {Result} result @param {string[]} [leave] questions to leave out */
export function link({ model, desk, weights, found }, leave = []) {
  const answers = { ...desk.answers };
  for (const id of leave) answers[id] = ["unknown"];
  const was = summary(compared(leave.length ? decide(model, answers, weights) : found));
  return location.href.split("#")[0] + write(answers, weights, { on: [model.date], was: was.length ? was : ["-"] });
}

/** @param {Result} result @param {string[]} leave @returns {Promise<string>} what to tell the reader */
export function copy(result, leave) {
  return toClipboard(link(result, leave), result.say);
}

/** @param {string} kind @param {Result} result @returns {Promise<string>} what to tell the reader */
export async function save(kind, result) {
  const day = new Date().toISOString().slice(0, 10);
  // What has been found about firmness belongs to the record.
  if (kind === "record") await result.settled;
  const known = kind === "record" || kind === "json" ? sources(result, await details(result)) : [];
  const needs = kind === "record" ? await (await import("../plan/needs-record.js")).unknownMusts(result.root, location.hash) : [];
  const [name, type, text] = /** @type {Record<string, [string, string, () => string]>} */ ({
    record: ["decision-record.md", "text/markdown", () => record(result, day, known, link(result), needs)],
    json: ["decision.json", "application/json", () => json(result, known)],
    scores: ["decision-scores.csv", "text/csv", () => scores(result)],
    questions: ["vendor-questions.md", "text/markdown", () => questions(result)],
  })[kind];
  return toFile(name, type, text(), result.say);
}

/** The entries of the first options as the public data has them; what cannot be fetched is left out. @param {Result} result @returns {Promise<Map<string, any>>} */
async function details({ found, root }) {
  const ids = [...new Set(shownFirst(found).flatMap((option) => option.parts.map((/** @type {any} */ one) => one.entry)))];
  const all = await Promise.all(ids.map((id) => fetch(`${root}api/v1/platforms/${id}.json`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null)));
  return new Map(ids.map((id, at) => [id, all[at]]));
}

/** Everything, to open again or to work on with a program. @param {Result} result @param {import("./record.js").Source[]} known */
export function json(result, known) {
  const { model, desk, weights, found } = result;
  const data = { date: model.date, digest: model.digest };
  return `${JSON.stringify({ format: 1, data, verdict: found.outcome.text, link: link(result), answers: desk.answers, weights, recommendation: found, sources: known }, null, 2)}\n`;
}

/** One line for each option and criterion; values to the tenth, which elsewhere stand in whole points. @param {Result} result */
export function scores({ found, criteria }) {
  const rows = [["list", "rank", "option", "value_low", "value_high", "criterion", "weight", "score_low", "score_high", "known_percent"]];
  for (const [list, options] of [["named", found.judged], ["fits", found.options], ["verify first", found.verify]]) {
    for (const { id, rank, value, scores: each } of options) {
      for (const { criterion, low, high, evidence } of each) {
        rows.push([list, rank ?? "", id, value.low / 10, value.high / 10, criteria.get(criterion), found.weights[criterion], low, high, evidence]);
      }
    }
  }
  return csv(rows);
}

/** What follows from conditions that the reader added and that the guide does not hold: it is to be asked. @param {Result} result @returns {string[]} */
function ofConditions({ found, model }) {
  const { added, sources } = found.interview;
  const about = (/** @type {any} */ rule) => [...names(rule.when)].some((fact) => added.includes(own(sources, fact)));
  const rules = new Set(model.rules.filter(about).map((/** @type {any} */ one) => one.id));
  return found.notes.filter((/** @type {any} */ one) => rules.has(one.rule)).map((/** @type {any} */ one) => one.text);
}

/** What each vendor is asked, with the claim and the reason: all that the options shown rest on and that nobody has established. @param {Result} result */
export function questions(result) {
  const { found, model, say, entries } = result;
  const site = new URL(result.root || ".", location.href).href;
  /** @type {Map<string, any>} */
  const needed = new Map(found.needs.filter((/** @type {any} */ need) => !need.open).map((/** @type {any} */ need) => [need.capability, need]));
  const counted = model.criteria.filter((/** @type {any} */ one) => found.weights[one.id]);
  /** @type {Map<string, string[]>} */
  const all = new Map();
  for (const option of found.judged.length ? found.judged : [...found.options.slice(0, SHOWN), ...found.verify]) {
    for (const part of option.parts) {
      const { entry } = part;
      // What was named is listed even where something that nobody has documented rules it out.
      const undocumented = (option.gaps ?? []).filter((/** @type {any} */ gap) => gap.entry === entry && gap.met === "undocumented");
      const verify = [...part.verify, ...undocumented.map((/** @type {any} */ gap) => gap.must)];
      const one = editionOf(entries.get(entry), part);
      const lines = all.get(entry) ?? [];
      all.set(entry, lines);
      const add = (/** @type {string} */ line) => lines.includes(line) || lines.push(line);
      for (const place of verify) {
        const { label, because, reads } = found.musts[place];
        const claims = reads.filter((/** @type {string} */ name) => name.startsWith("claim.")).map((/** @type {string} */ name) => name.slice("claim.".length));
        const named = claims.map((/** @type {string} */ id) => `${site}platforms/${entry}/#${id}`).join(", ") || `${site}platforms/${entry}/#edition-${one.id}`;
        add(`* ${say("ask-must", { must: label, edition: one.name, why: because, link: named })}`);
      }
      model.capabilities.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
        if (one.levels[at] !== "?") return;
        const need = needed.get(id);
        const weighs = counted.filter((/** @type {any} */ each) => [each, ...each.parts].some((source) => source.claims.includes(at)));
        if (!need && !weighs.length) return;
        const why = need
          ? need.rules.map((/** @type {string} */ rule) => result.rules.get(rule)?.because).filter(Boolean).join(" ")
          : weighs.map((/** @type {any} */ { id, label }) => say("ask-weight", { criterion: label, weight: found.weights[id] })).join(" ");
        const words = { capability: model.labels[at], edition: one.name, why, link: `${site}platforms/${entry}/#${id}`, scale: `${site}capabilities/${id}/#levels` };
        add(`* ${need ? say("ask-one", { ...words, level: say(`level-${need.level}`) }) : say("ask-any", words)}`);
      });
      for (const criterion of counted) {
        const { id, label } = criterion;
        if (![criterion, ...criterion.parts].some(({ attribute }) => attribute && one.attributes[attribute] === null)) continue;
        add(`* ${say("ask-attribute", { criterion: label, edition: one.name, why: say("ask-weight", { criterion: label, weight: found.weights[id] }), link: `${site}platforms/${entry}/#edition-${one.id}` })}`);
      }
    }
  }
  const blocks = [...all].filter(([, lines]) => lines.length)
    .map(([entry, lines]) => `# ${say("ask-title", { entry: entries.get(entry).name })}\n\n${say("ask-intro", { date: model.date })}\n\n${lines.join("\n")}\n`);
  const everybody = ofConditions(result);
  if (everybody.length) blocks.push(`# ${say("ask-everybody")}\n\n${everybody.map((text) => `* ${text}`).join("\n")}\n`);
  const ours = found.find_out.map((/** @type {any} */ one) => {
    const unknown = result.question(one.question)?.unknown;
    return `* ${one.text}${unknown ? ` ${say("find-out")} ${unknown.find_out} ${say("ask")} ${unknown.ask}.` : ""}`;
  });
  ours.push(...unanswered(found).map((id) => {
    const { text, unknown } = result.question(id);
    return `* ${say("record-not-known", { question: text })}${unknown ? ` ${say("find-out")} ${unknown.find_out} ${say("ask")} ${unknown.ask}.` : ""}`;
  }));
  if (ours.length) blocks.push(`# ${say("ask-ourselves")}\n\n${ours.join("\n")}\n`);
  return blocks.length ? blocks.join("\n") : `${say("ask-none")}\n`;
}
