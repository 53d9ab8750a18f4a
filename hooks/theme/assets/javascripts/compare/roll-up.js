// @ts-check
/**
 * The level of a stack, by the rule of the decision's criteria: the best part counts, and in areas where access could leak
 * the weakest of those that serve it. What is unknown of one part leaves a bound, or nothing to say.
 *
 * Levels are letters: f(ull), p(artial), d(iy), n(one), u(nknown), and a full stop outside the scope.
 *
 * @typedef {"" | "least" | "most"} Bound  whether a level is what there is, the least of what there may be, or the most
 * @typedef {{ level: string, bound: Bound, by: number[] }} Level  `by` are the places of the parts that it comes from
 */

const FROM_WORST = "ndpf";

/**
 * @param {string[]} levels of the parts
 * @param {boolean} least whether the weakest part counts
 * @returns {Level}
 */
export function together(levels, least) {
  const places = [...levels.keys()];
  const open = places.filter((at) => levels[at] === "u");
  const known = places.filter((at) => FROM_WORST.includes(levels[at]));
  if (!open.length && !known.length) return { level: ".", bound: "", by: [] };
  const ranks = known.map((at) => FROM_WORST.indexOf(levels[at]));
  const end = least ? Math.min(...ranks) : Math.max(...ranks);
  const by = known.filter((_, index) => ranks[index] === end);
  // Nothing that is unknown could be worse than none, or better than full.
  const [settling, saying] = least ? [0, FROM_WORST.length - 1] : [FROM_WORST.length - 1, 0];
  if (known.length && (!open.length || end === settling)) return { level: FROM_WORST[end], bound: "", by };
  // At least none and at most full say nothing.
  if (!known.length || end === saying) return { level: "u", bound: "", by: open };
  return { level: FROM_WORST[end], bound: least ? "most" : "least", by };
}
