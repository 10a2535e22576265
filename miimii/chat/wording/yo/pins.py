"""Yoruba: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Yí PIN rẹ padà nínú fọ́ọ̀mù yìí: kọ́kọ́ tẹ PIN tí o ní, lẹ́yìn náà tuntun, "
        "lẹ́ẹ̀mejì. Fọ́ọ̀mù náà á ṣiṣẹ́ fún ìṣẹ́jú 10. Má ṣe tẹ PIN sínú "
        "ìfọ̀rọ̀wérọ̀ láé."
    ),
    "pin.change_button": "Yí PIN mi padà",
    "pin.no_off": (
        "A kò lè yọ PIN rẹ kúrò tàbí pa á: òun ló ń dá ẹnikẹ́ni tó bá di fóònù rẹ mú "
        'dúró láti kó owó rẹ. Mo lè bá ọ yí i padà: tẹ "change my pin".'
    ),
    "pin.forgotten": (
        "A kò tíì lè tún PIN tí o gbàgbé ṣe níbí; àwọn òṣìṣẹ́ wa gbọ́dọ̀ kọ́kọ́ rí i "
        "dájú pé ìwọ ni. Títí di ìgbà náà, ohunkóhun kò lè jáde; owó rẹ wà láìléwu, "
        "owó tí wọ́n bá fi ránṣẹ́ sí ọ á sì wọlé. Tí o bá padà rántí rẹ̀, tẹ "
        '"change my pin". Tí fóònù rẹ bá kúrò lọ́wọ́ rẹ, tẹ "block my account".'
    ),
    "pin.changed": (
        "🔐 A yí PIN rẹ padà ní {when}. A ti fagi lé ìsanwó èyíkéyìí tí o kò tíì "
        "fọwọ́ sí.\n\n"
        "Tí kì í bá ṣe ìwọ, ti àkántì rẹ pa báyìí."
    ),
    "pin.not_me": "Ti àkántì mi pa",
}
