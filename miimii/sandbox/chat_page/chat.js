// The chat itself: draws bubbles, sends what is typed and tapped, polls for answers.

import { ask, byId, clock, el, rich, snack } from "/page/dom.js";
import { openForm } from "/page/form.js";
import { openList, closeSheet } from "/page/sheet.js";

const TICKS = { accepted: "…", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "!" };
const SUGGESTIONS = [
  "hi", "balance", "send 2k to 0123456789 gtb", "buy 500 airtime for me", "pay bills",
  "account number", "help",
];
const state = { customer: null, rev: 0, bubbles: new Map(), timer: null, fast: 0, atEnd: true };

export const currentCustomer = () => state.customer;

export function select(customer) {
  state.customer = customer;
  state.rev = 0;
  state.atEnd = true;
  state.bubbles.clear();
  closeSheet();
  byId("log").replaceChildren();
  byId("composer").hidden = byId("chips").hidden = !customer;
  if (customer) {
    byId("chips").replaceChildren(...SUGGESTIONS.map((words) =>
      el("button", { type: "button", onclick: () => say(words) }, words)));
    byId("words").focus({ preventScroll: true });
    poll();
  }
}

export async function say(words) {
  await act("text", { text: words });
}

async function act(action, body) {
  state.atEnd = true;
  try {
    const answer = await ask("POST", `customers/${state.customer.id}/${action}`, body);
    const refused = (answer.http || []).find((status) => status !== 200);
    if (refused !== undefined) snack(refused === null ? "MiiMii is not answering. WhatsApp will try again." : `MiiMii answered HTTP ${refused}.`);
  } catch (trouble) {
    snack(trouble.message);
  }
  state.fast = 8;
  await poll();
}

export async function poll() {
  clearTimeout(state.timer);
  const customer = state.customer;
  if (!customer) return;
  try {
    const feed = await ask("GET", `customers/${customer.id}/chat?rev=${state.rev}`);
    if (customer !== state.customer) return;
    state.rev = Math.max(state.rev, feed.rev);
    draw(feed);
    document.dispatchEvent(new CustomEvent("feed", { detail: { feed, customer } }));
  } catch {
    byId("presence").textContent = "the sandbox is not answering";
  }
  state.fast = Math.max(0, state.fast - 1);
  clearTimeout(state.timer);
  const pause = document.hidden ? 5000 : state.fast ? 300 : 1000;
  state.timer = setTimeout(poll, pause);
}

