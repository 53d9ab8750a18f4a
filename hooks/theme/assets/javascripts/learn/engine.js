// @ts-check
/** An exercise on the decision: it is fetched, with the model, when a reader asks for it. */
import { first, holds } from "./goals.js";

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @param {string} address @returns {import("./goals.js").Answers} */
function answersOf(address) {
  return Object.fromEntries([...new URLSearchParams(address)].map(([name, given]) => [name, given.split(",").filter(Boolean)]));
}

/**
 * Puts the form into an exercise; fails where the model cannot be loaded.
 * @param {HTMLElement} task
 * @param {HTMLElement} form where the controls go
 * @param {HTMLElement} said where the result is told
 * @param {Say} say
 * @param {Map<string, string>} before what was answered here before
 * @param {(ok: boolean, given: [string, string][]) => void} judged
 */
export async function mount(task, form, said, say, before, judged) {
  const response = await fetch(task.dataset.model ?? "");
  if (!response.ok) throw new Error(String(response.status));
  const model = await response.json();
  /** @type {Map<string, string>} */
  const names = new Map(model.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.postMessage({ model });
  let turn = 0;
  /** @param {import("./goals.js").Answers} answers @returns {Promise<any>} */
  const ask = (answers) =>
    new Promise((resolve) => {
      const mine = ++turn;
      const hear = (/** @type {MessageEvent} */ { data }) => {
        if (data.turn !== mine) return;
        worker.removeEventListener("message", hear);
        resolve(data.found);
      };
      worker.addEventListener("message", hear);
      worker.postMessage({ turn: mine, answers });
    });
  const start = { answers: answersOf(task.dataset.start ?? ""), found: null };
  start.found = await ask(start.answers);
  const template = /** @type {HTMLTemplateElement} */ (task.querySelector("template"));
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: say("ask") });
  form.replaceChildren(template.content.cloneNode(true), button);
  for (const select of form.querySelectorAll("select")) select.value = before.get(select.name) ?? select.value;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (task.querySelectorAll("[data-static]"))) one.hidden = true;
  const ways = new Set();
  button.addEventListener("click", async () => {
    const now = { answers: { ...start.answers }, found: null };
    for (const select of form.querySelectorAll("select")) now.answers[select.name] = [select.value];
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=checkbox]"))) {
      now.answers[box.name] = [...form.querySelectorAll(`input[name="${box.name}"]:checked`)].map((one) => /** @type {HTMLInputElement} */ (one).value);
    }
    button.disabled = true;
    now.found = await ask(now.answers);
    button.disabled = false;
    let met = true;
    for (const goal of /** @type {NodeListOf<HTMLElement>} */ (task.querySelectorAll("[data-test]"))) {
      const held = holds(goal.dataset.test ?? "", goal.dataset.value ?? "", start, now);
      goal.classList.toggle("met", held);
      met &&= held;
    }
    const way = JSON.stringify(now.answers);
    if (met) ways.add(way);
    const parts = first(now.found).map((id) => names.get(id) ?? id);
    /** @type {any} */
    const { outcome } = /** @type {any} */ (now.found);
    const told = [outcome.text, parts.length ? say("first", { parts: parts.join(", ") }) : ""].filter(Boolean).join(" ");
    said.textContent = `${say(met ? "passed" : "not-passed", { count: ways.size })} ${say("decision", { told })}`;
    judged(met, [...form.querySelectorAll("select")].map((select) => [select.name, select.value]));
    button.focus();
  });
}
