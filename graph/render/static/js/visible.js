// @ts-check
/** Which nodes and edges the filters let through. */

/** @typedef {import("./decode.js").Model} Model */
/** @typedef {import("./state.js").State} State */
/**
 * @typedef {Object} Visible
 * @property {Uint8Array} node
 * @property {Uint8Array} edge
 * @property {number} nodes  how many
 * @property {number} edges
 * @property {number} loose  nodes of visible classes without a visible edge
 */

/**
 * A node is drawn if its class is shown and it has a relation that is drawn (or unconnected ones are asked
 * for, or it is selected); a relation if its type and both its ends are.
 * @param {Model} model
 * @param {State} state
 * @returns {Visible}
 */
export function findVisible(model, state) {
  const shownClass = model.classes.map((term) => !state.hiddenClasses.has(term.name));
  const shownPredicate = model.predicates.map((term) => !state.hiddenPredicates.has(term.name));
  const node = new Uint8Array(model.count);
  const edge = new Uint8Array(model.edgeCount);
  const { source, target, predicate } = model.edges;
  const { type } = model.nodes;
  let edges = 0;
  for (let e = 0; e < model.edgeCount; e++) {
    if (shownPredicate[predicate[e]] && shownClass[type[source[e]]] && shownClass[type[target[e]]]) {
      edge[e] = node[source[e]] = node[target[e]] = 1;
      edges++;
    }
  }
  let loose = 0;
  for (let i = 0; i < model.count; i++) {
    if (node[i] || !shownClass[type[i]]) continue;
    loose++;
    if (state.loose) node[i] = 1;
  }
  for (const at of selectedNodes(model, state)) node[at] = 1;
  let nodes = 0;
  for (let i = 0; i < model.count; i++) nodes += node[i];
  return { node, edge, nodes, edges, loose };
}

/**
 * The nodes that the selection is about.
 * @param {Model} model
 * @param {State} state
 * @returns {number[]}
 */
export function selectedNodes(model, state) {
  const { selected } = state;
  if (!selected) return [];
  if (selected.kind === "node") return [selected.at];
  if (selected.kind === "edge") return [model.edges.source[selected.at], model.edges.target[selected.at]];
  const about = model.figures.about[selected.at];
  return about === null ? [] : [about];
}

/**
 * Count the nodes of each class, by its place.
 * @param {Model} model
 */
export function countClasses(model) {
  const counts = model.classes.map(() => 0);
  for (const type of model.nodes.type) counts[type]++;
  return counts;
}

/**
 * Count the edges of each relation, by its place.
 * @param {Model} model
 */
export function countPredicates(model) {
  const counts = model.predicates.map(() => 0);
  for (const predicate of model.edges.predicate) counts[predicate]++;
  return counts;
}
