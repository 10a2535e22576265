"""English: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "You can still send {left} today.",
    "limits.day": (
        "Your limit for a day: {limit} (account level {tier}). It starts again at "
        "midnight."
    ),
    "limits.first_day": (
        "Until {when}: {limit} in all, as your account was opened or verified less "
        "than 24 hours ago."
    ),
    "limits.own": "Your own limit: {limit} a day.",
    "limits.own_later": "From {when} your own limit is {limit} a day.",
    "limits.own_ends": "From {when} you have no limit of your own.",
    "limits.each": "One transfer: {least} to {most}.",
    "limits.lower": (
        'You can set a lower limit yourself: type "limit me to 20k a day" or '
        '"stop all transfers".'
    ),
    "limits.raise": 'For a higher limit, type "upgrade my account".',
    "fees.title": "What I charge:",
    "fees.line": "• {what}: {price}",
    "fees.free": "free",
    "fees.share": "{share} %",
    "fees.between": "{price} (at least {least}, at most {most})",
    "fees.above": "{price} above {above}",
    "fees.kind.transfer.bank": "Transfer to another bank",
    "fees.kind.transfer.wallet": "Transfer to someone on MiiMii",
    "fees.kind.credit": "Money you receive",
    "fees.kind.airtime": "Airtime",
    "fees.kind.data": "Data",
    "fees.kind.electricity": "Electricity",
    "fees.kind.cable": "Cable TV",
    "fees.kind.vat": "VAT, on the fee",
    "fees.kind.duty": "Stamp duty, on what you send",
    "own.ask": (
        "Should I let no more than {limit} leave your account in a day? Transfers "
        "and purchases count. It holds at once; raising it later takes 24 hours."
    ),
    "own.ask_raise": (
        "Should I raise your own limit to {limit} a day? To protect you that takes "
        "24 hours."
    ),
    "own.ask_stop": (
        "Should I stop everything that leaves your account, transfers and purchases "
        "alike? It holds at once, money sent to you still arrives, and allowing it "
        "again takes 24 hours."
    ),
    "own.ask_end": "Should I end your own limit? To protect you that takes 24 hours.",
    "own.yes": "Yes, do it",
    "own.no": "No, leave it",
    "own.done": (
        "Done: no more than {limit} leaves your account in a day. To end that, type "
        '"remove my limit".'
    ),
    "own.later": (
        "Done: from {when} up to {limit} may leave your account in a day. Until then "
        "your present limit holds."
    ),
    "own.stopped": (
        'Done: nothing leaves your account now. To end that, type "allow transfers '
        'again".'
    ),
    "own.ends": "Done: from {when} your own limit is gone. Until then it holds.",
    "own.none": "You have no limit of your own.",
    "own.kept": "Okay, your limit stays as it is.",
    "own.too_high": "Your account level allows {limit} a day, so that changes nothing.",
}
