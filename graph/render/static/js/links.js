// @ts-check
/** Names that lead to what they name. */

import { nameOf } from "./decode.js";
import { classSign, el } from "./dom.js";
import { clip, plainLine } from "./format.js";

/** @typedef {import("./app.js").App} App */

/**
 * A report's title, with its place where the title does not name it.
 * @param {import("./decode.js").Model} model
 * @param {number} report
 * @param {"zh" | "en"} lang
 */
export function reportName(model, report, lang) {
  const { title, place } = model.reports[report];
  const plain = clip(plainLine(title), 120);
  if (place === null || plain.includes(model.nodes.label[place].slice(0, 2))) return plain;
  return `${clip(plainLine(nameOf(model, place, lang)), 30)} · ${plain}`;
}

/**
 * A button that chooses a node.
 * @param {App} app
 * @param {number} node
 */
export function nodeButton(app, node) {
  const { model } = app;
  const type = model.nodes.type[node];
  return el("button", { type: "button", class: "node-button", onclick: () => app.select({ kind: "node", at: node }) },
    classSign(model.classes[type], app.colors()[type]), el("span", { class: "name" }, clip(plainLine(nameOf(model, node, app.state().lang)), 120)));
}
