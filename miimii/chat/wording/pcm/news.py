"""Nigerian Pidgin: what became of an order, and money that came in."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "order.processing": (
        "I don get your instruction: {total} give {payee}. The bank never answer. Once "
        "e answer I go tell you; no need to send am again."
    ),
    "order.succeeded": (
        "✅ Money don go\n\n"
        "Amount: {amount}\nFee: {fee}\nTotal: {total}\n"
        "To: {payee}\n{where}\n"
        "Date: {when}\nReference: {reference}\nStatus: Successful{balance}"
    ),
    "order.late": (
        "I tell you before say this transfer no go. Now the bank talk say e don go, so "
        "I don charge {total} for am again.\n\n"
    ),
    "order.owed": (
        "I tell you before say this transfer no go. Now the bank talk say e don go. "
        "Your balance no reach to charge {total} for am, so you dey owe us this "
        "money.\n\n"
    ),
    "order.declined": (
        "❌ Your transfer of {amount} give {payee} no go. {total} don come back to "
        "your account.\n"
        "Reference: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ The bank return your transfer of {amount} give {payee}. {total} don come "
        "back to your account.\nReference: {reference}{balance}"
    ),
    "order.forgiven": (
        "↩️ The bank return your transfer of {amount} give {payee}, so you no dey "
        "owe us {total} for am again.\nReference: {reference}{balance}"
    ),
    "order.balance": "\n\nBalance: {balance}",
    "order.under_review": (
        "The bank never still answer for your transfer of {total} give {payee}. Our "
        "team dey on top am and I go tell you how e end. Reference: {reference}"
    ),
    "outcome.declined": "no go",
    "outcome.reversed": "don come back",
    "where.bank": "{bank_name}, account {account_number}",
    "credit.arrived": (
        "💰 {sender} don send you {amount}.{fee}\nBalance: {balance}{over}"
    ),
    "credit.fee": "\nFee: {fee}",
    "credit.over": (
        "\n\nThis one carry you pass the limit of your account level. The money na "
        "your own and e dey safe; but you fit no send plenty until you verify more."
    ),
    "credit.somebody": "Another bank account",
}
