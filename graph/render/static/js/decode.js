// @ts-check
/** Columns of the payload → the model that everything in the page reads. */

/** @typedef {import("./source.js").Payload} Payload */
/**
 * @typedef {Payload & {
 *   count: number, edgeCount: number, degree: Uint32Array, figureCount: Uint32Array, mentionCount: Uint32Array,
 *   weight: Float64Array, ranked: Uint32Array, start: Uint32Array, incident: Uint32Array,
 *   claimsOf: number[][], figuresOf: Map<number, number[]>, mentionsOf: Map<number, number[]>, grantsOf: Map<number, number[]>,
 *   byId: Map<string, number>, x: Float64Array, y: Float64Array, bend: Int8Array, planned: Uint8Array
 * }} Model
 */

/**
 * Make the model: counts, incidence, and what belongs to each node.
 * @param {Payload} payload
 * @returns {Model}
 */
export function decodeModel(payload) {
  const { nodes, edges, figures, mentions, grants, claims } = payload;
  const count = nodes.id.length;
  const edgeCount = edges.source.length;
  const degree = countBy(count, edges.source, edges.target);
  const figuresOf = groupBy(figures.about);
  const mentionsOf = groupBy(mentions.node);
  const { start, incident } = indexEdges(count, edges.source, edges.target);
  const claimsOf = Array.from({ length: edgeCount }, () => /** @type {number[]} */ ([]));
  claims.edge.forEach((edge, claim) => claimsOf[edge].push(claim));
  const figureCount = Uint32Array.from({ length: count }, (_, i) => figuresOf.get(i)?.length ?? 0);
  const mentionCount = Uint32Array.from({ length: count }, (_, i) => mentionsOf.get(i)?.length ?? 0);
  const weight = Float64Array.from(degree, (d, i) => d + 0.5 * figureCount[i] + 0.02 * Math.min(50, mentionCount[i]));
  const grantsOf = new Map();
  grants.forEach((grant, i) => {
    for (const node of [grant.award, grant.recipient]) grantsOf.set(node, [...(grantsOf.get(node) ?? []), i]);
  });
  return {
    ...payload, count, edgeCount, degree, figureCount, mentionCount, weight, start, incident, claimsOf, figuresOf, mentionsOf, grantsOf,
    ranked: Uint32Array.from(weight.keys()).sort((a, b) => weight[b] - weight[a] || a - b),
    byId: new Map(nodes.id.map((id, i) => [id, i])),
    x: Float64Array.from(nodes.x), y: Float64Array.from(nodes.y),
    bend: bendParallels(edges.source, edges.target),
    planned: Uint8Array.from(claimsOf, (list) => (list.length && list.every((c) => !stands(payload, c)) ? 1 : 0)),
  };
}

/**
 * Tell whether a claim holds: achieved or ongoing, and not denied.
 * @param {Payload} payload
 * @param {number} claim
 */
export function stands(payload, claim) {
  const modality = payload.claims.modality[claim];
  return !payload.claims.denied[claim] && (modality === "achieved" || modality === "ongoing");
}

/**
 * The node at the other end of an edge.
 * @param {Model} model
 * @param {number} edge
 * @param {number} node
 */
export function otherEnd(model, edge, node) {
  return model.edges.source[edge] === node ? model.edges.target[edge] : model.edges.source[edge];
}

/**
 * The edges at a node.
 * @param {Model} model
 * @param {number} node
 */
export function edgesOf(model, node) {
  return model.incident.subarray(model.start[node], model.start[node + 1]);
}

/**
 * A node's name in a language, as far as the graph has it.
 * @param {Payload} model
 * @param {number} node
 * @param {"zh" | "en"} lang
 */
export function nameOf(model, node, lang) {
  return (lang === "en" && model.nodes.en[node]) || model.nodes.label[node];
}

/**
 * @param {number} count
 * @param {number[]} sources
 * @param {number[]} targets
 */
function countBy(count, sources, targets) {
  const degree = new Uint32Array(count);
  for (const node of sources) degree[node]++;
  for (const node of targets) degree[node]++;
  return degree;
}

/** @param {(number | null)[]} keys */
function groupBy(keys) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  keys.forEach((key, i) => {
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return groups;
}

/**
 * @param {number} count
 * @param {number[]} sources
 * @param {number[]} targets
 */
function indexEdges(count, sources, targets) {
  const start = new Uint32Array(count + 1);
  for (let e = 0; e < sources.length; e++) {
    start[sources[e] + 1]++;
    if (targets[e] !== sources[e]) start[targets[e] + 1]++;
  }
  for (let i = 0; i < count; i++) start[i + 1] += start[i];
  const next = start.slice();
  const incident = new Uint32Array(start[count]);
  for (let e = 0; e < sources.length; e++) {
    incident[next[sources[e]]++] = e;
    if (targets[e] !== sources[e]) incident[next[targets[e]]++] = e;
  }
  return { start, incident };
}

/**
 * How far each edge bends, so that several between two nodes fan out: 0, 1, -1, 2, -2 …, turned with the direction.
 * @param {number[]} sources
 * @param {number[]} targets
 */
function bendParallels(sources, targets) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  const many = new Map();
  const key = (/** @type {number} */ e) => Math.min(sources[e], targets[e]) * 4294967 + Math.max(sources[e], targets[e]);
  for (let e = 0; e < sources.length; e++) many.set(key(e), (many.get(key(e)) ?? 0) + 1);
  return Int8Array.from(sources, (_, e) => {
    if (many.get(key(e)) === 1) return 0;
    const place = seen.get(key(e)) ?? 0;
    seen.set(key(e), place + 1);
    const step = Math.min(60, Math.ceil((place + 1) / 2)) * (place % 2 ? -1 : 1);
    return sources[e] < targets[e] ? step : -step;
  });
}
