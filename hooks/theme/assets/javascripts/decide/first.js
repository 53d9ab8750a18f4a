// @ts-check
/** Draws the first options of a result as one small table, and what to do with them next. */
import { write } from "./address.js";
import { columns, compared, ranksOf, shownFirst, sideBySide } from "./brief.js";
import { apartOf, lacksOf } from "./judged.js";
import { anchor, clone, item, part, put } from "../shared/dom.js";
import { points } from "../decision/value.js";

/** @typedef {any} Result of result.js */
/** @typedef {(string | Node)[]} Words a line: words and links */

/** A value in words. @param {Result} result @param {any} option */
export function pointsOf({ say }, { value: { low, high } }) {
  return points(low) === points(high) ? say("points", { value: points(low) }) : say("points-range", { low: points(low), high: points(high) });
}

/** What is said beside a rank: that several share it, and whether all of them are shown. @param {Result} result @param {{rank: number | null, shared: number, shown: number}} group */
export function headOf({ say }, { rank, shared, shown }) {
  if (rank === null) return say("head-verify");
  return shared < 2 ? "" : say(shown < shared ? "head-part" : "head-group", { count: shared, shown });
}

/** The title over the first options. @param {Result} result */
export function titleOf({ say, found }) {
  if (found.judged.length) return say("first-named");
  return say(found.options.length ? `first-${shownFirst(found).length}` : "first-verify");
}

/**
 * What stands in the table, by its rows: for each option lines of words and links, the first of them the one that counts.
 * @param {Result} result
 * @param {import("./brief.js").Column} column
 * @returns {Record<string, Words[]>}
 */
export function linesOf(result, column) {
  const { say } = result;
  const { option, met, musts, gaps, marks, covered, needs, levels, short, prices, asked, unknown } = column;
  const listed = (/** @type {Node[]} */ links) => links.flatMap((link, at) => (at ? [", ", link] : [link]));
  const several = option.parts.length > 1;
  const kinds = new Set(prices.map(([, price]) => price));
  const fresh = option.parts.filter((/** @type {any} */ one) => !one.owned);
  const owned = option.parts.filter((/** @type {any} */ one) => one.owned);
  const share = 100 - option.value.evidence;
  return {
    musts: [
      [say(!musts ? "musts-none" : met === musts ? "musts-all" : "musts-some", { met, musts })],
      ...apartOf(option).map((text) => [text]),
      ...gaps.map((gap) => result.gap(gap)),
      ...marks.map((text) => [text]),
    ],
    needs: [
      [say(!needs ? "needs-none" : covered === needs ? "needs-all" : "needs-some", { covered, needs })],
      ...lacksOf(result, option).map((text) => [text]),
      ...(levels.length ? [[levels.map(([level, count]) => say(`needs-${level}`, { count })).join(", ")]] : []),
      ...short.map((one) => result.short(one, several)),
    ],
    value: [
      [pointsOf(result, option)],
      ...(option.best !== undefined && option.best !== option.worst ? [[say("rank-interval", { best: option.best, worst: option.worst })]] : []),
      ...(option.against && option.against !== "first" ? [[say(`against-${option.against}`)]] : []),
    ],
    price: [
      ...(kinds.size > 1 ? prices.map(([entry, price]) => [`${result.option(entry)}: ${say(`price-${price}`)}`]) : [...kinds].map((price) => [say(`price-${price}`)])),
      ...result.ask(asked, several),
    ],
    fresh: [
      fresh.length ? listed(fresh.map((/** @type {any} */ one) => result.entry(one.entry))) : [say("fresh-none")],
      ...option.along.map((/** @type {string} */ id) => [`${say("along")} `, result.required(id)]),
      ...(owned.length ? [[say("fresh-owned", { names: owned.map((/** @type {any} */ one) => result.option(one.entry)).join(", ") })]] : []),
    ],
    unknown: [
      [share || unknown.length ? say("unknown-share", { share }) : say("unknown-none")],
      ...(unknown.length ? [listed(unknown.map(({ entry, capability }) => result.claim(entry, capability, several)))] : []),
    ],
  };
}

