// @ts-check
// The scorecard as rows of a CSV file that opens again: the same as table.py, where it stands why.
import { own, record } from "../../shared/own.js";
import { cellOf } from "./outcome.js";

/** @import { Card, PilotModel, Plan } from "./model.d.ts" */

const HEAD = ["row", "candidate", "measured", "result", "note", "metric", "target"];

/** @param {PilotModel} pilot @param {Plan} plan @param {Card} card @returns {string[][]} */
export function cardRows(pilot, plan, card) {
  const rows = [HEAD];
  const written = new Set();
  for (const row of plan.rows) {
    for (const name of row.of) {
      written.add(`${row.id} ${name}`);
      const { measured, result, note } = cellOf(card, row.id, name);
      rows.push([row.id, name, measured, result, note, row.label, row.target]);
    }
  }
  for (const row of Object.keys(card.cells).sort()) {
    for (const name of Object.keys(card.cells[row]).sort()) {
      const { measured, result, note } = card.cells[row][name];
      if (!written.has(`${row} ${name}`)) rows.push([row, name, measured, result, note, "", ""]);
    }
  }
  for (const name of new Set([...plan.candidates.map((one) => one.id), ...Object.keys(card.usability).sort()])) {
    for (const [at, answers] of (own(card.usability, name) ?? []).entries()) rows.push([`usability-${at + 1}`, name, answers.join(" "), "", "", pilot.usability.name, ""]);
  }
  rows.push(["extended", "", "", card.extended ? "yes" : "no", "", "", ""]);
  return rows;
}

/** @param {string[][]} rows @returns {{ok: boolean, card: Card, wrong: number[]}} */
export function cardOfRows(rows) {
  /** @type {Card} */
  const card = { cells: record(), usability: record(), extended: false };
  const heads = (rows[0] ?? []).map((head) => head.trim().toLowerCase());
  if (!["row", "candidate", "measured", "result"].every((name) => heads.includes(name))) return { ok: false, card, wrong: [] };
  const wrong = [];
  for (const [at, cells] of rows.slice(1).entries()) {
    const given = Object.fromEntries(heads.flatMap((head, place) => (place < cells.length ? [[head, bare(cells[place])]] : [])));
    const [row, name, result] = [given.row ?? "", given.candidate ?? "", given.result ?? ""].map((text) => text.trim());
    if (row === "extended") card.extended = result === "yes";
    else if (!row && !name) continue;
    else if (!row || !name) wrong.push(at + 2);
    else if (/^usability-[0-9]{1,3}$/.test(row)) {
      const answers = (given.measured ?? "").split(/[ \t]+/).filter(Boolean).map((/** @type {string} */ one) => (/^[1-5]$/.test(one) ? Number(one) : 0));
      (card.usability[name] ??= []).push(answers);
    } else {
      const kept = ["pass", "fail"].includes(result) ? result : "";
      const [measured, note] = [(given.measured ?? "").trim(), given.note ?? ""];
      if (measured || note || kept) (card.cells[row] ??= record())[name] = { measured, note, result: kept };
      if (result && !kept) wrong.push(at + 2);
    }
  }
  return { ok: true, card, wrong };
}

const bare = (/** @type {string} */ text) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** The cells of a CSV file (RFC 4180); a file that parts cells by semicolons, as spreadsheets of some countries do, is read as well. @param {string} text @returns {string[][]} */
export function parsed(text) {
  const given = text.replace(/^\ufeff/, "");
  const head = given.split(/\r?\n/, 1)[0];
  const parting = head.split(";").length > head.split(",").length ? ";" : ",";
  /** @type {string[][]} */
  const rows = [];
  let row = [];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < given.length; at++) {
    const sign = given[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (given[at + 1] === '"') cell += given[++at];
      else quoted = false;
    } else if (sign === '"' && !cell) quoted = true;
    else if (sign === parting || sign === "\n") {
      row.push(cell);
      cell = "";
      if (sign === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (sign !== "\r" || given[at + 1] !== "\n") cell += sign;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}
