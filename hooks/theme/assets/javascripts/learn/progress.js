// @ts-check
/**
 * Progress in the course, kept in this browser under one key: which lessons are done, and what was answered when.
 * What storage or a file holds may be anything: only what is of the form is taken, and the rest is left out.
 */

/** @typedef {{at: string, ok: boolean, right: number, again: number, given: [string, string][]}} Answered */
/** @typedef {{lessons: Map<string, string>, answers: Map<string, Answered>}} Progress */

export const VERSION = 1;
const KEY = "guide.course";
/** Before lessons had exercises, the done ones were a list of the same ids. */
const FORMER = "guide.lessons";
const MOST = { answers: 2000, given: 30, text: 4000 };
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @returns {Progress} */
export const nothing = () => ({ lessons: new Map(), answers: new Map() });

/** @param {unknown} text */
const isId = (text) => typeof text === "string" && text.length <= 60 && ID.test(text);

/** @param {unknown} text @returns {text is string} */
const isDay = (text) => typeof text === "string" && DAY.test(text) && !Number.isNaN(Date.parse(text));

/** @param {any} one @returns {Answered | null} */
function answered(one) {
  if (!one || typeof one !== "object" || !isDay(one.at) || typeof one.ok !== "boolean" || !Array.isArray(one.given)) return null;
  const whole = (/** @type {unknown} */ value, /** @type {number} */ most) => (Number.isInteger(value) ? Math.min(Math.max(Number(value), 0), most) : 0);
  const given = one.given
    .filter((/** @type {any} */ pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string" && part.length <= MOST.text))
    .slice(0, MOST.given);
  return { at: one.at, ok: one.ok, right: whole(one.right, 20), again: whole(one.again, 90) || 3, given };
}

/**
 * What a text holds; null where it is no progress of this version.
 * @param {string | null} text
 * @returns {Progress | null}
 */
export function parse(text) {
  /** @type {any} */
  let read = null;
  try {
    read = JSON.parse(text ?? "");
  } catch {
    return null;
  }
  if (!read || typeof read !== "object" || read.version !== VERSION) return null;
  const found = nothing();
  for (const [id, day] of Object.entries(read.lessons ?? {})) if (isId(id) && isDay(day)) found.lessons.set(id, day);
  for (const [name, one] of Object.entries(read.answers ?? {}).slice(0, MOST.answers)) {
    const parts = name.split("/");
    const taken = parts.length === 2 && parts.every(isId) ? answered(one) : null;
    if (taken) found.answers.set(name, taken);
  }
  return found;
}

/** @param {Progress} progress */
export const write = ({ lessons, answers }) =>
  JSON.stringify({ version: VERSION, lessons: Object.fromEntries([...lessons].sort()), answers: Object.fromEntries([...answers].sort()) });

/** The lessons that were marked as done before. @param {string | null} text @param {string} today @returns {Map<string, string>} */
export function former(text, today) {
  try {
    const read = JSON.parse(text ?? "[]");
    return new Map(Array.isArray(read) ? read.filter(isId).map((id) => [id, today]) : []);
  } catch {
    return new Map();
  }
}

/** Both together: of two answers to the same question the later one counts. @param {Progress} one @param {Progress} other @returns {Progress} */
export function merge(one, other) {
  const answers = new Map(one.answers);
  for (const [name, found] of other.answers) if ((answers.get(name)?.at ?? "") <= found.at) answers.set(name, found);
  return { lessons: new Map([...other.lessons, ...one.lessons]), answers };
}

/** The day some days after another. @param {string} day @param {number} days */
export const after = (day, days) => new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);

/** When a question is asked again: later each time that it was right. @param {Answered} one */
export const dueOn = (one) => after(one.at, one.again * (one.ok ? 2 ** Math.max(Math.min(one.right, 6) - 1, 0) : 1));

/** The questions that are due. @param {Progress} progress @param {string} today */
export const due = ({ answers }, today) =>
  [...answers].filter(([name, one]) => !name.endsWith("/exercise") && dueOn(one) <= today).map(([name]) => name);

/** Today where the reader is. */
export function today() {
  const now = new Date();
  return after(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`, 0);
}

/** What lasts only as long as the page, where the browser keeps nothing. @type {Progress | null} */
let passing = null;

/** Whether the browser keeps what it is given. */
export const lasts = () => passing === null;

/** @returns {Progress} */
export function load() {
  if (passing) return passing;
  try {
    const kept = localStorage.getItem(KEY);
    return parse(kept) ?? { ...nothing(), lessons: kept === null ? former(localStorage.getItem(FORMER), today()) : new Map() };
  } catch {
    passing = nothing();
    return passing;
  }
}

/** @param {Progress} progress */
export function keep(progress) {
  try {
    localStorage.setItem(KEY, write(progress));
    passing = null;
  } catch {
    passing = progress;
  }
}

/** Writes what one page changed over what is kept now: another page may have changed the rest. @param {(progress: Progress) => void} change */
export function update(change) {
  const progress = load();
  change(progress);
  keep(progress);
}
