// @ts-check
/** Asks the decision without keeping the page from answering: a model once, then answers. */
import { decide } from "../decision/recommend.js";

/** @type {any} */
let model = null;

addEventListener("message", ({ data }) => {
  if (data.model) {
    model = data.model;
    return;
  }
  postMessage({ turn: data.turn, found: decide(model, data.answers) });
});
