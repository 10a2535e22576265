"""English: airtime, data, power and TV, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "buy.which": "What would you like to buy?",
    "buy.menu": "Choose",
    "buy.kind.airtime": "Airtime",
    "buy.kind.data": "Data",
    "buy.kind.electricity": "Electricity",
    "buy.kind.cable": "Cable TV",
    "buy.about": "Tap to begin",
    "buy.about.airtime": "MTN, Airtel, Glo, 9mobile",
    "buy.about.data": "Plans for a day, a week or a month",
    "buy.about.electricity": "Prepaid tokens and postpaid bills",
    "buy.about.cable": "DStv, GOtv, StarTimes",
    "buy.target": "Which number is it for? Type it.",
    "buy.target.airtime": "Which number should get the airtime? Pick one, or type it.",
    "buy.target.data": "Which number should get the data? Pick one, or type it.",
    "buy.target.electricity": "Which meter is it for? Type the meter number.",
    "buy.target.cable": ("Which decoder is it for? Type its smartcard or IUC number."),
    "buy.target_of": "What's the number for {whose}? I'll need it once.",
    "buy.biller": "Which company? Pick one, or type its name.",
    "buy.biller.airtime": "Which network is the line on now?",
    "buy.biller.data": "Which network is the line on now?",
    "buy.biller.electricity": "Which electricity company? Pick one, or type its name.",
    "buy.biller.cable": "Which one do you watch?",
    "buy.plan": "Which one? Pick it, or type its name.",
    "buy.plan.data": 'Which {biller} plan? Pick one, or type it, like "1gb monthly".',
    "buy.plan.cable": "Which {biller} package? Pick one, or type its name.",
    "buy.amount": "For how much?",
    "buy.amount.airtime": "How much airtime?",
    "buy.amount.electricity": "How much should I pay in?",
    "buy.meter_type": "Is the meter prepaid or postpaid?",
    "buy.meter_type.prepaid": "Prepaid",
    "buy.meter_type.postpaid": "Postpaid",
    "buy.invalid": "That number doesn't fit. Please check it and send it again.",
    "buy.invalid.airtime": (
        "That isn't a Nigerian mobile number: it has 11 digits, like 08030000001."
    ),
    "buy.invalid.data": (
        "That isn't a Nigerian mobile number: it has 11 digits, like 08030000001."
    ),
    "buy.invalid.electricity": (
        "A meter number has 10 to 13 digits. Please check it and send it again."
    ),
    "buy.invalid.cable": (
        "A smartcard or IUC number has 10 to 12 digits. Please check it and send it "
        "again."
    ),
    "buy.unclear": "I don't have that one.",
    "buy.more": "More",
    "buy.from_start": "Back to the first",
    "buy.more_of": "{count} in all",
    "buy.mine": "My number",
    "buy.no_such_length": ("I don't see one that lasts just that long. I have these."),
    "buy.no_such_plan": "There's no {plan} there.",
    "buy.other": "Another one",
    "buy.one_month": "I renew one month at a time.",
    "buy.me": "you",
    "buy.summary": (
        "Buy\n\n*{product}*\nFor: {target}{name}\n\nAmount: {amount}\nFee: {fee}{taxes}"
        "\n*Total: {total}*{check}"
    ),
    "buy.name": "\nName: {name}",
    "buy.check": (
        "\n\nI can't see whose number this is. Please compare it once more: a purchase "
        "can't be undone."
    ),
    "buy.check.electricity": (
        "\n\nCheck your meter number: I can't see whose meter this is, and a purchase "
        "can't be undone."
    ),
    "buy.check.cable": (
        "\n\nCheck the card number: I can't see whose decoder this is, and a purchase "
        "can't be undone."
    ),
    "buy.guessed": (
        "\n\n{biller} goes by the number. If the line has moved, choose another "
        "network."
    ),
    "buy.confirm": "Yes, buy it",
    "buy.other_network": "Other network",
    "buy.pin": (
        "Almost done: enter your PIN to buy {product} for {target}. Total: {total}."
    ),
    "buy.cancelled": "Okay, cancelled. Nothing was bought.",
    "buy.gone": (
        "That purchase is no longer waiting: it has expired, or you've already dealt "
        "with it. Nothing new was bought."
    ),
    "buy.none_before": "You haven't bought anything with me yet. What would you like?",
    "buy.funds": "You have {balance}, which isn't enough for that and its fee.",
    "buy.not_sold": "I'm sorry, I can't sell {biller} yet.",
    "buy.plan_gone": "I'm sorry, that one isn't on sale.",
}
