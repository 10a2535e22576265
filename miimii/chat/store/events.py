"""Every statement about events and their lanes.

The caller owns the connection. Leases alone go by the database's clock, because
workers on several machines compare them; all other time is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii import ids
from miimii.db import Conn


class AlreadyDone(Exception):
    """Somebody else has done this event: roll back, there is nothing left to do."""


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that happened outside, under a key that its repeats share.

    `kind` "ignored" is kept for the record and worked by nobody.
    """

    source: str
    event_key: str
    lane: str
    kind: str
    payload: Mapping[str, Any]
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One update that waits for its turn, as its handler sees it."""

    id: UUID
    source: str
    event_key: str
    lane: str
    kind: str
    payload: Mapping[str, Any]
    happened_at: datetime
    recorded_at: datetime
    attempts: int


# Outside its function only because it is long: see `insert_events`.
_KEEP = """
    WITH incoming AS (
        SELECT r.*, CASE source WHEN 'whatsapp'
                    THEN encode(sha256(convert_to(event_key, 'UTF8')), 'hex')
                    ELSE event_key END AS lasting_key
          FROM jsonb_to_recordset(%(rows)s) AS r (
               id uuid, source text, event_key text, lane text, kind text,
               payload jsonb, happened_at timestamptz)
    ), fresh AS (
        INSERT INTO inbound_keys (source, event_key)
        SELECT source, lasting_key
          FROM incoming i
         WHERE NOT EXISTS (
               SELECT
                 FROM inbound_keys k
                WHERE k.source = i.source
                  AND k.event_key = i.event_key)
         ORDER BY source, lasting_key
            ON CONFLICT DO NOTHING
        RETURNING source, event_key AS lasting_key
    ), kept AS (
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
               happened_at, status, done_at)
        SELECT id, source, event_key, lane, kind, payload, happened_at,
               CASE kind WHEN 'ignored' THEN 'ignored' ELSE 'waiting' END,
               CASE kind WHEN 'ignored' THEN %(at)s::timestamptz END
          FROM incoming
          JOIN fresh USING (source, lasting_key)
    )
    SELECT DISTINCT lane
      FROM incoming
     WHERE kind <> 'ignored'
