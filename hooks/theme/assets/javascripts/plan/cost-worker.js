// @ts-check
/** Works out what moves a cost most without keeping the page from answering. */
import { bars, evens } from "../planning/cost/hangs.js";

/** The question that waits. @type {any} */
let asked = null;

function answer() {
  const { turn, models, option, pair, years } = asked;
  asked = null;
  postMessage({ turn, bars: bars(models[option], years), evens: pair ? evens(models, pair[0], pair[1], years) : [] });
}

addEventListener("message", ({ data }) => {
  // Of several questions that came meanwhile the last one counts.
  if (!asked) setTimeout(answer);
  asked = data;
});
