// @ts-check
/** The picture itself, drawn once for each view at rest; what moves meanwhile is the bitmap. */

import { toScreen } from "./camera.js";
import { nameOf } from "./decode.js";
import { pathOf, shapeOf } from "./dom.js";
import { breakLabel } from "./format.js";
import { controlOf } from "./hit.js";
import { placeLabels } from "./labels.js";

/** @typedef {import("./decode.js").Model} Model */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./camera.js").Size} Size */
/**
 * @typedef {Object} Scene
 * @property {Model} model
 * @property {import("./visible.js").Visible} visible
 * @property {import("./theme.js").Palette} palette
 * @property {"zh" | "en"} lang
 * @property {Set<number> | null} focus  nodes that stay bright; null for all
 * @property {Set<number>} focusEdges
 * @property {number[]} chosen  nodes that are selected
 */

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Hiragino Sans GB",system-ui,sans-serif';

/**
 * A node's radius on the screen.
 * @param {Model} model
 * @param {number} node
 * @param {number} k
 */
export function radiusOf(model, node, k) {
  const full = 6 + Math.min(18, 2.4 * Math.sqrt(model.weight[node]));
  return Math.max(model.count < 400 ? 3.4 : 1.2, full * Math.min(1.9, k ** 0.62));
}

/**
 * Draw the whole picture; return where labels stand.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Size} size
 * @param {import("./labels.js").Box} safe  the part of the picture that nothing covers
 */
export function drawScene(context, scene, camera, size, safe) {
  context.clearRect(0, 0, size.width, size.height);
  const spots = findSpots(scene, camera, size);
  drawEdges(context, scene, camera, size);
  drawNodes(context, scene, spots);
  return drawLabels(context, scene, spots, camera, size, safe);
}

/**
 * Visible nodes within the window, the important first.
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Size} size
 */
function findSpots({ model, visible }, camera, size) {
  /** @type {{node: number, x: number, y: number, r: number}[]} */
  const spots = [];
  for (const node of model.ranked) {
    if (!visible.node[node]) continue;
    const [x, y] = toScreen(camera, size, model.x[node], model.y[node]);
    if (x < -40 || y < -40 || x > size.width + 40 || y > size.height + 40) continue;
    spots.push({ node, x, y, r: radiusOf(model, node, camera.k) });
  }
  return spots;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Size} size
 */
function drawEdges(context, scene, camera, size) {
  const { model, visible, palette, focus, focusEdges } = scene;
  const inView = visible.edges * Math.min(1, 0.04 / camera.k ** 2);
  const many = inView > 3000;
  const base = inView > 8000 ? 0.18 : many ? 0.28 : 0.6;
  const arrows = camera.k > 0.42 && !many;
  const bright = focusEdges.size > 150 ? 0.3 : focusEdges.size > 50 ? 0.6 : 0.95;
  context.lineWidth = many ? 0.6 : 1;
  /** @type {[boolean, boolean][]} */
  const passes = focus ? [[false, false], [false, true], [true, false], [true, true]] : [[false, false], [false, true]];
  for (const [lit, dashed] of passes) {
    context.strokeStyle = context.fillStyle = lit ? palette.accent : palette.edge;
    context.globalAlpha = focus ? (lit ? bright : base * 0.22) : base;
    context.setLineDash(dashed ? [4, 4] : []);
    context.beginPath();
    /** @type {number[][]} */
    const heads = [];
    for (let e = 0; e < model.edgeCount; e++) {
      if (!visible.edge[e] || (focus !== null && focusEdges.has(e)) !== lit || Boolean(model.planned[e]) !== dashed) continue;
      const head = traceEdge(context, model, e, camera, size);
      if (head && (lit ? bright > 0.3 : arrows)) heads.push(head);
    }
    context.stroke();
    context.setLineDash([]);
    if (heads.length) drawHeads(context, heads);
  }
  context.globalAlpha = 1;
}

/**
 * Add one edge to the path; return where its head stands and which way it points.
 * @param {CanvasRenderingContext2D} context
 * @param {Model} model
 * @param {number} edge
 * @param {Camera} camera
 * @param {Size} size
 * @returns {number[] | null}
 */
function traceEdge(context, model, edge, camera, size) {
  const source = model.edges.source[edge];
  const target = model.edges.target[edge];
  const [ax, ay] = toScreen(camera, size, model.x[source], model.y[source]);
  const [bx, by] = toScreen(camera, size, model.x[target], model.y[target]);
  if (Math.max(ax, bx) < -60 || Math.min(ax, bx) > size.width + 60 || Math.max(ay, by) < -60 || Math.min(ay, by) > size.height + 60) return null;
  const r = radiusOf(model, target, camera.k) + 1.5;
  if (source === target) {
    context.moveTo(ax + r, ay);
    context.arc(ax + r, ay - r, r, Math.PI / 2, Math.PI * 2.5);
    return null;
  }
  context.moveTo(ax, ay);
  const bend = model.bend[edge];
  const [cx, cy] = controlOf(ax, ay, bx, by, bend);
  if (bend) context.quadraticCurveTo(cx, cy, bx, by);
  else context.lineTo(bx, by);
  const length = Math.hypot(bx - cx, by - cy) || 1;
  if (length < r + 8) return null;
  const ux = (bx - cx) / length;
  const uy = (by - cy) / length;
  return [bx - ux * r, by - uy * r, ux, uy];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[][]} heads
 */
