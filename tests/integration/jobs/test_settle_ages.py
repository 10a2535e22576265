"""Nothing is done to an order one instant before its age calls for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii.jobs.settle_stuck import settle_stuck
from miimii.orders import movements
from miimii.providers.ports import Accepted, Outcome, PayoutOrder, Unknown
from miimii.transfers.store import orders
from tests.bills_world import BillsWorld
from tests.integration.jobs.runs import Runner, settles
from tests.transfers_world import naira

SENT = datetime(2026, 11, 30, 22, 50, tzinfo=UTC)  # 23:50 in Lagos, the month's last
INSTANT = timedelta(microseconds=1)


class Clockwork:
    """Runs the job at an instant after everything was sent; cron does not say when."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.world = world = BillsWorld(runner.db)
        world.bank.pays = world.vendor.vends = Unknown("no-answer")
        self.services = settles(world)
        with freeze_time(SENT):
            self.ada = world.customer(naira(1_000))

    def settle(self, after: timedelta) -> list[str]:
        """Return the references that were put before people."""
        with freeze_time(SENT + after):
            code = self._runner.run(
                lambda _, run: settle_stuck(self.services, run), "--trigger", "cron"
            )
        errors = [error["item"] for error in self._runner.said["errors"]]
        assert code == (3 if errors else 0)
        return errors

    def reviews(self) -> list[str]:
        rows = self._runner.rows("SELECT kind FROM reviews ORDER BY kind")
        return [kind for (kind,) in rows]


@pytest.fixture
def clockwork(runner: Runner) -> Clockwork:
    return Clockwork(runner)


def test_a_transfer_is_asked_about_after_each_pause_and_not_before(
    clockwork: Clockwork,
) -> None:
    world = clockwork.world
    with freeze_time(SENT):
        reference = world.held(clockwork.ada)
        world.dispatch(reference)
    asked = world.bank.requeries

    for number, minutes in enumerate((1, 2, 5, 10, 15, 30, 60 + 30, 2 * 60 + 30)):
        due = timedelta(minutes=minutes)
        clockwork.settle(due - INSTANT)
        assert asked[reference] == number, minutes
        clockwork.settle(due)
        assert asked[reference] == number + 1, minutes


def test_a_transfer_goes_before_people_at_24_hours_and_not_before(
    clockwork: Clockwork,
) -> None:
    world = clockwork.world
    with freeze_time(SENT):
        reference = world.held(clockwork.ada)
        world.dispatch(reference)
    day = timedelta(hours=24)

    assert clockwork.settle(day - INSTANT) == []
    assert world.order(reference).status == "submitted"
    assert clockwork.settle(day) == [reference]
    assert world.order(reference).status == "needs_review"
    assert clockwork.settle(day + timedelta(hours=2)) == []  # and is left to them
    assert world.balance(clockwork.ada) < naira(1_000)


def test_what_was_never_sent_ends_after_ten_minutes_and_not_before(
    clockwork: Clockwork,
) -> None:
    world, ada = clockwork.world, clockwork.ada
    with freeze_time(SENT):
        transfer, purchase = world.held(ada), world.buy(ada).reference
    ten = timedelta(minutes=10)

    clockwork.settle(ten - INSTANT)
    assert world.order(transfer).status == world.purchase(purchase).status == "held"
    clockwork.settle(ten)
    assert world.order(transfer).status == "declined"
    assert world.purchase(purchase).status == "declined"
    assert world.balance(ada) == naira(1_000)
    assert world.offenders() == []


def test_what_somebody_is_just_sending_is_not_ended(
    clockwork: Clockwork, runner: Runner
) -> None:
    world = clockwork.world
    with freeze_time(SENT):
        reference = world.held(clockwork.ada)
    until = SENT + timedelta(minutes=11)
    with runner.db.transaction() as conn:
        conn.execute(
            "INSERT INTO lanes VALUES (%s, gen_random_uuid(), %s)", [reference, until]
        )

    clockwork.settle(timedelta(minutes=11) - INSTANT)
    assert world.order(reference).status == "held"
    clockwork.settle(timedelta(minutes=11))
    assert world.order(reference).status == "declined"


def test_people_are_told_of_a_purchase_at_each_age_once_and_decide_after_a_day(
    clockwork: Clockwork, runner: Runner
) -> None:
    world = clockwork.world
    with freeze_time(SENT):
        world.float.read(cause="quote")
        reference = world.sent(clockwork.ada)
    ages = ("unknown-15-min", "unknown-60-min", "unsettled")

    for number, minutes in enumerate((15, 60, 24 * 60)):
        due = timedelta(minutes=minutes)
        clockwork.settle(due - INSTANT)
        assert clockwork.reviews() == sorted(ages[:number]), minutes
        ended = clockwork.settle(due)
        assert clockwork.reviews() == sorted(ages[: number + 1]), minutes
        assert ended == ([reference] if minutes == 24 * 60 else [])

    assert world.purchase(reference).status == "needs_review"
    assert world.vendor.posts == {reference: 1}
    [(detail,)] = runner.rows("SELECT detail FROM reviews WHERE kind = 'unsettled'")
    assert {"before_kobo", "after_kobo", "says"} <= set(detail)


def test_an_order_that_breaks_does_not_keep_the_others_from_being_settled(
    clockwork: Clockwork, runner: Runner
) -> None:
    world, ada = clockwork.world, clockwork.ada
    with freeze_time(SENT):
        broken, fine = world.held(ada), world.held(ada)
        with runner.db.transaction() as conn:  # its release is taken, by another sum
            other = replace(orders.get_order(conn, broken), amount_kobo=1)
            world.book.post(conn, movements.release(other), at=SENT)

    assert clockwork.settle(timedelta(minutes=10)) == [broken]

    assert world.order(fine).status == "declined"
    assert world.order(broken).status == "held"


def test_an_order_ends_when_it_was_answered_for_not_when_the_run_began(
    runner: Runner,
) -> None:
    """A receipt says when; and a statement that was read in between has it by then."""
    clockwork = Clockwork(runner)
    world = clockwork.world
    with freeze_time(SENT):
        reference = world.held(clockwork.ada)
        world.dispatch(reference)
    answered_at = SENT + timedelta(minutes=4)
    with freeze_time(SENT + timedelta(minutes=2)) as now:

        def slow(order: PayoutOrder) -> Outcome:
            now.move_to(answered_at)
            return Accepted("successful", "BB-9")

        world.bank.requery = slow  # type: ignore[method-assign]
        runner.run(lambda _, run: settle_stuck(clockwork.services, run))

    assert world.order(reference).settled_at == answered_at
