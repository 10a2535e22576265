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
        "Kí a tó ṣí i, àwọn òṣìṣẹ́ wa gbọ́dọ̀ rí i dájú pé ẹ̀yin ni."
    ),
    "frozen": (
        "A ti ti àkáǹtì yín pa, nítorí náà mi ò lè ṣe ìyẹn. Owó tí wọ́n bá fi ránṣẹ́ sí "
        "yín á ṣì wọlé. Kí a tó ṣí i, àwọn òṣìṣẹ́ wa gbọ́dọ̀ rí i dájú pé ẹ̀yin ni."
    ),
    "unblock": (
        "A kì í ṣí àkáǹtì tí a ti tì pa nínú ìfọ̀rọ̀wérọ̀: àwọn òṣìṣẹ́ wa gbọ́dọ̀ kọ́kọ́ rí i "
        "dájú pé ẹ̀yin ni. Wọ́n máa kàn sí yín níbí."
    ),
    "closed": (
        "A ti pa àkáǹtì yìí dé pátápátá. Bí ìyẹn bá yà yín lẹ́nu, àwọn òṣìṣẹ́ wa lè ràn "
        "yín lọ́wọ́."
    ),
    "restricted": (
        "Ìdánimọ̀ WhatsApp yín ti yí padà (SIM, fóònù tàbí nọ́ńbà tuntun). Láti dáàbò bo "
        "owó yín, mo ti pa àkáǹtì yín mọ́ fún ìfọ̀rọ̀wérọ̀ yìí títí àwọn òṣìṣẹ́ wa á fi rí "
        "i dájú pé ẹ̀yin ni. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì wọlé."
    ),
    "pin_locked": (
        "PIN tí kò tọ́ ti pọ̀ jù. A ti ti PIN yín pa {until}. Bí kì í bá ṣe ẹ̀yin, ẹ fi "
        '"ti àkáǹtì mi pa" ránṣẹ́ báyìí.'
    ),
    "lock.until": "títí di {when}",
    "lock.by_people": "títí àwọn òṣìṣẹ́ wa á fi rí i dájú pé ẹ̀yin ni",
}
