"""Create approvals: requests that take two people, and let a review be closed.

The table itself refuses that one person is both. Expand step: old code neither reads
nor writes it.
"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE approvals (
            id           text        PRIMARY KEY,
            kind         text        NOT NULL,
            subject      text        NOT NULL,
            diff         jsonb       NOT NULL,
            reason       text        NOT NULL,
            status       text        NOT NULL DEFAULT 'open',
            requested_by text        NOT NULL,
            requested_at timestamptz NOT NULL,
            expires_at   timestamptz NOT NULL,
            approved_by  text,
            approved_at  timestamptz,
            recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT approvals_take_two_people CHECK (approved_by <> requested_by),
            CONSTRAINT approvals_people_are_spelled_one_way CHECK (
                requested_by = lower(btrim(requested_by)) AND requested_by <> ''
                AND approved_by = lower(btrim(approved_by)) AND approved_by <> ''),
            CONSTRAINT approvals_say_why CHECK (length(btrim(reason)) >= 15),
            CONSTRAINT approvals_say_what CHECK (diff ?& ARRAY['from', 'to']),
            CONSTRAINT approvals_status_is_known
                CHECK (status IN ('open', 'done', 'void')),
            CONSTRAINT approvals_done_says_who_and_when CHECK (
                num_nonnulls(approved_by, approved_at)
                = CASE status WHEN 'done' THEN 2 ELSE 0 END),
            CONSTRAINT approvals_live_a_day CHECK (
                expires_at > requested_at
                AND expires_at <= requested_at + interval '24 hours'),
            CONSTRAINT approvals_done_in_time CHECK (approved_at < expires_at)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX approvals_one_open
            ON approvals (kind, subject) WHERE status = 'open'
    """)
    op.execute("GRANT SELECT, INSERT ON approvals TO miimii_app")
    op.execute("""
        GRANT UPDATE (status, approved_by, approved_at) ON approvals TO miimii_app
    """)
    op.execute("GRANT UPDATE (closed_at) ON reviews TO miimii_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (closed_at) ON reviews FROM miimii_app")
    op.execute("DROP TABLE approvals")
