"""Limits of one's own are read from whole messages; little else is taken for one."""

from __future__ import annotations

import pytest

from miimii.chat.own_safety import is_emergency
from miimii.chat.understanding.own_limits import OwnWish, read_own_limit
from miimii.chat.understanding.pin_wishes import has_no_pin, is_against_pin


@pytest.mark.parametrize(
    ("text", "kobo"),
    [
        ("limit me to 20k a day", 2_000_000),
        ("Please set my daily limit to ₦20,000", 2_000_000),
        ("reduce my limit to 5k", 500_000),
        ("raise my limit to 50k", 5_000_000),
        ("don't let me spend more than 10k a day", 1_000_000),
        ("abeg make my limit be 5k", 500_000),
        ("rage iyaka zuwa 20k", 2_000_000),
        ("din odiwọ̀n mi ku si 20k", 2_000_000),
        ("belata oke m na 20k", 2_000_000),
        ("stop all transfers", 0),
        ("turn off transfers", 0),
        ("pause my payments please", 0),
        ("allow transfers again", None),
        ("resume transfers", None),
        ("turn transfers back on", None),
        ("abeg turn my payments on", None),
        ("turn transfers off", 0),
        ("remove my limit", None),
        ("cancel my daily limit", None),
    ],
)
def test_a_wish_is_read(text: str, kobo: int | None) -> None:
    assert read_own_limit(text) == OwnWish(kobo)


@pytest.mark.parametrize(
    "text",
    [
        *("what is my limit", "is my limit 20k?", "how much can I send today"),
        *("increase my limit", "set my limit", "limit me to 20k or 30k a day"),
        *("stop the transfer", "stop", "cancel", "stop transfer to Ada"),
        *("send 20k to Ada", "send 5k to 0123456789 gtb limit", "remove Ada"),
        *("fi 5k ranṣẹ́ sí Oke", "sa 5k zuwa Oke", "tinye Oke 5k"),
        *("raise my limit to 100 dollars", "limit me to 20k a week"),
        *("set my limit to -5k", "did you allow transfers again?", ""),
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert read_own_limit(text) is None


@pytest.mark.parametrize(
    "text", ["remove my PIN", "turn off pin", "I don’t want pin again", "no pin abeg"]
)
def test_to_be_rid_of_the_pin_is_heard(text: str) -> None:
    assert is_against_pin(text)


@pytest.mark.parametrize(
    "text",
    [
        *("change my pin", "I forgot my pin", "I don't remember my pin"),
        *("send 5k to Ada without pin", "I want to change my pin", "pin"),
    ],
)
def test_other_words_about_the_pin_are_not(text: str) -> None:
    assert not is_against_pin(text)


def test_transfers_stop_by_a_limit_and_all_transactions_by_a_block() -> None:
    assert read_own_limit("stop all transfers") == OwnWish(0)
    assert not is_emergency("stop all transfers")
    assert is_emergency("please stop all transactions on my account")


@pytest.mark.parametrize(
    "text",
    [
        *("I have no pin yet", "I don't have a PIN", "i no get pin", "ba ni da PIN"),
        *("mi ò ní PIN", "enweghị m PIN", "I never set my pin"),
    ],
)
def test_who_has_no_pin_does_not_want_to_be_rid_of_it(text: str) -> None:
    assert has_no_pin(text)
    assert not is_against_pin(text)
