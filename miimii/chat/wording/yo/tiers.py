"""Yoruba: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "iyekíye tí ẹ bá fẹ́",
    "tier.raised": (
        "✅ Àkáǹtì yín ti dé ìpele {tier}. Láti ìsinsìnyí ẹ lè fi tó {day} ránṣẹ́ "
        "lójúmọ́; àkáǹtì yín lè gba {ceiling}."
    ),
    "tier.refused": (
        "A kò lè gbé àkáǹtì yín dé ìpele {tier}. Àwọn òṣìṣẹ́ wa sọ pé:\n\n{reason}\n\n"
        'Ẹ lè tún béèrè: ẹ tẹ "upgrade my account".'
    ),
}
