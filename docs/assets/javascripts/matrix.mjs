// @ts-check
/** The matrix: filters for rows and columns, and a panel that shows the claim behind a mark. */
import { sayAges, staleAfter } from "./ages.mjs";
import { connect, holds } from "./filters.mjs";

const RANK = ["unknown", "none", "diy", "partial", "full"];

/**
 * @param {HTMLTableElement} table
 * @param {HTMLFormElement} form
 */
function mountFilters(table, form) {
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead?.rows[1].cells ?? []].slice(1);
  const groups = [...table.tHead?.rows[0].cells ?? []].slice(1);
  const columns = heads.map((cell) => cell.dataset.area ?? "");
  const names = heads.map((cell) => cell.querySelector("a")?.pathname.split("/").at(-2) ?? "");
  const output = form.querySelector("output");
  const words = output?.textContent?.replace(`${rows.length} of`, "") ?? "";
  const empty = /** @type {HTMLElement | null} */ (document.querySelector("[data-empty]"));
  const texts = rows.map((row) => `${row.cells[0].textContent} | ${row.dataset.names ?? ""}`.toLowerCase());
  let area = "";

  /** @param {string} wanted */
  const showArea = (wanted) => {
    if (wanted === area) return;
    area = wanted;
    for (const group of groups) group.hidden = wanted !== "" && group.dataset.area !== wanted;
    columns.forEach((name, index) => {
      const hidden = wanted !== "" && name !== wanted;
      heads[index].hidden = hidden;
      for (const row of rows) row.cells[index + 1].hidden = hidden;
    });
  };

  connect(form, (state) => {
    const find = state.get("find")?.[0]?.toLowerCase() ?? "";
    const column = names.indexOf(state.get("has")?.[0] ?? "");
    const least = RANK.indexOf(state.get("level")?.[0] ?? "partial");
    // The threshold means nothing without a capability, so it does not belong into the address then.
    if (column < 0) state.delete("level");
    let shown = 0;
    rows.forEach((row, index) => {
      const mark = column < 0 ? null : row.cells[column + 1].querySelector(".level");
      const level = RANK.findIndex((name) => mark?.classList.contains(`level--${name}`));
      const fits =
        texts[index].includes(find) &&
        (column < 0 || level >= least) &&
        ["category", "delivery", "licence"].every((name) => holds(row.dataset[name], state.get(name)));
      row.hidden = !fits;
      shown += Number(fits);
    });
    showArea(state.get("area")?.[0] ?? "");
    if (output) output.textContent = `${shown} of${words}`;
    if (empty) empty.hidden = shown > 0;
  });
}

/**
 * Opens the claim behind a mark beside the table. The claim is the one on the platform's own page, so there is
 * one text of it; without this script the mark is a link that leads there.
 * @param {HTMLTableElement} table
 * @param {HTMLDialogElement} dialog
 */
function mountPanel(table, dialog) {
  const title = dialog.querySelector("h2");
  const body = dialog.querySelector("[data-body]");
  /** @type {Map<string, Promise<Document>>} */
  const pages = new Map();

  /** @param {string} address */
  const page = (address) => {
    const known = pages.get(address);
    if (known) return known;
    const loading = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    pages.set(address, loading);
    return loading;
  };

  table.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("td > a.level") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(link.href);
    const anchor = address.hash.slice(1);
    address.hash = "";
    let found;
    try {
      found = await page(address.href);
    } catch {
      found = null;
    }
    const claim = found?.getElementById(anchor);
    if (!claim || !title || !body) {
      location.href = link.href;
      return;
    }
    const copy = document.importNode(claim, true);
    // The page is elsewhere: its relative links and its ids mean something else here.
    for (const inner of copy.querySelectorAll("a[href]")) {
      inner.setAttribute("href", new URL(inner.getAttribute("href") ?? "", address.href).href);
    }
    copy.removeAttribute("id");
    copy.removeAttribute("aria-labelledby");
    const heading = copy.querySelector("h3");
    const platform = link.closest("tr")?.cells[0].querySelector("a")?.textContent ?? "";
    title.textContent = `${platform}: ${heading?.querySelector("a")?.textContent ?? ""}`;
    heading?.remove();
    const permalink = document.createElement("a");
    permalink.href = link.href;
    permalink.textContent = link.closest("table")?.dataset.permalink ?? platform;
    const line = document.createElement("p");
    line.append(permalink);
    body.replaceChildren(copy, line);
    sayAges(body, staleAfter(found));
    dialog.showModal();
  });
  dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

const table = document.querySelector("table.matrix");
const form = document.querySelector('form[data-widget="matrix-filter"]');
const dialog = document.querySelector('dialog[data-widget="claim-dialog"]');
if (table instanceof HTMLTableElement) {
  if (form instanceof HTMLFormElement) mountFilters(table, form);
  if (dialog instanceof HTMLDialogElement) mountPanel(table, dialog);
}
