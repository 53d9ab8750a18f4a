// @ts-check
/** What a reader takes away from the matrix: the view that is shown, as a link, CSV, Markdown or a frame for another page. */
import { csv } from "../shared/csv.js";
import { copy, save } from "../shared/take.js";
import { saying } from "./matrix-stacks.js";
import { cellOf } from "./matrix-view.js";

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").View} View */
/** @typedef {import("../shared/take.js").Say} Say */

/**
 * The table that is shown, in words: the heads in the first line.
 * @param {View} shown
 * @param {Say} say
 * @returns {string[][]}
 */
export function words({ rows, columns, byArea, turned }, say) {
  const lines = [
    [say("entry"), ...columns.map(({ name }) => name)],
    ...rows.map((row) => [
      row.name,
      ...columns.map((column) => {
        const { letter, low, high, of } = cellOf(row, column);
        if (byArea) return letter === "." ? say(letter) : say(high > low ? "share-open" : "share", { low, high, of });
        const { key, names } = saying(row, column.at[0]);
        return names ? `${say(key)} (${names})` : say(key);
      }),
    ]),
  ];
  if (!turned) return lines;
  lines[0][0] = say(byArea ? "area" : "capability");
  return lines[0].map((_, index) => lines.map((line) => line[index]));
}

/** @param {string[][]} lines @param {string} source a sentence that says where it is from */
export function markdown(lines, source) {
  const row = (/** @type {string[]} */ line) => `| ${line.map((text) => text.replace(/[\\|<>*_[\]\x60]/g, "\\$&")).join(" | ")} |`;
  return [row(lines[0]), `|${" --- |".repeat(lines[0].length)}`, ...lines.slice(1).map(row), "", source, ""].join("\n");
}

/**
 * Hands the view over in a form.
 * @param {string} form link, markdown, csv, embed or print
 * @param {View} shown
 * @param {Data} data
 * @param {Say} say
 * @param {string} up the way to the root of the site
 * @returns {Promise<string>} what to tell the reader
 */
export async function take(form, shown, data, say, up) {
  if (form === "print") print();
  if (form === "print") return "";
  if (form === "csv") return save("matrix.csv", "text/csv", csv(words(shown, say)), say);
  const source = say("source", { date: data.date, link: location.href });
  const frame = document.createElement("iframe");
  frame.setAttribute("src", new URL(`${up}compare/embed/${location.search}`, location.href).href);
  frame.setAttribute("title", document.title);
  frame.setAttribute("width", "100%");
  frame.setAttribute("height", "600");
  return copy(form === "embed" ? frame.outerHTML : form === "markdown" ? markdown(words(shown, say), source) : location.href, say);
}
