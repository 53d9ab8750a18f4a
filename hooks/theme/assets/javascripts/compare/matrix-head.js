// @ts-check
/** What a capability at the head of the matrix opens: how many have which level of it, and what can be done with it. */

/** @typedef {import("./matrix-view.js").Data} Data @typedef {import("./matrix-view.js").State} State */

/**
 * @param {string} id of a capability
 * @param {{panel: import("./claim-panel.js").Panel, data: Data, shown: import("./matrix-view.js").View, say: import("../shared/take.js").Say,
 *   up: string, state: State | null, update: () => void}} matrix `state` is what the reader changes; null where nothing can be changed
 */
export function openHead(id, { panel, data, shown, say, up, state, update }) {
  const at = data.columns.findIndex((one) => one.id === id);
  const levels = [..."fpdnu."].flatMap((letter) => {
    const count = shown.rows.filter((row) => !row.parts && row.levels[at] === letter).length;
    return count ? [say("count", { level: say(letter), count })] : [];
  });
  const address = new URL(`${up}capabilities/${id}/`, location.href).href;
  const act = state && ((/** @type {string} */ action) => {
    if (action === "sort") state.set("sort", [id]);
    if (action === "has") state.set("has", [...(state.get("has") ?? []).filter((wish) => !wish.startsWith(`${id}.`)), `${id}.partial`]);
    if (action === "hide") state.set("hide", [...new Set([...(state.get("hide") ?? []), id])]);
    update();
  });
  panel.column(data.columns[at]?.name ?? id, address, levels, act);
}
