// @ts-check
/** Mouse, pen and fingers on the picture: pan, zoom, pinch, choose, drag a node. */

import { toWorld } from "./camera.js";

/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {{choose: (hit: import("./overlay.js").Hover) => void, open: (node: number) => void}} Reactions */

/**
 * Let the picture answer to pointers.
 * @param {Stage} stage
 * @param {Reactions} react
 */
export function listenToPointers(stage, react) {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  /** @type {{hit: import("./overlay.js").Hover, x: number, y: number, moved: boolean, time: number} | null} */
  let press = null;
  let tapped = { time: 0, x: 0, y: 0 };
  const { host } = stage;
  const place = (/** @type {{clientX: number, clientY: number}} */ event) => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  host.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const at = place(event);
    down.set(event.pointerId, at);
    try {
      host.setPointerCapture(event.pointerId);
    } catch {
      // a pointer that is already gone
    }
    stage.stopFlight();
    press = down.size === 1 ? { hit: stage.pick(at.x, at.y, event.pointerType !== "mouse"), ...at, moved: false, time: event.timeStamp } : null;
  });

  host.addEventListener("pointermove", (event) => {
    const at = place(event);
    const before = down.get(event.pointerId);
    if (!before) {
      const hit = stage.pick(at.x, at.y);
      stage.setHover(hit);
      host.classList.toggle("over", hit !== null);
      return;
    }
    if (down.size === 2) pinch(stage, down, event.pointerId, at);
    else if (press) {
      if (!press.moved && Math.hypot(at.x - press.x, at.y - press.y) < 5) return;
      press.moved = true;
      if (press.hit?.kind === "node") dragNode(stage, press.hit.at, at);
      else stage.pan(at.x - before.x, at.y - before.y);
    }
    down.set(event.pointerId, at);
  });

  const lift = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId) || !press || down.size) return;
    const { hit, moved, x, y } = press;
    press = null;
    if (moved || event.type === "pointercancel") {
      stage.redraw();
      return;
    }
    const twice = event.timeStamp - tapped.time < 350 && Math.hypot(x - tapped.x, y - tapped.y) < 24;
    tapped = { time: twice ? 0 : event.timeStamp, x, y };
    if (!twice) react.choose(hit);
    else if (hit?.kind === "node") react.open(hit.at);
    else stage.fit();
  };
  host.addEventListener("pointerup", lift);
  host.addEventListener("pointercancel", lift);
  host.addEventListener("pointerleave", () => stage.setHover(null));

  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const at = place(event);
      const step = event.deltaMode === 1 ? event.deltaY * 18 : event.deltaY;
      stage.zoom(Math.exp(-Math.max(-240, Math.min(240, step)) * (event.ctrlKey ? 0.01 : 0.0016)), at.x, at.y);
    },
    { passive: false },
  );
}

/**
 * @param {Stage} stage
 * @param {Map<number, {x: number, y: number}>} down
 * @param {number} id
 * @param {{x: number, y: number}} at
 */
function pinch(stage, down, id, at) {
  const other = [...down].find(([key]) => key !== id)?.[1];
  const before = down.get(id);
  if (!other || !before) return;
  const spread = Math.hypot(before.x - other.x, before.y - other.y) || 1;
  stage.zoom(Math.hypot(at.x - other.x, at.y - other.y) / spread, (at.x + other.x) / 2, (at.y + other.y) / 2);
  stage.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
}

/**
 * @param {Stage} stage
 * @param {number} node
 * @param {{x: number, y: number}} at
 */
function dragNode(stage, node, at) {
  const model = stage.scene?.model;
  if (!model) return;
  [model.x[node], model.y[node]] = toWorld(stage.camera, stage.size, at.x, at.y);
  if (stage.cost < 40) stage.redraw();
  else stage.setHover(null);
}
