// @ts-check
/** Labels where there is room: the important first, none over another, few over a node. */

const CELL = 64;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{node: number, x: number, y: number, r: number, width: number, height: number, forced?: boolean}} Wish */

/** Boxes in a coarse grid, for quick tests of overlap. */
export class BoxGrid {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @param {(key: number) => boolean | void} visit */
  #eachCell(box, visit) {
    for (let cx = Math.floor(box.left / CELL); cx <= Math.floor(box.right / CELL); cx++) {
      for (let cy = Math.floor(box.top / CELL); cy <= Math.floor(box.bottom / CELL); cy++) {
        if (visit(cx * 65536 + cy)) return true;
      }
    }
    return false;
  }

  /** @param {Box} box */
  add(box) {
    this.#eachCell(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    });
  }

  /** @param {Box} box */
  hits(box) {
    return this.#eachCell(box, (key) => (this.cells.get(key) ?? []).some((other) => overlap(other, box)));
  }

  /** How many boxes lie under one. @param {Box} box */
  count(box) {
    const found = new Set();
    this.#eachCell(box, (key) => {
      for (const other of this.cells.get(key) ?? []) if (overlap(other, box)) found.add(other);
    });
    return found.size;
  }
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Choose a place for each label that has one: under its node, over it, to the right, to the left.
 * @param {Wish[]} wishes  the important first
 * @param {Box[]} obstacles  nodes, which labels rather avoid
 * @param {number} limit  how many labels at most
 * @param {Box} safe  the uncovered part of the window, which labels rather stay in
 * @returns {{node: number, x: number, y: number, box: Box}[]}  the middle of each label
 */
export function placeLabels(wishes, obstacles, limit, safe) {
  const labels = new BoxGrid();
  const nodes = new BoxGrid();
  for (const box of obstacles) nodes.add(box);
  const placed = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    const down = wish.r + 4 + wish.height / 2;
    const aside = wish.r + 5 + wish.width / 2;
    const places = [[0, down], [0, -down], [aside, 0], [-aside, 0]];
    const free = places.map(([dx, dy]) => boxAround(wish, dx, dy)).filter((box) => wish.forced || !labels.hits(box));
    const best = findClearest(free, nodes, safe, wish.forced || placed.length < 8 ? 19 : 0);
    if (!best) continue;
    labels.add(best);
    placed.push({ node: wish.node, x: (best.left + best.right) / 2, y: (best.top + best.bottom) / 2, box: best });
  }
  return placed;
}

/** Whether a box lies over an edge of another. @param {Box} box @param {Box} edge */
function crosses(box, edge) {
  return overlap(box, edge) && (box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom);
}

/**
 * The box that covers fewest nodes, if not too many.
 * @param {Box[]} boxes
 * @param {BoxGrid} nodes
 * @param {Box} safe
 * @param {number} most
 */
function findClearest(boxes, nodes, safe, most) {
  let best;
  let fewest = most + 1;
  for (const box of boxes) {
    const covered = nodes.count(shrink(box)) + (crosses(box, safe) ? 5 : 0);
    if (covered < fewest) {
      best = box;
      fewest = covered;
    }
  }
  return best;
}

/**
 * @param {Wish} wish
 * @param {number} dx
 * @param {number} dy
 * @returns {Box}
 */
function boxAround(wish, dx, dy) {
  const x = wish.x + dx;
  const y = wish.y + dy;
  return { left: x - wish.width / 2 - 3, right: x + wish.width / 2 + 3, top: y - wish.height / 2 - 1, bottom: y + wish.height / 2 + 1 };
}

/** @param {Box} box */
function shrink(box) {
  return { left: box.left + 3, right: box.right - 3, top: box.top + 2, bottom: box.bottom - 2 };
}
