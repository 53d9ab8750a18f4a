// @ts-check
/** The musts of a plan that the decision does not know, for its record. */
import { read as readAddress } from "../decide/address.js";
import { read, workOut } from "../planning/needs.js";

const LETTER = "n.";

/**
 * @param {string} root of the site
 * @param {string} fragment of the address
 * @returns {Promise<string[]>} requirement and text of each; none where the list cannot be fetched
 */
export async function unknownMusts(root, fragment) {
  const { plan, answers } = readAddress(fragment);
  const kept = Object.entries(plan).filter(([name]) => name.startsWith(LETTER)).map(([name, values]) => [name.slice(LETTER.length), values]);
  if (!kept.length) return [];
  const data = await fetch(`${root}plan/needs.json`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (!data) return [];
  const { marks, refused } = read(data.model, Object.fromEntries(kept));
  return workOut(data.model, marks, refused, answers).unknown.map((id) => `${data.texts[id].id}: ${data.texts[id].text}`);
}
