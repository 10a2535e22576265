"""Yoruba: secrets, blocked accounts and locked PINs."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "secret": (
        "Ẹ jọ̀wọ́, ẹ má ṣe kọ PIN, BVN tàbí ọ̀rọ̀ aṣínà yín sínú ìfọ̀rọ̀wérọ̀, kódà fún èmi. "
        "Mi ò tọ́jú rẹ̀. Ẹ pa ọ̀rọ̀ yẹn rẹ́ lórí fóònù yín."
    ),
    "secret.form": "Fọ́ọ̀mù tó ní ààbò nìyí.",
    "blocked": (
        "A ti ti àkáǹtì yín pa. Owó kankan kò lè jáde báyìí, a sì ti fagi lé gbogbo "
        "ohun tí ẹ kò tíì jẹ́rìí sí. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì wọlé.\n\n"
        'Láti ṣí i nígbà tó bá yá, ẹ tẹ "unblock my account": ẹ ó fi hàn pé ẹ̀yin '
        "ni, méjì nínú àwọn òṣìṣẹ́ wa yóò sì pinnu."
    ),
    "frozen": (
        "A ti ti àkáǹtì yín pa, nítorí náà mi ò lè ṣe ìyẹn. Owó tí wọ́n bá fi ránṣẹ́ "
        'sí yín á ṣì wọlé. Láti ṣí i, ẹ tẹ "unblock my account".'
    ),
    "unblock": (
        "Láti ṣí àkáǹtì yín, ẹ kọ́kọ́ fi hàn nínú fọ́ọ̀mù yìí pé ẹ̀yin ni: ọjọ́ ìbí, "
        "BVN àti PIN yín. Lẹ́yìn náà méjì nínú àwọn òṣìṣẹ́ wa yóò pinnu, màá sì sọ "
        "fún yín níbí. Ẹ má ṣe tẹ ọ̀kankan nínú wọn sínú ìfọ̀rọ̀wérọ̀ láé."
    ),
    "closed": (
        "A ti pa àkáǹtì yìí dé pátápátá. Bí ìyẹn bá yà yín lẹ́nu, àwọn òṣìṣẹ́ wa lè ràn "
        "yín lọ́wọ́."
    ),
    "restricted": (
        "Ìdánimọ̀ WhatsApp yín ti yí padà (SIM, fóònù tàbí nọ́ńbà tuntun). Láti "
        "dáàbò bo owó yín, mo ti pa àkáǹtì yín mọ́ fún ìfọ̀rọ̀wérọ̀ yìí títí a ó fi "
        "rí i dájú pé ẹ̀yin ni: ẹ tẹ ìsàlẹ̀, kí ẹ sì fi ọjọ́ ìbí, BVN àti PIN yín "
        "sínú fọ́ọ̀mù náà. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì wọlé."
    ),
    "pin_locked": (
        "PIN tí kò tọ́ ti pọ̀ jù. A ti ti PIN yín pa {until}. Bí kì í bá ṣe ẹ̀yin, ẹ fi "
        '"ti àkáǹtì mi pa" ránṣẹ́ báyìí.'
    ),
    "lock.until": "títí di {when}",
    "lock.by_people": "títí àwọn òṣìṣẹ́ wa á fi rí i dájú pé ẹ̀yin ni",
    "unblock.not_blocked": "A kò ti àkáǹtì yín pa.",
    "block.which": (
        "Ṣé kí a ti àkáǹtì yín pa fún ìgbà díẹ̀, àbí kí a pa á dé pátápátá?\n\n"
        "Títì pa: ohunkóhun kò ní jáde láti ìsinsìnyí, a sì lè ṣí i padà. Pípa dé: "
        "àwọn òṣìṣẹ́ wa yóò parí rẹ̀, wọ́n á sì pa ìsọfúnni yín rẹ́."
    ),
    "block.close": "Pa á dé pátápátá",
}
