// @ts-check
/** The page put together: data in, state kept, every part told of what changed. */

import { decodeModel, edgesOf, nameOf, otherEnd } from "./decode.js";
import { el, iconButton, refill } from "./dom.js";
import { openEmbedded } from "./embedded.js";
import { openHelp } from "./help.js";
import { listenToKeys } from "./keyboard.js";
import { fillLegend } from "./legend.js";
import { fillBody, fillPanel } from "./panel.js";
import { reportName } from "./links.js";
import { listenToPointers } from "./pointer.js";
import { fillReport } from "./report.js";
import { indexNames } from "./search.js";
import { makeSearch } from "./searchbox.js";
import { Stage } from "./stage.js";
import { createStore, decodeFragment, encodeFragment, initialState } from "./state.js";
import { translate } from "./strings.js";
import { isDark, readPalette } from "./theme.js";
import { findVisible, selectedNodes } from "./visible.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./state.js").State} State */

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const root = document.documentElement;
const narrow = matchMedia("(max-width: 760px)");

/**
 * Start the page over a source of data.
 * @param {import("./source.js").Source} source
 */
export async function start(source) {
  const model = decodeModel(await source.load());
  const first = root.lang.startsWith("en") ? "en" : "zh";
  const store = createStore({ ...initialState(first), filters: !narrow.matches, ...decodeFragment(location.hash, model) });
  const stage = new Stage(find("stage"));
  turnForPortrait(model, stage.host);
  /** @type {import("./search.js").Entry[] | null} */
  let names = null;
  let palette = readPalette(model.classes, false);
  /** @type {App} */
  const app = {
    model,
    state: store.get,
    set: store.set,
    t: (key, values) => translate(store.get().lang, key, values),
    colors: () => palette.classes,
    names: () => (names ??= indexNames(model)),
    announce: (text) => refill(find("live"), text),
    read(place) {
      const { report, begin, length } = model.evidence;
      store.set({ reading: { report: report[place], begin: begin[place], end: begin[place] + length[place] } });
    },
    select(selected, { force = false, tab } = {}) {
      const state = store.get();
      const next = tab ?? (selected?.kind === "figure" ? state.tab : "details");
      store.set({ selected, tab: next, sheet: selected && state.sheet === "peek" ? "half" : state.sheet, reading: narrow.matches ? null : state.reading });
      if (selected) revealChosen(force);
    },
  };
  const revealChosen = (force = false) => {
    for (const node of selectedNodes(model, store.get()).slice(0, 1)) stage.reveal(node, force);
  };
  stage.inset = () => coverage(store.get());

  const showScene = () => {
    const state = store.get();
    const visible = findVisible(model, state);
    const chosen = selectedNodes(model, state);
    stage.show({ model, visible, palette, lang: state.lang, chosen, ...findFocus(model, state, visible) });
    fillLegend(app, find("legend"), visible);
    stage.host.setAttribute("aria-label", app.t("canvas", { nodes: visible.nodes, edges: visible.edges }));
  };
  const showTheme = () => {
    const dark = isDark(store.get().theme);
    root.dataset.theme = dark ? "dark" : "light";
    palette = readPalette(model.classes, dark);
  };
  const showAll = () => {
    root.lang = store.get().lang === "zh" ? "zh-Hans" : "en";
    showTheme();
    fillHeader(app, stage);
    fillPanel(app, find("panel"));
    showScene();
    fillReport(app, find("report"));
    showFrame(store.get());
  };
  store.subscribe((now, before) => {
    if (now.lang !== before.lang || now.theme !== before.theme) showAll();
    else {
      const scene = now.selected !== before.selected || now.hiddenClasses !== before.hiddenClasses || now.hiddenPredicates !== before.hiddenPredicates;
      if (scene || now.loose !== before.loose) showScene();
      if (now.tab !== before.tab) fillPanel(app, find("panel"));
      else if (now.selected !== before.selected && (now.tab === "details" || now.selected?.kind === "figure")) fillBody(app, find("panel"));
      if (now.reading !== before.reading) fillReport(app, find("report"));
      showFrame(now);
      if (Boolean(now.reading) !== Boolean(before.reading)) revealChosen();
      if (now.loose && !before.loose) stage.fit();
    }
    if (now.selected !== before.selected && now.selected?.kind === "node") app.announce(app.t("selected", { name: nameOf(model, now.selected.at, now.lang).slice(0, 80) }));
    remember(encodeFragment(now, model));
  });

  showAll();
  stage.resize();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showAll);
  narrow.addEventListener("change", () => store.set({ filters: !narrow.matches }));
  addEventListener("hashchange", () => store.set(decodeFragment(location.hash, model)));
  listenToPointers(stage, {
    choose: (hit) => app.select(hit),
    open: (node) => {
      app.select({ kind: "node", at: node });
      stage.fitNodes(new Set([node, ...[...edgesOf(model, node)].map((edge) => otherEnd(model, edge, node))]));
    },
  });
  listenToKeys(stage, {
    search: () => document.querySelector("input")?.focus(),
    help: () => openHelp(app, /** @type {HTMLDialogElement} */ (find("help"))),
    back: () => goBack(store),
    select: (node) => app.select({ kind: "node", at: node }),
    read: () => /** @type {HTMLElement | null} */ (document.querySelector("#panel h2"))?.focus(),
    current: () => selectedNodes(model, store.get())[0] ?? -1,
  });
  revealChosen();
  root.dataset.ready = "yes";
}

