"""Every statement about what goes out, and the 24-hour windows it goes out in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii import ids
from miimii.chat.store.events import AlreadyDone, Event
from miimii.db import Conn

LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to be written down; its key says what it must not be sent twice for."""

    lane: str
    recipient: str
    kind: str
    body: Mapping[str, Any]
    dedupe_key: str
    order_reference: str | None = None
    is_money_news: bool = False


@dataclass(frozen=True, slots=True)
class Outbound:
    """A message that was leased to be sent; `last_inbound_at` opens its window."""

    id: UUID
    recorded_at: datetime
    lane: str
    recipient: str
    body: Mapping[str, Any]
    is_money_news: bool
    order_reference: str | None
    attempts: int
    last_inbound_at: datetime | None


def insert_messages(
    conn: Conn,
    messages: Sequence[NewMessage],
    *,
    at: datetime,
    send_at: datetime | None = None,
) -> None:
    """Queue messages in their order; those whose key is known are dropped."""
    conn.execute(
        """
        WITH incoming AS (
            SELECT *
              FROM jsonb_to_recordset(%(rows)s) AS r (
                   id uuid, lane text, recipient text, kind text, body jsonb,
                   dedupe_key text, order_reference text, is_money_news boolean)
        ), fresh AS (
            INSERT INTO outbound_keys (dedupe_key)
            SELECT dedupe_key
              FROM incoming
                ON CONFLICT DO NOTHING
            RETURNING dedupe_key
        )
        INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
               order_reference, is_money_news, next_attempt_at, created_at)
        SELECT id, lane, recipient, kind, body, dedupe_key, order_reference,
               is_money_news, %(send_at)s, %(at)s
          FROM incoming
          JOIN fresh USING (dedupe_key)
        """,
        {"rows": _rows(messages), "at": at, "send_at": send_at or at},
    )


# Outside its function only because it is long: see `end_turn`.
_END_TURN = """
    WITH done AS (
        UPDATE inbound_events
           SET status = 'done', done_at = %(at)s
         WHERE id = %(event_id)s
           AND recorded_at = %(event_recorded_at)s
           AND done_at IS NULL
        RETURNING happened_at
    ), opened AS (
        INSERT INTO chat_windows AS w (lane, last_inbound_at)
        SELECT %(window_lane)s, happened_at
          FROM done
            ON CONFLICT (lane) DO UPDATE
           SET last_inbound_at
               = greatest(w.last_inbound_at, excluded.last_inbound_at)
    ), incoming AS (
        SELECT r.*
          FROM done, jsonb_to_recordset(%(rows)s) AS r (
               id uuid, lane text, recipient text, kind text, body jsonb,
               dedupe_key text, order_reference text, is_money_news boolean)
    ), fresh AS (
        INSERT INTO outbound_keys (dedupe_key)
        SELECT dedupe_key
          FROM incoming
            ON CONFLICT DO NOTHING
        RETURNING dedupe_key
    ), queued AS (
        INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
               order_reference, is_money_news, next_attempt_at, created_at)
        SELECT id, lane, recipient, kind, body, dedupe_key, order_reference,
               is_money_news, %(at)s, %(at)s
          FROM incoming
          JOIN fresh USING (dedupe_key)
    )
    SELECT 1
      FROM done
"""


def end_turn(
    conn: Conn,
    event: Event,
    messages: Sequence[NewMessage],
    *,
    window_lane: str,
    at: datetime,
) -> None:
    """Commit a turn in one statement: the event done, its replies queued.

    Also opens the 24-hour window that their message opened. Raises AlreadyDone,
    having written nothing, if somebody else has done the event.
    """
    row = conn.execute(
        _END_TURN,
        {
            "event_id": event.id,
            "event_recorded_at": event.recorded_at,
            "window_lane": window_lane,
            "rows": _rows(messages),
            "at": at,
        },
    ).fetchone()
    if row is None:
        raise AlreadyDone


