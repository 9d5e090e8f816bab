// @ts-check
/** Keys: everything that a mouse does. */

import { edgesOf, otherEnd } from "./decode.js";

/** @typedef {import("./decode.js").Model} Model */
/**
 * @typedef {Object} Actions
 * @property {() => void} search
 * @property {() => void} help
 * @property {() => void} back  one step: close what is open, then drop the selection
 * @property {(node: number) => void} select
 * @property {() => void} read  go to the details
 * @property {() => number} current  the selected node or -1
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Let the page answer to keys.
 * @param {import("./stage.js").Stage} stage
 * @param {Actions} actions
 */
export function listenToKeys(stage, actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Escape") {
      actions.back();
      return;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (event.key === "/") actions.search();
    else if (event.key === "?") actions.help();
    else if (event.key === "+" || event.key === "=") stage.zoom(1.3);
    else if (event.key === "-") stage.zoom(1 / 1.3);
    else if (event.key === "0") stage.fit();
    else if (target === stage.host && ARROWS[event.key]) step(stage, actions, ARROWS[event.key]);
    else if (target === stage.host && event.key === "Enter") actions.read();
    else return;
    event.preventDefault();
  });
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {Actions} actions
 * @param {[number, number]} way
 */
function step(stage, actions, way) {
  const { scene } = stage;
  const node = actions.current();
  if (!scene || node < 0) {
    stage.pan(-way[0] * 80, -way[1] * 80);
    return;
  }
  const next = findNext(scene.model, scene.visible, node, way);
  if (next >= 0) actions.select(next);
}

/**
 * The nearest node in a direction: a neighbour in the network if there is one there, else any that is visible.
 * @param {Model} model
 * @param {import("./visible.js").Visible} visible
 * @param {number} node
 * @param {[number, number]} way
 */
export function findNext(model, visible, node, [wx, wy]) {
  const near = new Set([...edgesOf(model, node)].filter((edge) => visible.edge[edge]).map((edge) => otherEnd(model, edge, node)));
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < model.count; i++) {
    if (!visible.node[i] || i === node) continue;
    const dx = model.x[i] - model.x[node];
    const dy = model.y[i] - model.y[node];
    const along = dx * wx + dy * wy;
    const aside = Math.abs(dx * wy) + Math.abs(dy * wx);
    if (along <= 0 || aside > along * 1.6) continue;
    const cost = (along + 1.5 * aside) * (near.has(i) ? 0.35 : 1);
    if (cost < least) {
      best = i;
      least = cost;
    }
  }
  return best;
}
