"""Yoruba: sending money, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "send.account": (
        "Ta ni kí n fi ránṣẹ́ sí? Ẹ fún mi ní nọ́ńbà àkáǹtì oníye 10 àti báǹkì, tàbí "
        "nọ́ńbà fóònù ẹni tó wà lórí MiiMii."
    ),
    "send.account_of": (
        "Kí ni nọ́ńbà àkáǹtì {recipient}? Ẹ fún mi ní nọ́ńbà àkáǹtì oníye 10 àti báǹkì, "
        "tàbí nọ́ńbà fóònù bó bá ń lo MiiMii."
    ),
    "send.digits": (
        "Nọ́ńbà àkáǹtì máa ń jẹ́ 10; èyí jẹ́ {count}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ tún fi ránṣẹ́."
    ),
    "send.bank": "Báǹkì wo ló ni {account_number}? Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "send.bank_unclear": "Mi ò mọ báǹkì yẹn. Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀ tán.",
    "send.bank_menu": "Yan báǹkì",
    "send.amount": "Èló ni kí n fi ránṣẹ́?",
    "send.amount_again": "{why} Èló ni kí n wá fi ránṣẹ́?",
    "send.funds": "Ẹ ní {balance}; kò tó fún {amount} àti owó iṣẹ́ rẹ̀.",
    "send.too_little": "Ẹ ní {balance}: pẹ̀lú owó iṣẹ́, ó kéré jù láti fi ránṣẹ́.",
    "send.amount_to": "{payee} nìyẹn. Èló ni kí n fi ránṣẹ́?",
    "send.amount_unclear": 'Ẹ fún mi ní iye owó ní náírà, bíi "5000" tàbí "5k".',
    "send.bank_unknown": "Mi ò tíì lè fi owó ránṣẹ́ sí {bank}. Báǹkì mìíràn wo?",
    "send.payee_unknown": (
        "{bank} kò mọ àkáǹtì {account_number}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ fi nọ́ńbà tó tọ́ "
        "tàbí báǹkì tó tọ́ ránṣẹ́ sí mi."
    ),
    "send.not_on_miimii": (
        "{phone} kò sí lórí MiiMii. Ẹ yan báǹkì tó ń lò ó bíi nọ́ńbà àkáǹtì, tàbí "
        "káàdì ìpè bó bá jẹ́ ìyẹn lẹ fẹ́. Tàbí kí ẹ kọ nọ́ńbà àkáǹtì mìíràn oníye 10 "
        "àti báǹkì rẹ̀."
    ),
    "send.self": "Àkáǹtì tiyín nìyẹn. Ta ni kí n fi ránṣẹ́ sí?",
    "send.summary": (
        "Fi {amount} ránṣẹ́ sí\n\n"
        "*{payee}*\n{where}\n\n"
        "Iye owó: {amount}\nOwó iṣẹ́: {fee}{taxes}\n*Àpapọ̀: {total}*{warning}"
    ),
    "send.taxes": "\nOwó orí: {taxes}",
    "send.first_payment": (
        "\n\nẸ kò tíì sanwó sí àkáǹtì yìí rí. Bí owó bá ti lọ, a ò lè dá a padà."
    ),
    "send.on_miimii": "Àpò MiiMii",
    "send.confirm": "Bẹ́ẹ̀ni, fi ránṣẹ́",
    "send.cancel": "Rárá, fagi lé e",
    "send.pin": (
        "Ó kù díẹ̀: ẹ tẹ PIN yín láti fi {amount} ránṣẹ́ sí {payee}. Àpapọ̀: {total}."
    ),
    "send.pin_button": "Tẹ PIN",
    "send.cancelled": "Ó dáa, mo ti fagi lé e. A ò fi ohunkóhun ránṣẹ́.",
    "send.replaced": "Mo ti fagi lé ti ìṣáájú.",
    "send.left": "Mo ti fi èyí tí ẹ kọ́kọ́ bẹ̀rẹ̀ sílẹ̀.",
    "send.gone": (
        "Ìfowóránṣẹ́ yẹn kò dúró mọ́: àkókò rẹ̀ ti kọjá, tàbí ẹ ti dáhùn tẹ́lẹ̀. A ò fi "
        "ohun tuntun kankan ránṣẹ́."
    ),
    "send.on_its_way": "Ẹ ṣé. Mo ti ń ṣe é báyìí.",
    "send.late": "Ìdáhùn yín pẹ́ kó tó dé ọ̀dọ̀ mi, ẹ jẹ́ ká tún jẹ́rìí sí i. ",
    "status.none": "Ẹ kò tíì fi owó kankan ránṣẹ́.",
    "status.quoted": "{amount} sí {payee} ń dúró de bẹ́ẹ̀ni yín.",
    "status.moving": (
        "{amount} sí {payee} wà lójú ọ̀nà. Bí báǹkì bá ti dáhùn, màá sọ fún yín."
    ),
    "status.succeeded": "Bẹ́ẹ̀ni: {amount} sí {payee} ti dé ní {when}.",
    "status.declined": (
        "Rárá: {amount} sí {payee} kò lọ. Owó náà ti padà sínú àkáǹtì yín."
    ),
    "status.reversed": "Wọ́n ti dá {amount} tí ẹ fi ránṣẹ́ sí {payee} padà fún yín.",
    "status.dropped": "A ò fi {amount} ránṣẹ́ sí {payee}: ẹ kò jẹ́rìí sí i.",
}
