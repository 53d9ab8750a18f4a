// @ts-check
/** Draws what stands side by side into the page, from its templates; the pages of declared pairs look the same. */
import { sayAges } from "../platforms/ages.js";
import { anchor, clone, item, part as find, put } from "../shared/dom.js";
import { entriesOf, part, scored } from "./side-by-side-model.js";

/** @typedef {import("./side-by-side-model.js").Comparison} Comparison */
/** @typedef {import("./side-by-side-model.js").Column} Column */
/** @typedef {import("./side-by-side-model.js").Say} Say */

/**
 * @param {Comparison} found
 * @param {{ root: string, staleAfter: number, say: Say, own: { href: string, text: string } | null, rule: string }} given
 *   the page of a declared pair where these are one, and what decides on the level of a stack
 * @returns {DocumentFragment}
 */
export function draw(found, { root, staleAfter, say, own, rule }) {
  const all = clone("tpl-found");
  const cells = found.areas.flatMap((area) => area.rows);
  const count = (/** @type {(cell: import("./side-by-side-model.js").Cell) => boolean} */ test) =>
    cells.reduce((sum, row) => sum + row.cells.filter(test).length, 0);
  const apart = cells.filter((row) => row.differs).length;
  const alone = cells.filter((row) => row.alone).length;
  const stacks = found.columns.some((column) => column.parts);
  const [unknown, stale] = [count((cell) => cell.level === "unknown"), count((cell) => cell.stale)];
  put(all, "sum", [
    say("sum", { all: cells.length, apart, same: cells.length - apart - alone }),
    ...(alone ? [say("sum-alone", { count: alone })] : []),
    ...(unknown ? [say("sum-unknown", { count: unknown })] : []),
    ...(stale ? [say("sum-stale", { count: stale })] : []),
  ].join(" "));
  if (own) {
    const line = find(all, "static");
    line.hidden = false;
    line.querySelector("a")?.replaceWith(anchor(own.href, own.text));
  }
  if (stacks) all.append(paragraph(rule));
  const unscored = stacks ? [clone("tpl-unscored")] : [];
  if (found.deciding.length) all.append(section("deciding", say, clone("tpl-deciding"), decidingTable(found, root, say), ...unscored));
  else if (stacks) all.append(section("deciding", say, ...unscored));
  all.append(section("differences", say, apart ? levelTable(found, "differences", root, say) : say("nothing-differs")));
  if (alone) all.append(section("alone", say, levelTable(found, "alone", root, say)));
  all.append(section("facts", say, factTable(found, root, say)));
  const between = found.edges.length ? edgeList(found.edges, say) : paragraph(say("nothing-between"));
  all.append(section("together", say, ...found.joints.flatMap((one) => jointList(one, say)), ...(stacks && found.edges.length ? [subheading(say("between"))] : []),
    ...(stacks && !found.edges.length ? [] : [between])));
  if (apart + alone < cells.length) all.append(section("same", say, levelTable(found, "same", root, say)));
  for (const heading of all.querySelectorAll("h2")) find(all, "jump").append(anchor(`#${heading.id}`, heading.textContent ?? ""), " ");
  sayAges(all, staleAfter);
  return all;
}

/** @param {string} key @param {Say} say @param {...(Node | string)} content */
function section(key, say, ...content) {
  const made = clone("tpl-section");
  const heading = /** @type {HTMLElement} */ (made.querySelector("h2"));
  heading.id = key;
  heading.textContent = say(key);
  for (const one of content) heading.parentElement?.append(typeof one === "string" ? paragraph(one) : one);
  return made;
}

/** @param {...(Node | string)} content */
function paragraph(...content) {
  const made = document.createElement("p");
  made.append(...content);
  return made;
}

/** @param {string} text */
function subheading(text) {
  const made = document.createElement("h3");
  made.textContent = text;
  return made;
}

