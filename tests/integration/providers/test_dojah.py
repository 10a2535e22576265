"""A BVN look-up over a real line: what is asked, and what an outage means."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from miimii.http import Http
from miimii.providers.dojah import Dojah
from tests.claims import CLAIM
from tests.integration.providers.scripted import SILENCE, Script

GOOD = (
    200,
    {
        "entity": {
            "firstname": "Ada",
            "lastname": "Obi",
            "date_of_birth": "1990-01-31",
            "gender": "Female",
            "watch_listed": "NO",
        }
    },
)


@pytest.fixture
def dojah(http: Http) -> Dojah:
    return Dojah(http, app_id="app", secret_key="key")


def test_the_look_up_names_the_person_as_they_like_it(
    dojah: Dojah, script: Script
) -> None:
    script.will_answer(GOOD)
    assert dojah.look_up_bvn(CLAIM).verdict == "verified"
    (asked,) = script.got
    assert (asked.headers["appid"], asked.headers["authorization"]) == ("app", "key")
    parts = urlsplit(asked.path)
    assert parts.path == "/api/v1/kyc/bvn"
    assert parse_qs(parts.query) == {
        "bvn": ["22222222222"],
        "first_name": ["Ada"],
        "last_name": ["Obi"],
        "dob": ["1990-01-31"],
        "phone": ["08030000001"],
    }


@pytest.mark.parametrize(
    argnames="trouble", argvalues=[SILENCE, (500, b"<html>"), (429, b"")]
)
def test_an_outage_is_unknown_and_a_repeat_may_mend_it(
    dojah: Dojah, script: Script, trouble: Any
) -> None:
    script.will_answer(trouble)
    assert dojah.look_up_bvn(CLAIM).verdict == "unknown"
    assert len(script.got) == 3
    script.will_answer(trouble, GOOD)
    assert dojah.look_up_bvn(CLAIM).verdict == "verified"


def test_a_refused_key_is_our_fault_and_asked_once(
    dojah: Dojah, script: Script
) -> None:
    script.will_answer((401, {"error": "Unauthorized"}))
    found = dojah.look_up_bvn(CLAIM)
    assert (found.verdict, found.evidence) == ("unknown", {"reason": "our-key-refused"})
    assert len(script.got) == 1


# --- documents ----------------------------------------------------------------------

FACTS = {
    "document_type": "passport",
    "first_name": "Ada",
    "last_name": "Obi",
    "document_number": "A01234567",
}
WHOLE = (200, {"entity": {**FACTS, "middle_name": " ", "photo": "…", "confidence": 1}})


def test_a_picture_goes_in_base64_and_known_facts_come_back(
    dojah: Dojah, script: Script
) -> None:
    script.will_answer(WHOLE)
    found = dojah.read_document("licence", b"\x89PNG")
    assert (found.verdict, found.facts) == ("read", FACTS)
    assert "Obi" not in repr(found)
    (asked,) = script.got
    assert asked.path == "/api/v1/kyc/document"
    assert asked.json == {"document_type": "drivers_license", "image": "iVBORw=="}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ((400, {"error": "Unable to extract document data"}), "unreadable"),
        ((422, {"error": "Image too blurred"}), "unreadable"),
        ((400, {"error": "Invalid API key"}), "unknown"),
        ((401, {"error": "Unauthorized"}), "unknown"),
        ((400, {"message": "?"}), "unknown"),
        ((200, {"message": "ok"}), "unknown"),
        ((200, {"entity": {**FACTS, "last_name": None}}), "unknown"),
        ((200, {"entity": {**FACTS, "document_number": ["A"]}}), "unknown"),
        ((200, {"entity": []}), "unknown"),
        ((200, b"<html>"), "unknown"),
        ((500, b""), "unknown"),
        (SILENCE, "unknown"),
    ],
)
def test_only_a_whole_reply_is_read(
    dojah: Dojah, script: Script, answer: Any, verdict: str
) -> None:
    script.will_answer(answer)
    found = dojah.read_document("passport", b"x")
    assert (found.verdict, found.facts) == (verdict, {})
