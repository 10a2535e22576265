"""English: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Please never type your PIN, BVN or password in the chat, not even to me. I "
        "haven't kept it. Delete that message on your side."
    ),
    "secret.form": "Here's the secure form instead.",
    "blocked": (
        "Your account is blocked. Nothing can leave it now, and anything you hadn't "
        "confirmed is cancelled. Money sent to you still arrives.\n\nTo unblock it "
        'later, type "unblock my account": you prove that it\'s you, and two of our '
        "people decide."
    ),
    "frozen": (
        "Your account is blocked, so I can't do that. Money sent to you still "
        'arrives. To unblock it, type "unblock my account".'
    ),
    "unblock": (
        "To unblock your account, first prove in this form that it's you: date of "
        "birth, BVN, and your PIN. Then two of our people decide, and I'll tell you "
        "here. Never type any of it in the chat."
    ),
    "closed": "This account is closed. Our team can help you if that's a surprise.",
    "restricted": (
        "Your WhatsApp identity changed (a new SIM, phone or number). To keep your "
        "money safe I've closed your account to this chat until it's verified that "
        "it's you: tap below, and give your date of birth, your BVN and your PIN in "
        "the form. Money sent to you still arrives."
    ),
    "pin_locked": (
        "Too many wrong PINs. Your PIN is locked {until}. If that wasn't you, send "
        '"block my account" now.'
    ),
    "lock.until": "until {when}",
    "lock.by_people": "until our team has verified that it's you",
    "unblock.not_blocked": "Your account isn't blocked.",
    "block.which": (
        "Do you want it blocked for now, or closed for good?\n\n"
        "Blocked: nothing leaves it from this moment, and it can be opened again. "
        "Closed: our team ends it and erases your data."
    ),
    "block.close": "Close it for good",
}
