"""Yoruba: what an error means, and the way out of it."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limit.day": "lónìí",
    "limit.first_day": "ní wákàtí 24 àkọ́kọ́ yín",
    "error.error": "Ìṣòro kan wáyé lọ́dọ̀ wa. Ẹ jọ̀wọ́ ẹ tún gbìyànjú.",
    "error.not-found": "Mi ò rí i.",
    "error.not-allowed": "Ẹ kò tíì lè ṣe ìyẹn.",
    "error.account-not-open": "Ẹ kò tíì lè ṣe ìyẹn: àkáǹtì yín kò tíì ṣí.",
    "error.account-frozen": "A ti ti àkáǹtì yín pa, nítorí náà mi ò lè ṣe ìyẹn.",
    "error.identity-unproven": (
        "Mi ò lè ṣe ìyẹn títí ó fi dá wa lójú pé ẹ̀yin ni: ìdánimọ̀ WhatsApp yín ti "
        "yí padà. Ẹ kọ̀wé sí mi, màá bi yín."
    ),
    "error.refused": "Mi ò lè ṣe ìyẹn.",
    "error.insufficient-funds": "Owó yín kò tó fún ìyẹn àti owó iṣẹ́ rẹ̀.",
    "error.reference-reused": "Ìṣòro kan wáyé lọ́dọ̀ wa. A ò mú owó kankan.",
    "error.limit-reached": (
        "Ìyẹn kọjá òdiwọ̀n {limit} yín {window}; ó ku {left}. {way_out}"
    ),
    "error.payee-unknown": "Báǹkì náà kò mọ àkáǹtì yẹn.",
    "error.payee-is-self": "Àkáǹtì tiyín nìyẹn.",
    "error.bank-unknown": "Mi ò tíì lè fi owó ránṣẹ́ sí báǹkì yẹn.",
    "error.enquiry-limit-reached": (
        "Ẹ ti yẹ nọ́ńbà àkáǹtì púpọ̀ wò. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lẹ́yìn wákàtí kan."
    ),
    "error.enquiries-used-up": (
        "Mo ti yẹ iye nọ́ńbà àkáǹtì tí mo lè yẹ̀ wò lónìí. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "error.asked-enough": (
        "Mo ti ṣe gbogbo àyẹ̀wò tí mo lè ṣe lónìí. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "error.quote-gone": (
        "Ìyẹn kò dúró mọ́: àkókò rẹ̀ ti kọjá, tàbí ẹ ti dáhùn tẹ́lẹ̀. A ò ṣe ohun "
        "tuntun kankan."
    ),
    "error.pin-wrong": "PIN yẹn kò tọ́. Ìgbìyànjú tó kù: {tries_left}.",
    "error.pin-locked": "A ti ti PIN yín pa {until}.",
    "error.pin-too-weak": (
        "PIN yẹn rọrùn láti mọ̀. Ẹ má lo nọ́ńbà tó tẹ̀lé ara wọn, tó jọra, ọjọ́ ìbí yín "
        "tàbí nọ́ńbà fóònù yín."
    ),
    "error.pin-unchanged": "PIN tí ẹ ní nìyẹn. Ẹ jọ̀wọ́ ẹ yan òmíràn.",
    "error.challenge-gone": (
        "Àkókò fọ́ọ̀mù yìí ti kọjá tàbí ẹ ti lò ó. Ẹ wo àbájáde rẹ̀ nínú ìfọ̀rọ̀wérọ̀ kí ẹ "
        "tó tún béèrè."
    ),
    "error.too-many-requests": "Ó ti pọ̀ jù lẹ́ẹ̀kan. Ẹ jọ̀wọ́ ẹ dúró fún ìṣẹ́jú kan.",
    "error.busy": "Ọwọ́ mi dí báyìí. Ẹ jọ̀wọ́ ẹ tún gbìyànjú láìpẹ́.",
    "error.unclear": (
        "Mi ò tíì lè rí i bóyá ìyẹn ti lọ. Ẹ jọ̀wọ́ ẹ má tún fi ránṣẹ́: ẹ bi mí ní "
        "àbájáde rẹ̀ lẹ́yìn ìṣẹ́jú kan."
    ),
    "error.unavailable": (
        "Mi ò lè kàn sí àwọn tó ń ṣe ìyẹn báyìí. A ò mú owó kankan. Ẹ jọ̀wọ́ ẹ tún "
        "gbìyànjú ní ìṣẹ́jú díẹ̀ sí i."
    ),
    "error.amount-out-of-range": "Iye owó náà gbọ́dọ̀ wà láàárín {least} àti {most}.",
    "error.target-invalid": "Nọ́ńbà yẹn kò tọ́. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò.",
    "error.not-sold": "Mi ò ń ta ìyẹn.",
    "error.nickname-taken": (
        "Ẹ ti ń pe nọ́ńbà mìíràn ní {nickname}. Ẹ jọ̀wọ́ ẹ yan orúkọ mìíràn."
    ),
    "error.vending-paused": (
        "Mi ò lè ta ìyẹn báyìí; ọ̀dọ̀ mi ni ìṣòro wà, kì í ṣe ọ̀dọ̀ yín. A ò mú "
        "ohunkóhun. Ẹ tún gbìyànjú láìpẹ́."
    ),
    "limit.stopped": (
        "Ẹ ti dá gbogbo ohun tó ń jáde nínú àkáǹtì yín dúró. Láti gbà á láàyè padà, "
        'ẹ tẹ "allow transfers again": ó máa gba wákàtí 24.'
    ),
    "limit.own": "lójúmọ́, tí ẹ̀yin fúnra yín yàn",
    "limit.way.day": (
        "Ó máa bẹ̀rẹ̀ lẹ́ẹ̀kansí ní ọ̀gànjọ́ òru. Fún òdiwọ̀n tó ga jù, ẹ tẹ "
        '"upgrade my account".'
    ),
    "limit.way.first_day": "Ìyẹn á parí ní {when}.",
    "limit.way.own": (
        'Láti yọ òdiwọ̀n yín kúrò, ẹ tẹ "remove my limit": ó gba wákàtí 24.'
    ),
    "error.check-needed": (
        "Ẹ jọ̀wọ́ ẹ tún ṣí fọ́ọ̀mù náà: ẹ kọ́kọ́ fi àmì sí ẹni tí ẹ ń sanwó fún, kí ẹ"
        " tó tẹ PIN yín."
    ),
    "error.being-checked": (
        "A fẹ́ kọ́kọ́ wo ìsanwó yìí kí owó yín lè wà láìléwu. A ò mú ohunkóhun. Àwọn "
        "ènìyàn wa á wò ó láàárín ọjọ́ kan; ẹ tún bi mí lọ́la, tàbí kí ẹ tẹ "
        '"support".'
    ),
}
