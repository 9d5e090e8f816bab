// @ts-check
/**
 * What the parts of the page share: the model, the state, the words, and what can be done.
 *
 * @typedef {Object} App
 * @property {import("./decode.js").Model} model
 * @property {() => import("./state.js").State} state
 * @property {(patch: Partial<import("./state.js").State>) => void} set
 * @property {(key: string, values?: Record<string, string | number>) => string} t
 * @property {() => string[]} colors  of the classes, fitted to the ground
 * @property {(selection: import("./state.js").Selection | null, options?: {force?: boolean, tab?: "details" | "figures" | "names"}) => void} select
 * @property {(evidence: number) => void} read  open the report at a piece of evidence
 * @property {(text: string) => void} announce  say it to a screen reader
 * @property {() => import("./search.js").Entry[]} names  what the search looks through
 */
export {};
