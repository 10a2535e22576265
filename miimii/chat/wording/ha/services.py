"""Hausa: which service is meant, and requests that wait."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "service.ask": "Wanne a cikin waɗannan kuke nufi?",
    "service.menu": "Zaɓi ɗaya",
    "service.send_money": "Tura kuɗi",
    "service.buy_airtime": "Katin waya",
    "service.buy_data": "Data ta intanet",
    "service.pay_electricity": "Kuɗin wuta",
    "service.pay_cable": "TV",
    "later.promised": "Ɗaya bayan ɗaya. Bayan wannan: {what}.",
    "later.next": "Na gaba: {what}",
    "later.meanwhile": (
        "Na farkon yana kan hanya; zan sanar da ku da zarar ya kammala."
    ),
}
