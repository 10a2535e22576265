"""Amounts are read as people write them, and left out where people could disagree."""

from __future__ import annotations

import pytest

from miimii.chat.understanding import entities
from miimii.chat.understanding.text import clean


def amounts_in(text: str) -> list[int | None]:
    tokens = entities.read(clean(text))
    return [token.value.kobo for token in tokens if token.kind == "amount"]


@pytest.mark.parametrize(
    ("text", "naira"),
    [
        ("5k", 5000),
        ("2.5k", 2500),
        ("2k5", 2500),
        ("2k500", 2500),
        ("1.5m", 1_500_000),
        ("2,500", 2500),
        ("₦1.5m", 1_500_000),
        ("N5,000.00", 5000),
        ("#5000", 5000),
        ("ngn 700", 700),
        ("=N=700", 700),
        ("700/=", 700),
        ("5000naira", 5000),
        ("5 hundred thousand", 500_000),
        ("2 thousand 5 hundred", 2500),
        ("five thousand naira", 5000),
        ("two hundred and fifty thousand naira", 250_000),
        ("one point five million", 1_500_000),
        ("half a million", 500_000),
        ("five tausand", 5000),
        ("twenty naira", 20),
        ("dubu biyar", 5000),
        ("dubu ashirin da biyar", 25_000),
        ("dubu biyu da dari biyar", 2500),
        ("naira dari biyar", 500),
        ("puku ise", 5000),
        ("puku iri ise na ise na nari asaa", 55_700),
        ("otu puku", 1000),
        ("nde abuo", 2_000_000),
        ("egberun marun-un", 5000),
        ("ẹgbẹ̀rún márùn-ún", 5000),
        ("egberun meji ati eedegbeta", 2500),
        ("igba naira", 200),
    ],
)
def test_one_amount_is_read_in_five_languages(text: str, naira: int) -> None:
    assert amounts_in(f"send {text}") == [naira * 100]


@pytest.mark.parametrize(
    "text",
    [
        "6,5000",
        "₦100.000",
        "0 naira",
        "-500",
        "2k50",
        "1m500",
        "1.005 naira",
        "2 bags",
        "$50",
        "50 dollars",
        "ten dollars",
        "R750",
        "٥٠٠٠",
        "\u202e5000",
    ],
)
def test_an_amount_that_is_not_safe_has_no_value(text: str) -> None:
    assert amounts_in(f"send {text}") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "0123456789",
        "001 234 5677",
        "0022-334-450",
        "08031234567",
        "+234 803 123 4567",
        "45012345678",
        "12/05/2026",
        "10:30",
        "50%",
        "1.5gb",
        "30 days",
        "a million thanks",
        "igba",
    ],
)
def test_other_numbers_are_never_amounts(text: str) -> None:
    assert amounts_in(f"take {text}") == []


def test_kobo_that_are_said_are_kept() -> None:
    assert amounts_in("send ₦2,500.50") == [250_050]
    assert amounts_in("send 2,500 naira 50 kobo") == [250_050]
