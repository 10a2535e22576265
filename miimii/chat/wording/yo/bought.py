"""Yoruba: what became of a purchase, and its token."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "bought.succeeded": (
        "✅ {product}\n\n{token}Fún: {target}\nIye owó: {amount}\nOwó iṣẹ́: {fee}\n"
        "Àpapọ̀: {total}\nỌjọ́: {when}\nNọ́ńbà ìtọ́kasí: {reference}\nIpò: Ó ṣe "
        "àṣeyọrí{balance}"
    ),
    "bought.token": "Token yín: *{token}*\n",
    "bought.token_due": (
        "Token yín kò tíì dé: màá fi ránṣẹ́ sí yín níbí bí mo bá ti rí i.\n"
    ),
    "bought.token_arrived": (
        "🔌 Token {product}, {target} nìyí:\n\n*{token}*\n\nNọ́ńbà ìtọ́kasí: {reference}"
    ),
    "bought.late": (
        "Mo ti sọ fún yín pé èyí kò lọ. Ó wá lọ nígbẹ̀yìn, nítorí náà a tún ti yọ "
        "{total} fún un.\n\n"
    ),
    "bought.owed": (
        "Mo ti sọ fún yín pé èyí kò lọ. Ó wá lọ nígbẹ̀yìn. Owó tó kù nínú àkáǹtì yín "
        "kò tó láti yọ {total} fún un, nítorí náà ẹ jẹ wá ní gbèsè owó yìí.\n\n"
    ),
    "bought.declined": (
        "❌ {product} fún {target} kò lọ. {total} ti padà sínú àkáǹtì yín.\nNọ́ńbà "
        "ìtọ́kasí: {reference}{balance}"
    ),
    "bought.reversed": (
        "↩️ {product} fún {target} kò dé nígbẹ̀yìn. {total} ti padà sínú àkáǹtì yín."
        "\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "bought.forgiven": (
        "↩️ {product} fún {target} kò dé nígbẹ̀yìn, nítorí náà ẹ kò jẹ wá ní gbèsè "
        "{total} fún un mọ́.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "bought.processing": (
        "Mo ti gba àṣẹ yín: {product}, {total}. Wọ́n ń jẹ́rìí sí i, màá sì sọ fún yín "
        "bó bá ti parí; kò sí ìdí láti tún rà á."
    ),
    "bought.under_review": (
        "Wọn kò tíì jẹ́rìí sí {product} ti {total}. Àwọn òṣìṣẹ́ wa ń bójú tó o, màá sì "
        "sọ àbájáde rẹ̀ fún yín. Nọ́ńbà ìtọ́kasí: {reference}"
    ),
    "bought.status.quoted": "{product} fún {target} ń dúró de bẹ́ẹ̀ni yín.",
    "bought.status.moving": (
        "Wọ́n ń jẹ́rìí sí {product} fún {target}. Bó bá ti parí, màá sọ fún yín."
    ),
    "bought.status.succeeded": (
        "Bẹ́ẹ̀ni: {product} fún {target} ti lọ ní {when}.{token}"
    ),
    "bought.status.declined": (
        "Rárá: {product} fún {target} kò lọ. Owó náà ti padà sínú àkáǹtì yín."
    ),
    "bought.status.reversed": "Wọ́n ti dá owó {product}, {target}, padà fún yín.",
    "bought.status.dropped": "A ò ra {product} fún {target}: ẹ kò jẹ́rìí sí i.",
    "form.pin.for": "Fún: {target}",
    "form.pin.owner": "Orúkọ: {name}",
    "form.pin.bought_final": "Bí a bá ti rà á, a ò lè dá a padà.",
}
