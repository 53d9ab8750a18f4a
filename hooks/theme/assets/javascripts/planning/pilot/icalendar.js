// @ts-check
// The calendar as iCalendar: the same as icalendar.py, where it stands why.
import { dayOf, written } from "./calendar.js";

/** @import { Day } from "./model.d.ts" */

/** @param {string} name @param {Day[]} days @param {string} stamp */
export function icalendar(name, days, stamp) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pilot//plan//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`];
  for (const one of days) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${one.id}-${stamp}@pilot`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(one.day)}`,
      `DTEND;VALUE=DATE:${plain(written((dayOf(one.day) ?? 0) + 1))}`,
      `SUMMARY:${escaped(one.label)}`,
      `DESCRIPTION:${escaped(one.description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join("");
}

const plain = (/** @type {string} */ day) => day.replaceAll("-", "");

const escaped = (/** @type {string} */ text) =>
  text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\r", "").replaceAll("\n", "\\n");

/** @param {string} line @returns {string[]} */
function folded(line) {
  const parts = [];
  const encoder = new TextEncoder();
  let [part, size] = ["", 0];
  for (const sign of line) {
    const width = encoder.encode(sign).length;
    if (size + width > 75) {
      parts.push(part);
      [part, size] = [" ", 1];
    }
    part += sign;
    size += width;
  }
  return [...parts, part];
}
