// @ts-check
/**
 * What stands side by side, worked out from records: facts, scores, levels and connections of the chosen columns.
 * No page is touched here.
 *
 * @typedef {{ id: string, edition: string, parts?: Choice[] }} Choice  an entry, and the edition that is chosen; empty: as a
 *   whole. Of a stack its id and its parts, each of them so
 * @typedef {{ fact: string, text: string }} Worded  a line of a fact
 * @typedef {{ record: any, worded: { entry: Worded[], editions: Record<string, Worded[]> }, derived: Record<string, any>, scores: Record<string, Record<string, [number, number]>>, best_edition?: string }} Detail
 *   one entry as the public data has it
 * @typedef {{ choice: Choice, detail: Detail, name: string, edition: any, parts?: undefined }} Single
 * @typedef {{ choice: Choice, name: string, parts: Single[], edition?: undefined }} Stack
 * @typedef {Single | Stack} Column
 * @typedef {{ text: string, small?: boolean, day?: boolean, stale?: boolean, href?: string }} Piece  of a line of a fact
 * @typedef {Piece[]} Line
 * @typedef {{ key: string, cells: Line[][] }} Fact
 * @typedef {{ level: string, note: string, inside: boolean, read: string, text: string, said: string, stale: boolean, href: string, editions: { name: string, level: string, note: string }[],
 *   bound?: import("./roll-up.js").Bound, from?: (Cell & { name: string })[], beside?: (Cell & { name: string })[] }} Cell
 *   of a stack with the cells that its level comes from, and those of its other parts that serve the area
 * @typedef {{ id: string, name: string, differs: boolean, alone?: boolean, cells: Cell[] }} Row  `alone`: served by some only
 * @typedef {{ name: string, rows: Row[] }} Area
 * @typedef {{ id: string, label: string, low: string, high: string }} Criterion
 * @typedef {{ criterion: Criterion, scores: ([number, number] | undefined)[] }} Deciding
 * @typedef {{ from: string, to: string, flow: string, kind: string, note: string, href: string }} Edge
 * @typedef {{ id: string, source: string, target: string, by: string }} Flow  between two areas; `by`: the capability that makes it with any part
 * @typedef {{ name: string, edges: Edge[], made: { key: string, flow: string, name: string }[], missing: { flow: string, from: string, to: string }[] }} Joints
 *   of a stack: what its parts document of each other, what joins them beside that, and what nobody documents
 * @typedef {{ columns: Column[], facts: Fact[], deciding: Deciding[], areas: Area[], edges: Edge[], joints: Joints[] }} Comparison
 * @typedef {{ stacks?: { most: number, least: { area: number, why: string }[] }, stale_after: number, areas: { id: string, name: string }[], columns: { id: string, name: string, area: number }[], rows: { id: string, name: string, also: string[] }[] }} Index
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 */
import { own } from "../shared/own.js";
import { nameOf } from "../shared/stacks.js";

const DAY = 86_400_000;

/**
 * Reads the choice from an address; what is said twice counts once.
 * @param {string} query
 * @returns {Choice[]}
 */
export function parse(query) {
  const found = new Map();
  for (const text of new URLSearchParams(query).getAll("of")) {
    const parts = text.split(/[+ ]/).flatMap((part) => {
      const [id, edition = ""] = part.split(".", 2);
      return id ? [{ id, edition }] : [];
    });
    if (!parts.length) continue;
    const choice = stacked(parts);
    found.set(written(choice), choice);
  }
  return [...found.values()];
}

