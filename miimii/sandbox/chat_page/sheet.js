// The sheet that slides up over the chat: for lists, and the frame of forms.

import { byId, el } from "/page/dom.js";

let opener = null;

export function openSheet(title, ...content) {
  const sheet = byId("sheet");
  if (sheet.hidden) opener = document.activeElement;
  sheet.replaceChildren(
    el("header", {}, el("button", { type: "button", class: "plain", onclick: closeSheet, "aria-label": "Close" }, "✕"),
      el("h2", { id: "sheet-title" }, title)),
    ...content);
  sheet.hidden = false;
  byId("log").inert = byId("composer").inert = byId("chips").inert = true;
  const first = sheet.querySelector("input, textarea, .row, button.primary");
  (first || sheet.querySelector("button")).focus();
}

export function closeSheet() {
  const sheet = byId("sheet");
  if (sheet.hidden) return;
  sheet.hidden = true;
  sheet.replaceChildren();
  byId("log").inert = byId("composer").inert = byId("chips").inert = false;
  (opener?.isConnected ? opener : byId("words")).focus();
}

export function openList(message, tap) {
  const { action } = message.body;
  openSheet(action.button, el("div", { class: "rows" }, action.sections.map((section) => [
    section.title && el("h3", {}, section.title),
    section.rows.map((row) => el("button", { type: "button", class: "row", onclick: () => { closeSheet(); tap(row.id); } },
      el("strong", {}, row.title), row.description && el("span", {}, row.description))),
  ])));
}

document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSheet(); });
