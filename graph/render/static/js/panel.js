// @ts-check
/** The panel of details, figures and names: a column on a wide screen, a sheet from below on a narrow one. */

import { el, icon, refill } from "./dom.js";
import { fillFigures } from "./figures.js";
import { fillDetails } from "./inspector.js";
import { fillNames } from "./names.js";

/** @typedef {import("./app.js").App} App */

/** @type {("details" | "figures" | "names")[]} */
const TABS = ["details", "figures", "names"];

/**
 * Fill the whole panel.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillPanel(app, host) {
  const { tab } = app.state();
  const counts = { details: "", figures: String(app.model.figures.id.length), names: String(app.model.count) };
  const body = el("div", { class: "body", role: "tabpanel", id: "panel-body", tabindex: "-1", "aria-labelledby": `tab-${tab}` });
  const tabs = el("div", { class: "tabs", role: "tablist" }, ...TABS.map((name) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === tab), "aria-controls": "panel-body", tabindex: name === tab ? "0" : "-1",
    onclick: () => openTab(app, name), onkeydown: (/** @type {KeyboardEvent} */ event) => turn(app, host, event, name),
  }, app.t(name), counts[name] && el("span", { class: "count" }, counts[name]))));
  const handle = el("button", { type: "button", class: "handle", "aria-label": app.t("panel"), onclick: () => {
    const { sheet } = app.state();
    app.set({ sheet: sheet === "peek" ? "half" : sheet === "half" ? "full" : "peek" });
  } }, icon("chevron"));
  refill(host, handle, tabs, body);
  fillBody(app, host);
  listenToDrag(app, handle);
}

/**
 * Fill what stands under the tabs.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillBody(app, host) {
  const body = /** @type {HTMLElement} */ (host.querySelector(".body"));
  const { tab } = app.state();
  if (tab === "figures") fillFigures(app, body);
  else if (tab === "names") fillNames(app, body);
  else fillDetails(app, body);
}

/**
 * @param {App} app
 * @param {"details" | "figures" | "names"} tab
 */
function openTab(app, tab) {
  const { sheet } = app.state();
  app.set({ tab, sheet: sheet === "peek" ? "half" : sheet });
}

/**
 * @param {App} app
 * @param {HTMLElement} host
 * @param {KeyboardEvent} event
 * @param {"details" | "figures" | "names"} name
 */
function turn(app, host, event, name) {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? TABS.length - 1 : 0;
  if (!step) return;
  const next = TABS[(TABS.indexOf(name) + step) % TABS.length];
  openTab(app, next);
  /** @type {HTMLElement | null} */ (host.querySelector(`#tab-${next}`))?.focus();
  event.preventDefault();
}

/**
 * Let the sheet be pulled up and down by its handle.
 * @param {App} app
 * @param {HTMLElement} handle
 */
function listenToDrag(app, handle) {
  let from = 0;
  handle.addEventListener("pointerdown", (event) => {
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointerup", (event) => {
    const moved = event.clientY - from;
    if (Math.abs(moved) < 24) return;
    const { sheet } = app.state();
    const up = sheet === "peek" ? "half" : "full";
    const down = sheet === "full" ? "half" : "peek";
    app.set({ sheet: moved < 0 ? up : down });
    handle.addEventListener("click", (click) => click.stopImmediatePropagation(), { capture: true, once: true });
  });
}
