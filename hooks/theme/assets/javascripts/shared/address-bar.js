// @ts-check
/**
 * Writes what a page shows into its address. Some browsers refuse more than a hundred changes within ten or thirty
 * seconds, which a slider makes in two: so at most one change is written in a while, always the last one, and an address
 * that cannot be written stops nothing.
 */

/** Milliseconds between two changes: 75 in thirty seconds. */
const PAUSE = 400;

/** The address that is still to be written. @type {string | null} */
let due = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let written = -Infinity;

function flush() {
  if (due === null) return;
  clearTimeout(timer);
  const address = due;
  due = null;
  written = performance.now();
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // The page works as before; only its address does not say so.
  }
}

/** @param {string} address */
function keep(address) {
  const waiting = due !== null;
  due = address;
  const left = written + PAUSE - performance.now();
  if (left <= 0) flush();
  else if (!waiting) timer = setTimeout(flush, left);
}

/** Puts a query into the address without a step in the history. @param {string} query without its question mark */
export function keepQuery(query) {
  keep(location.pathname + (query ? `?${query}` : "") + location.hash);
}

/** Puts a fragment into the address without a step in the history. @param {string} fragment with its # */
export function keepFragment(fragment) {
  keep(location.pathname + location.search + fragment);
}

/** Puts a fragment into the address as a new step in the history. @param {string} fragment with its # */
export function addFragment(fragment) {
  flush();
  try {
    history.pushState(null, "", fragment);
  } catch {
    location.hash = fragment;
  }
}

// Whoever clicks may copy the address or leave by a link: it says by then what the page shows.
addEventListener("click", flush, true);
addEventListener("pagehide", flush);
// The reader went to another step, to which the address that waits does not belong.
addEventListener("popstate", () => {
  clearTimeout(timer);
  due = null;
});