"""


def insert_events(conn: Conn, updates: Iterable[Update], *, at: datetime) -> list[str]:
    """Keep the updates that are new, in one statement; return all their lanes.

    The keys decide what is new: they live in a table of their own, as a partitioned
    one can't promise them. They are kept for good, and an id of WhatsApp's holds the
    phone, so of those it is the hash; an older version of us kept the id itself. Known
    updates count too: a repeat may be what resumes a lane after a crash.
    """
    rows = [
        {
            "id": str(ids.uuid7()),
            "source": update.source,
            "event_key": update.event_key,
            "lane": update.lane,
            "kind": update.kind,
            "payload": update.payload,
            "happened_at": update.happened_at.isoformat(),
        }
        for update in updates
    ]
    found = conn.execute(_KEEP, {"rows": Jsonb(rows), "at": at})
    return [str(lane) for (lane,) in found.fetchall()]


def insert_errand(
    conn: Conn,
    *,
    lane: str,
    kind: str,
    key: str,
    payload: Mapping[str, Any],
    at: datetime,
) -> None:
    """Keep an errand of our own under its key; a known key changes nothing."""
    conn.execute(
        """
        WITH fresh AS (
            INSERT INTO inbound_keys (source, event_key)
            VALUES ('miimii', %(key)s)
                ON CONFLICT DO NOTHING
            RETURNING source, event_key
        )
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
               happened_at)
        SELECT %(id)s, source, event_key, %(lane)s, %(kind)s, %(payload)s, %(at)s
          FROM fresh
        """,
        {
            "id": ids.uuid7(),
            "lane": lane,
            "kind": kind,
            "key": key,
            "payload": Jsonb(dict(payload)),
            "at": at,
        },
    )


def claim_lane(conn: Conn, lane: str, holder: UUID, *, at: datetime) -> Event | None:
    """Take the lane for 60 s if it has an event due and no live holder.

    Returns that event, the lane's oldest; None when there is nothing to do or somebody
    holds it. Then our knock makes the holder look again before letting go.
    """
    with conn.cursor(row_factory=class_row(Event)) as cur:
        return cur.execute(
            """
            WITH oldest AS (
                SELECT id, source, event_key, lane, kind, payload, happened_at,
                       recorded_at, attempts, next_attempt_at
                  FROM inbound_events
                 WHERE lane = %(lane)s
                   AND done_at IS NULL
                 ORDER BY happened_at, id
                 LIMIT 1
            ), due AS (
                SELECT *
                  FROM oldest
                 WHERE coalesce(next_attempt_at, %(at)s) <= %(at)s
            ), claimed AS (
                INSERT INTO lanes AS l (lane, holder, leased_until)
                SELECT lane, %(holder)s, clock_timestamp() + interval '60 seconds'
                  FROM due
                    ON CONFLICT (lane) DO UPDATE
                   SET knocks = l.knocks + 1,
                       holder = CASE WHEN l.leased_until < clock_timestamp()
                                     THEN excluded.holder ELSE l.holder END,
                       leased_until = CASE WHEN l.leased_until < clock_timestamp()
                                      THEN excluded.leased_until
                                      ELSE l.leased_until END
                RETURNING l.holder
            )
            SELECT id, source, event_key, lane, kind, payload, happened_at,
                   recorded_at, attempts
              FROM due, claimed
             WHERE claimed.holder = %(holder)s
            """,
            {"lane": lane, "holder": holder, "at": at},
        ).fetchone()


def next_or_let_go(
    conn: Conn, lane: str, holder: UUID, *, at: datetime
) -> tuple[Event | None, bool]:
    """Return the lane's next due event, or let the lane go when there is none.

    The second value says whether the lane is still ours: (None, True) means that
    somebody knocked meanwhile, and we must look again. An event is committed before
    its knock, and the knocks are read with the events in one snapshot, so none is
    overlooked.
    """
    row = conn.execute(
        """
        WITH held AS (
            SELECT lane, knocks
              FROM lanes
             WHERE lane = %(lane)s
               AND holder = %(holder)s
        ), oldest AS (
            SELECT e.*
              FROM inbound_events AS e
              JOIN held USING (lane)
             WHERE e.done_at IS NULL
             ORDER BY e.happened_at, e.id
             LIMIT 1
        ), due AS (
            SELECT *
              FROM oldest
             WHERE coalesce(next_attempt_at, %(at)s) <= %(at)s
        ), gone AS (
            DELETE FROM lanes
             USING held
             WHERE lanes.lane = held.lane
               AND lanes.holder = %(holder)s
               AND lanes.knocks = held.knocks
               AND NOT EXISTS (SELECT FROM due)
            RETURNING 1
        )
        SELECT EXISTS (SELECT FROM held) AND NOT EXISTS (SELECT FROM gone),
               due.id, source, event_key, due.lane, kind, payload, happened_at,
               recorded_at, attempts
          FROM (SELECT) AS always
          LEFT JOIN due ON true
        """,
        {"lane": lane, "holder": holder, "at": at},
    ).fetchone()
    assert row is not None  # noqa: S101  (the outer join always gives a row)
    is_held, *columns = row
    return (Event(*columns) if columns[0] is not None else None), bool(is_held)


def renew_lanes(conn: Conn, holders: Sequence[UUID]) -> None:
    """Lengthen the leases of these holders to 60 s from now."""
    conn.execute(
        """
        UPDATE lanes
           SET leased_until = clock_timestamp() + interval '60 seconds'
         WHERE holder = ANY (%(holders)s)
        """,
        {"holders": list(holders)},
    )


def delete_lane(conn: Conn, lane: str, holder: UUID) -> None:
    """Let a lane go whatever waits in it: its oldest event is put off."""
    conn.execute(
        "DELETE FROM lanes WHERE lane = %(lane)s AND holder = %(holder)s",
        {"lane": lane, "holder": holder},
    )


def list_waiting_lanes(conn: Conn, *, at: datetime, limit: int) -> list[str]:
    """Return lanes with due events and no live holder, the longest waiting first."""
    rows = conn.execute(
        """
        SELECT e.lane
          FROM inbound_events AS e
         WHERE e.done_at IS NULL
           AND coalesce(e.next_attempt_at, %(at)s) <= %(at)s
           AND NOT EXISTS (
               SELECT
                 FROM lanes AS l
                WHERE l.lane = e.lane
                  AND l.leased_until >= clock_timestamp())
         GROUP BY e.lane
         ORDER BY min(e.happened_at)
         LIMIT %(limit)s
        """,
        {"at": at, "limit": limit},
    ).fetchall()
    return [str(lane) for (lane,) in rows]


def mark_done(conn: Conn, event: Event, *, at: datetime) -> None:
    """Mark the event done; raises AlreadyDone if it is no longer waiting."""
    changed = conn.execute(
        """
        UPDATE inbound_events
           SET status = 'done', done_at = %(at)s
         WHERE id = %(id)s
           AND recorded_at = %(recorded_at)s
           AND done_at IS NULL
        """,
        {"id": event.id, "recorded_at": event.recorded_at, "at": at},
    )
    if changed.rowcount == 0:
        raise AlreadyDone


def mark_failed(
    conn: Conn, event: Event, *, error: str, at: datetime, retry_at: datetime | None
) -> None:
    """Count a failed try: due again at `retry_at`, or put aside when that is None."""
    conn.execute(
        """
        UPDATE inbound_events
           SET attempts = attempts + 1,
               error = %(error)s,
               next_attempt_at = %(retry_at)s,
               status = CASE WHEN %(retry_at)s::timestamptz IS NULL
                             THEN 'parked' ELSE 'waiting' END,
               done_at = CASE WHEN %(retry_at)s::timestamptz IS NULL
                              THEN %(at)s::timestamptz END
         WHERE id = %(id)s
           AND recorded_at = %(recorded_at)s
           AND done_at IS NULL
        """,
        {
            "id": event.id,
            "recorded_at": event.recorded_at,
            "error": error,
            "at": at,
            "retry_at": retry_at,
        },
    )


def is_lane_waiting(conn: Conn, lane: str) -> bool:
    """Whether anything in the lane is still to be done."""
    row = conn.execute(
        """
        SELECT EXISTS (
               SELECT
                 FROM inbound_events
                WHERE lane = %(lane)s
                  AND done_at IS NULL)
        """,
        {"lane": lane},
    ).fetchone()
    return bool(row and row[0])
