"""However postings, late commits and roll-ups interleave, each balance is exact."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from random import Random

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miimii import clock
from miimii.db import Conn, Database
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS
from miimii.ledger.book import Book
from miimii.ledger.checks import CHECKS, run_checks
from miimii.ledger.horizon import (
    StillWriting,
    find_horizon,
    start_of_last_full_hour,
)
from tests.books import post

OF_THE_ROLL_UP = [c for c in CHECKS if c.name[:3] in {"C03", "C25"}]
ANY_TIME = datetime(9999, 1, 1, tzinfo=UTC)  # as late as the horizon lets it be
TELLERS = 3
_number = itertools.count()

# What a teller does next; "count" is the job, in the middle of it all.
working_hours = st.lists(
    st.tuples(st.integers(0, TELLERS - 1), st.sampled_from(["post", "commit", "undo"]))
    | st.just((0, "count"))
    | st.just((0, "rebuild")),
    min_size=1,
    max_size=30,
)


@pytest.fixture(scope="module")
def jobs(jobs_url: str) -> Iterator[Database]:
    database = Database(jobs_url, max_size=6)
    database.open()
    yield database
    database.close()


def pay(conn: Conn, kobo: int) -> None:
    at = (BELLBANK, HOLDS, kobo), (HOLDS, FEES, kobo)
    post(conn, f"R{next(_number)}", *at)


def count(jobs: Database, roll: Callable[..., int], *, patience_s: float = 0) -> bool:
    """Roll up as far as can be; False when somebody is still writing."""
    try:
        before = find_horizon(jobs, wanted=ANY_TIME, patience_s=patience_s)
    except StillWriting:
        return False
    with jobs.transaction() as conn:
        roll(conn, before=before)
    return True


def plain_sums(conn: Conn) -> dict[str, int]:
    rows = conn.execute(
        """
        SELECT a.kind,
               sum(CASE a.id WHEN p.credit_account_id THEN p.amount_kobo
                             ELSE -p.amount_kobo END)::bigint
          FROM accounts a
          JOIN postings p ON a.id IN (p.credit_account_id, p.debit_account_id)
         WHERE a.kind <> 'wallet'
         GROUP BY 1
        """
    ).fetchall()
    return dict(rows)


def is_exact(jobs: Database) -> bool:
    """Whether the auditors' view says what a plain sum says, and no check complains."""
    with jobs.transaction() as conn:
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        shown = conn.execute(
            "SELECT kind, balance_kobo FROM books.accounts WHERE kind <> 'wallet'"
        ).fetchall()
        sums = plain_sums(conn)
        are_equal = dict(shown) == {kind: sums.get(kind, 0) for kind, _ in shown}
        found = run_checks(conn, at=clock.now(), checks=OF_THE_ROLL_UP)
    return are_equal and not found


@given(acts=working_hours)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rolled_up_and_since_make_all_of_it_whatever_commits_late(
    acts: list[tuple[int, str]], jobs: Database, app_url: str, clean: None
) -> None:
    writing: set[int] = set()
    with contextlib.ExitStack() as stack:
        tellers = [
            stack.enter_context(psycopg.connect(app_url)) for _ in range(TELLERS)
        ]
        for number, (teller, act) in enumerate(acts):
            if act in {"count", "rebuild"}:
                roll = Book().roll_up if act == "count" else Book().rebuild_rollup
                assert count(jobs, roll) == (not writing)
            elif act == "post":
                pay(tellers[teller], number + 1)
                writing.add(teller)
            else:
                at_desk = tellers[teller]
                (at_desk.commit if act == "commit" else at_desk.rollback)()
                writing.discard(teller)
            assert is_exact(jobs)
        for each in tellers:
            each.commit()
    assert count(jobs, Book().roll_up)
    assert is_exact(jobs)


def test_tellers_at_work_while_it_counts_lose_nothing(
    jobs: Database, app_url: str, clean: None
) -> None:
    def work(seed: int) -> None:
        random = Random(seed)  # noqa: S311  (nothing secret about it)
        with psycopg.connect(app_url) as conn:
            for _ in range(25):
                pay(conn, random.randint(1, 1000))
                time.sleep(random.random() / 200)
                if random.random() < 0.8:
                    conn.commit()
                else:
                    conn.rollback()

    with ThreadPoolExecutor(4) as pool:
        at_work = [pool.submit(work, seed) for seed in range(4)]
        counted = 0
        while not all(each.done() for each in at_work):
            counted += count(jobs, Book().roll_up, patience_s=5)
            assert is_exact(jobs)
        for each in at_work:
            each.result()

    assert counted
    assert is_exact(jobs)


def test_without_the_horizon_a_late_commit_would_be_lost(
    jobs: Database, app_url: str, clean: None
) -> None:
    """The loss that the horizon prevents, that the checks see, and a rebuild mends."""
    with psycopg.connect(app_url) as late:
        pay(late, 7)
        with jobs.transaction() as conn:
            Book().roll_up(conn, before=ANY_TIME)
        assert not count(jobs, Book().roll_up)
        late.commit()
    assert not is_exact(jobs)
    with jobs.transaction() as conn:
        Book().rebuild_rollup(conn, before=clock.now())
    assert is_exact(jobs)


def test_a_horizon_is_never_later_than_asked_for(jobs: Database) -> None:
    hour_ago = clock.now() - timedelta(hours=1)

    assert find_horizon(jobs, wanted=hour_ago, patience_s=5) == hour_ago
    latest = find_horizon(jobs, wanted=ANY_TIME, patience_s=5)
    assert latest <= clock.now() + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "began"),
    [
        ("2026-11-22T14:00:00Z", "2026-11-22T13:00:00Z"),
        ("2026-11-22T14:59:59.999999Z", "2026-11-22T13:00:00Z"),
        ("2026-11-22T13:59:59.999999Z", "2026-11-22T12:00:00Z"),
        ("2026-12-01T00:17:00Z", "2026-11-30T23:00:00Z"),
    ],
)
def test_the_last_full_hour_turns_with_the_clock(at: str, began: str) -> None:
    instant = datetime.fromisoformat(at)

    assert start_of_last_full_hour(instant) == datetime.fromisoformat(began)
