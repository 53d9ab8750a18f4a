// @ts-check
/** Filters the list of platforms by name, kind, delivery, licence and area. */
import { connect, holds } from "./filters.mjs";

/** @param {HTMLFormElement} form */
function mount(form) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group] > .entry-list > li")]);
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group]")]);
  const output = form.querySelector("output");
  const total = output?.dataset.total ?? "";
  const words = output?.textContent?.replace(`${total} of`, "") ?? "";
  connect(form, (state) => {
    const find = state.get("find")?.[0]?.toLowerCase() ?? "";
    let shown = 0;
    for (const row of rows) {
      const fits =
        (row.dataset.names ?? "").includes(find) &&
        ["kind", "delivery", "licence", "area"].every((name) => holds(row.dataset[name], state.get(name)));
      row.hidden = !fits;
      shown += Number(fits);
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    if (output) output.textContent = `${shown} of${words}`;
  });
}

const form = document.querySelector('form[data-widget="entry-filter"]');
if (form instanceof HTMLFormElement) mount(form);
