// @ts-check
/** Tables as CSV (RFC 4180), by the same rules as the guide's own files: tests keep both equal. */

// A spreadsheet takes a text that begins so for a formula.
const FORMULA = /^[=+\-@\t\r]/;

/** One cell: formulas are made harmless, numbers stay numbers. @param {string | number} value */
function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {(string | number)[][]} rows with the heads as the first */
export function csv(rows) {
  // An only cell that is empty would be no row.
  const line = (/** @type {(string | number)[]} */ row) => (row.length === 1 && row[0] === "" ? '""' : row.map(cell).join(","));
  return rows.map((row) => `${line(row)}\r\n`).join("");
}
