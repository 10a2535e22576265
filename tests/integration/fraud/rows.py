"""Fraud rules of a test's own, in place of those that are shipped."""

from __future__ import annotations

import psycopg


def only_rule(
    owner_url: str,
    pattern: str,
    outcome: str,
    *,
    window_s: int = 3600,
    count: int | None = None,
    kobo: int | None = None,
    bps: int | None = None,
) -> None:
    """End what is shipped, and put one rule in force: "of-the-test"."""
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE fraud_rules SET effective_from = NULL")
        add_rule(conn, pattern, outcome, window_s, count, kobo, bps)


def add_rule(
    conn: psycopg.Connection[tuple[object, ...]],
    pattern: str,
    outcome: str,
    window_s: int,
    count: int | None,
    kobo: int | None,
    bps: int | None,
) -> None:
    conn.execute(
        """
        INSERT INTO fraud_rules (
               name, pattern, outcome, window_s, above_count, above_kobo, above_bps,
               effective_from, source, proposed_by, approved_by)
        VALUES ('of-the-test', %s, %s, %s, %s, %s, %s, '2026-01-01', 'a test', 'a', 'b')
        """,
        [pattern, outcome, window_s, count, kobo, bps],
    )
