"""Many rows are worked in short transactions, each item by itself, and resumed."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import psycopg
import pytest

from miimii.db import Conn
from miimii.errors import InsufficientFunds
from miimii.jobs.batches import Worked, in_batches, sweep
from miimii.jobs.run import LeaseLost, Run
from tests.integration.jobs.runs import Runner, Services

ROWS = [f"{number:03}" for number in range(10)]


@pytest.fixture(autouse=True)
def _ten_rows(owner_url: str, clean: None) -> None:
    """Ten sessions stand for what a job works through."""
    with psycopg.connect(owner_url) as conn:
        conn.cursor().executemany(
            "INSERT INTO sessions VALUES (%s, '{}', '2026-01-01Z')",
            [(row,) for row in ROWS],
        )


def take(conn: Conn, *, after: str | None, limit: int) -> Sequence[str]:
    rows = conn.execute(
        "SELECT lane FROM sessions WHERE lane > %s ORDER BY lane LIMIT %s"
        "   FOR UPDATE SKIP LOCKED",
        [after or "", limit],
    ).fetchall()
    return [lane for (lane,) in rows]


class Work:
    """Marks each row, and does what a test wants at one of them."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.raises: dict[str, Exception] = {}
        self.stops_at = ""

    def item(self, conn: Conn, lane: str) -> Worked:
        self.seen.append(lane)
        conn.execute("UPDATE sessions SET body = '1' WHERE lane = %s", [lane])
        if lane == self.stops_at:
            os.kill(os.getpid(), signal.SIGTERM)
        if lane in self.raises:
            raise self.raises[lane]
        return Worked(money_kobo={"moved": 100})

    def job(self, _: Services, run: Run) -> None:
        in_batches(run, take, self.item, scan="rows")

    @staticmethod
    def done(runner: Runner) -> list[str]:
        rows = runner.rows("SELECT lane FROM sessions WHERE body = '1' ORDER BY lane")
        return [lane for (lane,) in rows]


def test_all_rows_are_worked_once_in_order_and_counted(runner: Runner) -> None:
    work = Work()

    assert runner.run(work.job, "--batch-size", "3") == 0

    assert work.seen == Work.done(runner) == ROWS
    assert runner.said["counts"] == {
        "selected": 10,
        "changed": 10,
        "unchanged": 0,
        "skipped": 0,
        "failed": 0,
    }
    assert runner.said["money_kobo"] == {"moved": 1000}
    assert (runner.said["more"], "next" in runner.said) == (False, False)
    assert runner.last_run("cursor") == (None,)


def test_a_poison_item_is_named_and_the_rest_goes_on(runner: Runner) -> None:
    work = Work()
    work.raises = {"003": InsufficientFunds(), "005": KeyError("x")}

    assert runner.run(work.job, "--batch-size", "4") == 3

    assert Work.done(runner) == [row for row in ROWS if row not in work.raises]
    assert runner.said["errors"] == [
        {"item": "003", "code": InsufficientFunds().code},
        {"item": "005", "code": "KeyError"},
    ]
    assert runner.said["counts"]["failed"] == 2
    assert runner.said["money_kobo"] == {"moved": 800}


def test_what_a_statement_broke_is_undone_for_this_item_alone(runner: Runner) -> None:
    def work(conn: Conn, lane: str) -> Worked:
        conn.execute("UPDATE sessions SET body = '1' WHERE lane = %s", [lane])
        if lane == "002":
            conn.execute("SELECT 1 / 0")
        return Worked()

    assert runner.run(lambda _, run: in_batches(run, take, work)) == 3
    assert Work.done(runner) == [row for row in ROWS if row != "002"]


