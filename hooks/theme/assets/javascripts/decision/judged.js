// @ts-check
// What the reader named, with what each meets and lacks: the same as judged.py, where it stands why.
import { bits, both, either, sorted, sum, unique } from "./builtins.js";
import { BUILT, ENDED, EXCLUDED, PASS, VERIFY } from "./eligibility.js";
import { knownAs, say } from "./messages.js";
import { cover, described, grouped, laid, meetsNeed, optionsOf, preference } from "./shortlist.js";

/** @import { JudgedData, LackData, Measured, Need, Reason } from "./model.d.ts" */
/** @import { Case } from "./shortlist.js" */
/** @import { Option, Stack } from "./stacks.js" */
/** @typedef {{reader: Case, stack: Stack, value: Measured, status: string, apart: boolean, unmet: number, to_build: number, lacked: number}} Named */

const ORDER = [PASS, VERIFY, BUILT, EXCLUDED, ENDED];
/** @type {("failed" | "undocumented" | "builds" | "unverified" | "open")[]} */
const MET = ["failed", "undocumented", "builds", "unverified", "open"];

/** @param {Named} one */
const keyOf = ({ status, unmet, to_build, lacked, stack }) => [ORDER.indexOf(status), unmet, to_build, lacked, stack.new > 0 ? 1 : 0];

/** What tells the standing of one from that of others, value apart. @param {JudgedData} one */
export const footing = (one) => String([one.status, one.unmet, one.to_build, one.lacked, one.new > 0]);

/** Judges everything that the reader named, the best first. @param {Case} reader @returns {JudgedData[]} */
export function judgeNamed(reader) {
  const { model, interview } = reader;
  const kinds = model.facts.filter((fact) => fact.type === "stacks");
  const named = unique(kinds.flatMap((fact) => /** @type {string[]} */ (interview.facts[fact.id] ?? []))).sort();
  if (!named.length) return [];
  const position = new Map(model.candidates.map((one, index) => [one.id, index]));
  const stacks = named.map((name) => name.split("+").map((id) => /** @type {number} */ (position.get(id))));
  const options = optionsOf(reader, unique(stacks.flat()).flatMap((entry) =>
    model.candidates[entry].editions.map((one, edition) => ({ entry, edition, covers: cover(reader.policy, model.candidates[entry], one) }))));
  const key = bestOf(reader);
  const found = sorted(
    stacks.map((entries) => chosenFor(reader, entries.map((entry) => options.filter((option) => option.entry === entry)), key)),
    keyOf,
  );
  /** @type {Named[][]} */
  const alike = [];
  for (const one of found) {
    const [leader] = alike.at(-1) ?? [];
    if (leader && String(keyOf(leader)) === String(keyOf(one))) alike.at(-1)?.push(one);
    else alike.push([one]);
  }
  /** @type {JudgedData[]} */
  const judged = [];
  for (const group of alike.flatMap((some) => grouped(some, reader.step))) {
    const rank = judged.length + 1;
    judged.push(...group.map((one) => toldOf(one, rank, group.length)));
  }
  return judged;
}

/** @param {Case} reader @param {Option} option */
const verdictOf = ({ judged }, { entry, edition }) => judged[entry].editions[edition];

/** @param {Case} reader @param {Option} option */
const priceOf = ({ model }, { entry, edition }) => model.candidates[entry].editions[edition].price;

/** @param {Case} reader */
function bestOf(reader) {
  const order = preference(reader);
  return (/** @type {Option} */ option) => {
    const { status, failed, undocumented, builds } = verdictOf(reader, option);
    return [ORDER.indexOf(status), failed.length + undocumented.length, builds.length, -bits(option.cover), ...order(option), -option.solo, option.edition];
  };
}

/** Chooses an edition for each part, together in one place where there is one.
 * @param {Case} reader @param {Option[][]} ways @param {(option: Option) => number[]} key @returns {Named} */
function chosenFor(reader, ways, key) {
  const there = reader.model.places
    .flatMap((_, bit) => ((reader.places >> bit) & 1 ? [ways.map((some) => some.filter((option) => (option.places >> bit) & 1))] : []))
    .filter((parts) => parts.every((some) => some.length));
  const found = (there.length ? there : [ways]).map((parts) => named(reader, parts.map((some) => sorted(some, key)[0])));
  return sorted(found, (one) => [keyOf(one), sum(one.stack.options.map((option) => priceOf(reader, option)))])[0];
}

