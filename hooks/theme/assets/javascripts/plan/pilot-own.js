// @ts-check
/** What the plan of a reader says of a pilot: thresholds, requirements and days. The pilot's page and the whole plan read it here. */
import { dayOf, hasEnded, today } from "../planning/pilot/calendar.js";
import { own } from "../shared/own.js";

/** @import { Desk } from "./desk.js" */
/** @import { AcceptedData, PilotModel } from "../planning/pilot/model.d.ts" */

/** Thresholds by criterion, as they were typed. @param {Pick<Desk, "all">} desk @returns {Record<string, string>} */
export const thresholdsOf = (desk) => Object.fromEntries(desk.all("p").filter(([name]) => name.startsWith("t.")).map(([name, values]) => [name.slice(2), values.join(",")]));

/** Marks of needs that count, by need. @param {Pick<Desk, "all">} desk */
export const marksOf = (desk) => Object.fromEntries(desk.all("n").filter(([, [mark, ...more]]) => !more.length && ["must", "should"].includes(mark)));

/** Needs of the reader's list that a pilot tests. @param {Pick<Desk, "all">} desk @param {any} needs with their words @returns {AcceptedData[]} */
export function acceptedOf(desk, needs) {
  if (!needs) return [];
  const marks = marksOf(desk);
  const { model, texts } = needs;
  const tested = model.needs.filter((/** @type {any} */ one) => one.capability && own(marks, one.id));
  return tested.map((/** @type {any} */ { id, capability }) => ({ id: texts[id].id, label: texts[id].text, capability, must: marks[id][0] === "must" }));
}

/**
 * First day and weeks as they stand in the address, and as they can be planned: null where they cannot.
 * @param {Pick<Desk, "get">} desk @param {PilotModel} pilot
 */
export function boxFrom(desk, { box: { shortest, weeks: usual, longest } }) {
  const [given, length] = [desk.get("p.start")?.join(",") ?? "", desk.get("p.weeks")?.join(",") ?? String(usual)];
  const start = dayOf(given);
  const weeks = /^[0-9]{1,2}$/.test(length) && Number(length) >= shortest && Number(length) <= longest ? Number(length) : null;
  return { given, length, start, weeks, ended: weeks !== null && hasEnded(start, weeks, today()) };
}
