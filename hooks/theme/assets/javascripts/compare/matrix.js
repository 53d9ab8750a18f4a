// @ts-check
/** The matrix: its tools, their state in the address, the table or cards that follow from it, and what can be taken away. */
import { keepQuery } from "../shared/address-bar.js";
import { part, phrases } from "../shared/dom.js";
import { own } from "../shared/own.js";
import { Drawing } from "./matrix-draw.js";
import { make } from "./matrix-parts.js";
import { isStack } from "../shared/stacks.js";
import { readState, view, writeState } from "./matrix-view.js";

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").State} State */

const NARROW = matchMedia("(max-width: 44.984em)");
/** On a phone that many columns still read as a list. */
const FEW = 12;
const LISTS = ["has", "hide", "pin"];

/** Fetches what a click needs when the reader comes near: after a click the clipboard is open for a moment only.
 * @param {HTMLElement} place @param {() => Promise<unknown>} load */
function soon(place, load) {
  // What failed is tried again by the click.
  for (const name of ["pointerover", "focusin"]) place.addEventListener(name, () => load().catch(() => {}), { once: true });
}

/** @param {HTMLTableElement} table @param {HTMLElement} cards @param {HTMLFormElement | null} form @param {HTMLDialogElement} dialog */
async function mount(table, cards, form, dialog) {
  const up = table.tBodies[0].querySelector("a")?.getAttribute("href")?.split("platforms/")[0] ?? "../";
  const say = phrases("tpl-matrix-words");
  const answer = await fetch(`${up}compare/matrix.json`);
  if (!answer.ok) return;
  /** @type {Data} */
  const data = await answer.json();
  const facets = new Map(data.facets.map((facet) => [facet.id, facet.values]));
  /** @param {string} name @param {string} value the words of a choice: a facet's own, or as the form has them */
  const label = (name, value) => {
    const known = own(facets.get(name), value);
    if (known) return known;
    const field = form?.querySelector(`[name="${name}"][value="${value}"]`)?.parentElement;
    return [...(field?.childNodes ?? [])].find((node) => node instanceof Text && node.data.trim())?.textContent?.trim() ?? value;
  };
  const drawing = new Drawing(table, cards, data, { say, up, pins: form !== null, status: (id) => label("status", id) });
  /** @type {State} */
  let state = readState(location.search, data);
  /** @param {string} name */
  const given = (name) => state.get(name) ?? [];
  /** @type {import("./matrix-view.js").View} */
  let shown;
  /** Stacks that the reader has collected; those of the address stand in the state. @type {string[]} */
  let collected = [];
  /** @type {typeof import("./matrix-stacks.js") | undefined} */
  let stacks;
  const all = () => stacks?.withStacks(data, [...given("pin"), ...collected]) ?? data;
  /** Gets what draws stacks where there are some. */
  const ready = async () => {
    if ([...given("pin"), ...collected].some(isStack)) drawing.stacks = stacks ??= await import("./matrix-stacks.js");
  };
  const nameOf = new Map([...data.columns, ...data.rows].map(({ id, name }) => [id, name]));

  /** The state as drawn: what the device proposes where nothing is said. @returns {State} */
  const effective = () => {
    const columns = view(all(), state).columns.length;
    const chosen = state.has("area") || state.has("column");
    const group = state.get("group")?.[0] ?? (chosen && !(NARROW.matches && columns > FEW) ? "capability" : "area");
    const drawn = new Map(state).set("group", [group]);
    if (NARROW.matches) drawn.delete("turn");
    return drawn;
  };

  const asked = () => /** @type {HTMLSelectElement | null} */ (form?.querySelector("[data-has]"))?.value ?? "";

  const update = () => {
    const now = effective();
    const rows = all();
    for (const { id, name } of rows.rows) nameOf.set(id, name);
    shown = view(rows, now, asked());
    drawing.draw(shown, NARROW.matches);
    table.classList.toggle("matrix--compact", now.has("density"));
    const notice = document.querySelector("[data-notice]");
    const notes = [];
    if (!shown.fitting) notes.push(say("none"));
    if (shown.outside) notes.push(say(shown.outside === 1 ? "outside-one" : "outside", { count: shown.outside }));
    if (shown.equal) notes.push(say("equal", { count: shown.equal }));
    if (stacks && shown.rows.some(({ parts }) => parts)) notes.push(stacks.rule(data, say));
    if (drawing.capped) notes.push(say("capped", { shown: drawing.capped, of: shown.rows.length }));
    if (notice) notice.textContent = notes.join(" ");
    const query = writeState(state);
    const whole = document.querySelector("[data-whole]");
    if (whole instanceof HTMLAnchorElement) whole.href = `${up}compare/${query ? `?${query}` : ""}`;
    if (form) fill(form, now);
    const open = now.get("group")?.[0] === "capability" && !now.has("column") ? now.get("area") ?? [] : [];
    for (const tab of tabs?.querySelectorAll("a") ?? []) {
      const current = tab.dataset.area ? open.includes(tab.dataset.area) : now.get("group")?.[0] === "area" && !now.has("area");
      tab.ariaCurrent = current ? "true" : null;
    }
    keepQuery(query);
  };

  /** Writes into the form what the state says. @param {HTMLFormElement} form @param {State} now */
  const fill = (form, now) => {
    for (const field of form.elements) {
      if (!(field instanceof HTMLInputElement) || !field.name) continue;
      const values = now.get(field.name) ?? [];
      if (field.type !== "search") field.checked = values.includes(field.value);
      else if (document.activeElement !== field) field.value = values[0] ?? "";
      const count = field.parentElement?.querySelector(".count");
      if (count) count.textContent = `${shown.counts.get(`${field.name}=${field.value}`) ?? 0}`;
    }
    const sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
    const by = state.get("sort")?.[0] ?? "";
    if (![...sort.options].some(({ value }) => value === by)) sort.add(new Option(say("by", { what: nameOf.get(by) ?? by }), by));
    sort.value = by;
    /** @param {string} name */
    const worded = (name) => given(name).map((value) => label(name, value));
    for (const { id: name } of data.facets) choose(name, worded(name));
    choose("column", [...worded("area"), ...worded("column"), ...given("hide").map((id) => `\u2212 ${nameOf.get(id)}`)]);
    choose("has", given("has").map((wish) => nameOf.get(wish.split(".")[0]) ?? wish));
    const changed = ["sort", "group", "turn", "same", "only", "density"].filter((name) => state.has(name)).length;
    choose("view", changed ? [`${changed}`] : []);
    list(form, "wishes", "has", (value) => {
      const [id, least] = value.split(".");
      return `${nameOf.get(id)}: ${form.querySelector(`[data-least] [value="${least}"]`)?.getAttribute("data-label")}`;
    });
    list(form, "hidden", "hide", (id) => nameOf.get(id) ?? id);
    part(form, "least").hidden = !asked();
    for (const button of form.querySelectorAll("[data-least] button")) {
      part(button, "count").textContent = `${shown.wished.get(button.getAttribute("value") ?? "") ?? 0}`;
    }
    part(form, "shown").textContent = `${shown.fitting - shown.outside}`;
    const side = /** @type {HTMLAnchorElement} */ (part(form, "side"));
    const pins = given("pin");
    side.hidden = !pins[1];
    const judged = form.querySelector("[data-judge]");
    if (pins[1] || judged?.checkVisibility()) import("../shared/judge.js").then(({ judge }) => judge(judged, pins));
    side.href = `${up}compare/side-by-side/?${pins.slice(0, 5).map((id) => `of=${id}`).join("&")}`;
  };

  /** Says in a tool's button what is chosen in it. @param {string} name @param {string[]} what */
  const choose = (name, what) => {
    const text = what.length > 1 ? say("several", { first: what[0], more: what.length - 1 }) : what[0] ?? "";
    const place = form?.querySelector(`[data-chosen="${name}"]`);
    if (place) place.textContent = text;
  };

  /** Lists values that can be taken back. @param {HTMLFormElement} form @param {string} place @param {string} name @param {(value: string) => string} words */
  const list = (form, place, name, words) => {
    part(form, place).replaceChildren(
      ...given(name).map((value) => {
        const button = make("button", "link-button", say("remove", { what: words(value) }));
        button.setAttribute("type", "button");
        button.addEventListener("click", () => toggle(name, value));
        return make("li", "", button);
      }),
    );
  };

  const tabs = document.querySelector("[data-areas]");
  /** Opens one area, or all of them by a name that is empty; filters, pins and order stay. @param {string} area */
  const openArea = (area) => {
    for (const name of ["area", "column", "group", "hide"]) state.delete(name);
    if (area) state.set("area", [area]);
    update();
  };

  /** Adds a value to a list of the state, or takes it away. @param {string} name @param {string} value */
  const toggle = (name, value) => {
    const values = given(name);
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    if (next.length) state.set(name, next);
    else state.delete(name);
    update();
  };

  if (form) {
    form.addEventListener("input", (event) => {
      if (event.target instanceof HTMLSelectElement && !event.target.name) return update();
      /** @type {State} */
      const next = new Map(LISTS.filter((name) => state.has(name)).map((name) => [name, given(name)]));
      for (const [name, value] of new FormData(form)) {
        if (String(value).trim()) next.set(name, [...(next.get(name) ?? []), String(value)]);
      }
      // The device's own proposal does not belong into the address.
      const proposed = effective().get("group")?.[0];
      const grouping = event.target instanceof HTMLInputElement && event.target.name === "group";
      if (!grouping && !state.has("group") && next.get("group")?.[0] === proposed) next.delete("group");
      state = next;
      update();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      state = new Map();
      update();
    });
    form.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-least] button") : null;
      if (!button) return;
      const others = given("has").filter((wish) => !wish.startsWith(`${asked()}.`));
      state.set("has", [...others, `${asked()}.${button.getAttribute("value")}`]);
      update();
    });
    // Asked for at once, so that it is there when the first tool is open.
    import("./matrix-menus.js").then(({ closing }) => closing(form, NARROW));
    const box = part(document, "take");
    const taking = () => import("./matrix-take.js");
    soon(box, taking);
    box.addEventListener("click", async (event) => {
      if (!(event.target instanceof HTMLButtonElement)) return;
      // What is told anew is read out anew, even when it is the same.
      part(box, "taken").textContent = "";
      const { take } = await taking();
      part(box, "taken").textContent = await take(event.target.value, shown, data, say, up);
    });
  }

  let panel = /** @type {import("./claim-panel.js").Panel | null} */ (null);
  const beside = () => import("./claim-panel.js").then(({ Panel }) => (panel ??= new Panel(dialog)));

  /** @type {Promise<typeof import("../shared/tray.js")> | undefined} */
  let following;
  /** Shows the stacks that are collected, here or in another tab. */
  const follow = () => (following ??= import("../shared/tray.js").then((tray) => {
    tray.onChange(hold);
    hold(tray.held());
    return tray;
  }));
  /** @param {{ id: string }[]} entries */
  const hold = async (entries) => {
    const now = entries.map(({ id }) => id).filter(isStack);
    if (String(now) === String(collected)) return;
    collected = now;
    await ready();
    keepFocus(update);
  };
  /** The row of a stack that nobody holds any more is gone: whoever was in it stays in the table. @param {() => void} act */
  const keepFocus = (act) => {
    const before = document.activeElement;
    act();
    if (!(before instanceof HTMLElement) || before === document.body || before.getClientRects().length) return;
    /** @type {HTMLElement | null} */ (NARROW.matches ? cards.querySelector("a") : table.parentElement)?.focus({ preventScroll: true });
  };

  /** Pins an entry, or takes it from the top again; the tray that goes from page to page follows. @param {string} id */
  const pin = async (id) => {
    keepFocus(() => toggle("pin", id));
    const tray = await follow();
    if (tray.inTray(id) !== given("pin").includes(id)) tray.toggle({ id, name: nameOf.get(id) ?? id });
  };

  /** @param {string} id of a capability */
  const column = async (id) => {
    const { openHead } = await import("./matrix-head.js");
    openHead(id, { panel: await beside(), data, shown, say, up, state: form && state, update });
  };

  for (const place of [table, cards]) {
    soon(place, beside);
    place.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target.closest("a, button") : null;
      if (target instanceof HTMLButtonElement && target.dataset.pin) pin(target.dataset.pin);
      if (!(target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (target.dataset.column) {
        event.preventDefault();
        column(target.dataset.column).catch(() => location.assign(target.href));
      } else if (target.classList.contains("level")) {
        event.preventDefault();
        const name = data.rows.find(({ id }) => target.href.includes(`/platforms/${id}/`))?.name ?? "";
        beside().then((one) => one.claim(target, name, say("open", { name }))).catch(() => location.assign(target.href));
      }
    });
  }
  for (const place of [tabs, table]) {
    place?.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target.closest("a") : null;
      if (target?.dataset.area === undefined || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      keepFocus(() => openArea(target.dataset.area ?? ""));
    });
  }
  NARROW.addEventListener("change", update);
  addEventListener("popstate", async () => {
    state = readState(location.search, data);
    await ready();
    update();
  });
  await ready();
  update();
  if (form) await follow();
}

const table = document.querySelector("table.matrix");
const cards = document.querySelector("[data-cards]");
const form = document.querySelector('form[data-widget="matrix"]');
const dialog = document.querySelector('dialog[data-widget="panel"]');
if (table instanceof HTMLTableElement && cards instanceof HTMLElement && dialog instanceof HTMLDialogElement) {
  mount(table, cards, form instanceof HTMLFormElement ? form : null, dialog);
}
