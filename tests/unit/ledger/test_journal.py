"""A journal cannot be written down wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from miimii import ids
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS, Account, Kind, wallet
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

ADA = wallet(ids.uuid7())
BOLA = wallet(ids.uuid7())
HOLD = Journal(
    "T1:hold",
    "hold",
    (Posting(ADA, HOLDS, Money(300)), Posting(ADA, FEES, Money(10))),
    order_reference="T1",
)


@pytest.mark.parametrize("kobo", [0, -1])
def test_a_posting_moves_something(kobo: int) -> None:
    with pytest.raises(ValueError, match="not a movement"):
        Posting(ADA, HOLDS, Money(kobo))


def test_a_posting_moves_it_somewhere_else() -> None:
    with pytest.raises(ValueError, match="not a movement"):
        Posting(ADA, ADA, Money(1))


def test_a_journal_has_a_posting() -> None:
    with pytest.raises(ValueError, match="has a reference and postings"):
        Journal("T1", "test", ())


@pytest.mark.parametrize(("kind", "user_id"), [("wallet", None), ("FEES", ids.uuid7())])
def test_a_wallet_has_a_customer_and_nothing_else_does(
    kind: Kind, user_id: None
) -> None:
    with pytest.raises(ValueError, match="a wallet has a customer"):
        Account(kind, user_id)


def test_a_reversal_moves_everything_back_last_first_and_says_what_it_undoes() -> None:
    assert HOLD.reversal("T1:release", "release") == Journal(
        "T1:release",
        "release",
        (Posting(FEES, ADA, Money(10)), Posting(HOLDS, ADA, Money(300))),
        order_reference="T1",
        reverses="T1:hold",
    )


def test_a_reworded_repeat_is_still_a_repeat() -> None:
    assert replace(HOLD, reason="set aside").content_hash() == HOLD.content_hash()


@pytest.mark.parametrize(
    "other",
    [
        replace(HOLD, order_reference="T2"),
        replace(HOLD, reverses="T0:hold"),
        replace(HOLD, postings=HOLD.postings[:1]),
        replace(HOLD, postings=HOLD.postings[::-1]),
        replace(HOLD, postings=(Posting(BOLA, HOLDS, Money(300)), HOLD.postings[1])),
        replace(HOLD, postings=(Posting(ADA, BELLBANK, Money(300)), HOLD.postings[1])),
        replace(HOLD, postings=(Posting(ADA, HOLDS, Money(301)), HOLD.postings[1])),
    ],
)
def test_whatever_moves_differently_is_other_content(other: Journal) -> None:
    assert other.content_hash() != HOLD.content_hash()
