// @ts-check
/** The musts of a plan that the decision does not know, for its record and for the overview. */
import { read as readAddress } from "../decide/address.js";
import { read, workOut } from "../planning/needs.js";
import { own } from "../shared/own.js";

/** @import { Data } from "./needs.js" */
/** @typedef {{kind: "tested" | "nowhere" | "against", need: string, question: string, has: string}} Undecided a must by its requirement and text; of one that an answer contradicts also that answer in words */

const LETTER = "n.";

/**
 * Musts of which the interview has no answer, or another one.
 * @param {Data} data @param {Record<string, string[]>} kept names of the plan without the letter @param {Record<string, string[]>} answers
 * @returns {Undecided[]}
 */
export function undecided(data, kept, answers) {
  const { model, words, texts } = data;
  const { marks, refused } = read(model, kept);
  const { unknown, sets } = workOut(model, marks, refused, answers);
  return unknown.map((id) => {
    const need = `${texts[id].id}: ${texts[id].text}`;
    const against = sets.find((one) => one.state === "other" && one.needs.includes(id) && own(answers, one.question)?.length);
    if (!against) return { kind: texts[id].capability ? "tested" : "nowhere", need, question: "", has: "" };
    const { text, answers: named } = words[against.question];
    return { kind: "against", need, question: text, has: answers[against.question].map((one) => own(named, one) ?? one).join("; ") };
  });
}

/**
 * @param {string} root of the site
 * @param {string} fragment of the address
 * @returns {Promise<Undecided[]>} none where the list cannot be fetched
 */
export async function unknownMusts(root, fragment) {
  const { plan, answers } = readAddress(fragment);
  const kept = Object.entries(plan).filter(([name]) => name.startsWith(LETTER)).map(([name, values]) => [name.slice(LETTER.length), values]);
  if (!kept.length) return [];
  const data = await fetch(`${root}plan/needs.json`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  return data ? undecided(data, Object.fromEntries(kept), answers) : [];
}
