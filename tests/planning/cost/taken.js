// Reads {offer, asked, day} from standard input and writes the costs of a reader as Markdown and as CSV.
import { readFileSync } from "node:fs";
import { Names } from "../../../hooks/theme/assets/javascripts/plan/cost-names.js";
import { markdown, tableOf } from "../../../hooks/theme/assets/javascripts/plan/cost-take.js";
import { models } from "../../../hooks/theme/assets/javascripts/planning/cost/options.js";
import { shown } from "../../../hooks/theme/assets/javascripts/planning/cost/view.js";

const { offer, asked, day } = JSON.parse(readFileSync(0, "utf8"));
/** @param {string} key @param {Record<string, string | number>} [words] */
const say = (key, words = {}) => [key, ...Object.values(words)].join(" ");
const made = models(offer, asked);
const taken = { view: shown(made, asked.years), models: made, names: new Names(offer, say), given: asked.given, without: asked.without, day };
process.stdout.write(JSON.stringify([markdown(taken, "https://example.org/"), tableOf(taken)]));
