"""Yoruba: fees, corrections and the account's safety, told unasked."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "fee.charged": (
        "Owó ìtọ́jú àkáǹtì yín fún {month}: {amount}.{taxes}\nOwó tó kù: {balance}"
    ),
    "fee.taxes": " Owó orí VAT: {taxes}.",
    "adjusted.in": (
        "A ti ṣàtúnṣe owó àkáǹtì yín: a fi {amount} kún àkáǹtì yín.\nNọ́ńbà "
        "ìtọ́kasí: {reference}\nOwó tó kù: {balance}"
    ),
    "adjusted.out": (
        "A ti ṣàtúnṣe owó àkáǹtì yín: a yọ {amount} kúrò nínú àkáǹtì yín.\nNọ́ńbà "
        "ìtọ́kasí: {reference}\nOwó tó kù: {balance}"
    ),
    "safety.account_blocked": (
        "🔐 A ti àkáǹtì yín pa ní {when}. Owó kankan kò lè jáde báyìí, a sì ti fagi "
        "lé gbogbo ohun tí ẹ kò tíì jẹ́rìí sí. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì "
        "wọlé.\n\nKí a tó ṣí i, àwọn òṣìṣẹ́ wa gbọ́dọ̀ rí i dájú pé ẹ̀yin ni."
    ),
    "safety.account_unblocked": (
        "🔓 A ti ṣí àkáǹtì yín ní {when}. Ẹ lè tún lò ó.\n\nBí kì í bá ṣe ẹ̀yin lẹ "
        "béèrè rẹ̀, ẹ tì í pa báyìí."
    ),
    "safety.identity_doubted": (
        "🔐 Ìdánimọ̀ WhatsApp yín ti yí padà (SIM, fóònù tàbí nọ́ńbà tuntun), a rí i "
        "ní {when}. Láti dáàbò bo owó yín, mo ti pa àkáǹtì yín mọ́ fún ìfọ̀rọ̀wérọ̀ "
        "yìí títí a ó fi rí i dájú pé ẹ̀yin ni. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì "
        "wọlé."
    ),
    "safety.identity_proven": (
        "🔓 A ti rí i dájú ní {when} pé ẹ̀yin ni, ìfọ̀rọ̀wérọ̀ yìí sì ti ṣí sílẹ̀ "
        "fún àkáǹtì yín. Fún wákàtí 24, òdiwọ̀n tó kéré ló wà.\n\nBí kì í bá ṣe "
        "ẹ̀yin, ẹ ti àkáǹtì yín pa báyìí."
    ),
    "safety.people_asked": (
        "🔐 Ẹ ṣé: ní {when} ẹ fi hàn pé ẹ̀yin ni. Méjì nínú àwọn òṣìṣẹ́ wa yóò pinnu "
        "báyìí, màá sì fi iṣẹ́ ránṣẹ́ sí yín níbí. Títí di ìgbà náà, ohunkóhun kò lè "
        "jáde nínú àkáǹtì yín.\n\nTí kì í bá ṣe ẹ̀yin, ẹ sọ fún wa lẹ́sẹ̀kẹsẹ̀."
    ),
    "safety.pin_unlocked": (
        "🔓 A ti ṣí PIN yín ní {when}. Ẹ lè tún lò ó.\n\nBí kì í bá ṣe ẹ̀yin lẹ "
        "béèrè rẹ̀, ẹ ti àkáǹtì yín pa báyìí."
    ),
}
