// Behind the scenes: a friend's money, the bank's view, dials, and the wire.

import { ask, byId, clock, el, naira, snack } from "/page/dom.js";
import { currentCustomer, poll } from "/page/chat.js";
import { drawVendor, vendorCard } from "/page/vendor.js";

const GROUPS = { bank: "The bank", vtu: "Airtime and bills", kyc: "Identity check", graph: "WhatsApp", model: "Language model" };
let account = null;
let lastExchange = 0;

export function startPanel() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const open = (tab) => {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      byId(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
    if (tab.id === "tab-trouble") drawDials();
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      open(next);
      next.focus();
    });
  });
  open(tabs[0]);
  drawMoney();
  drawWire();
  document.addEventListener("feed", (event) => {
    account = event.detail.feed.account;
    drawAccount();
  });
  setInterval(() => { if (!document.hidden) { drawBooks(); drawExchanges(); } }, 2000);
}

function drawMoney() {
  const amounts = [1000, 10000, 50000];
  const form = el("form", { class: "grid" },
    el("label", {}, "Amount (₦)", el("input", { name: "amount", inputmode: "decimal", value: "10000", required: true, pattern: "[0-9]+([.][0-9]{1,2})?" })),
    el("label", {}, "From", el("input", { name: "sender_name", value: "MUSA BELLO" })),
    el("label", {}, "Shape of the notice", choice("shape", { A: "A: typed", B: "B: flat", AB: "both" })),
    el("label", {}, "Each notice is sent", choice("times", { 1: "once", 2: "twice", 5: "five times", 15: "fifteen times" })),
    el("label", { class: "wide" }, "What happens", choice("story", {
      plain: "the money arrives",
      first_undecided: "the bank says it waits, then that it arrived",
      lie: "the notice claims ten times the amount",
      forged: "a notice, but no money",
      silent: "money, but no notice",
    })),
    el("button", { class: "primary wide" }, "Send it"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { amount, sender_name, shape, times, story } = Object.fromEntries(new FormData(form));
    const kobo = Math.round(Number(amount) * 100);
    give({
      amount_kobo: kobo, sender_name, shape, times: Number(times),
      first_undecided: story === "first_undecided",
      notice_amount_kobo: story === "lie" ? kobo * 10 : null,
      booked: story !== "forged",
      notices: story !== "silent",
    });
  });
  byId("money").replaceChildren(
    el("section", { class: "card", id: "account" }),
    el("section", { class: "card" }, el("h2", {}, "A friend sends money"),
      el("div", { class: "quick" }, amounts.map((amount) =>
        el("button", { type: "button", onclick: () => give({ amount_kobo: amount * 100 }) }, naira(amount * 100).replace(".00", "")))),
      el("details", {}, el("summary", {}, "Choose amount, sender and notice"), form)),
    el("section", { class: "card" }, el("h2", {}, "The bank's own books"),
      el("p", { class: "hint" }, "What the bank thinks, whatever MiiMii says."), el("div", { id: "books" })),
    vendorCard());
  drawAccount();
  drawBooks();
}

function choice(name, options, selected) {
  return el("select", { name }, Object.entries(options).map(([value, words]) =>
    el("option", { value, selected: value === selected }, words)));
}

async function give(gift) {
  if (!account) {
    snack("There is no account yet: finish onboarding in the chat first.");
    return;
  }
  await ask("POST", "bellbank/credits", { account_number: account.account_number, ...gift }).catch((trouble) => snack(trouble.message));
  drawBooks();
  poll();
}

function drawAccount() {
  const box = byId("account");
  if (!box) return;
  const who = currentCustomer()?.name || "Nobody";
  box.replaceChildren(...(account
    ? [el("small", {}, "Account at the bank"), el("p", { class: "number" }, account.account_number), el("span", {}, account.account_name)]
    : [el("small", {}, "Account at the bank"), el("p", { class: "none" }, `${who} has no account yet. It appears here after onboarding.`)]));
}

async function drawBooks() {
  const box = byId("books");
  if (!box || byId("money").hidden) return;
  drawVendor();
  const books = await ask("GET", "bellbank").catch(() => null);
  if (!books) return;
  const mine = account ? books.credits.filter((row) => row.account_number === account.account_number) : books.credits;
  const rows = [
    ...mine.map((row) => ({ at: row.happened_at, sign: 1, who: row.sender_name, ...row })),
    ...books.payouts.map((row) => ({ at: row.booked_at, sign: -1, who: row.account_name, ...row })),
  ].sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, 30);
  box.replaceChildren(rows.length
    ? el("ul", { class: "ledger" }, rows.map(line))
    : el("p", { class: "none" }, "Nothing yet. Money in and payouts appear here."));
}

function line(row) {
  return el("li", { title: row.reference }, el("span", {}, el("strong", {}, row.who), el("small", {}, `${clock(row.at)} · ${row.reference}`)),
    el("span", { class: row.sign > 0 ? "plus" : "minus" }, `${row.sign > 0 ? "+" : "−"}${naira(row.amount_kobo)}`, el("small", { class: `word ${row.status}` }, row.status)));
}

