// @ts-check
/** Which tests of an exercise hold of what the decision says: the twin of `course/solved.py`. */

/** @typedef {Record<string, string[]>} Answers */
/** @typedef {{answers: Answers, found: any}} Said answers, and what the decision says to them */

/** The entries of the first option. @param {any} found @returns {string[]} */
export const first = (found) => (found.options[0]?.parts ?? []).map((/** @type {any} */ part) => part.entry);

/** @param {Answers} start @param {Answers} now */
export function changed(start, now) {
  const names = new Set([...Object.keys(start), ...Object.keys(now)]);
  return [...names].filter((name) => [...(start[name] ?? [])].sort().join() !== [...(now[name] ?? [])].sort().join()).length;
}

/** @param {any} found */
const toBuild = (found) => new Set((found.options[0]?.parts ?? []).flatMap((/** @type {any} */ part) => part.builds)).size;

/**
 * @param {string} test
 * @param {string} value with what it is compared
 * @param {Said} start
 * @param {Said} now
 * @returns {boolean}
 */
export function holds(test, value, start, now) {
  const { found } = now;
  const parts = first(found);
  switch (test) {
    case "none-needed":
      return String(found.outcome.kind === "none-needed") === value;
    case "first-contains":
      return parts.includes(value);
    case "option-contains":
      return found.options.some((/** @type {any} */ option) => option.parts.some((/** @type {any} */ part) => part.entry === value));
    case "first-without":
      return parts.length > 0 && !parts.includes(value);
    case "must-present":
      return found.needs.some((/** @type {any} */ need) => need.capability === value);
    case "changed-answers-at-most":
      return changed(start.answers, now.answers) <= Number(value);
    case "first-differs-from-start":
      return parts.length > 0 && parts.join() !== first(start.found).join();
    case "to-build-at-most":
      return parts.length > 0 && toBuild(found) <= Number(value);
    default:
      return false;
  }
}
