"""Each job runs alone, stops cleanly, keeps its history, and says how it ended."""

from __future__ import annotations

import argparse
import json
import os
import signal
from datetime import timedelta

import psycopg
import pytest

from miimii import clock
from miimii.db import Database
from miimii.errors import Unavailable
from miimii.jobs.run import LeaseLost, Run
from miimii.jobs.runner import arguments, run_job
from miimii.jobs.settle_stuck import settle_stuck
from miimii.providers.ports import Accepted
from tests.bills_world import BillsWorld
from tests.integration.jobs.runs import Settles, settles
from tests.transfers_world import World, naira


@pytest.fixture
def services(jobs_db: Database) -> Settles:
    return settles(BillsWorld(jobs_db))


@pytest.fixture
def world(services: Settles) -> World:
    """The same bank that the services ask."""
    world = World(services.db)
    services.settling = world.settling
    return world


def args(*words: str) -> argparse.Namespace:
    return arguments("A job.", limit=10).parse_args(words)


def history(services: Settles) -> list[tuple[object, ...]]:
    with services.db.autocommit() as conn:
        return conn.execute(
            "SELECT status, error, dry_run, finished_at IS NOT NULL"
            "  FROM job_runs ORDER BY started_at"
        ).fetchall()


def test_a_run_that_did_something_succeeds_and_frees_its_lease(
    services: Settles, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(_: Settles, run: Run) -> None:
        assert run.goes_on()
        run.counts["selected"] += 1

    for _ in range(2):
        assert run_job("test", services, work, args("--json")) == 0

    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (result["schema"], result["status"]) == ("miimii.job/1", "succeeded")
    assert history(services) == [("succeeded", None, False, True)] * 2


def test_a_second_run_beside_the_first_is_skipped_or_fails(
    services: Settles,
) -> None:
    codes = []

    def work(_: Settles, run: Run) -> None:
        codes.append(run_job("test", services, _nothing, args()))
        codes.append(run_job("test", services, _nothing, args("--if-locked", "fail")))
        codes.append(run_job("other", services, _nothing, args()))

    assert run_job("test", services, work, args()) == 0
    assert codes == [0, 75, 0]


def test_a_lease_that_passed_on_stops_the_run_before_it_commits(
    services: Settles, owner_url: str
) -> None:
    def work(_: Settles, run: Run) -> None:
        with psycopg.connect(owner_url) as conn:
            conn.execute("UPDATE job_leases SET holder = gen_random_uuid()")
        with pytest.raises(LeaseLost), run.db.transaction() as conn:
            run.renew(conn)
        run.goes_on()

    assert run_job("test", services, work, args()) == 75
    assert history(services) == [("interrupted", "lease-lost", False, True)]


def test_a_lease_past_its_term_is_taken_over(services: Settles, owner_url: str) -> None:
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "INSERT INTO job_leases VALUES"
            " ('test', gen_random_uuid(), clock_timestamp() - interval '1 ms'),"
            " ('held', gen_random_uuid(), clock_timestamp() + interval '60 s')"
        )

    assert run_job("test", services, _nothing, args("--if-locked", "fail")) == 0
    assert run_job("held", services, _nothing, args("--if-locked", "fail")) == 75


@pytest.mark.parametrize(
    ("ex", "code", "error"),
    [(Unavailable("bank"), 69, "unavailable"), (KeyError("x"), 1, "KeyError")],
)
def test_what_goes_wrong_is_in_the_exit_code_and_in_the_history(
    services: Settles, ex: Exception, code: int, error: str
) -> None:
    def work(_: Settles, run: Run) -> None:
        raise ex

    assert run_job("test", services, work, args()) == code
    assert history(services) == [("failed", error, False, True)]


def test_a_failed_item_makes_three(services: Settles) -> None:
    assert run_job("test", services, lambda _, run: run.fail("X", "y"), args()) == 3


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_a_signal_finishes_the_item_in_flight_and_stops(
    services: Settles, number: signal.Signals, code: int
) -> None:
    done = []

    def work(_: Settles, run: Run) -> None:
        while run.goes_on():
            os.kill(os.getpid(), number)
            done.append("the item in flight")

    assert run_job("test", services, work, args()) == code
    assert done == ["the item in flight"]
    assert history(services)[0][0] == "interrupted"


