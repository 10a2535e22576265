"""The directory of banks, and the check digit of account numbers."""

from __future__ import annotations

import pytest

from miimii.chat.understanding import banks, nuban


@pytest.mark.parametrize(
    ("institution", "serial", "digit"),
    [
        ("000011", "000001457", 9),
        ("000011", "000000022", 0),
        ("000058", "012345678", 5),
        ("000044", "069981204", 7),
        ("000033", "207711903", 6),
        ("950211", "200887761", 9),
        ("950515", "601234987", 7),
    ],
)
def test_the_check_digit_is_the_published_one(
    institution: str, serial: str, digit: int
) -> None:
    assert nuban.check_digit(institution, serial) == digit


@pytest.mark.parametrize(
    ("institution", "serial"), [("58", "012345678"), ("000058", "x")]
)
def test_a_code_of_the_wrong_shape_has_no_check_digit(
    institution: str, serial: str
) -> None:
    with pytest.raises(ValueError, match="six digits"):
        nuban.check_digit(institution, serial)


def test_the_check_digit_warns_and_ranks_but_knows_nothing_of_wallets() -> None:
    assert nuban.fits("0123456785", "058") is True
    assert nuban.fits("0123456784", "058") is False
    assert nuban.fits("8031234567", "100004") is None
    assert "058" in nuban.likely_banks("0123456785")


def test_any_one_wrong_digit_is_noticed() -> None:
    good = "0123456785"
    for at in range(10):
        for digit in set("0123456789") - {good[at]}:
            assert nuban.fits(good[:at] + digit + good[at + 1 :], "058") is False


def test_every_name_leads_to_one_code_and_doubtful_names_to_none() -> None:
    assert banks.WORDS["gtb"] == "058"
    assert banks.WORDS["opay"] == "100004"
    assert not banks.WORDS.keys() & banks.UNCLEAR.keys()


@pytest.mark.parametrize(
    ("word", "code"),
    [("moniepiont", "090405"), ("zeniht", "057"), ("musa", None), ("ada", None)],
)
def test_a_misspelling_is_found_and_a_name_is_not(word: str, code: str | None) -> None:
    assert banks.misspelt(word) == code


def test_a_bank_that_lost_its_licence_is_not_offered() -> None:
    assert not banks.BY_CODE["030"].is_active
    assert "030" not in nuban.likely_banks("0123456785")
