// @ts-check
/** Searches beside the page, so that neither reading the index nor a query holds it up. */

import { search } from "./rank.js";

/** @type {Promise<(query: string) => import("./rank.js").Answer> | null} */
let ready = null;

addEventListener("message", async ({ data }) => {
  try {
    ready ??= fetch(data.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
      .then((index) => search(index, data.small));
    const answer = await ready;
    postMessage(data.query === undefined ? {} : { query: data.query, ...answer(data.query) });
  } catch {
    ready = null;
    postMessage({ failed: true });
  }
});
