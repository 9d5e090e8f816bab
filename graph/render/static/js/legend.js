// @ts-check
/** The legend: what each colour and shape means, how many there are, and switches to hide them. */

import { classSign, el, iconButton, refill } from "./dom.js";
import { countClasses, countPredicates } from "./visible.js";

/** @typedef {import("./app.js").App} App */

/**
 * Fill the legend.
 * @param {App} app
 * @param {HTMLElement} host
 * @param {import("./visible.js").Visible} visible
 */
export function fillLegend(app, host, visible) {
  const state = app.state();
  const { model } = app;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.switch;
  const classCounts = countClasses(model);
  const predicateCounts = countPredicates(model);
  const filtered = state.hiddenClasses.size + state.hiddenPredicates.size > 0;
  refill(host,
    el("header", {}, el("h2", {}, app.t("filters")),
      iconButton("close", app.t("collapse"), () => app.set({ filters: false }))),
    el("div", { class: "scroll" },
      el("h3", {}, app.t("classes")),
      el("div", { role: "group", "aria-label": app.t("classes") }, ...model.classes.map((term, i) =>
        toggle(`c:${term.name}`, term[state.lang], classCounts[i], !state.hiddenClasses.has(term.name),
          () => app.set({ hiddenClasses: flip(state.hiddenClasses, term.name) }), classSign(term, app.colors()[i])))),
      model.predicates.length > 0 && el("h3", {}, app.t("predicates")),
      el("div", { role: "group", "aria-label": app.t("predicates") }, ...model.predicates.map((term, i) =>
        toggle(`p:${term.name}`, term[state.lang], predicateCounts[i], !state.hiddenPredicates.has(term.name),
          () => app.set({ hiddenPredicates: flip(state.hiddenPredicates, term.name) })))),
    ),
    el("footer", {},
      visible.loose > 0 && el("label", { class: "check" },
        el("input", { type: "checkbox", "data-switch": "loose", checked: state.loose, onchange: () => app.set({ loose: !app.state().loose }) }),
        app.t("loose", { n: visible.loose })),
      el("p", { class: "facts", role: "status" }, app.t("shown", { shown: visible.nodes, all: model.count }),
        filtered && el("button", { type: "button", class: "read", onclick: () => app.set({ hiddenClasses: new Set(), hiddenPredicates: new Set() }) }, app.t("resetFilters"))),
    ),
  );
  if (focused) /** @type {HTMLElement | null} */ (host.querySelector(`[data-switch="${CSS.escape(focused)}"]`))?.focus();
}

/**
 * @param {string} key
 * @param {string} label
 * @param {number} count
 * @param {boolean} on
 * @param {() => void} press
 * @param {Node} [sign]
 */
function toggle(key, label, count, on, press, sign) {
  return el("button", { type: "button", class: "switch", "aria-pressed": String(on), "data-switch": key, onclick: press },
    sign, el("span", { class: "name" }, label), el("span", { class: "count" }, String(count)));
}

/**
 * @param {ReadonlySet<string>} names
 * @param {string} name
 */
function flip(names, name) {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}
