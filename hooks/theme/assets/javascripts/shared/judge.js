// @ts-check
/**
 * Completes a link to the decision's question of what is to be judged, and hides it where that is too little or too much.
 * The link ends where the answer begins. A stack's parts are joined by dots there: a plus sign in an address becomes a
 * space when it is read.
 * @param {Element | null} link
 * @param {string[]} ids of entries and stacks
 */
export function judge(link, ids) {
  if (!(link instanceof HTMLAnchorElement)) return;
  link.dataset.judge ||= link.hash;
  link.hash = link.dataset.judge + ids.map((id) => id.replaceAll("+", ".")).join(",");
  link.hidden = ids.length < 2 || ids.length > 5;
}