/** The choice of a stack, in which each entry stands once; of a single part, that part. @param {Choice[]} all @returns {Choice} */
export function stacked(all) {
  const parts = [...new Map(all.flatMap(partsOf).map((part) => [part.id, part])).values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return parts.length === 1 ? parts[0] : { id: parts.map(({ id }) => id).join("+"), edition: "", parts };
}

/** The choices that one consists of: its own where it is no stack. @param {Choice} choice @returns {Choice[]} */
export const partsOf = (choice) => choice.parts ?? [choice];

/** @param {Choice} choice @returns {string} as the address has it: a plus sign needs no other form, and comes back as a space */
export const written = (choice) => partsOf(choice).map(({ id, edition }) => (edition ? `${id}.${edition}` : id)).join("+");

/**
 * Entries with a text in one of their names: those that are called so first, then those that begin with it.
 * @param {Index} index
 * @param {string} text in small letters
 */
export function matching(index, text) {
  const rank = (/** @type {string} */ name) => (name === text ? 0 : name.startsWith(text) ? 1 : name.includes(text) ? 2 : 3);
  return index.rows
    .map((row) => ({ row, at: Math.min(...[row.name, ...(row.also ?? [])].map((name) => rank(name.toLowerCase()))) }))
    .filter(({ at }) => at < 3)
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}

/**
 * @param {Choice} choice
 * @param {Map<string, Detail>} details
 * @returns {Column}
 */
export function column(choice, details) {
  if (choice.parts) {
    const parts = choice.parts.map((part) => single(part, details));
    return { choice, name: nameOf(parts.map(({ name }) => name)), parts };
  }
  return single(choice, details);
}

/** @param {Choice} choice @param {Map<string, Detail>} details @returns {Single} */
function single(choice, details) {
  const detail = /** @type {Detail} */ (details.get(choice.id));
  const edition = detail.record.editions.find((/** @type {any} */ one) => one.id === choice.edition);
  const { name } = detail.record;
  // Most editions carry the name of their product.
  const whole = !edition ? name : edition.name.includes(name) ? edition.name : `${name}: ${edition.name}`;
  return { choice, detail, name: whole, edition };
}

/** The entries that a column is made of: itself, or the parts of a stack. @param {Column} column @returns {Single[]} */
export const entriesOf = (column) => (column.parts ? column.parts : [column]);

/**
 * Compares the columns.
 * @param {Column[]} columns
 * @param {{ index: Index, criteria: Criterion[], root: string, today: number, say: Say, stacks?: typeof import("./stack-columns.js"), flows?: Flow[] }} given
 *   the way to the root of the site, the time in milliseconds, and for stacks what works them out and the flows that can be made
 * @returns {Comparison}
 */
export function compare(columns, given) {
  return {
    columns,
    facts: facts(columns, given),
    deciding: deciding(columns, given.criteria),
    areas: areas(columns, given),
    edges: edges(columns, given),
    joints: columns.flatMap((one) => (one.parts && given.stacks ? [given.stacks.joints(one, given)] : [])),
  };
}

/** @param {Column[]} columns @param {{ index: Index, root: string, today: number, say: Say }} given @returns {Fact[]} */
function facts(columns, { index, root, today, say }) {
  const stale = (/** @type {string} */ day) => today - Date.parse(day) > index.stale_after * DAY;
  /** @type {[string, (entry: Single) => Line[]][]} */
  const all = [
    ["state", (one) => texts(...lines(one, "state"))],
    ["verdict", (one) => texts(...lines(one, "verdict"))],
    ["dates", (one) => dates(one.detail.record.lifecycle.events ?? [], lines(one, "dates"), today).map(({ date, text }) => [
      { text: date, day: true }, { text }])],
    ["release", (one) => texts(...lines(one, "release"))],
    ["owner", (one) => texts(...lines(one, "owner"))],
    ["category", (one) => texts(...lines(one, "category"))],
    ["editions", (one) => shown(one).map((edition) => [
      { text: edition.name, href: `${root}platforms/${one.choice.id}/#edition-${edition.id}` },
      ...lines(one, "state", edition).map((text) => ({ text, small: true }))])],
    ...["delivery", "places", "use", "licence", "runs", "charge"].map((fact) => /** @type {[string, (entry: Single) => Line[]]} */ ([fact, (one) => said(one, fact)])),
    ["prices", (one) => shown(one).flatMap((edition) => (edition.pricing.prices ?? []).map((/** @type {any} */ price, /** @type {number} */ at) => [
      { text: lines(one, "prices", edition)[at] },
      { text: `${price.region},`, small: true }, { text: price.as_of, day: true, stale: stale(price.as_of) }, { text: price.what },
      ...(shown(one).length > 1 ? [{ text: edition.name, small: true }] : [])]))],
    ["buying", (one) => said(one, "buying")],
    ["note", (one) => (one.edition ? texts(...lines(one, "note", one.edition)) : [])],
  ];
  const none = /** @type {Record<string, string>} */ ({ dates: say("no-dates"), prices: say("no-prices") });
  return all.map(([key, make]) => ({ key, cells: columns.map((one) => shared(one, make)) })).filter(({ cells }) => cells.some((lines) => lines.length))
    .map(({ key, cells }) => ({ key, cells: cells.map((lines) => (lines.length ? lines : texts(none[key]))) }));
}

/** The lines of a fact: of a stack each once, with the parts that it holds for. @param {Column} column @param {(entry: Single) => Line[]} make */
function shared(column, make) {
  if (!column.parts) return make(column);
  /** @type {Map<string, { line: Line, names: string[] }>} */
  const found = new Map();
  for (const part of column.parts) {
    for (const line of make(part)) {
      const key = JSON.stringify(line);
      found.set(key, { line, names: [...(found.get(key)?.names ?? []), part.detail.record.name] });
    }
  }
  return [...found.values()].map(({ line, names }) => (names.length === column.parts.length ? line : [...line, { text: names.join("; "), small: true }]));
}

/** @param {...(string | undefined)} all @returns {Line[]} */
const texts = (...all) => all.filter(Boolean).map((text) => [{ text: String(text) }]);

/** @param {Single} column @returns {any[]} the chosen edition, or all */
const shown = ({ edition, detail }) => (edition ? [edition] : detail.record.editions);

/** The lines of a fact of the entry, or of one of its editions. @param {Single} column @param {string} fact @param {any} [edition] @returns {string[]} */
function lines({ detail: { worded } }, fact, edition) {
  const all = edition ? own(worded.editions, edition.id) ?? [] : worded.entry;
  return all.flatMap((/** @type {Worded} */ one) => (one.fact === fact ? [one.text] : []));
}

/** Each text once, with the editions that it holds for where they differ. @param {Single} column @param {string} fact @returns {Line[]} */
function said(column, fact) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const edition of shown(column)) {
    for (const text of lines(column, fact, edition)) found.set(text, [...(found.get(text) ?? []), edition.name]);
  }
  return [...found].map(([words, names]) => [{ text: words }, ...(found.size > 1 ? [{ text: names.join("; "), small: true }] : [])]);
}

