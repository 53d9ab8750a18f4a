// @ts-check
// What becomes of the tools that the reader has: the same as owned.py.
import { ENDED, EXCLUDED, judge } from "./eligibility.js";
import { say } from "./messages.js";

/** @import { OptionData, Reason } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */

/** Says of every owned entry, in the model's order, what becomes of it.
 * @param {Case} reader @param {OptionData[]} options @returns {Reason[]} */
export function ownedTools(reader, options) {
  const { model, owned, judged, policy, interview } = reader;
  const alone = owned.length ? judge(model, interview, policy.musts, []) : [];
  return model.candidates.flatMap((candidate, index) => {
    if (!owned.includes(candidate.id)) return [];
    const { status, editions } = judged[index];
    const told = (/** @type {string} */ becomes, /** @type {Record<string, string>} */ words = {}, refers = {}) =>
      ({ ...say(model, `owned-${becomes}`, { entry: candidate.name, ...words }), entry: candidate.id, becomes, ...refers });
    if (status === ENDED) return [told("ended")];
    const best = editions.findIndex((one) => one.status === status);
    if (status === EXCLUDED) {
      const [must] = [...editions[best].failed, ...editions[best].undocumented];
      return [told("forbidden", { must: policy.musts[must].label }, { must })];
    }
    const shared = sharedWith(reader, index, options);
    const { failed, undocumented, builds } = alone[index].editions[best];
    return [
      shared.length
        ? told("overlaps", { shared: shared.map((at) => model.labels[at]).join(", ") }, { capabilities: shared.map((at) => model.capabilities[at]) })
        : told("stays"),
      ...[...failed, ...undocumented, ...builds].sort((a, b) => a - b).map((must) => told("lacks", { must: policy.musts[must].label }, { must })),
    ];
  });
}

/** What new parts of the first option cover in areas of an owned entry that is no part of it.
 * @param {Case} reader @param {number} index @param {OptionData[]} options @returns {number[]} */
function sharedWith({ model }, index, options) {
  const parts = options[0]?.parts ?? [];
  const { id, scope } = model.candidates[index];
  if (parts.some((part) => part.entry === id)) return [];
  const covered = new Set(parts.filter((part) => !part.owned).flatMap((part) => part.covers.map((one) => one.capability)));
  return [...model.capabilities.keys()].filter((at) => covered.has(model.capabilities[at]) && scope.includes(model.areas[model.area_of[at]]));
}