async function drawDials() {
  const { dials } = await ask("GET", "dials");
  const groups = Object.entries(GROUPS).map(([prefix, title], at) => {
    const mine = dials.filter((dial) => dial.name.startsWith(`${prefix}.`));
    const moved = mine.filter((dial) => dial.value !== dial.default || dial.next.length).length;
    return el("details", { class: "card", open: at === 0 || moved > 0 },
      el("summary", {}, el("h2", {}, title), moved > 0 && el("span", { class: "badge" }, `${moved} changed`)), mine.map(dialRow));
  });
  const timing = dials.filter((dial) => !dial.name.includes("."));
  byId("trouble").replaceChildren(
    el("p", { class: "hint" }, "Make a provider misbehave, for good or for its next calls only."),
    ...groups,
    el("details", { class: "card" }, el("summary", {}, el("h2", {}, "Timing")), timing.map(dialRow)),
    fateForm(dials, "bank.transfer", "bellbank", { title: "One account's fate", number: "Account number", each: "Every payout to it", pattern: "[0-9]{10}" }),
    fateForm(dials, "vtu.vend", "bilal", { title: "One meter's fate", number: "Phone, meter or card", each: "Every purchase for it", pattern: "[0-9]{10,13}" }),
    el("div", { class: "quick" },
      el("button", { type: "button", onclick: closeWindow }, "Close the 24-hour window"),
      el("button", { type: "button", onclick: async () => { await ask("DELETE", "dials"); drawDials(); } }, "Everything back to normal")));
}

// Whichever of the two was changed last, both count: what, and for how long.
function dialRow(dial) {
  const times = choice("times", { always: "for good", 1: "next call", 3: "next 3" }, dial.next.length ? "1" : "always");
  const input = Object.keys(dial.choices).length
    ? choice("value", dial.choices, dial.next[0] || dial.value)
    : el("input", { name: "value", inputmode: "numeric", value: dial.value });
  const row = el("div", { class: "dial" }, el("label", {}, dial.words, input), times);
  const mark = () => row.classList.toggle("changed", input.value !== dial.default);
  const turn = async () => {
    const put = (value, count) => ask("PUT", "dials", { name: dial.name, value, times: count });
    try {
      await put(times.value === "always" ? input.value : dial.default, null);
      if (times.value !== "always" && input.value !== dial.default) await put(input.value, Number(times.value));
    } catch (trouble) {
      snack(trouble.message);
    }
    mark();
  };
  input.addEventListener("change", turn);
  times.addEventListener("change", turn);
  times.setAttribute("aria-label", `${dial.words}: how long`);
  mark();
  return row;
}

function fateForm(dials, dial, provider, { title, number, each, pattern }) {
  const fates = dials.find((one) => one.name === dial).choices;
  const form = el("form", { class: "grid" },
    el("label", {}, number, el("input", { name: "key", inputmode: "numeric", pattern, required: true, placeholder: "0123456789" })),
    el("label", {}, each, choice("fate", fates)),
    el("button", { class: "wide" }, "Set"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask("PUT", `${provider}/fates`, Object.fromEntries(new FormData(form))).then(() => snack("Set."), (trouble) => snack(trouble.message));
  });
  return el("details", { class: "card" }, el("summary", {}, el("h2", {}, title)), form);
}

async function closeWindow() {
  const customer = currentCustomer();
  if (customer) await ask("POST", `customers/${customer.id}/window`, { hours: 0 });
  snack("Closed until the customer writes again.");
}

function drawWire() {
  byId("wire").replaceChildren(
    el("p", { class: "hint" }, "Every call between MiiMii and the providers: never what was in it."),
    el("p", { id: "quiet", class: "none" }, "Nothing since the start. Say something in the chat."),
    el("ol", { id: "exchanges", class: "exchanges", "aria-label": "Calls, newest first" }));
}

async function drawExchanges() {
  const { exchanges } = await ask("GET", `wire?after=${lastExchange}`).catch(() => ({ exchanges: [] }));
  const list = byId("exchanges");
  for (const one of exchanges) {
    lastExchange = Math.max(lastExchange, one.id);
    list.prepend(exchange(one));
  }
  byId("quiet").hidden = list.childElementCount > 0;
  while (list.childElementCount > 200) list.lastElementChild.remove();
}

function exchange(one) {
  const good = one.status !== null && one.status < 400;
  const sent = one.direction === "sent" && !one.label.startsWith("form");
  const again = (wrong) => ask("POST", `wire/${one.id}/again`, { wrong_signature: wrong })
    .then(({ http }) => snack(`MiiMii answered ${http ?? "nothing"}.`), (trouble) => snack(trouble.message));
  return el("li", {},
    el("span", { class: "way", title: one.direction }, one.direction === "sent" ? "→ MiiMii" : "← MiiMii"),
    el("span", { class: `code ${good ? "good" : "bad"}` }, one.status === null ? "no answer" : String(one.status)),
    el("span", { class: "took" }, `${one.took_ms} ms`),
    el("span", { class: "path" }, `${one.method} ${one.path}`),
    el("small", {}, `${clock(one.at)} · ${one.label}`),
    sent && el("span", { class: "resend" },
      el("button", { type: "button", class: "plain", onclick: () => again(false) }, "send again"),
      el("button", { type: "button", class: "plain", onclick: () => again(true) }, "with a wrong signature")));
}