/** What is to come, soonest first, then the newest that is past. @param {any[]} events @param {string[]} words of each @param {number} today @returns {{ date: string, text: string }[]} */
function dates(events, words, today) {
  const ordered = events.map(({ date }, at) => ({ date, text: words[at] })).sort((one, other) => (one.date < other.date ? -1 : 1));
  const past = ordered.filter((event) => Date.parse(event.date) <= today);
  return [...ordered.slice(past.length), ...past.slice(-1)];
}

/** The edition whose scores stand for a column; a stack has none. @param {Column} column @returns {any} */
export function scored(column) {
  if (column.parts) return undefined;
  const { edition, detail } = column;
  return edition ?? detail.record.editions.find((/** @type {any} */ one) => one.id === detail.best_edition);
}

/** Criteria on which the columns that are scored by themselves differ, the widest apart first. @param {Column[]} columns @param {Criterion[]} criteria @returns {Deciding[]} */
function deciding(columns, criteria) {
  return criteria
    .map((criterion) => ({ criterion, scores: columns.map((one) => (one.parts ? undefined : own(own(one.detail.scores, scored(one)?.id), criterion.id))) }))
    .filter(({ scores }) => new Set(scores.filter((_, at) => !columns[at].parts).map(String)).size > 1)
    .map((item) => {
      const sums = item.scores.flatMap((score) => (score ? [score[0] + score[1]] : []));
      return { ...item, apart: Math.max(...sums) - Math.min(...sums) };
    })
    .sort((one, other) => other.apart - one.apart);
}

