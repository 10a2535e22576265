"""Igbo: which service is meant, and requests that wait."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "service.ask": "Kedu nke ị bu n'uche n'ime ndị a?",
    "service.menu": "Họrọ otu",
    "service.send_money": "Zipụ ego",
    "service.buy_airtime": "Kaadị ekwentị",
    "service.buy_data": "Data ịntanetị",
    "service.pay_electricity": "Ụgwọ ọkụ",
    "service.pay_cable": "TV",
    "later.promised": "Otu n'otu. Mgbe nke a gasịrị: {what}.",
    "later.next": "Nke na-eso: {what}",
    "later.meanwhile": "Nke mbụ na-aga; m ga-agwa gị ozugbo ọ gachara.",
}
