"""English: what became of an order, and money that came in."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "order.processing": (
        "I have your instruction: {total} to {payee}. The bank hasn't answered yet. "
        "I'll tell you as soon as it does; there's no need to send it again."
    ),
    "order.succeeded": (
        "✅ Money sent\n\n"
        "Amount: {amount}\nFee: {fee}\nTotal: {total}\n"
        "To: {payee}\n{where}\n"
        "Date: {when}\nReference: {reference}\nStatus: Successful{balance}"
    ),
    "order.late": (
        "I told you that this transfer hadn't gone through. The bank now says it went "
        "through after all, so {total} is charged for it again.\n\n"
    ),
    "order.owed": (
        "I told you that this transfer hadn't gone through. The bank now says it "
        "went through after all. Your balance is too low to charge {total} for it, "
        "so you owe us this amount.\n\n"
    ),
    "order.declined": (
        "❌ Your transfer of {amount} to {payee} didn't go through. {total} is back in "
        "your account.\nReference: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Your transfer of {amount} to {payee} was returned by the bank. {total} is "
        "back in your account.\nReference: {reference}{balance}"
    ),
    "order.forgiven": (
        "↩️ Your transfer of {amount} to {payee} was returned by the bank, so you no "
        "longer owe us {total} for it.\nReference: {reference}{balance}"
    ),
    "order.balance": "\n\nBalance: {balance}",
    "order.under_review": (
        "Your transfer of {total} to {payee} still has no answer from the bank. Our "
        "team is on it and I'll tell you the outcome. Reference: {reference}"
    ),
    "outcome.declined": "didn't go through",
    "outcome.reversed": "was returned",
    "where.bank": "{bank_name}, account {account_number}",
    "credit.arrived": (
        "💰 You received {amount} from {sender}.{fee}\nBalance: {balance}{over}"
    ),
    "credit.fee": "\nFee: {fee}",
    "credit.over": (
        "\n\nThis takes you over the limit of your account level. The money is yours "
        "and safe; sending may be limited until you verify further."
    ),
    "credit.somebody": "another bank account",
}
