// @ts-check
/** What is known of the chosen node, edge or figure, each fact with its sentence. */

import { edgesOf, nameOf, otherEnd, stands } from "./decode.js";
import { classSign, el, iconButton, refill } from "./dom.js";
import { evidenceList, moreList, quoteBlock } from "./evidence.js";
import { figureCard } from "./figures.js";
import { clip, plainLine } from "./format.js";
import { nodeButton, reportName } from "./links.js";

/** @typedef {import("./app.js").App} App */

/**
 * Fill the details for the selection.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillDetails(app, host) {
  const { selected } = app.state();
  host.scrollTop = 0;
  if (!selected) refill(host, ...welcome(app));
  else if (selected.kind === "node") refill(host, ...nodeDetails(app, selected.at));
  else if (selected.kind === "edge") refill(host, ...edgeDetails(app, selected.at));
  else refill(host, figureCard(app, selected.at, true));
}

/** @param {App} app */
function welcome(app) {
  const { model } = app;
  const top = [...model.ranked].sort((a, b) => model.degree[b] - model.degree[a]).slice(0, 8).filter((node) => model.degree[node]);
  return [
    el("div", { class: "welcome" },
      el("p", { class: "eyebrow" }, app.t("hintHead")),
      el("p", { class: "lead" }, app.t(top.length ? "hint" : "emptyNetwork")),
    ),
    top.length > 0 && section(app.t("hubs"), 0, ...top.map((node) => el("div", { class: "row" }, nodeButton(app, node),
      el("span", { class: "count" }, String(model.degree[node]))))),
    section(app.t("reports"), model.reports.length, ...moreList(app, [...model.reports.keys()], 12, (report) => el("div", { class: "row" },
      el("button", { type: "button", class: "node-button", onclick: () => app.set({ reading: { report, begin: 0, end: 0 } }) },
        el("span", { class: "name" }, reportName(model, report, app.state().lang))),
      el("span", { class: "count" }, String(model.reports[report].year ?? ""))))),
    el("p", { class: "foot" }, app.t("offline")),
  ];
}

/**
 * @param {string} title
 * @param {number} count
 * @param {...(Node | string | false)} children
 */
function section(title, count, ...children) {
  return el("section", {}, el("h3", {}, title, count > 0 && el("span", { class: "count" }, String(count))), ...children);
}

/**
 * @param {App} app
 * @param {number} node
 */
function nodeDetails(app, node) {
  const { model } = app;
  const { lang } = app.state();
  const type = model.nodes.type[node];
  const kinds = (model.nodes.kinds[node] ?? []).map((kind) => model.kinds[kind][lang]);
  const aliases = model.nodes.aliases[node] ?? [];
  const figures = model.figuresOf.get(node) ?? [];
  const mentions = model.mentionsOf.get(node) ?? [];
  const name = plainLine(nameOf(model, node, lang));
  return [
    el("header", { class: "head", "--class": app.colors()[type] },
      el("p", { class: "eyebrow" }, classSign(model.classes[type], app.colors()[type]), [model.classes[type][lang], ...kinds].join(" · ")),
      el("h2", { tabindex: "-1" }, el("bdi", {}, clip(name, 300))),
      aliases.length > 0 && el("p", { class: "aliases" }, `${app.t("alias")} `, ...aliases.slice(0, 12).map((alias) => el("bdi", {}, clip(plainLine(alias), 60)))),
      el("p", { class: "facts" },
        [`${app.t("relations")} ${model.degree[node]}`, `${app.t("figures")} ${figures.length}`, app.t("mentionsCount", { n: mentions.length })].join(" · "),
        iconButton("centre", app.t("centre"), () => app.select({ kind: "node", at: node }, { force: true })),
      ),
    ),
    ...relationGroups(app, node),
    figures.length > 0 && section(app.t("figures"), figures.length, ...moreList(app, figures, 12, (figure) => figureCard(app, figure, figures.length < 4))),
    mentions.length > 0 && section(app.t("mentions"), mentions.length, ...moreList(app, mentions, model.degree[node] ? 2 : 5, (m) => mentionBlock(app, m))),
  ];
}

/**
 * Relations at a node, by type and direction.
 * @param {App} app
 * @param {number} node
 */
