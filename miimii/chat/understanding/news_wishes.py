"""Wishes about what is told unasked: "mute small credits", "notify me of everything".

They are read from whole messages; nothing is muted that is not plainly named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from miimii.chat.understanding.amounts import NUMERIC, from_match
from miimii.chat.understanding.text import fold

_PLEASE = (
    r"^\W*(?:(?:please|pls|abeg|biko|e?jowo|kindly|can you|could you|help me|i want to|"
    r"i wan|i want you to|make you|don allah)\s+)*"
)
_TELL = r"(?:tell|notify|alert|inform|message|disturb)"
_MUTE = (
    r"(?:mute|silence|(?:turn|switch) off|off|stop|hide|disable|no more|"
    rf"(?:don'?t|do not|no|stop|nor)(?: dey| go)? {_TELL}(?:ing)? me(?: of| about| for|"
    r" when| if| any)*|kada (?:a|ka|ku) (?:sanar da|gaya|fada) (?:ni|min|mini)|"
    r"(?:a |ka |ku )?(?:daina|rufe) (?:sanar da ni|gaya min)?|"
    r"(?:e )?ma (?:se )?so(?: fun mi)?|(?:e )?dake|a?gwala m|kwusi(?: igwa m)?)"
)
_SMALL = r"\b(?:small|little|tiny|kanana\w*|karami\w*|kekere|obere|ntakiri)\b"
_BELOW = r"\b(?:below|under|less than|lower than|kasa da|kere ju|di ala karia|erughi)\b"
_MONEY_IN = (
    r"\b(?:credits?|deposits?|incoming|inflows?|money(?: in)?|kudi\w*|owo|ego|"
    r"receipts?)\b"
)
_FEES = r"\b(?:fees?|charges?|kudin (?:aiki|kula)|caji|owo (?:ise|itoju)|ugwo oru)\b"
_NEWS = r"(?:notices?|notifications?|alerts?|news|sanarwa|ikede|okwa|ozi)"
_MUTES = re.compile(_PLEASE + _MUTE + r"\b(?P<rest>.*)$", re.DOTALL)
_ALL = re.compile(
    _PLEASE + rf"(?:(?:{_TELL} me|unmute)(?: of| about| for)?"
    r"(?: (?:everything|all(?: of them| credits| money)?|credits|fees))?|"
    rf"(?:turn|switch) on (?:all |my |the )*{_NEWS}|"
    r"(?:ka |ku |a )?(?:sanar da ni|gaya min) (?:komai|duka)|"
    r"(?:e )?so gbogbo (?:n+kan|re) fun mi|gwa m ihe niile)\W*$"
)
_SHOW = re.compile(
    _PLEASE + rf"(?:(?:show|see|check|change|set|manage)(?: me)? )?(?:"
    rf"(?:my|all my|the) {_NEWS}(?: settings?| preferences?)?|{_NEWS} (?:settings?|"
    rf"preferences?)|sanarwata|{_NEWS} (?:na|ta|mi|m))\W*$"
)
_ASKS = re.compile(r"^\W*(?:what|how|why|when|who|wetin|is|are|does|if)\b.*\?|\?\W*$")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class NewsWish:
    """What is wished; `below_kobo` is said with small credits, None: not said."""

    what: Literal["show", "everything", "credits", "fees", "always"]
    below_kobo: int | None = None


def read_news_wish(text: str) -> NewsWish | None:
    """Return what a whole message wishes about news; None if it is about neither."""
    low = fold(text)
    if len(low.split()) > _MOST_WORDS or _ASKS.search(low):
        return None
    if _ALL.match(low) and not re.fullmatch(rf"\W*{_TELL} me\W*", low):
        return NewsWish("everything")
    if _SHOW.match(low):
        return NewsWish("show")
    muted = _MUTES.match(low)
    return _muted(muted["rest"]) if muted else None


def _muted(rest: str) -> NewsWish | None:
    """What of our news is not wished any more; None: it isn't about news at all."""
    if re.search(_FEES, rest):
        return NewsWish("fees")
    amounts = [from_match(match) for match in NUMERIC.finditer(rest)]
    said = [amount.kobo for amount in amounts if amount and amount.kobo is not None]
    is_small = re.search(_SMALL, rest) or re.search(_BELOW, rest)
    if is_small and re.search(rf"{_MONEY_IN}|\b{_NEWS}\b", rest) and len(said) <= 1:
        return NewsWish("credits", said[0] if said else None)
    if re.search(rf"\b{_NEWS}\b", rest) and not said:
        return NewsWish("always")
    return None
