"""What a crash left undone is done lane by lane, and money news is never repeated."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.cache import Cache
from miimii.chat.inbox import Done, Event, Inbox, Update
from miimii.chat.outbox import Outbox
from miimii.db import Database
from miimii.jobs.deliver import deliver
from miimii.money import Money
from miimii.providers.channels import SendDoubt
from miimii.providers.ports import CreditArrived
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.integration.jobs.runs import Runner

MINUTE = timedelta(minutes=1)
CREDIT = CreditArrived("CRD1", Money(500_000), Money(0), Money(500_000), "MUSA", False)


@dataclass
class Services:
    db: Database
    inbox: Inbox
    outbox: Outbox


class Bench:
    """Events that wait, a chat to tell people in, and the job between them."""

    def __init__(self, runner: Runner, cache: Cache) -> None:
        self._runner = runner
        self.cache = cache
        self.world = ChatWorld(runner.db, cache)
        self.worked: list[str] = []
        self.stops_at = ""
        inbox = Inbox(runner.db, cache, {"bellbank": self._work}, 4)
        self.inbox = inbox
        self._services = Services(runner.db, inbox, self.world.outbox)

    def _work(self, event: Event, _: Done) -> None:
        self.worked.append(event.event_key)
        if event.event_key == self.stops_at:
            os.kill(os.getpid(), signal.SIGTERM)

    def waits(self, *lanes: str) -> None:
        """Two events wait in each lane, and nobody works them."""
        for lane in lanes:
            for number in (1, 2):
                happened_at = clock.now() + timedelta(seconds=number)
                event = Update(
                    "bellbank", f"{lane}{number}", lane, "transfer", {}, happened_at
                )
                self.inbox.store([event])

    def run(self, *words: str) -> int:
        return self._runner.run(lambda _, run: deliver(self._services, run), *words)

    @property
    def counts(self) -> dict[str, int]:
        found: dict[str, int] = self._runner.said["counts"]
        return {name: number for name, number in found.items() if number}

    @property
    def errors(self) -> list[str]:
        return [error["code"] for error in self._runner.said["errors"]]

    def messages(self) -> list[tuple[object, ...]]:
        return self._runner.rows(
            "SELECT status, error_code FROM outbound_messages"
            " WHERE dedupe_key = 'credit:CRD1'"
        )

    def alerts(self) -> list[tuple[object, ...]]:
        return self._runner.rows("SELECT subject, times_seen FROM alerts")

    def looked_at_from(self) -> datetime:
        """When what became of the news is looked at, if nobody said."""
        [(at,)] = self._runner.rows(
            "SELECT next_attempt_at FROM outbound_messages"
            " WHERE dedupe_key = 'credit:CRD1'"
        )
        assert isinstance(at, datetime)
        return at


@pytest.fixture
def bench(runner: Runner, cache: Cache) -> Bench:
    return Bench(runner, cache)


def tell(bench: Bench, ada: Customer, *, is_sent: bool = False) -> None:
    with bench.world.db.transaction() as conn:
        bench.world.outbox.tell(conn, ada.id, CREDIT)
    if is_sent:
        bench.world.outbox.deliver_told()


def test_lanes_that_nobody_works_are_worked_in_order(bench: Bench) -> None:
    bench.waits("a", "b")

    assert bench.run() == 0

    assert bench.worked == ["a1", "a2", "b1", "b2"]
    assert bench.counts == {"selected": 2, "changed": 2}
    assert bench.run() == 0
    assert bench.counts == {}


def test_told_to_stop_it_ends_its_lane_and_takes_no_other(bench: Bench) -> None:
    bench.waits("a", "b")
    bench.cache.wake("b")
    bench.stops_at = "a1"

    assert bench.run() == 143

    assert bench.worked == ["a1", "a2"]
    assert bench.inbox.list_waiting(9) == ["b"]


def test_messages_that_are_due_go_out(bench: Bench) -> None:
    ada = bench.world.opened()
    tell(bench, ada)
    assert bench.messages() == [("queued", None)]

    assert bench.run() == 0

    assert bench.messages() == [("sent", None)]


def test_a_dry_run_counts_and_sends_nothing(bench: Bench) -> None:
    bench.waits("a")
    tell(bench, bench.world.opened())
    heard = len(bench.world.phone.heard)

    assert bench.run("--dry-run") == 0

    assert bench.counts == {"selected": 2}
    assert (bench.worked, len(bench.world.phone.heard)) == ([], heard)
    assert bench.messages() == [("queued", None)]


@pytest.mark.parametrize(("words", "again"), [((), 0), (("--dry-run",), 3)])
def test_money_news_in_doubt_is_not_repeated_and_goes_before_people_after_an_hour(
    words: tuple[str, ...], again: int, bench: Bench
) -> None:
    """Once: later runs have nothing to say of it, and it is not on its way any more."""
    ada = bench.world.opened()
    bench.world.phone.answers = [SendDoubt("no-answer")]
    tell(bench, ada, is_sent=True)
    heard = len(bench.world.phone.heard)

    before = clock.now()

    assert bench.run() == 0
    due = bench.looked_at_from()
    assert before - MINUTE < due - timedelta(hours=1) <= before
    with freeze_time(due - timedelta(microseconds=1)):
        assert bench.run() == 0
    with freeze_time(due):
        assert bench.run(*words) == 3
        assert bench.errors == ["no-status"]
        # told once; a dry run tells, and takes nothing off the list
        assert bench.alerts() == ([] if words else [("dead money news", 1)])
        assert bench.run() == again
    for hours in (1, 2, 30):
        with freeze_time(due + timedelta(hours=hours)):
            assert bench.run() == 0

    assert bench.messages() == [("dead", "no-status")]
    assert bench.alerts() == [("dead money news", 1)]
    assert len(bench.world.phone.heard) == heard
