// @ts-check
/** The frame of each page of the plan: the bar of steps, the link, the file, printing, and what is said once. */
import { part, phrases } from "../shared/dom.js";
import { copy, save } from "../shared/take.js";
import { Desk, PlanError } from "./desk.js";

/** @typedef {import("../shared/take.js").Say} Say */

/**
 * Starts the frame of a page.
 * @param {HTMLElement} root the element with `data-plan-page`
 * @returns {{desk: Desk, say: Say, announce: (text: string) => void}}
 */
export function frame(root) {
  const desk = new Desk();
  const say = phrases("tpl-plan-phrases");
  const told = part(root, "plan-told");
  /** A change is said once. @param {string} text */
  const announce = (text) => {
    told.textContent = text;
  };
  const problem = part(root, "plan-problem");
  /** @param {string} code nothing takes the message away */
  const complain = (code) => {
    problem.hidden = !code;
    problem.textContent = code && say(code);
  };
  if (desk.foreign) complain("address-version");
  part(root, "plan-copy").addEventListener("click", async () => announce(desk.long ? say("too-long") : await copy(location.href.split("#")[0] + desk.fragment, say)));
  part(root, "plan-save").addEventListener("click", () => announce(save("plan.json", "application/json", desk.file(), say)));
  part(root, "plan-print").addEventListener("click", () => print());
  const input = /** @type {HTMLInputElement} */ (part(root, "plan-open"));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      desk.open(await file.text());
      complain("");
      announce(say("opened"));
    } catch (error) {
      complain(error instanceof PlanError ? `file-${error.code}` : "file-broken");
      problem.focus();
    }
    input.value = "";
  });
  desk.lead();
  part(root, "plan-tools").hidden = false;
  return { desk, say, announce };
}
