// Small tools for the page: making elements, asking the sandbox, writing money.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

export async function ask(method, path, body) {
  const answer = await fetch(`/control/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const media = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(media.description || media.title || `HTTP ${answer.status}`);
  return media;
}

export function naira(kobo) {
  const [whole, part] = (Math.abs(kobo) / 100).toFixed(2).split(".");
  return `${kobo < 0 ? "−" : ""}₦${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part}`;
}

// The hour in Lagos, where the customers live, as on their receipts.
export function clock(text) {
  return new Date(text).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Africa/Lagos" });
}

let hideLater;
export function hideSnack() {
  byId("snack").hidden = true;
}

export function snack(text) {
  const box = byId("snack");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hideLater);
  hideLater = setTimeout(hideSnack, 5000);
}

// *bold*, _italic_, ~struck~ and ```fixed``` as the messenger writes them; text only.
export function rich(text) {
  const parts = [];
  const marks = /```([^`]+)```|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~/g;
  let from = 0;
  for (const found of text.matchAll(marks)) {
    const before = text[found.index - 1];
    if (before && /\w/.test(before)) continue;
    parts.push(text.slice(from, found.index));
    const [, fixed, bold, italic, struck] = found;
    const tag = fixed ? "code" : bold ? "b" : italic ? "i" : "s";
    parts.push(el(tag, {}, fixed || bold || italic || struck));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