def _rows(messages: Sequence[NewMessage]) -> Jsonb:
    return Jsonb(
        [
            {
                "id": str(ids.uuid7()),
                "lane": message.lane,
                "recipient": message.recipient,
                "kind": message.kind,
                "body": message.body,
                "dedupe_key": message.dedupe_key,
                "order_reference": message.order_reference,
                "is_money_news": message.is_money_news,
            }
            for message in messages
        ]
    )


def lease_message(conn: Conn, lane: str, *, at: datetime) -> Outbound | None:
    """Take the lane's oldest unsent message for 60 s, if it is due.

    Only ever the oldest, so that none overtakes: while one is on its way, or waits for
    another try, those behind it wait too. One whose sending ended in doubt waits for
    its status and holds nobody up.
    """
    with conn.cursor(row_factory=class_row(Outbound)) as cur:
        return cur.execute(
            """
            WITH oldest AS (
                SELECT id, recorded_at
                  FROM outbound_messages
                 WHERE lane = %(lane)s
                   AND (status = 'queued'
                        OR (status = 'sending' AND error_code IS NULL
                            AND next_attempt_at > %(at)s))
                 ORDER BY created_at, id
                 LIMIT 1
            )
            UPDATE outbound_messages AS m
               SET status = 'sending',
                   attempts = m.attempts + 1,
                   next_attempt_at = %(until)s,
                   error_code = NULL
              FROM oldest
             WHERE m.id = oldest.id
               AND m.recorded_at = oldest.recorded_at
               AND m.status = 'queued'
               AND m.next_attempt_at <= %(at)s
            RETURNING m.id, m.recorded_at, m.lane, m.recipient, m.body,
                      m.is_money_news, m.order_reference, m.attempts,
                      (SELECT w.last_inbound_at
                         FROM chat_windows AS w
                        WHERE w.lane = m.lane)
            """,
            {"lane": lane, "at": at, "until": at + LEASE},
        ).fetchone()


def mark_sent(conn: Conn, message: Outbound, wamid: str, *, at: datetime) -> None:
    """Record what the messenger called it; a form's token is not kept any longer.

    A status may have overtaken this answer: then only the wamid is added.
    """
    conn.execute(
        """
        UPDATE outbound_messages
           SET status = CASE status WHEN 'sending' THEN 'sent' ELSE status END,
               wamid = %(wamid)s,
               sent_at = coalesce(sent_at, %(at)s),
               body = body #-
                   '{message,interactive,action,parameters,flow_token}'::text[]
         WHERE id = %(id)s
           AND recorded_at = %(recorded_at)s
        """,
        {
            "id": message.id,
            "recorded_at": message.recorded_at,
            "wamid": wamid,
            "at": at,
        },
    )


def mark_unsent(
    conn: Conn,
    message: Outbound,
    *,
    status: str,
    error_code: str,
    next_attempt_at: datetime,
) -> None:
    """Record that it was not sent, or that nobody knows; `status` says what then.

    queued: another try at that time; sending: in doubt until then; failed and dead:
    never again.
    """
    conn.execute(
        """
        UPDATE outbound_messages
           SET status = %(status)s,
               error_code = %(error_code)s,
               next_attempt_at = %(next_attempt_at)s
         WHERE id = %(id)s
           AND recorded_at = %(recorded_at)s
           AND status = 'sending'
        """,
        {
            "id": message.id,
            "recorded_at": message.recorded_at,
            "status": status,
            "error_code": error_code,
            "next_attempt_at": next_attempt_at,
        },
    )


