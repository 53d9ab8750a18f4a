// @ts-check
/**
 * Filters the list of platforms by name and by whatever the form offers; the state of the form stands in the address.
 * An entry has its values under the name of the field, as `data-<name>`, with spaces between them.
 *
 * @typedef {Map<string, string[]>} State  field name to its chosen values; fields without a choice are absent
 */
import { keepQuery } from "../shared/address-bar.js";

/** The field for a name; all others are facets. */
const FIND = "find";

/**
 * Reads what is chosen in a form. A text field counts when it is not blank, an option when its value is not empty.
 * @param {HTMLFormElement} form
 * @returns {State}
 */
function chosen(form) {
  /** @type {State} */
  const state = new Map();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (text) state.set(name, [...(state.get(name) ?? []), text]);
  }
  return state;
}

/**
 * Puts the values of an address into a form; what the form does not offer is dropped.
 * @param {HTMLFormElement} form
 * @param {string} query the part of the address after the question mark
 */
function restore(form, query) {
  const wanted = new URLSearchParams(query);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = wanted.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLSelectElement) {
      const value = wanted.get(field.name);
      const known = [...field.options].find((option) => option.value === value);
      if (known) field.value = known.value;
    } else if (field instanceof HTMLInputElement) {
      field.value = wanted.get(field.name) ?? "";
    }
  }
}

/**
 * Writes the state into the address without a new entry in the history; a form at rest leaves no trace.
 * @param {State} state
 */
function remember(state) {
  const query = new URLSearchParams();
  for (const [name, values] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const value of values) query.append(name, value);
  }
  keepQuery(query.toString());
}

/**
 * Tells whether an entry passes the filters: its names hold the text, and of each field it has one of the chosen values.
 * @param {Element} row
 * @param {State} state
 */
function fits(row, state) {
  return [...state].every(([name, wanted]) => {
    if (name === FIND) return (row.getAttribute("data-names") ?? "").includes(wanted[0].toLowerCase());
    const values = (row.getAttribute(`data-${name}`) ?? "").split(" ");
    return wanted.some((value) => values.includes(value));
  });
}

/**
 * Connects a form with what it filters: restores it from the address, then applies it at every change.
 * @param {HTMLFormElement} form
 * @param {(state: State) => void} apply
 */
function connect(form, apply) {
  restore(form, location.search);
  const update = () => {
    const state = chosen(form);
    apply(state);
    remember(state);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The browser resets the fields after this event.
  form.addEventListener("reset", () => setTimeout(update));
  apply(chosen(form));
}

/** @param {HTMLFormElement} form */
function mount(form) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group] > .entry-list > li")]);
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group]")]);
  const output = form.querySelector("output");
  const total = output?.dataset.total ?? "";
  const words = output?.textContent?.replace(`${total} of`, "") ?? "";
  connect(form, (state) => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, state);
      shown += Number(!row.hidden);
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    if (output) output.textContent = `${shown} of${words}`;
  });
}

const form = document.querySelector('form[data-widget="entry-filter"]');
if (form instanceof HTMLFormElement) mount(form);
