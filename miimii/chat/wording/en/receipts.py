"""English: receipts as pictures, and checking one."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "receipt.title.bank_transfer": "Bank transfer",
    "receipt.title.wallet_transfer": "MiiMii transfer",
    "receipt.title.credit": "Money received",
    "receipt.status.succeeded": "Successful",
    "receipt.status.received": "Received",
    "receipt.status.reversed": "Returned",
    "receipt.amount": "Amount",
    "receipt.fee": "Fee",
    "receipt.total": "Total",
    "receipt.net": "Credited",
    "receipt.to": "To",
    "receipt.from": "From",
    "receipt.for": "For",
    "receipt.product": "Bought",
    "receipt.place": "Bank",
    "receipt.account": "Account",
    "receipt.number": "Number",
    "receipt.status": "Status",
    "receipt.date": "Date",
    "receipt.reference": "Reference",
    "receipt.code": "Code",
    "receipt.check": "Is it real? Send this to MiiMii on WhatsApp:",
    "receipt.ours": (
        "✅ This receipt is ours. Compare every line with what you were shown; if one "
        "differs, it was changed.\n\n{lines}"
    ),
    "receipt.since": (
        "⚠️ This receipt was ours, but it no longer counts: the money was returned on "
        "{when}.\n\n{lines}"
    ),
    "receipt.not_ours": (
        "❌ Not ours. No receipt of MiiMii has this reference and this code. Check "
        "what you typed; if it's right, don't trust what you were shown."
    ),
    "receipt.how": (
        "To check a receipt, send me the word verify, its reference and its code, "
        "like this:\n\nverify TRF… 7KQ4M2XD"
    ),
    "receipt.code_alone": (
        "The code alone doesn't tell me which receipt. I need the reference that "
        "stands above it as well, like this:\n\nverify TRF… {code}"
    ),
    "receipt.too_many": (
        "That's a lot of receipts. Please check the next one in an hour."
    ),
}
