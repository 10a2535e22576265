"""English: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Change your PIN in this form: first the PIN you have, then the new one, "
        "twice. The form works for 10 minutes. Never type a PIN in the chat."
    ),
    "pin.change_button": "Change my PIN",
    "pin.no_off": (
        "Your PIN can't be removed or switched off: it's what stops anyone who holds "
        'your phone from taking your money. I can change it for you: type "change '
        'my pin".'
    ),
    "pin.forgotten": (
        "Prove in this form that it's you, with your date of birth and your BVN, and "
        "choose a new PIN. For 24 hours after that a lower limit holds. If your "
        'phone was out of your hands, type "block my account" instead.'
    ),
    "pin.changed": (
        "🔐 Your PIN was changed on {when}. Any payment you hadn't confirmed is "
        "cancelled.\n\n"
        "If this wasn't you, block your account now."
    ),
    "pin.not_me": "Block my account",
    "pin.reset_button": "Choose a new PIN",
}
