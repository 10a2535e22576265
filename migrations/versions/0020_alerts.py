"""Create what the alerts are decided from, and the alerts themselves.

`service_minutes` has what each worker did in each minute, for a scrape of metrics sees
one instance only. An alert stands in one open row for a rule and subject. Expand step:
old code neither reads nor writes them.
"""

from alembic import op

revision = "0020"
down_revision = "0012"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE service_minutes (
            id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            minute          timestamptz NOT NULL,
            instance        text        NOT NULL,
            worker          integer     NOT NULL,
            requests        integer     NOT NULL,
            errors          integer     NOT NULL,
            webhooks        integer     NOT NULL,
            webhook_errors  integer     NOT NULL,
            bad_signatures  integer     NOT NULL,
            database_errors integer     NOT NULL,
            pool_timeouts   integer     NOT NULL,
            cache_errors    integer     NOT NULL,
            p95_ms          integer     NOT NULL,
            calls           jsonb       NOT NULL,
            owns_books      boolean     NOT NULL
        )
    """)
    op.execute("CREATE INDEX service_minutes_by_minute ON service_minutes (minute)")
    op.execute("""
        CREATE TABLE alerts (
            id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            rule            text        NOT NULL,
            subject         text        NOT NULL,
            severity        text        NOT NULL,
            number          text        NOT NULL,
            threshold       text        NOT NULL,
            refs            text[]      NOT NULL,
            since           timestamptz NOT NULL,
            is_by_code      boolean     NOT NULL,
            opened_at       timestamptz NOT NULL,
            last_seen_at    timestamptz NOT NULL,
            times_seen      integer     NOT NULL DEFAULT 1,
            told_at         timestamptz,
            told_severity   text,
            acknowledged_at timestamptz,
            acknowledged_by text,
            closed_at       timestamptz,
            is_closing_told boolean     NOT NULL DEFAULT false,
            CONSTRAINT alerts_severity_is_known
                CHECK (severity IN ('warning', 'critical')
                       AND told_severity IN ('warning', 'critical')),
            CONSTRAINT alerts_told_says_what
                CHECK ((told_at IS NULL) = (told_severity IS NULL)),
            CONSTRAINT alerts_acknowledged_says_by_whom
                CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX alerts_one_open
            ON alerts (rule, subject) WHERE closed_at IS NULL
    """)
    op.execute("""
        CREATE INDEX alerts_to_tell ON alerts (id)
         WHERE closed_at IS NULL OR NOT is_closing_told
    """)
    op.execute("GRANT SELECT, INSERT ON service_minutes, alerts TO miimii_app")
    op.execute("""
        GRANT UPDATE (severity, number, threshold, refs, since, last_seen_at,
                      times_seen, told_at, told_severity, acknowledged_at,
                      acknowledged_by, closed_at, is_closing_told)
           ON alerts TO miimii_app
    """)
    op.execute("GRANT SELECT ON service_minutes, alerts TO miimii_auditor")


def downgrade() -> None:
    op.execute("DROP TABLE alerts, service_minutes")
