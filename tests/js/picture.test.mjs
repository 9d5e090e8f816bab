import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, fitBox, moveBetween, toScreen, toWorld, zoomAt } from "../../graph/render/static/js/camera.js";
import { findEdge, findNode, middleOf } from "../../graph/render/static/js/hit.js";
import { findNext } from "../../graph/render/static/js/keyboard.js";
import { placeLabels } from "../../graph/render/static/js/labels.js";
import { initialState } from "../../graph/render/static/js/state.js";
import { fitColor } from "../../graph/render/static/js/theme.js";
import { findVisible } from "../../graph/render/static/js/visible.js";
import { makeModel } from "./sample.mjs";

const size = { width: 800, height: 600 };
const camera = { x: 10, y: 20, k: 2 };

test("the screen and the world agree", () => {
  assert.deepEqual(toWorld(camera, size, ...toScreen(camera, size, 33, -7)), [33, -7]);
});

test("zooming keeps the point under the finger", () => {
  const before = toWorld(camera, size, 100, 50);
  const after = toWorld(zoomAt(camera, size, 1.7, 100, 50, 0.01), size, 100, 50);
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-9);
  assert.equal(zoomAt(camera, size, 1000, 0, 0, 0.01).k, 6);
  assert.equal(zoomAt(camera, size, 0.0001, 0, 0, 0.5).k, 0.5);
});

test("a fitted box lies clear of what covers the edges", () => {
  const box = boxOf([0, 1000], [0, 400], () => true);
  const inset = { left: 250, top: 0, right: 0, bottom: 0 };
  const fitted = fitBox(box, size, inset);
  assert.ok(toScreen(fitted, size, 0, 0)[0] >= 250);
  assert.ok(toScreen(fitted, size, 1000, 0)[0] <= 800);
  assert.equal(boxOf([], [], () => true), null);
});

test("a moved bitmap shows each point where the new camera would", () => {
  const now = { x: 30, y: -5, k: 3 };
  const { scale, dx, dy } = moveBetween(camera, now);
  const [ox, oy] = toScreen(camera, size, 50, 60);
  const moved = [(ox - 400) * scale + 400 + dx, (oy - 300) * scale + 300 + dy];
  const wanted = toScreen(now, size, 50, 60);
  assert.ok(Math.hypot(moved[0] - wanted[0], moved[1] - wanted[1]) < 1e-9);
});

test("pointing finds the nearest visible node or edge", () => {
  const model = makeModel();
  const visible = findVisible(model, initialState("zh"));
  assert.equal(findNode(model, visible, 98, 3, () => 12), 1);
  assert.equal(findNode(model, visible, 300, 300, () => 12), -1);
  assert.equal(findEdge(model, visible, 50, 3, 6), 0);
  assert.equal(findEdge(model, visible, 50, 30, 6), -1);
  assert.deepEqual(middleOf(0, 0, 10, 0, 0), [5, 0]);
});

test("arrows go to the neighbour in that direction", () => {
  const model = makeModel();
  const visible = findVisible(model, initialState("zh"));
  assert.equal(findNext(model, visible, 0, [1, 0]), 1);
  assert.equal(findNext(model, visible, 1, [1, 0]), 2);
  assert.equal(findNext(model, visible, 0, [-1, 0]), -1);
});

test("labels never overlap, the first are placed, all stay where they can be seen", () => {
  const safe = { left: 0, top: 0, right: 900, bottom: 900 };
  const wishes = Array.from({ length: 200 }, (_, node) => ({ node, x: (node * 53) % 800, y: (node * 97) % 600, r: 5, width: 70, height: 15 }));
  const placed = placeLabels(wishes, [], 60, safe);
  assert.ok(placed.length > 30 && placed.length <= 60);
  assert.equal(placed[0].node, 0);
  for (const [i, { box: a }] of placed.entries()) {
    for (const { box: b } of placed.slice(0, i)) assert.ok(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom);
  }
});

test("a label goes over its node where something stands under it", () => {
  const safe = { left: 0, top: 0, right: 900, bottom: 900 };
  const [label] = placeLabels([{ node: 0, x: 100, y: 100, r: 5, width: 60, height: 14 }], [{ left: 70, right: 130, top: 108, bottom: 120 }], 5, safe);
  assert.ok(label.y < 100);
});

test("colours that are none become grey", () => {
  assert.equal(fitColor("#2072d5", false), "#2072d5");
  assert.match(fitColor("#2072d5", true), /^#[0-9a-f]{6}$/);
  assert.equal(fitColor("red;}", false), "#66727f");
});
