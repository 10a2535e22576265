"""What customers type is taken when it can be true, and answered with codes if not."""

from __future__ import annotations

from datetime import date

import pytest
from marshmallow import ValidationError

from miimii.users.details import read_bvn, read_details, read_new_pin

TODAY = date(2026, 3, 2)
TYPED = {
    "first_name": "Ada",
    "last_name": "Obi",
    "date_of_birth": "1990-01-31",
    "gender": "female",
    "address": "12 Ring Rd",
}


def _codes(**typed: object) -> object:
    with pytest.raises(ValidationError) as refused:
        read_details({**TYPED, **typed}, today=TODAY)
    return refused.value.messages


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada", "Ada"),
        ("  Ada   Ngozi ", "Ada Ngozi"),
        ("O\u2019Neil-Obi Jr.", "O'Neil-Obi Jr."),
        ("E\u0323\u0300ni\u0300", "Ẹ\u0300nì"),  # composed as far as Unicode goes
        ("Ɓala", "Ɓala"),
        ("Жанна", "Жанна"),
        ("李", "李"),
        ("नेहा", "नेहा"),  # vowel signs are marks, not letters
        ("a" * 50, "a" * 50),
    ],
)
def test_a_name_of_any_script_is_taken(typed: str, kept: str) -> None:
    assert read_details({**TYPED, "first_name": typed}, today=TODAY).first_name == kept


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "'.", "Ada1", "Ada😀", "a" * 51, "<b>Ada</b>", "A;B", "A\u202eB",
     "A\x00B", "A\ud800"],
)  # fmt: skip
def test_what_is_no_name_is_refused(name: str) -> None:
    assert _codes(first_name=name) == {"first_name": ["not-a-name"]}


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("2008-03-02", None),  # eighteen today
        ("2008-03-03", "too-young"),  # tomorrow
        ("1905-03-03", None),
        ("1905-03-02", "not-a-date"),  # 121 years old
        ("2030-01-01", "too-young"),
        ("31/01/1990", "not-a-date"),
        ("1990-02-30", "not-a-date"),
        ("", "not-a-date"),
        (19900131, "not-a-date"),
    ],
)
def test_a_birth_date_is_an_adults_and_plausible(
    born: object, code: str | None
) -> None:
    if code is None:
        read = read_details({**TYPED, "date_of_birth": born}, today=TODAY)
        assert read.date_of_birth.isoformat() == born
    else:
        assert _codes(date_of_birth=born) == {"date_of_birth": [code]}


def test_who_was_born_on_february_29_is_eighteen_on_march_1() -> None:
    typed = {**TYPED, "date_of_birth": "2008-02-29"}
    with pytest.raises(ValidationError):
        read_details(typed, today=date(2026, 2, 28))
    read = read_details(typed, today=date(2026, 3, 1))
    assert read.date_of_birth == date(2008, 2, 29)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("gender", "x", "not-a-gender"),
        ("address", "12", "not-an-address"),
        ("address", "a" * 201, "not-an-address"),
        ("address", "12 Ring\x07Rd", "not-an-address"),
        ("middle_name", "2nd", "not-a-name"),
        ("last_name", None, "missing"),
        ("last_name", ["Obi"], "not-text"),
    ],
)
def test_other_fields_say_what_is_wrong(field: str, typed: object, code: str) -> None:
    assert _codes(**{field: typed}) == {field: [code]}


@pytest.mark.parametrize("middle", ["", None, "  "])
def test_a_middle_name_may_be_left_out(middle: str | None) -> None:
    read = read_details({**TYPED, "middle_name": middle}, today=TODAY)
    assert read.middle_name == ""


def test_fields_that_no_screen_has_are_left_out() -> None:
    read = read_details({**TYPED, "tier": 3, "standing": "active"}, today=TODAY)
    assert not hasattr(read, "tier")


@pytest.mark.parametrize(
    "bvn",
    [
        "",
        "2222222222",
        "222222222222",
        "2222222222a",
        "２２２２２２２２２２２",
        "2" * 10 + "\n",
    ],
)
def test_a_bvn_has_eleven_digits(bvn: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_bvn(bvn)
    assert refused.value.messages == {"bvn": ["not-a-bvn"]}
    assert read_bvn(" 22222222222 ") == "22222222222"


def test_an_error_keeps_nothing_of_what_was_typed() -> None:
    with pytest.raises(ValidationError) as refused:
        read_new_pin("4826", "4827")
    kept = repr(vars(refused.value)) + repr(refused.value.__cause__)
    assert refused.value.messages == {"pin_again": ["pins-differ"]}
    assert "482" not in kept
