// @ts-check
/** The page of the plan: cost. The engine and the data come with the first choice, or with an address that holds one. */
import { ahead, part, phrases } from "../shared/dom.js";
import { frame } from "./frame.js";

/** @import { Costs } from "./cost-app.js" */

/** @param {HTMLElement} root */
function mount(root) {
  const { desk, announce } = frame(root);
  const source = root.dataset.offer;
  if (!source) return;
  const form = /** @type {HTMLFormElement} */ (part(root, "choose"));
  /** @type {Promise<Costs> | null} */
  let loading = null;
  const load = () => (loading ??= begin(root, source, desk, announce));
  const kept = () => desk.all("c").length > 0 || Boolean(desk.answered("door"));
  for (const kind of ["pointerover", "focusin"]) form.addEventListener(kind, load, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { checked, value } = target;
    const costs = await load();
    // What was drawn first shows what the plan held before this choice.
    Object.assign(target, target.type === "text" ? { value } : { checked });
    costs.choose(target);
  });
  desk.changed(() => kept() && load());
  if (kept()) load();
}

/** @param {HTMLElement} root @param {string} source @param {import("./desk.js").Desk} desk @param {(text: string) => void} announce */
async function begin(root, source, desk, announce) {
  ahead();
  try {
    const [{ Costs }, response] = await Promise.all([import("./cost-app.js"), fetch(source)]);
    if (!response.ok) throw new Error(String(response.status));
    return new Costs(root, await response.json(), desk, announce);
  } catch (error) {
    part(root, "empty").textContent = phrases("tpl-cost-phrases")("failed");
    throw error;
  }
}

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) mount(root);
