// @ts-check
/** The overview of the plan: how far each step has come, and the result so far. */
import { ahead, part, phrases } from "../shared/dom.js";
import { save } from "../shared/take.js";
import { frame } from "./frame.js";

/** The answers that are no answers to a question. */
const WAY = ["door", "track"];

/** @param {HTMLElement} root */
function start(root) {
  const { desk, announce, say: sayOfFrame } = frame(root);
  const say = phrases("tpl-overview-phrases");
  const sayCost = document.getElementById("tpl-cost-phrases") ? phrases("tpl-cost-phrases") : say;
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

  /** @type {import("./whole.js").Block[]} */
  let blocks = [];
  /** Everything that the document is made of, fetched once. @type {Promise<any> | null} */
  let fetched = null;
  const read = async (/** @type {string | undefined} */ address) => (address ? fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null) : null);
  const all = () => (fetched ??= (async () => {
    ahead();
    const names = ["model", "options", "costs", "needs", "maturity", "pilot"];
    const [whole, ...found] = await Promise.all([import("./whole.js"), ...names.map((name) => read(root.dataset[name]))]);
    return { whole, data: Object.fromEntries(names.map((name, at) => [name, found[at]])) };
  })());

  /** When the document is whole. @type {Promise<void>} */
  let drawn = Promise.resolve();

  /** Draws the document; its engines and data are fetched when there is something to say. @param {number} count of answers */
  async function drawWhole(count) {
    const mine = ++turn;
    state("decide", count ? say("decide", { count }) : say("nothing"));
    const something = count || ["n", "m", "p", "c"].some((letter) => desk.all(letter).length);
    part(root, "so-far").hidden = !something;
    if (!something) return;
    const { whole, data } = await all();
    if (mine !== turn) return;
    const show = (/** @type {import("../planning/pilot/hypotheses.js").Hangs} */ hangs) => {
      blocks = whole.blocksOf({ desk, say, data, hangs, sayCost });
      whole.draw(part(root, "whole"), blocks);
    };
    show({ flips: [], overtakes: [], costly: [] });
    if (blocks.some((one) => one.title === say("whole-result"))) state("decide", say("decide-done", { count }));
    part(root, "so-far").hidden = !blocks.length;
    // What takes a while comes after the rest.
    const hangs = await whole.hangsFor({ desk, say, data }, root.dataset);
    if (hangs && mine === turn) show(hangs);
  }

  part(root, "take-whole").addEventListener("click", async () => {
    const { whole } = await all();
    await drawn;
    const title = say("whole-title", { day: new Date().toISOString().slice(0, 10) });
    announce(save("plan.md", "text/markdown", whole.markdownOf(blocks, title, location.href.split("#")[0] + desk.fragment), sayOfFrame));
  });

  function draw() {
    const needs = desk.all("n").map(([, [value]]) => value);
    const musts = needs.filter((value) => value === "must").length;
    state("needs", needs.length ? say("needs", { musts, all: needs.length }) : say("nothing"));
    counted("m", "maturity");
    counted("p", "pilot", Object.keys(desk.notes).filter((name) => name.startsWith("p.")).length);
    counted("c", "cost");
    drawn = drawWhole(Object.keys(desk.state.answers).filter((name) => !WAY.includes(name)).length);
  }

  desk.changed(draw);
  draw();
}

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) start(root);
