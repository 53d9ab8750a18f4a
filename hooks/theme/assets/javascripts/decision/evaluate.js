// @ts-check
// Conditions in three-valued logic, the same as evaluate.py: null means unknown.

/** @import { Ast } from "./model.d.ts" */
/** @typedef {(name: string) => any} Lookup */

/** Whether a list has a member; one that is written with a question mark may or may not belong to it. @param {any} members @param {any} wanted @returns {boolean | null} */
const has = (members, wanted) => members.includes(wanted) || (members.includes(`?${wanted}`) ? null : false);

/** @type {Record<string, (left: any, right: any) => boolean | null>} */
const COMPARE = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  contains: has,
  in: (left, right) => has(right, left),
};

/** @param {Ast} ast @param {Lookup} lookup @returns {any} */
export function evaluate(ast, lookup) {
  const [sign, ...parts] = ast;
  if (sign === "lit") return parts[0];
  if (sign === "ref") return lookup(parts[0]) ?? null;
  if (sign === "not") {
    const inner = evaluate(parts[0], lookup);
    return inner === null ? null : !inner;
  }
  if (sign === "and" || sign === "or") {
    const decisive = sign === "or";
    /** @type {boolean | null} */
    let found = !decisive;
    for (const part of parts) {
      const value = evaluate(part, lookup);
      if (value === decisive) return decisive;
      if (value === null) found = null;
    }
    return found;
  }
  const left = evaluate(parts[0], lookup);
  const right = evaluate(parts[1], lookup);
  return left === null || right === null ? null : COMPARE[sign](left, right);
}

/** The names that a condition reads. @param {Ast} ast @returns {string[]} */
export const names = (ast) => (ast[0] === "ref" ? [ast[1]] : ast[0] === "lit" ? [] : ast.slice(1).flatMap(names));
