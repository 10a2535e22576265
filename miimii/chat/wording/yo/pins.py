"""Yoruba: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Ẹ yí PIN yín padà nínú fọ́ọ̀mù yìí: ẹ kọ́kọ́ tẹ PIN tí ẹ ní, lẹ́yìn náà tuntun, "
        "lẹ́ẹ̀mejì. Fọ́ọ̀mù náà á ṣiṣẹ́ fún ìṣẹ́jú 10. Ẹ má ṣe tẹ PIN sínú "
        "ìfọ̀rọ̀wérọ̀ láé."
    ),
    "pin.change_button": "Yí PIN mi padà",
    "pin.no_off": (
        "A kò lè yọ PIN yín kúrò tàbí pa á: òun ló ń dá ẹnikẹ́ni tó bá di fóònù yín mú "
        'dúró láti kó owó yín. Mo lè bá yín yí i padà: ẹ tẹ "change my pin".'
    ),
    "pin.forgotten": (
        "Ẹ fi hàn nínú fọ́ọ̀mù yìí pé ẹ̀yin ni, pẹ̀lú ọjọ́ ìbí yín àti BVN yín, kí ẹ "
        "sì yan PIN tuntun. Fún wákàtí 24 lẹ́yìn náà, ààlà owó á kéré sí i. Tí fóònù "
        'yín bá kúrò lọ́wọ́ yín, ẹ tẹ "block my account" dípò rẹ̀.'
    ),
    "pin.changed": (
        "🔐 A yí PIN yín padà ní {when}. A ti fagi lé ìsanwó èyíkéyìí tí ẹ kò tíì "
        "fọwọ́ sí.\n\n"
        "Tí kì í bá ṣe ẹ̀yin, ẹ ti àkáǹtì yín pa báyìí."
    ),
    "pin.not_me": "Ti àkáǹtì mi pa",
    "pin.reset_button": "Yan PIN tuntun",
}
