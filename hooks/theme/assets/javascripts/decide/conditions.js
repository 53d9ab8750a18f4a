// @ts-check
/** What a result offers to add: questions that few have to answer, and that were not asked. */
import { clone, put } from "../shared/dom.js";

/** The questions that a finished interview offers. @param {any} model @param {any} state @returns {any[]} */
export function offered(model, state) {
  if (!state.complete) return [];
  return model.questions.filter((/** @type {any} */ one) => one.offered && !state.asked.includes(one.id) &&
    // What nobody has cannot be replaced.
    (one.kind !== "replaced" || had(model, state).length));
}

/** The entries that the reader has. @param {any} model @param {any} state @returns {any[]} */
export function had(model, { facts }) {
  const values = model.facts.filter((/** @type {any} */ one) => one.type === "entries").flatMap((/** @type {any} */ one) => facts[one.id] ?? []);
  return model.candidates.filter((/** @type {any} */ one) => values.includes(one.id));
}

/**
 * Fills the place of the result for conditions, grouped by step.
 * @param {HTMLElement} view
 * @param {any} model
 * @param {any} state
 * @param {(id: string) => string} href where a condition is answered
 * @param {(id: string, given: string) => string} word
 */
export function openConditions(view, model, state, href, word) {
  const questions = offered(model, state);
  // Where a lesson stands instead of a ranking there is nothing to narrow down.
  const lesson = view.querySelector("[data-lesson]");
  if (!questions.length || (lesson instanceof HTMLElement && !lesson.hidden)) return;
  const section = clone("tpl-conditions");
  const groups = /** @type {HTMLElement} */ (section.querySelector("[data-groups]"));
  for (const step of model.steps) {
    const some = questions.filter((one) => one.step === step.id);
    if (!some.length) continue;
    const group = clone("tpl-condition-group");
    put(group, "label", step.label);
    const list = /** @type {HTMLElement} */ (group.querySelector("ul"));
    for (const question of some) {
      const row = clone("tpl-condition");
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
      link.href = href(question.id);
      link.textContent = question.text;
      put(row, "why", question.why);
      const given = state.added.includes(question.id) ? state.given[question.id] : [];
      put(row, "given", given.map((/** @type {string} */ one) => word(question.id, one)).join("; "));
      list.append(row);
    }
    groups.append(group);
  }
  const place = view.querySelector('[data-part="conditions"]');
  if (place) place.replaceChildren(section);
  else view.querySelector("[data-share]")?.before(section);
}
