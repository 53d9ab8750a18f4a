// @ts-check
/**
 * Draws a view of the matrix: as a table, of which a window of rows stands in the page where there are many, or as a
 * list of cards in a narrow window.
 */
import { Parts, link, make } from "./matrix-parts.js";
import { cellOf } from "./matrix-view.js";

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").View} View */
/** @typedef {import("./matrix-view.js").Row} Row @typedef {import("./matrix-view.js").Column} Column */

/** As many elements as the rows of the page have when it comes; of more rows a window is drawn. */
const MOST_ELEMENTS = 4200;
/** So many columns have room for their names side by side; the template says the same. */
const FEW = 8;
const KEPT = 200;
const MOST_TURNED = 60;
const AROUND = 12;
const CARDS = 40;
/** With more columns a card is so long that half as many are shown at once. */
const MANY = 20;

/**
 * Makes rows the content of a body. Those that stay are not touched: the browser need not lay them out again.
 * @param {HTMLTableSectionElement} body
 * @param {HTMLTableRowElement[]} rows
 * @param {Set<Element>} spare rows that may come back: they are hidden, which costs a browser far less than taking them out
 */
function place(body, rows, spare) {
  const kept = new Set(rows);
  for (const row of [...body.rows]) {
    if (kept.has(row)) continue;
    if (spare.has(row)) row.hidden = true;
    else row.remove();
  }
  let at = body.rows[0];
  const next = () => /** @type {HTMLTableRowElement} */ (at.nextElementSibling);
  for (const row of rows) {
    while (at?.hidden && spare.has(at)) at = next();
    if (row === at) at = next();
    else body.insertBefore(row, at ?? null);
  }
}

