"""Drops secrets that customers type, before anything is written down.

A PIN belongs into a form. Typed in the chat, it is neither kept, logged nor read: the
text becomes "[dropped]", and the customer is asked not to do that again.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from miimii import clock
from miimii.chat.inbox import Update
from miimii.chat.understanding.number_words import DIGITS
from miimii.db import Database
from miimii.users.challenges import Challenges
from miimii.users.model import Identity

DROPPED = "[dropped]"
# What machines wrote: identifiers and digests hold long digit runs by nature.
_MACHINE = {
    *("id", "from", "timestamp", "type", "sha256", "mime_type", "url", "wa_id"),
    *("user_id", "from_user_id", "from_parent_user_id", "emoji", "message_id"),
    *("group_id", "original_message_id", "catalog_id", "product_retailer_id"),
    *("latitude", "longitude", "hash", "created_timestamp"),
}
_FOUR_TO_SIX = r"(?<!\d)\d(?:[ .\-]?\d){3,5}(?!\d)"
_NAMED = re.compile(
    r"\b(?:pin|p\.i\.n|pincode|passcode|password|otp)\b.{0,25}?"
    + _FOUR_TO_SIX
    + "|"
    + _FOUR_TO_SIX
    + r"\W{0,3}(?:is|na|as)\W+(?:my|the)\W+(?:pin|otp|pass)",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = re.compile(_FOUR_TO_SIX)
_ELEVEN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){10}(?!\d)")
_NUMBER_NAMED = re.compile(r"\b(?:bvn|nin)\b", re.IGNORECASE)
# Words that make a short number an amount or a choice rather than a PIN.
_BUSINESS = re.compile(
    r"\b(?:send|transfer|pay|naira|ngn|airtime|data|buy|recharge|make|to|instead)\b|₦",
    re.IGNORECASE,
)
_MOST_WORDS = 3
_HOOKED = str.maketrans("ɗɓƙ", "dbk")
_DIGIT = re.compile(rf"\b(?:{'|'.join(sorted(DIGITS, reverse=True))})\b")
_SAID = re.compile(rf"{_DIGIT.pattern}(?:[\s,.\-]+{_DIGIT.pattern}){{3,10}}")
_ELEVEN_ARE_ASKED = frozenset({"onboard", "prove", "reset_pin", "nin"})  # BVN, NIN


class ChatPins:
    """PINs typed in the sandbox's chat page, in memory, for the one turn they are for.

    Never built in production: the settings refuse it.
    """

    def __init__(self) -> None:
        self._typed: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, wamid: str, digits: str) -> None:
        with self._lock:
            self._typed[wamid] = digits
            while len(self._typed) > 100:
                self._typed.popitem(last=False)

    def take(self, wamid: str) -> str | None:
        """Return the digits typed in this message, once."""
        with self._lock:
            return self._typed.pop(wamid, None)


class Discretion:
    """Looks at each message before it is stored; one serves every thread."""

    def __init__(
        self, db: Database, challenges: Challenges, chat_pins: ChatPins | None = None
    ) -> None:
        self._db = db
        self._challenges = challenges
        self._chat_pins = chat_pins

    def scrub(self, updates: list[Update]) -> list[Update]:
        """Return the updates without typed secrets. Raises Unavailable.

        Only for texts that may be a PIN or a BVN is the database asked whether one is
        due from this person.
        """
        return [self._scrub(update) for update in updates]

    def _scrub(self, update: Update) -> Update:
        if update.kind != "message":
            return update
        message = _without_answers(update.payload["message"])
        texts = list(_texts(message))
        is_short = any(_looks_like_pin(text) for text in texts)
        is_long = any(_ELEVEN.search(_plain(text)) for text in texts)
        due = self._due(update) if is_short or is_long else None
        is_secret = _secrecy(due)
        if not any(is_secret(text) for text in texts):
            return replace(update, payload={**update.payload, "message": message})
        if self._chat_pins is not None and due == "order" and len(texts) == 1:
            digits = re.sub(r"\D", "", _plain(texts[0]))
            self._chat_pins.keep(update.event_key, digits)
        hidden = _rewrite(message, lambda text: DROPPED if is_secret(text) else text)
        payload = {**update.payload, "message": hidden, "is_secret": True}
        return replace(update, payload=payload)

    def _due(self, update: Update) -> str | None:
        who = Identity(update.payload.get("phone"), update.payload.get("bsuid"))
        return self._db.repeat_once(
            lambda conn: self._challenges.is_due(conn, who, at=clock.now())
        )


def _secrecy(due: str | None) -> Callable[[str], bool]:
    """Return what counts as a secret while `due` is what a form waits for."""

    def is_secret(text: str) -> bool:
        plain = _plain(text)
        if _NAMED.search(plain):
            return True
        has_eleven = _ELEVEN.search(plain) is not None
        if has_eleven and (due in _ELEVEN_ARE_ASKED or _NUMBER_NAMED.search(plain)):
            return True
        return due is not None and _looks_like_pin(text)

    return is_secret


def gives_away(text: str) -> bool:
    """Whether a text says a PIN, password, BVN or NIN, while none is due."""
    return _secrecy(None)(text)


def _looks_like_pin(text: str) -> bool:
    """Whether a text is 4 to 6 digits and hardly anything else."""
    plain = _plain(text)
    if len(_SHORT.findall(plain)) == 0 or _BUSINESS.search(plain):
        return False
    return len(re.findall(r"[^\W\d_]+", plain)) <= _MOST_WORDS


def _plain(text: str) -> str:
    """Return the text without accents, any script's digits, and digits that are said
    one by one ("seven three nine one"), as 0 to 9.
    """
    plain = "".join(
        str(unicodedata.decimal(ch)) if ch.isdecimal() else ch
        for ch in unicodedata.normalize("NFKD", text.lower().translate(_HOOKED))
        if not unicodedata.combining(ch)
    )
    return _SAID.sub(lambda run: _in_digits(run[0]), plain)


def _in_digits(words: str) -> str:
    return " ".join(str(DIGITS[word]) for word in _DIGIT.findall(words))


def _without_answers(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Drop what a form sent along: its verdict came by the encrypted way already."""
    match message:
        case {"interactive": {"nfm_reply": dict(answer), **rest}}:
            kept = {**answer, "response_json": DROPPED}
            return {**message, "interactive": {**rest, "nfm_reply": kept}}
        case _:
            return message


def _texts(value: Any, key: str = "") -> list[str]:
    """Return every text that a person may have typed, wherever it is."""
    if isinstance(value, str):
        return [] if key in _MACHINE else [value]
    if isinstance(value, Mapping):
        return [text for k, item in value.items() for text in _texts(item, k)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, key)]
    return []


def _rewrite(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in _MACHINE else change(value)
    if isinstance(value, Mapping):
        return {k: _rewrite(item, change, k) for k, item in value.items()}
    if isinstance(value, list):
        return [_rewrite(item, change, key) for item in value]
    return value
