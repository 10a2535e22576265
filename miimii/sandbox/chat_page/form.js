// WhatsApp Flows as forms. What is typed goes straight to the phone's encryption;
// nothing of it is kept on the page once it is sent.

import { ask, byId, el, hideSnack, snack } from "/page/dom.js";
import { closeSheet, openSheet } from "/page/sheet.js";

const secret = { type: "password", inputmode: "numeric", autocomplete: "off", maxlength: "6", minlength: "4", required: true, class: "passcode" };
const SCREENS = {
  DETAILS: {
    title: "About you", button: "Continue",
    fields: [
      ["first_name", "First name", { required: true }],
      ["middle_name", "Middle name (if any)", {}],
      ["last_name", "Last name", { required: true }],
      ["date_of_birth", "Date of birth", { type: "date", required: true }],
      ["gender", "Gender", { options: ["female", "male"] }],
      ["address", "Address", { required: true }],
      ["phone", "Phone number", { required: true, inputmode: "tel" }, "needs_phone"],
    ],
    example: { date_of_birth: "1990-01-31", gender: "female", address: "12 Ring Road, Ibadan", phone: (who) => `0803${digitsOf(who, 7)}` },
  },
  IDENTITY: {
    title: "Your BVN", button: "Continue",
    fields: [["bvn", "Bank Verification Number", { inputmode: "numeric", maxlength: "11", minlength: "11", required: true, autocomplete: "off" }]],
    example: { bvn: (who) => `22${digitsOf(who, 9)}` }, // MiiMii opens one account on one BVN
  },
  NEW_PIN: {
    title: "Choose a PIN", button: "Save PIN",
    fields: [["pin", "New PIN (4 to 6 digits)", secret], ["pin_again", "The same again", secret]],
  },
  CHECK: { title: "Whom do you pay?", button: "Continue", fields: [["is_checked", "I know who this is, and nobody told me to hurry.", { type: "checkbox", required: true }]] },
  PIN: { title: "Enter your PIN", button: "Confirm", fields: [["pin", "PIN", secret]] },
};

export async function openForm(customer, message, done) {
  const base = `customers/${customer.id}`;
  openSheet("One moment …");
  try {
    show(await ask("POST", `${base}/open`, { wamid: message.wamid }));
  } catch (trouble) {
    closeSheet();
    snack(trouble.message);
  }

  function show(answer, stays) {
    if (answer.finished) {
      closeSheet();
      done();
      return;
    }
    if (answer.error && !answer.data.error_message) snack(answer.error);
    if (answer.expired || (answer.error && !answer.screen && !stays)) closeSheet();
    else if (answer.screen) draw(answer.screen, answer.data);
  }

  function draw(screen, data) {
    const plan = SCREENS[screen] || { title: screen, button: "Continue", fields: [] };
    const lines = [data.lines || []].flat();
    const form = el("form", { autocomplete: "off", novalidate: false },
      data.error_message && complaint(data.error_message),
      lines.length > 0 && el("div", { class: "lines" }, lines.map((line) => el("p", {}, String(line)))),
      plan.fields.filter(([, , , only]) => !only || data[only]).map(field),
      plan.example && el("button", { type: "button", class: "plain", onclick: () => fill(form, customer, plan.example) }, "Fill in an example"),
      el("button", { class: "primary" }, plan.button),
      el("small", { class: "locked" }, "Encrypted for MiiMii"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = Object.fromEntries(new FormData(form));
      for (const name of Object.keys(fields)) if (fields[name] === "") delete fields[name];
      for (const box of form.querySelectorAll("[type=checkbox]")) fields[box.name] = box.checked;
      form.inert = true;
      hideSnack();
      for (const input of form.querySelectorAll("[type=password]")) input.value = "";
      try {
        const answer = await ask("POST", `${base}/submit`, { wamid: message.wamid, screen, fields });
        if (answer.screen === screen && answer.error) complain(form, answer.error);
        else show(answer, true);
      } catch (trouble) {
        snack(trouble.message);
      }
      form.inert = false;
      form.querySelector("input").focus({ preventScroll: true });
    });
    openSheet(data.title || plan.title, form);
  }
}

const complaint = (words) => el("p", { class: "error", role: "alert" }, words);

// The form stays as it was filled, but for what is secret.
function complain(form, words) {
  form.querySelector(".error")?.remove();
  form.prepend(complaint(words));
  byId("sheet").scrollTop = 0;
}

function field([name, label, { options, ...rules }]) {
  if (options) {
    return el("fieldset", {}, el("legend", {}, label), options.map((option) =>
      el("label", { class: "check" }, el("input", { type: "radio", name, value: option, required: true }), option)));
  }
  return el("label", {}, label, el("input", { name, ...rules }));
}

function fill(form, customer, example) {
  const [first, ...rest] = customer.name.split(" ");
  const names = { first_name: first, last_name: rest.join(" ") || "Obi" };
  for (const [name, value] of Object.entries({ ...names, ...example })) {
    const target = form.elements[name];
    if (target) target.value = typeof value === "function" ? value(customer) : value;
  }
}

// Digits of their own for each person, always the same.
function digitsOf({ phone, bsuid }, count) {
  const sum = [...(phone || bsuid)].reduce((total, one) => (total * 31 + one.charCodeAt(0)) % 10 ** count, 7);
  return String(sum).padStart(count, "1");
}
