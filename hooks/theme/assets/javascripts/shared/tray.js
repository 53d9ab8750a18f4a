// @ts-check
/**
 * The tray: a few entries and stacks of entries that the reader collects across pages, kept in this browser only, in a bar
 * at the foot of the window that is there only while something is collected. `theme.js` loads this when there is
 * something to do.
 *
 * Buttons are marked up as `<button data-tray="<id>" aria-pressed="false">words <span>name of the entry</span></button>`.
 * For a stack the id is `a+b`, its entries in alphabetical order, and the name that of each with ` + ` between them.
 * Whoever draws such buttons by script calls `mark` on what was drawn.
 *
 * @typedef {{ id: string, name: string }} Entry  or a stack
 */
import { clone, part, phrases } from "./dom.js";
import { judge } from "./judge.js";
import { apart, entriesOf, isStack, nameOf, stackOf } from "./stacks.js";

const KEY = "guide.tray";
const MOST = 5;

/** @type {Set<(entries: Entry[]) => void>} */
const listeners = new Set();
/** @type {HTMLElement | null} */
let bar = null;
/** What this page holds; the only copy where storage is closed. */
let entries = stored();

/** @returns {Entry[]} what is stored, without what nobody of us wrote */
function stored() {
  /** @type {Map<string, Entry>} */
  const found = new Map();
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    for (const one of Array.isArray(all) ? all : []) {
      const { id, name } = one ?? {};
      if (typeof id === "string" && /^[a-z0-9-]+(\+[a-z0-9-]+)*$/.test(id) && stackOf([id]) === id && typeof name === "string" && name) found.set(id, { id, name });
    }
  } catch {
    // Storage is closed, or holds no list: the tray is empty.
  }
  return [...found.values()].slice(0, MOST);
}

/** @param {Entry[]} now @param {string} [told] what to tell the reader beside it */
function become(now, told = "") {
  entries = now;
  try {
    if (now.length) localStorage.setItem(KEY, JSON.stringify(now));
    else localStorage.removeItem(KEY);
  } catch {
    // The tray lasts until the page is left.
  }
  show(told);
}

/** @param {string} id */
export function inTray(id) {
  return entries.some((one) => one.id === id);
}

/**
 * Puts an entry into the tray, or takes it out. A full tray stays as it is and says so.
 * @param {Entry} entry
 */
export function toggle({ id, name }) {
  if (inTray(id)) become(entries.filter((one) => one.id !== id));
  else if (entries.length < MOST) become([...entries, { id, name }]);
  else show(words()("full", { most: MOST }));
}

/** What is in the tray. */
export const held = () => [...entries];

/** Puts an entry or a stack into the tray where it is not in it. @param {Entry} entry */
export function collect(entry) {
  if (!inTray(entry.id)) toggle(entry);
}

/** Makes the buttons of a part of the page say what is in the tray. @param {ParentNode} root */
export function mark(root) {
  for (const button of root.querySelectorAll("[data-tray]")) {
    button.setAttribute("aria-pressed", String(inTray(button.getAttribute("data-tray") ?? "")));
  }
}

/** @param {Element} button of an entry, pressed */
export function press(button) {
  toggle({ id: button.getAttribute("data-tray") ?? "", name: button.querySelector("span")?.textContent?.trim() ?? "" });
}

/** @param {(entries: Entry[]) => void} listener called after every change, in other tabs, too */
export function onChange(listener) {
  listeners.add(listener);
}

const words = () => phrases("tpl-tray-words");

/** Draws the bar and the buttons of the page. @param {string} told */
function show(told) {
  mark(document);
  for (const listener of listeners) listener(entries);
  if (!document.getElementById("tpl-tray")) return;
  if (!entries.length) {
    bar?.remove();
    bar = null;
    return;
  }
  bar ??= place();
  part(bar, "entries").replaceChildren(...entries.map(line));
  const side = /** @type {HTMLAnchorElement} */ (part(bar, "side"));
  const matrix = /** @type {HTMLAnchorElement} */ (part(bar, "matrix"));
  const query = (/** @type {string} */ key) => `?${entries.map((one) => `${key}=${one.id}`).join("&")}`;
  side.search = query("of");
  side.hidden = entries.length < 2;
  matrix.search = query("pin");
  const parts = entriesOf(stackOf(entries.map((one) => one.id))).length;
  part(bar, "stack").hidden = entries.length < 2 || parts > Number(bar.dataset.parts);
  judge(bar.querySelector("[data-judge]"), entries.map((one) => one.id));
  part(bar, "told").textContent = told || (entries.length < 2 ? words()("one-more") : "");
}

function place() {
  const made = /** @type {HTMLElement} */ (clone("tpl-tray").firstElementChild);
  document.body.append(made);
  part(made, "stack").addEventListener("click", () => {
    const all = new Map(entries.flatMap(apart).map((one) => [one.id, one.name]));
    const id = stackOf([...all.keys()]);
    become([{ id, name: nameOf(entriesOf(id).map((one) => all.get(one) ?? one)) }], words()("stacked"));
    /** @type {HTMLElement | null} */ (bar?.querySelector("[data-apart]"))?.focus();
  });
  part(made, "empty").addEventListener("click", () => {
    const [first] = entries;
    become([]);
    land(first?.id);
  });
  return made;
}

/** @param {Entry} entry @param {number} at */
function line(entry, at) {
  const made = clone("tpl-tray-entry");
  /** @type {HTMLElement} */ (made.querySelector("span")).textContent = entry.name;
  const [split, button] = [part(made, "apart"), part(made, "remove")];
  for (const one of [split, button]) /** @type {HTMLElement} */ (one.querySelector("span")).append(` ${entry.name}`);
  split.hidden = !isStack(entry.id);
  split.addEventListener("click", () => {
    const all = new Map(entries.flatMap((one) => (one.id === entry.id ? apart(one) : [one])).map((one) => [one.id, one]));
    if (all.size > MOST) return show(words()("full", { most: MOST }));
    become([...all.values()]);
    /** @type {HTMLElement | undefined} */ (bar?.querySelectorAll("[data-remove]")[at])?.focus();
  });
  button.addEventListener("click", () => {
    toggle(entry);
    const next = bar?.querySelectorAll("li [data-remove]")[Math.min(at, entries.length - 1)];
    if (next instanceof HTMLElement) next.focus();
    else land(entry.id);
  });
  return made;
}

/** Gives the focus a place when the bar has gone: the button of an entry, or the content. @param {string | undefined} id */
function land(id) {
  const button = document.querySelector(`[data-tray="${id}"]`);
  const place = /** @type {HTMLElement | null} */ (button ?? document.getElementById("content"));
  if (!button) place?.setAttribute("tabindex", "-1");
  place?.focus({ preventScroll: true });
}

addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  entries = stored();
  show("");
});
// A page that comes back as it was left may have missed changes.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  entries = stored();
  show("");
});
show("");
