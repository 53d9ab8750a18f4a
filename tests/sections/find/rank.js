// @ts-check
/** Answers queries as the search on the site does: {index, small, queries} in, a list of answers out. */
import { readFileSync } from "node:fs";

import { search } from "../../../hooks/theme/assets/javascripts/find/rank.js";

const { index, small, queries } = JSON.parse(readFileSync(0, "utf8"));
const answer = search(index, small);
process.stdout.write(JSON.stringify(queries.map((/** @type {string} */ query) => answer(query))));
