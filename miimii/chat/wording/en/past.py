"""English: what is asked about the past, and statements."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "history.recent": "Your latest transactions",
    "history.more": "More",
    "history.hint": "For more about one, send me its reference.",
    "history.nothing": "No money has moved in your account yet.",
    "history.none": "I found nothing for this: {what}",
    "history.no_more": "That's all there is.",
    "history.spent": "You spent {amount}.",
    "history.received": "You received {amount}.",
    "history.too_many": (
        "{what}: that's too much for me to add up here. Ask for fewer days, or say "
        '"statement" and I\'ll send you every line.'
    ),
    "history.which_days": (
        "I couldn't tell which days you mean. Please ask again with them, like: \"my"
        ' transactions from 1 Oct to 15 Nov".'
    ),
    "history.unknown": (
        "I can't tell what money was for beyond whom you paid and which kind of "
        "bill it was, so I know nothing of {what}. Ask for a person, or for "
        "airtime, data, light, TV, transfers or fees."
    ),
    "statement.ask": (
        "Which days should your statement cover? Tap one, or type the days, like: "
        "from 1 Oct to 15 Nov. It comes as a PDF; add the word csv for a table."
    ),
    "statement.this_month": "This month",
    "statement.last_month": "Last month",
    "statement.last_three_months": "Last three months",
    "statement.unread": (
        "I couldn't tell which days you mean. Tap one, or type them like this: from "
        "1 Oct to 15 Nov."
    ),
    "statement.too_long": (
        "Those days have more than 20,000 lines, too many for one statement. Please "
        "choose fewer days, and ask again for the rest."
    ),
    "statement.moment": (
        "Your statement is being made. It has many lines, so give me a minute."
    ),
    "statement.caption": "Your account statement, {days}.",
    "statement.failed": (
        "Sorry, I couldn't make your statement for {days} just now. Nothing is "
        "wrong with your money. Please ask again in a few minutes."
    ),
    "statement.as_csv": "As a table (CSV)",
    "statement.dropped": "Okay, no statement.",
}
