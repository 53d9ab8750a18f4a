// @ts-check
// The plan as one Markdown document: the same as markdown.py, where it stands why.
import { own } from "../../shared/own.js";
import { cellOf, isWrong, judge, met } from "./outcome.js";
import { columnName } from "./sheets.js";
import { tenths } from "./usability.js";
import { say } from "./words.js";

/** @import { Model } from "../../decision/model.d.ts" */
/** @import { Card, Day, PilotModel, Plan } from "./model.d.ts" */

/** @param {string} text */
export const plain = (text) => text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "").replace(/([\\\x60*_[\]<>|#~])/g, "\\$1");

/** @param {PilotModel} pilot @param {Model} model @param {Plan} plan @param {Record<string, string>} frame @param {Day[]} days @param {Card} card @param {boolean} ended */
export function markdown(pilot, model, plan, frame, days, card, ended) {
  const names = plan.candidates.map((one) => one.name).join(", ");
  const blocks = [
    `# ${plain(say(pilot, "title", { candidates: names }))}`,
    plain(say(pilot, "data-of", { date: plan.date })),
    head(pilot, "frame"),
    pilot.fields.map((one) => `- **${plain(one.label)}:** ${plain((own(frame, one.id) ?? "").trim() || say(pilot, "not-settled"))}`).join("\n"),
  ];
  if (plan.hypotheses.length) blocks.push(head(pilot, "hypotheses"), plan.hypotheses.map((one, at) => `${at + 1}. ${plain(one.text)} ${plain(one.how)}`).join("\n"));
  blocks.push(...rowsOf(pilot, plan), ...usabilityOf(pilot));
  if (days.length) {
    blocks.push(head(pilot, "calendar"), plain(say(pilot, "calendar-holidays")), table(["day", "milestone", "what"].map((name) => say(pilot, `column-${name}`)), days.map((one) => [one.day, one.label, one.description])));
  }
  blocks.push(...outcome(pilot, model, plan, card, ended));
  return `${blocks.join("\n\n")}\n`;
}

/** @param {PilotModel} pilot @param {string} section */
const head = (pilot, section) => `## ${plain(say(pilot, `section-${section}`))}`;

/** @param {string[]} heads @param {string[][]} rows */
const table = (heads, rows) => [heads.map(plain), heads.map(() => "---"), ...rows.map((row) => row.map(plain))].map((line) => `| ${line.join(" | ")} |`).join("\n");

/** @param {PilotModel} pilot @param {Plan} plan */
function rowsOf(pilot, plan) {
  const heads = ["id", "metric", "target", "how", "who", "evidence"].map((name) => say(pilot, `column-${name}`));
  return ["must", "need", "criterion", "exit", "stop"].flatMap((kind) => {
    const rows = plan.rows.filter((row) => row.kind === kind).map((row) => [row.id, row.label, row.target, row.how, row.who, row.evidence]);
    return rows.length ? [head(pilot, kind), table(heads, rows)] : [];
  });
}

/** @param {PilotModel} pilot */
function usabilityOf(pilot) {
  const { items, sources } = pilot.usability;
  return [
    head(pilot, "usability"),
    plain(say(pilot, "usability-how", { items: items.length })),
    items.map((one, at) => `${at + 1}. ${plain(one.statement)}`).join("\n"),
    sources.map((one) => `- [${plain(one.title)}](${one.url})`).join("\n"),
  ];
}

/** @param {PilotModel} pilot @param {Model} model @param {Plan} plan @param {Card} card @param {boolean} ended @returns {string[]} */
function outcome(pilot, model, plan, card, ended) {
  if (!Object.keys(card.cells).length && !Object.keys(card.usability).length) return [];
  const found = judge(pilot, model.levels, plan, card, ended);
  const lines = found.conclusions.map((one, at) => {
    const name = plan.candidates[at].name;
    const score = found.scores[at];
    const told = `- **${plain(name)}:** ${plain(say(pilot, `conclusion-${one.conclusion}`))}. ${plain(one.because)}`;
    if (!score) return told;
    const words = { mean: tenths(score.mean), low: tenths(score.low), high: tenths(score.high), people: score.scores.length };
    return `${told} ${plain(say(pilot, "usability-score", words))}`;
  });
  const heads = [say(pilot, "column-id"), say(pilot, "column-metric"), ...plan.columns.map((name) => columnName(pilot, plan, name))];
  const rows = plan.rows.flatMap((row) => {
    const cells = plan.columns.map((name) => {
      const cell = cellOf(card, row.id, name);
      const result = met(row, model.levels, cell);
      const measured = isWrong(row, model.levels, cell) ? say(pilot, "not-counted", { text: cell.measured }) : cell.measured;
      return [measured, result ? say(pilot, result) : "", cell.note].filter(Boolean).join(" ");
    });
    return cells.some(Boolean) ? [[row.id, row.label, ...cells]] : [];
  });
  return [head(pilot, "outcome"), plain(found.text), lines.join("\n"), ...(rows.length ? [table(heads, rows)] : [])];
}
