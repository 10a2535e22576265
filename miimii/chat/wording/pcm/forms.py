"""Nigerian Pidgin: the secure forms and the page for the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "form.pin.title": "Confirm with your PIN",
    "form.pin.amount": "Amount: {amount}",
    "form.pin.fee": "Fee: {fee}",
    "form.pin.total": "Total: {total}",
    "form.pin.to": "To: {payee}",
    "form.pin.first_payment": "You never pay this account before.",
    "form.pin.final": "Once money don go, we no fit bring am back.",
    "form.gone": (
        "This form don expire or you don use am. Check the chat to see how e end "
        "before you ask again."
    ),
    "form.pin_format": "Your PIN na 4 to 6 digits.",
    "form.pins_differ": "The two PINs no be the same.",
    "form.bvn_format": "BVN get 11 digits.",
    "form.check": "Abeg check: {what}.",
    "form.field.first_name": "first name",
    "form.field.last_name": "last name",
    "form.field.middle_name": "middle name",
    "form.field.date_of_birth": "date of birth (you must don reach 18 years)",
    "form.field.gender": "gender",
    "form.field.address": "address",
    "form.field.phone": "phone number (Nigerian mobile)",
    "form.field.bvn": "BVN (11 digits)",
    "form.field.pin": "PIN (4 to 6 digits)",
    "form.field.pin_again": "the two PINs (dem must be the same)",
    "form.refused.phone-needed": (
        "The bank need your phone number, and WhatsApp no dey show me your own. Abeg "
        "type am for the form."
    ),
    "form.refused.details-missing": (
        "Your details no dey here again. Go back to the chat and start again."
    ),
    "form.refused.limit": (
        "We don check reach the number wey we fit do today. Abeg try again tomorrow."
    ),
    "form.refused.bvn-taken": (
        "We no fit open account with this BVN. If you don get MiiMii account before, "
        "write from the number wey you take open am."
    ),
    "page.pin.done": "E don do. You fit go back to WhatsApp now.",
    "page.pin.label": "Your PIN for MiiMii",
    "page.pin.send": "Confirm",
    "form.change.title": "The PIN wey you get now",
    "form.change": "After am you go choose the new one.",
    "page.pin.new": "New PIN (4 to 6 numbers)",
    "page.pin.again": "Type the new PIN again",
    "form.check_payee.title": "Who you dey pay?",
    "form.check_payee.warn": (
        "Na the person wey you mean be this? If person call or write you say make you"
        " pay quick-quick, stop: na trick wey people know. We no dey ask for your PIN"
        " inside chat."
    ),
    "form.check_payee": "Abeg tick say you know the person wey you dey pay.",
    "page.check.label": "I know who this be, and nobody dey rush me.",
}
