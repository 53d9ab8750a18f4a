// @ts-check
/**
 * Says beside each day of a text or of its reading how long ago it is, by the reader's own clock, and marks what is stale.
 * The number of days after which a reading is stale stands in `data-stale` on the page.
 */

const DAY = 86_400_000;
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** @param {number} days @returns {string} */
function ago(days) {
  if (days < 60) return words.format(-days, "day");
  return days < 730 ? words.format(-Math.round(days / 30.44), "month") : words.format(-Math.round(days / 365.25), "year");
}

/** @param {ParentNode} root @param {number} limit in days */
export function sayAges(root, limit) {
  for (const time of root.querySelectorAll("time[data-age]")) {
    const days = Math.floor((Date.now() - Date.parse(time.getAttribute("datetime") ?? "")) / DAY);
    if (!(days >= 0)) continue;
    const age = document.createElement("small");
    const said = `${time.getAttribute("data-age") === "text" ? "text of" : "read"} ${ago(days)}`;
    age.textContent = days > limit ? `stale: ${said}` : said;
    time.classList.toggle("stale", days > limit);
    time.after(age);
  }
}

/** Shows the mark behind each day that is past, by the reader's own clock. @param {ParentNode} root */
function sayOverdue(root) {
  for (const time of root.querySelectorAll("time[data-due]")) {
    const mark = time.nextElementSibling;
    const past = Date.parse(time.getAttribute("datetime") ?? "") + DAY < Date.now();
    if (past && mark instanceof HTMLElement) mark.hidden = false;
  }
}

/** @param {Document | null | undefined} page @returns {number} days; 0 where the page names no limit */
export function staleAfter(page) {
  return Number(page?.querySelector("[data-stale]")?.getAttribute("data-stale") ?? 0);
}

const limit = staleAfter(document);
if (limit > 0) sayAges(document, limit);
sayOverdue(document);
