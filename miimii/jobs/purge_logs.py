"""Empty, archive and delete what is past its time, by the rules of retention."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from miimii import logs
from miimii.db import Database
from miimii.errors import Busy, Unavailable, Unclear
from miimii.jobs.arguments import Parser
from miimii.jobs.run import LeaseLost, Run
from miimii.upkeep import purge
from miimii.upkeep.retention import LINES, Line

BATCH = 200
_log = logs.get_logger(__name__)


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "--only",
        choices=[line.name for line in LINES],
        metavar="LINE",
        help="this line alone: " + ", ".join(line.name for line in LINES),
    )


def purge_logs(_: Services, run: Run) -> None:
    """Take each line of the list in turn, in batches; a failed line stops no other.

    Each batch is one transaction that begins by renewing the lease, so a run that was
    killed left whole batches behind, and the next one goes on.
    """
    with run.db.transaction() as conn:
        rules = purge.rules_in_force(conn, at=run.at)
        lines = purge.lines_here(conn)
    for line in lines:
        if run.only not in {None, line.name}:
            continue
        if run.counts["selected"] >= run.limit or not run.goes_on():
            run.has_more = True
            return
        try:
            before = purge.too_old(rules, line, at=run.at)
            _purge(run, line, before)
            _tell_people(run, line, rules)
        except (LeaseLost, Unavailable, Unclear):
            raise
        except Busy:
            run.fail(line.name, "busy")
        except Exception as ex:  # one line's trouble is not the next one's
            _log.exception("a line of retention failed", error_class=type(ex).__name__)
            run.fail(line.name, type(ex).__name__)


def _purge(run: Run, line: Line, before: datetime) -> None:
    """Do one line, until nothing is left, we are stopped, or the limit is reached."""
    if run.is_dry:
        with run.db.transaction() as conn:
            _count(run, line, purge.count_due(conn, line, before=before))
        return
    after, is_last = None, False
    while not is_last:
        limit = min(BATCH, run.limit - run.counts["selected"])
        if limit <= 0 or not run.goes_on():
            run.has_more = True
            return
        with run.db.transaction() as conn:
            run.renew(conn)
            batch = purge.purge_batch(
                conn, line, before=before, after=after, limit=limit
            )
        _count(run, line, batch.done)
        run.counts["changed"] += batch.done
        after, is_last = batch.last_id, batch.is_last


def _count(run: Run, line: Line, rows: int) -> None:
    run.counts["selected"] += rows
    run.counts[line.name] += rows


def _tell_people(run: Run, line: Line, rules: purge.Rules) -> None:
    if line.deed != "archive":
        return
    with run.db.transaction() as conn:
        old = purge.count_reviewable(conn, line, rules, at=run.at)
    if old:
        run.notes.append(f"{line.name}: {old} archived rows are past their five years")
