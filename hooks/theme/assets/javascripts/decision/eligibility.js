// @ts-check
// Which editions pass the must-haves, which have to be verified first, which are out: the same as eligibility.py.
import { ended, meeting } from "./editions.js";
import { environment } from "./interview.js";
import { names } from "./evaluate.js";

/** @import { Ast, Interview, Judged, Model, Must, Verdict } from "./model.d.ts" */
/** @typedef {(that: Ast) => boolean | null} Meets */
/** @import { Facts } from "./interview.js" */

export const PASS = "eligible";
export const VERIFY = "verify";
export const BUILT = "built";
export const EXCLUDED = "excluded";
export const ENDED = "discontinued";
const HOLD = "hold";

/** `cases` holds for each open must-have what tells whether an edition meets it, one for each way the answers may turn out.
 * @param {Must[]} musts @param {Meets} meets @param {Meets[][]} cases @param {Meets[][]} ways in which it may be built
 * @returns {Verdict} */
function verdictOf(musts, meets, cases, ways) {
  /** @type {Verdict} */
  const verdict = { status: PASS, failed: [], undocumented: [], unverified: [], open: [], marked: [], builds: [] };
  musts.forEach((must, index) => {
    const met = must.open ? cases[index].every((one) => one(must.that) === true) : meets(must.that);
    if (met === true) return;
    const { build } = must;
    if (build && ways[index].some((one) => one(build.when) === true)) verdict.builds.push(index);
    else if (must.open) verdict[must.on_open === HOLD ? "open" : "marked"].push(index);
    else if (met === false) verdict.failed.push(index);
    else verdict[must.on_unknown === "exclude" ? "undocumented" : "unverified"].push(index);
  });
  if (verdict.failed.length || verdict.undocumented.length) verdict.status = EXCLUDED;
  else if (verdict.builds.length) verdict.status = BUILT;
  else if (verdict.unverified.length || verdict.open.length) verdict.status = VERIFY;
  return verdict;
}

/** Whether an edition can be part of an option; `built` lets in all that the reader can build upon.
 * @param {Verdict} verdict @param {Must[]} musts @param {boolean} built */
export const offered = ({ status, builds }, musts, built) =>
  status === BUILT ? built || builds.every((at) => musts[at].beside) : status === PASS || status === VERIFY;

/** Judges every entry, in the model's order.
 * @param {Model} model @param {Interview} interview @param {Must[]} musts @param {string[]} owned @returns {Judged[]} */
export function judge(model, interview, musts, owned) {
  const told = (/** @type {Facts} */ facts) => meeting(model, environment(model, facts), owned).meets;
  const meets = told(interview.facts);
  // A condition that reads no fact says the same in all cases.
  const cases = musts.map(({ that, cases: ways }) =>
    names(that).some((name) => name.startsWith("fact.")) ? ways.map((way) => told({ ...interview.facts, ...way })) : ways.slice(0, 1).map(() => meets));
  // Where all is known there is one way.
  const ways = musts.map((must) => must.ways.map((way) => (Object.keys(way).length ? told({ ...interview.facts, ...way }) : meets)));
  const isEnded = ended(model);
  return model.candidates.map((candidate) => {
    const editions = candidate.editions.map((edition) => {
      const bound = (/** @type {typeof meets} */ one) => (/** @type {Ast} */ that) => one(candidate, edition, that);
      const verdict = verdictOf(musts, bound(meets), cases.map((each) => each.map(bound)), ways.map((each) => each.map(bound)));
      if (isEnded(candidate, edition)) verdict.status = ENDED;
      return verdict;
    });
    const found = editions.map((verdict) => verdict.status);
    return { status: [PASS, VERIFY, BUILT, EXCLUDED].find((status) => found.includes(status)) ?? ENDED, editions };
  });
}
