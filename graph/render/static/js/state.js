// @ts-check
/** What is selected, hidden and open; kept in the address fragment, so that a link shows the same view. */

/** @typedef {{kind: "node" | "edge" | "figure", at: number}} Selection */
/**
 * @typedef {Object} State
 * @property {"zh" | "en"} lang
 * @property {"auto" | "light" | "dark"} theme
 * @property {Selection | null} selected
 * @property {ReadonlySet<string>} hiddenClasses  local names
 * @property {ReadonlySet<string>} hiddenPredicates
 * @property {boolean} loose  whether unconnected nodes are shown
 * @property {"details" | "figures" | "names"} tab
 * @property {{report: number, begin: number, end: number} | null} reading
 * @property {"peek" | "half" | "full"} sheet  how high the panel stands on a phone
 * @property {boolean} filters  whether the legend is open
 */
/** @typedef {{get: () => State, set: (patch: Partial<State>) => void, subscribe: (listener: (now: State, before: State) => void) => void}} Store */
/** @typedef {import("./decode.js").Model} Model */

/**
 * @param {"zh" | "en"} lang
 * @returns {State}
 */
export function initialState(lang) {
  return {
    lang, theme: "auto", selected: null, hiddenClasses: new Set(), hiddenPredicates: new Set(), loose: false,
    tab: "details", reading: null, sheet: "peek", filters: true,
  };
}

/**
 * Keep a state and tell listeners of each change.
 * @param {State} state
 * @returns {Store}
 */
export function createStore(state) {
  /** @type {((now: State, before: State) => void)[]} */
  const listeners = [];
  return {
    get: () => state,
    set(patch) {
      const before = state;
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state, before);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}

/**
 * Write what a link should keep.
 * @param {State} state
 * @param {Model} model
 */
export function encodeFragment(state, model) {
  const parts = new URLSearchParams();
  const { selected } = state;
  if (selected?.kind === "node") parts.set("n", model.nodes.id[selected.at]);
  if (selected?.kind === "edge") {
    const { source, target, predicate } = model.edges;
    const ends = [source[selected.at], target[selected.at]].map((node) => model.nodes.id[node]);
    parts.set("e", [ends[0], model.predicates[predicate[selected.at]].name, ends[1]].join("~"));
  }
  if (selected?.kind === "figure") parts.set("f", model.figures.id[selected.at]);
  if (state.hiddenClasses.size) parts.set("hide", [...state.hiddenClasses].sort().join(","));
  if (state.hiddenPredicates.size) parts.set("without", [...state.hiddenPredicates].sort().join(","));
  if (state.loose) parts.set("loose", "1");
  if (state.tab !== "details") parts.set("tab", state.tab);
  if (state.theme !== "auto") parts.set("theme", state.theme);
  parts.set("lang", state.lang);
  return `#${parts.toString()}`;
}

/**
 * Read a link's fragment; what it names and the data lacks is left out.
 * @param {string} fragment
 * @param {Model} model
 * @returns {Partial<State>}
 */
export function decodeFragment(fragment, model) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const lang = parts.get("lang");
  const theme = parts.get("theme");
  const tab = parts.get("tab");
  /** @type {Partial<State>} */
  const patch = {
    selected: findSelection(parts, model),
    hiddenClasses: knownNames(parts.get("hide"), model.classes),
    hiddenPredicates: knownNames(parts.get("without"), model.predicates),
    loose: parts.get("loose") === "1",
    tab: tab === "figures" || tab === "names" ? tab : "details",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
  if (lang === "zh" || lang === "en") patch.lang = lang;
  return patch;
}

/**
 * The link to a node alone.
 * @param {Model} model
 * @param {number} node
 */
export function linkTo(model, node) {
  return `#${new URLSearchParams({ n: model.nodes.id[node] })}`;
}

/**
 * @param {URLSearchParams} parts
 * @param {Model} model
 * @returns {Selection | null}
 */
function findSelection(parts, model) {
  const node = model.byId.get(parts.get("n") ?? "");
  if (node !== undefined) return { kind: "node", at: node };
  const figure = parts.has("f") ? model.figures.id.indexOf(parts.get("f") ?? "") : -1;
  if (figure >= 0) return { kind: "figure", at: figure };
  const [from, name, to] = (parts.get("e") ?? "").split("~");
  const source = model.byId.get(from);
  const target = model.byId.get(to);
  if (source === undefined || target === undefined) return null;
  for (let i = model.start[source]; i < model.start[source + 1]; i++) {
    const edge = model.incident[i];
    const { predicate } = model.edges;
    if (model.edges.target[edge] === target && model.predicates[predicate[edge]].name === name) return { kind: "edge", at: edge };
  }
  return null;
}

/**
 * @param {string | null} list
 * @param {{name: string}[]} terms
 */
function knownNames(list, terms) {
  const known = new Set(terms.map((term) => term.name));
  return new Set((list ?? "").split(",").filter((name) => known.has(name)));
}
