// @ts-check
/** Links that take the reader's plan along: those between its steps, and the tabs that lead to them. */

/** The ends of addresses that keep a plan. */
const KEEPING = ["/plan/", "/decide/"];

/** @param {string} fragment what stands after the #, with it */
export function lead(fragment) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-plan], .tabs a"))) {
    if (link.matches("[data-plan]") || KEEPING.some((end) => link.pathname.endsWith(end))) link.hash = fragment;
  }
}
