// @ts-check
/** Answers in words. */
import { own } from "../shared/own.js";

/**
 * The name of an entry with the one that it gave up not long ago, of an edition with its entry, of what is outside the catalogue, or of a tool that the reader named.
 * @param {any} model
 * @param {string} given
 */
export function nameOf(model, given) {
  if (given.startsWith("own:")) return given.split(":")[1];
  const [id, edition] = given.split("/");
  const entry = model.candidates.find((/** @type {any} */ one) => one.id === id);
  const part = entry?.editions.find((/** @type {any} */ one) => one.id === edition);
  const name = entry?.formerly ? model.messages.formerly.replace("{entry}", entry.name).replace("{former}", entry.formerly) : entry?.name;
  if (part) return `${name} (${part.name})`;
  return name ?? own(model.outside, given)?.label ?? given;
}

/**
 * @param {any} model
 * @param {any} question
 * @param {string} given
 * @param {string} none what an empty choice is called
 * @returns {string}
 */
export function wordOf(model, question, given, none) {
  if (given === "unknown" && question.unknown) return question.unknown.label;
  const answer = question.answers.find((/** @type {any} */ one) => one.id === given);
  if (answer) return answer.label;
  if (question.kind === "musts") {
    const [capability, level] = given.split(".");
    return `${model.labels[model.capabilities.indexOf(capability)]}: ${level}`;
  }
  if (question.kind === "stacks") return given.split(/[+. ]/).map((one) => nameOf(model, one)).join(" + ");
  return given === "none" ? none : nameOf(model, given);
}