/** Fills the table of the result's template. @param {Result} result */
export function drawFirst(result) {
  const { view, model, found, say } = result;
  const shown = columns(model, found);
  const section = part(view, "first-section");
  // What the reader named stands in a table of its own.
  section.hidden = !shown.length || found.judged.length > 0;
  if (section.hidden) return;
  const title = titleOf(result);
  put(section, "first-title", title);
  put(section, "first-caption", say("first-caption", { title }));
  part(section, "first-note").hidden = found.options.length > 0;
  put(section, "first-note", say("first-verify-note"));
  const fill = (/** @type {HTMLElement} */ row, /** @type {HTMLElement[]} */ cells) => row.replaceChildren(/** @type {Node} */ (row.firstElementChild), ...cells);
  /** @param {"td" | "th"} tag @param {...(string | Node)} content */
  const cell = (tag, ...content) => {
    const made = document.createElement(tag);
    if (tag === "th") made.setAttribute("scope", "col");
    made.append(...content);
    return made;
  };
  fill(part(section, "ranks"), ranksOf(shown.map((one) => one.option)).map((group) => {
    const made = /** @type {HTMLTableCellElement} */ (cell("th", group.rank === null ? "" : `${group.rank} `));
    made.colSpan = group.shown;
    const words = headOf(result, group);
    if (words) made.append(Object.assign(document.createElement("small"), { textContent: words }));
    return made;
  }));
  fill(part(section, "names"), shown.map(({ option }) => cell("th", ...result.names(option), ...option.parts.map((/** @type {any} */ one) => result.edition(one)), result.collect(option))));
  const rows = shown.map((column) => linesOf(result, column));
  // Rows that other parts of the page fill stand there at once, so that nothing moves later.
  for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll("template[data-row-after]"))) {
    const row = /** @type {HTMLElement} */ (clone(template.id).firstElementChild);
    const waiting = /** @type {Node} */ (row.lastElementChild);
    for (let more = 1; more < shown.length; more++) row.append(waiting.cloneNode(true));
    section.querySelector(`[data-added="${template.id}"]`)?.remove();
    row.dataset.added = template.id;
    section.querySelector(`[data-row="${template.dataset.rowAfter}"]`)?.after(row);
  }
  for (const row of section.querySelectorAll("[data-row]")) {
    const name = row.getAttribute("data-row") ?? "";
    fill(/** @type {HTMLElement} */ (row), rows.map((lines, at) => {
      const made = cell("td", ...lines[name].map((line, first) => {
        const words = document.createElement(first ? "small" : "b");
        words.append(...line);
        return words;
      }));
      if (name === "value") made.prepend(result.bar(shown[at].option));
      return made;
    }));
  }
}

/** Draws the steps that follow from a result. @param {Result} result */
export function drawNext(result) {
  const { found, root, say } = result;
  const shown = shownFirst(found);
  const steps = [];
  const [waiting] = compared(found).length ? [] : found.find_out;
  if (waiting?.question) steps.push(step("settle", say("settle-first", { question: result.question(waiting.question).text }), result.change(waiting.question)));
  if (shown.length > 1) steps.push(step("side", say(found.judged.length ? "side-named" : `side-${shown.length}`), root + sideBySide(shown)));
  else if (shown.length) steps.push(step("one", say("one", { entry: result.option(shown[0].parts[0].entry) }), `${root}platforms/${shown[0].parts[0].entry}/`));
  if (shown.length) steps.push(clone("tpl-next-ask"));
  if (compared(found)[0]?.new && document.getElementById("tpl-next-pilot")) {
    const made = clone("tpl-next-pilot");
    const link = /** @type {HTMLAnchorElement | null} */ (made.querySelector("a[data-plan]"));
    // A step of the plan begins with the answers and weights of this result.
    if (link) link.href = link.getAttribute("href") + write(result.desk.answers, result.weights);
    steps.push(made);
  }
  part(result.view, "next").replaceChildren(...steps);
  result.section("next", steps.length > 0);
}

/** @param {string} name @param {string} text @param {string} href */
function step(name, text, href) {
  const made = clone(`tpl-next-${name}`);
  Object.assign(part(made, name), { textContent: text, href });
  return made;
}

/**
 * What is first under each answer to each open question, side by side; a question whose answers all lead to the same is left out.
 * @param {Result} result
 * @param {{question: string, answer: string[], kind: string, top: string[]}[]} all
 */
export function drawByAnswer(result, all) {
  /** @type {Map<string, HTMLElement>} */
  const boxes = new Map();
  const turning = new Set(all.filter((one) => all.some((other) => other.question === one.question && String([other.kind, other.top]) !== String([one.kind, one.top]))).map((one) => one.question));
  for (const { question, answer, kind, top } of all) {
    if (!turning.has(question)) continue;
    let box = boxes.get(question);
    if (!box) {
      boxes.set(question, (box = document.createElement("section")));
      box.append(Object.assign(document.createElement("h3"), { textContent: result.question(question).text }), document.createElement("dl"));
    }
    const pair = document.createElement("div");
    const list = document.createElement("ol");
    list.append(...top.map((id) => item("", result.option(id))));
    const words = answer.map((one) => result.desk.word(question, one)).join("; ");
    const term = document.createElement("dt");
    term.append(anchor(result.change(question, answer), result.say("answer-then", { answer: words })));
    const detail = document.createElement("dd");
    detail.append(top.length ? list : result.say(`change-${kind}`));
    pair.append(term, detail);
    /** @type {HTMLElement} */ (box.querySelector("dl")).append(pair);
  }
  const into = part(result.view, "by-answer");
  into.replaceChildren(...boxes.values());
  into.hidden = !boxes.size;
}
