"""A database with work for every script, stand-ins to ask, and scripts as processes."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
import requests
from freezegun import freeze_time
from psycopg import sql

from miimii import clock
from miimii.ledger.checks import run_checks
from miimii.providers.ports import Unknown
from tests.bills_world import BillsWorld
from tests.forked import Forked
from tests.integration.jobs.runs import opened
from tests.transfers_world import naira

PATIENCE_S = 60
# The history of runs is what a dry run may write.
_TABLES = """
    SELECT c.oid::regclass::text
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r'
       AND n.nspname !~ '^(pg_|information_schema$|seed$)'
       AND c.relname NOT IN ('job_runs', 'job_leases')
     ORDER BY 1
"""
_WAITS_FOR = """
    SELECT count(*)
      FROM pg_locks
     WHERE NOT granted
       AND relation = %s::regclass
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@dataclass(frozen=True)
class Ended:
    """How a script ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> dict[str, Any]:
        """Its result: one object, and nothing else."""
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass
class Shop:
    """Runs scripts against a bank that has something to do for each of them."""

    owner_url: str
    jobs_url: str
    environment: dict[str, str]

    def fill(self) -> None:
        """Leave things half done, two days ago."""
        with opened(self.jobs_url) as database:
            world = BillsWorld(database)
            world.bank.pays = world.vendor.vends = Unknown("no-answer")
            with freeze_time(clock.now() - timedelta(days=2)):
                ada = world.customer(naira(10_000))
                for _ in range(3):
                    world.dispatch(world.held(ada))
                world.held(ada)
                world.sent(ada)
                world.buy(ada)
                world.quote(ada)
                with database.transaction() as conn:
                    world.challenges.open(conn, ada, "change_pin", at=clock.now())
        self.change(
            "INSERT INTO sessions VALUES ('2348030000000', '{}', '2026-01-01Z')"
        )

    def start(
        self,
        name: str,
        *words: str,
        only: Mapping[str, str] | None = None,
        but: Mapping[str, str] | None = None,
    ) -> Forked:
        """Start a script; `only` are its settings, `but` what is unlike the usual."""
        settings = self.environment if only is None else only
        bare = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        # locks that a test holds are not what is tested
        usual = {**bare, "PGOPTIONS": "-c lock_timeout=60s"}
        return Forked(name, *words, env={**usual, **settings, **(but or {})})

    def run(
        self,
        name: str,
        *words: str,
        only: Mapping[str, str] | None = None,
        but: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a script to its end."""
        return ended(self.start(name, *words, only=only, but=but))

    @contextmanager
    def stopped_at(self, table: str) -> Iterator[None]:
        """Let nobody write to a table meanwhile."""
        with psycopg.connect(self.owner_url) as conn:
            conn.execute(
                sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(table))
            )
            yield
            conn.rollback()

    def wait_until_stopped(self, table: str, script: Forked) -> None:
        """Wait until the script would write to this table."""
        give_up_at = time.monotonic() + PATIENCE_S
        with psycopg.connect(self.owner_url, autocommit=True) as conn:
            while conn.execute(_WAITS_FOR, [table]).fetchone() == (0,):
                assert script.poll() is None, script.communicate()
                assert time.monotonic() < give_up_at
                time.sleep(0.02)

    def change(self, statement: str, *values: object) -> None:
        with psycopg.connect(self.owner_url) as conn:
            conn.execute(statement.encode(), values)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.owner_url) as conn:
            return conn.execute(query.encode(), values).fetchall()

    def history(self, job: str) -> list[tuple[Any, ...]]:
        """Status and error of its runs, the newest last."""
        query = "SELECT status, error FROM job_runs WHERE job = %s ORDER BY started_at"
        return self.rows(query, job)

    def asked(self, after: int = 0) -> list[dict[str, Any]]:
        """What the stand-ins of the providers were asked, after a number of theirs."""
        origin = self.environment["BELLBANK_API_URL"].removesuffix("/bellbank")
        wire = requests.get(f"{origin}/control/wire?after={after}", timeout=15)
        exchanges: list[dict[str, Any]] = wire.json()["exchanges"]
        return [one for one in exchanges if one["direction"] == "received"]

    def contents(self) -> dict[str, str]:
        """Table → a digest of all that is in it."""
        with psycopg.connect(self.owner_url) as conn:
            tables = [table for (table,) in conn.execute(_TABLES).fetchall()]
            digest = sql.SQL(
                "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
                "  FROM {} AS t"
            )
            found = {}
            for table in tables:
                name = sql.Identifier(*table.replace('"', "").split("."))
                row = conn.execute(digest.format(name)).fetchone()
                assert row is not None
                found[table] = row[0]
            return found

    def offenders(self) -> set[str]:
        """What the checks of the books find; what waits too long is among it."""
        with psycopg.connect(self.owner_url) as conn:
            return {
                f"{found.name} {one}"
                for found in run_checks(conn, at=clock.now())
                for one in found.offenders
            }


def ended(script: Forked) -> Ended:
    """Wait for a script's end."""
    out, err = script.communicate(timeout=PATIENCE_S)
    assert script.returncode is not None
    return Ended(script.returncode, out, err)


def stop(script: Forked, how: signal.Signals) -> None:
    script.send_signal(how)
