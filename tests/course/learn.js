// Reads {call, given} and writes what a function of the course's scripts returns.
import { readFileSync } from "node:fs";
import * as progress from "../../hooks/theme/assets/javascripts/learn/progress.js";
import * as tasks from "../../hooks/theme/assets/javascripts/learn/tasks.js";

/** @type {Record<string, (...given: any[]) => any>} */
const calls = {
  read: (text) => {
    const found = progress.parse(text);
    return found && JSON.parse(progress.write(found));
  },
  former: (text) => [...progress.former(text, "2026-12-01").keys()],
  merge: (one, other) => {
    const both = [one, other].map((text) => /** @type {progress.Progress} */ (progress.parse(text)));
    return JSON.parse(progress.write(progress.merge(both[0], both[1])));
  },
  due: (text, day) => progress.due(/** @type {progress.Progress} */ (progress.parse(text)), day),
  shuffled: (items, seed) => tasks.shuffled(items, seed),
  isRight: (kind, row, given) => tasks.isRight(kind, row, given),
};
const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((/** @type {any} */ one) => calls[one.call](...one.given))));