export class Drawing extends Parts {
  /**
   * @param {HTMLTableElement} table as it came
   * @param {HTMLElement} cards where cards go
   * @param {Data} data
   * @param {import("./matrix-parts.js").Words} words
   */
  constructor(table, cards, data, words) {
    super(data, words);
    this.table = table;
    this.scroll = /** @type {HTMLElement} */ (table.parentElement);
    this.cards = cards;
    /** @type {Map<string, HTMLTableRowElement>} */
    this.made = new Map();
    this.key = "";
    /** Cards that are shown; fewer than the least is none yet. */
    this.shownCards = 0;
    this.scroll.addEventListener("scroll", () => requestAnimationFrame(() => this.windowed && this.#fill()), { passive: true });
    // On paper there is no scrolling: everything that passes the filters is printed.
    addEventListener("beforeprint", () => this.view && this.windowed && this.#fill(true));
  }

  /** Whether the rows would be too many for a page, whose size must not grow with the catalogue. */
  #tooMany() {
    const { rows, columns } = /** @type {View} */ (this.view);
    let elements = 0;
    for (const row of rows) {
      elements += 6;
      for (const column of columns) elements += cellOf(row, column).letter === "." ? 0.2 : 2;
      if (elements > MOST_ELEMENTS) return true;
    }
    return false;
  }

  get windowed() {
    return this.many && !this.narrow && !this.view?.turned;
  }

  /** @param {View} view @param {boolean} narrow */
  draw(view, narrow) {
    const key = JSON.stringify([view.columns.map(({ id }) => id), view.byArea, view.turned]);
    const sorted = this.view?.sort !== view.sort;
    if (key !== this.key || this.made.size > KEPT) this.made.clear();
    const same = key === this.key && !view.turned;
    if (key !== this.key) this.shownCards = 0;
    this.key = key;
    this.view = view;
    this.narrow = narrow;
    this.many = this.#tooMany();
    this.scroll.hidden = narrow;
    this.cards.hidden = !narrow;
    /** @type {HTMLElement | null} */ (this.table.querySelector("col + col"))?.setAttribute("span", String(Math.max(1, view.turned ? Math.min(view.rows.length, MOST_TURNED) : view.columns.length)));
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.pin : undefined;
    if (narrow) this.#drawCards();
    else if (view.turned) this.#drawTurned();
    else {
      if (!same || sorted) this.#drawHead();
      this.#fill();
    }
    // A row that was pinned has moved; the button that did it is still the one in focus.
    if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-pin="${focused}"]`))?.focus();
    const { say } = this.words;
    /** @param {string} key @param {number} count */
    const counted = (key, count) => say(count === 1 ? `${key}-one` : key, { count });
    const stacks = view.rows.filter(({ parts }) => parts).length;
    const entries = counted("rows", view.rows.length - stacks);
    const all = stacks === view.rows.length ? counted("stacks", stacks) : say("beside", { rows: entries, stacks: counted("stacks", stacks) });
    const words = { rows: stacks ? all : entries, columns: counted(view.byArea ? "areas" : "columns", view.columns.length) };
    if (this.table.caption) this.table.caption.textContent = this.words.say(view.byArea ? "caption-areas" : "caption", words);
  }

  /** How many entries a turned table holds, of all. */
  get capped() {
    return this.view?.turned && this.view.rows.length > MOST_TURNED ? MOST_TURNED : 0;
  }

  #drawHead() {
    const { columns, byArea, sort } = /** @type {View} */ (this.view);
    const areas = make("tr", "matrix__areas", make("td"));
    const heads = make("tr", "matrix__heads", this.head("col", this.words.say("entry")));
    columns.forEach((column, index) => {
      const first = index === 0 || columns[index - 1].area !== column.area;
      if (first && !byArea) {
        const area = this.data.areas[column.area];
        const head = this.head("colgroup", link(`${this.words.up}capabilities/#area-${area.id}`, area.short));
        head.colSpan = columns.filter((other) => other.area === column.area).length;
        areas.append(head);
      }
      const head = this.head("col", this.columnLink(column));
      head.classList.toggle("area-start", first);
      if (column.id === sort) head.setAttribute("aria-sort", "descending");
      heads.append(head);
    });
    this.table.tHead?.replaceChildren(...(byArea ? [heads] : [areas, heads]));
    this.table.classList.toggle("matrix--areas", byArea);
    this.table.classList.toggle("matrix--few", !byArea && columns.length <= FEW);
    this.table.classList.remove("matrix--turned");
  }

  /** Fills the body: pinned rows in a body of their own that stays in sight. @param {boolean} [all] */
  #fill(all = false) {
    const { rows, pinned } = /** @type {View} */ (this.view);
    const windowed = this.windowed && !all;
    const pins = make("tbody", "matrix__pins", ...rows.slice(0, pinned).map((row) => this.#row(row)));
    const rest = rows.slice(pinned);
    const body = this.table.tBodies[this.table.tBodies.length - 1];
    this.table.classList.toggle("matrix--window", windowed);
    this.table.toggleAttribute("aria-rowcount", windowed);
    if (windowed) this.table.setAttribute("aria-rowcount", String(rows.length + 2));
    let [from, to] = [0, rest.length];
    if (windowed) {
      const height = body.querySelector("tr:not(.matrix__space)")?.getBoundingClientRect().height || 44;
      const at = Math.floor(Math.max(0, this.scroll.scrollTop - pinned * height) / height);
      from = Math.max(0, Math.min(at - AROUND, rest.length - AROUND));
      to = Math.min(rest.length, at + Math.ceil(this.scroll.clientHeight / height) + AROUND);
      this.height = height;
      if (this.#spaced(body, from, to, rest)) return;
    }
    const shown = rest.slice(from, to).map((row) => this.#row(row));
    if (windowed) shown.forEach((row, index) => row.setAttribute("aria-rowindex", String(from + pinned + index + 3)));
    // Who was in a row that leaves the window stays in the table.
    const inside = body.contains(document.activeElement) && document.activeElement;
    const spare = new Set(windowed ? [] : this.made.values());
    place(body, windowed ? [this.#space(from), ...shown, this.#space(rest.length - to)] : shown, spare);
    if (inside && !inside.getClientRects().length) this.scroll.focus({ preventScroll: true });
    for (const old of [...this.table.tBodies].slice(0, -1)) old.remove();
    if (pinned) body.before(pins);
  }

  /** @param {HTMLTableSectionElement} body @param {number} from @param {number} to @param {Row[]} rest whether the window stands already */
  #spaced(body, from, to, rest) {
    const [first, last] = [body.dataset.from, body.dataset.to];
    const list = rest.map(({ id }) => id).join(" ");
    const same = Number(first) === from && Number(last) === to && this.list === list;
    body.dataset.from = String(from);
    body.dataset.to = String(to);
    this.list = list;
    return same && body.rows.length > 2;
  }

  /** Stands for rows that are not drawn. @param {number} rows */
  #space(rows) {
    const space = make("tr", "matrix__space", make("td"));
    space.setAttribute("aria-hidden", "true");
    space.style.height = `${rows * (this.height ?? 0)}px`;
    space.hidden = rows === 0;
    return space;
  }

  /** @param {Row} row */
  #row(row) {
    const known = this.made.get(row.id);
    const made = known ?? make("tr", "", this.head("row", ...this.name(row)), ...this.#cells(row));
    made.hidden = false;
    this.made.set(row.id, made);
    const pin = /** @type {HTMLButtonElement | null} */ (made.querySelector("[data-pin]"));
    pin?.setAttribute("aria-pressed", String(this.isPinned(row)));
    return made;
  }

  /** @param {Row} row */
  #cells(row) {
    const { columns } = /** @type {View} */ (this.view);
    const cells = [];
    for (let index = 0; index < columns.length; index += 1) {
      const { area } = columns[index];
      const first = index === 0 || columns[index - 1].area !== area;
      const { letter } = cellOf(row, columns[index]);
      const cell = make("td", `${letter === "." ? "out" : ""}${first ? " area-start" : ""}`.trim());
      if (letter === ".") {
        let span = 1;
        while (columns[index + span]?.area === area && cellOf(row, columns[index + span]).letter === ".") span += 1;
        cell.colSpan = span;
        cell.textContent = this.words.say(".");
        index += span - 1;
      } else this.mark(cell, row, columns[index]);
      cells.push(cell);
    }
    return cells;
  }

  #drawTurned() {
    const { columns, byArea } = /** @type {View} */ (this.view);
    const rows = (this.view?.rows ?? []).slice(0, MOST_TURNED);
    const heads = make("tr", "matrix__heads", this.head("col", this.words.say(byArea ? "area" : "capability")));
    for (const row of rows) heads.append(this.head("col", ...this.name(row)));
    this.table.tHead?.replaceChildren(heads);
    for (const body of [...this.table.tBodies].slice(1)) body.remove();
    const bodies = [];
    for (let start = 0, end = 0; start < columns.length; start = end) {
      end = byArea ? columns.length : columns.findLastIndex(({ area }) => area === columns[start].area) + 1;
      const group = columns.slice(start, end);
      const body = make("tbody");
      if (!byArea) {
        const head = this.head("rowgroup", this.data.areas[group[0].area].name);
        head.colSpan = rows.length + 1;
        body.append(make("tr", "matrix__group", head));
      }
      for (const column of group) body.append(this.#turnedRow(column, rows, group));
      bodies.push(body);
    }
    this.table.tBodies[0].replaceWith(...(bodies.length ? bodies : [make("tbody")]));
    this.table.classList.add("matrix--turned");
    this.table.classList.toggle("matrix--areas", byArea);
    this.table.classList.remove("matrix--window");
    this.made.clear();
  }

  /** @param {Column} column @param {Row[]} rows @param {Column[]} group the columns of its area */
  #turnedRow(column, rows, group) {
    const { byArea } = /** @type {View} */ (this.view);
    const made = make("tr", "", this.head("row", this.columnLink(column)));
    for (const row of rows) {
      const outside = cellOf(row, column).letter === ".";
      // An area that is outside as a whole is one cell over all of its rows.
      const whole = outside && !byArea && group.every((other) => cellOf(row, other).letter === ".");
      if (whole && column !== group[0]) continue;
      const cell = make("td", outside ? "out" : "");
      if (whole) cell.rowSpan = group.length;
      if (outside) cell.textContent = this.words.say(".");
      else this.mark(cell, row, column);
      made.append(cell);
    }
    return made;
  }

  #drawCards() {
    // Both forms together would be more than a page should hold.
    for (const body of this.table.tBodies) body.replaceChildren();
    const { rows, columns, byArea } = /** @type {View} */ (this.view);
    const list = make("ul", "cards__list");
    const step = columns.length > MANY ? CARDS / 2 : CARDS;
    this.shownCards ||= step;
    for (const row of rows.slice(0, this.shownCards)) {
      const item = make("li", this.isPinned(row) ? "is-pinned" : "", make("p", "cards__name", ...this.name(row)));
      const facts = make("dl");
      for (const column of columns) {
        if (cellOf(row, column).letter === ".") continue;
        const value = make("dd");
        this.mark(value, row, column);
        facts.append(make("div", "", make("dt", "", byArea ? column.short : column.name), value));
      }
      item.append(facts.childElementCount ? facts : make("p", "data-freshness", this.words.say(".")));
      list.append(item);
    }
    this.cards.replaceChildren(list);
    const left = rows.length - this.shownCards;
    if (left <= 0) return;
    const more = make("button", "button button--quiet", this.words.say("more", { count: Math.min(left, step) }));
    more.type = "button";
    more.addEventListener("click", () => {
      const next = this.shownCards;
      this.shownCards += step;
      this.#drawCards();
      this.cards.querySelectorAll("li")[next]?.querySelector("a")?.focus();
    });
    this.cards.append(more);
  }
}
