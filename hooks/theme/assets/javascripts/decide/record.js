// @ts-check
/**
 * The decision record: Markdown in the form of MADR 4.0. It opens with half a page for whoever has to sign, and ends with
 * every claim and edition that the decision rests on, with the addresses and days of the sources.
 */
import { askedOf, columns, compared, gapsOf, shortOf, shownFirst, toBuild, unanswered } from "./brief.js";
import { apartOf, lacksOf } from "./judged.js";
import { headOf, linesOf, titleOf } from "./first.js";

const SHOWN = 5;
const OPEN = 8;

/** @import { Undecided } from "../plan/needs-record.js" */
/** @typedef {any} Result of result.js */
/** @typedef {any} Detail an entry as the public data has it */
/**
 * @typedef {Object} Source
 * @property {string} entry
 * @property {string} edition
 * @property {string | null} capability null for the edition itself
 * @property {string} level of the claim, "" for an edition
 * @property {string} page of the guide that says it
 * @property {string} read when somebody last read the sources
 * @property {{url: string, title: string, date: string}[]} evidence with the day that a source bears, "" where it bears none
 */

/**
 * What the first options rest on: claims that cover needs or decide must-haves, and editions.
 * @param {Result} result
 * @param {Map<string, Detail>} details by entry; one that is missing has no evidence
 * @returns {Source[]}
 */
export function sources(result, details) {
  const { found, model, entries } = result;
  const site = new URL(result.root || ".", location.href).href;
  const read = found.musts.filter((/** @type {any} */ one) => !one.open).flatMap((/** @type {any} */ one) => one.reads)
    .flatMap((/** @type {string} */ name) => (name.startsWith("claim.") ? [name.slice("claim.".length)] : []));
  /** @type {Map<string, Source>} */
  const all = new Map();
  for (const { entry, edition, covers } of shownFirst(found).flatMap((option) => option.parts)) {
    const detail = details.get(entry);
    const offered = detail?.record.editions.find((/** @type {any} */ one) => one.id === edition);
    const page = `${site}platforms/${entry}/`;
    const add = (/** @type {string | null} */ capability, /** @type {string} */ level, /** @type {any} */ claim, /** @type {any} */ evidence) =>
      all.set(`${entry} ${edition} ${capability}`, {
        entry, edition, capability, level, read: claim?.verified_on ?? "",
        page: `${page}#${capability ?? `edition-${edition}`}`,
        evidence: (evidence ?? []).map((/** @type {any} */ { url, title, date, text_of }) => ({ url, title, date: date ?? text_of ?? "" })),
      });
    add(null, "", offered, offered?.evidence);
    for (const capability of new Set([...covers.map((/** @type {any} */ one) => one.capability), ...read])) {
      if (!entries.get(entry).scope.includes(model.areas[model.area_of[model.capabilities.indexOf(capability)]])) continue;
      const claim = detail?.record.claims[capability];
      const own = claim?.editions?.[edition];
      const said = detail?.derived[capability];
      add(capability, said?.editions?.[edition]?.level ?? said?.level ?? "", claim, own?.evidence?.length ? own.evidence : claim?.evidence);
    }
  }
  return [...all.values()];
}

/** Words and links as Markdown. @param {Iterable<string | Node>} words */
function markdown(words) {
  return [...words].map((one) => {
    if (typeof one === "string") return one;
    if (one instanceof HTMLAnchorElement) return `[${one.textContent}](${one.href})`;
    return one.textContent ?? "";
  }).join("").trim();
}

/** A must that the result did not decide, in words. @param {import("../shared/take.js").Say} say @param {Undecided} must */
const asked = (say, { kind, need, question, has }) => say(`record-asked-${kind}`, { need, question, has });

/** What the first options cost, where the guide says it. @param {Result} result @returns {string[]} */
function costLines({ cost, say }) {
  if (!cost?.rows.length) return [];
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((one) => one.replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    `**${say("record-cost", { years: cost.years, currency: cost.currency })}** ${cost.verdict}`, "",
    line(cost.heads), `|${cost.heads.map(() => "---|").join("")}`, ...cost.rows.map(line), "",
    ...cost.notes.map((/** @type {string} */ note) => `* ${note}`), "",
  ];
}

