"""Nigerian Pidgin: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Abeg no ever type your PIN, BVN or password for chat, even to me. I no keep "
        "am. Delete that message for your side."
    ),
    "secret.form": "See the secure form instead.",
    "blocked": (
        "I don block your account. Money no fit comot from am now, and anything wey "
        "you never confirm don cancel. Money wey people send you go still enter.\n\n"
        'To unblock am later, type "unblock my account": you go show say na you, and '
        "two of our people go decide."
    ),
    "frozen": (
        "Your account dey blocked, so I no fit do that. Money wey people send you go "
        'still enter. To unblock am, type "unblock my account".'
    ),
    "unblock": (
        "To unblock your account, first show for this form say na you: date of "
        "birth, BVN, and your PIN. Then two of our people go decide, and I go tell "
        "you here. No ever type any of am for chat."
    ),
    "closed": "This account don close. If you no expect am, our team fit help you.",
    "restricted": (
        "Your WhatsApp identity don change (new SIM, phone or number). To keep your "
        "money safe, I don close your account to this chat until we sure say na you: "
        "tap below, put your date of birth, your BVN and your PIN for the form. "
        "Money wey people send you go still enter."
    ),
    "pin_locked": (
        "Wrong PIN too many. Your PIN don lock {until}. If no be you, send "
        '"block my account" now now.'
    ),
    "lock.until": "until {when}",
    "lock.by_people": "until our team confirm say na you",
    "unblock.not_blocked": "Your account no dey blocked.",
    "block.which": (
        "You want make I block am for now, abi make we close am for good?\n\n"
        "Block: money no go comot from am from this time, and we fit open am again. "
        "Close: our people go end am and wipe your data."
    ),
    "block.close": "Close am for good",
}
