"""What tests of the runner share: a database as the jobs see it, a run, its history."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from miimii.bills.settle import Vends
from miimii.db import Database
from miimii.jobs.arguments import arguments
from miimii.jobs.run import Run
from miimii.jobs.runner import run_job
from miimii.transfers.settle import TransferSettling
from tests.bills_world import BillsWorld
from tests.by_hand import Outbox


@dataclass
class Services:
    """All that the runner itself needs."""

    db: Database


@dataclass
class Settles:
    """What settling uses; nobody is there to be told."""

    db: Database
    settling: TransferSettling
    vends: Vends
    outbox: Outbox


def settles(world: BillsWorld) -> Settles:
    return Settles(world.db, world.settling, world.vends, Outbox())


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The database through one connection, as scripts have it."""
    database = Database(url, max_size=1)
    database.open()
    try:
        yield database
    finally:
        database.close()


def args(*words: str) -> argparse.Namespace:
    parser = arguments("A job.", limit=1000, takes=("only", "as-of", "batch-size"))
    return parser.parse_args(words)


@dataclass
class Runner:
    """Runs jobs and keeps what they said."""

    db: Database
    capsys: pytest.CaptureFixture[str]
    said: dict[str, Any] = field(default_factory=dict)

    def run(self, job: Callable[[Services, Run], None], *words: str) -> int:
        """Run it as `test`; what it said in JSON is in `said`."""
        self.capsys.readouterr()
        code = run_job("test", Services(self.db), job, args("--json", *words))
        self.said = json.loads(self.capsys.readouterr().out.splitlines()[-1])
        return code

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.db.autocommit() as conn:
            return conn.execute(query).fetchall()

    def last_run(self, *columns: str) -> tuple[Any, ...]:
        """These columns of the newest run."""
        names = ", ".join(columns)
        rows = self.rows(
            f"SELECT {names} FROM job_runs ORDER BY started_at DESC LIMIT 1"  # noqa: S608
        )
        return rows[0]
