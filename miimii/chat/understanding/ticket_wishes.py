"""Wishes about tickets: "my tickets", "ticket T-7K3Q2M", "add to T-7K3Q2M: …".

They are read from whole messages. A number is ours only by its dash or the word before
it, so that no other six letters are taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MISREAD = str.maketrans("OIL", "011")
_PLEASE = r"(?:(?:please|pls|abeg|biko|(?:ẹ |e )?j[oọ]w[oọ]|don allah|oya)[, ]+)?"
_WORD = r"(?:tickets?|complaints?|disputes?|tikiti?|tiketi|kokari|koke|mkpesa|[eẹ]jọ́?)"
_NUMBER = r"(?:(?:#|no\.? )?t\s?[-–—]\s?(?P<number>[0-9a-z]{6}))"
_REST = r"(?:\s*[:,;.\-–—]\s*|\s+)(?P<text>.+)"
_LIST = re.compile(
    rf"{_PLEASE}(?:(?:show|list|see|view|check)(?: me)? )?(?:all )?(?:my|una|the) "
    rf"(?:open )?{_WORD}|{_WORD}|{_WORD} (?:na|dina|mi|m)|awọn {_WORD} mi"
)
_SHOW = re.compile(
    rf"{_PLEASE}(?:(?:show|see|check|view|open|nuna|fi|gosi)(?: me)? )?(?:my |the )?"
    rf"(?:{_WORD} )?{_NUMBER}\W*"
)
_CLOSE = re.compile(
    rf"{_PLEASE}(?:close|end|cancel|rufe|pa|ti|mechie) (?:my |the )?(?:{_WORD} )?"
    rf"{_NUMBER}\W*"
)
_ADD = re.compile(
    rf"{_PLEASE}(?:(?:add|reply|answer|write|reopen|open|k[aá]ra|fi|tinye|meghee)"
    rf"(?: (?:to|again|a|si|kun|na))? )?(?:my |the )?(?:{_WORD} )?{_NUMBER}{_REST}",
    re.DOTALL,
)
_MORE = re.compile(
    rf"{_PLEASE}(?:add to|reply to|answer|reopen|kara a|fi kun|tinye na|meghee) "
    rf"(?:my |the )?(?:{_WORD} )?{_NUMBER}\W*"
)


@dataclass(frozen=True, slots=True)
class TicketWish:
    """`what` is list, show, close, more (text to come) or add (with its text)."""

    what: str
    number: str = ""
    text: str = ""


def read_ticket_wish(text: str) -> TicketWish | None:
    """Return what a whole message wants with tickets; None: something else."""
    plain = text.strip()
    low = " ".join(plain.casefold().split()).rstrip("?.! ")
    if _LIST.fullmatch(low):
        return TicketWish("list")
    for what, pattern in (("close", _CLOSE), ("more", _MORE), ("show", _SHOW)):
        if found := pattern.fullmatch(low):
            return TicketWish(what, _number(found["number"]))
    if found := re.fullmatch(_ADD.pattern, plain, re.IGNORECASE | re.DOTALL):
        return TicketWish("add", _number(found["number"]), found["text"].strip())
    return None


def _number(said: str) -> str:
    """Return the number as ours are written; letters that none has, as digits."""
    return "T-" + said.upper().translate(_MISREAD)
