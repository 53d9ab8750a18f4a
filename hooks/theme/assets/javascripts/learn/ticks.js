// @ts-check
/** Marks the lessons that are done, in the navigation and in lists. */
import { load } from "./progress.js";

/** @param {Element} item @param {string} word */
function mark(item, word) {
  const is = item.classList.toggle("is-done", true);
  if (is && !item.querySelector("[data-tick]")) {
    const note = Object.assign(document.createElement("span"), { className: "sr-only", textContent: ` ${word}` });
    note.dataset.tick = "";
    item.append(note);
  }
}

/** @param {Element} item */
function unmark(item) {
  item.classList.remove("is-done");
  item.querySelector("[data-tick]")?.remove();
}

/** @param {string} word what a screen reader says of a lesson that is done */
export function ticks(word) {
  const { lessons } = load();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-widget='lesson-progress'] > li"))) {
    (lessons.has(item.dataset.lesson ?? "") ? mark : unmark)(item, word);
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".sidenav a"))) {
    const parts = new URL(link.href).pathname.split("/").filter(Boolean);
    const id = parts.at(-2) === "learn" ? parts.at(-1) ?? "" : "";
    (id && lessons.has(id) ? mark : unmark)(link, word);
  }
}