function draw(feed) {
  const log = byId("log");
  for (const message of feed.messages) {
    const old = state.bubbles.get(message.wamid);
    const fresh = bubble(message);
    if (old) old.replaceWith(fresh);
    else log.append(fresh);
    state.bubbles.set(message.wamid, fresh);
  }
  byId("presence").textContent = feed.typing ? "typing…" : feed.window_open ? "online" : "your bank in a chat";
  log.querySelector(".typing")?.remove();
  if (feed.typing) log.append(el("div", { class: "bubble out typing", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
  if (!state.bubbles.size) log.replaceChildren(welcome());
  else log.querySelector(".welcome")?.remove();
  if (feed.messages.length || feed.typing) stayAtEnd();
}

// A picture gets its height only once it is loaded: then the end is further down.
function stayAtEnd() {
  const log = byId("log");
  if (state.atEnd) log.scrollTop = log.scrollHeight;
}
byId("log").addEventListener("load", stayAtEnd, { capture: true });
byId("log").addEventListener("wheel", watchEnd, { passive: true });
byId("log").addEventListener("touchmove", watchEnd, { passive: true });
byId("log").addEventListener("keydown", watchEnd);

// Whether the reader is at the end is for their own hand to change, not for growth.
function watchEnd() {
  requestAnimationFrame(() => {
    const log = byId("log");
    state.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  });
}

function welcome() {
  const first = state.customer.name.split(" ")[0];
  return el("div", { class: "welcome" },
    el("p", {}, `This is ${first}'s phone. Say hi to MiiMii to open an account.`),
    el("button", { type: "button", class: "primary", onclick: () => say("hi") }, "Say hi"));
}

function bubble(message) {
  if (message.direction === "refused") {
    return el("div", { class: "bubble refused" }, el("strong", {}, "WhatsApp refused a message"), el("p", {}, message.body.why));
  }
  const ours = message.direction === "in";
  const node = el("div", { class: `bubble ${ours ? "in" : "out"}`, "data-wamid": message.wamid });
  if (ours) node.append(el("p", {}, message.body.forwarded ? "↪ " : "", message.body.text));
  else node.append(...content(message));
  node.append(foot(message, ours));
  const extra = ours ? [] : choices(message);
  return extra.length ? el("div", { class: "group" }, node, ...extra) : node;
}

function foot(message, ours) {
  const failed = message.status === "failed";
  const tick = ours ? "✓✓" : TICKS[message.status];
  const word = ours ? "sent" : message.status;
  return el("span", { class: `foot ${message.status}` }, clock(message.at), " ",
    el("span", { class: "tick", title: word, "aria-label": word }, failed ? "not delivered" : tick));
}

function content({ kind, body }) {
  const parts = [];
  if (kind === "interactive") {
    if (body.header?.text) parts.push(el("strong", { class: "head" }, body.header.text));
    if (body.header?.image) parts.push(picture(body.header.image));
    if (body.header?.document) parts.push(fileLink(body.header.document));
    parts.push(el("p", {}, ...rich(body.body?.text || "")));
    if (body.footer) parts.push(el("small", {}, body.footer.text));
  } else if (kind === "text") {
    parts.push(el("p", {}, ...rich(body.body)));
  } else if (kind === "image" || kind === "sticker") {
    parts.push(picture(body));
    if (body.caption) parts.push(el("p", {}, ...rich(body.caption)));
  } else if (kind === "document") {
    parts.push(fileLink(body));
    if (body.caption) parts.push(el("p", {}, ...rich(body.caption)));
  } else if (kind === "template") {
    const words = (body.components || []).flatMap((part) => part.parameters || []).map((one) => one.text || one.payload).filter(Boolean);
    parts.push(el("small", {}, `Template ${body.name} (${body.language.code})`), el("p", {}, words.join(" · ")));
  } else if (kind === "reaction") {
    parts.push(el("p", {}, `Reacted ${body.emoji}`));
  } else {
    parts.push(el("p", {}, `(${kind})`));
  }
  return parts;
}

const fileOf = (media) => media.id ? `/control/media/${media.id}` : media.link;
const picture = (media) => el("a", { href: fileOf(media), target: "_blank", rel: "noopener", class: "picture" },
  el("img", { src: fileOf(media), alt: media.caption || "picture from MiiMii", loading: "lazy" }));
const fileLink = (media) => el("a", { href: fileOf(media), class: "file", target: "_blank", rel: "noopener" }, media.filename || "document");

function choices(message) {
  const action = message.body.action || {};
  const tap = (id) => act("tap", { wamid: message.wamid, id });
  if (action.buttons) {
    return action.buttons.map(({ reply }) => el("button", { type: "button", class: "choice", onclick: () => tap(reply.id) }, "↩ ", reply.title));
  }
  if (action.sections) {
    return [el("button", { type: "button", class: "choice", onclick: () => openList(message, tap) }, "☰ ", action.button)];
  }
  if (action.name === "flow") {
    const { flow_cta: words } = action.parameters;
    const open = () => openForm(state.customer, message, () => { state.fast = 8; poll(); });
    return [el("button", { type: "button", class: "choice", disabled: message.finished, onclick: open }, message.finished ? `✓ ${words}` : words)];
  }
  if (action.name === "cta_url") {
    const { url, display_text: words } = action.parameters;
    return [el("a", { class: "choice", href: url, target: "_blank", rel: "noopener" }, "↗ ", words)];
  }
  return [];
}

// A voice note says, and a picture shows, the words that stand in the composer.
function attach(kind) {
  const words = byId("words").value.trim();
  if (!words || !["voice", "image"].includes(kind)) return act("kind", { kind });
  byId("words").value = "";
  return act("file", { kind, text: words });
}

export function listenToComposer(kinds) {
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = byId("words").value.trim();
    byId("words").value = "";
    if (words && state.customer) say(words);
  });
  const menu = byId("attach");
  const opener = byId("attach-open");
  const show = (open) => { menu.hidden = !open; opener.setAttribute("aria-expanded", String(open)); };
  menu.replaceChildren(...kinds.map((kind) => el("button", {
    type: "button", role: "menuitem",
    onclick: () => { show(false); if (state.customer) attach(kind); },
  }, kind.replaceAll("_", " "))));
  opener.addEventListener("click", () => { show(menu.hidden); if (!menu.hidden) menu.firstChild.focus(); });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { show(false); opener.focus(); } });
}
