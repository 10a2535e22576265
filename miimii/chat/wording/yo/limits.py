"""Yoruba: limits, and what things cost."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limits.left": "Ẹ ṣì lè fi {left} ránṣẹ́ lónìí.",
    "limits.day": (
        "Òdiwọ̀n yín fún ọjọ́ kan: {limit} (ìpele àkáǹtì {tier}). Ó máa ń bẹ̀rẹ̀ "
        "lẹ́ẹ̀kansí ní ọ̀gànjọ́ òru."
    ),
    "limits.first_day": (
        "Títí di {when}: {limit} lápapọ̀, nítorí pé a ṣí tàbí yẹ àkáǹtì yín wò kò tíì "
        "tó wákàtí 24."
    ),
    "limits.own": "Òdiwọ̀n tí ẹ̀yin fúnra yín yàn: {limit} lójúmọ́.",
    "limits.own_later": "Láti {when} òdiwọ̀n tí ẹ yàn jẹ́ {limit} lójúmọ́.",
    "limits.own_ends": "Láti {when} ẹ kò ní òdiwọ̀n tiyín mọ́.",
    "limits.each": "Ìfiránṣẹ́ kan: {least} sí {most}.",
    "limits.lower": (
        'Ẹ lè fi òdiwọ̀n tó kéré sí i fún ara yín: ẹ tẹ "limit me to 20k a day" tàbí '
        '"stop all transfers".'
    ),
    "limits.raise": 'Fún òdiwọ̀n tó ga jù, ẹ tẹ "upgrade my account".',
    "fees.title": "Ohun tí mo ń gbà:",
    "fees.line": "• {what}: {price}",
    "fees.free": "ọ̀fẹ́",
    "fees.share": "ìdá {share} %",
    "fees.between": "{price} (kò dín ní {least}, kò ju {most})",
    "fees.above": "{price} tó bá ju {above} lọ",
    "fees.kind.transfer.bank": "Sí báǹkì míì",
    "fees.kind.transfer.wallet": "Sí ẹlòmíì lórí MiiMii",
    "fees.kind.credit": "Owó tó wọlé",
    "fees.kind.airtime": "Káàdì ìpè",
    "fees.kind.data": "Dátà",
    "fees.kind.electricity": "Iná mànàmáná",
    "fees.kind.cable": "Tẹlifíṣọ̀n",
    "fees.kind.vat": "VAT, lórí owó iṣẹ́",
    "fees.kind.duty": "Owó òǹtẹ̀, lórí ohun tí ẹ fi ránṣẹ́",
    "own.ask": (
        "Ṣé kí n má jẹ́ kí ó ju {limit} lọ jáde nínú àkáǹtì yín lójúmọ́? Ìfiránṣẹ́ "
        "àti ohun tí ẹ rà wà nínú rẹ̀. Ó bẹ̀rẹ̀ lójúkan náà; láti gbé e sókè gba "
        "wákàtí 24."
    ),
    "own.ask_raise": (
        "Ṣé kí n gbé òdiwọ̀n yín sókè sí {limit} lójúmọ́? Láti dáàbò bò yín, ó gba "
        "wákàtí 24."
    ),
    "own.ask_stop": (
        "Ṣé kí n dá gbogbo ohun tó ń jáde nínú àkáǹtì yín dúró, ìfiránṣẹ́ àti rírà? Ó "
        "bẹ̀rẹ̀ lójúkan náà, owó tí wọ́n fi ránṣẹ́ sí yín á ṣì wọlé, láti tún gbà á "
        "láàyè gba wákàtí 24."
    ),
    "own.ask_end": (
        "Ṣé kí n yọ òdiwọ̀n tí ẹ yàn kúrò? Láti dáàbò bò yín, ó gba wákàtí 24."
    ),
    "own.yes": "Bẹ́ẹ̀ ni, ṣe é",
    "own.no": "Rárá, fi í sílẹ̀",
    "own.done": (
        "Ó ti parí: ohun tó ju {limit} kò ní jáde nínú àkáǹtì yín lójúmọ́. Láti fòpin "
        'sí i, ẹ tẹ "remove my limit".'
    ),
    "own.later": (
        "Ó ti parí: láti {when} ó lè tó {limit} tó máa jáde lójúmọ́. Títí di ìgbà "
        "náà òdiwọ̀n ti ìsinsìnyí ṣì wà."
    ),
    "own.stopped": (
        "Ó ti parí: ohunkóhun kò jáde nínú àkáǹtì yín báyìí. Láti fòpin sí i, ẹ tẹ "
        '"allow transfers again".'
    ),
    "own.ends": "Ó ti parí: láti {when} òdiwọ̀n yín kò sí mọ́. Títí di ìgbà náà ó ṣì wà.",
    "own.none": "Ẹ kò ní òdiwọ̀n tiyín.",
    "own.kept": "Ó dáa, òdiwọ̀n yín wà bó ṣe wà.",
    "own.too_high": (
        "Ìpele àkáǹtì yín gba {limit} láàyè lójúmọ́, nítorí náà kò yí ohunkóhun padà."
    ),
}
