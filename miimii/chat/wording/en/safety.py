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
        "confirmed is cancelled. Money sent to you still arrives.\n\n"
        "To unblock it, our team has to verify that it's you."
    ),
    "frozen": (
        "Your account is blocked, so I can't do that. Money sent to you still "
        "arrives. To unblock it, our team has to verify that it's you."
    ),
    "unblock": (
        "Unblocking isn't done in the chat: our team has to verify that it's you "
        "first. They'll reach out to you here."
    ),
    "closed": "This account is closed. Our team can help you if that's a surprise.",
    "restricted": (
        "Your WhatsApp identity changed (a new SIM, phone or number). To keep your "
        "money safe I've closed your account to this chat until our team has verified "
        "that it's you. Money sent to you still arrives."
    ),
    "pin_locked": (
        "Too many wrong PINs. Your PIN is locked {until}. If that wasn't you, send "
        '"block my account" now.'
    ),
    "lock.until": "until {when}",
    "lock.by_people": "until our team has verified that it's you",
}
