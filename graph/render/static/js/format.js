// @ts-check
/** Numbers and texts as people read them. Values stay strings of digits: no float ever rounds one. */

/** @type {Record<string, string>} */
const UNITS_EN = {
  元: "yuan", 美元: "US dollars", 人: "people", 名: "people", 人次: "person-times", 次: "times", 场次: "sessions", 场: "sessions",
  亩: "mu", 公里: "km", 米: "m", 平方米: "m²", 平方公里: "km²", 公顷: "ha", 吨: "t", 户: "households", 件: "items", 项: "items",
  个: "", 家: "", 座: "", 条: "", 所: "", 起: "cases", 万元: "ten thousand yuan", 天: "days", 年: "years", 小时: "hours",
};

/** @typedef {{value: string, unit: string, text: string, bound: string, approximate: boolean | number}} Figure */

/**
 * Write a figure's value: `≥ 3,600 人次`, `126.4亿元`, `≈ 320 million yuan`.
 * @param {Figure} figure
 * @param {"zh" | "en"} lang
 */
export function formatValue(figure, lang) {
  const sign = figure.bound === "atLeast" ? "≥ " : figure.bound === "atMost" ? "≤ " : figure.approximate ? "≈ " : "";
  return sign + formatNumber(figure.value, figure.unit, figure.text, lang);
}

/**
 * Write a number with its unit.
 * @param {string} value
 * @param {string} unit
 * @param {string} written  as the report has it: its own 万 or 亿 is kept
 * @param {"zh" | "en"} lang
 */
export function formatNumber(value, unit, written, lang) {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return clip(written || value + unit, 60);
  const digits = value.replace("-", "").split(".")[0].replace(/^0+/, "").length;
  const minus = value.startsWith("-") ? "−" : "";
  const plain = value.replace("-", "");
  if (unit === "%" || unit === "‰") return minus + plain + unit;
  if (lang === "en") {
    const [places, word] = digits > 12 ? [12, " trillion"] : digits > 9 ? [9, " billion"] : digits > 6 ? [6, " million"] : [0, ""];
    const name = UNITS_EN[unit] ?? clip(unit, 20);
    return minus + groupDigits(shiftPoint(plain, Number(places))) + word + (name ? ` ${name}` : "");
  }
  const [places, word] = /万亿/.test(written) ? [12, "万亿"] : /亿/.test(written) || digits > 8 ? [8, "亿"] : /万/.test(written) ? [4, "万"] : [0, ""];
  return minus + groupDigits(shiftPoint(plain, Number(places))) + word + clip(unit, 20);
}

/**
 * Move the decimal point to the left, exactly.
 * @param {string} value  digits with or without a point
 * @param {number} places
 */
export function shiftPoint(value, places) {
  const [whole, part = ""] = value.split(".");
  const padded = whole.padStart(places + 1, "0");
  const cut = padded.length - places;
  const head = padded.slice(0, cut).replace(/^0+(?=\d)/, "");
  const tail = (padded.slice(cut) + part).replace(/0+$/, "");
  return tail ? `${head}.${tail}` : head;
}

/**
 * Put a comma between thousands; numbers of four digits stay whole.
 * @param {string} value
 */
export function groupDigits(value) {
  const [whole, part] = value.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return part ? `${grouped}.${part}` : grouped;
}

/**
 * Shorten a text at its end.
 * @param {string} text
 * @param {number} limit
 */
export function clip(text, limit) {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/**
 * Drop what would turn the direction of writing or break a line of a label.
 * @param {string} text
 */
export function plainLine(text) {
  return text.slice(0, 400).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, " ").trim();
}

/**
 * Break a label into at most two short lines, shortened in the middle: the tail tells names apart.
 * @param {string} label
 * @returns {string[]}
 */
export function breakLabel(label) {
  let text = plainLine(label) || "—";
  const limit = /[\u2e80-\uffff]/.test(text) ? 10 : 20;
  if (text.length > 2 * limit) text = `${text.slice(0, limit - 1)}…${text.slice(-(limit - 1))}`;
  if (text.length <= limit + 1) return [text];
  const half = Math.ceil(text.length / 2);
  const space = text.lastIndexOf(" ", half + 4);
  const cut = space > half - 8 && space > 0 ? space : half;
  return [text.slice(0, cut).trim(), text.slice(cut).trim()];
}

/**
 * Cut a sentence around its quote: what stands before, the quote, what stands after.
 * @param {string} text
 * @param {number} begin  of the quote
 * @param {number} end
 * @param {number} from  of the sentence
 * @param {number} to
 * @returns {[string, string, string]}
 */
export function cutSentence(text, begin, end, from, to) {
  const before = text.slice(Math.max(from, begin - 90), begin);
  const after = text.slice(end, Math.min(to, end + 90));
  const quote = clip(text.slice(begin, end), 400);
  return [(begin - 90 > from ? "…" : "") + before.trimStart(), quote, after.trimEnd() + (end + 90 < to ? "…" : "")];
}
