// @ts-check
/**
 * The canvas: a bitmap wider than the window, moved and scaled while one pans and zooms and
 * drawn again, sharp, when it comes to rest. A frame of moving costs the same at any size.
 */

import { boxOf, fitBox, moveBetween, toWorld, zoomAt } from "./camera.js";
import { drawScene, radiusOf } from "./draw.js";
import { findEdge, findNode } from "./hit.js";
import { drawOverlay } from "./overlay.js";
import { el } from "./dom.js";

/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./camera.js").Camera} Camera */

const MARGIN = 240;
const REST = 130;

export class Stage {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.base = el("canvas", { "aria-hidden": "true" });
    this.over = el("canvas", { "aria-hidden": "true" });
    this.layer = el("div", { class: "layer" }, this.base, this.over);
    host.append(this.layer);
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Camera} */
    this.camera = { x: 0, y: 0, k: 1 };
    this.drawn = this.camera;
    this.size = { width: 1, height: 1 };
    /** @type {() => import("./camera.js").Box} */
    this.inset = () => ({ left: 0, top: 0, right: 0, bottom: 0 });
    /** @type {import("./overlay.js").Hover} */
    this.hover = null;
    /** @type {import("./labels.js").Box[]} */
    this.labels = [];
    this.farthest = 0.01;
    this.cost = 0;
    this.draws = 0;
    this.frame = 0;
    this.stale = true;
    this.timer = 0;
    this.flight = 0;
    new ResizeObserver(() => this.resize()).observe(host);
  }

  /** Fit the bitmaps to the window. */
  resize() {
    const { clientWidth, clientHeight } = this.host;
    if (!clientWidth || !clientHeight) return;
    const first = this.size.width === 1;
    this.size = { width: clientWidth, height: clientHeight };
    if (first) this.fit(false);
    this.redraw();
  }

  /** @returns {import("./camera.js").Size} the size of the bitmap, margins included */
  get whole() {
    return { width: this.size.width + 2 * MARGIN, height: this.size.height + 2 * MARGIN };
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    this.redraw();
  }

  /** Draw anew in the next frame. */
  redraw() {
    this.stale = true;
    this.#ask();
  }

  /** @param {import("./overlay.js").Hover} hover */
  setHover(hover) {
    if (this.hover?.kind === hover?.kind && this.hover?.at === hover?.at) return;
    this.hover = hover;
    this.#ask();
  }

  #ask() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.#tick());
  }

  #tick() {
    this.frame = 0;
    if (!this.scene) return;
    if (this.stale) this.#draw();
    else this.#paintOver();
    const { scale, dx, dy } = moveBetween(this.drawn, this.camera);
    this.layer.style.transform = scale === 1 && !dx && !dy ? "none" : `translate(${dx}px, ${dy}px) scale(${scale})`;
  }

  #draw() {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const { width, height } = this.whole;
    for (const canvas of [this.base, this.over]) {
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
        canvas.style.left = canvas.style.top = `${-MARGIN}px`;
      }
    }
    const context = this.base.getContext("2d");
    if (!context || !this.scene) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawn = this.camera;
    this.stale = false;
    const begun = performance.now();
    const { left, top, right, bottom } = this.inset();
    const safe = { left: MARGIN + left, top: MARGIN + top, right: width - MARGIN - right, bottom: height - MARGIN - bottom };
    this.labels = drawScene(context, this.scene, this.camera, this.whole, safe);
    this.cost = performance.now() - begun;
    this.draws++;
    this.#paintOver();
  }

  #paintOver() {
    const context = this.over.getContext("2d");
    if (!context || !this.scene) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawOverlay(context, this.scene, this.drawn, this.whole, this.hover, this.labels);
  }

  /**
   * Look from elsewhere: move the bitmap now, draw again at rest or where it no longer covers the window.
   * @param {Camera} camera
   */
  look(camera) {
    this.camera = camera;
    const { scale, dx, dy } = moveBetween(this.drawn, camera);
    const uncovered = Math.abs(dx) > MARGIN * 0.9 || Math.abs(dy) > MARGIN * 0.9 || scale < 0.75;
    if ((uncovered && this.cost < 60) || (scale !== 1 && this.cost < 7)) this.stale = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.redraw(), REST);
    this.#ask();
  }

  /** @param {number} dx @param {number} dy  in pixels */
  pan(dx, dy) {
    this.stopFlight();
    this.look({ ...this.camera, x: this.camera.x - dx / this.camera.k, y: this.camera.y - dy / this.camera.k });
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] */
  zoom(factor, x = this.size.width / 2, y = this.size.height / 2) {
    this.stopFlight();
    this.look(zoomAt(this.camera, this.size, factor, x, y, this.farthest));
  }

  /** Show everything that is visible. @param {boolean} [smooth] */
  fit(smooth = true) {
    if (!this.scene) return;
    const { model, visible } = this.scene;
    const box = boxOf(model.x, model.y, (node) => visible.node[node]);
    if (!box) return;
    const camera = fitBox(box, this.size, this.inset());
    this.farthest = Math.min(0.2, camera.k * 0.5);
    this.fly(camera, smooth);
  }

  /** Show some nodes. @param {Set<number>} nodes */
  fitNodes(nodes) {
    const model = this.scene?.model;
    const box = model && boxOf(model.x, model.y, (node) => nodes.has(node));
    if (box) this.fly(fitBox(box, this.size, this.inset()), true);
  }

  /** Bring a node into the uncovered part of the window, near enough to read, its neighbours with it if they fit. @param {number} node @param {boolean} force */
  reveal(node, force) {
    if (!this.scene) return;
    const { model, focus } = this.scene;
    const inset = this.inset();
    const x = (model.x[node] - this.camera.x) * this.camera.k + this.size.width / 2;
    const y = (model.y[node] - this.camera.y) * this.camera.k + this.size.height / 2;
    const inside = x > inset.left + 40 && x < this.size.width - inset.right - 40 && y > inset.top + 40 && y < this.size.height - inset.bottom - 40;
    if (inside && !force && this.camera.k > 0.3) return;
    const around = boxOf(model.x, model.y, (other) => other === node || (focus?.has(other) ?? false));
    const fitted = around ? fitBox(around, this.size, inset).k : 1;
    const k = Math.max(force ? 0 : this.camera.k, Math.min(1.1, Math.max(0.22, fitted)));
    this.fly({ k, x: model.x[node] - (inset.left - inset.right) / 2 / k, y: model.y[node] - (inset.top - inset.bottom) / 2 / k }, true);
  }

  stopFlight() {
    cancelAnimationFrame(this.flight);
  }

  /** Go to a camera, gently unless the reader asked for less motion. @param {Camera} target @param {boolean} smooth */
  fly(target, smooth) {
    this.stopFlight();
    if (!smooth || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.camera = target;
      this.redraw();
      return;
    }
    const from = this.camera;
    const begun = performance.now();
    const step = () => {
      const t = Math.min(1, (performance.now() - begun) / 320);
      const eased = 1 - (1 - t) ** 3;
      const k = from.k * (target.k / from.k) ** eased;
      const share = Math.abs(target.k - from.k) < 1e-6 ? eased : (1 / from.k - 1 / k) / (1 / from.k - 1 / target.k);
      this.look({ k, x: from.x + (target.x - from.x) * share, y: from.y + (target.y - from.y) * share });
      if (t < 1) this.flight = requestAnimationFrame(step);
    };
    this.flight = requestAnimationFrame(step);
  }

  /** What is at a point of the window. @param {number} x @param {number} y @param {boolean} [coarse] @returns {import("./overlay.js").Hover} */
  pick(x, y, coarse = false) {
    if (!this.scene) return null;
    const { model, visible } = this.scene;
    const { k } = this.camera;
    const [wx, wy] = toWorld(this.camera, this.size, x, y);
    const spare = coarse ? 14 : 4;
    const node = findNode(model, visible, wx, wy, (i) => (radiusOf(model, i, k) + spare) / k);
    if (node >= 0) return { kind: "node", at: node };
    const edge = findEdge(model, visible, wx, wy, (coarse ? 12 : 5) / k);
    return edge >= 0 && (visible.edges < 4000 || k > 0.5) ? { kind: "edge", at: edge } : null;
  }
}
