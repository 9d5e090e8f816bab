// @ts-check
/** The sentence that says so, with its quote marked, its report, rule and confidence. */

import { el, icon } from "./dom.js";
import { cutSentence } from "./format.js";
import { reportName } from "./links.js";

/** @typedef {import("./app.js").App} App */

/**
 * Show pieces of evidence, the first few at once.
 * @param {App} app
 * @param {number[]} places
 * @param {number} [limit]
 */
export function evidenceList(app, places, limit = 3) {
  return el("div", { class: "evidence-list" }, ...moreList(app, places, limit, (place) => evidenceBlock(app, place)));
}

/**
 * One sentence with its quote and source.
 * @param {App} app
 * @param {number} place
 */
function evidenceBlock(app, place) {
  const { evidence, reports, rules } = app.model;
  const { lang } = app.state();
  const begin = evidence.begin[place];
  const end = begin + evidence.length[place];
  const rule = rules[evidence.rule[place]];
  const confidence = evidence.confidence[place];
  return quoteBlock(app, evidence.report[place], begin, end, begin - evidence.before[place], end + evidence.after[place], () => app.read(place), [
    reports.length > 1 ? reportName(app.model, evidence.report[place], lang) : "",
    rule ? `${app.t("rule")} ${rule[lang]}` : "",
    confidence ? `${app.t("confidence")} ${confidence}` : "",
  ]);
}

/**
 * A quote in its sentence.
 * @param {App} app
 * @param {number} report
 * @param {number} begin
 * @param {number} end
 * @param {number} from
 * @param {number} to
 * @param {() => void} read
 * @param {string[]} notes
 */
export function quoteBlock(app, report, begin, end, from, to, read, notes) {
  const [before, quote, after] = cutSentence(app.model.reports[report].text, begin, end, from, to);
  return el("figure", { class: "evidence" },
    el("blockquote", {}, before, el("mark", {}, quote), after),
    el("figcaption", {},
      ...notes.filter(Boolean).map((note) => el("span", { class: "note" }, note)),
      el("button", { type: "button", class: "read", onclick: read }, icon("page"), app.t("inReport")),
    ),
  );
}

/**
 * The first of many, and a button for more.
 * @template T
 * @param {App} app
 * @param {T[]} items
 * @param {number} limit
 * @param {(item: T) => Node} make
 * @returns {Node[]}
 */
export function moreList(app, items, limit, make) {
  const nodes = items.slice(0, limit).map(make);
  const rest = items.slice(limit);
  if (!rest.length) return nodes;
  const step = Math.min(rest.length, Math.max(20, limit));
  const button = el("button", { type: "button", class: "more", onclick: () => button.replaceWith(...moreList(app, rest, step, make)) },
    rest.length === step ? app.t("moreAll", { n: rest.length }) : app.t("more", { n: step }));
  return [...nodes, button];
}
