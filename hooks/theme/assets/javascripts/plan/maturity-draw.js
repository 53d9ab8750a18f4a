// @ts-check
/** Draws what follows from maturity: ladders with marks, reasons, where to stop, what comes first and what can wait. */
import { anchor, clone, item, part } from "../shared/dom.js";
import { own } from "../shared/own.js";

/** @import { Maturity } from "./maturity.js" */
/** @import { Found, TimeData } from "../planning/maturity.js" */

/** Ranks of all ladders in words. @param {Maturity} page @param {(ladder: string) => number} rank */
export const levelsOf = ({ data, say }, rank) =>
  data.model.ladders.map(({ id }) => say("rank", { ladder: data.ladders[id].short, rank: rank(id) })).join(", ");

/** @param {Maturity} page @param {Found} found @param {Record<string, string>} has practices by their state */
export function drawResult(page, found, has) {
  const { data, say, sum } = page;
  part(sum, "ladders").replaceChildren(...data.model.ladders.map(({ id }) => ladder(page, id, found, Object.keys(has).length > 0)));
  const all = data.model.questions.length;
  const open = part(sum, "open");
  const more = data.model.ladders.some(({ id }) => found.now.required[id].most > found.now.required[id].rank);
  open.hidden = !found.now.open.length || !more;
  open.textContent = say("open", { count: found.now.open.length, all, levels: levelsOf(page, (id) => found.now.required[id].most) });
  const list = (/** @type {string} */ name, /** @type {HTMLElement[]} */ items) => {
    const section = part(sum, `part="${name}"`);
    section.hidden = !items.length;
    part(section, "list").replaceChildren(...items);
  };
  const now = reasons(page, found.now);
  list("because", [...now.values()]);
  list("later", [...reasons(page, found.later)].filter(([name]) => !now.has(name) && higher(found)).map(([, line]) => line));
  const caps = new Map(found.now.caps.map((one) => [`${one.trigger} ${one.case}`, item("", data.triggers[one.trigger].caps[one.case])]));
  const stop = part(sum, "stop");
  stop.hidden = !caps.size;
  stop.textContent = say("stop-at", { levels: levelsOf(page, (id) => found.now.sensible[id]), required: levelsOf(page, (id) => found.now.required[id].rank) });
  list("caps", [...caps.values()]);
  list("first", found.first.map((id) => item("", data.practices[id].text, ...(own(has, id) ? [] : [` ${say("unsaid")}`]))));
  part(sum, "far").hidden = !found.far;
  part(sum, "upto").hidden = !caps.size;
  list("overlays", found.now.overlays.map((id) => item("", say("because", { trigger: data.overlays[id].label, text: data.overlays[id].steps.join(" ") }))));
  list("notyet", found.not_yet.map(([id, due]) => {
    const label = document.createElement("b");
    label.textContent = `${data.not_yet[id].label}.`;
    return item("", label, ` ${data.not_yet[id].text}`, due ? ` ${say("due", { months: data.months })}` : "");
  }));
}

/** Whether more is required later than now. @param {Found} found */
const higher = ({ now, later }) => Object.keys(now.required).some((id) => later.required[id].rank > now.required[id].rank);

/** The reasons for what is required, by their place, with a link to the trigger. @param {Maturity} page @param {TimeData} time */
function reasons({ data }, time) {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  for (const [trigger, place] of Object.values(time.required).flatMap(({ by }) => by)) {
    const { label, cases } = data.triggers[trigger];
    found.set(`${trigger} ${place}`, item("", anchor(`#trigger-${trigger}`, label), `. ${cases[place]}`));
  }
  return found;
}

/** @param {Maturity} page @param {string} id @param {Found} found @param {boolean} said whether any practice was answered */
function ladder({ data, say }, id, found, said) {
  const { label, levels } = data.ladders[id];
  const made = clone("tpl-mature-ladder");
  /** @type {HTMLElement} */ (made.querySelector("h3")).textContent = label;
  const list = /** @type {HTMLElement} */ (made.querySelector("ol"));
  const { low, high } = found.current[id];
  const now = found.now.required[id].rank;
  const later = found.later.required[id].rank;
  const sensible = found.now.sensible[id];
  levels.forEach((name, rank) => {
    const level = clone("tpl-mature-level");
    const row = /** @type {HTMLElement} */ (level.querySelector("li"));
    /** @param {string} kind @param {string} key */
    const mark = (kind, key) => {
      const made = clone("tpl-mature-mark");
      const span = /** @type {HTMLElement} */ (made.querySelector("span"));
      span.dataset.kind = kind;
      span.textContent = say(key, { months: data.months });
      /** @type {HTMLElement} */ (row.querySelector(".ladder__marks")).append(made);
    };
    /** @type {HTMLElement} */ (row.querySelector(".ladder__rank")).textContent = String(rank);
    /** @type {HTMLElement} */ (row.querySelector(".ladder__name")).textContent = name;
    if (rank <= now) row.dataset.reach = "required";
    if (said && rank <= low) row.dataset.reach = "current";
    if (said && rank === low) mark("current", high > low ? "here-least" : "here");
    if (rank === now) mark("required", "required");
    if (rank === later && later !== now) mark("later", "required-later");
    if (sensible < now && rank === sensible) mark("stop", "stop");
    list.append(level);
  });
  return made;
}
