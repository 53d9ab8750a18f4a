// @ts-check
/** The page that lists the lessons: what is done, where to go on, and progress as a file. */
import { phrases } from "../shared/dom.js";
import { save } from "../shared/take.js";
import { due, keep, lasts, load, merge, parse, today, write } from "./progress.js";
import { ticks } from "./ticks.js";

const LARGEST = 1_000_000;

/** @param {HTMLElement} widget */
function mount(widget) {
  const say = phrases("tpl-course-words");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (widget.querySelector(`[data-${name}]`));
  widget.append(/** @type {HTMLTemplateElement} */ (document.getElementById("tpl-course-tools")).content.cloneNode(true));
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-widget='lesson-progress'] > li")]);
  const show = () => {
    const progress = load();
    const done = items.filter((item) => progress.lessons.has(item.dataset.lesson ?? ""));
    const next = items.find((item) => !progress.lessons.has(item.dataset.lesson ?? ""));
    const link = /** @type {HTMLAnchorElement} */ (part("next"));
    link.hidden = !next;
    if (next) {
      const to = /** @type {HTMLAnchorElement} */ (next.querySelector("a"));
      link.href = to.href;
      link.textContent = say(done.length ? "go-on" : "begin", { number: next.getAttribute("value") ?? "", title: to.textContent ?? "" });
    }
    part("count").textContent = say("count", { done: done.length, all: items.length });
    const waiting = due(progress, today()).length;
    part("due").textContent = waiting ? say(waiting === 1 ? "due-one" : "due-several", { count: waiting }) : "";
    ticks(say("done"));
  };
  part("save").addEventListener("click", () => {
    part("said").textContent = save("course-progress.json", "application/json", write(load()), say);
  });
  const file = /** @type {HTMLInputElement} */ (part("open"));
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const read = chosen.size > LARGEST ? null : parse(await chosen.text().catch(() => ""));
    if (read) {
      keep(merge(load(), read));
      show();
    }
    part("said").textContent = say(!read ? "not-opened" : lasts() ? "opened" : "not-kept");
    file.value = "";
  });
  show();
  if (!lasts()) part("said").textContent = say("not-kept");
  widget.hidden = false;
}

for (const widget of document.querySelectorAll("[data-widget='course-progress']")) mount(/** @type {HTMLElement} */ (widget));
