// @ts-check
/** Draws how the parts of a stack fit together: boxes in a column, flows as arcs beside them, dashed where glue is missing. */
import { svg } from "../shared/svg.js";

const STEP = 68;
const BOX = { x: 1, width: 208, height: 48 };

/** Cuts a text that does not fit into a box. @param {string} text @param {number} most */
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}\u2026` : text);

/**
 * @param {{id: string, name: string, does: string, owned: boolean}[]} parts
 * @param {{source: string, target: string, made: boolean}[]} flows in the order of their numbers; those inside a part are not drawn
 * @param {string} label what the picture says, for those who do not see it
 */
export function drawStack(parts, flows, label) {
  const place = new Map(parts.map(({ id }, at) => [id, at * STEP + 4]));
  const height = parts.length * STEP - STEP + BOX.height + 8;
  const picture = svg("svg", { viewBox: `0 0 340 ${height}`, role: "img", "aria-label": label, class: "stack" });
  for (const part of parts) {
    const y = place.get(part.id) ?? 0;
    picture.append(
      svg("rect", { x: BOX.x, y, width: BOX.width, height: BOX.height, rx: 3, class: part.owned ? "stack__box stack__box--owned" : "stack__box" }),
      svg("text", { x: 12, y: y + 20, class: "stack__name" }, cut(part.name, 27)),
      svg("text", { x: 12, y: y + 37, class: "stack__does" }, cut(part.does, 38)),
    );
  }
  const drawn = flows.map((flow, at) => ({ ...flow, number: at + 1 })).filter(({ source, target }) => source !== target);
  drawn.forEach(({ source, target, made, number }, lane) => {
    const spread = 14 * (lane - (drawn.length - 1) / 2) / Math.max(1, drawn.length - 1);
    const [from, to] = [source, target].map((id) => (place.get(id) ?? 0) + BOX.height / 2 + spread);
    const edge = BOX.x + BOX.width;
    const bend = edge + 26 + (100 * (lane + 1)) / (drawn.length + 1);
    const kind = made ? "stack__flow" : "stack__flow stack__flow--missing";
    picture.append(
      svg("path", { d: `M${edge} ${from}C${bend} ${from} ${bend} ${to} ${edge + 5} ${to}`, class: kind }),
      svg("path", { d: `M${edge + 1} ${to}l7 -4v8z`, class: "stack__tip" }),
      svg("circle", { cx: (edge + 3 * bend) / 4, cy: (from + to) / 2, r: 9, class: "stack__dot" }),
      svg("text", { x: (edge + 3 * bend) / 4, y: (from + to) / 2 + 4, class: "stack__number" }, String(number)),
    );
  });
  return picture;
}
