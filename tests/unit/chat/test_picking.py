"""A typed answer names one of the choices on show, or none."""

from __future__ import annotations

import pytest

from miimii.bills.model import Choice
from miimii.chat.picking import pick

DISCOS = (Choice("IKEDC", "Ikeja Electric"), Choice("EKEDC", "Eko Electric"))
PLANS = (
    Choice("1", "500MB", "SME · ₦350.00"),
    Choice("2", "1GB", "SME · ₦550.00"),
    Choice("3", "1GB", "COOPERATE GIFTING · ₦820.00"),
    Choice("4", "1.5GB · 7 days", "₦460.00"),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("eko", "EKEDC"), ("EKEDC", "EKEDC"), ("Eko Electric", "EKEDC")),
        *(("ikeja", "IKEDC"), ("1", "IKEDC"), ("the second one", "EKEDC")),
        *(("last", "EKEDC"), ("na biyu", "EKEDC"), ("option 2", "EKEDC")),
    ],
)
def test_a_company_by_its_names_and_by_its_place(text: str, value: str) -> None:
    assert pick(text, DISCOS) == value


@pytest.mark.parametrize("text", ["", "3", "0", "electric", "yedc", "balance", "2026"])
def test_none_or_several_is_none(text: str) -> None:
    assert pick(text, DISCOS) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("500mb please", "1"), ("1gb sme", "2"), ("1gb gifting", "3")),
        *(("1.5gb", "4"), ("4", "4"), ("the 1.5GB plan", "4"), ("1gb", None)),
    ],
)
def test_a_plan_by_its_words(text: str, value: str | None) -> None:
    assert pick(text, PLANS) == value
