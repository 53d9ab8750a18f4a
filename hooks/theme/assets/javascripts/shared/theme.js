// @ts-check
/**
 * Repairs to the theme that markup and style sheets cannot make.
 *
 * 1. Single-key shortcuts (f, s, / to search; p, comma and n, full stop to turn pages) stay off until the
 *    reader turns them on in the footer (WCAG 2.1.4).
 *    The theme turns pages by links in the head, which Firefox fetches in advance and the security policy then refuses
 *    with a message; so the addresses stand at the switch.
 * 2. Menu and search open with buttons that say whether they are open; Escape closes the menu.
 * 3. Tables in prose that scroll sideways can be reached by keyboard and have a name; the copy buttons of code
 *    listings, which the theme adds, are no landmarks.
 *
 * And it loads the tray where something is collected, or about to be.
 */

const KEY = "guide.shortcuts";
const TRAY = "guide.tray";
const SINGLE_KEYS = new Set(["f", "s", "/", "p", ",", "n", "."]);
/** @type {Map<string, "previous" | "next">} */
const TURNING = new Map([["p", "previous"], [",", "previous"], ["n", "next"], [".", "next"]]);

/** @param {string} key @returns {string | null} what this browser keeps under it */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @returns {boolean} whether the reader has turned the shortcuts on */
function enabled() {
  return kept(KEY) === "on";
}

/** @param {HTMLInputElement} box the switch in the footer */
function mountSwitch(box) {
  box.checked = enabled();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, box.checked ? "on" : "off");
    } catch {
      box.checked = false;
    }
  });
}

/** @param {HTMLElement} button stands for the hidden checkbox named in data-switch */
function mountButton(button) {
  const state = document.getElementById(button.dataset.switch ?? "");
  if (!(state instanceof HTMLInputElement)) return;
  button.addEventListener("click", () => state.click());
  state.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(state.checked));
    const link = /** @type {HTMLElement | null} */ (document.querySelector(".sidenav a"));
    if (!state.checked) button.focus();
    else if (state.id === "__drawer") setTimeout(() => link?.focus(), 50);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.id === "__drawer" && state.checked) state.click();
  });
}

/** Gives each overflowing prose table a tab stop and the name of its caption or of the heading before it. */
function reachTables() {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (wrap.scrollWidth <= wrap.clientWidth) {
      for (const name of ["tabindex", "role", "aria-label"]) wrap.removeAttribute(name);
      continue;
    }
    let before = wrap.previousElementSibling;
    while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
    const name = wrap.querySelector("caption") ?? before?.firstChild;
    wrap.setAttribute("tabindex", "0");
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", name?.textContent?.trim() || "Table");
  }
}

// The theme listens on window; stopping the event one step earlier leaves typing and other listeners alone.
document.addEventListener("keydown", (event) => {
  if (!SINGLE_KEYS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!enabled()) return event.stopPropagation();
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  const address = box instanceof HTMLElement && box.dataset[TURNING.get(event.key) ?? ""];
  if (address && !typing) location.href = address;
});

const box = document.getElementById("shortcuts");
if (box instanceof HTMLInputElement) mountSwitch(box);
for (const button of document.querySelectorAll("[data-switch]")) {
  mountButton(/** @type {HTMLElement} */ (button));
}
addEventListener("load", () => {
  reachTables();
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "presentation");
});
addEventListener("resize", reachTables);

if (document.getElementById("tpl-tray")) {
  if (kept(TRAY)) import("./tray.js");
  addEventListener("storage", (event) => event.key === TRAY && import("./tray.js"));
  // A page that comes back as it was left.
  addEventListener("pageshow", (event) => event.persisted && kept(TRAY) && import("./tray.js"));
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-tray]") : null;
    if (button) (await import("./tray.js")).press(button);
  });
}