function relationGroups(app, node) {
  const { model } = app;
  const { lang } = app.state();
  /** @type {Map<string, {title: string, edges: number[]}>} */
  const groups = new Map();
  for (const edge of edgesOf(model, node)) {
    const term = model.predicates[model.edges.predicate[edge]];
    const out = model.edges.source[edge] === node;
    const inverse = lang === "zh" ? term.inverseZh : term.inverseEn;
    const title = out ? `${term[lang]} →` : `← ${inverse || term[lang]}`;
    const key = `${String(model.edges.predicate[edge]).padStart(3, "0")}${out ? 0 : 1}`;
    const group = groups.get(key) ?? { title, edges: [] };
    group.edges.push(edge);
    groups.set(key, group);
  }
  const open = model.degree[node] <= 4;
  return [...groups.keys()].sort().map((key) => {
    const { title, edges } = groups.get(key) ?? { title: "", edges: [] };
    edges.sort((a, b) => model.weight[otherEnd(model, b, node)] - model.weight[otherEnd(model, a, node)]);
    return section(title, edges.length, ...moreList(app, edges, 20, (edge) => relationRow(app, edge, node, open)));
  });
}

/**
 * One relation: the other end, when, and its sentences to unfold.
 * @param {App} app
 * @param {number} edge
 * @param {number} node
 * @param {boolean} open
 */
function relationRow(app, edge, node, open) {
  const { model } = app;
  const claims = model.claimsOf[edge];
  const places = claims.flatMap((claim) => model.claims.evidence[claim]);
  const body = el("div", { class: "unfolded" });
  const fill = () => {
    if (!body.childNodes.length) body.append(evidenceList(app, places));
  };
  if (open && places.length) fill();
  const row = el("div", { class: "row" }, nodeButton(app, otherEnd(model, edge, node)), el("span", { class: "tags" }, ...claimTags(app, edge)));
  if (!places.length) return row;
  const button = iconButton("chevron", app.t("evidence"), () => {
    const opened = row.parentElement?.classList.toggle("open");
    button.setAttribute("aria-expanded", String(Boolean(opened)));
    fill();
  }, { "aria-expanded": String(open), class: "icon-button fold" });
  row.append(button);
  return el("div", { class: open ? "relation open" : "relation" }, row, body);
}

/**
 * Year, modality and details of an award.
 * @param {App} app
 * @param {number} edge
 */
function claimTags(app, edge) {
  const { model } = app;
  const claims = model.claimsOf[edge];
  const years = [...new Set(claims.map((claim) => model.claims.year[claim]).filter((year) => year !== null))].sort();
  const modalities = [...new Set(claims.filter((claim) => !stands(model, claim)).map((claim) => (model.claims.denied[claim] ? "denied" : model.claims.modality[claim])))];
  const { source, target, predicate } = model.edges;
  const award = model.predicates[predicate[edge]].name === "receivedAward"
    ? (model.grantsOf.get(source[edge]) ?? []).map((i) => model.grants[i]).filter((grant) => grant.award === target[edge])
    : [];
  const texts = [
    ...award.flatMap((grant) => [grant.level, grant.batch, grant.rank, grant.within === null ? "" : `${app.t("unique")} ${nameOf(model, grant.within, app.state().lang)}`]),
    ...modalities.map((modality) => app.t(modality)), ...years.map(String), claims.length ? "" : app.t("background"),
  ];
  return [...new Set(texts)].filter(Boolean).map((text) => el("span", { class: "tag" }, clip(plainLine(text), 30)));
}

/**
 * @param {App} app
 * @param {number} edge
 */
function edgeDetails(app, edge) {
  const { model } = app;
  const { lang } = app.state();
  const term = model.predicates[model.edges.predicate[edge]];
  const claims = model.claimsOf[edge];
  return [
    el("header", { class: "head" },
      el("p", { class: "eyebrow" }, app.t("edges")),
      el("h2", { tabindex: "-1", class: "statement" },
        nodeButton(app, model.edges.source[edge]), el("span", { class: "predicate" }, `${term[lang]} →`), nodeButton(app, model.edges.target[edge])),
      el("p", { class: "facts" }, ...claimTags(app, edge)),
    ),
    section(app.t("evidence"), claims.length, evidenceList(app, claims.flatMap((claim) => model.claims.evidence[claim]), 20)),
  ];
}

/**
 * A place in a text that names a node, in the words around it.
 * @param {App} app
 * @param {number} mention
 */
function mentionBlock(app, mention) {
  const { mentions, reports } = app.model;
  const report = mentions.report[mention];
  const begin = mentions.begin[mention];
  const end = begin + mentions.length[mention];
  const { text } = reports[report];
  const from = Math.max(text.lastIndexOf("\n", begin), text.lastIndexOf("。", begin), -1) + 1;
  const stop = text.slice(end).search(/[。\n]/);
  return quoteBlock(app, report, begin, end, from, stop < 0 ? text.length : end + stop + 1,
    () => app.set({ reading: { report, begin, end } }), [reports.length > 1 ? reportName(app.model, report, app.state().lang) : ""]);
}
