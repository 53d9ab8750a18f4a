// @ts-check
/** What the search knows of text: its words, whether a name holds them, and the part to show. */

const EXCERPT = 150;
const CUT = "…";

/** @param {string} text */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A word without the ending of its plural. @param {string} word */
const single = (word) => (word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word);

/** @param {string} text @returns {string[]} */
export const split = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(single);

/**
 * Whether each word begins, or is, a word of the name of its own.
 * @param {string[]} name
 * @param {string[]} words
 * @param {boolean} [whole]
 */
export function covers(name, words, whole = false) {
  const left = [...name];
  return words.every((word) => {
    const place = left.findIndex((own) => own === word || (!whole && word.length > 2 && own.startsWith(word)));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}

/**
 * The part of a text around the first of the terms, or its beginning, marked.
 * @param {string} text
 * @param {string[]} terms
 * @param {boolean} top
 * @returns {[string, boolean][]}
 */
export function excerpt(text, terms, top) {
  const pieces = text.split(/([\p{L}\p{N}]+)/u);
  /** @param {string} piece */
  const isTerm = (piece) => {
    const word = fold(piece);
    return terms.some((term) => (term.length < 3 ? word === term : word.startsWith(term)));
  };
  const first = Math.max(0, pieces.findIndex((piece, place) => place % 2 === 1 && isTerm(piece)));
  let begin = 0;
  if (!top && pieces.slice(0, first + 1).join("").length > EXCERPT) {
    begin = first;
    while (begin > 1 && pieces.slice(begin - 2, first).join("").length < EXCERPT / 3) begin -= 2;
  }
  /** @type {[string, boolean][]} */
  const parts = begin ? [[`${CUT} `, false]] : [];
  let length = 0;
  for (let place = begin; place < pieces.length; place++) {
    if (length > EXCERPT && place % 2) return [...parts, [CUT, false]];
    const marked = place % 2 === 1 && isTerm(pieces[place]);
    const last = parts.at(-1);
    if (last && last[1] === marked) last[0] += pieces[place];
    else parts.push([pieces[place], marked]);
    length += pieces[place].length;
  }
  return parts;
}
