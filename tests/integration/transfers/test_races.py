"""Many at once end as one after the other would, and never wait for each other."""

from __future__ import annotations

from functools import partial

import pytest

from miimii import clock
from miimii.errors import InsufficientFunds
from miimii.orders.authorise import Authorised
from miimii.orders.model import Move
from miimii.providers.ports import Accepted, Declined, Unknown
from miimii.transfers.model import PREFIX, Transfer
from miimii.users.model import Customer
from tests.transfers_world import DONE, World, a_credit, at_once, naira


@pytest.mark.proves("F11")
@pytest.mark.proves("T11")
def test_of_fifty_orders_at_once_with_funds_for_seven_seven_are_held(
    world: World,
) -> None:
    """One live challenge a customer keeps this race from ever being run by one phone;
    here the step behind it is raced, and the wallet's lock alone decides."""
    ada = world.customer(naira(770))  # seven of 100 and a fee of 10
    orders = [world.order(world.quote(ada).reference) for _ in range(50)]
    transfers = world.products[PREFIX]

    def hold(order: Transfer) -> bool:
        with world.db.transaction() as conn:
            world.authorising._place_hold(conn, transfers, order, clock.now())
        return True

    results = at_once([partial(hold, order) for order in orders])

    assert results.count(True) == 7
    assert sum(isinstance(result, InsufficientFunds) for result in results) == 43
    assert world.balance(ada) == naira(0)
    assert world.offenders_but("C18") == []


@pytest.mark.proves("F09")
def test_of_twenty_equal_submits_one_is_held_and_one_is_sent(world: World) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)

    confirm = partial(world.authorising.authorise, token, at=clock.now())
    results = at_once([confirm] * 20)
    at_once([partial(world.dispatch, quote.reference)] * 20)

    assert len([one for one in results if isinstance(one, Authorised)]) == 1
    assert world.bank.posts[quote.reference] == 1
    assert world.balance(ada) == naira(890)
    assert world.told(quote.reference).count("OrderSettled") == 1
    assert world.offenders() == []


@pytest.mark.proves("F12")
def test_two_who_pay_each_other_never_deadlock(world: World) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer(naira(1_000))

    def pay(payer: Customer, payee: Customer) -> bool:
        quote = world.quotes.wallet_transfer(payer, naira(100), payee)
        order = world.order(quote.reference)
        with world.db.transaction() as conn:
            world.customers.lock(conn, payer.id)
            world.wallets.pay(conn, payer, order, clock.now())
            move = Move("quoted", "succeeded", cause="customer", at=clock.now())
            world.products[PREFIX].rows.mark_moved(conn, order.reference, move)
        return True

    pairs = ((ada, bola), (bola, ada)) * 10
    results = at_once([partial(pay, payer, payee) for payer, payee in pairs])

    assert results == [True] * 20
    assert world.balance(ada) + world.balance(bola) == naira(2_000)
    assert world.offenders_but("C18") == []


def test_confirming_settling_freezing_and_crediting_never_deadlock(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    world.bank.pays = Unknown("no-answer")
    sent = [world.held(ada) for _ in range(4)]
    for reference in sent:
        world.dispatch(reference)

    def void() -> None:
        with world.db.transaction() as conn:
            world.customers.lock(conn, ada.id)
            world.challenges.void_all(conn, ada.id, at=clock.now())
            world.open_quotes.void_all(conn, ada.id, at=clock.now())

    fail = [
        partial(
            world.settling.apply, one, Declined("failed"), cause="job", at=clock.now()
        )
        for one in sent
    ]
    account_number = ada.account_number or ""
    credits = [partial(world.receive, account_number, naira(10)) for _ in range(4)]
    confirm = [partial(_try_once, world, ada.id) for _ in range(4)]

    results = at_once([*fail, *credits, void, *confirm, void])

    assert [one for one in results if isinstance(one, Exception)] == []
    assert world.offenders() == []


def test_of_opposite_verdicts_at_once_the_books_tell_one_story(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.submitted(ada)
    paid, failed = Accepted("successful"), Declined("failed")

    results = at_once(
        [
            partial(
                world.settling.apply, reference, verdict, cause="job", at=clock.now()
            )
            for verdict in (paid, failed) * 6
        ]
    )

    assert [one for one in results if isinstance(one, Exception)] == []
    assert world.order(reference).status in {"succeeded", "declined", "reversed"}
    assert world.offenders() == []


@pytest.mark.proves("F08")
def test_one_credit_announced_eight_times_at_once_is_booked_once(
    world: World,
) -> None:
    ada = world.customer()
    credit = a_credit("BB-IN-1", ada.account_number or "", naira(500))
    world.bank.credits["BB-IN-1"] = credit
    confirm = partial(world.credits.confirm, "BB-IN-1", {}, DONE, at=clock.now())

    results = at_once([confirm] * 8)

    assert results == [None] * 8
    assert world.balance(ada) == naira(500)
    assert world.offenders() == []


def _try_once(world: World, user_id: object) -> None:
    """Confirm a new quote if nobody voids it meanwhile."""
    with world.db.autocommit() as conn:
        found = conn.execute("SELECT phone FROM users WHERE id = %s", [user_id])
        [phone] = found.fetchone() or [""]
        customer = world.customers.find_by_phone(conn, phone)
    assert customer is not None
    quote = world.quote(customer)
    token = world.challenge(customer, quote)
    try:
        world.authorising.authorise(token, at=clock.now())
    except Exception as ex:  # voided is what we are here for; a deadlock is not
        if not hasattr(ex, "facts"):
            raise
