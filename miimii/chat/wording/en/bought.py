"""English: what became of a purchase, and its token."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "bought.succeeded": (
        "✅ {product}\n\n{token}For: {target}\nAmount: {amount}\nFee: {fee}\nTotal: "
        "{total}\nDate: {when}\nReference: {reference}\nStatus: Successful{balance}"
    ),
    "bought.token": "Token: *{token}*\n",
    "bought.token_due": (
        "Your token isn't here yet: I'll send it to you here as soon as I have it.\n"
    ),
    "bought.token_arrived": (
        "🔌 The token for {product}, {target}:\n\n*{token}*\n\nReference: {reference}"
    ),
    "bought.late": (
        "I told you that this hadn't gone through. It did go through after all, so "
        "{total} is charged for it again.\n\n"
    ),
    "bought.owed": (
        "I told you that this hadn't gone through. It did go through after all. Your "
        "balance is too low to charge {total} for it, so you owe us this amount.\n\n"
    ),
    "bought.declined": (
        "❌ {product} for {target} didn't go through. {total} is back in your "
        "account.\nReference: {reference}{balance}"
    ),
    "bought.reversed": (
        "↩️ {product} for {target} wasn't delivered after all. {total} is back in "
        "your account.\nReference: {reference}{balance}"
    ),
    "bought.forgiven": (
        "↩️ {product} for {target} wasn't delivered after all, so you no longer owe "
        "us {total} for it.\nReference: {reference}{balance}"
    ),
    "bought.processing": (
        "I have your order: {product}, {total}. It's being confirmed, and I'll tell "
        "you as soon as it is; there's no need to buy it again."
    ),
    "bought.under_review": (
        "{product} for {total} is still not confirmed. Our team is on it and I'll tell "
        "you the outcome. Reference: {reference}"
    ),
    "bought.status.quoted": "{product} for {target} is waiting for your yes.",
    "bought.status.moving": (
        "{product} for {target} is being confirmed. I'll tell you the moment it is."
    ),
    "bought.status.succeeded": (
        "Yes: {product} for {target} went through on {when}.{token}"
    ),
    "bought.status.declined": (
        "No: {product} for {target} didn't go through. The money is back in your "
        "account."
    ),
    "bought.status.reversed": (
        "The money for {product}, {target}, was returned to your account."
    ),
    "bought.status.dropped": (
        "{product} for {target} wasn't bought: it was never confirmed."
    ),
    "form.pin.for": "For: {target}",
    "form.pin.owner": "Name: {name}",
    "form.pin.bought_final": "A purchase cannot be undone.",
}
