// @ts-check
/** Works out what a result hangs on without keeping the page from answering: a model once, then questions about it. */
import { study } from "../decision/study.js";

/** @type {any} */
let model = null;

addEventListener("message", ({ data }) => {
  if (data.model) model = data.model;
  else postMessage({ turn: data.turn, found: study(model, data.answers, data.weights) });
});
