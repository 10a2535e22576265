"""Yoruba: which news come unasked, and muting the small ones."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "news.shown": (
        "Ohun tí mo máa ń sọ fún yín láìbéèrè:\n\n• Owó tó wọlé: {credits}\n• Owó "
        "ìtọ́jú àkáǹtì: {fees}\n• Nígbà gbogbo: owó tó jáde, owó tó padà wá, àti "
        'ààbò àkáǹtì yín\n\nLáti yí i padà, ẹ kọ "má sọ fún mi owó kékeré tó kéré jù '
        '500", "má sọ fún mi owó iṣẹ́" tàbí "sọ gbogbo nǹkan fún mi".'
    ),
    "news.credits.all": "iye yòówù",
    "news.credits.from": "láti {amount} lọ",
    "news.fees.yes": "bẹ́ẹ̀ni",
    "news.fees.no": "rárá",
    "news.no_credits": (
        "Ó ti parí: mi ò ní sọ fún yín nípa owó tó wọlé tí kò tó {amount}. Ẹ ṣì lè "
        'rí i nínú ìtàn àkáǹtì yín. Láti dá a padà, ẹ kọ "sọ gbogbo nǹkan fún mi".'
    ),
    "news.no_fees": (
        "Ó ti parí: mi ò ní sọ fún yín nípa owó ìtọ́jú àkáǹtì. Ẹ ṣì lè rí i nínú "
        'ìtàn àkáǹtì yín. Láti dá a padà, ẹ kọ "sọ gbogbo nǹkan fún mi".'
    ),
    "news.everything": "Ó ti parí: màá tún máa sọ gbogbo nǹkan fún yín.",
    "news.too_high": (
        "Mo lè fi owó tó wọlé sílẹ̀ títí dé {most}; bó bá ju ìyẹn lọ, mo gbọ́dọ̀ sọ "
        "fún yín."
    ),
    "news.always": "A kò lè pa ohun tó ń dáàbò bo owó yín mọ́.",
}
