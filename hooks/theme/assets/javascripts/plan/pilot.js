// @ts-check
/** The page of the plan: pilot. What works the plan out is fetched together with the data that it needs. */
import { ahead } from "../shared/dom.js";
import { frame } from "./frame.js";

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) start(root);

/** @param {HTMLElement} root */
async function start(root) {
  const { desk, announce } = frame(root);
  const { model, pilot } = root.dataset;
  if (!model || !pilot) return;
  ahead();
  const read = async (/** @type {string} */ address) => (await fetch(address)).json();
  const [decision, data, { PilotView }] = await Promise.all([read(model), read(pilot), import("./pilot-view.js")]);
  new PilotView(root, desk, announce, decision, data);
}
