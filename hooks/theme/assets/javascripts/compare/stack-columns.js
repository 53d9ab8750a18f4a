// @ts-check
/** What stands side by side of a stack: its levels, and how its parts are joined. Loaded where there is one. */
import { together } from "./roll-up.js";
import { between, cell } from "./side-by-side-model.js";

/** @typedef {import("./side-by-side-model.js").Cell} Cell @typedef {import("./side-by-side-model.js").Flow} Flow */
/** @typedef {import("./side-by-side-model.js").Joints} Joints @typedef {import("./side-by-side-model.js").Say} Say */
/** @typedef {import("./side-by-side-model.js").Single} Single @typedef {import("./side-by-side-model.js").Stack} Stack */

/**
 * The cell of a stack for a capability.
 * @param {Single[]} parts
 * @param {(part: Single) => Cell} of the cell of each part
 * @param {boolean} least whether the weakest part counts
 * @returns {Cell}
 */
export function ofStack(parts, of, least) {
  const cells = parts.map((part) => ({ ...of(part), name: part.detail.record.name }));
  const { level, bound, by } = together(cells.map((one) => (one.inside ? one.level[0] : ".")), least);
  const from = by.map((at) => cells[at]);
  const inside = cells.filter((one) => one.inside);
  const word = inside.find((one) => one.level[0] === level)?.level ?? (level === "u" ? "unknown" : "none");
  return {
    level: word,
    bound,
    from,
    beside: inside.filter((one) => !from.includes(one)),
    inside: inside.length > 0,
    note: from.map(({ name, note }) => (note ? `${name}: ${note}` : name)).join(" "),
    editions: [],
    ...(({ read = "", text = "", said = "", href = "" }) => ({ read, text, said, href }))(from[0] ?? {}),
    stale: from.some((one) => one.stale),
  };
}

/**
 * How the parts of a stack are joined, flow by flow: as they document it, inside a part, by a capability that works with
 * any part, or by nothing that the guide knows.
 * @param {Stack} stack @param {{ root: string, say: Say, flows?: Flow[] }} given @returns {Joints}
 */
export function joints({ name, parts }, given) {
  const { say, flows = [] } = given;
  const records = parts.map(({ detail }) => detail.record);
  /** @type {Joints} */
  const found = { name, edges: between(records, given), made: [], missing: [] };
  const serving = (/** @type {string} */ area) => parts.filter(({ detail }) => detail.record.scope.some((/** @type {any} */ one) => one.area === area));
  const documented = new Set(records.flatMap((from) => (from.integrations ?? []).flatMap((/** @type {any} */ edge) => (records.some(({ id }) => id === edge.with) ? [edge.flow] : []))));
  const names = (/** @type {Single[]} */ some) => some.map(({ detail }) => detail.record.name).join(", ");
  for (const { id, source, target, by } of flows) {
    const [from, to] = [serving(source), serving(target)];
    if (!from.length || !to.length || documented.has(id)) continue;
    const both = from.filter((part) => to.includes(part));
    const open = by ? [...new Set([...from, ...to])].filter((part) => cell(part, by, "", 0).level === "full") : [];
    const flow = say(`flow-${id}`);
    if (both.length) found.made.push({ key: "joint-inside", flow, name: names(both) });
    else if (open.length) found.made.push({ key: "joint-open", flow, name: names(open) });
    else found.missing.push({ flow, from: names(from), to: names(to) });
  }
  return found;
}
