// @ts-check
/** What is drawn over the picture: the node or edge under the pointer, and relation names around a selection. */

import { toScreen } from "./camera.js";
import { edgesOf, nameOf, otherEnd } from "./decode.js";
import { drawLabel, radiusOf } from "./draw.js";
import { breakLabel } from "./format.js";
import { controlOf, middleOf } from "./hit.js";
import { BoxGrid } from "./labels.js";

/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {{kind: "node" | "edge", at: number} | null} Hover */

/**
 * Draw over the picture.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {import("./camera.js").Camera} camera
 * @param {import("./camera.js").Size} size
 * @param {Hover} hover
 * @param {import("./labels.js").Box[]} labels  where names already stand
 */
export function drawOverlay(context, scene, camera, size, hover, labels) {
  context.clearRect(0, 0, size.width, size.height);
  const { model, visible } = scene;
  if (hover?.kind === "node") {
    const edges = [...edgesOf(model, hover.at)].filter((edge) => visible.edge[edge]);
    context.globalAlpha = 0.8;
    for (const edge of edges.slice(0, 400)) strokeEdge(context, scene, edge, camera, size, 1.4);
    context.globalAlpha = 1;
    for (const edge of edges.slice(0, 400)) ringNode(context, scene, otherEnd(model, edge, hover.at), camera, size, 1.4);
    ringNode(context, scene, hover.at, camera, size, 2.5);
    const [x, y] = toScreen(camera, size, model.x[hover.at], model.y[hover.at]);
    const lines = breakLabel(nameOf(model, hover.at, scene.lang));
    drawLabel(context, scene, lines, x, y + radiusOf(model, hover.at, camera.k) + 4 + lines.length * 8, 13, true);
  }
  const shown = new Set(hover?.kind === "edge" ? [hover.at] : []);
  if (scene.focusEdges.size <= 40) for (const edge of scene.focusEdges) shown.add(edge);
  if (hover?.kind === "edge") strokeEdge(context, scene, hover.at, camera, size, 2.5);
  drawNames(context, scene, [...shown], camera, size, labels);
}

/**
 * Write relations' names at the middle of their edges, where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number[]} edges
 * @param {import("./camera.js").Camera} camera
 * @param {import("./camera.js").Size} size
 * @param {import("./labels.js").Box[]} labels
 */
function drawNames(context, scene, edges, camera, size, labels) {
  const { model, palette, lang, visible } = scene;
  const taken = new BoxGrid();
  for (const label of labels) taken.add(label);
  context.font = "11px sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const edge of edges) {
    if (!visible.edge[edge]) continue;
    const [ax, ay, bx, by] = endsOf(model, edge, camera, size);
    if (Math.hypot(bx - ax, by - ay) < 62) continue;
    const [mx, my] = middleOf(ax, ay, bx, by, model.bend[edge]);
    const text = model.predicates[model.edges.predicate[edge]][lang];
    const half = context.measureText(text).width / 2 + 5;
    const boxes = [0, -0.14, 0.14].map((share) => ({ x: mx + (bx - ax) * share, y: my + (by - ay) * share }))
      .map(({ x, y }) => ({ left: x - half, right: x + half, top: y - 9, bottom: y + 9 }));
    const box = boxes.find((each) => !taken.hits(each));
    if (!box) continue;
    taken.add(box);
    context.fillStyle = palette.ground;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(box.left, box.top, half * 2, 18, 9);
    context.fill();
    context.stroke();
    context.fillStyle = palette.accent;
    context.fillText(text, (box.left + box.right) / 2, box.top + 9.5);
  }
}

/**
 * @param {import("./decode.js").Model} model
 * @param {number} edge
 * @param {import("./camera.js").Camera} camera
 * @param {import("./camera.js").Size} size
 */
function endsOf(model, edge, camera, size) {
  const { source, target } = model.edges;
  return [
    ...toScreen(camera, size, model.x[source[edge]], model.y[source[edge]]),
    ...toScreen(camera, size, model.x[target[edge]], model.y[target[edge]]),
  ];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} edge
 * @param {import("./camera.js").Camera} camera
 * @param {import("./camera.js").Size} size
 * @param {number} width
 */
function strokeEdge(context, scene, edge, camera, size, width) {
  const [ax, ay, bx, by] = endsOf(scene.model, edge, camera, size);
  const [cx, cy] = controlOf(ax, ay, bx, by, scene.model.bend[edge]);
  context.strokeStyle = scene.palette.accent;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(ax, ay);
  context.quadraticCurveTo(cx, cy, bx, by);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} node
 * @param {import("./camera.js").Camera} camera
 * @param {import("./camera.js").Size} size
 * @param {number} width
 */
function ringNode(context, scene, node, camera, size, width) {
  const [x, y] = toScreen(camera, size, scene.model.x[node], scene.model.y[node]);
  context.strokeStyle = scene.palette.accent;
  context.lineWidth = width;
  context.beginPath();
  context.arc(x, y, radiusOf(scene.model, node, camera.k) + 3, 0, Math.PI * 2);
  context.stroke();
}
