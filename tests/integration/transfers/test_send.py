"""A confirmed order is paid once, for its total, or not at all."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import psycopg
import pytest

from miimii import clock
from miimii.errors import (
    Busy,
    ChallengeGone,
    Frozen,
    PayeeUnknown,
    QuoteGone,
    Unavailable,
)
from miimii.money import Money
from miimii.orders import sending
from miimii.providers.ports import Declined, Unknown
from miimii.users.model import Customer
from tests.transfers_world import DONE, World, naira

INSTANT = timedelta(microseconds=1)


def test_a_confirmed_order_sets_its_total_aside_and_leaves_one_errand(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))

    reference = world.held(ada, naira(100))

    assert world.order(reference).status == "held"
    assert world.balance(ada) == naira(890)  # 100 and a fee of 10
    errands = "SELECT event_key FROM inbound_events WHERE lane = %(lane)s"
    assert world.rows(errands, lane=reference) == [(f"pay_out:{reference}",)]
    assert world.offenders() == []


def test_an_accepted_order_is_paid_and_told_once(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)

    assert world.dispatch(reference) == "succeeded"

    order = world.order(reference)
    assert order.provider_reference == "BB-1"
    assert order.settled_at is not None
    assert world.balance(ada) == naira(890)
    assert world.told(reference) == ["OrderSettled"]
    assert world.offenders() == []


def test_a_declined_order_costs_nothing_and_gives_the_limit_back(world: World) -> None:
    ada = world.customer(naira(1_000), tier=1)
    world.bank.pays = Declined("refused", "no such account")
    reference = world.held(ada, naira(500))
    assert _left(world, ada) == naira(49_500)

    assert world.dispatch(reference) == "declined"

    assert world.balance(ada) == naira(1_000)
    assert _left(world, ada) == naira(50_000)
    assert world.told(reference) == ["OrderSettled"]
    assert world.offenders() == []


@pytest.mark.proves("T13")
def test_a_doubt_keeps_the_hold_and_says_processing(world: World) -> None:
    ada = world.customer(naira(1_000))
    world.bank.pays = Unknown("no-answer")
    reference = world.held(ada)

    assert world.dispatch(reference) == "submitted"

    assert world.balance(ada) == naira(890)
    assert world.told(reference) == ["OrderProcessing"]
    assert world.offenders() == []


@pytest.mark.proves("F04")
def test_a_second_attempt_asks_and_never_sends_again(world: World) -> None:
    ada = world.customer(naira(1_000))
    world.bank.pays = Unknown("no-answer")
    reference = world.held(ada)

    for _ in range(3):
        world.dispatch(reference)

    assert world.bank.posts[reference] == 1
    assert world.bank.requeries[reference] == 2
    assert world.told(reference) == ["OrderProcessing"]


def test_an_attempt_that_dies_at_the_bank_is_asked_about_and_not_repeated(
    world: World,
) -> None:
    def die() -> None:
        raise RuntimeError("the process was killed here")

    ada = world.customer(naira(1_000))
    world.bank.before_paying = die
    reference = world.held(ada)
    with pytest.raises(RuntimeError):
        world.dispatch(reference)

    assert world.dispatch(reference) == "submitted"
    assert world.bank.posts[reference] == 1
    assert world.bank.requeries[reference] == 1


@pytest.mark.parametrize("ex", [Unavailable("bellbank"), Busy()])
def test_what_never_left_us_is_declined(
    world: World, monkeypatch: pytest.MonkeyPatch, ex: Exception
) -> None:
    def refuse() -> None:
        raise ex

    monkeypatch.setattr(sending, "_NO_ROOM_PAUSES_S", (0.0,))
    ada = world.customer(naira(1_000))
    world.bank.before_paying = refuse
    reference = world.held(ada)

    assert world.dispatch(reference) == "declined"
    assert world.balance(ada) == naira(1_000)


def test_with_no_room_to_ask_we_wait_and_then_ask(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = iter([Busy()])

    def refuse_once() -> None:
        for ex in refusals:
            raise ex

    monkeypatch.setattr(sending, "_NO_ROOM_PAUSES_S", (0.0, 0.0))
    ada = world.customer(naira(1_000))
    world.bank.before_paying = refuse_once

    assert world.dispatch(world.held(ada)) == "succeeded"


def test_beyond_the_payouts_that_may_wait_an_order_stays_held_and_is_tried_again(
    world: World,
) -> None:
    ada = world.customer(naira(10_000))
    at_the_bank = threading.Barrier(7)  # six payouts and this test
    healed = threading.Event()

    def hang() -> None:
        at_the_bank.wait(20)
        healed.wait(20)

    world.bank.before_paying = hang
    stuck = [world.held(ada) for _ in range(6)]
    threads = [threading.Thread(target=world.dispatch, args=[one]) for one in stuck]
    for thread in threads:
        thread.start()
    at_the_bank.wait(20)
    late = world.held(ada)

    with pytest.raises(Busy):
        world.dispatch(late)
    assert world.order(late).status == "held"
    assert world.told(late) == []
    for _ in range(2):  # it has waited for six seconds, and is told so once
        with pytest.raises(Busy):
            world.sending.dispatch(late, DONE, at=clock.now() + timedelta(seconds=6))
    assert world.told(late) == ["OrderProcessing"]

    world.bank.before_paying = lambda: None
    healed.set()
    for thread in threads:
        thread.join()
    assert world.dispatch(late) == "succeeded"
    assert set(world.bank.posts.values()) == {1}
    assert world.offenders() == []


@pytest.mark.proves("T05")
def test_frozen_before_it_was_sent_the_order_ends_unsent(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    with world.db.transaction() as conn:
        world.customers.freeze(conn, ada.id, at=clock.now())

    assert world.dispatch(reference) == "declined"
    assert world.bank.posts[reference] == 0
    assert world.balance(ada) == naira(1_000)


def test_a_frozen_customer_confirms_nothing(world: World) -> None:
    ada = world.customer(naira(1_000))
    token = world.challenge(ada, world.quote(ada))
    with world.db.transaction() as conn:
        world.customers.freeze(conn, ada.id, at=clock.now())

    with pytest.raises((Frozen, ChallengeGone)):
        world.authorising.authorise(token, at=clock.now())


@pytest.mark.proves("T16")
def test_a_quote_that_was_changed_after_the_screen_is_not_paid(
    world: World, owner_url: str
) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "UPDATE transfers SET account_number = '9999999999' WHERE reference = %s",
            [quote.reference],
        )

    with pytest.raises(QuoteGone):
        world.authorising.authorise(token, at=clock.now())
    assert world.balance(ada) == naira(1_000)


def test_a_quote_is_good_until_the_instant_it_expires(world: World) -> None:
    ada = world.customer(naira(1_000))
    quote, late = world.quote(ada), world.quote(ada)
    token = world.challenge(ada, quote)
    assert world.authorising.authorise(token, at=quote.expires_at - INSTANT).lane

    token = world.challenge(ada, late)
    with pytest.raises(QuoteGone):
        world.authorising.authorise(token, at=late.expires_at)


def test_a_cancelled_quote_is_gone(world: World) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)

    assert world.open_quotes.cancel(ada.id, quote.reference)
    assert not world.open_quotes.cancel(ada.id, quote.reference)
    with pytest.raises(QuoteGone):
        world.authorising.authorise(token, at=clock.now())


def test_money_for_another_wallet_arrives_at_once(world: World) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    quote = world.quotes.wallet_transfer(ada, naira(400), bola)

    assert world.authorise(ada, quote).lane is None

    assert (world.balance(ada), world.balance(bola)) == (naira(600), naira(400))
    assert world.order(quote.reference).status == "succeeded"
    assert world.told(quote.reference) == ["OrderSettled"]
    news = "SELECT kind FROM outbound_messages WHERE lane = %(lane)s"
    assert world.rows(news, lane=str(bola.id)) == [("CreditArrived",)]
    assert world.offenders() == []


def test_a_blocked_payee_is_paid_as_they_were_told(world: World) -> None:
    """ "Money sent to you still arrives", whoever sends it."""
    ada, bola = world.customer(naira(1_000)), world.customer()
    quote = world.quotes.wallet_transfer(ada, naira(400), bola)
    with world.db.transaction() as conn:
        world.customers.freeze(conn, bola.id, at=clock.now())

    world.authorise(ada, quote)

    assert world.balance(bola) == naira(400)
    assert world.offenders() == []


def test_a_payee_who_left_meanwhile_is_not_paid(world: World, owner_url: str) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    quote = world.quotes.wallet_transfer(ada, naira(400), bola)
    token = world.challenge(ada, quote)
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE users SET standing = 'closed' WHERE id = %s", [bola.id])

    with pytest.raises(PayeeUnknown):
        world.authorising.authorise(token, at=clock.now())
    assert world.balance(ada) == naira(1_000)


def test_a_silent_bank_is_told_about_once_and_before_the_outcome(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_PATIENCE_S", 0.01)
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.bank.before_paying = lambda: _wait_until_told(world, reference)

    assert world.dispatch(reference) == "succeeded"
    assert world.told(reference) == ["OrderProcessing", "OrderSettled"]


def test_a_second_payment_to_somebody_carries_no_warning(world: World) -> None:
    ada = world.customer(naira(1_000))
    first = world.quote(ada)
    assert first.warnings == ("first-payment",)
    world.dispatch(world.authorise(ada, first).reference)

    assert world.quote(ada).warnings == ()


def _wait_until_told(world: World, reference: str) -> None:
    give_up_at = time.monotonic() + 20
    while not world.told(reference):
        assert time.monotonic() < give_up_at, "nobody was told"
        time.sleep(0.01)


def _left(world: World, customer: Customer) -> Money:
    with world.db.autocommit() as conn:
        return world.limits.left_today(conn, customer, at=clock.now())