/**
 * Fill the header and the buttons over the picture.
 * @param {App} app
 * @param {Stage} stage
 */
function fillHeader(app, stage) {
  const { model } = app;
  const { lang } = app.state();
  const dark = isDark(app.state().theme);
  const more = model.reports.length > 1 ? (lang === "zh" ? ` 等 ${model.reports.length} 篇` : ` and ${model.reports.length - 1} more`) : "";
  const title = (model.reports.length ? reportName(model, 0, lang) : model.title.slice(0, 80) || app.t("untitled")) + more;
  document.title = title;
  const stats = app.t("stats", { reports: model.reports.length, nodes: model.count, edges: model.edgeCount, figures: model.figures.id.length })
    + (model.leftOut ? app.t("leftOut", model.leftOut) : "");
  refill(find("header"),
    el("div", { class: "title" }, el("h1", {}, title), el("p", { title: stats }, stats)),
    makeSearch(app),
    el("div", { class: "tools" },
      el("button", { type: "button", class: "text-button", lang: lang === "zh" ? "en" : "zh", onclick: () => app.set({ lang: lang === "zh" ? "en" : "zh" }) }, app.t("language")),
      iconButton(dark ? "sun" : "moon", `${app.t("theme")}: ${app.t(dark ? "light" : "dark")}`, () => app.set({ theme: dark ? "light" : "dark" })),
      iconButton("help", app.t("help"), () => openHelp(app, /** @type {HTMLDialogElement} */ (find("help")))),
    ),
  );
  refill(find("buttons"),
    iconButton("filter", app.t("filters"), () => app.set({ filters: !app.state().filters, ...(narrow.matches ? { sheet: "peek" } : {}) })),
    iconButton("plus", app.t("zoomIn"), () => stage.zoom(1.35), { class: "icon-button pinched" }),
    iconButton("minus", app.t("zoomOut"), () => stage.zoom(1 / 1.35), { class: "icon-button pinched" }),
    iconButton("fit", app.t("fit"), () => stage.fit()),
  );
}

/**
 * The nodes and edges that stay bright while something is selected.
 * @param {import("./decode.js").Model} model
 * @param {State} state
 * @param {import("./visible.js").Visible} visible
 */
function findFocus(model, state, visible) {
  const { selected } = state;
  if (!selected) return { focus: null, focusEdges: new Set() };
  const chosen = selectedNodes(model, state);
  if (!chosen.length) return { focus: null, focusEdges: new Set() };
  const edges = selected.kind === "edge" ? [selected.at] : [...edgesOf(model, chosen[0])].filter((edge) => visible.edge[edge]);
  const focus = new Set([...chosen, ...edges.flatMap((edge) => [model.edges.source[edge], model.edges.target[edge]])]);
  return { focus, focusEdges: new Set(edges) };
}

/**
 * What lies over the edges of the picture.
 * @param {State} state
 */
function coverage(state) {
  const stage = find("stage").getBoundingClientRect();
  if (narrow.matches) {
    const panel = find("panel").getBoundingClientRect();
    return { left: 4, top: 60, right: 4, bottom: Math.max(0, Math.min(stage.height * 0.6, stage.bottom - panel.top)) + 8 };
  }
  return { left: state.filters && !state.reading ? 262 : 24, top: 20, right: state.reading ? Math.min(560, stage.width * 0.6) : 24, bottom: 28 };
}

/** @param {State} state */
function showFrame(state) {
  find("legend").hidden = !state.filters || Boolean(state.reading);
  root.dataset.sheet = state.sheet;
  root.dataset.reading = state.reading ? "yes" : "no";
}

/** @param {import("./state.js").Store} store */
function goBack(store) {
  const state = store.get();
  if (state.reading) store.set({ reading: null });
  else if (narrow.matches && state.filters) store.set({ filters: false });
  else if (state.selected) store.set({ selected: null });
  else if (state.sheet !== "peek") store.set({ sheet: "peek" });
}

/** @param {string} fragment */
function remember(fragment) {
  try {
    history.replaceState(null, "", fragment);
  } catch {
    // some readers of local files refuse; the view is then not in the address
  }
}

/**
 * Lay a wide picture upright in a high window.
 * @param {import("./decode.js").Model} model
 * @param {HTMLElement} host
 */
function turnForPortrait(model, host) {
  const { clientWidth, clientHeight } = host;
  if (clientWidth > clientHeight * 0.8) return;
  const tied = [...model.degree.keys()].filter((node) => model.degree[node]);
  const range = (/** @type {Float64Array} */ values) => Math.max(...tied.map((i) => values[i])) - Math.min(...tied.map((i) => values[i]));
  if (tied.length > 20000 || range(model.x) < range(model.y) * 1.15) return;
  for (let i = 0; i < model.count; i++) [model.x[i], model.y[i]] = [model.y[i], model.x[i]];
}

start(openEmbedded(document)).catch((error) => {
  const lang = root.lang.startsWith("en") ? "en" : "zh";
  refill(find("header"), el("p", { class: "failure", role: "alert" }, error.message === "oldBrowser" ? translate(lang, "oldBrowser") : String(error)));
});