/** The half page that somebody signs. @param {Result} result @param {Undecided[]} needs @returns {string[]} */
function opening(result, needs) {
  const { found, model, say, studied } = result;
  const shown = columns(model, found);
  const rows = shown.map((column) => linesOf(result, column));
  const cell = (/** @type {(string | Node)[][]} */ lines) => lines.map(markdown).join("; ").replaceAll("|", "\\|");
  const heads = shown.map(({ option }) => {
    const beside = headOf(result, { rank: option.rank, shared: option.shared ?? 1, shown: option.shared ?? 1 });
    const editions = option.parts.map((/** @type {any} */ one) => markdown(result.edition(one).childNodes)).join("; ");
    return `${option.rank ?? ""} ${markdown(result.names(option))}${beside && ` (${beside})`}: ${editions}`.trim().replaceAll("|", "\\|");
  });
  const built = toBuild(found);
  const sure = studied ? result.sure(studied.sensitivity) : "";
  const turns = studied ? result.turns(studied).slice(0, OPEN).map((/** @type {HTMLElement} */ line) => `* ${markdown([...line.childNodes].filter((one) => !(one instanceof HTMLElement && "try" in one.dataset)))}`) : [];
  const open = [
    ...found.find_out.map((/** @type {any} */ one) => one.text),
    ...unanswered(found).map((id) => say("record-not-known", { question: result.question(id).text })),
    ...needs.map((one) => asked(say, one)),
    // Says it where the budget stands beside no amount; nothing where it does, or where nobody gave one.
    ...(result.uncompared ? [result.uncompared] : []),
    ...shown.flatMap(({ option, gaps, marks, unknown }) => [
      ...gaps.map((gap) => `${result.option(option.id)}: ${markdown(result.gap(gap))}`),
      ...marks,
      ...unknown.map(({ entry, capability }) => `${result.option(option.id)}: ${say("record-unknown")} ${markdown([result.claim(entry, capability, true)])}`),
    ]),
  ];
  return [
    `**${say("record-verdict")}** ${found.outcome.text}${found.outcome.because ? ` ${found.outcome.because}` : ""}`, "",
    ...(sure ? [`**${say("record-sure")}** ${sure}`, ""] : []),
    ...(shown.length ? [
      `**${titleOf(result)}.**`, "",
      `| | ${heads.join(" | ")} |`, `|---|${shown.map(() => "---|").join("")}`,
      ...["musts", "needs", "value", "price", "fresh", "unknown"].map((name) => `| ${say(`row-${name}`)} | ${rows.map((lines) => cell(lines[name])).join(" | ")} |`), "",
    ] : []),
    ...costLines(result),
    ...(built.length ? [`**${say("record-build")}**`, "", ...built.map((/** @type {any} */ one) => `* ${one.label}: ${one.build ?? ""}`), ""] : []),
    ...(found.owned.length ? [`**${say("record-have")}**`, "", ...found.owned.map((/** @type {any} */ one) => `* ${one.text}`), ""] : []),
    ...(turns.length ? [`**${say("record-turns")}**`, "", ...turns, ""] : []),
    `**${say("record-open")}**${open.length ? "" : ` ${say("record-open-none")}`}`, "",
    ...[...new Set(open)].map((line) => `* ${line}`), ...(open.length ? [""] : []),
  ];
}

/** @param {Result} result @param {Source[]} all @returns {string[]} */
function sourceLines({ say, entries, model }, all) {
  const loaded = all.some((one) => one.evidence.length);
  return [
    `### ${say("record-sources")}`, "", say(loaded ? "record-sources-intro" : "record-sources-none"), "",
    ...all.map(({ entry, edition, capability, level, page, read, evidence }) => {
      const { name, editions } = entries.get(entry);
      const what = capability === null ? editions.find((/** @type {any} */ one) => one.id === edition).name : model.labels[model.capabilities.indexOf(capability)];
      const words = [level && say(`level-${level}`), read && say("record-read", { day: read })].filter(Boolean);
      const proofs = evidence.map(({ url, title, date }) => `[${title.replaceAll("]", "\\]")}](${url})${date ? ` (${date})` : ""}`);
      return `* [${name}: ${what}](${page})${words.length ? `, ${words.join(", ")}` : ""}${proofs.length ? `: ${proofs.join("; ")}` : ""}`;
    }),
    "",
  ];
}

