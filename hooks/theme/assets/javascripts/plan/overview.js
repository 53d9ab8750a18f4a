// @ts-check
/** The overview of the plan: how far each step has come, and the result so far. */
import { part, phrases, put } from "../shared/dom.js";
import { frame } from "./frame.js";

const FIRST = 3;
/** The answers that are no answers to a question. */
const WAY = ["door", "track"];

/** @param {HTMLElement} root */
function start(root) {
  const { desk } = frame(root);
  const say = phrases("tpl-overview-phrases");
  let turn = 0;
  /** @param {string} step @param {string} text */
  const state = (step, text) => {
    const line = root.querySelector(`[data-step="${step}"]`);
    if (line) line.textContent = text;
  };
  /** @param {string} letter @param {string} step @param {number} [notes] */
  const counted = (letter, step, notes = 0) => {
    const count = desk.all(letter).length + notes;
    state(step, count ? say(count === 1 ? `${step}-one` : step, { count }) : say("nothing"));
  };

  /** The result of the answers, if they lead to one: the engine is fetched only then. @param {number} count */
  async function decided(count) {
    const mine = ++turn;
    const box = part(root, "so-far");
    state("decide", count ? say("decide", { count }) : say("nothing"));
    box.hidden = true;
    if (!desk.answered("door")) return;
    const [{ decide }, model] = await Promise.all([
      import("../decision/recommend.js"),
      fetch(root.dataset.model ?? "").then((answer) => (answer.ok ? answer.json() : null)).catch(() => null),
    ]);
    if (!model || mine !== turn) return;
    const found = decide(model, desk.state.answers, desk.state.weights);
    if (!found.interview.complete) return;
    state("decide", say("decide-done", { count }));
    const names = new Map(model.candidates.map((/** @type {any} */ one) => [one.id, one.name]));
    const options = found.options.slice(0, FIRST).map((option) => option.id.split("+").map((id) => names.get(id)).join(" + "));
    put(box, "verdict", found.outcome.text);
    put(box, "first", options.length ? say("first", { options: options.join("; ") }) : "");
    box.hidden = false;
  }

  function draw() {
    const needs = desk.all("n").map(([, [value]]) => value);
    const musts = needs.filter((value) => value === "must").length;
    state("needs", needs.length ? say("needs", { musts, all: needs.length }) : say("nothing"));
    counted("m", "maturity");
    counted("p", "pilot", Object.keys(desk.notes).filter((name) => name.startsWith("p.")).length);
    counted("c", "cost");
    decided(Object.keys(desk.state.answers).filter((name) => !WAY.includes(name)).length);
  }

  desk.changed(draw);
  draw();
}

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) start(root);
