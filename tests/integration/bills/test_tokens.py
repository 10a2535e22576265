"""A token is money: sealed in its row, told to its owner, and by nobody else."""

from __future__ import annotations

import pytest

from miimii.chat.numbers import TOKEN_MARK, with_token
from miimii.providers.ports import Unknown, Vended
from tests.bills_world import POWER, TOKEN, BillsWorld, callback
from tests.transfers_world import naira

SILENCE = Unknown("no-answer")


def test_a_token_is_sealed_and_opens_for_its_own_row_only(world: BillsWorld) -> None:
    ada = world.customer(naira(3_000))
    world.vendor.vends = Vended("success", token=TOKEN)
    reference, other = world.sent(ada, POWER), world.buy(ada, POWER).reference

    assert world.tokens.reveal(reference) == "1234-1234-1234-1234-1234"
    assert world.tokens.reveal(other) is None
    [(sealed,)] = world.rows(
        "SELECT token_sealed FROM purchases WHERE reference = %(r)s", r=reference
    )
    assert TOKEN not in str(sealed)
    assert TOKEN not in repr(world.vendor.vends)
    with pytest.raises(ValueError, match="can't open"):
        world.cipher.open("purchases", "token_sealed", other, str(sealed))


@pytest.mark.parametrize("text", [f"Token: {TOKEN}", "Token 1234-1234-1234-1234-1234"])
def test_a_token_in_the_callback_is_kept(world: BillsWorld, text: str) -> None:
    world.vendor.vends = SILENCE
    reference = world.sent(world.customer(naira(2_000)), POWER)

    callback(world, reference, "success", text)

    assert world.purchase(reference).has_token
    assert world.tokens.reveal(reference) == "1234-1234-1234-1234-1234"


def test_several_tokens_are_told_as_they_came(world: BillsWorld) -> None:
    """A meter whose key changes wants each by itself, in their order."""
    several = f"KCT1 {'1' * 20}, KCT2 {'2' * 20}"
    world.vendor.vends = Vended("success", token=several)
    reference = world.sent(world.customer(naira(2_000)), POWER)

    assert world.tokens.reveal(reference) == several
    assert with_token(TOKEN_MARK, several) == several


def test_a_token_told_after_the_end_is_kept_and_told_once(world: BillsWorld) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(world.customer(naira(2_000)), POWER)
    callback(world, reference, "success")

    for _ in range(2):
        world.hear(reference, Vended("success", token=TOKEN))
    world.hear(reference, Vended("success", token="9" * 20))

    assert world.told(reference) == [
        "OrderProcessing",
        "PurchaseSettled",
        "TokenArrived",
    ]
    assert world.tokens.reveal(reference) == "1234-1234-1234-1234-1234"
    assert world.reviews(reference) == {"token-missing", "token-differs"}
    assert world.offenders() == []
