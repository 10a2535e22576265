"""Hausa: what is asked about the past, and statements."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "history.recent": "Ma'amalolinku na baya-bayan nan",
    "history.more": "Ƙara nunawa",
    "history.hint": "Don ƙarin bayani kan ɗaya, ku turo min lambar shaidarta.",
    "history.nothing": "Babu kuɗin da suka shiga ko suka fita daga asusunku tukuna.",
    "history.none": "Ban sami komai game da wannan ba: {what}",
    "history.no_more": "Shi ke nan, babu sauran.",
    "history.spent": "Kun kashe {amount}.",
    "history.received": "Kun karɓi {amount}.",
    "history.too_many": (
        "{what}: wannan ya yi yawa in haɗa shi a nan. Ku nemi kwanaki kaɗan, ko ku "
        'ce "statement" in aiko muku da komai.'
    ),
    "history.which_days": (
        'Ban gane kwanakin da kuke nufi ba. Ku sake tambaya tare da su, kamar: "my '
        'transactions from 1 Oct to 15 Nov".'
    ),
    "history.unknown": (
        "Na san wanda kuka biya da irin lissafin kawai, don haka ban san komai game"
        " da {what} ba. Ku tambayi sunan mutum, ko katin waya, data, wuta, TV, tura"
        " kuɗi ko kuɗin aiki."
    ),
    "statement.ask": (
        "Na waɗanne kwanaki kuke son bayanin asusun? Ku taɓa ɗaya, ko ku rubuta "
        "kwanakin, kamar: from 1 Oct to 15 Nov. Zai zo a PDF; ku ƙara csv idan "
        "tebur kuke so."
    ),
    "statement.this_month": "Wannan watan",
    "statement.last_month": "Watan jiya",
    "statement.last_three_months": "Wata uku na baya",
    "statement.unread": (
        "Ban gane waɗanne kwanaki ba. Ku taɓa ɗaya, ko ku rubuta haka: from 1 Oct "
        "to 15 Nov."
    ),
    "statement.too_long": (
        "Waɗannan kwanaki suna da layuka fiye da 20,000, sun yi yawa a takarda "
        "ɗaya. Ku zaɓi kwanaki kaɗan, sannan ku nemi sauran."
    ),
    "statement.moment": (
        "Ana shirya bayanin asusunku. Layukan suna da yawa, ku ba ni minti ɗaya."
    ),
    "statement.caption": "Bayanin asusunku, {days}.",
    "statement.failed": (
        "Ku yi haƙuri, ban iya shirya bayanin asusunku na {days} yanzu ba. Kuɗinku "
        "suna nan lafiya. Ku sake nema bayan 'yan mintuna."
    ),
    "statement.as_csv": "A tebur (CSV)",
    "statement.dropped": "To, babu bayanin asusu.",
}
