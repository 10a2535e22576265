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
        "A forgotten PIN can't be reset in the chat yet; our team would have to "
        "verify first that it's you. Until then nothing can be sent; your money is "
        "safe and money sent to you still arrives. If you remember it after all, "
        'type "change my pin". If your phone was out of your hands, type "block '
        'my account".'
    ),
    "pin.changed": (
        "🔐 Your PIN was changed on {when}. Any payment you hadn't confirmed is "
        "cancelled.\n\n"
        "If this wasn't you, block your account now."
    ),
    "pin.not_me": "Block my account",
}
