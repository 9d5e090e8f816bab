// @ts-check
/**
 * Where a page's data comes from. One implementation reads it from the file itself
 * (`embedded.js`); one that asks a server answers the same question.
 *
 * @typedef {Object} TermRow
 * @property {string} name @property {string} zh @property {string} en
 * @property {string} [color] @property {string} [inverseZh] @property {string} [inverseEn]
 *
 * @typedef {Object} Payload
 * @property {number} version
 * @property {{reports: number, nodes: number}} [leftOut]  what the graph has and the page has no room for
 * @property {string} title @property {string} base
 * @property {TermRow[]} classes @property {TermRow[]} predicates @property {TermRow[]} kinds @property {TermRow[]} rules
 * @property {{id: string[], label: string[], en: Record<string, string>, type: number[], aliases: Record<string, string[]>,
 *   hidden: string[], kinds: Record<string, number[]>, x: number[], y: number[], community: number[]}} nodes
 * @property {{source: number[], target: number[], predicate: number[]}} edges
 * @property {{id: string[], edge: number[], year: (number|null)[], modality: string[], denied: number[], evidence: number[][]}} claims
 * @property {{report: number[], begin: number[], length: number[], before: number[], after: number[], rule: number[], confidence: string[]}} evidence
 * @property {{id: string[], value: string[], unit: string[], text: string[], measure: string[], bound: string[], approximate: number[],
 *   about: (number|null)[], place: (number|null)[], year: (number|null)[], modality: string[], evidence: number[][],
 *   comparison: Record<string, {kind: string, ratio: string, delta: string, year: number|null}>, whole: Record<string, number>}} figures
 * @property {{award: number, recipient: number, grantor: number|null, level: string, batch: string, rank: string,
 *   within: number|null, year: number|null, evidence: number[]}[]} grants
 * @property {{title: string, text: string, year: number|null, place: number|null, headings: number[]}[]} reports
 * @property {{node: number[], report: number[], begin: number[], length: number[]}} mentions
 *
 * @typedef {Object} Source
 * @property {() => Promise<Payload>} load  everything the page shows
 */
export {};
