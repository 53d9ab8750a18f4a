// @ts-check
/** The choices of a question that asks for entries and stacks; whoever is asked no such question does not load it. */
import { inAddress } from "./address.js";
import { clone, item, part, phrases } from "../shared/dom.js";

/** Names at most that are offered while somebody types. */
const OFFERED = 6;

/**
 * The choices of a question that asks for entries and stacks: what is named already, what is offered, everything else,
 * and a field in which parts are joined.
 * @param {HTMLElement} box
 * @param {{names: Map<string, string>, called: {id: string, name: string, formerly: string | null}[], offered: string[], given: string[], name: (id: string) => string,
 *   stackOf: (text: string) => string | null,
 *   add: (into: Element, value: string, label: string, help: string | null) => void}} question
 *   `given` are ids of stacks, `name` gives their names, `called` are the entries with former names, `add` adds a choice
 */
export function offerStacks(box, { names, called, offered, given, name, stackOf, add }) {
  const top = document.createElement("div");
  box.append(top);
  const stacks = given.filter((id) => id.includes("+"));
  const shown = [...stacks, ...new Set([...given.filter((id) => !stacks.includes(id)), ...offered.filter((id) => names.has(id))])];
  for (const id of shown) add(top, inAddress(id), name(id), null);
  const more = clone("tpl-more");
  const details = /** @type {HTMLElement} */ (more.querySelector("details"));
  for (const id of names.keys()) if (!shown.includes(id)) add(details, id, name(id), null);
  const field = clone("tpl-stack-field");
  const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
  const list = part(field, "matches");
  const told = part(field, "told");
  const say = phrases("tpl-judged-words");
  const known = new Map([
    ...called.flatMap(({ id, name: now, formerly }) => (formerly ? [now, formerly] : []).map((one) => /** @type {const} */ ([one.toLowerCase(), id]))),
    ...[...names].flatMap(([id, one]) => [/** @type {const} */ ([one.toLowerCase(), id]), /** @type {const} */ ([id, id])]),
  ]);
  /** What was typed, with its last part completed in each way that there is. */
  const matches = () => {
    const parts = input.value.split("+").map((one) => one.trim());
    const last = (parts.pop() ?? "").toLowerCase();
    /** Where it stands in the name or else in the id: the earlier, the more likely is it meant. @param {[string, string]} entry */
    const place = ([id, one]) => (one.toLowerCase().includes(last) ? one.toLowerCase().indexOf(last) : id.indexOf(last));
    const found = last ? [...names].filter((one) => place(one) >= 0).sort((a, b) => place(a) - place(b)) : [];
    return found.slice(0, OFFERED).map(([, one]) => [...parts, one].join(" + "));
  };
  const offer = () => {
    list.replaceChildren(...matches().map((text) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: text });
      button.addEventListener("click", () => take(text));
      return item("", button);
    }));
  };
  /** @param {string} text */
  const take = (text) => {
    const parts = text.split("+").map((one) => one.trim().toLowerCase()).filter(Boolean);
    const wrong = parts.find((one) => !known.has(one));
    const id = wrong || !parts.length ? null : stackOf(parts.map((one) => known.get(one)).join("+"));
    if (!id) {
      told.textContent = wrong ? say("no-entry", { name: wrong }) : parts.length ? say("too-long") : "";
      return;
    }
    const value = inAddress(id);
    const there = () => /** @type {HTMLInputElement | null} */ (box.querySelector(`input[value="${value}"]`));
    if (!there()) add(top, value, name(id), null);
    const made = there();
    if (made) made.checked = true;
    if (made && details.contains(made)) top.append(/** @type {HTMLElement} */ (made.closest("label")));
    told.textContent = say("added", { name: name(id) });
    input.value = "";
    offer();
    input.focus();
  };
  // Whole names are taken as they stand, and the beginning of one for the first that has it.
  const typed = () => take(input.value.split("+").every((one) => known.has(one.trim().toLowerCase())) ? input.value : (matches()[0] ?? input.value));
  input.addEventListener("input", offer);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !input.value) return;
    // Enter takes what was typed and does not send the answer.
    event.preventDefault();
    typed();
  });
  part(field, "take").addEventListener("click", typed);
  box.append(field, more);
}
