"""Answers that contradict, overtake and repeat each other: the books stay right."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from miimii import clock
from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers.ports import Accepted, Declined, Outcome, Unknown
from miimii.transfers.notices import BankNotices
from miimii.users.model import Customer
from tests.transfers_world import DONE, World, naira

PAID, FAILED = Accepted("successful", "BB-1"), Declined("failed")


def left(world: World, who: Customer) -> Money:
    with world.db.autocommit() as conn:
        return world.limits.left_today(conn, who, at=clock.now())


def test_what_was_paid_late_counts_against_the_days_limit_again(world: World) -> None:
    ada = world.customer(naira(60_000), tier=1)
    world.bank.pays = FAILED
    reference = world.held(ada, naira(30_000))
    assert world.dispatch(reference) == "declined"
    assert left(world, ada) == naira(50_000)

    for _ in range(2):
        world.settling.apply(reference, PAID, cause="notice", at=clock.now())

    assert left(world, ada) == naira(20_000)
    assert world.offenders() == []


def test_a_lying_no_while_the_order_is_still_on_its_way_costs_nothing(
    world: World,
) -> None:
    """A second worker asks, is told that it failed, and then the first one's POST is
    answered: the bank paid, so the customer pays."""
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.bank.on_requery = FAILED
    world.bank.before_paying = lambda: second_worker(world, reference)

    assert world.dispatch(reference) == "succeeded"

    assert world.bank.posts[reference] == 1
    assert world.balance(ada) == naira(890)
    assert world.reviews(reference) == {"late-success"}
    assert world.offenders() == []


def second_worker(world: World, reference: str) -> None:
    done: list[str] = []
    thread = threading.Thread(target=lambda: done.append(world.dispatch(reference)))
    thread.start()
    thread.join(10)
    assert done == ["declined"]


def test_the_job_asks_nothing_about_an_order_that_somebody_is_just_sending(
    world: World,
) -> None:
    """The bank does not know it yet; a no would release what is being paid."""
    ada = world.customer(naira(1_000))
    reference = world.submitted(ada)
    later = clock.now() + timedelta(minutes=2)
    with world.db.autocommit() as conn:
        conn.execute(
            "INSERT INTO lanes (lane, holder, leased_until)"
            " VALUES (%s, gen_random_uuid(), %s)",
            [reference, later + timedelta(seconds=60)],
        )

    assert world.settling.list_due(at=later, limit=5) == []
    assert world.settling.lease_due(at=later, limit=5) == []
    with world.db.autocommit() as conn:
        conn.execute("UPDATE lanes SET leased_until = %s", [later - timedelta(1)])
    assert world.settling.lease_due(at=later, limit=5) == [reference]


@pytest.mark.parametrize("first", [PAID, FAILED])
def test_a_verdict_from_far_in_the_past_or_future_changes_no_day(
    world: World, first: Accepted | Declined
) -> None:
    """The limit goes back to the day on which it was taken, whenever the no comes."""
    ada = world.customer(naira(1_000), tier=1)
    reference = world.submitted(ada)
    week = clock.now() + timedelta(days=7)

    world.settling.apply(reference, first, cause="notice", at=week)

    query = "SELECT spent_kobo FROM spending WHERE user_id = %(u)s"
    spent = world.rows(query, u=ada.id)
    assert spent == [(0 if first == FAILED else 10_000,)]
    assert world.offenders() == []


def test_a_success_that_is_taken_back_twice_is_given_back_once(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)

    for word in ("reversed", "failed", "reversed"):
        outcome = Declined(word)
        world.settling.apply(reference, outcome, cause="notice", at=clock.now())

    assert world.balance(ada) == naira(1_000)
    assert world.told(reference) == ["OrderSettled", "OrderSettled"]
    assert world.offenders() == []


@dataclass(frozen=True)
class Notice:
    """A notice of the bank about a transfer, as the inbox hands it over."""

    payload: dict[str, str]
    attempts: int = 0
    kind: str = "transfer"
    event_key: str = "k"


@pytest.mark.parametrize(
    ("first", "word", "then", "end"),
    [
        (PAID, "reversed", Declined("reversed"), "reversed"),
        (PAID, "failed", FAILED, "reversed"),
        (FAILED, "completed", PAID, "succeeded"),
    ],
)
def test_a_late_opposite_notice_is_not_lost_while_the_bank_can_not_be_asked(
    world: World, first: Outcome, word: str, then: Outcome, end: str
) -> None:
    """Nothing else ever asks about an order that is over."""
    ada = world.customer(naira(1_000))
    world.bank.pays = first
    reference = world.held(ada)
    world.dispatch(reference)
    notices = BankNotices(world.db, world.settling, world.credits)
    notice = Notice({"reference": reference, "word": word})

    world.bank.on_requery = Unknown("no-answer")
    with pytest.raises(Unavailable):
        notices.work(notice, DONE)
    world.bank.on_requery = then
    notices.work(replace(notice, attempts=1), DONE)

    assert world.order(reference).status == end
    assert world.offenders() == []


def test_a_notice_that_the_bank_itself_denies_goes_before_people(world: World) -> None:
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    world.dispatch(reference)
    world.bank.on_requery = PAID
    notices = BankNotices(world.db, world.settling, world.credits)
    lie = Notice({"reference": reference, "word": "reversed"})

    with pytest.raises(Unavailable):
        notices.work(replace(lie, attempts=4), DONE)
    notices.work(replace(lie, attempts=5), DONE)

    assert world.order(reference).status == "succeeded"
    assert world.reviews(reference) == {"notice-unconfirmed"}
    assert world.balance(ada) == naira(890)


@pytest.mark.parametrize("word", ["completed", "failed", "reversed"])
def test_a_notice_about_an_order_under_way_leaves_it_to_the_next_question(
    world: World, word: str
) -> None:
    ada = world.customer(naira(1_000))
    world.bank.pays = Unknown("pending")
    reference = world.held(ada)
    world.dispatch(reference)
    notices = BankNotices(world.db, world.settling, world.credits)

    notices.work(Notice({"reference": reference, "word": word}), DONE)

    assert world.order(reference).status == "submitted"
