// @ts-check
/**
 * Making elements. Everything that comes from data becomes a text node: there is no way
 * here to write markup, so a label can hold whatever it likes.
 */

/** @typedef {Node | string | null | undefined | false} Child */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [options]  `class`, `on…` listeners, `--…` custom properties, else attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith("--")) element.style.setProperty(key, String(value));
    else element.setAttribute(key === "class" ? "class" : key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Put other children into an element.
 * @param {Element} element
 * @param {...Child} children
 */
export function refill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
}

const ICONS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20",
  close: "M6 6l12 12M18 6 6 18",
  moon: "M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  filter: "M4 6h16M7 12h10M10 18h4",
  chevron: "M8 10l4 4 4-4",
  help: "M9.2 9a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.4M12 17.2v.3",
  page: "M6 3.5h8l4 4v13H6zM9 12h6M9 15.5h6",
  centre: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M12 3v3M12 18v3M3 12h3M18 12h3",
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button with an icon and a name.
 * @param {keyof typeof ICONS} name
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, any>} [options]
 */
export function iconButton(name, label, press, options = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: press, ...options }, icon(name));
}

/**
 * The sign of a class: its shape in its colour.
 * @param {{name: string}} term
 * @param {string} color
 */
export function classSign(term, color) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "-6 -6 12 12", class: "sign", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pathOf(shapeOf(term.name)));
  path.setAttribute("fill", color);
  svg.append(path);
  return svg;
}

/**
 * The shape of a class: bodies are round, places square, sites house-like, undertakings lozenges, awards stars, works sheets.
 * @param {string} name
 */
export function shapeOf(name) {
  if (name === "Place" || name === "Township") return "square";
  if (name === "Venue" || name === "Temple") return "house";
  if (name === "Program" || name === "Activity") return "lozenge";
  if (name === "Award") return "star";
  return name === "Work" ? "sheet" : "circle";
}

/**
 * @param {string} shape
 */
export function pathOf(shape) {
  if (shape === "square") return "M-4.4-4.4h8.8v8.8h-8.8z";
  if (shape === "house") return "M0-5.4 5-.8V4.6H-5V-.8z";
  if (shape === "lozenge") return "M0-5.8 5.8 0 0 5.8-5.8 0z";
  if (shape === "star") return "M0-6 1.7-2.1 5.8-1.8 2.7.9 3.6 4.9 0 2.8-3.6 4.9-2.7.9-5.8-1.8-1.7-2.1z";
  if (shape === "sheet") return "M-3.8-5.2h5l2.6 2.6v7.8h-7.6z";
  return "M0-5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z";
}
