"""Yoruba: receipts as pictures, and checking one."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "receipt.title.bank_transfer": "Owó sí báǹkì",
    "receipt.title.wallet_transfer": "Owó nínú MiiMii",
    "receipt.title.credit": "Owó tó wọlé",
    "receipt.status.succeeded": "Ó ṣe àṣeyọrí",
    "receipt.status.received": "Ó ti wọlé",
    "receipt.status.reversed": "A ti dá a padà",
    "receipt.amount": "Iye owó",
    "receipt.fee": "Owó iṣẹ́",
    "receipt.total": "Àpapọ̀",
    "receipt.net": "Ohun tó wọlé",
    "receipt.to": "Sí",
    "receipt.from": "Láti ọ̀dọ̀",
    "receipt.for": "Fún",
    "receipt.product": "Ohun tí a rà",
    "receipt.place": "Báǹkì",
    "receipt.account": "Àkáǹtì",
    "receipt.number": "Nọ́ńbà",
    "receipt.status": "Ipò",
    "receipt.date": "Ọjọ́",
    "receipt.reference": "Nọ́ńbà ìtọ́kasí",
    "receipt.code": "Kóòdù òtítọ́",
    "receipt.check": "Ṣé òótọ́ ni? Ẹ fi èyí ránṣẹ́ sí MiiMii lórí WhatsApp:",
    "receipt.ours": (
        "✅ Tiwa ni rìsíìtì yìí. Ẹ fi ìlà kọ̀ọ̀kan wé ohun tí wọ́n fi hàn yín; bí "
        "ọ̀kan bá yàtọ̀, wọ́n ti yí i padà.\n\n{lines}"
    ),
    "receipt.since": (
        "⚠️ Tiwa ni rìsíìtì yìí, ṣùgbọ́n kò wúlò mọ́: a ti dá owó náà padà ní "
        "{when}.\n\n{lines}"
    ),
    "receipt.not_ours": (
        "❌ Kì í ṣe tiwa. Kò sí rìsíìtì MiiMii tó ní nọ́ńbà ìtọ́kasí àti kóòdù yìí. Ẹ "
        "yẹ ohun tí ẹ tẹ̀ wò; bó bá tọ́, ẹ má gba ohun tí wọ́n fi hàn yín gbọ́."
    ),
    "receipt.how": (
        "Láti yẹ rìsíìtì wò, ẹ fi ọ̀rọ̀ náà verify, nọ́ńbà ìtọ́kasí àti kóòdù rẹ̀ "
        "ránṣẹ́ sí mi, báyìí:\n\nverify TRF… 7KQ4M2XD"
    ),
    "receipt.code_alone": (
        "Kóòdù nìkan kò sọ rìsíìtì tó jẹ́ fún mi. Mo nílò nọ́ńbà ìtọ́kasí tó wà "
        "lókè rẹ̀ náà, báyìí:\n\nverify TRF… {code}"
    ),
    "receipt.too_many": (
        "Rìsíìtì ti pọ̀ jù. Ẹ jọ̀wọ́ ẹ yẹ èyí tó kàn wò lẹ́yìn wákàtí kan."
    ),
}
