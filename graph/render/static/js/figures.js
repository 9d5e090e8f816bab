// @ts-check
/** Figures: a card for each, and the list of all. */

import { nameOf } from "./decode.js";
import { el, icon, refill } from "./dom.js";
import { evidenceList, moreList } from "./evidence.js";
import { clip, formatNumber, formatValue, plainLine } from "./format.js";
import { nodeButton } from "./links.js";
import { fold } from "./search.js";

/** @typedef {import("./app.js").App} App */

/**
 * One figure of the columns.
 * @param {App} app
 * @param {number} at
 */
function rowOf({ model: { figures } }, at) {
  return {
    value: figures.value[at], unit: figures.unit[at], text: figures.text[at], measure: figures.measure[at], bound: figures.bound[at],
    approximate: figures.approximate[at], about: figures.about[at], place: figures.place[at], year: figures.year[at], modality: figures.modality[at],
    comparison: figures.comparison[at], whole: figures.whole[at], evidence: figures.evidence[at],
  };
}

/**
 * A figure as a card; opened, with whose it is and its sentences.
 * @param {App} app
 * @param {number} at
 * @param {boolean} open
 */
export function figureCard(app, at, open) {
  const row = rowOf(app, at);
  const { lang, selected } = app.state();
  const chosen = selected?.kind === "figure" && selected.at === at;
  const owner = row.about ?? row.place;
  const body = el("div", { class: "unfolded" });
  const card = el("article", { class: `figure-card${open || chosen ? " open" : ""}${chosen ? " chosen" : ""}`, "data-figure": String(at) });
  const fill = () => {
    if (!body.childNodes.length) refill(body, ...details(app, at));
  };
  const head = el("button", {
    type: "button", class: "figure-head", "aria-expanded": String(open || chosen),
    onclick: () => {
      fill();
      head.setAttribute("aria-expanded", String(card.classList.toggle("open")));
    },
  },
    el("span", { class: "measure" }, clip(plainLine(row.measure), 60)),
    el("span", { class: "value" }, formatValue(row, lang)),
    el("span", { class: "note" }, [owner === null ? "" : clip(plainLine(nameOf(app.model, owner, lang)), 40), row.year ?? "",
      row.modality === "achieved" ? "" : app.t(row.modality)].filter(Boolean).join(" · ")),
    icon("chevron"),
  );
  if (open || chosen) fill();
  card.append(head, body);
  return card;
}

/**
 * @param {App} app
 * @param {number} at
 */
function details(app, at) {
  const row = rowOf(app, at);
  const { lang } = app.state();
  const comparison = row.comparison;
  const { measure } = app.model.figures;
  return [
    row.about !== null && el("div", { class: "row" }, nodeButton(app, row.about)),
    comparison && el("p", { class: "facts" }, [
      `${app.t(comparison.kind)} ${comparison.ratio ? `${signed(comparison.ratio)}%` : ""}${comparison.delta ? formatNumber(comparison.delta, row.unit, row.text, lang) : ""}`,
      comparison.year ?? ""].filter(Boolean).join(" · ")),
    row.whole !== undefined && el("p", { class: "facts" }, `${app.t("breakdownOf")} `, el("button", { type: "button", class: "read",
      onclick: () => app.select({ kind: "figure", at: row.whole }) }, clip(plainLine(measure[row.whole]), 40))),
    evidenceList(app, row.evidence),
  ];
}

/** @param {string} ratio */
function signed(ratio) {
  return ratio.startsWith("-") ? `−${ratio.slice(1)}` : `+${ratio}`;
}

/**
 * Build the list of all figures with its filters.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillFigures(app, host) {
  const { model } = app;
  const years = [...new Set(model.figures.year.filter((year) => year !== null))].sort((a, b) => Number(b) - Number(a));
  const list = el("div", { class: "cards" });
  const total = el("p", { class: "facts", role: "status" });
  const text = el("input", { type: "search", placeholder: app.t("filterFigures"), "aria-label": app.t("filterFigures"), oninput: () => update() });
  const year = el("select", { "aria-label": app.t("year"), onchange: () => update() },
    el("option", { value: "" }, app.t("allYears")), ...years.map((value) => el("option", { value: String(value) }, String(value))));
  const update = () => {
    const found = filterFigures(app, text.value, year.value);
    refill(total, app.t("shown", { shown: found.length, all: model.figures.id.length }));
    refill(list, ...(found.length ? moreList(app, found, 60, (at) => figureCard(app, at, false)) : [el("p", { class: "empty" }, app.t("empty"))]));
  };
  refill(host, el("div", { class: "filters-row" }, text, year), total, list);
  update();
  const { selected } = app.state();
  if (selected?.kind === "figure") revealCard(app, list, selected.at);
}

/**
 * Scroll to a figure of the list; one further down than the list shows is put on top.
 * @param {App} app
 * @param {HTMLElement} list
 * @param {number} at
 */
function revealCard(app, list, at) {
  let card = list.querySelector(`[data-figure="${at}"]`);
  if (!card) {
    card = figureCard(app, at, true);
    list.prepend(card);
  }
  requestAnimationFrame(() => card?.scrollIntoView({ block: "center" }));
}

/**
 * The figures that hold all words of a query: in measure, unit, owner, value as written, or sentence.
 * @param {App} app
 * @param {string} query
 * @param {string} year
 */
export function filterFigures(app, query, year) {
  const { model } = app;
  const words = query.split(/\s+/).map(fold).filter(Boolean);
  const found = [];
  for (let at = 0; at < model.figures.id.length; at++) {
    if (year && String(model.figures.year[at]) !== year) continue;
    if (words.length && !words.every((word) => haystack(app, at).includes(word))) continue;
    found.push(at);
  }
  return found;
}

/**
 * @param {App} app
 * @param {number} at
 */
function haystack(app, at) {
  const { figures, nodes, evidence, reports } = app.model;
  const owner = figures.about[at] ?? figures.place[at];
  const place = figures.evidence[at][0];
  const sentence = place === undefined ? "" : reports[evidence.report[place]].text.slice(
    evidence.begin[place] - evidence.before[place], evidence.begin[place] + evidence.length[place] + evidence.after[place]);
  return fold([figures.measure[at], figures.unit[at], figures.text[at], owner === null ? "" : nodes.label[owner], sentence].join("\u0001"));
}
