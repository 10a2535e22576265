"""Pidgin: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Change your PIN for this form: first the PIN wey you get, then the new one, "
        "two times. The form go work for 10 minutes. No ever type PIN for chat."
    ),
    "pin.change_button": "Change my PIN",
    "pin.no_off": (
        "We no fit remove or off your PIN: na im dey stop anybody wey hold your "
        'phone from carry your money. I fit change am for you: type "change my '
        'pin".'
    ),
    "pin.forgotten": (
        "Show for this form say na you, with your date of birth and your BVN, then "
        "choose new PIN. For 24 hours after that, smaller limit go dey. If your "
        'phone leave your hand, type "block my account" instead.'
    ),
    "pin.changed": (
        "🔐 Dem change your PIN on {when}. Any payment wey you never confirm don "
        "cancel.\n\n"
        "If no be you, block your account now now."
    ),
    "pin.not_me": "Block my account",
    "pin.reset_button": "Choose new PIN",
}
