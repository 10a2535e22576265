"""Create what keeps the database in order: retention rules, the archive, its health.

`retention_rules` are dated rows: how long what stays where; a floor a line is a CHECK
of the table, and a constant of the code beside it. `archive` holds what is too old to
stay in place and too weighty to be deleted: rows go in and never change, the views of
`books` read both. The role of the jobs may empty and delete what is past its time.

Expand step: old code reads the same views, and writes none of the new tables.
"""

from alembic import op

revision = "0017"
down_revision = "0016"

BEGIN = "'2026-01-01T00:00:00+01:00'"  # before the first customer
LAW = "5 years for money, KYC and audit; confirm with the licensee"
HOUSE = "our own choice: no longer than needed"

# line, months, days, source; the floors are in the CHECK below.
RULES: tuple[tuple[str, int | None, int | None, str], ...] = (
    ("archive", 60, None, LAW),
    ("audit", 12, None, LAW),
    ("notices", 12, None, LAW),
    ("money_news", 12, None, LAW),
    ("money_runs", 12, None, LAW),
    ("chat_words", None, 90, HOUSE),
    ("chat_rows", 12, None, HOUSE),
    ("runs", None, 400, HOUSE),
    ("db_health", None, 90, HOUSE),
    ("service_minutes", None, 35, HOUSE),
)
ARCHIVED = ("inbound_events", "outbound_messages", "job_runs")
EVENTS = "id, source, event_key, lane, status, attempts, recorded_at, done_at"
MESSAGES = """id, lane, kind, status, order_reference, dedupe_key, attempts,
              created_at, sent_at"""
