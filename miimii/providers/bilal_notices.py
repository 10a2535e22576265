"""What Bilal tells us unasked: the outcome of a purchase, under our own reference.

Its words may hold an electricity token, which is money: they are kept sealed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from miimii.providers import texts
from miimii.providers.bilal_answers import FAIL, SUCCESS

SOURCE = "bilal"
SIGNATURE_HEADERS = ("x-webhook-signature", "x-signature")
VEND, IGNORED = "vend", "ignored"
UNKNOWN_LANE = "bilal:unknown"
_REFERENCE = re.compile(r"[A-Za-z0-9_]{1,32}")
_MOST_IN_A_RESPONSE = 2000

Seal = Callable[[str, str, str], str]
"""Seal (column, reference, text): it opens for that column and reference only."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, ready to be kept: `event_key` is their request-id and word.

    A payload: reference, status (success or fail), and sealed: response (their
    text, on one line). One that says nothing we know is `ignored`: kept for the record.
    Each has `raw`, the body, sealed too.
    """

    event_key: str
    lane: str
    kind: str
    payload: Mapping[str, Any]


def read_notice(body: Mapping[str, Any], raw: bytes, seal: Seal) -> Notice:
    """Read a signed body; one without a reference or a known word is `ignored`."""
    reference, word = body.get("request-id"), texts.word(body.get("status"))
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
        return _unknown(hashlib.sha256(raw).hexdigest(), UNKNOWN_LANE, word, raw, seal)
    if word != SUCCESS and word not in FAIL:
        return _unknown(f"{reference}:{word}", reference, word, raw, seal)
    status = SUCCESS if word == SUCCESS else "fail"
    response = texts.line(body.get("response"))[:_MOST_IN_A_RESPONSE]
    return Notice(
        event_key=f"{reference}:{status}",
        lane=reference,
        kind=VEND,
        payload={
            "reference": reference,
            "status": status,
            "response": seal("response", reference, response),
            "raw": seal("raw", reference, _as_text(raw)),
        },
    )


def _unknown(key: str, lane: str, word: str, raw: bytes, seal: Seal) -> Notice:
    event_key = f"unknown:{key}"
    sealed = seal("raw", event_key, _as_text(raw))
    return Notice(event_key, lane, IGNORED, {"status": word, "raw": sealed})


def _as_text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