/** @param {string} text */
function small(text) {
  const made = document.createElement("small");
  made.textContent = text;
  return made;
}

/** @param {"th" | "td"} tag @param {string} scope @param {...(Node | string)} content */
function box(tag, scope, ...content) {
  const made = document.createElement(tag);
  if (scope) made.setAttribute("scope", scope);
  made.append(...content);
  return made;
}

/**
 * A table with a column for each entry; `under` says what stands below an entry's name.
 * @param {Comparison} found
 * @param {{ root: string, caption: string, corner: string, under?: (column: Column) => string }} given
 */
function table({ columns }, { root, caption, corner, under = ({ edition }) => edition?.name ?? "" }) {
  const made = clone("tpl-table");
  made.firstElementChild?.setAttribute("aria-label", caption);
  const found = /** @type {HTMLTableElement} */ (made.querySelector("table"));
  found.classList.add(`pair--${columns.length}`);
  /** @type {HTMLElement} */ (found.caption).textContent = caption;
  const head = /** @type {HTMLTableRowElement} */ (found.tHead?.rows[0]);
  if (corner) head.cells[0].replaceWith(box("th", "col", corner));
  for (const column of columns) {
    const links = entriesOf(column).flatMap((one, at) => {
      const link = anchor(`${root}platforms/${one.choice.id}/`, one.detail.record.name);
      return [...(at ? [" + "] : []), link, ...(column.parts && one.edition ? [" ", small(one.edition.name)] : [])];
    });
    const below = under(column);
    head.append(box("th", "col", ...links, ...(below ? [" ", small(below)] : [])));
  }
  return { made, found };
}

/** Adds a row whose cells say which column they are of. @param {HTMLElement} body @param {HTMLElement} head @param {Column[]} columns @param {(Node | string)[][]} cells */
function addRow(body, head, columns, cells) {
  const row = document.createElement("tr");
  row.append(head);
  cells.forEach((content, at) => {
    const made = box("td", "", ...content);
    made.dataset.of = columns[at].name;
    row.append(made);
  });
  body.append(row);
}

/** @param {Comparison} found @param {string} root @param {Say} say */
function factTable(found, root, say) {
  const { made, found: shown } = table(found, { root, caption: say("facts"), corner: "" });
  const body = shown.createTBody();
  for (const { key, cells } of found.facts) {
    addRow(body, box("th", "row", say(`fact-${key}`)), found.columns, cells.map((lines) => lines.map((line) => paragraph(...line.flatMap((piece, at) => (at ? [" ", written(piece)] : [written(piece)]))))));
  }
  return made;
}

/** @param {import("./side-by-side-model.js").Piece} piece */
function written({ text, small: little, day, stale, href }) {
  if (href) return anchor(href, text);
  if (day) return time(text, Boolean(stale));
  return little ? small(text) : text;
}

/** When a claim was read, and what text, where that is older. @param {import("./side-by-side-model.js").Cell} cell */
function read(cell) {
  const made = time(cell.text, cell.stale);
  made.textContent = cell.said;
  if (cell.stale && cell.text !== cell.read) made.dataset.age = "text";
  const line = paragraph(made);
  line.className = "data-freshness";
  return line;
}

/** @param {string} day @param {boolean} stale */
function time(day, stale) {
  const made = document.createElement("time");
  made.dateTime = day;
  made.textContent = day;
  // What is stale says how old it is.
  if (stale) made.dataset.age = "";
  return made;
}

/** @param {Comparison} found @param {string} root @param {Say} say */
function decidingTable(found, root, say) {
  const under = (/** @type {Column} */ column) => {
    if (column.edition) return column.edition.name;
    const best = scored(column);
    return best && !column.parts && column.detail.record.editions.length > 1 ? say("in-edition", { edition: best.name }) : "";
  };
  const { made, found: shown } = table(found, { root, caption: say("deciding"), corner: say("criterion"), under });
  const body = shown.createTBody();
  for (const { criterion, scores } of found.deciding) {
    const ends = paragraph(say("ends", criterion));
    ends.className = "data-freshness";
    addRow(body, box("th", "row", criterion.label, ends), found.columns, scores.map((score) => {
      if (!score) return [say("unscored")];
      const [low, high] = score;
      return [low === high ? String(low) : say("range", { low, high }), bar(low, high)];
    }));
  }
  return made;
}

