// @ts-check
/** Progress in the course: which lessons are done, kept in this browser only. */

const KEY = "guide.lessons";

/** @returns {Set<string>} */
function done() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.map(String) : []);
  } catch {
    return new Set();
  }
}

/** @param {Set<string>} lessons */
function keep(lessons) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...lessons].sort()));
  } catch {
    // Storage is closed: the mark lasts until the page is left.
  }
}

/** @param {HTMLElement} widget */
function mountMark(widget) {
  const id = widget.dataset.lesson ?? "";
  const button = widget.querySelector("button");
  const lessons = done();
  const show = () => {
    const is = lessons.has(id);
    button?.setAttribute("aria-pressed", String(is));
    for (const [name, visible] of /** @type {const} */ ([["[data-todo]", !is], ["[data-done]", is]])) {
      const part = /** @type {HTMLElement | null} */ (widget.querySelector(name));
      if (part) part.hidden = !visible;
    }
  };
  button?.addEventListener("click", () => {
    if (!lessons.delete(id)) lessons.add(id);
    keep(lessons);
    show();
  });
  show();
  widget.hidden = false;
}

for (const widget of document.querySelectorAll('[data-widget="lesson-done"]')) {
  mountMark(/** @type {HTMLElement} */ (widget));
}
const finished = done();
for (const item of document.querySelectorAll("ol[data-widget='lesson-progress'] > li")) {
  if (!finished.has(/** @type {HTMLElement} */ (item).dataset.lesson ?? "")) continue;
  item.classList.add("is-done");
  const note = document.createElement("span");
  note.className = "sr-only";
  note.textContent = item.parentElement?.dataset.doneWord ?? "";
  item.append(note);
}
