// @ts-check
/**
 * The search in the header: asks the worker what a query finds and lists it as links.
 *
 * Nothing is fetched before the reader opens the search. Arrow keys go through the hits, Enter opens the first or the
 * chosen one, Escape closes. The number of hits is announced when the reader pauses.
 */

import { clone, part, phrases } from "../shared/dom.js";

/** @typedef {import("./rank.js").Hit} Hit */

const PAUSE = 400;
const OPENING_KEYS = new Set(["f", "s", "/"]);

const root = /** @type {HTMLElement} */ (document.querySelector(".md-search"));
const state = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
const count = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
const list = /** @type {HTMLElement} */ (root.querySelector("ol"));
const say = phrases("search-words");

/** @type {Worker | null} */
let worker = null;
let asked = "";
let shown = "";
let entered = false;
let busy = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @param {string} [query] without one, the worker gets ready */
function ask(query) {
  if (!worker) {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", () => receive({ failed: true }));
  }
  // One query at a time: on a slow machine those typed meanwhile would only hold up the last one.
  if (busy) return;
  busy = true;
  worker.postMessage({ index: new URL(root.dataset.index ?? "", location.href).href, small: say("small"), query });
}

/** @param {{query?: string, hits?: Hit[], total?: number, loose?: boolean, failed?: boolean}} answer */
function receive({ query, hits = [], total = 0, loose = false, failed = false }) {
  busy = false;
  if (failed) {
    worker?.terminate();
    worker = null;
    asked = shown = "";
    announce("failed", 0);
    return;
  }
  if (asked && asked !== shown && query !== asked) ask(asked);
  // What stands there already is not drawn again: the reader may be in it.
  if (query === undefined || query !== asked || query === shown) return;
  shown = query;
  const inside = list.contains(document.activeElement);
  list.replaceChildren(...hits.map(draw));
  if (inside) input.focus();
  list.hidden = !hits.length;
  list.parentElement?.scrollTo(0, 0);
  clearTimeout(pause);
  const key = !total ? "none" : loose ? "loose" : total === 1 ? "one" : total > hits.length ? "first" : "some";
  // A screen reader would otherwise read a number for each letter.
  pause = setTimeout(() => announce(key, total), total ? PAUSE : 2 * PAUSE);
  if (entered) open();
}

/** @param {string} key @param {number} total */
function announce(key, total) {
  count.textContent = say(key, { total, shown: list.childElementCount });
}

/** @param {Hit} hit */
function draw(hit) {
  const copy = clone("search-hit");
  const link = /** @type {HTMLAnchorElement} */ (copy.querySelector("a"));
  link.href = `${root.dataset.root ?? ""}/${hit.url}`;
  part(copy, "title").textContent = hit.title;
  part(copy, "kind").textContent = [say(hit.kind), hit.status].filter(Boolean).join(", ");
  part(copy, "kind").dataset.status = hit.status;
  const known = hit.known && say(hit.former ? "former" : "known", { name: hit.known });
  const of = [known, hit.within && say("within", { title: hit.within })];
  fill(part(copy, "of"), of.filter(Boolean).map((text) => [text, false]));
  fill(part(copy, "text"), hit.text);
  return copy;
}

/**
 * Writes marked text, and shows the element if there is any.
 * @param {HTMLElement} element
 * @param {[string, boolean][]} parts
 */
function fill(element, parts) {
  element.hidden = !parts.some(([text]) => text);
  for (const [text, marked] of parts) {
    const node = marked ? document.createElement("mark") : document.createTextNode("");
    node.textContent = text;
    element.append(node);
  }
}

function changed() {
  const query = input.value.trim();
  entered = false;
  toggle(true);
  if (query === asked) return;
  asked = query;
  if (query) {
    ask(query);
    return;
  }
  clearTimeout(pause);
  shown = "";
  list.replaceChildren();
  list.hidden = true;
  announce("start", 0);
}

/** Follows the first hit, now or as soon as it is known. */
function open() {
  entered = shown !== asked || !asked;
  if (!entered) list.querySelector("a")?.click();
}

/** @param {boolean} on */
function toggle(on) {
  if (state.checked !== on) state.click();
}

/** @param {number} step */
function move(step) {
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const next = stops[(at + step + stops.length) % stops.length];
  next.focus();
  // The row around the link is larger than the link.
  if (next !== input) next.closest("li")?.scrollIntoView({ block: "nearest" });
}

state.addEventListener("change", () => {
  if (state.checked && document.activeElement !== input) input.focus();
});
input.addEventListener("focus", () => {
  toggle(true);
  if (!asked) announce("start", 0);
  ask();
});
input.addEventListener("click", () => toggle(true));
input.addEventListener("input", changed);
input.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
  open();
});
input.form?.addEventListener("reset", () => {
  input.value = "";
  changed();
  input.focus();
});
list.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("a")) toggle(false);
});
root.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    input.focus();
    toggle(false);
  } else if (event.key.length === 1 && document.activeElement !== input && !event.ctrlKey && !event.metaKey) {
    input.focus();
  }
});
root.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !root.contains(relatedTarget)) toggle(false);
});
// On window, because ../shared/theme.js stops these keys one step earlier for readers who have not turned them on.
addEventListener("keydown", (event) => {
  const at = event.target;
  const typing = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !OPENING_KEYS.has(event.key)) return;
  event.preventDefault();
  input.focus();
  input.select();
});
