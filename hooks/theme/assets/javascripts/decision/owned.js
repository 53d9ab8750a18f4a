// @ts-check
// What becomes of the tools that the reader has: the same as owned.py.
import { contains, either, own, unique } from "./builtins.js";
import { values } from "./editions.js";
import { BUILT, ENDED, EXCLUDED, PASS, VERIFY, judge } from "./eligibility.js";
import { evaluate } from "./evaluate.js";
import { named, owns, tools } from "./holdings.js";
import { environment } from "./interview.js";
import { knownAs, say } from "./messages.js";
import { cover } from "./shortlist.js";

/** @import { CandidateData, EditionData, Reason, StackData, Verdict } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */

/** The best verdict among the editions of an owned entry that the reader has, and the position of the first with it.
 * @param {Case} reader @param {number} index */
export function standing({ model, interview, policy, judged, owned }, index) {
  const { id, editions } = model.candidates[index];
  const mine = owns(owned);
  const held = [...editions.keys()].filter((at) => mine(id, editions[at].id));
  const verdicts = judged[index].editions;
  const found = [PASS, VERIFY, BUILT, EXCLUDED].find((one) => held.some((at) => verdicts[at].status === one)) ?? ENDED;
  const best = held.find((at) => verdicts[at].status === found) ?? 0;
  // What fails a must-have only in the edition that the reader has is to be changed and not replaced.
  if (found !== EXCLUDED || !named(owned).has(id)) return { status: found, best };
  const any = owned.filter((one) => !one.startsWith(`${id}/`));
  return { status: judge(model, interview, policy.musts, any)[index].status, best };
}

/** Says of every owned entry, in the model's order, what becomes of it.
 * @param {Case} reader @param {StackData[]} options @returns {Reason[]} */
export function ownedTools(reader, options) {
  const { model, owned, judged, policy, interview } = reader;
  const alone = owned.length ? judge(model, interview, policy.musts, []) : [];
  const wishes = model.facts.filter((fact) => fact.type === "replaced").map((fact) => fact.id);
  const found = model.candidates.flatMap((candidate, index) => {
    if (!owned.includes(candidate.id)) return [];
    const { editions } = judged[index];
    const { status, best } = standing(reader, index);
    const name = knownAs(model, candidate);
    const told = (/** @type {string} */ becomes, /** @type {Record<string, string>} */ words = {}, refers = {}) =>
      ({ ...say(model, `owned-${becomes}`, { entry: name, ...words }), entry: candidate.id, becomes, ...refers });
    if (status === ENDED) return [told("ended")];
    if (status === EXCLUDED) {
      const failed = [...editions[best].failed, ...editions[best].undocumented];
      const unwanted = failed.find((at) => policy.musts[at].facts.some((fact) => wishes.includes(fact)));
      if (unwanted !== undefined) return [told("unwanted", {}, { must: unwanted })];
      const [must] = failed;
      return [told("forbidden", { must: policy.musts[must].label }, { must })];
    }
    const does = [...candidate.editions[best].levels].flatMap((level, at) => ("?0".includes(level) ? [] : [at]));
    const stays = beside(reader, "owned-overlaps", name, sharedWith(reader, candidate.id, does, options), { entry: candidate.id });
    const known = editionMatters(reader, candidate, options) ? joined(stays, assumption(reader, candidate)) : stays;
    const lacks = lacking(reader, candidate, candidate.editions[best], alone[index].editions[best]);
    const must = lacks.map((at) => policy.musts[at].label).join("; ");
    return [lacks.length ? joined(known, { ...say(model, "owned-lacks", { entry: name, must }), lacks }) : known];
  });
  return [
    ...found,
    ...tools(model, owned).map(({ id, name, areas }) => {
      const does = model.area_of.flatMap((area, at) => (areas.includes(model.areas[area]) ? [at] : []));
      return beside(reader, "named-overlaps", name, sharedWith(reader, id, does, options), { entry: id, name });
    }),
  ];
}

/** A statement with another one behind it. @param {Reason} found @param {Reason} more @returns {Reason} */
const joined = (found, more) => ({ ...more, ...found, text: `${found.text} ${more.text}` });

/** Whether an edition was taken for the reader's and another one would change something: it is part of an option, or an
 * edition that the price ruled out would cover more.
 * @param {Case} reader @param {CandidateData} candidate @param {StackData[]} options */
function editionMatters({ policy, assumed, ruled }, candidate, options) {
  const taken = own(assumed, candidate.id);
  if (taken === undefined) return false;
  if (options.some((one) => one.parts.some((part) => part.entry === candidate.id && part.owned))) return true;
  const covers = (/** @type {EditionData[]} */ some) => some.map((one) => cover(policy, candidate, one)).reduce(either, 0);
  return Object.hasOwn(ruled, candidate.id) && !contains(covers(candidate.editions.filter((one) => one.id === taken)), covers(candidate.editions));
}

/** @param {Case} reader @param {CandidateData} candidate @returns {Reason} */
function assumption({ model, policy, assumed, ruled }, { id, name, editions }) {
  const words = { entry: name, edition: editions.find((one) => one.id === assumed[id])?.name ?? "" };
  const must = own(ruled, id);
  const said = must === undefined ? say(model, "owned-assumed", words) : say(model, "owned-assumed-price", { ...words, must: policy.musts[must].label });
  return { ...said, edition: assumed[id] };
}

/** The must-haves that an edition would meet with more capabilities, and does not meet as far as is known.
 * @param {Case} reader @param {CandidateData} candidate @param {EditionData} edition @param {Verdict} verdict */
function lacking({ model, interview, policy }, candidate, edition, { failed, undocumented, builds }) {
  const look = values(model, environment(model, interview.facts), []);
  const whole = { ...edition, levels: String(model.levels.length - 1).repeat(edition.levels.length) };
  const all = unique([...failed, ...undocumented, ...builds]).sort((a, b) => a - b);
  return all.filter((at) => evaluate(policy.musts[at].that, look(candidate, whole)) === true);
}

/** @param {Case} reader @param {string} code @param {string} name @param {number[]} shared @param {Record<string, string>} refers @returns {Reason} */
function beside({ model }, code, name, shared, refers) {
  if (!shared.length) return { ...say(model, "owned-stays", { entry: name }), ...refers, becomes: "stays" };
  const said = say(model, code, { entry: name, shared: shared.map((at) => model.labels[at]).join(", ") });
  return { ...said, ...refers, becomes: "overlaps", capabilities: shared.map((at) => model.capabilities[at]) };
}

/** What new parts of the first option cover that something does which the reader has and which is no part.
 * @param {Case} reader @param {string} id @param {number[]} does @param {StackData[]} options @returns {number[]} */
function sharedWith({ model }, id, does, options) {
  const parts = options[0]?.parts ?? [];
  if (parts.some((part) => part.entry === id)) return [];
  const covered = new Set(parts.filter((part) => !part.owned).flatMap((part) => part.covers.map((one) => one.capability)));
  return does.filter((at) => covered.has(model.capabilities[at]));
}
