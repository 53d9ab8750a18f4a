// @ts-check
// Which editions pass the must-haves, which have to be verified first, which are out: the same as eligibility.py.
import { ended, values } from "./editions.js";
import { environment } from "./interview.js";
import { evaluate, names } from "./evaluate.js";

/** @import { Interview, Judged, Model, Must, Verdict } from "./model.d.ts" */
/** @import { Lookup } from "./evaluate.js" */
/** @import { Facts } from "./interview.js" */

export const PASS = "eligible";
export const VERIFY = "verify";
export const EXCLUDED = "excluded";
export const ENDED = "discontinued";
const HOLD = "hold";

/** @param {Must[]} musts @param {Lookup} lookup @param {(must: Must, index: number) => boolean} falls whether an open one may fail @returns {Verdict} */
function verdictOf(musts, lookup, falls) {
  /** @type {Verdict} */
  const verdict = { status: PASS, failed: [], undocumented: [], unverified: [], open: [], marked: [] };
  musts.forEach((must, index) => {
    if (must.open) {
      if (falls(must, index)) verdict[must.on_open === HOLD ? "open" : "marked"].push(index);
      return;
    }
    const met = evaluate(must.that, lookup);
    if (met === true) return;
    if (met === false) verdict.failed.push(index);
    else verdict[must.on_unknown === "exclude" ? "undocumented" : "unverified"].push(index);
  });
  if (verdict.failed.length || verdict.undocumented.length) verdict.status = EXCLUDED;
  else if (verdict.unverified.length || verdict.open.length) verdict.status = VERIFY;
  return verdict;
}

/** Judges every entry, in the model's order.
 * @param {Model} model @param {Interview} interview @param {Must[]} musts @param {string[]} owned @returns {Judged[]} */
export function judge(model, interview, musts, owned) {
  const told = (/** @type {Facts} */ facts) => values(model, environment(model, facts), owned);
  const lookup = told(interview.facts);
  // A condition that reads no fact says the same in all cases.
  const cases = musts.map(({ that, cases: ways }) =>
    names(that).some((name) => name.startsWith("fact.")) ? ways.map((way) => told({ ...interview.facts, ...way })) : ways.slice(0, 1).map(() => lookup));
  const isEnded = ended(model);
  return model.candidates.map((candidate) => {
    const editions = candidate.editions.map((edition) => {
      const verdict = verdictOf(musts, lookup(candidate, edition), ({ that }, index) =>
        cases[index].some((one) => evaluate(that, one(candidate, edition)) !== true));
      if (isEnded(candidate, edition)) verdict.status = ENDED;
      return verdict;
    });
    const found = editions.map((verdict) => verdict.status);
    return { status: [PASS, VERIFY, EXCLUDED].find((status) => found.includes(status)) ?? ENDED, editions };
  });
}
