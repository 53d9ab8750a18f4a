// @ts-check
/** The page that puts two to five entries or stacks side by side: who chooses what, and the address that keeps it. */
import { keepQuery } from "../shared/address-bar.js";
import { clone, part, phrases, put } from "../shared/dom.js";
import { judge } from "../shared/judge.js";
import { nameOf } from "../shared/stacks.js";
import { copy, save } from "../shared/take.js";
import { column, compare, matching, parse, partsOf, stacked, written } from "./side-by-side-model.js";
import { draw } from "./side-by-side-view.js";

/** @typedef {import("./side-by-side-model.js").Choice} Choice */
/** @typedef {import("./side-by-side-model.js").Detail} Detail */
/** @typedef {import("./side-by-side-model.js").Index} Index */

const MOST = 5;
const OFFERED = 8;

/** @param {string} address @returns {Promise<any>} */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Words for those who do not see what stands beside them. @param {string} text */
function hidden(text) {
  const made = document.createElement("span");
  made.className = "sr-only";
  made.textContent = text;
  return made;
}

/** @param {HTMLElement} widget */
async function mount(widget) {
  const say = phrases("tpl-phrases");
  const root = widget.dataset.root ?? "";
  const list = part(widget, "chosen");
  const told = part(widget, "told");
  const result = part(widget, "result");
  const input = /** @type {HTMLInputElement} */ (part(widget, "name"));
  const criteria = [...clone("tpl-criteria").querySelectorAll("li")].map((line) => ({
    id: line.dataset.id ?? "", label: line.textContent ?? "", low: line.dataset.low ?? "", high: line.dataset.high ?? "",
  }));
  const flows = [...clone("tpl-phrases").querySelectorAll("[data-flow]")].map((one) => {
    const { flow = "", source = "", target = "", by = "" } = /** @type {HTMLElement} */ (one).dataset;
    return { id: flow, source, target, by };
  });
  const title = document.title;
  /** @type {Map<string, Detail>} */
  const details = new Map();
  /** @type {import("./side-by-side-model.js").Comparison | null} */
  let found = null;
  let chosen = parse(location.search);
  let turn = 0;
  // What the reader came for is not drawn yet: the way into it gives room at once.
  part(widget, "pairs").hidden = chosen.length > 0;
  part(widget, "add").addEventListener("submit", (event) => event.preventDefault());

  /** @type {Index} */
  let index;
  try {
    index = await load(widget.dataset.index ?? "");
  } catch {
    told.textContent = say("failed");
    return;
  }
  const names = new Map(index.rows.map((row) => [row.id, row.name]));

  /** @param {Choice} choice */
  const called = (choice) => nameOf(partsOf(choice).map(({ id }) => names.get(id) ?? id));
  const mostParts = index.stacks?.most ?? 1;
  /** What decides on the level of a stack, in words. */
  const rule = () => [say("rule"), ...(index.stacks?.least ?? []).map(({ area, why }) => say("rule-least", { area: index.areas[area].name, why }))].join(" ");
  const needed = () => chosen.flatMap(partsOf).map(({ id }) => id);

  /** Loads the records that are not here yet. @param {string[]} ids */
  const fetchAll = async (ids) => {
    const missing = ids.filter((id) => !details.has(id));
    await Promise.all(missing.map(async (id) => details.set(id, await load(`${root}api/v1/platforms/${id}.json`))));
  };

  /** Tells the reader where they could not be loaded. @param {string[]} ids @returns {Promise<boolean>} whether they are here */
  const have = async (ids) => {
    try {
      await fetchAll(ids);
      return true;
    } catch {
      told.textContent = say("failed");
      return false;
    }
  };

  /** @param {string[]} lines */
  const complain = (lines) => {
    const box = part(widget, "dropped");
    box.replaceChildren(...lines.map((line) => {
      const made = document.createElement("p");
      made.textContent = line;
      return made;
    }));
    box.hidden = !lines.length;
  };

  const remember = () => {
    keepQuery(chosen.map((one) => `of=${written(one)}`).join("&"));
  };

  /** The page of a declared pair where the two are chosen as a whole. */
  const ownPage = () => {
    if (chosen.length !== 2 || chosen.some((one) => one.edition || one.parts)) return null;
    const ids = chosen.map((one) => one.id).sort().join(" ");
    const link = /** @type {HTMLAnchorElement | undefined} */ ([...widget.querySelectorAll("[data-pair]")].find((one) => one.getAttribute("data-pair") === ids));
    return link ? { href: link.getAttribute("href") ?? "", text: link.textContent ?? "" } : null;
  };

  /** Draws what follows from the choice. */
  const show = async () => {
    const mine = ++turn;
    part(widget, "pairs").hidden = chosen.length > 0;
    judge(widget.querySelector("[data-judge]"), [...new Set(chosen.map((one) => one.id))]);
    /** @type {HTMLAnchorElement} */ (part(widget, "matrix")).href = `${root}compare/?${chosen.map((one) => `pin=${one.id}`).join("&")}`;
    if (!(await have(needed())) || mine !== turn) return;
    const stacks = chosen.some((one) => one.parts) ? await import("./stack-columns.js") : undefined;
    if (mine !== turn) return;
    const columns = chosen.map((one) => column(one, details));
    found = columns.length > 1 ? compare(columns, { index, criteria, root, today: Date.now(), say, flows, stacks }) : null;
    part(widget, "take").hidden = !found;
    if (found) {
      result.replaceChildren(draw(found, { root, staleAfter: index.stale_after, say, own: ownPage(), rule: rule() }));
      const all = columns.map((one) => one.name);
      document.title = say("title", { names: say("and", { some: all.slice(0, -1).join(", "), last: all[all.length - 1] }) });
    } else {
      result.textContent = chosen.length ? say("one-more") : "";
      document.title = title;
    }
    list.replaceChildren(...chosen.map(drawChoice));
  };

  /** @param {Choice} choice @param {Choice} one a part of it, or the same @param {number} at @param {HTMLElement} label */
  const drawEdition = (choice, one, at, label) => {
    put(label, "label", say("edition-of", { name: names.get(one.id) ?? one.id }));
    const select = /** @type {HTMLSelectElement} */ (part(label, "edition"));
    for (const edition of details.get(one.id)?.record.editions ?? []) select.add(new Option(choice.parts ? `${names.get(one.id)}: ${edition.name}` : edition.name, edition.id));
    if (choice.parts) select.options[0].text = `${names.get(one.id)}: ${select.options[0].text}`;
    select.value = one.edition;
    const taken = new Set(choice.parts ? [] : chosen.filter((one) => one.id === choice.id && one !== choice).map((one) => one.edition));
    for (const option of select.options) option.disabled = taken.has(option.value);
    select.addEventListener("change", () => {
      one.edition = select.value;
      remember();
      const which = partsOf(choice).indexOf(one);
      show().then(() => /** @type {HTMLElement} */ (list.children[at]?.querySelectorAll("select")[which])?.focus());
    });
  };

  /** @param {Choice} choice @param {number} at */
  const drawChoice = (choice, at) => {
    const made = clone("tpl-chosen");
    const name = called(choice);
    put(made, "name", name);
    const label = /** @type {HTMLElement} */ (made.querySelector("label"));
    const labels = partsOf(choice).map(() => /** @type {HTMLElement} */ (label.cloneNode(true)));
    partsOf(choice).forEach((one, which) => drawEdition(choice, one, at, labels[which]));
    label.replaceWith(...labels);
    const above = chosen[at - 1];
    const [join, apart] = ["join", "apart"].map((key) => part(made, key));
    join.hidden = !above || partsOf(stacked([above, choice])).length !== partsOf(above).length + partsOf(choice).length || partsOf(above).length + partsOf(choice).length > mostParts;
    join.textContent = above ? say("join", { above: called(above) }) : "";
    join.addEventListener("click", () => {
      const joined = stacked([above, choice]);
      const others = chosen.filter((one) => one !== above && one !== choice && written(one) !== written(joined));
      chosen = [...others.slice(0, at - 1), joined, ...others.slice(at - 1)];
      change("joined", called(joined)).then(() => /** @type {HTMLElement | undefined} */ (list.children[chosen.indexOf(joined)]?.querySelector("[data-apart]"))?.focus());
    });
    apart.hidden = !choice.parts;
    apart.addEventListener("click", () => {
      const here = new Set(chosen.map(written));
      const parts = partsOf(choice).filter((one) => !here.has(written(one)));
      if (chosen.length - 1 + parts.length > MOST) {
        told.textContent = say("no-room", { most: MOST });
        return;
      }
      chosen.splice(at, 1, ...parts);
      change("taken-apart", name).then(() => (/** @type {HTMLElement | null} */ (list.children[Math.min(at, chosen.length - 1)]?.querySelector("select")) ?? input).focus());
    });
    const [move, remove] = ["move", "remove"].map((key) => part(made, key));
    for (const button of [move, remove, apart]) /** @type {HTMLElement} */ (button.querySelector("span")).textContent = ` ${name}`;
    if (above) join.append(hidden(` ${say("join-and", { name })}`));
    move.hidden = at === 0;
    move.addEventListener("click", () => {
      chosen.splice(at - 1, 0, ...chosen.splice(at, 1));
      change("moved", name).then(() => /** @type {HTMLElement} */ (list.children[at - 1]?.querySelector(at > 1 ? "[data-move]" : "select"))?.focus());
    });
    remove.addEventListener("click", () => {
      chosen.splice(at, 1);
      change("removed", name).then(() => (/** @type {HTMLElement | null} */ (list.children[Math.min(at, chosen.length - 1)]?.querySelector("[data-remove]")) ?? input).focus());
    });
    return made;
  };

  /** @param {string} key @param {string} name what happened to whom */
  const change = async (key, name) => {
    complain([]);
    remember();
    await show();
    told.textContent = say(key, { name, count: chosen.length, most: MOST });
  };

  /** Adds an entry as a whole, or in the first edition that is not here. @param {string} id */
  const add = async (id) => {
    const name = names.get(id) ?? id;
    input.value = "";
    part(widget, "matches").replaceChildren();
    if (chosen.length >= MOST) {
      told.textContent = say("full", { most: MOST });
      return;
    }
    if (!(await have([id]))) return;
    const here = new Set(chosen.filter((one) => one.id === id).map((one) => one.edition));
    const free = ["", ...(details.get(id)?.record.editions ?? []).map((/** @type {any} */ one) => one.id)].find((one) => !here.has(one));
    if (free === undefined) {
      told.textContent = say("twice", { name });
      return;
    }
    chosen.push({ id, edition: free });
    await change("added", name);
  };

  const offer = () => {
    const text = input.value.trim().toLowerCase();
    const fitting = text ? matching(index, text) : [];
    part(widget, "matches").replaceChildren(...fitting.slice(0, OFFERED).map((row) => {
      const made = clone("tpl-match");
      const button = /** @type {HTMLButtonElement} */ (made.querySelector("button"));
      button.textContent = row.name;
      const also = row.name.toLowerCase().includes(text) ? "" : (row.also ?? []).find((name) => name.toLowerCase().includes(text));
      /** @type {HTMLElement} */ (made.querySelector("small")).textContent = also ?? "";
      button.addEventListener("click", () => add(row.id).then(() => input.focus()));
      return made;
    }));
    const key = !text ? "hint" : fitting.length > OFFERED ? "matches-some" : ["matches-none", "matches-one"][fitting.length] ?? "matches";
    told.textContent = say(key, { count: fitting.length, shown: OFFERED });
    return fitting;
  };

  input.addEventListener("input", offer);
  // Readers may be faster than the list of names.
  if (input.value) offer();
  part(widget, "add").addEventListener("submit", () => {
    const text = input.value.trim().toLowerCase();
    const fitting = offer();
    const exact = fitting.filter((row) => row.name.toLowerCase() === text);
    if (fitting.length === 1 || exact.length === 1) add((exact[0] ?? fitting[0]).id);
    else /** @type {HTMLElement | null} */ (part(widget, "matches").querySelector("button"))?.focus();
  });

  part(widget, "copy").addEventListener("click", async () => put(widget, "taken", await copy(location.href, say)));
  for (const button of widget.querySelectorAll("[data-save]")) {
    button.addEventListener("click", async () => {
      if (!found) return;
      const share = await import("./side-by-side-share.js");
      const given = { link: location.href, day: new Date().toISOString().slice(0, 10), say };
      const kind = button.getAttribute("data-save");
      const [type, text] = kind === "md" ? ["text/markdown", share.markdown(found, given)] : ["text/csv", share.table(found, given)];
      put(widget, "taken", save(`side-by-side.${kind}`, type, text, say));
    });
  }

  const unknown = [...new Set(needed())].filter((id) => !names.has(id)).map((id) => say("unknown-entry", { name: id }));
  // Of a stack the parts that there are stay.
  chosen = chosen.flatMap((one) => {
    const parts = partsOf(one).filter(({ id }) => names.has(id));
    return parts.length ? [stacked(parts)] : [];
  });
  const large = chosen.filter((one) => partsOf(one).length > mostParts);
  if (large.length) unknown.push(say("too-many-parts", { name: large.map(called).join(", "), most: mostParts }));
  chosen = chosen.filter((one) => !large.includes(one));
  const rest = chosen.slice(MOST).map(called);
  chosen = chosen.slice(0, MOST);
  if (rest.length) unknown.push(say("too-many", { name: rest.join(", "), most: MOST }));
  if (!(await have(needed()))) return;
  for (const one of chosen.flatMap(partsOf)) {
    const record = details.get(one.id)?.record;
    if (!one.edition || record.editions.some((/** @type {any} */ edition) => edition.id === one.edition)) continue;
    unknown.push(say("unknown-edition", { name: record.name, edition: one.edition }));
    one.edition = "";
  }
  // Two that were told apart by editions that do not exist are one.
  chosen = parse(new URLSearchParams(chosen.map((one) => ["of", written(one)])).toString());
  complain(unknown);
  await show();
}

const widget = document.querySelector('[data-widget="side-by-side"]');
if (widget instanceof HTMLElement) mount(widget);
