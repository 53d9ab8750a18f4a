// @ts-check
/** Small helpers for pages that are drawn from templates: markup stays in HTML, scripts fill it in. */
import { own } from "./own.js";

/**
 * Copies the content of a template of the page.
 * @param {string} id
 */
export function clone(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}

let named = false;

/** Lets the browser fetch all parts of the scripts that come next at once: the page names them in a template. */
export function ahead() {
  if (!named) document.head.append(clone("tpl-modules"));
  named = true;
}

/**
 * The element that a template marks as `data-<name>`.
 * @param {ParentNode} root
 * @param {string} name
 */
export function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
}

/**
 * Writes text into such an element.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string | number} text
 */
export function put(root, name, text) {
  part(root, name).textContent = String(text);
}

/**
 * The phrases of the page, with {names} to fill in.
 * @param {string} id of the template that holds them
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function phrases(id) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const span of clone(id).querySelectorAll("[data-key]")) {
    known.set(span.getAttribute("data-key") ?? "", span.textContent ?? "");
  }
  return (key, values = {}) =>
    (known.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(own(values, name) ?? whole));
}

/**
 * Makes a link.
 * @param {string} href
 * @param {string} text
 */
export function anchor(href, text) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}

/**
 * Makes an item of a list from words and links.
 * @param {string} name the class of the item
 * @param {...(string | Node)} content
 */
export function item(name, ...content) {
  const element = document.createElement("li");
  if (name) element.className = name;
  element.append(...content);
  return element;
}
