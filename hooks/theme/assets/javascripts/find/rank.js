// @ts-check
/**
 * What a search finds, and in which order; no browser is needed here.
 *
 * Names come first: a query that is the whole name of something, then one that begins a name, then one whose words all
 * stand in a name. Behind them come texts that hold all the words, as MiniSearch ranks them. Only when nothing holds
 * them are words taken for misspelt, and only then are some of the words enough.
 */

import { covers, excerpt, fold, split } from "./text.js";
import MiniSearch from "../vendor/minisearch.js";

/**
 * @typedef {{kind: string, url: string, title: string, text?: string, names?: string[], former?: string[],
 *   also?: string, within?: string, status?: string, of?: [number, number]}} Entry
 * @typedef {{kind: string, url: string, title: string, within: string, status: string, known: string,
 *   former: boolean, text: [string, boolean][]}} Hit `known` is the other name that was asked for, maybe a former one;
 *   texts are marked where words match
 * @typedef {{hits: Hit[], total: number, loose: boolean}} Answer `loose` if no entry holds all the words
 * @typedef {{names: string[][], joined: string[], title: string[], typed: string[]}} Named the telling words of each name,
 *   the same without spaces, all words of the title, and all words of each name
 */

const SHOWN = 30;
const PAIRS = 3;
const WHOLE = 6;
const BEGINS = 3;
const FEW = 4;
const LONG = 6;

/**
 * Makes a search over entries.
 * @param {{kinds: string[], things: string[], aside: string[], entries: Entry[]}} index kinds in the order in which
 *   they come when equal; those whose titles are names; those whose sections are found by their words alone
 * @param {string} small words that say nothing, separated by spaces
 * @returns {(query: string) => Answer}
 */
