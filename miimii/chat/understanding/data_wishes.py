"""Wishes about one's own data: a copy of it, its erasure, what is kept.

They are read from whole messages, so that no story about data starts anything.
"""

from __future__ import annotations

import re
from typing import Literal

from miimii.chat.understanding.text import fold

Noted = Literal["export", "erase", "notice"]
DataWish = Noted | Literal["close"]

_PLEASE = (
    r"(?:(?:please|pls|abeg|biko|e?\s?jowo|don allah|oya|mo fe|i want(?: you)? to|"
)
_PLEASE += r"i wan|make una|can you|ina so(?: a)?|achoro m(?: ka i)?|kindly)[, ]+)*"
_ALL = r"(?:all )?(?:of )?(?:my|the) (?:personal |own )?"
_COPY = (
    rf"(?:export|download|send(?: me)?|give me|get)(?: a copy of)? {_ALL}(?:data|"
    r"information)|(?:a )?copy of my (?:data|information)|"
    # Pidgin, Hausa, Yoruba, Igbo
    r"(?:send|give) me (?:all )?my data wey una get|"
    r"(?:aiko|ba) (?:mini|ni) bayanaina(?: duka)?|fitar da bayanaina|"
    r"(?:fi|fun mi ni) (?:gbogbo )?(?:data|alaye) mi(?: ranse)?(?: si mi)?|"
    r"(?:ziteere m|nye m|bupu) (?:data|ozi)(?: nke)? m(?: niile)?"
)
# The words for blocking are often the same: which of the two is asked.
_CLOSED = (
    rf"close {_ALL}(?:miimii )?account|(?:ka |ku |a )?rufe (?:min )?(?:asusuna|"
    r"asusun na|account dina)|(?:e )?(?:ti|pa) (?:akanti|akaunti|account) mi|"
    r"mechie (?:akauntu|akaunti|account)(?: nke)? m"
)
_GONE = (
    rf"(?:delete|erase|close|remove|cancel) {_ALL}(?:miimii )?(?:account|data|"
    r"information)(?: (?:and|with) (?:all )?(?:my )?(?:data|information|account))?"
    r"(?: forever| permanently| for good)?|forget me|"
    r"(?:comot|clear|wipe) (?:all )?my (?:account|data)(?: comot)?|"
    r"(?:ka )?(?:goge|share|rufe) (?:asusuna|asusun na|bayanaina)(?: gaba daya)?|"
    r"(?:e )?(?:pa|nu|yo) (?:akanti|akaunti|account|data|alaye) mi(?: re| kuro)*|"
    r"(?:hichapu|kpochapu) (?:akauntu|akaunti|account|data|ozi)(?: nke)? m"
)
_NOTICE = (
    r"(?:(?:show|read)(?: me)? )?(?:your |the )?privacy(?: (?:notice|policy))?|"
    r"what (?:data|information) do (?:you|una) (?:keep|have)(?: (?:about|of|on) me)?|"
    r"wetin una (?:sabi|keep) about me"
)
_WISHES: tuple[tuple[DataWish, re.Pattern[str]], ...] = (
    ("export", re.compile(rf"{_PLEASE}(?:{_COPY})")),
    ("close", re.compile(rf"{_PLEASE}(?:{_CLOSED})")),
    ("erase", re.compile(rf"{_PLEASE}(?:{_GONE})")),
    ("notice", re.compile(rf"{_PLEASE}(?:{_NOTICE})")),
)


def read_data_wish(text: str) -> DataWish | None:
    """Return what a whole message wants of the customer's own data; None: nothing."""
    plain = fold(text).rstrip("?.! ")
    return next((wish for wish, form in _WISHES if form.fullmatch(plain)), None)
