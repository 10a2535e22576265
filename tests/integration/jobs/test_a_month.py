"""A month goes by, from 31 October 23:00 to 2 December 07:00 in Lagos.

The clock of this process and that of the database stand still between two moments; a
timetable read from the one schedule fires the real jobs in the order of time, while
customers use the bank by chat. Every firing takes place on the first day, in an outage,
when people decide, at the end of the month, and on the last morning; on quiet days a
quarter of an hour does, four times a day, and whatever is due daily or monthly.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from miimii.jobs.check_books import find_all
from miimii.jobs.schedule import SCHEDULE
from miimii.upkeep.partitions import PARENTS
from tests.integration.jobs.month import Month, make_month
from tests.integration.jobs.runs import opened
from tests.integration.jobs.story import Story
from tests.integration.jobs.timetable import Stretch, Timetable, lagos
from tests.servers import Servers
from tests.virtual_time import virtual_time

START, END = lagos("2026-10-31T23:00"), lagos("2026-12-02T07:00")
STRETCHES = [
    Stretch(lagos(since), lagos(until))
    for since, until in (
        ("2026-10-31T23:00", "2026-11-01T07:15"),
        ("2026-11-12T09:15", "2026-11-12T15:15"),
        ("2026-11-13T10:15", "2026-11-13T14:15"),
        ("2026-11-30T22:15", "2026-12-01T07:15"),
        ("2026-12-02T03:15", "2026-12-02T07:01"),
    )
]
FEE_KOBO = 100_00


@pytest.fixture
def month(run_servers: Servers, worker_number: int) -> Iterator[Month]:
    """The bank on 31 October, in a database of its own that keeps the test's time."""
    name = f"month_{worker_number}"
    run_servers.create(name)
    kept = [(n, signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT)]
    with (
        virtual_time(run_servers.url(name), START) as time,
        opened(run_servers.url(name, "app")) as app,
        opened(run_servers.url(name, "jobs")) as jobs,
        opened(run_servers.url(name)) as owner,
    ):
        yield make_month(time, app, jobs, owner)
    for number, handler in kept:
        signal.signal(number, handler)


def test_a_month_goes_by_and_books_queues_and_counts_end_as_they_should(
    month: Month,
) -> None:
    story, timetable = Story(month), Timetable(START, END, STRETCHES)

    month.fire("maintain_database")  # as before the first customer of any bank
    month.go(timetable, story.acts())

    month.time.move_to(END)
    _books_are_right(month)
    _each_firing_is_in_the_history(month, timetable)
    _fees_were_taken_once_or_not_at_all(month)
    _differences_are_those_of_the_story(month, story)
    _orders_are_over(month, story)
    _queues_are_empty(month)
    _nothing_half_done_is_left(month)
    _chain_is_whole(month)
    _next_months_are_there(month)
    _alerts_are_those_of_the_story(month)


def _books_are_right(month: Month) -> None:
    with month.jobs.db.transaction() as conn:
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        assert find_all(conn, at=END) == []
    offenders = "SELECT max((counts ->> 'offenders')::int) FROM job_runs"
    assert month.one(offenders) == 0  # nor on any morning


def _each_firing_is_in_the_history(month: Month, timetable: Timetable) -> None:
    fired = Counter(job for _, job in timetable.firings())
    runs = "SELECT job, count(*) FROM job_runs WHERE trigger = 'cron' GROUP BY job"
    assert dict(month.rows(runs)) == fired + Counter(["maintain_database"])
    assert set(fired) == {each.job for each in SCHEDULE}
    ended_badly = {key: n for key, n in month.codes.items() if key[1] != 0}
    assert ended_badly == {
        ("reconcile", 69): 1,  # the bank was away that morning
        ("reconcile", 3): 1,  # the lost notice
        ("settle_stuck_transactions", 3): 1,  # the purchase that nobody answered for
    }
    assert month.one("SELECT count(*) FROM job_leases") == 0


def _fees_were_taken_once_or_not_at_all(month: Month) -> None:
    def due(standing: str, kobo: int) -> tuple[str, str | None]:
        if standing == "frozen":
            return "skipped", "frozen"
        return ("charged", None) if kobo >= FEE_KOBO else ("skipped", "short")

    for name, wallets in month.before_fees.items():
        query = (
            "SELECT wallet_id, status, why FROM monthly_fees"
            " WHERE to_char(month, 'YYYY-MM') = %s"
        )
        written = {
            wallet: (status, why) for wallet, status, why in month.rows(query, name)
        }
        assert written == {
            wallet: due(*before) for wallet, before in wallets.items()
        }, name
        kinds = set(written.values())
        assert kinds >= {("charged", None), ("skipped", "short")}, name
    assert list(month.before_fees) == ["2026-11", "2026-12"]
    assert ("skipped", "frozen") in kinds
    journals = "SELECT count(*) FROM journals WHERE reference LIKE 'fee:%%'"
    charged = month.one("SELECT count(*) FROM monthly_fees WHERE status = 'charged'")
    assert month.one(journals) == charged
    told = "SELECT count(*) FROM outbound_messages WHERE dedupe_key LIKE 'fee:%%'"
    assert month.one(told) == charged - 1  # by December one has muted fees


