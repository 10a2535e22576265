"""Yoruba: what is asked about the past, and statements."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "history.recent": "Àwọn ìdúnàádúrà yín tó kẹ́yìn",
    "history.more": "Fi púpọ̀ sí i hàn",
    "history.hint": "Láti mọ̀ sí i nípa ọ̀kan, ẹ fi nọ́ńbà ìtọ́kasí rẹ̀ ránṣẹ́ sí mi.",
    "history.nothing": "Owó kankan kò tíì wọlé tàbí jáde ní àkáǹtì yín.",
    "history.none": "Mi ò rí nǹkan kan fún èyí: {what}",
    "history.no_more": "Ó tán síbẹ̀.",
    "history.spent": "Ẹ ná {amount}.",
    "history.received": "Ẹ gba {amount}.",
    "history.too_many": (
        "{what}: èyí pọ̀ jù fún mi láti ṣírò níbí. Ẹ béèrè ọjọ́ díẹ̀, tàbí kí ẹ sọ "
        'pé "statement" kí n fi gbogbo rẹ̀ ránṣẹ́.'
    ),
    "history.which_days": (
        'Mi ò mọ àwọn ọjọ́ tí ẹ ń sọ. Ẹ jọ̀wọ́ ẹ tún béèrè pẹ̀lú wọn, báyìí: "my '
        'transactions from 1 Oct to 15 Nov".'
    ),
    "history.unknown": (
        "Ẹni tí ẹ san owó fún àti irú owó tí ẹ san nìkan ni mo mọ̀, nítorí náà mi ò"
        " mọ nǹkan nípa {what}. Ẹ béèrè orúkọ ẹni, tàbí káàdì ìpè, data, iná, TV, "
        "owó tí ẹ fi ránṣẹ́ tàbí owó iṣẹ́."
    ),
    "statement.ask": (
        "Ọjọ́ wo ni kí àkọsílẹ̀ àkáǹtì yín bo? Ẹ tẹ ọ̀kan, tàbí kí ẹ kọ àwọn ọjọ́ "
        "náà, bíi: from 1 Oct to 15 Nov. PDF ló máa jẹ́; ẹ fi csv kún un bí ẹ bá "
        "fẹ́ tábìlì."
    ),
    "statement.this_month": "Oṣù yìí",
    "statement.last_month": "Oṣù tó kọjá",
    "statement.last_three_months": "Oṣù mẹ́ta sẹ́yìn",
    "statement.unread": (
        "Mi ò mọ ọjọ́ tí ẹ ń sọ. Ẹ tẹ ọ̀kan, tàbí kí ẹ kọ ọ́ báyìí: from 1 Oct to 15 Nov."
    ),
    "statement.too_long": (
        "Àwọn ọjọ́ yẹn ní ìlà tó ju 20,000 lọ, ó pọ̀ jù fún ìwé kan. Ẹ yan ọjọ́ "
        "díẹ̀, kí ẹ tún béèrè ìyókù."
    ),
    "statement.moment": (
        "Mo ń ṣe àkọsílẹ̀ àkáǹtì yín. Ìlà rẹ̀ pọ̀, ẹ fún mi ní ìṣẹ́jú kan."
    ),
    "statement.caption": "Àkọsílẹ̀ àkáǹtì yín, {days}.",
    "statement.failed": (
        "Ẹ jọ̀wọ́, mi ò lè ṣe àkọsílẹ̀ àkáǹtì yín fún {days} báyìí. Kò sí ohun tó "
        "ṣe owó yín. Ẹ tún béèrè lẹ́yìn ìṣẹ́jú díẹ̀."
    ),
    "statement.as_csv": "Bíi tábìlì (CSV)",
    "statement.dropped": "Ó dáa, kò sí àkọsílẹ̀.",
}
