"""Create what comes in, what goes out, lanes and sessions.

Events and messages are partitioned by month, so that old months can be dropped
whole; a default partition takes what no month claims. A unique index of a
partitioned table must contain the month, so the promised uniqueness lives in two
narrow tables that are kept for good. Expand step: nothing runs on it yet.
"""

import datetime
import itertools

from alembic import op

revision = "0006"
down_revision = "0005"

PARTITIONED = ("inbound_events", "outbound_messages")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE inbound_keys (
            source    text NOT NULL,
            event_key text NOT NULL,
            CONSTRAINT inbound_keys_once PRIMARY KEY (source, event_key)
        )
    """)
    op.execute("""
        CREATE TABLE inbound_events (
            id              uuid        NOT NULL,
            source          text        NOT NULL,
            event_key       text        NOT NULL,
            lane            text        NOT NULL,
            kind            text        NOT NULL,
            payload         jsonb       NOT NULL,
            happened_at     timestamptz NOT NULL,
            recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
            status          text        NOT NULL DEFAULT 'waiting',
            attempts        integer     NOT NULL DEFAULT 0,
            next_attempt_at timestamptz,
            error           text,
            done_at         timestamptz,
            CONSTRAINT inbound_events_pkey PRIMARY KEY (id, recorded_at),
            CONSTRAINT inbound_events_status_is_known
                CHECK (status IN ('waiting', 'done', 'ignored', 'parked')),
            CONSTRAINT inbound_events_done_says_when
                CHECK ((status = 'waiting') = (done_at IS NULL))
        ) PARTITION BY RANGE (recorded_at)
    """)
    op.execute("""
        CREATE INDEX inbound_events_waiting ON inbound_events (lane, happened_at, id)
         WHERE done_at IS NULL
    """)
    op.execute("""
        CREATE INDEX inbound_events_by_key ON inbound_events (source, event_key)
    """)
    op.execute("""
        CREATE TABLE lanes (
            lane         text        PRIMARY KEY,
            holder       uuid        NOT NULL,
            leased_until timestamptz NOT NULL,
            knocks       bigint      NOT NULL DEFAULT 0
        )
    """)
    op.execute("""
        CREATE TABLE sessions (
            lane       text        PRIMARY KEY,
            body       jsonb       NOT NULL,
            expires_at timestamptz NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE chat_windows (
            lane            text        PRIMARY KEY,
            last_inbound_at timestamptz NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE outbound_keys (
            dedupe_key text NOT NULL,
            CONSTRAINT outbound_keys_once PRIMARY KEY (dedupe_key)
        )
    """)
    op.execute("""
        CREATE TABLE outbound_messages (
            id              uuid        NOT NULL,
            lane            text        NOT NULL,
            recipient       text        NOT NULL,
            kind            text        NOT NULL,
            body            jsonb       NOT NULL,
            dedupe_key      text        NOT NULL,
            order_reference text,
            is_money_news   boolean     NOT NULL DEFAULT false,
            status          text        NOT NULL DEFAULT 'queued',
            attempts        integer     NOT NULL DEFAULT 0,
            next_attempt_at timestamptz NOT NULL,
            wamid           text,
            error_code      text,
            created_at      timestamptz NOT NULL,
            sent_at         timestamptz,
            recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT outbound_messages_pkey PRIMARY KEY (id, recorded_at),
            CONSTRAINT outbound_messages_status_is_known CHECK (status IN (
                'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'dead'))
        ) PARTITION BY RANGE (recorded_at)
    """)
    op.execute("""
        CREATE INDEX outbound_messages_due ON outbound_messages (lane, created_at, id)
         WHERE status IN ('queued', 'sending')
    """)
    op.execute("""
        CREATE INDEX outbound_messages_by_wamid ON outbound_messages (wamid)
         WHERE wamid IS NOT NULL
    """)
    op.execute(
        "CREATE INDEX outbound_messages_by_key ON outbound_messages (dedupe_key)"
    )
    for table in PARTITIONED:
        op.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")
        for start, end in _months(4):
            op.execute(f"""
                CREATE TABLE {table}_{start:%Y_%m} PARTITION OF {table}
                    FOR VALUES FROM ('{start} 00:00+01') TO ('{end} 00:00+01')
            """)
    op.execute("""
        GRANT SELECT, INSERT ON inbound_keys, inbound_events, lanes, sessions,
              chat_windows, outbound_keys, outbound_messages TO miimii_app
    """)
    op.execute("""
        GRANT UPDATE (status, attempts, next_attempt_at, error, done_at)
           ON inbound_events TO miimii_app
    """)
    op.execute("""
        GRANT UPDATE (status, attempts, next_attempt_at, wamid, error_code, sent_at,
                      body)
           ON outbound_messages TO miimii_app
    """)
    op.execute("GRANT UPDATE, DELETE ON lanes, sessions, chat_windows TO miimii_app")


def _months(count: int) -> list[tuple[datetime.date, datetime.date]]:
    """This month and the next ones, as first days; later ones are a job's to make."""
    today = datetime.datetime.now(datetime.UTC).date()
    firsts = [
        datetime.date(
            today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1, 1
        )
        for n in range(count + 1)
    ]
    return list(itertools.pairwise(firsts))


def downgrade() -> None:
    op.execute("""
        DROP TABLE outbound_messages, outbound_keys, chat_windows, sessions, lanes,
                   inbound_events, inbound_keys
    """)
