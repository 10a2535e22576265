"""What a customer is told of a purchase's end says what became of it, and no more."""

from __future__ import annotations

import json

import pytest

from miimii import clock
from miimii.chat.bought import write_bought
from miimii.chat.numbers import awaits_token
from miimii.chat.templates import template_for
from miimii.money import Money
from miimii.providers.ports import PurchaseSettled


def settled(status: str) -> PurchaseSettled:
    return PurchaseSettled(
        reference="PUR1",
        status=status,
        kind="electricity",
        product="Ikeja Electric prepaid",
        target="12345678901",
        amount=Money(100_000),
        fee=Money(2_500),
        total=Money(102_500),
        balance=None,
        settled_at=clock.now(),
        has_token=True,
    )


@pytest.mark.parametrize("status", ["declined", "reversed"])
@pytest.mark.parametrize("language", ["en", "pcm", "ha", "yo", "ig"])
def test_a_token_goes_out_with_a_success_only(status: str, language: str) -> None:
    """One may be known of a purchase that was taken back: it is not a receipt."""
    template = template_for(language, settled(status))

    assert "purchase_outcome" in json.dumps(template)
    assert not awaits_token(template)
    assert not awaits_token(write_bought(language, settled(status)))
    assert awaits_token(template_for(language, settled("succeeded")))
    assert awaits_token(write_bought(language, settled("succeeded")))
