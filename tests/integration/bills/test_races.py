"""Many purchases and many words at once end as one after the other would."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial

import psycopg
import pytest

from miimii import clock
from miimii.bills.store import readings
from miimii.errors import Busy, InsufficientFunds, Unavailable
from miimii.orders import movements
from miimii.orders.model import Move
from miimii.providers.ports import Accepted, Declined, Unknown, Vended
from tests.bills_world import AIRTIME, POWER, TOKEN, BillsWorld
from tests.transfers_world import DONE, at_once, naira


@pytest.mark.proves("F11")
def test_of_fifty_purchases_at_once_with_funds_for_seven_seven_are_bought(
    world: BillsWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One live challenge a customer keeps this race from ever being run by one phone;
    here the step behind it is raced, and the wallet's lock alone decides."""
    ada = world.customer(naira(700))
    quotes = [world.purchases.quote(ada, AIRTIME) for _ in range(50)]

    def buy(reference: str) -> str:
        order, at = world.purchase(reference), clock.now()
        product = world.products["PUR"]
        with world.db.transaction() as conn:
            world.customers.lock(conn, ada.id)
            world.book.post(conn, movements.hold(order), at=at)
            move = Move("quoted", "held", "customer", at)
            assert product.rows.mark_moved(conn, reference, move)
        return world.vending.dispatch(reference, DONE, at=at)

    monkeypatch.setattr(world.vending, "_room", _Room())
    results = at_once([partial(buy, quote.reference) for quote in quotes])

    assert results.count("succeeded") == 7
    assert sum(isinstance(result, InsufficientFunds) for result in results) == 43
    assert world.balance(ada) == naira(0)
    assert sum(world.vendor.posts.values()) == 7
    assert world.offenders_but("C18") == []


class _Room:
    """Room for all: this test is about the wallet."""

    def acquire(self, *, blocking: bool = True) -> bool:
        return True

    def release(self) -> None: ...


def test_of_twenty_attempts_at_once_one_is_sent(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.buy(ada).reference

    at_once([partial(world.vend, reference)] * 20)

    assert world.vendor.posts[reference] == 1
    assert world.purchase(reference).status == "succeeded"
    assert world.balance(ada) == naira(900)
    assert world.offenders() == []


def test_of_many_words_at_once_the_books_tell_one_story(world: BillsWorld) -> None:
    ada = world.customer(naira(5_000))
    world.vendor.vends = Unknown("no-answer")
    sold = Vended("success", cost=naira(990), token=TOKEN, float_left=naira(70_000))
    for _ in range(3):
        reference = world.sent(ada, POWER)
        words = (Accepted("success"), Declined("fail"), sold, Unknown("no-answer"))

        results = at_once([partial(world.hear, reference, word) for word in words * 4])

        assert [one for one in results if isinstance(one, Exception)] == []
        assert world.purchase(reference).status in {"succeeded", "declined"}
        assert world.told(reference).count("PurchaseSettled") == 1
        assert world.told(reference).count("TokenArrived") <= 1
    assert world.offenders() == []


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_crash_while_the_vendor_is_asked_never_asks_twice(
    world: BillsWorld, monkeypatch: pytest.MonkeyPatch, *, is_answered: bool
) -> None:
    """Killed before or after its answer: the order waits for the callback."""

    def die() -> None:
        if not is_answered:
            raise KeyboardInterrupt

    ada = world.customer(naira(1_000))
    reference = world.buy(ada).reference
    world.vendor.before_vending = die
    if is_answered:
        monkeypatch.setattr(world.vends, "apply", _dies)

    with pytest.raises(KeyboardInterrupt):
        world.vend(reference)
    if is_answered:
        monkeypatch.undo()

    assert world.purchase(reference).status == "submitted"
    assert world.vend(reference) == "submitted"
    assert world.vendor.posts[reference] == 1
    assert world.hear(reference, Accepted("success")) == "succeeded"
    assert world.balance(ada) == naira(900)
    assert world.offenders() == []


def _dies(*_: object, **__: object) -> str:
    raise KeyboardInterrupt


def test_nothing_was_sent_while_our_database_was_away(world: BillsWorld) -> None:
    """The last question before the call fails: then it is certain."""
    ada = world.customer(naira(1_000))
    reference = world.buy(ada).reference

    def away() -> None:
        raise Unavailable("database")

    world.vendor.before_vending = away
    assert world.vend(reference) == "declined"
    assert world.balance(ada) == naira(1_000)
    assert world.offenders() == []


@pytest.mark.parametrize(
    ("left", "expected"),
    [(99_999, pytest.raises(Busy)), (100_000, nullcontext())],
)
def test_only_when_little_is_left_does_one_confirmation_wait_for_another(
    world: BillsWorld,
    owner_url: str,
    left: int,
    expected: AbstractContextManager[object],
) -> None:
    """Little: under what is low, or under thirty-two sales of this size."""
    world.vendor.float_balance = naira(left)
    world.float.read(cause="test")
    with psycopg.connect(owner_url) as somebody_else:
        readings.lock_float(somebody_else, "bilal")
        with expected, world.db.transaction() as conn:
            conn.execute("SET LOCAL lock_timeout = '100ms'")
            world.float.promise(conn, naira(3_125), at=clock.now())
