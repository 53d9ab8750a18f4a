// @ts-check
/**
 * What the lists and the matrix share: the state of a form of filters, kept in the address by name.
 *
 * @typedef {Map<string, string[]>} State  field name to its chosen values; fields without a choice are absent
 */

/**
 * Reads what is chosen in a form. A text field counts when it is not blank, an option when its value is not empty.
 * @param {HTMLFormElement} form
 * @returns {State}
 */
export function chosen(form) {
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
export function restore(form, query) {
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
export function remember(state) {
  const query = new URLSearchParams();
  for (const [name, values] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const value of values) query.append(name, value);
  }
  const text = query.toString();
  history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}

/**
 * Tells whether a space-separated list of values holds any of the wanted ones; no wish is always met.
 * @param {string | undefined} values
 * @param {string[] | undefined} wanted
 */
export function holds(values, wanted) {
  return !wanted || wanted.some((value) => ` ${values ?? ""} `.includes(` ${value} `));
}

/**
 * Connects a form with what it filters: restores it from the address, then applies it at every change.
 * @param {HTMLFormElement} form
 * @param {(state: State) => void} apply
 */
export function connect(form, apply) {
  restore(form, location.search);
  form.hidden = false;
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