def test_told_to_stop_it_ends_the_item_commits_and_the_next_run_goes_on(
    runner: Runner,
) -> None:
    first, second = Work(), Work()
    first.stops_at = "004"

    assert runner.run(first.job) == 143

    assert first.seen == Work.done(runner) == ROWS[:5]
    assert (runner.said["status"], runner.said["more"]) == ("interrupted", True)
    assert runner.said["next"] == "rows 004"
    assert runner.last_run("status", "cursor") == ("interrupted", "rows 004")
    assert runner.rows("SELECT * FROM job_leases") == []

    assert runner.run(second.job) == 0

    assert second.seen == ROWS[5:]
    assert runner.last_run("cursor") == (None,)


def test_a_limit_leaves_the_rest_to_the_next_run(runner: Runner) -> None:
    first, second = Work(), Work()

    assert runner.run(first.job, "--limit", "4") == 0
    assert (runner.said["more"], runner.said["next"]) == (True, "rows 003")
    assert runner.run(second.job) == 0

    assert first.seen + second.seen == ROWS


def test_a_scan_of_another_name_begins_at_the_beginning(runner: Runner) -> None:
    work = Work()
    runner.run(Work().job, "--limit", "4")

    runner.run(lambda _, run: in_batches(run, take, work.item, scan="others"))

    assert work.seen == ROWS


def test_runs_that_do_not_scan_pass_the_place_on(runner: Runner) -> None:
    work = Work()
    runner.run(Work().job, "--limit", "4")
    runner.run(lambda _, run: None)
    runner.run(Work().job, "--dry-run")
    runner.run(Work().job, "--only", "001")

    runner.run(work.job)

    assert work.seen == ROWS[4:]


def test_a_dry_run_decides_the_same_and_keeps_nothing(runner: Runner) -> None:
    work = Work()
    work.raises = {"003": KeyError("x")}

    assert runner.run(work.job, "--dry-run", "--batch-size", "3") == 3

    assert work.seen == ROWS
    assert runner.said["counts"]["changed"] == 9
    assert Work.done(runner) == []
    assert runner.last_run("dry_run", "cursor") == (True, None)


def test_a_row_that_somebody_holds_is_passed_over(
    runner: Runner, owner_url: str
) -> None:
    work = Work()
    with psycopg.connect(owner_url) as conn:
        conn.execute("SELECT 1 FROM sessions WHERE lane = '004' FOR UPDATE")
        assert runner.run(work.job) == 0

    assert work.seen == [row for row in ROWS if row != "004"]


def test_no_batch_commits_under_a_lease_that_has_passed_on(
    runner: Runner, owner_url: str
) -> None:
    def work(conn: Conn, lane: str) -> Worked:
        conn.execute("UPDATE sessions SET body = '1' WHERE lane = %s", [lane])
        return Worked()

    def job(_: Services, run: Run) -> None:
        with psycopg.connect(owner_url) as conn:
            conn.execute("UPDATE job_leases SET holder = gen_random_uuid()")
        with pytest.raises(LeaseLost), run.transaction() as ours:
            work(ours, "001")
        in_batches(run, take, work)

    assert runner.run(job) == 75
    assert Work.done(runner) == []


def test_a_statement_is_repeated_until_it_finds_fewer(runner: Runner) -> None:
    sizes = []

    def end(conn: Conn, limit: int) -> int:
        sizes.append(limit)
        return conn.execute(
            "DELETE FROM sessions WHERE lane IN (SELECT lane FROM sessions LIMIT %s)",
            [limit],
        ).rowcount

    def job(_: Services, run: Run) -> None:
        sweep(run, "rows", end)

    runner.run(job, "--dry-run")
    assert (sizes, runner.said["counts"]["rows"]) == ([1000], 10)
    assert len(runner.rows("SELECT * FROM sessions")) == 10

    runner.run(job, "--batch-size", "4", "--limit", "6")
    assert (sizes[1:], runner.said["more"]) == ([4, 2], True)
    assert len(runner.rows("SELECT * FROM sessions")) == 4

    assert runner.run(job, "--batch-size", "4") == 0
    assert (runner.said["counts"]["changed"], runner.said["more"]) == (4, False)
    assert runner.rows("SELECT * FROM sessions") == []
