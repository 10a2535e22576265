"""Wishes about tickets: "my tickets", "ticket T-7K3Q2M", "add to T-7K3Q2M: …".

They are read from whole messages. A number is ours only by its dash, or by a digit in
it, so that no other six letters after a T are taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MISREAD = str.maketrans("OIL", "011")
_PLEASE = r"(?:(?:please|pls|abeg|biko|(?:ẹ |e )?j[oọ]w[oọ]|don allah|oya)[, ]+)?"
_WORD = r"(?:tickets?|complaints?|disputes?|tikiti?|tiketi|kokari|koke|mkpesa|[eẹ]jọ́?)"
_NUMBER = (
    r"(?:(?:#|no\.? )?t(?:\s?[-–—]\s?|\s?(?=[a-z]{0,5}\d))(?P<number>[0-9a-z]{6})\b)"
)
_DASHED = r"(?:(?:#|no\.? )?t\s?[-–—]\s?(?P<number>[0-9a-z]{6}))"
_REST = r"(?:\s*[:,;.\-–—]\s*|\s+)(?P<text>.+)"
_LIST = re.compile(
    rf"{_PLEASE}(?:(?:show|list|see|view|check)(?: me)? )?(?:all )?(?:my|una|the) "
    rf"(?:open )?{_WORD}|{_WORD}|{_WORD} (?:na|dina|mi|m)|awọn {_WORD} mi"
)
_SHOW = re.compile(
    rf"{_PLEASE}(?:(?:show|see|check|view|open|nuna|fi|gosi)(?: me)? )?(?:my |the )?"
    rf"(?:{_WORD} )?{_NUMBER}\W*"
)
_STATUS = (
    r"(?:status|state|update|progress|news|answer|reply|matsayi\w*|labari|ipo|"
    r"[oọ]n[oọ]d[uụ]|ozi)"
)
_ASKED = (
    r"(?:(?:what(?:'s| is)|wetin (?:be|dey happen (?:to|with))|how (?:is|far|about)|"
    rf"any|check|yaya|ina|kedu|bawo ni)(?: (?:the|with))*(?: |$))?(?:the )?(?:{_STATUS}"
    r"(?: (?:of|on|for|about|na|ti))? )?"
)
_NEWS = re.compile(
    rf"{_PLEASE}{_ASKED}(?:my |the |that )?(?:{_WORD} )?(?:number )?{_NUMBER}"
    rf"(?:'s)?(?: {_STATUS})?\W*"
)
_NEWS_OF_ALL = re.compile(
    rf"{_PLEASE}(?:(?:what(?:'s| is)|wetin be|check) )?(?:the |my )*{_WORD} {_STATUS}|"
    rf"{_PLEASE}(?:(?:what(?:'s| is)|wetin be|check|any|how far) )?(?:the )?"
    rf"(?:{_STATUS} (?:of|on|for|about) |(?<=far )(?:with )?)(?:my |the )?"
    rf"{_WORD}(?: (?:na|mi|m))?"
)
_CLOSE = re.compile(
    rf"{_PLEASE}(?:i (?:want|wan) (?:to )?)?(?:close|end|cancel|rufe|pa|ti|mechie) "
    rf"(?:my |the |this )?(?:{_NUMBER}|{_WORD}(?: (?:mi|m|na|dina))?"
    rf"(?: {_NUMBER.replace('number', 'other')})?)\W*"
)
_OPENING = (
    rf"{_PLEASE}(?:i (?:want|wan|need|would like) (?:to )?|can i |make i |"
    r"how (?:do|can) i |mo fe |ina so(?: in| na)? |achoro m (?:i)?)?"
)
_OPEN = re.compile(
    rf"{_OPENING}(?:open|raise|create|make|log|lodge|file|start|get|submit|report|bude|si|"
    rf"mepee?|new) (?:an? |another |one |new )*{_WORD}"
)
_DISPUTE = re.compile(
    rf"{_OPENING}(?:(?:raise|open|lodge|file|make|start|log) (?:an? )?dispute"
    r"(?: (?:on|for|about|against) .{1,60})?|"
    r"(?:to )?dispute (?:this|that|the|my|an?|it|am)\b.{0,60})"
)
_ADD = re.compile(
    rf"{_PLEASE}(?:(?:add|reply|answer|write|reopen|open|k[aá]ra|fi|tinye|meghee)"
    rf"(?: (?:to|again|a|si|kun|na))? )?(?:my |the )?(?:{_WORD} )?{_DASHED}{_REST}",
    re.DOTALL,
)
_ADD_TO = re.compile(
    rf"{_PLEASE}(?:add to|reply to|answer|reopen|kara a|fi kun|tinye na|meghee) "
    rf"(?:my |the )?(?:{_WORD} )?{_NUMBER}{_REST}",
    re.DOTALL,
)
_MORE = re.compile(
    rf"{_PLEASE}(?:add to|reply to|answer|reopen|kara a|fi kun|tinye na|meghee) "
    rf"(?:my |the )?(?:{_WORD} )?{_NUMBER}\W*"
)
_WITHOUT_NUMBER = (
    ("list", _LIST),
    ("list", _NEWS_OF_ALL),
    ("dispute", _DISPUTE),
    ("open", _OPEN),
)
_WITH_NUMBER = (("close", _CLOSE), ("more", _MORE), ("show", _SHOW), ("show", _NEWS))


@dataclass(frozen=True, slots=True)
class TicketWish:
    """`what` is list, show, close, more (text to come), add (with its text), open or
    dispute. To close without a number means the only one.
    """

    what: str
    number: str = ""
    text: str = ""


def read_ticket_wish(text: str) -> TicketWish | None:
    """Return what a whole message wants with tickets; None: something else."""
    plain = text.strip()
    low = " ".join(plain.casefold().split()).rstrip("?.! ")
    for what, pattern in _WITHOUT_NUMBER:
        if pattern.fullmatch(low):
            return TicketWish(what)
    for what, pattern in _WITH_NUMBER:
        if found := pattern.fullmatch(low):
            said = found["number"] or found.groupdict().get("other")
            return TicketWish(what, _number(said))
    for pattern in (_ADD, _ADD_TO):
        if found := re.fullmatch(pattern.pattern, plain, re.IGNORECASE | re.DOTALL):
            return TicketWish("add", _number(found["number"]), found["text"].strip())
    return None


def _number(said: str | None) -> str:
    """Return the number as ours are written; letters that none has, as digits."""
    return "T-" + said.upper().translate(_MISREAD) if said else ""
