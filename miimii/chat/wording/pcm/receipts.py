"""Pidgin: receipts as pictures, and checking one."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "receipt.title.bank_transfer": "Bank transfer",
    "receipt.title.wallet_transfer": "MiiMii transfer",
    "receipt.title.credit": "Money wey enter",
    "receipt.status.succeeded": "Successful",
    "receipt.status.received": "E don enter",
    "receipt.status.reversed": "E don return",
    "receipt.amount": "Amount",
    "receipt.fee": "Fee",
    "receipt.total": "Total",
    "receipt.net": "Wetin enter",
    "receipt.to": "To",
    "receipt.from": "From",
    "receipt.for": "For",
    "receipt.product": "Wetin you buy",
    "receipt.place": "Bank",
    "receipt.account": "Account",
    "receipt.number": "Number",
    "receipt.status": "Status",
    "receipt.date": "Date",
    "receipt.reference": "Reference",
    "receipt.code": "Code",
    "receipt.check": "E real? Send this one give MiiMii for WhatsApp:",
    "receipt.ours": (
        "✅ This receipt na our own. Look every line well with wetin dem show you; if "
        "one no match, person don change am.\n\n{lines}"
    ),
    "receipt.since": (
        "⚠️ This receipt na our own before, but e no count again: the money don "
        "return on {when}.\n\n{lines}"
    ),
    "receipt.not_ours": (
        "❌ No be our own. No MiiMii receipt get this reference and this code. Check "
        "wetin you type; if e correct, no trust wetin dem show you."
    ),
    "receipt.how": (
        "To check receipt, send me the word verify, the reference and the code, like "
        "this:\n\nverify TRF… 7KQ4M2XD"
    ),
    "receipt.code_alone": (
        "The code alone no fit tell me which receipt. I need the reference wey dey "
        "on top of am too, like this:\n\nverify TRF… {code}"
    ),
    "receipt.too_many": "Receipt don too much. Abeg check the next one after one hour.",
}
