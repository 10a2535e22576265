"""PINs that a thief tries first are refused."""

from __future__ import annotations

from datetime import date

import pytest

from miimii.errors import PinTooWeak
from miimii.users.pin import refuse_weak

BORN = date(1990, 1, 31)
PHONE = "+2348035550482"


@pytest.mark.parametrize(
    "pin",
    [
        "0000", "77777", "999999", "1212", "484848", "123123",  # repeats
        "1234", "0123", "7890", "4321", "0987", "23456", "654321", "890123",  # runs
        "1122", "112233", "1221", "123321", "45054",  # pairs, mirrors
        "2580", "0852", "147258", "159753", "246810",  # shapes on the keypad
        "1990", "1975", "2003",  # years somebody was born in
        "3101", "0131", "9001", "0190", "310190", "900131", "013190",  # the birthday
        "0482", "50482", "550482",  # the phone's tail
    ],
)  # fmt: skip
def test_a_weak_pin_is_refused(pin: str) -> None:
    with pytest.raises(PinTooWeak):
        refuse_weak(pin, date_of_birth=BORN, phone=PHONE)


@pytest.mark.parametrize(
    "pin", ["4826", "1357", "2850", "1123", "9019", "48264", "135791", "482648"]
)
def test_other_pins_are_taken(pin: str) -> None:
    refuse_weak(pin, date_of_birth=BORN, phone=PHONE)
    refuse_weak(pin, date_of_birth=BORN, phone=None)
