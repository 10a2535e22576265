"""Create the audit log, its archive, and the chain that seals it and the books.

Who did what, to whom, when and why; values are kept as keyed hashes only. Partitioned
by month like the messages, so that old months can be moved to the archive whole: a
month leaves `audit_log` and joins `archive.audit_log`, which reads and refuses alike.
A trigger of statements guards the table, one of rows guards each month even when it is
named directly; emptying a month by its own name takes a trigger of its own, which
whoever makes the month adds. The chain links every deed and every journal, once;
`audit_anchors` says which head of it was told to people on which day.

Expand step: old code neither reads nor writes any of it.
"""

import datetime
import itertools

from alembic import op

revision = "0019"
down_revision = "0018"

LOGS = ("audit_log", "archive.audit_log")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("CREATE SCHEMA IF NOT EXISTS archive")
    op.execute("CREATE SEQUENCE audit_log_ids")
    op.execute("""
        CREATE TABLE audit_log (
            id          bigint      NOT NULL DEFAULT nextval('audit_log_ids'),
            at          timestamptz NOT NULL,
            actor       text        NOT NULL,
            action      text        NOT NULL,
            object      text        NOT NULL,
            reason      text        NOT NULL,
            request_id  text,
            before_hash bytea,
            after_hash  bytea,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT audit_log_pkey PRIMARY KEY (id, recorded_at),
            CONSTRAINT audit_log_names_an_actor
                CHECK (actor = 'system' OR actor ~ '^(customer|staff|job):.'),
            CONSTRAINT audit_log_action_is_dotted_words
                CHECK (action ~ '^[a-z_-]+([.][a-z_-]+)+$'),
            CONSTRAINT audit_log_names_an_object CHECK (object <> ''),
            CONSTRAINT audit_log_keeps_hashes_not_values
                CHECK (length(before_hash) = 32 AND length(after_hash) = 32)
        ) PARTITION BY RANGE (recorded_at)
    """)
    op.execute("CREATE INDEX audit_log_by_object ON audit_log (object, at)")
    op.execute("""
        CREATE INDEX audit_log_by_time ON audit_log USING brin (recorded_at)
    """)
    op.execute("CREATE INDEX journals_by_time ON journals USING brin (recorded_at)")
    op.execute("""
        CREATE TABLE archive.audit_log (
            LIKE audit_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES
        ) PARTITION BY RANGE (recorded_at)
    """)
    op.execute("CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT")
    op.execute("""
        CREATE TRIGGER audit_log_default_keeps_all
            BEFORE TRUNCATE ON audit_log_default
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    for start, end in _months(4):
        op.execute(f"""
            CREATE TABLE audit_log_{start:%Y_%m} PARTITION OF audit_log
                FOR VALUES FROM ('{start} 00:00+01') TO ('{end} 00:00+01')
        """)
        op.execute(f"""
            CREATE TRIGGER audit_log_{start:%Y_%m}_keeps_all
                BEFORE TRUNCATE ON audit_log_{start:%Y_%m}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    op.execute("""
        CREATE TABLE audit_chain (
            position    bigint      NOT NULL,
            source      text        NOT NULL,
            row_id      bigint      NOT NULL,
            hash        bytea       NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT audit_chain_pkey PRIMARY KEY (position),
            CONSTRAINT audit_chain_links_once UNIQUE (source, row_id),
            CONSTRAINT audit_chain_source_is_known
                CHECK (source IN ('audit', 'journal')),
            CONSTRAINT audit_chain_counts_from_one CHECK (position > 0),
            CONSTRAINT audit_chain_hash_is_sha256 CHECK (length(hash) = 32)
        )
    """)
    op.execute("""
        CREATE TABLE audit_anchors (
            day       date        PRIMARY KEY,
            position  bigint      NOT NULL,
            hash      bytea       NOT NULL,
            noted_at  timestamptz NOT NULL,
            mailed_at timestamptz
        )
    """)
    for table in (*LOGS, "audit_chain"):
        op.execute(f"""
            CREATE TRIGGER audit_append_only
                BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    for table in LOGS:
        op.execute(f"""
            CREATE TRIGGER audit_rows_append_only
                BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """)
    op.execute("GRANT SELECT, INSERT ON audit_log TO miimii_app")
    op.execute("GRANT USAGE ON SEQUENCE audit_log_ids TO miimii_app")
    op.execute("GRANT SELECT, INSERT ON audit_chain, audit_anchors TO miimii_jobs")
    op.execute("GRANT UPDATE (mailed_at) ON audit_anchors TO miimii_jobs")
    op.execute("GRANT USAGE ON SCHEMA archive TO miimii_jobs, miimii_auditor")
    op.execute("GRANT SELECT ON archive.audit_log TO miimii_jobs, miimii_auditor")
    op.execute("GRANT SELECT ON audit_log, audit_chain TO miimii_auditor")


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
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE audit_anchors, audit_chain, archive.audit_log, audit_log")
    op.execute("DROP SEQUENCE audit_log_ids")
    op.execute("DROP INDEX journals_by_time")
