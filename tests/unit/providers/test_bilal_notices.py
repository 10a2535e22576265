"""What the vendor's callbacks become: keys, lanes, kinds, and nothing in clear."""

from __future__ import annotations

import json
from typing import Any

import pytest

from miimii.providers.bilal_notices import Notice, read_notice
from miimii.users.fields import FieldCipher

DIGITS = "12345678901234567890"
CIPHER = FieldCipher([b"k" * 32], b"i" * 32)
SUCCESS = {"status": "success", "request-id": "PUR01", "response": f"Token: {DIGITS}"}


def seal(column: str, reference: str, text: str) -> str:
    return CIPHER.seal("inbound_events", column, reference, text)


def opened(column: str, sealed: str) -> str:
    return CIPHER.open("inbound_events", column, "PUR01", sealed)


def read(body: dict[str, Any]) -> Notice:
    return read_notice(body, json.dumps(body, default=str).encode(), seal)


@pytest.mark.parametrize(
    argnames=("said", "word"),
    argvalues=[
        ("success", "success"),
        ("Success ", "success"),
        ("fail", "fail"),
        ("failed", "fail"),
    ],
)
def test_a_verdict_stands_in_the_lane_of_its_order(said: str, word: str) -> None:
    notice = read({**SUCCESS, "status": said})
    assert (notice.event_key, notice.lane, notice.kind) == (
        f"PUR01:{word}",
        "PUR01",
        "vend",
    )
    assert (notice.payload["reference"], notice.payload["status"]) == ("PUR01", word)


def test_what_they_say_is_sealed_for_its_order() -> None:
    notice = read(SUCCESS)
    assert DIGITS not in json.dumps(notice.payload)
    sealed = notice.payload["response"]
    assert (
        CIPHER.open("inbound_events", "response", "PUR01", sealed) == f"Token: {DIGITS}"
    )
    raw = opened("raw", notice.payload["raw"])
    assert json.loads(raw) == SUCCESS
    for column, reference in (("response", "PUR02"), ("raw", "PUR01")):
        with pytest.raises(ValueError, match="can't open"):
            CIPHER.open("inbound_events", column, reference, sealed)


@pytest.mark.parametrize(
    argnames="response",
    argvalues=[None, 7, {"token": DIGITS}, "\ud800\x00", "x" * 9000],
)
def test_any_response_is_a_short_text(response: Any) -> None:
    notice = read({**SUCCESS, "response": response})
    text = CIPHER.open(
        "inbound_events", "response", "PUR01", notice.payload["response"]
    )
    assert len(text) <= 2000
    assert "\x00" not in text


@pytest.mark.parametrize(
    argnames=("change", "lane"),
    argvalues=[
        ({"status": "pending"}, "PUR01"),
        ({"status": 1}, "PUR01"),
        ({"status": None}, "PUR01"),
        ({"request-id": None}, "bilal:unknown"),
        ({"request-id": ""}, "bilal:unknown"),
        ({"request-id": 7}, "bilal:unknown"),
        ({"request-id": "a b"}, "bilal:unknown"),
        ({"request-id": "PUR01\n"}, "bilal:unknown"),
        ({"request-id": "x" * 33}, "bilal:unknown"),
    ],
)
def test_a_notice_that_says_nothing_is_kept_for_the_record(
    change: dict[str, Any], lane: str
) -> None:
    notice = read({**SUCCESS, **change})
    assert (notice.kind, notice.lane) == ("ignored", lane)
    assert DIGITS not in json.dumps(notice.payload)
    raw = CIPHER.open("inbound_events", "raw", notice.event_key, notice.payload["raw"])
    assert DIGITS in raw


def test_different_nonsense_has_different_keys() -> None:
    one, other = {"request-id": None}, {"request-id": None, "n": 1}
    assert read(one).event_key == read(one).event_key != read(other).event_key
