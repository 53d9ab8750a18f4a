// @ts-check
// Which editions pass the must-haves, which have to be verified first, which are out: the same as eligibility.py.
import { ended, meeting } from "./editions.js";
import { environment } from "./interview.js";

/** @import { Ast, Interview, Judged, Model, Must, Verdict } from "./model.d.ts" */

export const PASS = "eligible";
export const VERIFY = "verify";
export const BUILT = "built";
export const EXCLUDED = "excluded";
export const ENDED = "discontinued";

/** @param {Must[]} musts @param {(that: Ast) => boolean | null} meets @returns {Verdict} */
function verdictOf(musts, meets) {
  /** @type {Verdict} */
  const verdict = { status: PASS, failed: [], undocumented: [], unverified: [], open: [], builds: [] };
  musts.forEach((must, index) => {
    const met = meets(must.that);
    if (met === true) return;
    if (must.build && meets(must.build.when) === true) verdict.builds.push(index);
    else if (must.open) verdict.open.push(index);
    else if (met === false) verdict.failed.push(index);
    else verdict[must.on_unknown === "exclude" ? "undocumented" : "unverified"].push(index);
  });
  if (verdict.failed.length || verdict.undocumented.length) verdict.status = EXCLUDED;
  else if (verdict.builds.length) verdict.status = BUILT;
  else if (verdict.unverified.length || verdict.open.length) verdict.status = VERIFY;
  return verdict;
}

/** Judges every entry, in the model's order.
 * @param {Model} model @param {Interview} interview @param {Must[]} musts @param {string[]} owned @returns {Judged[]} */
export function judge(model, interview, musts, owned) {
  const { meets } = meeting(model, environment(model, interview.facts), owned);
  const isEnded = ended(model);
  return model.candidates.map((candidate) => {
    const editions = candidate.editions.map((edition) => {
      const verdict = verdictOf(musts, (that) => meets(candidate, edition, that));
      if (isEnded(candidate, edition)) verdict.status = ENDED;
      return verdict;
    });
    const found = editions.map((verdict) => verdict.status);
    return { status: [PASS, VERIFY, BUILT, EXCLUDED].find((status) => found.includes(status)) ?? ENDED, editions };
  });
}
