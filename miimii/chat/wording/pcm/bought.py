"""Nigerian Pidgin: what became of a purchase, and its token."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "bought.succeeded": (
        "✅ {product} don enter\n\n{token}For: {target}\nAmount: {amount}\nFee: {fee}"
        "\nTotal: {total}\nDate: {when}\nReference: {reference}\nStatus: "
        "Successful{balance}"
    ),
    "bought.token": "Your token: *{token}*\n",
    "bought.token_due": (
        "Your token never come: once I get am, I go send am give you here.\n"
    ),
    "bought.token_arrived": (
        "🔌 See the token for {product}, {target}:\n\n*{token}*\n\nReference: "
        "{reference}"
    ),
    "bought.late": (
        "I tell you before say this one no go. E don later go, so I don charge {total} "
        "for am again.\n\n"
    ),
    "bought.owed": (
        "I tell you before say this one no go. E don later go. Your balance no reach "
        "to charge {total} for am, so you dey owe us this money.\n\n"
    ),
    "bought.declined": (
        "❌ {product} for {target} no go. {total} don come back to your account.\n"
        "Reference: {reference}{balance}"
    ),
    "bought.reversed": (
        "↩️ {product} for {target} no later enter. {total} don come back to your "
        "account.\nReference: {reference}{balance}"
    ),
    "bought.forgiven": (
        "↩️ {product} for {target} no later enter, so you no dey owe us {total} for "
        "am again.\nReference: {reference}{balance}"
    ),
    "bought.processing": (
        "I don get your order: {product}, {total}. Dem dey confirm am, and I go tell "
        "you once e set; no need to buy am again."
    ),
    "bought.under_review": (
        "Dem never still confirm {product} of {total}. Our team dey on top am and I go "
        "tell you how e end. Reference: {reference}"
    ),
    "bought.status.quoted": "{product} for {target} dey wait for your yes.",
    "bought.status.moving": (
        "Dem dey confirm {product} for {target}. Once e set, I go tell you."
    ),
    "bought.status.succeeded": (
        "Yes: {product} for {target} don enter on {when}.{token}"
    ),
    "bought.status.declined": (
        "No: {product} for {target} no go. The money don come back to your account."
    ),
    "bought.status.reversed": (
        "The money for {product}, {target}, don come back to your account."
    ),
    "bought.status.dropped": "I no buy {product} for {target}: you no confirm am.",
    "form.pin.for": "For who: {target}",
    "form.pin.owner": "The name: {name}",
    "form.pin.bought_final": "Once I buy am, I no fit bring am back.",
}
