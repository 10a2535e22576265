"""Wishes about one's own limit: "limit me to 20k a day", "stop all transfers".

They are read from whole messages, and always end in a question before anything is set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from miimii.chat.understanding.amounts import NUMERIC, from_match
from miimii.chat.understanding.text import fold

_PLEASE = (
    r"^\W*(?:(?:please|pls|abeg|biko|jowo|kindly|can you|could you|help me|i want to|"
    r"i wan|i want you to|don allah)\s+)*"
)
_LIMIT = r"\b(?:limits?|cap|iyaka\w*|opin|odiwon|mmachi)\b"
# "oke" is a limit in Igbo, and a name everywhere: only Igbo verbs go with it.
_SET = re.compile(
    _PLEASE + r"(?:(?:set|make|put|reduce|lower|raise|increase|change|bring|cut|rage|"
    r"kara|saita|sa|din|fi|yi|belata|tinye|gbanwee)\b.{0,30}"
    + _LIMIT
    + r"|(?:belata|bulie|gbanwee)\s+oke\b|"
    r"(?:limit|cap|restrict|iyakance)\s+(?:me|my|ni|mi|m)\b|"
    r"(?:don'?t|do not|no|never)\s+(?:let|allow|gree make)\s+(?:me|i)\s+(?:to\s+)?"
    r"(?:spend|send)\s+(?:more than|above|pass|over)\b)"
)
_DROP = re.compile(
    _PLEASE + r"(?:remove|delete|cancel|clear|lift|end|comot|cire|yo|wepu)\b.{0,20}"
    r"(?:" + _LIMIT + r")\W*$"
)
_ALL = r"\s+(?:all\s+|my\s+|every\s+|any\s+|of\s+|out\s+|duk\s+|gbogbo\s+)*"
_TRANSFERS = r"(?:transfers|payments|sending|spending|tura kudi|aika kudi)"
_END = (
    r"(?:\s+(?:again|now|back|please|out|from my account|on my account|gaba daya))*\W*$"
)
_STOP = re.compile(
    _PLEASE
    + r"(?:stop|turn off|switch off|off|disable|pause|suspend|opt out|dakatar da)"
    + _ALL
    + _TRANSFERS
    + _END
    + r"|"
    + _PLEASE
    + r"(?:turn|switch|put)"
    + _ALL
    + _TRANSFERS
    + r"\s+off"
    + _END
)
_RESUME = re.compile(
    _PLEASE + r"(?:allow|resume|enable|turn on|switch on|restart|unpause|reactivate|"
    r"on|bar|start|open|turn back on|switch back on)"
    + _ALL
    + _TRANSFERS
    + _END
    + r"|"
    + _PLEASE
    + r"(?:turn|switch|put|bring)"
    + _ALL
    + _TRANSFERS
    + r"\s+(?:back(?:\s+on)?|on)"
    + _END
)
_ASKS = re.compile(r"\?|^\W*(?:what|how|why|when|who|wetin|is|are|does|if)\b")

# A limit is for a day, in naira: what speaks of another is not set as one.
_OTHERWISE = re.compile(
    r"[$£€%]|\b(?:dollars?|pounds?|euros?|usd|gbp|weeks?|weekly|months?|monthly|years?|"
    r"yearly|hours?|hourly|each|per transfer|sati|wata|ose|osu|izu|onwa)\b"
)


@dataclass(frozen=True, slots=True)
class OwnWish:
    """How much may go out on a day; None: no limit of one's own, 0: nothing at all."""

    day_kobo: int | None


def read_own_limit(text: str) -> OwnWish | None:
    """Return the limit that a whole message sets or ends; None if it does neither."""
    low = fold(text)
    if _ASKS.search(low):
        return None
    if _STOP.search(low):
        return OwnWish(0)
    if _RESUME.search(low) or _DROP.search(low):
        return OwnWish(None)
    if not _SET.search(low) or _OTHERWISE.search(low):
        return None
    amounts = [from_match(match) for match in NUMERIC.finditer(low)]
    said = [amount.kobo for amount in amounts if amount is not None]
    if len(said) != 1 or said[0] is None:
        return None
    return OwnWish(said[0])
