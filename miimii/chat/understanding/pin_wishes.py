"""Wishes about the PIN that moves all money: to be rid of it."""

from __future__ import annotations

import re

_WITHOUT = re.compile(
    r"\b(?:remove|disable|delete|cancel|deactivate|turn off|switch off|off|stop|comot|"
    r"cire|kashe|yo|mu|pa|wepu|kwusi|gbanyuo)\b.{0,20}\bpin\b"
    r"|\b(?:no|without|don'?t (?:want|need)|do not (?:want|need)|no (?:want|need))\b"
    r".{0,12}\bpin\b"
)
_BECAUSE = re.compile(r"\b(?:send|transfer|buy|pay|forg\w*|lost|remember|change)\b")


def is_against_pin(text: str) -> bool:
    """Whether a text asks to do without the PIN, and for nothing else."""
    low = text.casefold().replace("’", "'")
    return _WITHOUT.search(low) is not None and _BECAUSE.search(low) is None