def _differences_are_those_of_the_story(month: Month, story: Story) -> None:
    pulled = month.rows("SELECT day FROM statement_pulls WHERE finished_at IS NOT NULL")
    days = (END.date() - START.date()).days
    assert {START.date() + timedelta(days=n) for n in range(days + 1)} <= {
        day for (day,) in pulled
    }
    items = month.rows(
        "SELECT reference, kind, closed_at IS NULL FROM reconciliation_items"
    )
    assert items == [(story.lost, "missing-here", False)]


def _orders_are_over(month: Month, story: Story) -> None:
    standings = dict(
        month.rows("SELECT status, count(*) FROM books.orders GROUP BY status")
    )
    assert set(standings) == {"succeeded", "declined", "expired"}, standings
    assert standings["declined"] == 2  # refused; never seen by the bank
    assert standings["expired"] == 1  # walked away from
    of_sale = "SELECT status FROM books.orders WHERE reference = %s"
    assert month.one(of_sale, story.silent_sale) == "succeeded"
    assert max(month.bank.posts.values()) == 1
    assert len(month.vendor.orders) == len({o.reference for o in month.vendor.orders})
    sent = "SELECT sum(amount_kobo) FROM transfers WHERE status = 'succeeded'"
    assert month.one(sent) > 0


def _queues_are_empty(month: Month) -> None:
    statuses = month.rows("SELECT DISTINCT status FROM outbound_messages")
    assert {status for (status,) in statuses} <= {"sent", "delivered", "read"}
    assert month.one("SELECT count(*) FROM inbound_events WHERE done_at IS NULL") == 0
    assert month.one("SELECT count(*) FROM inbound_events") > 0


def _nothing_half_done_is_left(month: Month) -> None:
    for table in ("sessions", "onboarding_drafts"):
        assert month.rows(f"SELECT 1 FROM {table}") == [], table  # noqa: S608
    is_open = "voided_at IS NULL AND consumed_at IS NULL"
    open_forms = f"SELECT count(*) FROM challenges WHERE {is_open}"  # noqa: S608
    assert month.one(open_forms) == 0
    ended = "SELECT coalesce(sum((counts ->> %s)::int), 0) FROM job_runs"
    for kind in ("conversations", "drafts", "quotes", "forms"):
        assert month.one(ended, kind) > 0, kind


def _chain_is_whole(month: Month) -> None:
    unsealed = month.one(
        """
        SELECT (SELECT count(*) FROM audit_log a
                 WHERE a.recorded_at < %s AND NOT EXISTS (
                       SELECT FROM audit_chain c
                        WHERE c.source = 'audit' AND c.row_id = a.id))
             + (SELECT count(*) FROM journals j
                 WHERE j.recorded_at < %s AND NOT EXISTS (
                       SELECT FROM audit_chain c
                        WHERE c.source = 'journal' AND c.row_id = j.id))
        """,
        *[END - timedelta(minutes=30)] * 2,
    )
    assert unsealed == 0
    days = month.one("SELECT count(*) FROM audit_anchors")
    assert days == (END.date() - START.date()).days + 1


def _next_months_are_there(month: Month) -> None:
    for parent in PARENTS:
        for ahead in ("2026_12", "2027_01", "2027_02", "2027_03"):
            name = f"{parent}_{ahead}"
            assert month.one("SELECT to_regclass(%s) IS NOT NULL", name), name
        default = f"SELECT count(*) FROM {parent}_default"  # noqa: S608
        assert month.one(default) == 0


def _alerts_are_those_of_the_story(month: Month) -> None:
    alerts = month.rows("SELECT rule, subject, closed_at IS NULL FROM alerts")
    assert Counter(alerts) == Counter(
        (rule, subject, False)
        for rule, subject in (
            ("stuck", "transfers"),  # the bank's silence
            ("stuck", "purchases"),  # the vendor's
            ("stuck", "purchases of a day"),
            ("job", "reconcile"),  # no statement that morning
            ("reconciliation", "differences"),  # the lost notice
        )
    )
