// @ts-check
/** Fields for what a reader names: editions of what is owned, tools that are not in the guide, capabilities. */
import { clone, part, put } from "../shared/dom.js";

/** What cannot stand in the name of a tool, since the address would read it as something else. */
const NO_NAME = /[\u0000-\u001f\u007f:,/+]|[\u{10000}-\u{10ffff}]/gu;
const LONGEST = 40;

/**
 * Asks which edition of an entry it is, once the entry is ticked; nothing for an entry with one.
 * @param {Element} into
 * @param {any} entry
 * @param {string} name of the field
 * @param {string[]} given
 */
export function editions(into, entry, name, given) {
  const known = new Map(entry?.editions.map((/** @type {any} */ one) => [`${entry.id}/${one.id}`, one.name]));
  if (known.size < 2) return;
  const line = clone("tpl-edition");
  const select = /** @type {HTMLSelectElement} */ (line.querySelector("select"));
  select.name = name;
  select.dataset.of = entry.id;
  put(line, "entry", entry.name);
  for (const [id, label] of known) select.add(new Option(label, id, false, given.includes(id)));
  into.append(line);
}

/** Shows the question for the edition where its entry is ticked, and nowhere else. @param {HTMLElement} box */
export function which(box) {
  for (const select of box.querySelectorAll("select")) {
    if (!select.dataset.of) continue;
    const entry = box.querySelector(`input[value="${CSS.escape(select.dataset.of)}"]`);
    select.disabled = !(entry instanceof HTMLInputElement && entry.checked);
    const line = select.closest("p");
    if (line) line.hidden = select.disabled;
  }
}

/**
 * Lets a reader name tools that the guide does not have, each with the areas that it serves.
 * @param {HTMLElement} box
 * @param {any} model
 * @param {string[]} given
 * @param {(into: Element, value: string, label: string, help: string | null) => void} add
 */
export function tools(box, model, given, add) {
  const form = clone("tpl-tool");
  const name = /** @type {HTMLInputElement} */ (form.querySelector('input[type="text"]'));
  const areas = part(form, "areas");
  const list = part(form, "tools");
  const error = part(form, "tool-error");
  const details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  const serves = (/** @type {string[]} */ ids) => ids.map((id) => model.area_labels[model.areas.indexOf(id)]).join(", ");
  model.areas.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
    const option = clone("tpl-option");
    const input = /** @type {HTMLInputElement} */ (option.querySelector("input"));
    input.type = "checkbox";
    input.value = id;
    put(option, "label", model.area_labels[at]);
    part(option, "help").remove();
    areas.append(option);
  });
  for (const one of given.filter((value) => value.startsWith("own:"))) {
    const [, label, ...ids] = one.split(":");
    add(list, one, label, serves(ids));
    details.open = true;
  }
  const take = () => {
    const label = name.value.replace(NO_NAME, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST);
    const boxes = /** @type {HTMLInputElement[]} */ ([...areas.querySelectorAll("input:checked")]);
    const ids = boxes.map((one) => one.value);
    error.hidden = Boolean(label && ids.length);
    if (!error.hidden) return;
    add(list, `own:${label}:${ids.join(":")}`, label, serves(ids));
    const fresh = /** @type {HTMLInputElement} */ (list.lastElementChild?.querySelector("input"));
    fresh.checked = true;
    fresh.dispatchEvent(new Event("change", { bubbles: true }));
    name.value = "";
    for (const one of boxes) one.checked = false;
    fresh.focus();
  };
  part(form, "take").addEventListener("click", take);
  name.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // Enter would send the whole answer.
    event.preventDefault();
    take();
  });
  box.append(form);
}

/**
 * Lists every capability by its area, with the level that it has to have.
 * @param {HTMLElement} box
 * @param {any} model
 * @param {any} question
 * @param {string[]} given
 */
export function named(box, model, question, given) {
  model.area_labels.forEach((/** @type {string} */ label, /** @type {number} */ area) => {
    const group = clone("tpl-musts");
    put(group, "label", label);
    const details = /** @type {HTMLDetailsElement} */ (group.querySelector("details"));
    model.capabilities.forEach((/** @type {string} */ capability, /** @type {number} */ at) => {
      if (model.area_of[at] !== area) return;
      const line = clone("tpl-must");
      const select = /** @type {HTMLSelectElement} */ (line.querySelector("select"));
      select.name = question.id;
      put(line, "label", model.labels[at]);
      for (const option of select.options) {
        if (!option.value) continue;
        option.value = `${capability}.${option.value}`;
        option.selected = given.includes(option.value);
        if (option.selected) details.open = true;
      }
      details.append(line);
    });
    box.append(group);
  });
}
