// @ts-check
/** The help: keys, gestures, and that nothing leaves the page. */

import { el, iconButton, refill } from "./dom.js";

/** @typedef {import("./app.js").App} App */

/**
 * Open the help over the page.
 * @param {App} app
 * @param {HTMLDialogElement} dialog
 */
export function openHelp(app, dialog) {
  const rows = app.t("keys").split("\n").map((line) => line.split("|"));
  refill(dialog,
    el("header", {}, el("h2", {}, app.t("help")), iconButton("close", app.t("close"), () => dialog.close())),
    el("p", {}, app.t("mouse")),
    el("dl", {}, ...rows.flatMap(([keys, meaning]) => [
      el("dt", {}, ...keys.split(" ").map((key) => el("kbd", {}, key))),
      el("dd", {}, meaning),
    ])),
    el("p", { class: "foot" }, app.t("offline")),
  );
  if (!dialog.open) dialog.showModal();
}
