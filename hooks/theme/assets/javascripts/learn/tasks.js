// @ts-check
/** How exercises and questions are judged, and in which order they are shown: no page is needed for this. */

/** One line of a task: what is right there, and how far off a number may be. @typedef {{text: string, right: string, tolerance?: number}} Row */

/**
 * The same things in an order that follows from a seed.
 * @template T
 * @param {T[]} items
 * @param {string} seed
 * @returns {T[]}
 */
export function shuffled(items, seed) {
  let state = 2166136261;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16777619);
  const found = [...items];
  for (let last = found.length - 1; last > 0; last--) {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    const at = ((state ^ (state >>> 13)) >>> 0) % (last + 1);
    [found[last], found[at]] = [found[at], found[last]];
  }
  return found;
}

/** A short answer without what does not count. @param {string} text */
export const plain = (text) => text.normalize("NFKC").trim().toLowerCase().replace(/[\s-]+/g, " ").replace(/[.!?]+$/, "");

/** A number as people write it; NaN where there is none. @param {string} text */
export const numberOf = (text) => (/\d/.test(text) ? Number(text.trim().replace(/[\s_’']/g, "").replace(",", ".")) : Number.NaN);

/**
 * Whether what a reader gave for a line is right.
 * @param {string} kind
 * @param {Row} row
 * @param {string} given
 */
export function isRight(kind, row, given) {
  if (kind === "number") return Math.abs(numberOf(given) - Number(row.right)) <= (row.tolerance ?? 0) + 1e-9;
  if (kind === "short") return row.right.split("|").some((one) => plain(one) === plain(given));
  if (kind === "command") return given.trim().split(/\s+/).join(" ") === row.right.trim().split(/\s+/).join(" ");
  return given === row.right;
}
