"""English: sending money, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "send.account": (
        "Who should I send it to? Give me the 10-digit account number and the bank, "
        "or the phone number of someone on MiiMii."
    ),
    "send.account_of": (
        "What's {recipient}'s account? Give me the 10-digit account number and the "
        "bank, or their phone number if they use MiiMii."
    ),
    "send.digits": (
        "An account number has 10 digits; that has {count}. Please check it and send "
        "it again."
    ),
    "send.bank": "Which bank is {account_number} with? Pick one, or type its name.",
    "send.bank_unclear": "I don't know that bank. Pick one, or type its full name.",
    "send.bank_menu": "Choose a bank",
    "send.amount": "How much should I send?",
    "send.amount_again": "{why} How much should I send instead?",
    "send.funds": "You have {balance}, which isn't enough for {amount} and its fee.",
    "send.too_little": "You have {balance}: with the fee, that's too little to send.",
    "send.amount_to": "That's {payee}. How much should I send?",
    "send.amount_unclear": 'I need an amount in naira, like "5000" or "5k".',
    "send.bank_unknown": "I can't send to {bank} yet. Which other bank?",
    "send.payee_unknown": (
        "{bank} doesn't know the account {account_number}. Please check it and send me "
        "the right number, or the right bank."
    ),
    "send.not_on_miimii": (
        "{phone} isn't on MiiMii. Pick the bank whose account number it is, or "
        "airtime if that's what you want. Or type another 10-digit account number "
        "and its bank."
    ),
    "send.self": "That's your own account. Who should I send it to?",
    "send.summary": (
        "Send {amount} to\n\n"
        "*{payee}*\n{where}\n\n"
        "Amount: {amount}\nFee: {fee}{taxes}\n*Total: {total}*{warning}"
    ),
    "send.taxes": "\nTaxes: {taxes}",
    "send.first_payment": (
        "\n\nYou haven't paid this account before. A transfer can't be undone."
    ),
    "send.on_miimii": "MiiMii wallet",
    "send.confirm": "Yes, send it",
    "send.cancel": "No, cancel",
    "send.pin": (
        "Almost done: enter your PIN to send {amount} to {payee}. Total: {total}."
    ),
    "send.pin_button": "Enter PIN",
    "send.cancelled": "Okay, cancelled. Nothing was sent.",
    "send.replaced": "I've cancelled the earlier one.",
    "send.left": "I've left what you'd begun before.",
    "send.gone": (
        "That transfer is no longer waiting: it has expired, or you've already dealt "
        "with it. Nothing new was sent."
    ),
    "send.on_its_way": "Thank you. I'm on it now.",
    "send.late": "Your answer reached me late, so let's make sure. ",
    "status.none": "You haven't sent anything yet.",
    "status.quoted": "{amount} to {payee} is waiting for your yes.",
    "status.moving": (
        "{amount} to {payee} is on its way. I'll tell you the moment the bank answers."
    ),
    "status.succeeded": "Yes: {amount} to {payee} went through on {when}.",
    "status.declined": (
        "No: {amount} to {payee} didn't go through. The money is back in your account."
    ),
    "status.reversed": "{amount} to {payee} was returned to your account.",
    "status.dropped": "{amount} to {payee} wasn't sent: it was never confirmed.",
}
