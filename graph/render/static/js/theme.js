// @ts-check
/** Colours of the picture, read from the page's own tokens; class colours fitted to the ground. */

/** @typedef {{dark: boolean, ground: string, ink: string, muted: string, edge: string, accent: string, halo: string, classes: string[]}} Palette */

/**
 * Whether the page is dark now.
 * @param {"auto" | "light" | "dark"} theme
 */
export function isDark(theme) {
  return theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/**
 * Read the colours in force.
 * @param {{color?: string}[]} classes
 * @param {boolean} dark
 * @returns {Palette}
 */
export function readPalette(classes, dark) {
  const style = getComputedStyle(document.documentElement);
  const token = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    dark, ground: token("--ground"), ink: token("--ink"), muted: token("--muted"), edge: token("--edge"), accent: token("--accent"),
    halo: token("--ground"), classes: classes.map((term) => fitColor(term.color ?? "#66727f", dark)),
  };
}

/**
 * Lighten a colour that was chosen for paper until it stands out on a dark ground.
 * @param {string} color  `#rrggbb`
 * @param {boolean} dark
 */
export function fitColor(color, dark) {
  if (!/^#[0-9a-f]{6}$/.test(color)) return dark ? "#9aa5b1" : "#66727f";
  if (!dark) return color;
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const light = parts.map((part) => Math.round(part + (255 - part) * 0.34));
  return `#${light.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
