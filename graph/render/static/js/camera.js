// @ts-check
/** Where the picture is looked at from: the world's point in the middle of the window, and the scale. */

/** @typedef {{x: number, y: number, k: number}} Camera */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

export const NEAREST = 6;
const LABEL_WIDE = 54;
const LABEL_HIGH = 32;

/**
 * @param {Camera} camera
 * @param {Size} size
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export function toScreen(camera, size, x, y) {
  return [(x - camera.x) * camera.k + size.width / 2, (y - camera.y) * camera.k + size.height / 2];
}

/**
 * @param {Camera} camera
 * @param {Size} size
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export function toWorld(camera, size, x, y) {
  return [(x - size.width / 2) / camera.k + camera.x, (y - size.height / 2) / camera.k + camera.y];
}

/**
 * Zoom so that the point under the finger stays there.
 * @param {Camera} camera
 * @param {Size} size
 * @param {number} factor
 * @param {number} x  on the screen
 * @param {number} y
 * @param {number} farthest  the smallest scale allowed
 * @returns {Camera}
 */
export function zoomAt(camera, size, factor, x, y, farthest) {
  const k = Math.min(NEAREST, Math.max(farthest, camera.k * factor));
  const [wx, wy] = toWorld(camera, size, x, y);
  return { k, x: wx - (x - size.width / 2) / k, y: wy - (y - size.height / 2) / k };
}

/**
 * Look at a box so that all of it is in the window,
 * with room for labels, clear of what lies over the window's edges.
 * @param {Box} box  in the world
 * @param {Size} size
 * @param {Box} inset  covered widths at each edge
 * @param {number} most  the largest scale allowed
 * @returns {Camera}
 */
export function fitBox(box, size, inset, most = 1.4) {
  const width = Math.max(80, size.width - inset.left - inset.right - 2 * LABEL_WIDE);
  const height = Math.max(80, size.height - inset.top - inset.bottom - 2 * LABEL_HIGH);
  const k = Math.min(most, width / Math.max(1, box.right - box.left), height / Math.max(1, box.bottom - box.top));
  return {
    k,
    x: (box.left + box.right) / 2 - (inset.left - inset.right) / 2 / k,
    y: (box.top + box.bottom) / 2 - (inset.top - inset.bottom) / 2 / k,
  };
}

/**
 * The box around some nodes; null without nodes.
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {(node: number) => boolean | number} wanted
 * @returns {Box | null}
 */
export function boxOf(xs, ys, wanted) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < xs.length; i++) {
    if (!wanted(i)) continue;
    box.left = Math.min(box.left, xs[i]);
    box.right = Math.max(box.right, xs[i]);
    box.top = Math.min(box.top, ys[i]);
    box.bottom = Math.max(box.bottom, ys[i]);
  }
  if (box.left === Infinity) return null;
  return box;
}

/**
 * How a picture drawn from one camera must be moved and scaled to be seen from another.
 * @param {Camera} drawn
 * @param {Camera} now
 * @returns {{scale: number, dx: number, dy: number}}  about the middle of the window
 */
export function moveBetween(drawn, now) {
  return { scale: now.k / drawn.k, dx: (drawn.x - now.x) * now.k, dy: (drawn.y - now.y) * now.k };
}
