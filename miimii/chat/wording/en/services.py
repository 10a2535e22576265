"""English: which service is meant, and requests that wait."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "service.ask": "Which of these do you mean?",
    "service.menu": "Choose one",
    "service.send_money": "Send money",
    "service.buy_airtime": "Airtime",
    "service.buy_data": "Data",
    "service.pay_electricity": "Electricity",
    "service.pay_cable": "TV",
    "later.promised": "One at a time. After this: {what}.",
    "later.next": "Next: {what}",
    "later.meanwhile": (
        "The one before is on its way; I'll tell you as soon as it's through."
    ),
}
