"""Nigerian Pidgin: airtime, data, power and TV, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "buy.which": "Wetin you wan buy?",
    "buy.menu": "Choose one",
    "buy.kind.airtime": "Recharge card",
    "buy.kind.data": "Data bundle",
    "buy.kind.electricity": "Light",
    "buy.kind.cable": "TV sub",
    "buy.about": "Tap make we start",
    "buy.about.airtime": "MTN, Airtel, Glo, 9mobile",
    "buy.about.data": "Plan for one day, one week or one month",
    "buy.about.electricity": "Prepaid token and postpaid bill",
    "buy.about.cable": "DStv, GOtv, StarTimes",
    "buy.target": "Which number e dey for? Type am.",
    "buy.target.airtime": "Which number make I load? Pick one, or type am.",
    "buy.target.data": "Which number make I buy the data for? Pick one, or type am.",
    "buy.target.electricity": (
        "Which meter e dey for? Type the meter number as e dey there."
    ),
    "buy.target.cable": (
        "Which decoder e dey for? Type the smartcard or IUC number as e dey there."
    ),
    "buy.target_of": "Wetin be the number for {whose}? I need am one time.",
    "buy.biller": "Which company? Pick one, or type the name.",
    "buy.biller.airtime": "Which network the line dey now?",
    "buy.biller.data": "Which network the line dey now?",
    "buy.biller.electricity": "Which light company? Pick one, or type the name.",
    "buy.biller.cable": "Which one you dey watch?",
    "buy.plan": "Which one? Pick am, or type the name.",
    "buy.plan.data": 'Which {biller} plan? Pick one, or type am, like "1gb monthly".',
    "buy.plan.cable": "Which {biller} package? Pick one, or type the name.",
    "buy.amount": "For how much?",
    "buy.amount.airtime": "How much card make I load?",
    "buy.amount.electricity": "How much light make I buy?",
    "buy.meter_type": "The meter na prepaid or postpaid?",
    "buy.meter_type.prepaid": "Na prepaid",
    "buy.meter_type.postpaid": "Na postpaid",
    "buy.invalid": "That number no correct. Abeg check am and send am again.",
    "buy.invalid.airtime": (
        "That one no be Nigeria phone number: e get 11 digits, like 08030000001."
    ),
    "buy.invalid.data": (
        "That one no be Nigeria phone number: e get 11 digits, like 08030000001."
    ),
    "buy.invalid.electricity": (
        "Meter number get 10 to 13 digits. Abeg check am and send am again."
    ),
    "buy.invalid.cable": (
        "Smartcard or IUC number get 10 to 12 digits. Abeg check am and send am again."
    ),
    "buy.unclear": "I no get that one.",
    "buy.more": "See more",
    "buy.from_start": "Go back to first",
    "buy.more_of": "All na {count}",
    "buy.mine": "My own number",
    "buy.no_such_length": (
        "I no see one wey last reach that time exactly. Na these ones I get."
    ),
    "buy.no_such_plan": "{plan} no dey there.",
    "buy.other": "Another one",
    "buy.one_month": "I dey renew one month at a time.",
    "buy.me": "you yourself",
    "buy.summary": (
        "Make I buy\n\n*{product}*\nFor: {target}{name}\n\nAmount: {amount}\nFee: "
        "{fee}{taxes}\n*Total: {total}*{check}"
    ),
    "buy.name": "\nThe name: {name}",
    "buy.check": (
        "\n\nI no fit see who get this number. Abeg check am again: once I buy am, I "
        "no fit bring am back."
    ),
    "buy.check.electricity": (
        "\n\nCheck your meter number well: I no fit see who get this meter, and once I "
        "buy am, I no fit bring am back."
    ),
    "buy.check.cable": (
        "\n\nCheck the card number well: I no fit see who get this decoder, and once I "
        "buy am, I no fit bring am back."
    ),
    "buy.guessed": (
        "\n\nI know say na {biller} from the number. If the line don move, choose "
        "another network."
    ),
    "buy.confirm": "Yes, buy am",
    "buy.other_network": "Another network",
    "buy.pin": (
        "E remain small: put your PIN to buy {product} for {target}. Total: {total}."
    ),
    "buy.cancelled": "Okay, I don cancel am. I no buy anything.",
    "buy.gone": (
        "That one no dey wait again: e don expire, or you don already answer am. I no "
        "buy anything new."
    ),
    "buy.none_before": "You never buy anything from me. Wetin you want?",
    "buy.funds": "You get {balance}. E no reach for that one and the fee.",
    "buy.not_sold": "Sorry o, I never fit sell {biller}.",
    "buy.plan_gone": "Sorry o, that one no dey for sale.",
}
