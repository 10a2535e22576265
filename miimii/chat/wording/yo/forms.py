"""Yoruba: the secure forms and the page for the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "form.pin.title": "Ẹ fi PIN yín jẹ́rìí sí i",
    "form.pin.amount": "Iye owó: {amount}",
    "form.pin.fee": "Owó iṣẹ́: {fee}",
    "form.pin.total": "Àpapọ̀: {total}",
    "form.pin.to": "Sí: {payee}",
    "form.pin.first_payment": "Ẹ kò tíì sanwó sí àkáǹtì yìí rí.",
    "form.pin.final": "Bí owó bá ti lọ, a ò lè dá a padà.",
    "form.gone": (
        "Àkókò fọ́ọ̀mù yìí ti kọjá tàbí ẹ ti lò ó. Ẹ wo àbájáde rẹ̀ nínú ìfọ̀rọ̀wérọ̀ kí ẹ "
        "tó tún béèrè."
    ),
    "form.pin_format": "PIN jẹ́ nọ́ńbà 4 sí 6.",
    "form.pins_differ": "PIN méjèèjì kò jọra.",
    "form.bvn_format": "BVN jẹ́ nọ́ńbà 11.",
    "form.check": "Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò: {what}.",
    "form.field.first_name": "orúkọ yín",
    "form.field.last_name": "orúkọ ìdílé",
    "form.field.middle_name": "orúkọ àárín",
    "form.field.date_of_birth": "ọjọ́ ìbí (ẹ gbọ́dọ̀ ti pé ọdún 18)",
    "form.field.gender": "akọ tàbí abo",
    "form.field.address": "àdírẹ́sì",
    "form.field.phone": "nọ́ńbà fóònù (ti Nàìjíríà)",
    "form.field.bvn": "BVN (nọ́ńbà 11)",
    "form.field.pin": "PIN (nọ́ńbà 4 sí 6)",
    "form.field.pin_again": "PIN méjèèjì (wọ́n gbọ́dọ̀ jọra)",
    "form.refused.phone-needed": (
        "Báǹkì nílò nọ́ńbà fóònù yín, WhatsApp kò sì fi tiyín hàn mí. Ẹ jọ̀wọ́ ẹ kọ ọ́ "
        "sínú fọ́ọ̀mù."
    ),
    "form.refused.details-missing": (
        "Ìwífún yín kò sí níbí mọ́. Ẹ padà sínú ìfọ̀rọ̀wérọ̀, kí ẹ tún bẹ̀rẹ̀."
    ),
    "form.refused.limit": (
        "A ti yẹ̀ ẹ́ wò dé iye tí a lè ṣe lóòjọ́. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "form.refused.bvn-taken": (
        "A ò lè fi BVN yìí ṣí àkáǹtì. Bí ẹ bá ti ní àkáǹtì MiiMii, ẹ kọ̀wé láti orí "
        "nọ́ńbà tí ẹ fi ṣí i."
    ),
    "page.pin.done": "Ó ti parí. Ẹ lè padà sí WhatsApp báyìí.",
    "page.pin.label": "PIN MiiMii yín",
    "page.pin.send": "Jẹ́rìí sí i",
    "form.change.title": "PIN yín ti báyìí",
    "form.change": "Lẹ́yìn náà, ẹ ó yan tuntun.",
    "page.pin.new": "PIN tuntun (nọ́ńbà 4 sí 6)",
    "page.pin.again": "Tún PIN tuntun náà tẹ̀",
    "form.check_payee.title": "Ta ni ẹ ń sanwó fún?",
    "form.check_payee.warn": (
        "Ṣé ẹni tí ẹ ní lọ́kàn nìyí? Bí ẹnìkan bá pè yín tàbí kọ̀wé sí yín pé kí ẹ "
        "tètè sanwó, ẹ dúró: ọgbọ́n jìbìtì tí a mọ̀ ni. A kì í béèrè PIN yín nínú "
        "ìfọ̀rọ̀wérọ̀."
    ),
    "form.check_payee": "Ẹ jọ̀wọ́ ẹ fi àmì sí i pé ẹ mọ ẹni tí ẹ ń sanwó fún.",
    "page.check.label": "Mo mọ ẹni yìí, kò sì sí ẹni tó ní kí n yára.",
}
