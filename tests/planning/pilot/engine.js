// Reads {model, pilot, cases} from standard input and writes all that the engine of pilots makes of them.
import { readFileSync } from "node:fs";
import { decide } from "../../../hooks/theme/assets/javascripts/decision/recommend.js";
import { study } from "../../../hooks/theme/assets/javascripts/decision/study.js";
import { boxOf, calendar, dayOf } from "../../../hooks/theme/assets/javascripts/planning/pilot/calendar.js";
import { choose } from "../../../hooks/theme/assets/javascripts/planning/pilot/candidates.js";
import { fods } from "../../../hooks/theme/assets/javascripts/planning/pilot/fods.js";
import { icalendar } from "../../../hooks/theme/assets/javascripts/planning/pilot/icalendar.js";
import { markdown } from "../../../hooks/theme/assets/javascripts/planning/pilot/markdown.js";
import { changes, measuredLevels, overlaid } from "../../../hooks/theme/assets/javascripts/planning/pilot/measured.js";
import { cardOf, judge } from "../../../hooks/theme/assets/javascripts/planning/pilot/outcome.js";
import { makePlan } from "../../../hooks/theme/assets/javascripts/planning/pilot/plan.js";
import { sheets } from "../../../hooks/theme/assets/javascripts/planning/pilot/sheets.js";
import { cardOfRows, cardRows } from "../../../hooks/theme/assets/javascripts/planning/pilot/table.js";

const { model, pilot, cases } = JSON.parse(readFileSync(0, "utf8"));

/** @param {any} asked */
function workedOut(asked) {
  const card = cardOf(asked.card);
  const chosen = choose(model, asked.answers, {}, asked.named);
  let hangs;
  if (asked.deep) {
    const { flips = [], overtakes = [] } = study(model, asked.answers).sensitivity ?? {};
    hangs = { flips, overtakes, costly: asked.costly };
  }
  const plan = makePlan(pilot, model, chosen, { thresholds: asked.thresholds, accepted: asked.accepted }, hangs);
  const start = dayOf(asked.start);
  const days = start === null ? [] : calendar(pilot, start, asked.weeks);
  const measured = measuredLevels(model.levels, plan, card);
  const after = decide(overlaid(model, measured), chosen.answers);
  const rows = cardRows(pilot, plan, card);
  return {
    plan,
    gone: chosen.gone,
    days,
    box: start === null ? null : Object.values(boxOf(start, asked.weeks)),
    outcome: judge(pilot, model.levels, plan, card, asked.ended),
    measured,
    changes: changes(pilot, model, plan, chosen.found, after),
    rows,
    read: cardOfRows(rows),
    ics: icalendar("Pilot; a, \u2603".repeat(9), days, "20261130T120000Z"),
    fods: fods(sheets(pilot, model, plan, card)),
    markdown: markdown(pilot, model, plan, asked.frame, days, card, asked.ended),
  };
}

process.stdout.write(JSON.stringify(cases.map(workedOut)));
