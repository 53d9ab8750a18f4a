// @ts-check
/** What a reader takes away from a result: a link, a decision record, the data, the scores, questions to vendors. */
import { csv } from "../shared/csv.js";
import { copy as toClipboard, save as toFile } from "../shared/take.js";
import { summary, write } from "./address.js";
import { decide } from "../decision/recommend.js";

const SHOWN = 5;

/** @typedef {any} Result of result.js */

/** The whole address of a result on this page. @param {Result} result @param {string[]} [leave] questions to leave out */
export function link({ model, desk, weights, found }, leave = []) {
  const answers = { ...desk.answers };
  for (const id of leave) answers[id] = ["unknown"];
  const options = leave.length ? decide(model, answers, weights).options : found.options;
  const was = summary(options);
  return location.href.split("#")[0] + write(answers, weights, { on: [model.date], was: was.length ? was : ["-"] });
}

/** @param {Result} result @param {string[]} leave @returns {Promise<string>} what to tell the reader */
export function copy(result, leave) {
  return toClipboard(link(result, leave), result.say);
}

/** @param {string} kind @param {Result} result @returns {string} what to tell the reader */
export function save(kind, result) {
  const day = new Date().toISOString().slice(0, 10);
  const [name, type, text] = /** @type {Record<string, [string, string, string]>} */ ({
    record: ["decision-record.md", "text/markdown", kind === "record" ? record(result, day) : ""],
    json: ["decision.json", "application/json", kind === "json" ? json(result) : ""],
    scores: ["decision-scores.csv", "text/csv", kind === "scores" ? scores(result) : ""],
    questions: ["vendor-questions.md", "text/markdown", kind === "questions" ? questions(result) : ""],
  })[kind];
  return toFile(name, type, text, result.say);
}

/** Everything, to open again or to work on with a program. @param {Result} result */
export function json(result) {
  const { model, desk, weights, found } = result;
  return `${JSON.stringify({ format: 1, data: { date: model.date, digest: model.digest }, link: link(result), answers: desk.answers, weights, recommendation: found }, null, 2)}\n`;
}

/** One line for each option and criterion; values to the tenth, which elsewhere stand in whole points. @param {Result} result */
export function scores({ found, criteria }) {
  const rows = [["list", "rank", "option", "value_low", "value_high", "criterion", "weight", "score_low", "score_high", "known_percent"]];
  for (const [list, options] of [["fits", found.options], ["verify first", found.verify]]) {
    for (const { id, rank, value, scores: each } of options) {
      for (const { criterion, low, high, evidence } of each) {
        rows.push([list, rank ?? "", id, value.low / 10, value.high / 10, criteria.get(criterion), found.weights[criterion], low, high, evidence]);
      }
    }
  }
  return csv(rows);
}

