// @ts-check
/**
 * Stacks by their id: the ids of the entries that one is made of, in alphabetical order, joined by plus signs.
 *
 * An address may bring the plus sign as a space, which is how forms write it; ids hold neither.
 */

/** What stands between the parts of a stack in its id and in its name. */
const JOINT = "+";
const BETWEEN = ` ${JOINT} `;

/** The ids in an id, each once and in order; one for an entry. @param {string} id @returns {string[]} */
export const entriesOf = (id) => [...new Set(id.split(/[+ ]/).filter(Boolean))].sort();

/** The id of the stack of some entries and stacks; of one entry its own. @param {string[]} ids */
export const stackOf = (ids) => entriesOf(ids.join(JOINT)).join(JOINT);

/** @param {string} id */
export const isStack = (id) => id.includes(JOINT);

/** The name of a stack. @param {string[]} names of its entries, in the order of their ids */
export const nameOf = (names) => names.join(BETWEEN);

/**
 * The entries of a stack with the names that its name is made of; ids stand for names where there are not as many.
 * @param {{ id: string, name: string }} stack or entry
 * @returns {{ id: string, name: string }[]}
 */
export function apart({ id, name }) {
  const ids = entriesOf(id);
  const names = name.split(BETWEEN);
  if (ids.length === 1) return [{ id, name }];
  return ids.map((one, at) => ({ id: one, name: names.length === ids.length ? names[at] : one }));
}
