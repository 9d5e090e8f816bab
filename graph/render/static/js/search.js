// @ts-check
/** Finding nodes by name, alias, pinyin and initials. */

/** @typedef {import("./decode.js").Model} Model */
/** @typedef {{label: string, rest: string[], pinyin: string, initials: string}} Entry */

/**
 * Fold a text for comparison: width, case, spaces and quotes do not count.
 * @param {string} text
 */
export function fold(text) {
  return text.slice(0, 2000).normalize("NFKC").toLowerCase().replace(/[\s“”"'‘’《》「」·]/g, "");
}

/**
 * Make what the search box looks through, once.
 * @param {Model} model
 * @returns {Entry[]}
 */
export function indexNames(model) {
  return model.nodes.label.map((label, i) => {
    const hidden = (model.nodes.hidden[i] ?? "").toLowerCase();
    const spaced = hidden.includes(" ");
    return {
      label: fold(label),
      rest: [...(model.nodes.aliases[i] ?? []), ...(model.nodes.en[i] ? [model.nodes.en[i]] : [])].map(fold),
      pinyin: hidden.replace(/[\s']/g, ""),
      initials: spaced ? hidden.split(/\s+/).map((word) => word[0] ?? "").join("") : "",
    };
  });
}

/**
 * Find nodes, the best first.
 * @param {Entry[]} entries
 * @param {string} query
 * @param {ArrayLike<number>} weight  breaks ties
 * @param {number} limit
 * @returns {number[]}
 */
export function findNames(entries, query, weight, limit) {
  const wanted = fold(query);
  if (!wanted) return [];
  const latin = /^[a-z0-9]+$/.test(wanted);
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0; i < entries.length; i++) {
    const score = scoreEntry(entries[i], wanted, latin);
    if (score) found.push([score, i]);
  }
  found.sort((a, b) => b[0] - a[0] || weight[b[1]] - weight[a[1]] || a[1] - b[1]);
  return found.slice(0, limit).map(([, i]) => i);
}

/**
 * @param {Entry} entry
 * @param {string} wanted
 * @param {boolean} latin
 */
function scoreEntry(entry, wanted, latin) {
  if (entry.label === wanted) return 9;
  if (entry.rest.includes(wanted)) return 8;
  if (entry.label.startsWith(wanted)) return 7;
  if (entry.rest.some((name) => name.startsWith(wanted))) return 6;
  if (entry.label.includes(wanted)) return 5;
  if (entry.rest.some((name) => name.includes(wanted))) return 4;
  if (!latin) return 0;
  if (entry.initials && entry.initials.startsWith(wanted)) return 3.5;
  if (entry.pinyin.startsWith(wanted)) return 3;
  if (wanted.length > 1 && entry.initials.includes(wanted)) return 2;
  return wanted.length > 2 && entry.pinyin.includes(wanted) ? 1 : 0;
}
