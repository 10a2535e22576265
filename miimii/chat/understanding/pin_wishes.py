"""Wishes about the PIN that moves all money: to be rid of it."""

from __future__ import annotations

import re
import unicodedata

_WITHOUT = re.compile(
    r"\b(?:remove|disable|delete|cancel|deactivate|turn off|switch off|off|stop|comot|"
    r"cire|kashe|daina|yo|mu|pa|wepu|kwusi|gbanyuo)\b.{0,20}\bpin\b"
    r"|\b(?:no|without|don'?t (?:want|need)|do not (?:want|need)|no (?:want|need)|"
    r"ba ?na so?n?|mi o fe|n ko fe|achoghi)\b.{0,12}\bpin\b"
)
_BECAUSE = re.compile(
    r"\b(?:send|transfer|buy|pay|forg\w*|lost|remember|change|canza|pada|igbanwe)\b"
)
# To have none is no wish to be rid of it: it is forgotten, or was never chosen.
_LACKS = re.compile(
    r"\b(?:have|has|had|got|get|with) no pin\b|\bno pin (?:yet|o)\b|"
    r"\b(?:no|don'?t|do not|never|haven'?t|have not|didn'?t)\b(?: \w+){0,2} "
    r"(?:have|get|got|set|create|created|choose|chosen)\b.{0,12}\bpin\b|"
    r"\bba ni da pin\b|\bmi o (?:ti i |tii )?ni pin\b|\benwe(?:ghi|beghi) m pin\b"
)
# To pay without one names no amount; a payment that does gets its PIN form anyway.
_PAYS_WITHOUT = re.compile(
    r"\b(?:without|no ask|don'?t ask|ba tare da|laisi|na-enweghi)\b.{0,16}\bpin\b"
)


def is_against_pin(text: str) -> bool:
    """Whether a text asks to do without the PIN, and for nothing else."""
    low = _low(text)
    if _LACKS.search(low):
        return False
    if _PAYS_WITHOUT.search(low) and not any(map(str.isdigit, low)):
        return True
    return _WITHOUT.search(low) is not None and _BECAUSE.search(low) is None


def has_no_pin(text: str) -> bool:
    """Whether a text tells that its writer has no PIN: a new one is what helps."""
    return _LACKS.search(_low(text)) is not None


def _low(text: str) -> str:
    """Return it in lower case and without accents, as most people type."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(ch for ch in plain if not unicodedata.combining(ch))
