// @ts-check
/** Works out what a result hangs on without keeping the page from answering: a model once, then questions about it. */
import { study } from "../decision/study.js";

/** @type {any} */
let model = null;
/** The question that waits. @type {any} */
let asked = null;

function answer() {
  const { turn, answers, weights } = asked;
  asked = null;
  postMessage({ turn, found: study(model, answers, weights) });
}

addEventListener("message", ({ data }) => {
  if (data.model) {
    model = data.model;
    return;
  }
  // A reader who moves a slider asks faster than it can be answered: all that came meanwhile is read first.
  if (!asked) setTimeout(answer);
  asked = data;
});
