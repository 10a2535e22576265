"""Nigerian Pidgin: which news come unasked, and muting the small ones."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "news.shown": (
        "Wetin I dey tell you even if you no ask:\n\n• Money wey enter: {credits}\n• "
        "Account fee: {fees}\n• Every time: money wey comot, money wey come back, "
        'and the safety of your account\n\nTo change am, type "no tell me small '
        'money below 500", "mute fees" or "tell me everything".'
    ),
    "news.credits.all": "any amount",
    "news.credits.from": "from {amount} go up",
    "news.fees.yes": "I dey tell you",
    "news.fees.no": "I no dey tell you",
    "news.no_credits": (
        "Done: if money below {amount} enter, I no go tell you. You go still see am "
        'for your history. To change am back, type "tell me everything".'
    ),
    "news.no_fees": (
        "Done: I no go tell you about account fee. You go still see am for your "
        'history. To change am back, type "tell me everything".'
    ),
    "news.everything": "Done: I go dey tell you everything again.",
    "news.too_high": (
        "I fit leave out money wey enter up to {most}; pass that one, I must tell you."
    ),
    "news.always": "Wetin dey protect your money no fit off.",
}
