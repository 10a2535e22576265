"""Clocks, limits and prices at their edges; two workers at one message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import psycopg
import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.chat.store import messages
from miimii.errors import AmountOutOfRange, LimitReached, MiimiiError
from miimii.money import Money
from miimii.orders.authorise import Authorised
from miimii.providers.ports import Declined, Unknown
from miimii.users.model import Customer
from tests.transfers_world import World, at_once, naira

# 23:59:59.9 in Lagos; the next day begins a tenth of a second later.
BEFORE_MIDNIGHT = datetime(2027, 3, 1, 22, 59, 59, 900_000, UTC)
MIDNIGHT = datetime(2027, 3, 1, 23, tzinfo=UTC)


def spent(world: World, who: Customer) -> list[tuple[object, ...]]:
    query = "SELECT spent_on::text, spent_kobo FROM spending WHERE user_id = %(u)s"
    return world.rows(query + " ORDER BY spent_on", u=who.id)


@pytest.mark.proves("F19")
def test_what_was_confirmed_before_midnight_goes_back_to_that_day(
    world: World,
) -> None:
    ada = world.customer(naira(60_000), tier=1)
    with freeze_time(BEFORE_MIDNIGHT):
        reference = world.held(ada, naira(50_000))
    world.bank.pays = Unknown("no-answer")
    with freeze_time(MIDNIGHT):
        world.dispatch(reference)
        second = world.held(ada, naira(5_000))
        world.settling.apply(reference, Declined("failed"), cause="x", at=MIDNIGHT)

    assert spent(world, ada) == [("2027-03-01", 0), ("2027-03-02", 500_000)]
    assert world.order(second).status == "held"


def test_a_price_that_changes_after_the_quote_does_not_change_the_quote(
    world: World, owner_url: str
) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "UPDATE rules SET value_kobo = 100 WHERE name = 'fee.transfer.bank'"
        )

    reference = world.authorise(ada, quote).reference
    world.dispatch(reference)

    assert world.balance(ada) == naira(890)
    assert world.offenders() == []


def test_a_limit_that_shrinks_after_the_quote_holds_at_once(
    world: World, owner_url: str
) -> None:
    ada = world.customer(naira(60_000), tier=1)
    quote = world.quote(ada, naira(40_000))
    token = world.challenge(ada, quote)
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "UPDATE rules SET value_kobo = 3000000"
            " WHERE name = 'limit.out.day' AND tier = 1"
        )

    with pytest.raises(LimitReached):
        world.authorising.authorise(token, at=clock.now())
    assert world.balance(ada) == naira(60_000)


@pytest.mark.parametrize("amount", [Money(1), naira(10**9), Money(10**17), Money(-1)])
def test_an_absurd_amount_is_refused_before_any_table_sees_it(
    world: World, amount: Money
) -> None:
    ada = world.customer(naira(1_000))

    with pytest.raises(AmountOutOfRange):
        world.quote(ada, amount)


def test_ten_quotes_confirmed_at_once_in_the_first_day_stay_within_its_cap(
    world: World,
) -> None:
    """Each with a form of its own is impossible by one phone; the limit alone holds."""
    ada = world.customer(naira(60_000))
    with world.db.autocommit() as conn:
        conn.execute("UPDATE users SET opened_at = %s WHERE id = %s", [now(), ada.id])

    def pay() -> object:
        with world.db.transaction() as conn:
            customer = world.customers.get(conn, ada.id)
            return world.limits.take(conn, customer, naira(6_000), at=now())

    results = at_once([pay] * 10)

    assert sum(isinstance(one, list) for one in results) == 3
    assert sum(isinstance(one, LimitReached) for one in results) == 7
    [(_, kobo)] = spent(world, ada)
    assert kobo == 1_800_000


def test_of_two_forms_at_once_the_later_alone_is_good(world: World) -> None:
    ada = world.customer(naira(1_000))
    quotes = [world.quote(ada) for _ in range(6)]
    tokens = at_once([partial(world.challenge, ada, quote) for quote in quotes])

    confirm = [
        partial(world.authorising.authorise, str(one), at=now()) for one in tokens
    ]
    results = at_once(confirm)

    assert sum(isinstance(one, Authorised) for one in results) == 1
    assert sum(isinstance(one, MiimiiError) for one in results) == 5
    assert world.offenders() == []


@pytest.mark.proves("T12")
def test_ten_workers_at_one_lane_lease_each_message_once(world: World) -> None:
    at = now()
    body = {"message": {"type": "text", "text": {"body": "x"}}, "template": None}
    with world.db.autocommit() as conn:
        news = messages.NewMessage("lane-x", "+2348000000000", "text", body, "k")
        messages.insert_messages(conn, [news, news], at=at)
        messages.insert_messages(conn, [news], at=at)

    def lease() -> object:
        with world.db.autocommit() as conn:
            return messages.lease_message(conn, "lane-x", at=at + timedelta(seconds=1))

    results = at_once([lease] * 10)

    assert len([one for one in results if one is not None]) == 1
    assert [one for one in results if isinstance(one, Exception)] == []


def now() -> datetime:
    return clock.now()
