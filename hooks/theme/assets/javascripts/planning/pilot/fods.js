// @ts-check
// Sheets as one flat OpenDocument file: the same as fods.py, where it stands why.

/** @import { Sheet, SheetCell } from "./sheets.js" */

const NAMES = ["office", "table", "text", "style"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ");
const FORMULAS = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"';
const LOOKS = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';

/** @param {Sheet[]} sheets */
export function fods(sheets) {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<office:document ${NAMES} ${FORMULAS} ${LOOKS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`,
    '<office:automatic-styles><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>',
    "<office:body><office:spreadsheet>",
    ...sheets.flatMap(table),
    "</office:spreadsheet></office:body></office:document>",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** @param {Sheet} sheet @returns {string[]} */
function table({ name, heads, rows }) {
  const lines = rows.map((row, at) => {
    const style = at < heads ? ' table:style-name="head"' : "";
    return `<table:table-row>${row.map((cell) => drawn(cell, style)).join("")}</table:table-row>`;
  });
  return [`<table:table table:name="${escaped(name)}">`, ...lines, "</table:table>"];
}

/** @param {SheetCell} cell @param {string} style */
function drawn(cell, style) {
  const formula = typeof cell === "object" ? ` table:formula="${escaped(openFormula(cell.text))}"` : "";
  const value = typeof cell === "object" ? cell.value : cell;
  if (typeof value === "string") {
    if (!value && !formula) return `<table:table-cell${style}/>`;
    const lines = value.split("\n").map((line) => `<text:p>${escaped(line)}</text:p>`).join("");
    return `<table:table-cell${style}${formula} office:value-type="string">${lines}</table:table-cell>`;
  }
  return `<table:table-cell${style}${formula} office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
}

/** @param {string} formula */
export function openFormula(formula) {
  const told = formula.replace(/"[^"]*"|\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|,/g, (text) => {
    if (text.startsWith('"')) return text;
    return text === "," ? ";" : `[.${text.replaceAll(":", ":.")}]`;
  });
  return `of:=${told}`;
}

const escaped = (/** @type {string} */ text) =>
  text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
