"""A COMMIT whose answer is lost: whether money moved is looked up, never guessed."""

from __future__ import annotations

import contextlib
import threading
from functools import partial

import pytest

from miimii import clock
from miimii.errors import Busy, ChallengeGone, Unavailable, Unclear
from miimii.orders import sending
from tests.attack.line import Line
from tests.transfers_world import World, at_once, naira


def test_an_order_is_known_to_be_confirmed_though_the_answer_was_lost(
    cut_world: World, line: Line
) -> None:
    ada = cut_world.customer(naira(1_000))
    quote = cut_world.quote(ada)
    token = cut_world.challenge(ada, quote)

    line.cut_at = b"COMMIT"
    confirmed = cut_world.authorising.authorise(token, at=clock.now())

    assert line.cuts == 1
    assert confirmed.lane == quote.reference
    assert cut_world.order(quote.reference).status == "held"
    with pytest.raises(ChallengeGone):
        cut_world.authorising.authorise(token, at=clock.now())
    assert cut_world.balance(ada) == naira(890)
    assert cut_world.offenders() == []


def test_a_payment_to_a_wallet_is_known_as_well(cut_world: World, line: Line) -> None:
    ada, bola = cut_world.customer(naira(1_000)), cut_world.customer()
    quote = cut_world.quotes.wallet_transfer(ada, naira(400), bola)
    token = cut_world.challenge(ada, quote)

    line.cut_at = b"COMMIT"

    assert cut_world.authorising.authorise(token, at=clock.now()).lane is None
    assert cut_world.balance(bola) == naira(400)


def test_cut_before_the_commit_nothing_was_taken_and_that_is_said(
    cut_world: World, line: Line
) -> None:
    ada = cut_world.customer(naira(1_000))
    quote = cut_world.quote(ada)
    token = cut_world.challenge(ada, quote)

    line.cut_at = b"UPDATE challenges"
    with pytest.raises(Unavailable):
        cut_world.authorising.authorise(token, at=clock.now())

    assert cut_world.balance(ada) == naira(1_000)
    assert (
        cut_world.authorising.authorise(token, at=clock.now()).lane == quote.reference
    )


def test_while_nobody_can_look_it_is_not_called_a_failure(
    cut_world: World, line: Line
) -> None:
    ada = cut_world.customer(naira(1_000))
    token = cut_world.challenge(ada, cut_world.quote(ada))
    challenges = cut_world.challenges
    looked = challenges.find_confirmed

    def after_the_line_is_down(*asked: object) -> str | None:
        line.is_down = True
        return looked(*asked)  # type: ignore[arg-type]

    setattr(challenges, "find_confirmed", after_the_line_is_down)  # noqa: B010
    line.cut_at = b"COMMIT"
    with pytest.raises(Unclear):
        cut_world.authorising.authorise(token, at=clock.now())


def test_a_verdict_whose_commit_was_not_heard_is_booked_once(
    cut_world: World, line: Line
) -> None:
    ada = cut_world.customer(naira(1_000))
    reference = cut_world.held(ada)

    def arm() -> None:
        line.cut_at = b"COMMIT"

    cut_world.bank.before_paying = arm
    with pytest.raises((Unavailable, Unclear)):
        cut_world.dispatch(reference)
    at_once([partial(cut_world.dispatch, reference)] * 3)

    assert cut_world.bank.posts[reference] == 1
    assert cut_world.order(reference).status == "succeeded"
    assert cut_world.balance(ada) == naira(890)
    assert cut_world.told(reference) == ["OrderSettled"]
    assert cut_world.offenders() == []


def test_a_database_that_is_away_while_the_bank_is_slow_breaks_no_thread(
    cut_world: World, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The customer is not told that it takes longer; the order is not harmed."""
    monkeypatch.setattr(sending, "_PATIENCE_S", 0.0)
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    ada = cut_world.customer(naira(1_000))
    reference = cut_world.held(ada)

    def be_slow() -> None:
        line.is_down = True
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.join(10)
        line.is_down = False

    cut_world.bank.before_paying = be_slow
    with contextlib.suppress(Busy, Unavailable, Unclear):  # cut off, it holds on
        cut_world.dispatch(reference)
    cut_world.dispatch(reference)

    assert broken == []
    assert cut_world.bank.posts[reference] == 1
