"""English: the secure forms and the page for the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "form.pin.title": "Confirm with your PIN",
    "form.pin.amount": "Amount: {amount}",
    "form.pin.fee": "Fee: {fee}",
    "form.pin.total": "Total: {total}",
    "form.pin.to": "To: {payee}",
    "form.pin.first_payment": "You have not paid this account before.",
    "form.pin.final": "A transfer cannot be undone.",
    "form.gone": (
        "This form has expired or was already used. See in the chat what "
        "became of it before you ask again."
    ),
    "form.pin_format": "Your PIN is 4 to 6 digits.",
    "form.pins_differ": "The two PINs are not the same.",
    "form.bvn_format": "A BVN has 11 digits.",
    "form.check": "Please check: {what}.",
    "form.field.first_name": "first name",
    "form.field.last_name": "last name",
    "form.field.middle_name": "middle name",
    "form.field.date_of_birth": "date of birth (you must be 18 or older)",
    "form.field.gender": "gender",
    "form.field.address": "address",
    "form.field.phone": "phone number (a Nigerian mobile)",
    "form.field.bvn": "BVN (11 digits)",
    "form.field.pin": "PIN (4 to 6 digits)",
    "form.field.pin_again": "the two PINs (they must be the same)",
    "form.refused.phone-needed": (
        "The bank needs your phone number, and WhatsApp doesn't show me yours. Please "
        "type it in the form."
    ),
    "form.refused.details-missing": (
        "Your details are no longer here. Go back to the chat and begin again."
    ),
    "form.refused.limit": (
        "That's the most checks we can do in one day. Please try again tomorrow."
    ),
    "form.refused.bvn-taken": (
        "We can't open an account with this BVN. If you have a MiiMii account already, "
        "write from the number you opened it with."
    ),
    "page.pin.done": "Done. You can go back to WhatsApp now.",
    "page.pin.label": "Your MiiMii PIN",
    "page.pin.send": "Confirm",
    "form.change.title": "Your PIN now",
    "form.change": "Then you choose the new one.",
    "page.pin.new": "New PIN (4 to 6 digits)",
    "page.pin.again": "The new PIN again",
    "form.check_payee.title": "Whom do you pay?",
    "form.check_payee.warn": (
        "Is this the person you mean? If somebody called or wrote and told you to pay"
        " quickly, stop: it's a known trick. We never ask for your PIN in a chat."
    ),
    "form.check_payee": "Please tick that you know whom you pay.",
    "page.check.label": "I know who this is, and nobody told me to hurry.",
}
