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
        "If you forget your PIN, we never fit reset am for chat yet; our team must "
        "first confirm say na you. Before then nothing fit comot; your money dey "
        "safe and money wey dem send you go still enter. If you later remember am, "
        'type "change my pin". If your phone leave your hand, type "block my '
        'account".'
    ),
    "pin.changed": (
        "🔐 Dem change your PIN on {when}. Any payment wey you never confirm don "
        "cancel.\n\n"
        "If no be you, block your account now now."
    ),
    "pin.not_me": "Block my account",
}
