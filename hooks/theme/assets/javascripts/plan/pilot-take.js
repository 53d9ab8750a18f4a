// @ts-check
/** The documents of a pilot, written in the browser: plan, scorecard in two forms, calendar. */
import { fods } from "../planning/pilot/fods.js";
import { icalendar } from "../planning/pilot/icalendar.js";
import { markdown } from "../planning/pilot/markdown.js";
import { sheets } from "../planning/pilot/sheets.js";
import { cardRows } from "../planning/pilot/table.js";
import { say } from "../planning/pilot/words.js";
import { csv } from "../shared/csv.js";

/**
 * The name, type and text of a document.
 * @param {string} kind plan, csv, fods or ics
 * @param {any} view of the pilot: `pilot`, `model`, `plan`, `frame`, `days`, `card` and `ended`
 * @returns {[string, string, string]}
 */
export function written(kind, { pilot, model, plan, frame, days, card, ended }) {
  if (kind === "csv") return ["scorecard.csv", "text/csv", csv(cardRows(pilot, plan, card))];
  if (kind === "fods") return ["scorecard.fods", "application/vnd.oasis.opendocument.spreadsheet-flat-xml", fods(sheets(pilot, model, plan, card))];
  if (kind === "ics") {
    const candidates = plan.candidates.map((/** @type {any} */ one) => one.name).join(", ");
    const stamp = new Date().toISOString().replace(/[-:]|\.[0-9]+/g, "");
    return ["pilot.ics", "text/calendar", icalendar(say(pilot, "calendar-name", { candidates }), days, stamp)];
  }
  return ["pilot-plan.md", "text/markdown", markdown(pilot, model, plan, frame, days, card, ended)];
}
