"""A BVN look-up over a real line: what is asked, and what an outage means."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from miimii.http import Http
from miimii.providers.dojah import Dojah
from miimii.providers.ports import BvnClaim
from tests.integration.providers.scripted import SILENCE, Script

CLAIM = BvnClaim(
    bvn="22222222222",
    first_name="Ada",
    last_name="Obi",
    date_of_birth=date(1990, 1, 31),
    gender="female",
    phone="+2348030000001",
)
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
