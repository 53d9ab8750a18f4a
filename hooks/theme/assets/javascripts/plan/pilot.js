// @ts-check
/** The page of the plan: pilot. */
import { frame } from "./frame.js";

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) frame(root);
