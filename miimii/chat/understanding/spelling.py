"""Misspelt words of the trade, put right before anything else is read.

Only long words of our own trade: never a name, never a number, never a short word that
may be a word of another language. "tranfer" is transfer; "transform" is not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from miimii.chat.understanding import lexicon

_WORDS = sorted(
    lexicon.words(
        "transfer recharge subscribe subscription purchase airtime balance statement"
        " receipt electricity beneficiary transaction account prepaid postpaid history"
        " monthly weekly customer complaint"
    )
)
# Short forms, as they are typed; not with a capital, where they may be a name.
_SHORT = {
    "moni": "money", "mony": "money", "txn": "transaction", "txns": "transactions",
    "wnt": "want", "snd": "send", "tranfa": "transfer", "transfa": "transfer",
    "trans": "transfer", "wats": "what's", "wat": "what", "abt": "about",
    "recpt": "receipt", "stmt": "statement", "acnt": "account", "accnt": "account",
    "acount": "account", "bene": "beneficiary", "rechrg": "recharge",
    "rchg": "recharge",
    "hw": "how", "mch": "much", "bcos": "because", "lyt": "light", "lite": "light",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w'-])[a-z]{2,7}(?![\w'-])")
_LONG = re.compile(r"\b[A-Za-z]{5,13}\b")
_INFLECTED = ("ed", "ing", "s", "ly")
_CLOSEST = 85  # per cent of the letters in common


def mended(text: str) -> str:
    """Return the text with misspelt words of the trade put right."""
    text = _WORD.sub(lambda match: _SHORT.get(match[0], match[0]), text)
    return _LONG.sub(lambda match: _mended(match[0]), text)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    low = word.lower()
    if low in _WORDS or low.endswith(_INFLECTED):
        return word
    found = process.extractOne(low, _WORDS, scorer=fuzz.ratio, score_cutoff=_CLOSEST)
    is_same = found is not None and found[0][0] == low[0] and found[0][-1] == low[-1]
    return found[0] if found is not None and is_same else word
