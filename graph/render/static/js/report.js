// @ts-check
/** The whole text of a report, recognised names as links, the quote lit. */

import { el, iconButton, refill } from "./dom.js";
import { clip, plainLine } from "./format.js";
import { reportName } from "./links.js";
import { linkTo } from "./state.js";

/** @typedef {import("./app.js").App} App */

/**
 * Fill the report panel, or empty it.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function fillReport(app, host) {
  const { reading } = app.state();
  host.hidden = !reading;
  if (!reading) {
    refill(host);
    return;
  }
  const report = app.model.reports[reading.report];
  const text = el("div", { class: "text", lang: "zh", tabindex: "0", "aria-label": clip(plainLine(report.title), 120) }, ...paragraphs(app, reading));
  refill(host,
    el("header", {}, el("div", {}, el("p", { class: "eyebrow" }, [app.t("report"), report.year ?? ""].filter(Boolean).join(" · ")),
      el("h2", {}, reportName(app.model, reading.report, app.state().lang))),
      iconButton("close", app.t("close"), () => app.set({ reading: null }))),
    text,
  );
  const lit = text.querySelector("mark");
  if (lit) requestAnimationFrame(() => lit.scrollIntoView({ block: "center" }));
  text.focus({ preventScroll: true });
}

/**
 * @param {App} app
 * @param {{report: number, begin: number, end: number}} reading
 */
function paragraphs(app, reading) {
  const { model } = app;
  const { text, headings } = model.reports[reading.report];
  const heads = new Set(headings);
  const spans = spansOf(app, reading.report);
  const nodes = [];
  let begin = 0;
  let next = 0;
  for (const line of text.split("\n")) {
    const end = begin + line.length;
    /** @type {[number, number, number][]} */
    const inside = [];
    while (next < spans.length && spans[next][0] < end) {
      if (spans[next][1] <= end) inside.push(spans[next]);
      next++;
    }
    if (line.trim()) {
      const heading = (heads.has(begin) || begin === 0) && line.length < 60;
      nodes.push(el("p", { class: heading ? "heading" : null }, ...pieces(app, text, begin, end, inside, reading)));
    }
    begin = end + 1;
  }
  return nodes;
}

/**
 * Names in a report in their order, none inside another.
 * @param {App} app
 * @param {number} report
 * @returns {[number, number, number][]}  begin, end, node
 */
function spansOf({ model: { mentions } }, report) {
  /** @type {[number, number, number][]} */
  const spans = [];
  for (let i = 0; i < mentions.node.length; i++) {
    if (mentions.report[i] !== report) continue;
    const begin = mentions.begin[i];
    const last = spans.at(-1);
    if (!last || begin >= last[1]) spans.push([begin, begin + mentions.length[i], mentions.node[i]]);
  }
  return spans;
}

/**
 * A paragraph cut at names and at the ends of the quote.
 * @param {App} app
 * @param {string} text
 * @param {number} begin
 * @param {number} end
 * @param {[number, number, number][]} spans
 * @param {{begin: number, end: number}} quote
 */
export function pieces(app, text, begin, end, spans, quote) {
  const cuts = new Set([begin, end, ...spans.flatMap(([from, to]) => [from, to])]);
  for (const cut of [quote.begin, quote.end]) if (cut > begin && cut < end) cuts.add(cut);
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  let at = 0;
  /** @type {HTMLElement | null} */
  let mark = null;
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    while (at < spans.length && spans[at][1] <= from) at++;
    const span = spans[at];
    const words = text.slice(from, to);
    const piece = span && span[0] <= from && to <= span[1]
      ? el("a", { class: "mention", href: linkTo(app.model, span[2]), onclick: (/** @type {Event} */ event) => follow(app, event, span[2]) }, words)
      : words;
    if (quote.begin <= from && to <= quote.end) {
      if (!mark) nodes.push((mark = el("mark")));
      mark.append(piece);
    } else nodes.push(piece);
  }
  return nodes;
}

/**
 * @param {App} app
 * @param {Event} event
 * @param {number} node
 */
function follow(app, event, node) {
  event.preventDefault();
  app.select({ kind: "node", at: node }, { tab: "details" });
}