/** @param {Case} given @param {Option[]} options @returns {Named} */
function named(given, options) {
  const covers = options.reduce((mask, option) => either(mask, option.cover), 0);
  const reader = { ...given, flows: given.flows.filter((flow) => both(covers, flow.source) && both(covers, flow.target)) };
  const { stack, value } = laid(reader, options);
  const verdicts = options.map((option) => verdictOf(reader, option));
  const status = /** @type {string} */ (ORDER.findLast((one) => verdicts.some((verdict) => verdict.status === one)));
  const failed = unique(verdicts.flatMap((verdict) => [...verdict.failed, ...verdict.undocumented]));
  const apart = !stack.places && (!failed.length || options.every((option) => option.places));
  return {
    reader, stack, value, apart,
    status: stack.places || status === ENDED ? status : EXCLUDED,
    unmet: failed.length + (apart ? 1 : 0) + (status === ENDED && !failed.length ? 1 : 0),
    to_build: unique(verdicts.flatMap((verdict) => verdict.builds)).filter((must) => !failed.includes(must)).length,
    lacked: reader.policy.needs.length - bits(covers),
  };
}

/** @param {Named} one @param {number} rank @param {number} shared @returns {JudgedData} */
function toldOf({ reader, stack, value, status, apart, unmet, to_build, lacked }, rank, shared) {
  const { model, policy } = reader;
  const gaps = stack.options.flatMap((option) => {
    const { id: entry, editions } = model.candidates[option.entry];
    return MET.flatMap((met) => verdictOf(reader, option)[met].map((must) => ({ must, entry, edition: editions[option.edition].id, met })));
  });
  return {
    ...described(reader, stack, value),
    rank,
    shared,
    status,
    gaps: sorted(gaps, (found) => [found.must, found.entry]),
    apart,
    lacks: [...policy.needs, ...policy.open_needs].flatMap((need) => lackOf(reader, stack, need)),
    unmet,
    to_build,
    lacked,
    needed: policy.needs.length,
  };
}

/** @param {Case} reader @param {Stack} stack @param {Need} need @returns {LackData[]} */
function lackOf({ model }, { options }, need) {
  const { capability, rank, open } = need;
  const parts = options.map((option) => ({ candidate: model.candidates[option.entry], edition: model.candidates[option.entry].editions[option.edition] }));
  const found = parts.map(({ edition }) => edition.levels[capability]);
  const best = Math.max(0, ...found.filter((level) => level !== "?").map(Number));
  if (parts.some(({ candidate, edition }) => meetsNeed(candidate, edition, need))) return [];
  const reached = best >= rank;
  const has = found.includes("?") && !reached ? "unknown" : model.levels[best];
  const held = need.without.filter((at) => parts.some(({ edition }) => edition.limits.includes(at)));
  const limits = held.map((at) => model.limits[at][1]);
  return [{ capability: model.capabilities[capability], level: model.levels[rank], has, made: reached && !held.length, limits, open }];
}

/** Says which comes first and why. @param {Case} reader @param {JudgedData[]} judged @returns {Reason} */
export function verdict({ model }, judged) {
  const [first] = judged;
  const whole = judged.filter((one) => one.status === PASS && !one.lacked);
  const level = judged.filter((one) => one.rank === first.rank);
  const names = new Map(model.candidates.map((one) => [one.id, knownAs(model, one)]));
  const name = (/** @type {JudgedData} */ one) => one.parts.map((part) => names.get(part.entry)).join(" + ");
  const words = {
    first: name(first), names: level.map(name).join(", "), count: judged.length, meet: whole.length, unmet: first.unmet, build: first.to_build,
    verify: unique(first.gaps.filter(({ met }) => met === "unverified" || met === "open").map(({ must }) => must)).length,
    lacked: first.lacked, needs: first.needed,
  };
  const tied = level.length > 1;
  const code = !whole.length ? (tied ? "nearest-level" : "nearest") : whole.length === 1 ? "one" : tied ? "level" : "best";
  return { kind: "judged", ...say(model, `outcome-judged-${code}`, words), option: first.id };
}