def apply_status(
    conn: Conn,
    *,
    message_id: UUID | None,
    wamid: str,
    status: str,
    at: datetime,
) -> Outbound | None:
    """Move a message forward by what the messenger reports, never back.

    Returns the message when this is news of its failure: what then is the caller's to
    decide. A status may overtake the answer to our own request, and puts right what
    was given up for want of one.
    """
    with conn.cursor(row_factory=class_row(Outbound)) as cur:
        row = cur.execute(
            """
            WITH steps (status, step) AS (
                VALUES ('queued', 0), ('sending', 0), ('sent', 1), ('failed', 2),
                       ('delivered', 2), ('read', 3), ('dead', 3)
            )
            UPDATE outbound_messages AS m
               SET status = %(status)s,
                   wamid = coalesce(m.wamid, %(wamid)s),
                   sent_at = coalesce(m.sent_at, %(at)s),
                   error_code = NULL
              FROM steps AS was, steps AS news
             WHERE (m.wamid = %(wamid)s OR m.id = %(id)s)
               AND was.status = m.status
               AND news.status = %(status)s
               AND (news.step > was.step
                    OR (m.error_code = 'no-status' AND news.status <> 'failed'))
            RETURNING m.id, m.recorded_at, m.lane, m.recipient, m.body,
                      m.is_money_news, m.order_reference, m.attempts,
                      NULL AS last_inbound_at
            """,
            {"id": message_id, "wamid": wamid, "status": status, "at": at},
        ).fetchone()
    return row if status == "failed" else None


def requeue_failed(
    conn: Conn,
    message: Outbound,
    *,
    status: str,
    error_code: str,
    next_attempt_at: datetime,
    without: str | None,
) -> None:
    """Give a message that failed after it was taken another try, or end it.

    `without` is the part of its body that is dropped: the free text when its window
    had closed, the paper when its file was the trouble.
    """
    conn.execute(
        """
        UPDATE outbound_messages
           SET status = %(status)s,
               error_code = %(error_code)s,
               next_attempt_at = %(next_attempt_at)s,
               wamid = CASE %(status)s WHEN 'queued' THEN NULL ELSE wamid END,
               body = CASE WHEN %(without)s::text IS NULL THEN body
                      ELSE body || jsonb_build_object(%(without)s::text, NULL) END
         WHERE id = %(id)s
           AND recorded_at = %(recorded_at)s
           AND status = 'failed'
        """,
        {
            "id": message.id,
            "recorded_at": message.recorded_at,
            "status": status,
            "error_code": error_code,
            "next_attempt_at": next_attempt_at,
            "without": without,
        },
    )


def list_due_lanes(conn: Conn, *, at: datetime, limit: int) -> list[str]:
    """Return lanes with messages that are due, the longest waiting first."""
    rows = conn.execute(
        """
        SELECT lane
          FROM outbound_messages
         WHERE status = 'queued'
           AND next_attempt_at <= %(at)s
         GROUP BY lane
         ORDER BY min(created_at)
         LIMIT %(limit)s
        """,
        {"at": at, "limit": limit},
    ).fetchall()
    return [str(lane) for (lane,) in rows]


def settle_doubts(
    conn: Conn, *, at: datetime, until: datetime, limit: int
) -> list[Outbound]:
    """Take messages whose sender died, or whose status never came.

    Small talk is given up. Money news is never repeated: it waits until then for its
    status. One that has waited is dead ("no-status"), and returned for people to see.
    """
    with conn.cursor(row_factory=class_row(Outbound)) as cur:
        return cur.execute(
            """
            WITH lost AS MATERIALIZED (
                 SELECT id, recorded_at,
                        CASE WHEN NOT is_money_news THEN 'failed'
                             WHEN error_code IS NULL THEN 'sending'
                             ELSE 'dead' END AS becomes
                   FROM outbound_messages
                  WHERE status = 'sending'
                    AND next_attempt_at <= %(at)s
                  ORDER BY created_at
                  LIMIT %(limit)s
                    FOR UPDATE SKIP LOCKED),
            settled AS (
                 UPDATE outbound_messages AS m
                    SET status = lost.becomes,
                        error_code = CASE lost.becomes WHEN 'dead' THEN 'no-status'
                                     ELSE coalesce(m.error_code, 'no-answer') END,
                        next_attempt_at = %(until)s
                   FROM lost
                  WHERE m.id = lost.id
                    AND m.recorded_at = lost.recorded_at
                 RETURNING m.*)
            SELECT id, recorded_at, lane, recipient, body, is_money_news,
                   order_reference, attempts, NULL AS last_inbound_at
              FROM settled
             WHERE status = 'dead'
            """,
            {"at": at, "until": until, "limit": limit},
        ).fetchall()