RUNS = "id, job, period, trigger, status, started_at, finished_at, counts"
VIEWS = (
    ("inbound_events", EVENTS),
    ("outbound_messages", MESSAGES),
    ("job_runs", RUNS),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE retention_rules (
            id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            line           text        NOT NULL,
            keep_months    smallint,
            keep_days      smallint,
            effective_from timestamptz NOT NULL,
            effective_to   timestamptz,
            source         text        NOT NULL,
            proposed_by    text        NOT NULL,
            approved_by    text        NOT NULL,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            subject        bigint      GENERATED ALWAYS AS (
                                       hashtextextended(line, 0)) STORED,
            CONSTRAINT retention_rules_count_months_or_days
                CHECK (num_nonnulls(keep_months, keep_days) = 1),
            CONSTRAINT retention_rules_keep_to_the_floor CHECK ((CASE
                WHEN line = 'archive' THEN keep_months >= 60
                WHEN line IN ('audit', 'notices', 'money_news', 'money_runs')
                THEN keep_months >= 12
                WHEN line = 'chat_rows' THEN keep_months >= 6
                WHEN line = 'runs' THEN keep_days >= 90
                WHEN line = 'db_health' THEN keep_days >= 35
                WHEN line = 'chat_words' THEN keep_days >= 30
                WHEN line = 'service_minutes' THEN keep_days >= 7
                ELSE false END) IS TRUE),
            CONSTRAINT retention_rules_end_after_they_begin
                CHECK (effective_to > effective_from),
            -- As in `rules`: a hash written as a range spares us an extension.
            CONSTRAINT retention_rules_do_not_overlap EXCLUDE USING gist (
                int8range(subject, subject, '[]') WITH &&,
                tstzrange(effective_from, effective_to) WITH &&)
        )
    """)
    for line, months, days, source in RULES:
        op.execute(f"""
            INSERT INTO retention_rules (line, keep_months, keep_days, effective_from,
                                         source, proposed_by, approved_by)
            VALUES ('{line}', {months or "NULL"}, {days or "NULL"}, {BEGIN}, '{source}',
                    'migration 0017', 'founders')
        """)  # noqa: S608
    op.execute("""
        CREATE TABLE db_health (
            id          uuid        PRIMARY KEY,
            happened_at timestamptz NOT NULL,
            report      jsonb       NOT NULL
        )
    """)
    op.execute("CREATE INDEX db_health_by_time ON db_health (happened_at)")
    # Tables of their own: a column that is added in place is no surprise here.
    op.execute("CREATE SCHEMA IF NOT EXISTS archive")
    op.execute("""
        CREATE TABLE archive.inbound_events (
            id          uuid        PRIMARY KEY,
            source      text        NOT NULL,
            event_key   text        NOT NULL,
            lane        text        NOT NULL,
            kind        text        NOT NULL,
            payload     jsonb       NOT NULL,
            happened_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL,
            status      text        NOT NULL,
            attempts    integer     NOT NULL,
            error       text,
            done_at     timestamptz NOT NULL,
            archived_at timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute("""
        CREATE INDEX archive_inbound_events_by_lane
            ON archive.inbound_events (lane)
    """)
    op.execute("""
        CREATE TABLE archive.outbound_messages (
            id              uuid        PRIMARY KEY,
            lane            text        NOT NULL,
            kind            text        NOT NULL,
            dedupe_key      text        NOT NULL,
            order_reference text,
            is_money_news   boolean     NOT NULL,
            status          text        NOT NULL,
            attempts        integer     NOT NULL,
            wamid           text,
            error_code      text,
            created_at      timestamptz NOT NULL,
            sent_at         timestamptz,
            recorded_at     timestamptz NOT NULL,
            archived_at     timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute("""
        CREATE INDEX archive_outbound_messages_by_key
            ON archive.outbound_messages (dedupe_key)
    """)
    for table in ("inbound_events", "outbound_messages"):
        op.execute(f"""
            CREATE INDEX archive_{table}_by_time
                ON archive.{table} USING brin (recorded_at)
        """)
    op.execute("""
        CREATE TABLE archive.job_runs (
            id           uuid        PRIMARY KEY,
            job          text        NOT NULL,
            period       text        NOT NULL,
            trigger      text        NOT NULL,
            actor        text,
            args         jsonb       NOT NULL,
            dry_run      boolean     NOT NULL,
            status       text        NOT NULL,
            started_at   timestamptz NOT NULL,
            heartbeat_at timestamptz NOT NULL,
            finished_at  timestamptz NOT NULL,
            counts       jsonb       NOT NULL,
            cursor       text,
            error        text,
            host         text        NOT NULL,
            version      text        NOT NULL,
            archived_at  timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute("GRANT USAGE ON SCHEMA archive TO miimii_jobs, miimii_auditor")
    for table in ARCHIVED:
        op.execute(f"""
            CREATE TRIGGER archive_{table}_append_only
                BEFORE UPDATE OR DELETE OR TRUNCATE ON archive.{table}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        op.execute(f"GRANT SELECT ON archive.{table} TO miimii_auditor")
        op.execute(f"GRANT SELECT, INSERT ON archive.{table} TO miimii_jobs")
    _show_both()
    op.execute("GRANT SELECT ON retention_rules TO miimii_jobs")
    op.execute("GRANT SELECT, INSERT, DELETE ON db_health TO miimii_jobs")
    op.execute("GRANT DELETE ON inbound_events, outbound_messages TO miimii_jobs")
    op.execute("GRANT UPDATE (payload) ON inbound_events TO miimii_jobs")
    op.execute("GRANT DELETE ON job_runs TO miimii_jobs")


def _show_both() -> None:
    for table, columns in VIEWS:
        op.execute(f"""
            CREATE OR REPLACE VIEW books.{table} AS
            SELECT {columns} FROM {table}
             UNION ALL
            SELECT {columns} FROM archive.{table}
        """)  # noqa: S608


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table, columns in VIEWS:
        op.execute(f"""
            CREATE OR REPLACE VIEW books.{table} AS SELECT {columns} FROM {table}
        """)  # noqa: S608
    for table in ARCHIVED:
        op.execute(f"DROP TABLE archive.{table}")
    op.execute("DROP TABLE db_health, retention_rules")
    op.execute("REVOKE DELETE ON inbound_events, outbound_messages FROM miimii_jobs")
    op.execute("REVOKE UPDATE (payload) ON inbound_events FROM miimii_jobs")
    op.execute("REVOKE DELETE ON job_runs FROM miimii_jobs")
    op.execute("DROP SCHEMA archive")
