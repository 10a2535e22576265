"""Rows for the watches to look at, each with what a test says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg import sql
from psycopg.types.json import Jsonb

from miimii import ids
from miimii.alerts.model import Finding, Question
from miimii.alerts.watches import WATCHES
from miimii.db import Conn, Database
from miimii.jobs.result import period_of

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
USER = "0190a000-0000-7000-8000-000000000001"
_MINUTE: Mapping[str, Any] = {
    **dict.fromkeys(("requests", "errors", "webhooks", "webhook_errors"), 0),
    **dict.fromkeys(("bad_signatures", "database_errors", "pool_timeouts"), 0),
    **dict.fromkeys(("cache_errors", "p95_ms"), 0),
    "minute": AT,
    "instance": "a",
    "worker": 1,
}
_ORDER: Mapping[str, Any] = {
    "user_id": USER,
    "amount_kobo": 100_00,
    "rule_ids": [],
    "provider": "p",
    **dict.fromkeys(("fee_kobo", "vat_kobo", "duty_kobo"), 0),
    "quote_hash": b"h" * 32,
    "quoted_at": AT,
    "expires_at": AT,
}
_TRANSFER: Mapping[str, Any] = {
    **_ORDER,
    "kind": "bank_transfer",
    "bank_code": "1",
    "bank_name": "B",
    "account_number": "1",
    "resolved_name": "A",
    "sender_name": "S",
}
_PURCHASE: Mapping[str, Any] = {
    **_ORDER,
    "kind": "airtime",
    "biller": "MTN",
    "biller_name": "MTN",
    "target": "1",
    "product": "MTN",
    "cost_kobo": 100_00,
    "provider": "bilal",
}


def ago(**how_long: float) -> datetime:
    return AT - timedelta(**how_long)


def find(db: Database, rule: str, **more: Any) -> list[Finding]:
    """What a rule finds now."""
    question = Question(**{"at": AT, "lowest_float_kobo": 50_000_00, **more})
    (watch,) = [each for each in WATCHES if each.rule == rule]
    with db.autocommit() as conn:
        return watch.look(conn, question)


def graded(db: Database, rule: str, **more: Any) -> dict[str, str]:
    """What a rule finds now: subject → severity."""
    return {each.subject: each.severity for each in find(db, rule, **more)}


def insert(conn: Conn, table: str, row: Mapping[str, Any]) -> None:
    """Put one row in, as it is."""
    names = list(row)
    conn.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(map(sql.Placeholder, names)),
        ),
        row,
    )


def minute(
    conn: Conn, *, calls: Mapping[str, Any] | None = None, **figures: Any
) -> None:
    """One row of service_minutes; zeros but for what is said."""
    insert(conn, "service_minutes", {**_MINUTE, "calls": Jsonb(calls or {}), **figures})


def transfer(conn: Conn, **facts: Any) -> str:
    """One transfer; returns its reference."""
    return _order(conn, "transfers", "TRF", {**_TRANSFER, **facts})


def purchase(conn: Conn, **facts: Any) -> str:
    """One purchase; returns its reference."""
    return _order(conn, "purchases", "PUR", {**_PURCHASE, **facts})


def _order(conn: Conn, table: str, prefix: str, row: Mapping[str, Any]) -> str:
    at = row.get("authorised_at") or AT
    reference = ids.least_reference(prefix, at) + ids.reference("")[-16:]
    insert(conn, table, {**row, "reference": reference})
    return reference


def run(conn: Conn, job: str, status: str, at: datetime, **facts: Any) -> None:
    """One run of a job that began at an instant and took a minute."""
    row = {
        "id": ids.uuid7(),
        "job": job,
        "period": period_of(at),
        "trigger": "cron",
        "args": Jsonb({}),
        "dry_run": False,
        "status": status,
        "started_at": at,
        "heartbeat_at": at,
        "finished_at": at + timedelta(minutes=1),
        "host": "h",
        "version": "v",
        **facts,
    }
    insert(conn, "job_runs", row)
