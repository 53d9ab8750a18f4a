// @ts-check
/**
 * Calls functions of the site's scripts that need no page: {module, calls: [[name, ...arguments]]} in, {value} or {error} of each out.
 * `{"$map": [[key, value]]}` stands for a Map in both directions, `{"$echo": true}` for a function that returns what it is given.
 */
import { readFileSync } from "node:fs";

/** @param {string} _ @param {any} value */
const revived = (_, value) => (value?.$map ? new Map(value.$map) : value?.$echo ? (/** @type {any} */ given) => given : value);
const { module, calls } = JSON.parse(readFileSync(0, "utf8"), revived);
const found = await import(new URL(`../../hooks/theme/assets/javascripts/${module}`, import.meta.url).href);
const answers = calls.map((/** @type {any[]} */ [name, ...given]) => {
  try {
    return { value: found[name](...given) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers, (_, value) => (value instanceof Map ? { $map: [...value] } : value)));
