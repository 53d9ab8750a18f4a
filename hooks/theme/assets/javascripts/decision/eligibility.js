// @ts-check
// Which editions pass the must-haves, which have to be verified first, which are out: the same as eligibility.py.
import { ended, values } from "./editions.js";
import { environment } from "./interview.js";
import { evaluate } from "./evaluate.js";

/** @import { Interview, Judged, Model, Must, Verdict } from "./model.d.ts" */
/** @import { Lookup } from "./evaluate.js" */

export const PASS = "eligible";
export const VERIFY = "verify";
export const EXCLUDED = "excluded";
export const ENDED = "discontinued";

/** @param {Must[]} musts @param {Lookup} lookup @returns {Verdict} */
function verdictOf(musts, lookup) {
  /** @type {Verdict} */
  const verdict = { status: PASS, failed: [], undocumented: [], unverified: [], open: [] };
  musts.forEach((must, index) => {
    const met = evaluate(must.that, lookup);
    if (met === true) return;
    if (must.open) verdict.open.push(index);
    else if (met === false) verdict.failed.push(index);
    else verdict[must.on_unknown === "exclude" ? "undocumented" : "unverified"].push(index);
  });
  if (verdict.failed.length || verdict.undocumented.length) verdict.status = EXCLUDED;
  else if (verdict.unverified.length || verdict.open.length) verdict.status = VERIFY;
  return verdict;
}

/** Judges every entry, in the model's order.
 * @param {Model} model @param {Interview} interview @param {Must[]} musts @param {string[]} owned @returns {Judged[]} */
export function judge(model, interview, musts, owned) {
  const lookup = values(model, environment(model, interview.facts), owned);
  const isEnded = ended(model);
  return model.candidates.map((candidate) => {
    const editions = candidate.editions.map((edition) => {
      const verdict = verdictOf(musts, lookup(candidate, edition));
      if (isEnded(candidate, edition)) verdict.status = ENDED;
      return verdict;
    });
    const found = editions.map((verdict) => verdict.status);
    return { status: [PASS, VERIFY, EXCLUDED].find((status) => found.includes(status)) ?? ENDED, editions };
  });
}