/**
 * @param {Result} result
 * @param {string} day
 * @param {Source[]} all
 * @param {string} link to the result
 * @param {Undecided[]} [needs] musts of the plan that the decision does not know
 */
export function record(result, day, all, link, needs = []) {
  const { found, model, desk, say, entries } = result;
  const [best] = compared(found);
  // What comes nearest is not chosen yet.
  const first = best && best.status !== undefined && (best.status !== "eligible" || best.lacked) ? undefined : best;
  /** @type {any[]} */
  const shown = found.judged.length ? found.judged : [...found.options.slice(0, SHOWN), ...found.verify.slice(0, 2)];
  const name = (/** @type {any} */ option) => result.option(option.id);
  const told = [...found.interview.asked, ...found.interview.added].map((/** @type {string} */ id) =>
    `* ${result.question(id).text} ${found.interview.given[id].map((/** @type {string} */ given) => desk.word(id, given)).join("; ")}`);
  const drivers = [
    ...found.musts.filter((/** @type {any} */ must) => !must.open).map((/** @type {any} */ must) => `* ${say("must")} ${must.label}: ${must.because}`),
    ...found.needs.filter((/** @type {any} */ need) => !need.open).map((/** @type {any} */ need) => `* ${say("need")} ${need.label} (${say("at-least")} ${say(`level-${need.level}`)}${need.made ? say("made") : ""}${need.without.length ? say("without", { limits: need.without.join(" ") }) : ""})`),
    ...needs.map((one) => `* ${asked(say, one)}`),
    ...model.criteria.filter((/** @type {any} */ one) => found.weights[one.id]).map((/** @type {any} */ one) => `* ${say("record-weight", { criterion: one.label, weight: found.weights[one.id] })}`),
  ];
  const facts = (/** @type {any} */ option) => [
    ...option.parts.map((/** @type {any} */ one) => `* ${say(one.owned ? "record-good" : "record-neutral")} ${say(one.owned ? "record-owned" : "record-new", { entry: entries.get(one.entry).name })}`),
    ...option.missing.map((/** @type {string} */ flow) => `* ${say("record-bad")} ${say("missing")} ${say(`flow-${flow}`)}`),
    ...[...apartOf(option), ...lacksOf(result, option)].map((text) => `* ${say("record-bad")} ${text}`),
    ...gapsOf(option, found.musts).map((gap) => `* ${say("record-bad")} ${markdown(result.gap(gap))}`),
    ...shortOf(model, option).map((short) => `* ${say("record-bad")} ${markdown(result.short(short, option.parts.length > 1))}`),
    ...result.ask(askedOf(entries, option), option.parts.length > 1).map((/** @type {string[]} */ words) => `* ${say("record-bad")} ${words.join("")}`),
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
    ...opening(result, needs),
    `## ${say("record-context")}`, "", say("record-question"), "", say("record-answers"), "", ...told, "",
    `## ${say("record-drivers")}`, "", ...drivers, "",
    `## ${say("record-options")}`, "", ...(shown.length ? shown.map((option) => `* ${name(option)}`) : [`* ${say("nothing")}`]), "",
    `## ${say("record-outcome")}`, "",
    first ? say("record-chosen", { option: name(first), because: `${found.outcome.text.replace(/\.$/, "")}; ${say("record-value", { value: result.value(first) })}` }) : found.outcome.text, "",
    ...(first ? [`### ${say("record-consequences")}`, "", ...facts(first), ...found.notes.map((/** @type {any} */ note) => `* ${say("record-neutral")} ${note.text}`), ""] : []),
    `### ${say("record-confirmation")}`, "", ...(confirm.length ? [say("record-confirm"), "", ...confirm] : [say("record-confirm-none")]), "",
    `## ${say("record-pros")}`, "", ...shown.flatMap((option) => [`### ${name(option)}`, "", `${result.value(option)}`, "", ...facts(option), ...judged(option), ""]),
    `## ${say("record-more")}`, "", `* ${say("record-link", { link })}`, `* ${say("record-data", { date: model.date, digest: model.digest })}`, "",
    ...(all.length ? sourceLines(result, all) : []),
  ].join("\n");
}
