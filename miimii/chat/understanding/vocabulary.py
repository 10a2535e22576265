"""Which words of a message we know, and which its reading leaves unexplained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from miimii.chat.understanding import banks, lexicon
from miimii.chat.understanding.entities import Token
from miimii.chat.understanding.text import fold


def _of(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word for table in tables for name in table for word in name.split()
    )


BANK_WORDS = _of(word for word, code in banks.WORDS.items() if code in banks.BY_CODE)
KNOWN = (
    lexicon.FRAMES
    | lexicon.NO_NAMES
    | lexicon.SEND
    | lexicon.BUY
    | lexicon.MOVE
    | lexicon.AFRICAN
    | lexicon.AFRICAN_BUY
    | lexicon.MONEY
    | lexicon.AIRTIME
    | lexicon.DATA
    | lexicon.POWER
    | lexicon.TV_WORDS
    | lexicon.RELATIONS
    | lexicon.PARENTS
    | lexicon.words("fi fe mo lo ina so son ba mi jowo ka biko achoro m don account")
    | lexicon.words(
        "fee fees bill bills water gas school rent accounts banks between dollar"
        " dollars pounds euros worth amounting only sum"
    )
    | _of(lexicon.NETWORKS, lexicon.DISCOS, lexicon.TV, lexicon.METER_TYPES)
    | _of(lexicon.DAYS, *lexicon.PACKAGES.values())
    | BANK_WORDS
)


def unexplained(
    tokens: Iterable[Token], details: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Return the words that are neither ours nor part of a detail that was found."""
    found = " ".join(str(value) for slots in details for value in slots.values())
    said = set(fold(found).split()) if found else set()
    return [
        token.low
        for token in tokens
        if token.kind == "word" and token.low not in KNOWN and token.low not in said
    ]
