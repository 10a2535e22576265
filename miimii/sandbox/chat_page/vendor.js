// The vendor of airtime and bills, as it sees itself: our float, its sales, its plans.

import { ask, byId, clock, el, naira, snack } from "/page/dom.js";

let plans = [];

export function vendorCard() {
  return el("section", { class: "card", id: "vendor" }, el("h2", {}, "The vendor's own books"),
    el("p", { class: "hint" }, "All that customers buy is bought from our float there."),
    el("p", { class: "number", id: "float" }),
    el("div", { class: "quick" },
      el("button", { type: "button", onclick: () => payIn(5000000) }, "Pay in ₦50,000"),
      el("button", { type: "button", onclick: () => payIn(-floatKobo()) }, "Empty it"),
      el("button", { type: "button", onclick: () => tell(ask("POST", "bilal/sign-out", {}), "Signed out: the next call gets a 401.") }, "End our session")),
    el("div", { id: "sales" }),
    el("details", {}, el("summary", {}, "Change a plan"), planForm()),
    el("details", {}, el("summary", {}, "Send a callback, true or not"), callbackForm()));
}

export async function drawVendor() {
  const books = await ask("GET", "bilal").catch(() => null);
  if (!books || !byId("float")) return;
  byId("float").textContent = naira(books.float_kobo);
  byId("float").dataset.kobo = books.float_kobo;
  const sales = books.purchases.slice(-20).reverse();
  byId("sales").replaceChildren(sales.length
    ? el("ul", { class: "ledger" }, sales.map(sale))
    : el("p", { class: "none" }, "Nothing sold yet."));
  fill(byId("plan"), books.plans.map((plan) => [`${plan.service} ${plan.id}`, planWords(plan)]));
  fill(byId("sold"), sales.map((row) => [row.reference, `${row.product} · ${clock(row.booked_at)}`]));
  plans = books.plans;
}

function sale(row) {
  return el("li", { title: row.reference },
    el("span", {}, el("strong", {}, row.product), el("small", {}, `${clock(row.booked_at)} · ${row.target} · ${row.reference}`)),
    el("span", { class: "minus" }, naira(row.amount_kobo), el("small", { class: `word ${row.status}` }, row.status)));
}

function planWords(plan) {
  const gone = plan.is_offered ? "" : " (gone)";
  return `${plan.seller} ${plan.name} ${plan.plan_type} ${naira(plan.price_kobo)}${gone}`;
}

// A list that is open under somebody's hand is left alone unless it has changed.
function fill(select, options) {
  const now = JSON.stringify(options);
  if (select.dataset.now === now) return;
  const chosen = select.value;
  select.dataset.now = now;
  select.replaceChildren(...options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)));
}

const floatKobo = () => Number(byId("float").dataset.kobo || 0);

function payIn(kobo) {
  tell(ask("POST", "bilal/float", { kobo }), "Done.");
}

function tell(asked, words) {
  asked.then(() => snack(words), (trouble) => snack(trouble.message)).then(drawVendor);
}

function planForm() {
  const form = el("form", { class: "grid" },
    el("label", { class: "wide" }, "Plan", el("select", { id: "plan", name: "plan" })),
    el("label", {}, "Price (₦; 0: none)", el("input", { name: "price", inputmode: "decimal", required: true, pattern: "[0-9]+([.][0-9]{1,2})?" })),
    el("label", {}, "On the list", el("select", { name: "offered" }, el("option", { value: "1" }, "yes"), el("option", { value: "" }, "no"))),
    el("button", { class: "wide" }, "Change it"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { plan, price, offered } = Object.fromEntries(new FormData(form));
    const [service, id] = plan.split(" ");
    tell(ask("PUT", "bilal/plans", { service, id: Number(id), price_kobo: Math.round(Number(price) * 100), is_offered: Boolean(offered) }),
      "Changed. MiiMii learns of it when the catalogue is refreshed.");
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "plan") return;
    const plan = plans.find((one) => `${one.service} ${one.id}` === event.target.value);
    form.elements.price.value = plan.price_kobo / 100;
    form.elements.offered.value = plan.is_offered ? "1" : "";
  });
  return form;
}

function callbackForm() {
  const form = el("form", { class: "grid" },
    el("label", { class: "wide" }, "About", el("select", { id: "sold", name: "reference", required: true })),
    el("label", {}, "Says", el("select", { name: "status" }, ["success", "fail", "pending"].map((word) => el("option", {}, word)))),
    el("label", {}, "Is sent", el("select", { name: "times" }, [["1", "once"], ["2", "twice"], ["15", "fifteen times"]].map(([value, words]) => el("option", { value }, words)))),
    el("label", { class: "wide" }, "In words", el("input", { name: "response", placeholder: "may hold a token" })),
    el("button", { class: "wide" }, "Send it"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { times, ...body } = Object.fromEntries(new FormData(form));
    ask("POST", "bilal/callbacks", { ...body, times: Number(times) })
      .then(({ http }) => snack(`MiiMii answered ${http.map((status) => status ?? "nothing").join(", ")}.`), (trouble) => snack(trouble.message));
  });
  return form;
}
