"""Yoruba: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "iyekíye tí ẹ bá fẹ́",
    "tier.raised": (
        "✅ Àkáǹtì yín ti dé ìpele {tier}. Láti ìsinsìnyí ẹ lè fi tó {day} ránṣẹ́ "
        "lójúmọ́; àkáǹtì yín lè gba {ceiling}."
    ),
    "tier.refused": (
        "A kò lè gbé àkáǹtì yín dé ìpele {tier}. Àwọn òṣìṣẹ́ wa sọ pé:\n\n{reason}\n\n"
        'Ẹ lè tún béèrè: ẹ tẹ "upgrade my account".'
    ),
    "tier.title": "Ìpele àkáǹtì yín: {tier}.",
    "tier.line": "• Ìpele {tier}: {day} lójúmọ́, àkáǹtì lè gba {ceiling}",
    "tier.nin": (
        "Fún ìpele 2, màá fi NIN yín wé èyí tó wà lórí àkọsílẹ̀ BVN yín. Ẹ tẹ̀ ẹ́ "
        "sínú fọ́ọ̀mù yìí, ẹ má tẹ̀ ẹ́ síbí."
    ),
    "tier.nin_button": "Tẹ NIN mi",
    "tier.document": (
        "Fún ìpele 3, àwọn òṣìṣẹ́ wa á wo ìwé ìdánimọ̀ yín kan. Èwo lẹ lè fi ránṣẹ́?"
    ),
    "tier.kind.passport": "Ìwé ìrìnnà",
    "tier.kind.licence": "Ìwé awakọ̀",
    "tier.kind.voter": "Káàdì ìdìbò",
    "tier.picture": (
        "Ẹ fi àwòrán rẹ̀ ránṣẹ́ báyìí ({document}): gbogbo rẹ̀, kó mọ́ kedere, "
        "láìsí iná. A tọ́jú ohun tó wà lórí rẹ̀ pẹ̀lú èdìdì, a kì í tọ́jú àwòrán "
        "náà."
    ),
    "tier.no_picture": "Mi ò lè ṣí ìyẹn gẹ́gẹ́ bí àwòrán.",
    "tier.received": "Ẹ ṣeun, mo rí i kà.",
    "tier.dropped": "Ó dáa, ìpele yín wà bó ṣe wà.",
    "tier.waiting": (
        "Àwọn òṣìṣẹ́ wa ń wo ohun tí ẹ fi ránṣẹ́. Màá fi ọ̀rọ̀ ránṣẹ́ sí yín níbí."
    ),
    "tier.highest": "Kò sí ìpele tó ga ju èyí lọ.",
    "tier.asked": (
        "Àwọn ènìyàn wa méjì á pinnu nípa ìpele {tier} fún àkáǹtì yín. Màá fi "
        "ọ̀rọ̀ ránṣẹ́ sí yín níbí."
    ),
    "form.nin.title": "NIN yín",
    "form.nin": "Nọ́ńbà 11. A máa fi wé NIN tó wà lórí àkọsílẹ̀ BVN yín.",
    "form.field.nin": "nọ́ńbà NIN",
    "page.nin.label": "NIN (nọ́ńbà 11)",
    "error.nin-differs": (
        "Kì í ṣe NIN tó wà lórí àkọsílẹ̀ BVN yín nìyẹn. Ìgbìyànjú tó kù lónìí: "
        "{tries_left}."
    ),
    "error.no-checks-left": "Ẹ ti gbìyànjú lẹ́ẹ̀mẹta lónìí. Ẹ tún gbìyànjú lọ́la.",
    "error.tier-not-open": (
        "Kò ṣeé ṣe báyìí: àwọn òṣìṣẹ́ wa ṣì ń pinnu, tàbí ìpele yín ti yí padà. Ẹ "
        'tẹ "upgrade my account" láti rí i.'
    ),
    "error.document-unreadable": (
        'Mi ò rí ìyẹn kà. Ẹ tẹ "upgrade my account" kí ẹ sì fi àwòrán tó mọ́ '
        "kedere ránṣẹ́, gbogbo rẹ̀, láìsí iná."
    ),
}