export function search({ kinds, things, aside, entries }, small) {
  const skipped = new Set(split(small));
  /** @param {string[]} words */
  const telling = (words) => {
    const kept = words.filter((word) => !skipped.has(word));
    return kept.length ? kept : words;
  };
  const weight = new Map(kinds.map((kind, place) => [kind, 1 - place / (2 * kinds.length)]));
  /** @type {Named[]} */
  const named = entries.map((entry) => {
    const all = [entry.title, ...(entry.names ?? [])].map(split);
    const names = all.map(telling);
    return { names, joined: names.map((words) => words.join("")), title: all[0], typed: all.map((words) => words.join()) };
  });
  const pairs = entries.flatMap((entry, id) => (entry.of ? [id] : []));
  const texts = new MiniSearch({
    fields: ["title", "names", "also", "text"],
    idField: "id",
    tokenize: split,
    processTerm: (term) => (skipped.has(term) ? null : term),
    searchOptions: {
      boost: { title: 5, names: 4, text: 2, also: 1 },
      boostDocument: (id) => /** @type {number} */ (weight.get(entries[id].kind)) * (entries[id].within ? 0.8 : 1),
    },
  });
  texts.addAll(
    entries.flatMap(({ title, names = [], also = "", text = "", of }, id) =>
      of ? [] : [{ id, title, names: names.join(", "), also, text }],
    ),
  );

  /**
   * How well a query names an entry, and by which of its names.
   * @param {number} id
   * @param {string[]} words
   * @param {string} joined
   * @param {string[]} all the words with those that say nothing
   * @returns {[number, number]}
   */
  const naming = (id, words, joined, all) => {
    const { names, joined: joinedNames, title, typed } = named[id];
    const { within } = entries[id];
    let best = 0;
    // Words that say nothing do say something when they stand in a title.
    const asked = all.length > words.length ? all.filter((word) => word.length > 1) : [];
    if (asked.length > 1 && typed.includes(all.join())) best = WHOLE + 2;
    else if (asked.length > 1 && covers(title, asked)) best = WHOLE + 1.5;
    let by = 0;
    for (let number = 0; number < names.length; number++) {
      let score = 0;
      if (joinedNames[number] === joined) score = WHOLE;
      else if (joinedNames[number].startsWith(joined)) score = BEGINS + Number(ends(names[number], words));
      else if (covers(names[number], words)) score = 1 + Number(covers(names[number], words, true));
      if (score && !number && !within) score += score === WHOLE ? 1 : 0.5;
      if (score > best) [best, by] = [score, number];
    }
    return [best, by];
  };

  return (query) => {
    const all = split(query);
    const words = telling(all);
    if (!words.length) return { hits: [], total: 0, loose: false };
    const joined = words.join("");
    /** @type {Map<number, {score: number, by: number}>} */
    const found = new Map();
    entries.forEach((entry, id) => {
      // What stands aside is found by its text, but for a heading that was typed as it stands.
      const typed = all.length > words.length && named[id].title.join() === all.join();
      if (entry.of || (entry.within && aside.includes(entry.kind) && !typed)) return;
      const [score, by] = naming(id, words, joined, all);
      const behind = (entry.status ? 0.02 : 0) + (entry.within ? 0.4 : 0);
      const order = /** @type {number} */ (weight.get(entry.kind)) - behind;
      if (score) found.set(id, { score: score + order / 4, by });
    });
    const byName = [...found].sort((one, other) => other[1].score - one[1].score).map(([id]) => id);
    const best = found.get(byName[0])?.score ?? 0;
    const several = best < WHOLE ? parts(words) : [];
    const { said, loose } = reading(words, byName.length > 0);
    /** @type {Set<string>} */
    const terms = new Set(words);
    for (const { match } of said) for (const term of Object.keys(match)) terms.add(term);
    const both = compared(words);
    const one = both.length || best < BEGINS ? [] : compares(byName[0]);
    const order = [...new Set([...both, ...several, ...byName, ...one, ...said.map(({ id }) => id)])];
    const hits = order.slice(0, SHOWN).map((id) => hit(entries[id], found.get(id), [...terms]));
    return { hits, total: order.length, loose: loose && order.length > 0 && !both.length && several.length < 2 };
  };

  /**
   * What holds the words in its text; failing that, what holds them if some are misspelt; failing that, some of them.
   * @param {string[]} words
   * @param {boolean} named whether something is found already
   */
  function reading(words, named) {
    const phrase = words.join(" ");
    const held = texts.search(phrase, { prefix: starts, combineWith: "AND" });
    if (held.length >= FEW) return { said: held, loose: false };
    const strange = new Set(words.filter((word) => !texts.search(word, { prefix: true }).length));
    const near = texts.search(phrase, {
      prefix: starts,
      fuzzy: (term) => (strange.has(term) ? slack(term) : Number(term.length >= LONG)),
      combineWith: "AND",
    });
    const said = [...held, ...near.filter(({ id }) => held.every((other) => other.id !== id))];
    if (said.length || named) return { said, loose: false };
    const fuzzy = (/** @type {string} */ term) => (strange.has(term) ? slack(term) : 0);
    return { said: texts.search(phrase, { prefix: starts, fuzzy, combineWith: "OR" }), loose: true };
  }

  /**
   * The things of which a whole name is among the words, none of which says only a part of what another says.
   * @param {string[]} words
   */
  function parts(words) {
    /** @type {[number, Set<string>][]} */
    const said = [];
    const short = /** @type {string} */ (words.at(-1));
    entries.forEach(({ kind }, id) => {
      if (!things.includes(kind)) return;
      for (const name of named[id].names) {
        /** @param {string} own @param {string} word */
        const says = (own, word) => word === own || (word === short && word.length > 2 && own.startsWith(word));
        const used = name.map((own) => words.find((word) => says(own, word)));
        if (used.every(Boolean)) said.push([id, new Set(/** @type {string[]} */ (used))]);
      }
    });
    const place = (/** @type {Set<string>} */ used) => Math.min(...[...used].map((word) => words.indexOf(word)));
    said.sort((one, other) => place(one[1]) - place(other[1]) || other[1].size - one[1].size);
    /** @param {Set<string>} used @param {Set<string>} more */
    const within = (used, more) => more.size > used.size && [...used].every((word) => more.has(word));
    return [...new Set(said.filter(([, used]) => !said.some(([, more]) => within(used, more))).map(([id]) => id))];
  }

  /**
   * The pairs whose two entries are both named, by different words and with no word left over. To name an entry here is
   * to say the first word of one of its names.
   * @param {string[]} words
   */
  function compared(words) {
    /** @type {Map<number, Set<string>>} */
    const known = new Map();
    /** @param {number} id */
    const said = (id) => {
      const cached = known.get(id);
      if (cached) return cached;
      /** @type {Set<string>} */
      const best = new Set();
      for (const name of named[id].names) {
        /** @param {string} own */
        const isSaid = (own) => (/** @type {string} */ word, /** @type {number} */ place) =>
          own === word || (begins(word, place) && own.startsWith(word));
        const part = words.filter((word, place) => name.some((own) => isSaid(own)(word, place)));
        if (part.length > best.size && words.some(isSaid(name[0]))) {
          best.clear();
          for (const word of part) best.add(word);
        }
      }
      known.set(id, best);
      return best;
    };
    /** @param {string} word @param {number} place */
    const begins = (word, place) => place === words.length - 1 && word.length > 2;
    return pairs.filter((id) => {
      const [one, other] = /** @type {[number, number]} */ (entries[id].of).map(said);
      const all = new Set([...one, ...other]);
      return all.size === new Set(words).size && all.size > one.size && all.size > other.size;
    });
  }

  /** Some of the pairs of the one entry that is named. @param {number} id */
  function compares(id) {
    return pairs.filter((pair) => entries[pair].of?.includes(id)).slice(0, PAIRS);
  }
}

/** @param {string} term @param {number} place @param {string[]} terms */
const starts = (term, place, terms) =>
  terms.length === 1 || term.length > 3 || (term.length > 2 && place === terms.length - 1);

/** Whether the last of the words is a whole word of the name. @param {string[]} name @param {string[]} words */
const ends = (name, words) => name[words.length - 1] === words.at(-1);

/** @param {string} term how many letters of it may be wrong */
const slack = (term) => (term.length < 4 ? 0 : term.length < 5 ? 1 : 2);

/**
 * @param {Entry} entry
 * @param {{by: number} | undefined} found by which of its names it was asked for, if any; 0 is its title
 * @param {string[]} terms
 * @returns {Hit}
 */
function hit({ kind, url, title, text = "", names = [], former = [], within = "", status = "" }, found, terms) {
  const other = found?.by ? names[found.by - 1] : "";
  const known = fold(title).includes(fold(other)) ? "" : other;
  const shown = excerpt(text, terms, Boolean(found) && !within);
  return { kind, url, title, within, status, known, former: former.includes(other), text: shown };
}
