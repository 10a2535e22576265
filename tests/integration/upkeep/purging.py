"""Purging as the script does it, the days it turns on, and what it left."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from typing import LiteralString

from psycopg import sql

from miimii import clock
from miimii.db import Conn
from miimii.jobs.arguments import arguments
from miimii.jobs.purge_logs import add_options, purge_logs
from miimii.jobs.runner import run_job
from tests.integration.upkeep.conftest import Services

INSTANT = timedelta(microseconds=1)
AT = "2026-11-22T02:23"
DAY_90 = datetime(2026, 8, 24, tzinfo=clock.LAGOS)
DAY_400 = datetime(2025, 10, 18, tzinfo=clock.LAGOS)
MONTH_12 = datetime(2025, 11, 22, tzinfo=clock.LAGOS)
MONTH_60 = datetime(2021, 11, 22, tzinfo=clock.LAGOS)


def purge(services: Services, *words: str, at: str = AT) -> int:
    args = purge_arguments("--json", "--as-of", at, *words)
    return run_job("purge_logs", services, purge_logs, args)


def purge_arguments(*words: str) -> argparse.Namespace:
    parser = arguments("Purge.", limit=10_000, takes=("as-of", "batch-size"))
    add_options(parser)
    return parser.parse_args(words)


def keys(conn: Conn, query: LiteralString) -> set[str]:
    return {str(key) for (key,) in conn.execute(query)}


def full_events(conn: Conn) -> set[str]:
    return keys(conn, "SELECT id FROM inbound_events WHERE payload <> '{}'")


def full_messages(conn: Conn) -> set[str]:
    return keys(conn, "SELECT id FROM outbound_messages WHERE body <> '{}'")


def in_place(conn: Conn, table: str) -> set[str]:
    return _ids(conn, sql.Identifier(table))


def archived(conn: Conn, table: str) -> set[str]:
    return _ids(conn, sql.Identifier("archive", table))


def _ids(conn: Conn, table: sql.Identifier) -> set[str]:
    rows = conn.execute(sql.SQL("SELECT id FROM {}").format(table)).fetchall()
    return {str(key) for (key,) in rows}
