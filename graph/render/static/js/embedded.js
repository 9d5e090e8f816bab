// @ts-check
/** The data source that is the file itself: JSON in a script element, deflated when it is large. */

/** @typedef {import("./source.js").Source} Source */

/**
 * Read the payload out of the page.
 * @param {Document} page
 * @returns {Source}
 */
export function openEmbedded(page) {
  return {
    async load() {
      const element = page.getElementById("data");
      const text = element?.textContent ?? "{}";
      if (element?.getAttribute("data-encoding") !== "deflate") return JSON.parse(text);
      if (typeof DecompressionStream === "undefined") throw new Error("oldBrowser");
      const inflated = new Blob([decodeBase64(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
      return JSON.parse(await new Response(inflated).text());
    },
  };
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decodeBase64(text) {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