@pytest.mark.parametrize(("trigger", "code"), [("cron", 0), ("manual", 75)])
def test_when_time_is_up_cron_goes_on_later_and_people_are_told(
    services: Settles, trigger: str, code: int
) -> None:
    def work(_: Settles, run: Run) -> None:
        run.stop_at_s = 0
        assert not run.goes_on()

    assert run_job("test", services, work, args("--trigger", trigger)) == code


def test_a_run_that_fell_silent_is_called_interrupted_by_the_next(
    services: Settles, owner_url: str
) -> None:
    run_job("test", services, _nothing, args())
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "UPDATE job_runs SET status = 'running', finished_at = NULL,"
            " heartbeat_at = heartbeat_at - interval '6 minutes'"
        )

    run_job("other", services, _nothing, args())

    assert [row[0] for row in history(services)] == ["interrupted", "nothing_to_do"]


def test_wrong_usage_exits_64() -> None:
    with pytest.raises(SystemExit) as ex:
        args("--limit", "0")
    assert ex.value.code == 64


def test_stuck_orders_are_asked_about_and_settled(
    services: Settles, world: World
) -> None:
    ada = world.customer(naira(1_000))
    stuck = [world.submitted(ada) for _ in range(3)]
    world.bank.answers[stuck[0]].append(Accepted("successful"))
    at = clock.now() + timedelta(minutes=2)

    code = run_job("settle", services, settle_stuck, args("--as-of", at.isoformat()))

    assert code == 0
    assert [world.order(one).status for one in stuck] == [
        "succeeded",
        "submitted",
        "submitted",
    ]
    assert [world.bank.requeries[one] for one in stuck] == [1, 1, 1]
    assert world.offenders() == []


def test_a_dry_run_counts_and_changes_nothing(
    services: Settles, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = world.submitted(world.customer(naira(1_000)))
    at = (clock.now() + timedelta(minutes=2)).isoformat()

    run_job(
        "settle", services, settle_stuck, args("--dry-run", "--json", "--as-of", at)
    )

    assert json.loads(capsys.readouterr().out)["counts"]["selected"] == 1
    assert world.bank.requeries[reference] == 0
    assert history(services)[0][2] is True


def test_what_was_never_sent_ends_and_what_is_a_day_old_goes_to_people(
    services: Settles, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = world.customer(naira(1_000))
    old, unsent = world.submitted(ada), world.held(ada)
    at = (clock.now() + timedelta(hours=24, minutes=1)).isoformat()

    code = run_job("settle", services, settle_stuck, args("--json", "--as-of", at))

    assert code == 3
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert errors == [{"item": old, "code": "needs-review"}]
    assert world.order(old).status == "needs_review"
    assert world.order(unsent).status == "declined"
    assert world.bank.posts[old] == 1
    assert world.bank.posts[unsent] == 0


def _nothing(_: Settles, run: Run) -> None:
    """A job that finds nothing to do."""


def test_a_person_reads_one_plain_line(
    services: Settles, capsys: pytest.CaptureFixture[str]
) -> None:
    def count(_: Settles, run: Run) -> None:
        run.counts["selected"] += 2

    def go_away(_: Settles, _run: Run) -> None:
        raise Unavailable("the bank")

    run_job("test", services, _nothing, args())
    run_job("test", services, _nothing, args("--only", "TRF1"))
    run_job("test", services, count, args("--dry-run"))
    run_job("test", services, go_away, args())

    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        "test: nothing to do",
        "test: nothing to do (TRF1 is not due, or not known)",
        "test: succeeded (dry run, 2 selected)",
        "test: failed (unavailable)",
    ]
    assert said[4].startswith("  run ")


@pytest.mark.parametrize("words", [["--limit", "0"], ["--limit", "many"], ["--no"]])
def test_wrong_usage_is_told_from_failure(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        args(*words)

    assert refused.value.code == 64
    assert words[-1] in capsys.readouterr().err