/** A decision record in the form of MADR 4.0. @param {Result} result @param {string} day */
export function record(result, day) {
  const { found, model, desk, say, entries } = result;
  const [first] = found.options;
  const shown = [...found.options.slice(0, SHOWN), ...found.verify.slice(0, 2)];
  const name = (/** @type {any} */ option) => result.option(option.id);
  const told = found.interview.asked.map((/** @type {string} */ id) =>
    `* ${result.question(id).text} ${(desk.answers[id] ?? result.question(id).assumed).map((/** @type {string} */ given) => desk.word(id, given)).join("; ")}`);
  const drivers = [
    ...found.musts.filter((/** @type {any} */ must) => !must.open).map((/** @type {any} */ must) => `* ${say("must")} ${must.label}: ${must.because}`),
    ...found.needs.filter((/** @type {any} */ need) => !need.open).map((/** @type {any} */ need) => `* ${say("need")} ${need.label} (${say("at-least")} ${say(`level-${need.level}`)})`),
    ...model.criteria.filter((/** @type {any} */ one) => found.weights[one.id]).map((/** @type {any} */ one) => `* ${say("record-weight", { criterion: one.label, weight: found.weights[one.id] })}`),
  ];
  const facts = (/** @type {any} */ option) => [
    ...option.parts.map((/** @type {any} */ one) => `* ${say(one.owned ? "record-good" : "record-neutral")} ${say(one.owned ? "record-owned" : "record-new", { entry: entries.get(one.entry).name })}`),
    ...option.missing.map((/** @type {string} */ flow) => `* ${say("record-bad")} ${say("missing")} ${say(`flow-${flow}`)}`),
    ...option.parts.flatMap((/** @type {any} */ one) => one.verify.map((/** @type {number} */ place) => `* ${say("record-bad")} ${say("verify")} ${entries.get(one.entry).name}: ${found.musts[place].label}`)),
  ];
  const judged = (/** @type {any} */ option) =>
    option.scores.filter((/** @type {any} */ one) => found.weights[one.criterion]).map((/** @type {any} */ { criterion, low, high }) => {
      const word = low >= 60 ? "record-good" : high <= 40 ? "record-bad" : "record-neutral";
      return `* ${say(word)} ${say("record-score", { criterion: result.criteria.get(criterion), score: low === high ? low : `${low}-${high}` })}`;
    });
  const confirm = found.find_out.map((/** @type {any} */ one) => `* ${one.text}`).concat(
    found.verify.slice(0, 2).flatMap((/** @type {any} */ option) => option.parts.flatMap((/** @type {any} */ one) =>
      one.verify.map((/** @type {number} */ place) => `* ${entries.get(one.entry).name}: ${found.musts[place].label}`))));
  return [
    "---", "status: proposed", `date: ${day}`, "decision-makers:", "---", "",
    `# ${first ? say("record-title", { option: name(first) }) : say("record-title-none")}`, "",
    `## ${say("record-context")}`, "", say("record-question"), "", say("record-answers"), "", ...told, "",
    `## ${say("record-drivers")}`, "", ...drivers, "",
    `## ${say("record-options")}`, "", ...(shown.length ? shown.map((option) => `* ${name(option)}`) : [`* ${say("nothing")}`]), "",
    `## ${say("record-outcome")}`, "",
    first ? say("record-chosen", { option: name(first), because: `${found.outcome.text.replace(/\.$/, "")}; ${say("record-value", { value: result.value(first) })}` }) : found.outcome.text, "",
    ...(first ? [`### ${say("record-consequences")}`, "", ...facts(first), ...found.notes.map((/** @type {any} */ note) => `* ${say("record-neutral")} ${note.text}`), ""] : []),
    `### ${say("record-confirmation")}`, "", ...(confirm.length ? [say("record-confirm"), "", ...confirm] : [say("record-confirm-none")]), "",
    `## ${say("record-pros")}`, "", ...shown.flatMap((option) => [`### ${name(option)}`, "", `${result.value(option)}`, "", ...facts(option), ...judged(option), ""]),
    `## ${say("record-more")}`, "", `* ${say("record-link", { link: link(result) })}`, `* ${say("record-data", { date: model.date, digest: model.digest })}`, "",
  ].join("\n");
}

/** What to ask each vendor: unknown claims that the decision reads, and must-haves that nobody documented. @param {Result} result */
export function questions(result) {
  const { found, model, say, entries } = result;
  const site = new URL(result.root || ".", location.href).href;
  const needed = new Map(found.needs.map((/** @type {any} */ need) => [need.capability, need.level]));
  const counted = model.criteria.filter((/** @type {any} */ one) => found.weights[one.id]).flatMap((/** @type {any} */ one) => [one, ...one.parts].flatMap((source) => source.claims).map((/** @type {number} */ at) => model.capabilities[at]));
  const read = new Set([...needed.keys(), ...counted]);
  /** @type {Map<string, string[]>} */
  const all = new Map();
  for (const option of [...found.options.slice(0, SHOWN), ...found.verify]) {
    for (const { entry, edition, verify } of option.parts) {
      const one = entries.get(entry).editions.find((/** @type {any} */ each) => each.id === edition);
      const lines = all.get(entry) ?? [];
      all.set(entry, lines);
      const add = (/** @type {string} */ line) => lines.includes(line) || lines.push(line);
      for (const place of verify) add(`* ${say("ask-must", { must: found.musts[place].label, edition: one.name })}`);
      model.capabilities.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
        if (one.levels[at] !== "?" || !read.has(id)) return;
        const words = { capability: model.labels[at], edition: one.name, link: `${site}capabilities/${id}/#levels` };
        const level = needed.get(id);
        add(`* ${level ? say("ask-one", { ...words, level: say(`level-${level}`) }) : say("ask-any", words)}`);
      });
    }
  }
  const blocks = [...all].filter(([, lines]) => lines.length);
  if (!blocks.length) return `${say("ask-none")}\n`;
  return blocks.map(([entry, lines]) => `# ${say("ask-title", { entry: entries.get(entry).name })}\n\n${say("ask-intro", { date: model.date })}\n\n${lines.join("\n")}\n`).join("\n");
}
