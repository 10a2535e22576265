"""English: which news come unasked, and muting the small ones."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "news.shown": (
        "What I tell you without being asked:\n\n• Money that arrives: {credits}\n• "
        "Account fees: {fees}\n• Always: money that leaves your account, money that "
        "comes back, and your account's safety\n\nTo change it, type \"mute credits "
        'below 500", "mute fees" or "notify me of everything".'
    ),
    "news.credits.all": "every amount",
    "news.credits.from": "from {amount}",
    "news.fees.yes": "yes",
    "news.fees.no": "no",
    "news.no_credits": (
        "Done: I won't tell you of money below {amount} that arrives. You still see "
        'it in your history. To undo that, type "notify me of everything".'
    ),
    "news.no_fees": (
        "Done: I won't tell you of account fees. You still see them in your history. "
        'To undo that, type "notify me of everything".'
    ),
    "news.everything": "Done: I'll tell you of everything again.",
    "news.too_high": (
        "I can leave out money up to {most} that arrives; more than that I always "
        "tell you."
    ),
    "news.always": "What protects your money can't be muted.",
}
