"""Nigerian Pidgin: sending money, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "send.account": (
        "Who I go send am give? Give me the 10-digit account number and the bank, or "
        "the phone number of person wey dey MiiMii."
    ),
    "send.account_of": (
        "Wetin be {recipient} account? Give me the 10-digit account number and the "
        "bank, or their phone number if dem dey use MiiMii."
    ),
    "send.digits": (
        "Account number get 10 digits; this one get {count}. Abeg check am and send am "
        "again."
    ),
    "send.bank": "Which bank get {account_number}? Pick one, or type the name.",
    "send.bank_unclear": "I no sabi that bank. Pick one, or type the full name.",
    "send.bank_menu": "Choose bank",
    "send.amount": "How much make I send?",
    "send.amount_again": "{why} How much make I send instead?",
    "send.funds": "You get {balance}. E no reach for {amount} and the fee.",
    "send.too_little": "You get {balance}: with the fee, e too small to send.",
    "send.amount_to": "Na {payee} be that. How much make I send?",
    "send.amount_unclear": 'Give me the amount for naira, like "5000" or "5k".',
    "send.bank_unknown": "I never fit send to {bank}. Which other bank?",
    "send.payee_unknown": (
        "{bank} no know account {account_number}. Abeg check am, then send me the "
        "correct number or the correct bank."
    ),
    "send.not_on_miimii": (
        "{phone} no dey MiiMii. Pick the bank wey get am as account number, or "
        "airtime if na that one you want. Or type another 10-digit account number "
        "and the bank."
    ),
    "send.self": "That one na your own account. Who I go send am give?",
    "send.summary": (
        "Send {amount} give\n\n"
        "*{payee}*\n{where}\n\n"
        "Amount: {amount}\nFee: {fee}{taxes}\n*Total: {total}*{warning}"
    ),
    "send.taxes": "\nTax: {taxes}",
    "send.first_payment": (
        "\n\nYou never pay this account before. Once money don go, I no fit bring am "
        "back."
    ),
    "send.on_miimii": "MiiMii wallet",
    "send.confirm": "Yes, send am",
    "send.cancel": "No, cancel am",
    "send.pin": (
        "E remain small: put your PIN to send {amount} give {payee}. Total: {total}."
    ),
    "send.pin_button": "Enter PIN",
    "send.cancelled": "Okay, I don cancel am. I no send anything.",
    "send.replaced": "I don cancel the first one.",
    "send.left": "I don leave the one wey you start before.",
    "send.gone": (
        "That transfer no dey wait again: e don expire, or you don already answer am. "
        "I no send anything new."
    ),
    "send.on_its_way": "Thank you. I dey do am now.",
    "send.late": "Your answer reach me late, so make we confirm again. ",
    "status.none": "You never send anything.",
    "status.quoted": "{amount} give {payee} dey wait for your yes.",
    "status.moving": (
        "{amount} give {payee} dey on the way. Once the bank answer, I go tell you."
    ),
    "status.succeeded": "Yes: {amount} give {payee} don enter on {when}.",
    "status.declined": (
        "No: {amount} give {payee} no go. The money don come back to your account."
    ),
    "status.reversed": "{amount} give {payee} don come back to your account.",
    "status.dropped": "I no send {amount} give {payee}: you no confirm am.",
}
