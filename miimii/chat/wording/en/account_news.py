"""English: fees, corrections and the account's safety, told unasked."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "fee.charged": (
        "Your account fee for {month}: {amount}.{taxes}\nBalance: {balance}"
    ),
    "fee.taxes": " VAT: {taxes}.",
    "adjusted.in": (
        "We've corrected your balance: {amount} was added to your account.\n"
        "Reference: {reference}\nBalance: {balance}"
    ),
    "adjusted.out": (
        "We've corrected your balance: {amount} was taken from your account.\n"
        "Reference: {reference}\nBalance: {balance}"
    ),
    "safety.account_blocked": (
        "🔐 Your account was blocked on {when}. Nothing can leave it now, and "
        "anything you hadn't confirmed is cancelled. Money sent to you still "
        "arrives.\n\nTo unblock it, our team has to verify that it's you."
    ),
    "safety.account_unblocked": (
        "🔓 Your account was unblocked on {when}. You can use it again.\n\nIf you "
        "didn't ask for this, block it now."
    ),
    "safety.identity_doubted": (
        "🔐 Your WhatsApp identity changed (a new SIM, phone or number), seen on "
        "{when}. To keep your money safe I've closed your account to this chat until "
        "it's certain that it's you. Money sent to you still arrives."
    ),
    "safety.identity_proven": (
        "🔓 It was verified on {when} that it's you, and this chat is open to your "
        "account again. For 24 hours a lower limit holds.\n\nIf this wasn't you, "
        "block your account now."
    ),
    "safety.people_asked": (
        "🔐 Thank you: on {when} you proved that it's you. Two of our people now "
        "decide, and I'll message you here. Until then nothing can leave your "
        "account.\n\nIf this wasn't you, tell us at once."
    ),
    "safety.pin_unlocked": (
        "🔓 Your PIN was unlocked on {when}. You can use it again.\n\nIf you didn't "
        "ask for this, block your account now."
    ),
}
