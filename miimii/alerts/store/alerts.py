"""Every statement on alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg.rows import class_row

from miimii.alerts.model import QUIET, REPEATED, Alert, Finding
from miimii.db import Conn


def upsert_open(
    conn: Conn, rule: str, finding: Finding, *, is_by_code: bool, at: datetime
) -> bool:
    """Open an alert, or count that the open one was seen again; True when it is new.

    It keeps the earliest `since`. One that got worse ("critical" sorts before
    "warning") has to be acknowledged anew.
    """
    row = conn.execute(
        """
        INSERT INTO alerts AS a (
               rule, subject, severity, number, threshold, refs, since, is_by_code,
               opened_at, last_seen_at)
        VALUES (%(rule)s, %(subject)s, %(severity)s, %(number)s, %(threshold)s,
                %(refs)s, %(since)s, %(is_by_code)s, %(at)s, %(at)s)
            ON CONFLICT (rule, subject) WHERE closed_at IS NULL DO UPDATE
           SET severity = excluded.severity,
               number = excluded.number,
               threshold = excluded.threshold,
               refs = excluded.refs,
               since = least(a.since, excluded.since),
               last_seen_at = excluded.last_seen_at,
               times_seen = a.times_seen + 1,
               acknowledged_at = CASE WHEN a.severity <= excluded.severity
                                      THEN a.acknowledged_at END,
               acknowledged_by = CASE WHEN a.severity <= excluded.severity
                                      THEN a.acknowledged_by END
        RETURNING times_seen = 1
        """,
        {
            "rule": rule,
            "subject": finding.subject,
            "severity": finding.severity,
            "number": finding.number,
            "threshold": finding.threshold,
            "refs": list(finding.refs),
            "since": finding.since,
            "is_by_code": is_by_code,
            "at": at,
        },
    ).fetchone()
    return row is not None and bool(row[0])


def close_others(
    conn: Conn, rule: str, *, still: Sequence[str], at: datetime
) -> list[str]:
    """Close the rule's open alerts on subjects that it no longer finds; return them.

    What code raised is not looked for by a rule, so it closes otherwise.
    """
    rows = conn.execute(
        """
        UPDATE alerts
           SET closed_at = %(at)s
         WHERE rule = %(rule)s
           AND closed_at IS NULL
           AND NOT is_by_code
           AND NOT subject = ANY(%(still)s)
        RETURNING subject
        """,
        {"rule": rule, "still": list(still), "at": at},
    ).fetchall()
    return [str(subject) for (subject,) in rows]


def close_quiet(conn: Conn, *, at: datetime) -> int:
    """Close what code raised once it is acknowledged and was silent for an hour."""
    return conn.execute(
        """
        UPDATE alerts
           SET closed_at = %(at)s
         WHERE closed_at IS NULL
           AND is_by_code
           AND acknowledged_at IS NOT NULL
           AND last_seen_at <= %(quiet_since)s
        """,
        {"at": at, "quiet_since": at - QUIET},
    ).rowcount


def list_to_tell(conn: Conn, *, at: datetime) -> list[Alert]:
    """Return what people must be told now, the worst first.

    What opened, got worse, or closed since they were told; and what is open and not
    acknowledged, every four hours, or every hour when it is critical.
    """
    with conn.cursor(row_factory=class_row(Alert)) as cursor:
        return cursor.execute(
            """
            SELECT id, rule, subject, severity, number, threshold, refs, since,
                   opened_at, times_seen, told_at, told_severity, acknowledged_by,
                   closed_at
              FROM alerts
             WHERE CASE
                   WHEN closed_at IS NOT NULL THEN NOT is_closing_told
                   WHEN told_at IS NULL THEN true
                   WHEN severity = 'critical' AND told_severity = 'warning' THEN true
                   WHEN acknowledged_at IS NOT NULL THEN false
                   ELSE told_at <= %(at)s::timestamptz - CASE severity
                        WHEN 'critical' THEN %(critical)s::interval
                        ELSE %(warning)s::interval END
                   END
             ORDER BY closed_at IS NOT NULL, severity, id
             LIMIT 100
            """,
            {
                "at": at,
                "critical": REPEATED["critical"],
                "warning": REPEATED["warning"],
            },
        ).fetchall()


def mark_told(conn: Conn, alerts: Sequence[Alert], *, at: datetime) -> None:
    """Note that people were told of these, as they are in the given rows."""
    conn.cursor().executemany(
        """
        UPDATE alerts
           SET told_at = %(at)s,
               told_severity = %(severity)s,
               is_closing_told = %(is_closed)s
         WHERE id = %(id)s
        """,
        [
            {
                "id": alert.id,
                "at": at,
                "severity": alert.severity,
                "is_closed": alert.closed_at is not None,
            }
            for alert in alerts
        ],
    )


def mark_acknowledged(conn: Conn, alert_id: int, *, by: str, at: datetime) -> bool:
    """Note that somebody looks after an open alert; False when it is not open."""
    done = conn.execute(
        """
        UPDATE alerts
           SET acknowledged_at = %(at)s,
               acknowledged_by = %(by)s
         WHERE id = %(id)s
           AND closed_at IS NULL
        """,
        {"id": alert_id, "by": by, "at": at},
    )
    return done.rowcount == 1


def list_open(conn: Conn) -> list[Alert]:
    """Return the open alerts, the worst first."""
    with conn.cursor(row_factory=class_row(Alert)) as cursor:
        return cursor.execute("""
            SELECT id, rule, subject, severity, number, threshold, refs, since,
                   opened_at, times_seen, told_at, told_severity, acknowledged_by,
                   closed_at
              FROM alerts
             WHERE closed_at IS NULL
             ORDER BY severity, id
             LIMIT 100
            """).fetchall()
