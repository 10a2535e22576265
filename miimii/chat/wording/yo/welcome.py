"""Yoruba: getting to know each other, until the account is open."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting.new": (
        "Ẹ káàbọ̀ sí MiiMii{name} 👋\n"
        "Èmi ni báǹkì yín lórí WhatsApp: ẹ fi owó ránṣẹ́, ẹ sì gba owó nínú ìfọ̀rọ̀wérọ̀ "
        "yìí.\n\n"
        "Ṣíṣí àkáǹtì máa ń gba bíi ìṣẹ́jú méjì. Ẹ nílò BVN yín àti PIN tí ẹ bá yàn. Ẹ "
        "tẹ ìsàlẹ̀ kí a bẹ̀rẹ̀."
    ),
    "onboarding.again": (
        "Ẹ jẹ́ ká kọ́kọ́ parí ṣíṣí àkáǹtì yín{name}. Kò ju bíi ìṣẹ́jú méjì lọ: ẹ tẹ ìsàlẹ̀, "
        "màá tọ́ yín sọ́nà."
    ),
    "onboarding.checking": (
        "Mò ń yẹ ìwífún yín wò báyìí. Bí mo bá ti parí, ẹ máa rí nọ́ńbà àkáǹtì yín níbí."
    ),
    "onboarding.with_people": (
        "Àwọn òṣìṣẹ́ wa ṣì ń yẹ ìwífún yín wò. Màá fi ọ̀rọ̀ ránṣẹ́ sí yín níbí bí wọ́n bá "
        "ti parí; kò sí ohun tí ẹ nílò láti ṣe."
    ),
    "onboarding.open": "Ṣí àkáǹtì mi",
    "onboarding.done": (
        "Àkáǹtì yín ti ṣí, {first_name} 🎉\n\n"
        "Nọ́ńbà àkáǹtì: {account_number}\n"
        "Báǹkì: {bank_name}\n"
        "Orúkọ: {account_name}\n\n"
        "Ẹ fi owó sí i láti báǹkì èyíkéyìí, kí ẹ sì sọ ohun tí ẹ fẹ́ fún mi. Bí àpẹẹrẹ: "
        '"fi 5k ránṣẹ́ sí 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Ìwífún yín kò bá ti BVN yín mu{differing}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ sì fi "
        "ọ̀rọ̀ ránṣẹ́ sí mi kí a tún gbìyànjú."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "Mi ò lè fi ìwífún yìí ṣí àkáǹtì. Bí ẹ bá rò pé àṣìṣe ni, ẹ fèsì níbí, ẹnì kan "
        "nínú wa máa yẹ̀ ẹ́ wò."
    ),
    "onboarding.stopped.review": (
        "Ẹ ṣé. Ẹnì kan nínú wa ní láti wo ìwífún yín kí n tó lè ṣí àkáǹtì yín. Màá fi "
        "ọ̀rọ̀ ránṣẹ́ sí yín níbí."
    ),
    "onboarding.stopped.unknown": (
        "Mi ò lè yẹ BVN yín wò: ibi tí a ti ń yẹ̀ ẹ́ wò kò dáhùn. Kò sí ohun tó sọnù. Ẹ "
        "jọ̀wọ́ ẹ fi ọ̀rọ̀ ránṣẹ́ sí mi tó bá ṣe díẹ̀ kí a tún gbìyànjú."
    ),
    "onboarding.stopped.limit": (
        "Mo ti yẹ̀ ẹ́ wò dé iye tí mo lè ṣe fún yín lóòjọ́. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "onboarding.stopped.tomorrow": (
        "Iye ènìyàn tí mo lè yẹ̀ wò lóòjọ́ ní ìwọ̀n, ti òní sì ti pé. Kò sí ohun tó "
        "sọnù: màá tẹ̀síwájú pẹ̀lú ìwífún yín láàárọ̀ ọ̀la, màá sì fi ọ̀rọ̀ ránṣẹ́ sí "
        "yín níbí."
    ),
    "differs.first_name": "orúkọ yín",
    "differs.last_name": "orúkọ ìdílé",
    "differs.date_of_birth": "ọjọ́ ìbí",
    "differs.gender": "akọ tàbí abo",
    "differs.phone": "nọ́ńbà fóònù",
    "differs.bvn": "BVN",
}
