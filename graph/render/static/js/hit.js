// @ts-check
/** What lies under a point of the picture. */

/** @typedef {import("./decode.js").Model} Model */
/** @typedef {import("./visible.js").Visible} Visible */

/**
 * The visible node at a point, or the nearest within reach; -1 for none.
 * @param {Model} model
 * @param {Visible} visible
 * @param {number} x  in the world
 * @param {number} y
 * @param {(node: number) => number} reach  how far around a node counts as it, in the world
 */
export function findNode(model, visible, x, y, reach) {
  let best = -1;
  let nearest = Infinity;
  for (let i = 0; i < model.count; i++) {
    if (!visible.node[i]) continue;
    const dx = model.x[i] - x;
    const dy = model.y[i] - y;
    const distance = dx * dx + dy * dy;
    if (distance < nearest && distance <= reach(i) ** 2) {
      best = i;
      nearest = distance;
    }
  }
  return best;
}

/**
 * The visible edge nearest to a point within reach; -1 for none.
 * @param {Model} model
 * @param {Visible} visible
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
export function findEdge(model, visible, x, y, reach) {
  let best = -1;
  let nearest = reach * reach;
  const { source, target } = model.edges;
  for (let e = 0; e < model.edgeCount; e++) {
    if (!visible.edge[e]) continue;
    const ax = model.x[source[e]];
    const ay = model.y[source[e]];
    const bx = model.x[target[e]];
    const by = model.y[target[e]];
    if (!model.bend[e] && (x < Math.min(ax, bx) - reach || x > Math.max(ax, bx) + reach || y < Math.min(ay, by) - reach || y > Math.max(ay, by) + reach)) continue;
    const [mx, my] = middleOf(ax, ay, bx, by, model.bend[e]);
    const distance = model.bend[e]
      ? Math.min(toSegment(x, y, ax, ay, mx, my), toSegment(x, y, mx, my, bx, by))
      : toSegment(x, y, ax, ay, bx, by);
    if (distance < nearest) {
      best = e;
      nearest = distance;
    }
  }
  return best;
}

/**
 * The middle of an edge as it is drawn.
 * @param {number} ax @param {number} ay @param {number} bx @param {number} by
 * @param {number} bend
 * @returns {[number, number]}
 */
export function middleOf(ax, ay, bx, by, bend) {
  const [cx, cy] = controlOf(ax, ay, bx, by, bend);
  return [(ax + bx + 2 * cx) / 4, (ay + by + 2 * cy) / 4];
}

/**
 * The control point of a bent edge: to one side of the middle, in proportion to its length.
 * @param {number} ax @param {number} ay @param {number} bx @param {number} by
 * @param {number} bend
 * @returns {[number, number]}
 */
export function controlOf(ax, ay, bx, by, bend) {
  return [(ax + bx) / 2 - (by - ay) * 0.16 * bend, (ay + by) / 2 + (bx - ax) * 0.16 * bend];
}

/** @param {number} x @param {number} y @param {number} ax @param {number} ay @param {number} bx @param {number} by */
function toSegment(x, y, ax, ay, bx, by) {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2;
}
