// @ts-check
/**
 * A panel beside the matrix. It shows the claim behind a mark, or what a column means; both are taken from the pages
 * that hold them, so there is one text of each. Without this script a mark is a link that leads there.
 */
import { sayAges, staleAfter } from "../platforms/ages.js";
import { anchor, clone, item, part } from "../shared/dom.js";

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** @param {string} address without its fragment @returns {Promise<Document>} rejects where there is no such page */
function read(address) {
  const known = pages.get(address);
  if (known) return known;
  const loading = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  // What failed once may work the next time.
  loading.catch(() => pages.delete(address));
  pages.set(address, loading);
  return loading;
}

export class Panel {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.title = /** @type {HTMLElement} */ (dialog.querySelector("h2"));
    this.body = /** @type {HTMLElement} */ (dialog.querySelector("[data-body]"));
    dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  /** @param {string} title @param {...Node} content */
  open(title, ...content) {
    this.title.textContent = title;
    this.body.replaceChildren(...content);
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  /**
   * Shows what a column means.
   * @param {string} name
   * @param {string} address of the page that says so
   * @param {string[]} levels a line for each
   * @param {((action: string) => void) | null} act does what the reader chooses; without it there is nothing to choose
   */
  async column(name, address, levels, act) {
    const content = clone("tpl-column");
    const page = await read(address).catch(() => null);
    part(content, "definition").textContent = page?.querySelector(".lead")?.textContent ?? "";
    part(content, "levels").append(...levels.map((line) => item("", line)));
    /** @type {HTMLAnchorElement} */ (part(content, "page")).href = address;
    const actions = content.querySelector(".panel-actions");
    if (!act) actions?.remove();
    actions?.addEventListener("click", (event) => {
      if (!(event.target instanceof HTMLButtonElement)) return;
      this.close();
      act?.(event.target.value);
    });
    this.open(name, ...content.children);
  }

  /**
   * Shows the claim that a link leads to, or follows the link where that fails.
   * @param {HTMLAnchorElement} link
   * @param {string} entry its name
   * @param {string} words of the link to the claim on its own page
   */
  async claim(link, entry, words) {
    const address = new URL(link.href);
    const name = address.hash.slice(1);
    address.hash = "";
    const found = await read(address.href).catch(() => null);
    const claim = found?.getElementById(name);
    if (!claim) {
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
    const title = `${entry}: ${heading?.querySelector("a")?.textContent ?? ""}`;
    heading?.remove();
    const line = document.createElement("p");
    line.append(anchor(link.href, words));
    this.open(title, copy, line);
    sayAges(this.body, staleAfter(found));
  }
}
