"""Yoruba: proving oneself again."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "prove.button": "Fi hàn pé èmi ni",
    "prove.with_people": (
        "Ẹ ṣé, ó dá wa lójú pé ẹ̀yin ni. Méjì nínú àwọn òṣìṣẹ́ wa ń pinnu báyìí, màá "
        "sì fi iṣẹ́ ránṣẹ́ sí yín níbí. Kò sí ohun mìíràn tí ẹ ní láti ṣe."
    ),
    "form.prove.title": "Ṣé ẹ̀yin ni?",
    "form.reset_pin.title": "Ẹ gbàgbé PIN",
    "form.prove": (
        "Ọjọ́ ìbí yín àti BVN yín, bí ẹ ṣe fi ṣí àkáǹtì náà. Ẹ lè gbìyànjú "
        "lẹ́ẹ̀mẹ́ta lóòjọ́."
    ),
    "error.person-differs": (
        "Ìyẹn kọ́ ni ohun tí a ní nípa yín. Ẹ jọ̀wọ́ ẹ yẹ ọjọ́ ìbí àti BVN wò. "
        "Ìgbìyànjú tó kù lónìí: {tries_left}."
    ),
    "error.no-tries-left": (
        "Ẹ ti gbìyànjú lẹ́ẹ̀mẹ́ta lónìí, kò sì tíì dá wa lójú pé ẹ̀yin ni. Ẹ jọ̀wọ́ "
        "ẹ tún gbìyànjú lọ́la, tàbí kí ẹ dúró de àwọn òṣìṣẹ́ wa. Owó yín wà láìléwu, "
        "owó tí wọ́n bá fi ránṣẹ́ sí yín á sì ṣì wọlé."
    ),
    "error.proof-for-people": (
        "WhatsApp sọ pé ó ṣeé ṣe kí ẹlòmíràn máa lo nọ́ńbà yìí báyìí, nítorí náà "
        "ohunkóhun tí a bá tẹ̀ níbí kò lè fi hàn pé ẹ̀yin ni. Àwọn òṣìṣẹ́ wa yóò pe "
        "nọ́ńbà tó wà nínú àkọsílẹ̀ BVN yín. Owó yín wà láìléwu, owó tí wọ́n bá fi "
        "ránṣẹ́ sí yín á sì ṣì wọlé."
    ),
    "page.prove.date_of_birth": "Ọjọ́ ìbí",
    "page.prove.bvn": "BVN (nọ́ńbà 11)",
}
