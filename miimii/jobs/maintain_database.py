"""Keep the database in order: five stages, and none stops another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from miimii import clock
from miimii.db import Conn, Database
from miimii.errors import Busy
from miimii.jobs.arguments import Parser
from miimii.jobs.batches import sweep
from miimii.jobs.run import Run
from miimii.ledger.book import Book
from miimii.ledger.horizon import (
    PATIENCE_S,
    StillWriting,
    find_horizon,
    start_of_last_full_hour,
)
from miimii.orders.quotes import OpenQuotes
from miimii.upkeep import health, partitions, statistics
from miimii.upkeep.partitions import Change, Month, Plan
from miimii.upkeep.purge import rules_in_force
from miimii.upkeep.retention import checked, cut_off

STAGES = ("quotes", "balances", "partitions", "statistics", "health")
_NOT_OURS = "they belong to another role than the one of DATABASE_URL"


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def open_quotes(self) -> OpenQuotes: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "--only", choices=STAGES, metavar="STAGE", help="one of " + ", ".join(STAGES)
    )
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="count the system balances anew, from the first posting",
    )


def maintain_database(services: Services, run: Run) -> None:
    """Do each stage in transactions of its own.

    A stage that fails is noted, and makes exit code 3. What somebody holds locked waits
    for the next hour. Never rebuilds a table or an index, ends a session, or deletes.
    """
    stages: dict[str, Callable[[], None]] = {
        "quotes": partial(_expire_quotes, services, run),
        "balances": partial(_roll_up, run),
        "partitions": partial(_turn_months, run),
        "statistics": partial(_freshen, run),
        "health": partial(_report, run),
    }
    for name, stage in stages.items():
        if run.only not in {None, name}:
            continue
        if not run.goes_on():
            return
        with run.trying(name):
            stage()


def _expire_quotes(services: Services, run: Run) -> None:
    def expire(conn: Conn, limit: int) -> int:
        return services.open_quotes.expire(conn, at=run.at, limit=limit)

    sweep(run, "quotes", expire)


def _roll_up(run: Run) -> None:
    """Count on from the last time, or with --rebuild from the first posting."""
    try:
        wanted = start_of_last_full_hour(run.at)
        horizon = find_horizon(run.db, wanted=wanted, patience_s=PATIENCE_S)
    except StillWriting:
        run.notes.append("balances: a transaction stays open; left for the next hour")
        run.counts["skipped"] += 1
        return
    roll = Book().rebuild_rollup if run.options.rebuild else Book().roll_up
    with run.transaction() as conn:
        moved = roll(conn, before=horizon)
    _count(run, "balances", moved)


def _turn_months(run: Run) -> None:
    with run.db.transaction() as conn:
        rules = rules_in_force(conn, at=run.at)
        parents = partitions.list_here(conn)
    # --as-of may lie ahead: what is not over by the clock is not dropped.
    over = min(run.at, clock.now())
    too_old = cut_off(over, checked("audit", rules["audit"]))
    for parent in parents:
        with run.trying(parent):
            _turn_months_of(run, parent, over=over, too_old=too_old)


def _turn_months_of(
    run: Run, parent: str, *, over: datetime, too_old: datetime
) -> None:
    with run.db.transaction() as conn:
        plan = partitions.plan(conn, parent, at=run.at, over=over, too_old=too_old)
    _say_what_people_must_do(run, plan)
    for name, month, change in plan.changes():
        if not run.goes_on():
            return
        with run.trying(month.name):
            _change_month(run, name, month, change)


def _say_what_people_must_do(run: Run, plan: Plan) -> None:
    if not plan.is_ours:
        run.notes.append(f"{plan.parent}: {_NOT_OURS}, so its months stay as they are")
        run.fail(plan.parent, "not-owner")
    if plan.strays:
        run.notes.append(f"{plan.parent}_default holds {plan.strays} rows")
        run.fail(f"{plan.parent}_default", "rows-in-default")


def _change_month(run: Run, name: str, month: Month, change: Change) -> None:
    """Change one month in a transaction of its own, if nobody holds its table."""
    try:
        with run.transaction() as conn:
            partitions.wait_briefly(conn)
            is_changed = change(conn, month)
    except Busy:
        run.notes.append(f"{month.name}: somebody is at it; left for the next hour")
        run.counts["skipped"] += 1
        return
    if is_changed:
        run.notes.append(f"{month.name} {name}")
        _count(run, f"months_{name}", 1)


def _freshen(run: Run) -> None:
    """Analyse what changed, and vacuum what is a fifth dead; never FULL."""
    with run.db.autocommit() as conn:
        due = statistics.list_due(conn, at=run.at)
    theirs = [care for care in due if not care.is_ours]
    if theirs:
        names = ", ".join(sorted({str(care) for care in theirs}))
        run.notes.append(f"neither analyzed nor vacuumed, for {_NOT_OURS}: {names}")
        run.fail("statistics", "not-owner")
    for care in due:
        if not care.is_ours:
            continue
        if not run.goes_on():
            return
        with run.trying(str(care)):
            if not run.is_dry:
                with run.db.autocommit() as conn:
                    statistics.give(conn, care)
            _count(run, care.deed, 1)


def _report(run: Run) -> None:
    with run.transaction() as conn:
        run.report = health.examine(conn, at=run.at)
        health.keep(conn, run.report, at=run.at)
    run.notes += health.advice(run.report)
    _count(run, "reports", 1)


def _count(run: Run, name: str, changed: int) -> None:
    for count in ("selected", "changed", name):
        run.counts[count] += changed
