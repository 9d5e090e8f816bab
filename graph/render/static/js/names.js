// @ts-check
/** The list of all entities: the picture's content for those who cannot or will not use a picture. */

import { el, refill } from "./dom.js";
import { moreList } from "./evidence.js";
import { nodeButton } from "./links.js";
import { findNames } from "./search.js";

/** @typedef {import("./app.js").App} App */

/**
 * Build the list with its filters.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillNames(app, host) {
  const { model } = app;
  const { lang } = app.state();
  const list = el("div", { class: "rows" });
  const total = el("p", { class: "facts", role: "status" });
  const text = el("input", { type: "search", placeholder: app.t("filterEntities"), "aria-label": app.t("filterEntities"), oninput: () => update() });
  const type = el("select", { "aria-label": app.t("classes"), onchange: () => update() },
    el("option", { value: "" }, app.t("all")), ...model.classes.map((term, i) => el("option", { value: String(i) }, term[lang])));
  const update = () => {
    const named = text.value.trim() ? findNames(app.names(), text.value, model.weight, model.count) : [...model.ranked];
    const found = type.value === "" ? named : named.filter((node) => String(model.nodes.type[node]) === type.value);
    refill(total, `${app.t("shown", { shown: found.length, all: model.count })} · ${app.t("sortedBy")}`);
    refill(list, ...(found.length ? moreList(app, found, 100, (node) => row(app, node)) : [el("p", { class: "empty" }, app.t("empty"))]));
  };
  refill(host, el("div", { class: "filters-row" }, text, type), total, list);
  update();
}

/**
 * @param {App} app
 * @param {number} node
 */
function row(app, node) {
  const { model } = app;
  return el("div", { class: "row" }, nodeButton(app, node),
    el("span", { class: "count", title: app.t("relations") }, String(model.degree[node])));
}
