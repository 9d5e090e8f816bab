// @ts-check
/** The search box with its list of completions. */

import { nameOf } from "./decode.js";
import { classSign, el, icon, refill } from "./dom.js";
import { clip, plainLine } from "./format.js";
import { findNames } from "./search.js";

/** @typedef {import("./app.js").App} App */

/**
 * Make the search box.
 * @param {App} app
 */
export function makeSearch(app) {
  /** @type {number[]} */
  let found = [];
  let active = 0;
  const list = el("ul", { class: "completions", role: "listbox", id: "completions", hidden: true, "aria-label": app.t("search") });
  const input = el("input", {
    type: "search", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "completions", autocomplete: "off",
    spellcheck: "false", placeholder: app.t("search"), "aria-label": app.t("search"), enterkeyhint: "search",
    oninput: () => update(), onfocus: () => update(), onblur: () => setTimeout(close, 150),
    onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
  });
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (/** @type {number} */ node) => {
    input.value = "";
    close();
    input.blur();
    app.select({ kind: "node", at: node }, { tab: "details", force: true });
  };
  const update = () => {
    found = findNames(app.names(), input.value, app.model.weight, 12);
    active = 0;
    if (!input.value.trim()) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    refill(list, ...(found.length ? found.map((node, i) => option(app, node, i, choose)) : [el("li", { class: "empty" }, app.t("noResult"))]));
    mark();
  };
  const mark = () => {
    [...list.children].forEach((child, i) => child.setAttribute("aria-selected", String(i === active && found.length > 0)));
    if (found.length) input.setAttribute("aria-activedescendant", `completion-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
      mark();
      event.preventDefault();
    } else if (event.key === "Enter" && found.length) choose(found[active]);
    else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
      event.stopPropagation();
    }
  };
  return el("div", { class: "search", role: "search" }, icon("search"), input, list);
}

/**
 * @param {App} app
 * @param {number} node
 * @param {number} place
 * @param {(node: number) => void} choose
 */
function option(app, node, place, choose) {
  const { model } = app;
  const { lang } = app.state();
  const type = model.nodes.type[node];
  const aliases = (model.nodes.aliases[node] ?? []).slice(0, 3).join("、");
  return el("li", { role: "option", id: `completion-${place}`, onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(node) },
    classSign(model.classes[type], app.colors()[type]),
    el("bdi", { class: "name" }, clip(plainLine(nameOf(model, node, lang)), 80)),
    el("span", { class: "note" }, clip(plainLine(aliases), 40) || model.classes[type][lang]));
}
