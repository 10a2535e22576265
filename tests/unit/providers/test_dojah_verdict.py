"""Who is verified, and who is not: Dojah's replies and the rules of comparison."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from miimii.providers.dojah import read_verdict
from miimii.providers.dojah_verdict import fold, read_date
from tests.claims import CLAIM


def record(**other: Any) -> dict[str, Any]:
    entity = {
        "firstname": "ADA",
        "middlename": "",
        "lastname": "OBI",
        "date_of_birth": "1990-01-31",
        "phone_number1": "08030000001",
        "gender": "Female",
        "watch_listed": "NO",
        "nin": "12345678901",
        "base64image": "abc",
    }
    return {"entity": {**entity, **other}}


def validation(**other: Any) -> dict[str, Any]:
    entity = {
        "bvn": {"value": "22222222222", "status": True},
        "first_name": {"confidence_value": 100, "status": True},
        "last_name": {"confidence_value": 95, "status": True},
        "dob": {"confidence_value": 100, "status": True},
    }
    return {"entity": {**entity, **other}}


RECORDS = [
    ({}, "verified"),
    ({"firstname": "Obi", "lastname": "Ada"}, "verified"),
    ({"firstname": "ÀDÁ", "lastname": "O'BI"}, "verified"),
    ({"date_of_birth": "31-Jan-1990"}, "verified"),
    ({"date_of_birth": "31/01/1990"}, "verified"),
    ({"phone_number1": "08099999999"}, "verified"),  # the gender still agrees
    ({"gender": "Male"}, "verified"),  # the phone still agrees
    ({"phone_number1": "08099999999", "gender": "Male"}, "review"),
    ({"phone_number1": None, "gender": None}, "review"),
    ({"phone_number1": "x", "gender": 7}, "review"),
    ({"watch_listed": "YES"}, "review"),
    ({"watch_listed": ""}, "review"),
    ({"watch_listed": None}, "review"),
    ({"watch_listed": False}, "review"),
    ({"firstname": "Adaeze"}, "review"),  # a short form of it
    ({"firstname": "Sikiru"}, "mismatch"),
    ({"firstname": "Sikiru", "lastname": "Onabanjo"}, "mismatch"),
    ({"firstname": ""}, "mismatch"),
    ({"lastname": "ADA"}, "mismatch"),  # one name can't stand for both
    ({"date_of_birth": "1990-02-01"}, "mismatch"),
    ({"date_of_birth": "1990-01-31T00:00"}, "mismatch"),
    ({"date_of_birth": "01/31/1990"}, "mismatch"),
    ({"date_of_birth": "31/01/90"}, "mismatch"),
    ({"firstname": None}, "unknown"),
    ({"date_of_birth": None}, "unknown"),
    ({"bvn": "11111111111"}, "unknown"),  # somebody else's record
]


@pytest.mark.parametrize(argnames=("other", "expected"), argvalues=RECORDS)
def test_a_record_is_compared_by_the_rules(
    other: dict[str, Any], expected: str
) -> None:
    assert read_verdict(CLAIM, 200, record(**other)).verdict == expected


def test_the_evidence_has_kinds_and_no_values() -> None:
    found = read_verdict(CLAIM, 200, record(lastname="Bello"))
    assert found.evidence == {
        "shape": "record",
        "first_name": True,
        "last_name": False,
        "date_of_birth": True,
        "phone": True,
        "gender": True,
        "watch_list_clear": True,
        "nickname": False,
    }
    assert found.nin == "12345678901"


@pytest.mark.parametrize(argnames="nin", argvalues=[None, "", 12345678901, "123"])
def test_only_an_eleven_digit_text_is_a_nin(nin: object) -> None:
    assert read_verdict(CLAIM, 200, record(nin=nin)).nin is None


VALIDATIONS = [
    ({}, "verified"),
    ({"first_name": {"confidence_value": 100, "status": False}}, "mismatch"),
    ({"last_name": {"confidence_value": 100, "status": False}}, "mismatch"),
    ({"dob": {"confidence_value": 100, "status": False}}, "mismatch"),
    ({"bvn": {"value": "22222222222", "status": False}}, "mismatch"),
    ({"bvn": {"value": "11111111111", "status": True}}, "unknown"),
    ({"dob": {"confidence_value": 100}}, "unknown"),
    ({"dob": {"status": "true"}}, "unknown"),
    ({"dob": True}, "unknown"),
    ({"dob": None}, "unknown"),
]


@pytest.mark.parametrize(argnames=("other", "expected"), argvalues=VALIDATIONS)
def test_a_validation_needs_all_four_to_be_true(
    other: dict[str, Any], expected: str
) -> None:
    found = read_verdict(CLAIM, 200, validation(**other))
    assert found.verdict == expected
    assert found.evidence.get("phone") is None


@pytest.mark.parametrize(
    argnames=("status", "body", "expected"),
    argvalues=[
        (404, {"error": "BVN not found"}, "declined"),
        (400, {"error": "Invalid BVN"}, "declined"),
        (422, {"error": "record does not exist"}, "declined"),
        (400, {"error": "Invalid AppId"}, "unknown"),
        (400, {"error": "something else"}, "unknown"),
        (400, {"error": None}, "unknown"),
        (402, {"error": "BVN not found"}, "unknown"),
        (401, {"error": "BVN not found"}, "unknown"),
        (403, None, "unknown"),
        (429, {"error": "invalid"}, "unknown"),
        (500, {"error": "BVN not found"}, "unknown"),
        (200, {"message": "ok"}, "unknown"),
        (200, {"entity": None}, "unknown"),
        (200, {"entity": []}, "unknown"),
        (200, {"entity": {}}, "unknown"),
        (201, record(), "unknown"),
        (200, {"error": "BVN not found"}, "unknown"),
        (200, None, "unknown"),
        (200, "verified", "unknown"),
    ],
)
def test_an_outage_never_verifies_and_only_a_clear_no_declines(
    status: int, body: Any, expected: str
) -> None:
    assert read_verdict(CLAIM, status, body).verdict == expected


@pytest.mark.parametrize(
    argnames=("claimed", "recorded", "is_same"),
    argvalues=[
        ("Ọláyínká", "OLAYINKA", True),
        ("Ɗanjuma", "DANJUMA", True),
        ("Mary-Jane", "MARY JANE", True),
        ("Chukwuemeka", "Chukwuemaka", True),  # 10 of 11 letters
        ("Abcde", "Abcdf", False),  # exactly 0.8 is not above it
        ("Abcdef", "Abcdeg", True),
    ],
)
def test_names_are_alike_after_folding(
    claimed: str, recorded: str, *, is_same: bool
) -> None:
    claim = replace(CLAIM, first_name=claimed)
    found = read_verdict(claim, 200, record(firstname=recorded))
    assert found.evidence["first_name"] is is_same


@pytest.mark.parametrize(
    argnames=("text", "expected"),
    argvalues=[
        ("1990-01-31", date(1990, 1, 31)),
        ("1-Feb-1990", date(1990, 2, 1)),
        ("31/01/1990", date(1990, 1, 31)),
        ("03/03/1990", date(1990, 3, 3)),
        ("03/04/1990", None),
        ("01/31/1990", None),
        ("31-Foo-1990", None),
        ("1990-02-30", None),
        ("١٩٩٠-٠١-٣١", None),
        ("", None),
    ],
)
def test_a_date_that_can_be_read_two_ways_is_no_date(
    text: str, expected: date | None
) -> None:
    assert read_date(text) == expected


def test_folding_leaves_letters_only() -> None:
    assert fold("  Ngozi  O'Connor-Ade  ") == "ngozioconnorade"
