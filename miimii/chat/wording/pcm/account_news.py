"""Nigerian Pidgin: fees, corrections and the account's safety, told unasked."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "fee.charged": (
        "Your account fee for {month}: {amount}.{taxes}\nBalance wey remain: {balance}"
    ),
    "fee.taxes": " VAT join: {taxes}.",
    "adjusted.in": (
        "We don correct your balance: we add {amount} to your account.\nReference: "
        "{reference}\nBalance: {balance}"
    ),
    "adjusted.out": (
        "We don correct your balance: we comot {amount} from your account.\n"
        "Reference: {reference}\nBalance: {balance}"
    ),
    "safety.account_blocked": (
        "🔐 Your account don block on {when}. Money no fit comot from am now, and "
        "anything wey you never confirm don cancel. Money wey people send you go "
        "still enter.\n\nTo unblock am, our team must first confirm say na you."
    ),
    "safety.account_unblocked": (
        "🔓 We don unblock your account on {when}. You fit use am again.\n\nIf no be "
        "you ask for am, block am now now."
    ),
    "safety.identity_doubted": (
        "🔐 Your WhatsApp identity don change (new SIM, phone or number); we see am "
        "on {when}. To keep your money safe, I don close your account to this chat "
        "until e sure say na you. Money wey people send you go still enter."
    ),
    "safety.identity_proven": (
        "🔓 We don confirm on {when} say na you, and this chat don open for your "
        "account again. For 24 hours your limit go low.\n\nIf no be you, block your "
        "account now now."
    ),
    "safety.people_asked": (
        "🔐 Thank you: on {when} you don show say na you. Two of our people go decide "
        "now, and I go message you here. Before then nothing fit comot from your "
        "account.\n\nIf no be you do am, tell us now now."
    ),
    "safety.pin_unlocked": (
        "🔓 Your PIN don unlock on {when}. You fit use am again.\n\nIf no be you ask "
        "for am, block your account now now."
    ),
}
