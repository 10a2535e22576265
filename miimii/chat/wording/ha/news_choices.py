"""Hausa: which news come unasked, and muting the small ones."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "news.shown": (
        "Abin da nake sanar da ku ba tare da kun tambaya ba:\n\n• Kuɗin da ya shigo: "
        "{credits}\n• Kuɗin kula da asusu: {fees}\n• Kullum: kuɗin da ya fita, kuɗin "
        'da ya dawo, da tsaron asusunku\n\nDon canzawa, ku rubuta "daina sanar da ni '
        'kuɗi ƙasa da 500", "daina sanar da ni kuɗin aiki" ko "sanar da ni komai".'
    ),
    "news.credits.all": "kowane adadi",
    "news.credits.from": "daga {amount}",
    "news.fees.yes": "eh",
    "news.fees.no": "a'a",
    "news.no_credits": (
        "An gama: ba zan sanar da ku kuɗin da ya shigo ƙasa da {amount} ba. Za ku "
        'iya ganinsa a tarihin asusunku. Don mayarwa, ku rubuta "sanar da ni komai".'
    ),
    "news.no_fees": (
        "An gama: ba zan sanar da ku kuɗin kula da asusu ba. Za ku iya ganinsa a "
        'tarihin asusunku. Don mayarwa, ku rubuta "sanar da ni komai".'
    ),
    "news.everything": "An gama: zan sake sanar da ku komai.",
    "news.too_high": (
        "Zan iya barin kuɗin da ya shigo har {most}; abin da ya wuce haka dole in "
        "sanar da ku."
    ),
    "news.always": "Ba a iya kashe abin da ke kare kuɗinku.",
}
