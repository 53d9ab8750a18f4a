// @ts-check
/** The page of the plan: cost. */
import { frame } from "./frame.js";

const root = document.querySelector("[data-plan-page]");
if (root instanceof HTMLElement) frame(root);