function drawHeads(context, heads) {
  context.beginPath();
  for (const [x, y, ux, uy] of heads) {
    context.moveTo(x, y);
    context.lineTo(x - ux * 7 - uy * 2.8, y - uy * 7 + ux * 2.8);
    context.lineTo(x - ux * 7 + uy * 2.8, y - uy * 7 - ux * 2.8);
    context.closePath();
  }
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{node: number, x: number, y: number, r: number}[]} spots
 */
function drawNodes(context, scene, spots) {
  const { model, palette, focus, chosen } = scene;
  const shapes = model.classes.map((term) => new Path2D(pathOf(shapeOf(term.name))));
  const plain = spots.length > 2500;
  for (let i = spots.length - 1; i >= 0; i--) {
    const { node, x, y, r } = spots[i];
    const type = model.nodes.type[node];
    context.globalAlpha = focus && !focus.has(node) ? 0.2 : 1;
    context.fillStyle = palette.classes[type];
    if (plain && r < 4) {
      context.fillRect(x - r, y - r, 2 * r, 2 * r);
      continue;
    }
    context.save();
    context.translate(x, y);
    context.scale(r / 5, r / 5);
    context.lineWidth = 7.5 / r;
    context.strokeStyle = palette.ground;
    context.stroke(shapes[type]);
    context.fill(shapes[type]);
    context.restore();
  }
  context.globalAlpha = 1;
  for (const { node, x, y, r } of spots) {
    if (!chosen.includes(node)) continue;
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(x, y, r + 5, 0, Math.PI * 2);
    context.stroke();
  }
}

/** @type {Map<string, {lines: string[], width: number}>} */
const measured = new Map();

/**
 * A label's lines and width, measured once.
 * @param {CanvasRenderingContext2D} context
 * @param {string} name
 * @param {number} px
 */
function measureLabel(context, name, px) {
  const key = `${px}|${name.slice(0, 120)}|${name.length}`;
  let found = measured.get(key);
  if (!found) {
    const lines = breakLabel(name);
    context.font = `${px}px ${FONT}`;
    found = { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
    measured.set(key, found);
  }
  return found;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {{node: number, x: number, y: number, r: number}[]} spots
 * @param {Camera} camera
 * @param {Size} size
 * @param {import("./labels.js").Box} safe
 */
function drawLabels(context, scene, spots, camera, size, safe) {
  const { model, focus, lang, chosen } = scene;
  const first = spots.filter((spot) => chosen.includes(spot.node));
  const near = focus ? spots.filter((spot) => focus.has(spot.node) && !chosen.includes(spot.node)) : [];
  const rest = focus ? [] : spots.filter((spot) => !chosen.includes(spot.node));
  const wishes = [...first, ...near, ...rest].slice(0, 1200).map((spot) => {
    const px = fontSize(model.weight[spot.node], camera.k);
    const { lines, width } = measureLabel(context, nameOf(model, spot.node, lang), px);
    return { ...spot, width, height: lines.length * px * 1.25, forced: chosen.includes(spot.node) };
  });
  const obstacles = spots.slice(0, 1500).filter((spot) => spot.r > 2.5).map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const limit = Math.max(24, Math.min(260, (size.width * size.height) / 5200));
  const placed = placeLabels(wishes, obstacles, limit, safe);
  for (const { node, x, y } of placed) {
    const px = fontSize(model.weight[node], camera.k);
    drawLabel(context, scene, measureLabel(context, nameOf(model, node, lang), px).lines, x, y, px, chosen.includes(node));
  }
  return placed.map(({ box }) => box);
}

/**
 * @param {number} weight
 * @param {number} k
 */
function fontSize(weight, k) {
  return 12 + (weight >= 12 ? 2 : weight >= 6 ? 1 : 0) + (k > 1.6 ? 1 : 0);
}

/**
 * Write lines around a middle, with a halo of the ground.
 * @param {CanvasRenderingContext2D} context
 * @param {Pick<Scene, "palette">} scene
 * @param {string[]} lines
 * @param {number} x
 * @param {number} y
 * @param {number} px
 * @param {boolean} strong
 */
export function drawLabel(context, { palette }, lines, x, y, px, strong) {
  context.font = `${strong ? "600 " : ""}${px}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.fillStyle = strong ? palette.accent : palette.ink;
  lines.forEach((line, i) => {
    const at = y + (i - (lines.length - 1) / 2) * px * 1.25;
    context.strokeText(line, x, at);
    context.fillText(line, x, at);
  });
}
