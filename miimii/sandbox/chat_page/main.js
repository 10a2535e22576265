// Starts the page: people on the left, panes on a phone, tabs on the right.

import { ask, byId, el, snack } from "/page/dom.js";
import { currentCustomer, listenToComposer, select } from "/page/chat.js";
import { startPanel } from "/page/panel.js";

const KEPT = "customer";
const STARTERS = [
  { name: "Ada Obi", phone: "+2348030000001" },
  { name: "Musa Bello", phone: "+2348030000002" },
  { name: "Zainab Sani", username: "zainab" },
];
const initials = (name) => name.split(" ").map((word) => word[0]).join("").slice(0, 2).toUpperCase();
const hue = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

async function refresh(choose) {
  const { customers, kinds } = await ask("GET", "customers");
  const kept = choose || currentCustomer()?.id || localStorage.getItem(KEPT);
  const chosen = customers.find((one) => one.id === kept) || customers[0] || null;
  if (chosen) localStorage.setItem(KEPT, chosen.id);
  const starters = STARTERS.filter((one) => !customers.some((known) => known.name === one.name || (one.phone && `+${known.phone}` === one.phone)));
  byId("people").replaceChildren(...customers.map((one) => person(one, one === chosen)),
    ...starters.map((one) => el("li", {}, el("button", { type: "button", class: "person starter", onclick: () => add(one) }, face(one, "+"),
      el("span", {}, el("strong", {}, one.name), el("small", {}, one.phone || `@${one.username}, number hidden`))))));
  if (chosen?.id !== currentCustomer()?.id || !chosen) select(chosen);
  return kinds;
}

function face({ name }, text) {
  const node = el("span", { class: "face", "aria-hidden": "true" }, text || initials(name));
  node.style.setProperty("--hue", hue(name));
  return node;
}

function person(one, chosen) {
  const number = one.phone ? `+${one.phone}` : `@${one.username || "username"}, number hidden`;
  return el("li", {}, el("button", { type: "button", class: "person", "aria-current": chosen ? "true" : false, onclick: () => { refresh(one.id); show("chat"); } },
    face(one), el("span", {}, el("strong", {}, one.name), el("small", {}, number))));
}

async function add(body) {
  try {
    const made = await ask("POST", "customers", body);
    await refresh(made.id);
    show("chat");
  } catch (trouble) {
    snack(trouble.message);
  }
}

function show(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll(".panes button")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }
}

for (const button of document.querySelectorAll(".panes button")) {
  button.addEventListener("click", () => show(button.dataset.pane));
}
const form = byId("new-person");
const newNumber = () => { form.elements.phone.value = `+234803${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`; };
newNumber();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, phone, hidden } = form.elements;
  const handle = name.value.toLowerCase().replace(/\W+/g, "_");
  add(hidden.checked ? { name: name.value, username: handle } : { name: name.value, phone: phone.value });
  newNumber();
});

show("chat");
listenToComposer(await refresh());
startPanel();
