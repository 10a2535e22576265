"""Nigerian Pidgin: what is asked about the past, and statements."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "history.recent": "Your latest transactions dem",
    "history.more": "Show more",
    "history.hint": "To see more about one, send me the reference.",
    "history.nothing": "No money don move for your account yet.",
    "history.none": "I no see anything for this one: {what}",
    "history.no_more": "Na all be that.",
    "history.spent": "You spend {amount}.",
    "history.received": "{amount} enter your account.",
    "history.too_many": (
        "{what}: e too much for me to add up here. Ask for small days, or say "
        '"statement" make I send you every line.'
    ),
    "history.which_days": (
        'I no fit know which days you mean. Abeg ask again with the days, like: "my'
        ' transactions from 1 Oct to 15 Nov".'
    ),
    "history.unknown": (
        "I only know who you pay and which kind bill e be, so I no know wetin go "
        "for {what}. Ask for person name, or for airtime, data, light, TV, "
        "transfers or fees."
    ),
    "statement.ask": (
        "Which days you want make the statement cover? Tap one, or type the days, "
        "like: from 1 Oct to 15 Nov. E go come as PDF; add csv if na table you "
        "want."
    ),
    "statement.this_month": "This month",
    "statement.last_month": "Last month",
    "statement.last_three_months": "Last three months",
    "statement.unread": (
        "I no sabi which days you mean. Tap one, or type am like this: from 1 Oct "
        "to 15 Nov."
    ),
    "statement.too_long": (
        "Those days get pass 20,000 lines, e too much for one statement. Abeg "
        "choose small days, then ask again for the rest."
    ),
    "statement.moment": (
        "I dey make your statement. The lines plenty, so give me one minute."
    ),
    "statement.caption": "Your account statement: {days}.",
    "statement.failed": (
        "Abeg no vex, I no fit make your statement for {days} now. Nothing do your "
        "money. Ask again after few minutes."
    ),
    "statement.as_csv": "As table (CSV)",
    "statement.dropped": "Okay, no statement again.",
}
