"""Pidgin: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "You still fit send {left} today.",
    "limits.day": (
        "Your limit for one day na {limit} (account level {tier}). E dey start again "
        "for midnight."
    ),
    "limits.first_day": (
        "Until {when}: {limit} in all, because dem open or verify your account never "
        "reach 24 hours."
    ),
    "limits.own": "The limit wey you set yourself: {limit} for one day.",
    "limits.own_later": "From {when} the limit wey you set go be {limit} for one day.",
    "limits.own_ends": "From {when} you no go get your own limit again.",
    "limits.each": "One transfer fit be {least} reach {most}.",
    "limits.lower": (
        'You fit set lower limit by yourself: type "limit me to 20k a day" or '
        '"stop all transfers".'
    ),
    "limits.raise": 'If you want higher limit, type "upgrade my account".',
    "fees.title": "Wetin I dey charge:",
    "fees.line": "• {what}: {price}",
    "fees.free": "free",
    "fees.share": "{share} %",
    "fees.between": "{price} (e no go less than {least}, e no go pass {most})",
    "fees.above": "{price} if e pass {above}",
    "fees.kind.transfer.bank": "Transfer go another bank",
    "fees.kind.transfer.wallet": "Transfer to person for MiiMii",
    "fees.kind.credit": "Money wey enter",
    "fees.kind.airtime": "Airtime",
    "fees.kind.data": "Data",
    "fees.kind.electricity": "Light",
    "fees.kind.cable": "Cable TV",
    "fees.kind.vat": "VAT for the fee",
    "fees.kind.duty": "Stamp duty for wetin you send",
    "own.ask": (
        "Make I no gree make money wey pass {limit} comot from your account for one "
        "day? Transfer and wetin you buy dey inside. E go start now now; to raise am "
        "later go take 24 hours."
    ),
    "own.ask_raise": (
        "Make I raise your own limit to {limit} for one day? To protect you e go "
        "take 24 hours."
    ),
    "own.ask_stop": (
        "Make I stop everything wey dey comot from your account, transfer and wetin "
        "you dey buy? E go start now now, money wey dem send you go still enter, and "
        "to allow am again go take 24 hours."
    ),
    "own.ask_end": "Make I remove your own limit? To protect you e go take 24 hours.",
    "own.yes": "Yes, do am",
    "own.no": "No, leave am",
    "own.done": (
        "E don set: money wey pass {limit} no go comot from your account for one "
        'day. To end am, type "remove my limit".'
    ),
    "own.later": (
        "E don set: from {when} reach {limit} fit comot for one day. Before then the "
        "limit wey dey now still hold."
    ),
    "own.stopped": (
        'E don set: nothing dey comot from your account now. To end am, type "allow '
        'transfers again".'
    ),
    "own.ends": (
        "E don set: from {when} your own limit go don go. Before then e still hold."
    ),
    "own.none": "You no get your own limit.",
    "own.kept": "Okay, your limit remain as e dey.",
    "own.too_high": (
        "Your account level allow {limit} for one day, so e no go change anything."
    ),
}