/** @param {Column[]} columns @param {{ index: Index, root: string, today: number, stacks?: typeof import("./stack-columns.js") }} given @returns {Area[]} */
function areas(columns, { index, root, today, stacks }) {
  const weakest = new Set(index.stacks?.least.map(({ area }) => area));
  const limit = today - index.stale_after * DAY;
  const rows = index.columns.map((capability) => {
    const of = (/** @type {Single} */ one) => cell(one, capability.id, root, limit);
    const cells = columns.flatMap((one) => (one.parts ? stacks?.ofStack(one.parts, of, weakest.has(capability.area)) ?? [] : of(one)));
    return { id: capability.id, name: capability.name, area: capability.area, cells, ...standing(cells) };
  });
  return index.areas
    .map((area, at) => ({ name: area.name, rows: rows.filter((row) => row.area === at) }))
    .filter((area) => area.rows.some((row) => row.cells.some((one) => one.inside)));
}

/**
 * Whether levels differ: what some do not serve at all is no difference between what the others have, and stands apart.
 * @param {Cell[]} cells
 */
function standing(cells) {
  const inside = cells.filter((one) => one.inside);
  const differs = new Set(inside.map(({ level, bound = "" }) => bound + level)).size > 1;
  return { differs, alone: !differs && inside.length < cells.length && inside.some((one) => one.level !== "none") };
}

/** @param {Single} column @param {string} capability @param {string} root @param {number} limit what was read before is stale @returns {Cell} */
export function cell({ choice, detail, edition }, capability, root, limit) {
  const derived = own(detail.derived, capability);
  const claim = own(detail.record.claims, capability);
  const other = edition && own(derived?.editions, edition.id);
  const differing = edition
    ? []
    : detail.record.editions.filter((/** @type {any} */ one) => {
        const said = own(derived?.editions, one.id);
        return said && (said.level !== derived.level || said.text !== derived.text);
      });
  return {
    level: other?.level ?? derived?.level ?? "none",
    note: other?.text ?? derived?.text ?? "",
    inside: Boolean(claim ?? derived?.upstream),
    read: claim?.verified_on ?? "",
    text: derived?.text_day ?? "",
    said: derived?.when_read ?? "",
    stale: Date.parse(derived?.text_day) < limit,
    href: `${root}platforms/${choice.id}/#${capability}`,
    editions: differing.map((/** @type {any} */ one) => ({ name: one.name, level: derived.editions[one.id].level, note: derived.editions[one.id].text })),
  };
}

/** Connections between the columns, as each entry documents them. @param {Column[]} columns @param {{ root: string, say: Say }} given @returns {Edge[]} */
function edges(columns, given) {
  const entries = new Map(columns.flatMap(entriesOf).map(({ detail: { record } }) => [record.id, record]));
  const inside = columns.flatMap((one) => (one.parts ? [new Set(one.parts.map(({ choice }) => choice.id))] : []));
  return between([...entries.values()], given, (from, to) => !inside.some((ids) => ids.has(from.id) && ids.has(to.id)));
}

/** @param {any[]} records @param {{ root: string, say: Say }} given @param {(from: any, to: any) => boolean} counts @returns {Edge[]} */
export function between(records, { root, say }, counts = () => true) {
  const known = new Map(records.map((record) => [record.id, record]));
  return records.flatMap((from) => (from.integrations ?? []).flatMap((/** @type {any} */ edge) => {
    const to = known.get(edge.with);
    return to && to !== from && counts(from, to)
      ? [{ from: from.name, to: to.name, flow: say(`flow-${edge.flow}`), kind: say(`integrationkind-${edge.kind}`), note: edge.note ?? "", href: `${root}platforms/${from.id}/#integrations` }]
      : [];
  }));
}

/** The rows of each area that differ (`differences`), that only some serve (`alone`), or that are the same. @param {Area[]} all @param {string} kind @returns {Area[]} */
export function part(all, kind) {
  const fits = (/** @type {Row} */ { differs, alone }) => (kind === "differences" ? differs : !differs && Boolean(alone) === (kind === "alone"));
  return all.map((area) => ({ ...area, rows: area.rows.filter(fits) })).filter((area) => area.rows.length);
}
