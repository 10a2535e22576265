"""Nigerian Pidgin: which service is meant, and requests that wait."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "service.ask": "Which one of these you mean?",
    "service.menu": "Pick one",
    "service.send_money": "Send money",
    "service.buy_airtime": "Airtime",
    "service.buy_data": "Data",
    "service.pay_electricity": "Light (NEPA)",
    "service.pay_cable": "TV",
    "later.promised": "One by one. After this one: {what}.",
    "later.next": "The next one: {what}",
    "later.meanwhile": "The first one dey go; once e enter I go tell you.",
}
