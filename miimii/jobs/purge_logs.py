"""Empty, archive and delete what is past its time, by the rules of retention."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from miimii.db import Database
from miimii.jobs.arguments import Parser
from miimii.jobs.run import Run
from miimii.upkeep import purge
from miimii.upkeep.retention import LINES, Line


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands; it may take 45 minutes of the night."""
    parser.set_defaults(max_seconds=2_700)
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
        if run.has_more:
            return
        with run.trying(line.name):
            _purge(run, line, purge.too_old(rules, line, at=run.at))
            _tell_people(run, line, rules)


def _purge(run: Run, line: Line, before: datetime) -> None:
    """Do one line, until nothing is left, we are stopped, or the limit is reached."""
    after, is_last = None, False
    while not is_last:
        limit = min(run.batch_size, run.limit - run.counts["selected"])
        run.has_more = limit <= 0
        if run.has_more or not run.goes_on():
            return
        if run.is_dry:
            with run.db.transaction() as conn:
                _count(run, line, purge.count_due(conn, line, before=before))
            return
        with run.transaction() as conn:
            batch = purge.purge_batch(
                conn, line, before=before, after=after, limit=limit
            )
        _count(run, line, batch.done)
        after, is_last = batch.last_id, batch.is_last


def _count(run: Run, line: Line, rows: int) -> None:
    for count in ("selected", "changed", line.name):
        run.counts[count] += rows


def _tell_people(run: Run, line: Line, rules: purge.Rules) -> None:
    if line.deed != "archive":
        return
    with run.db.transaction() as conn:
        old = purge.count_reviewable(conn, line, rules, at=run.at)
    if old:
        run.notes.append(f"{line.name}: {old} archived rows are past their five years")
