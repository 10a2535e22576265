"""Yoruba: what customers ask of their own data."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "data.export": (
        "Mo ti kọ ọ́ sílẹ̀ pé o fẹ́ ẹ̀dà ìsọfúnni rẹ: *{number}*. Àwọn ènìyàn wa máa "
        "rí i dájú pé ìwọ ni, wọ́n á sì fún ọ kí ó tó di {when}."
    ),
    "data.erase": (
        "Mo ti kọ ọ́ sílẹ̀ pé o fẹ́ kí a ti àkáǹtì rẹ, kí a sì pa ìsọfúnni rẹ rẹ́: "
        "*{number}*. Àwọn ènìyàn wa máa rí i dájú pé ìwọ ni, wọ́n á dáhùn kí ó tó di "
        "{when}.\n\n"
        "Kí ó tó dìgbà náà, jọ̀ọ́ yọ owó rẹ kúrò, kí o sì jẹ́ kí àwọn ìsanwó àti "
        "tíkẹ́ẹ̀tì tó ṣí parí. Àkọsílẹ̀ ìsanwó máa wà bí òfin ṣe sọ. O ti yí ọkàn "
        'padà? Tẹ "I need a human".'
    ),
    "data.again": (
        "O ti béèrè èyí tẹ́lẹ̀: *{number}*. Àwọn ènìyàn wa máa dáhùn kí ó tó di {when}."
    ),
    "data.notice": (
        "Ohun tí mo ń tọ́jú: ẹni tí o jẹ́, bí BVN rẹ ṣe sọ; àwọn ìsanwó rẹ; ọ̀rọ̀ "
        "wa, fún ọjọ́ 90. Mo ń lò ó láti bójú tó àkáǹtì rẹ àti láti dáàbò bò ó; n kì "
        "í tà á fún ẹnikẹ́ni.\n\n"
        "Àwọn tó ń rí ohun tí wọ́n nílò nínú rẹ̀: báńkì, ẹni tó ń ta bíìlì, àyẹ̀wò "
        "ìdánimọ̀, WhatsApp àti olùgbàlejò wa. Ẹ̀rọ èdè ń rí àwọn ọ̀rọ̀ kan, láìsí "
        "orúkọ àti nọ́ńbà.\n\n"
        'Tẹ "export my data" fún ẹ̀dà, tàbí "delete my account".'
    ),
}