/** @param {number} low @param {number} high */
function bar(low, high) {
  const made = clone("tpl-bar");
  const [sure, open] = made.querySelectorAll("rect");
  sure.setAttribute("width", String(low));
  open.setAttribute("x", String(low));
  open.setAttribute("width", String(high - low));
  return made;
}

/** @param {Comparison} found @param {string} kind of the rows @param {string} root @param {Say} say */
function levelTable(found, kind, root, say) {
  const { made, found: shown } = table(found, { root, caption: say(kind), corner: say("capability") });
  for (const area of part(found.areas, kind)) {
    const body = shown.createTBody();
    const head = box("th", "rowgroup", area.name);
    head.className = "pair__area";
    /** @type {HTMLTableCellElement} */ (head).colSpan = found.columns.length + 1;
    body.insertRow().append(head);
    for (const { id, name, cells } of area.rows) {
      addRow(body, box("th", "row", anchor(`${root}capabilities/${id}/`, name)), found.columns, cells.map((cell) => level(cell, say)));
    }
  }
  return made;
}

/** @param {import("./side-by-side-model.js").Cell} cell @param {Say} say @returns {Node[]} */
function level(cell, say) {
  const mark = cell.inside ? anchor(cell.href, say(`${cell.bound || "level"}-${cell.level}`)) : document.createElement("span");
  mark.className = `level level--${cell.level}`;
  if (cell.inside && cell.from) return [mark, ...ofParts(cell, say)];
  if (!cell.inside) {
    mark.textContent = say(`level-${cell.level}`);
    const outside = paragraph(say("outside"));
    outside.className = "data-freshness";
    return [mark, outside];
  }
  const others = cell.editions.map((one) => {
    const line = paragraph(`${one.name}: ${say(`level-${one.level}`)}. ${one.note}`);
    line.className = "pair__edition";
    return line;
  });
  return [mark, ...(cell.note ? [paragraph(cell.note)] : []), ...others, ...(cell.said ? [read(cell)] : [])];
}

/** What gives a stack its level, part by part, and what its other parts have. @param {import("./side-by-side-model.js").Cell} cell @param {Say} say @returns {Node[]} */
function ofParts({ from = [], beside = [] }, say) {
  const lines = from.flatMap((one) => {
    const name = document.createElement("b");
    name.textContent = one.name;
    return [paragraph(name, ...(one.note ? [`: ${one.note}`] : [])), ...(one.said ? [read(one)] : [])];
  });
  const others = beside.map((one) => {
    const line = paragraph(`${one.name}: `, anchor(one.href, say(`level-${one.level}`)));
    line.className = "pair__edition";
    return line;
  });
  return [...lines, ...others];
}

/** How the parts of a stack are joined, and what joins them not. @param {import("./side-by-side-model.js").Joints} joints @param {Say} say */
function jointList({ name, edges, made, missing }, say) {
  const list = edgeList(edges, say);
  list.append(...made.map((one) => item("for", say(one.key, one))), ...missing.map((one) => item("against", say("joint-missing", one))));
  return [subheading(name), list.childElementCount ? list : paragraph(say("joint-none"))];
}

/** @param {import("./side-by-side-model.js").Edge[]} edges @param {Say} say */
function edgeList(edges, say) {
  const list = document.createElement("ul");
  list.className = "reasons";
  for (const edge of edges) {
    list.append(item("for", `${say("edge", edge)}${edge.note ? `. ${edge.note}` : ""} `, anchor(edge.href, say("source"))));
  }
  return list;
}
