"""Create monthly fees, the bank's statement as we keep it, and what differs from it.

A month's fee is one row a wallet, written once and never changed. Statement lines are
kept as the bank gave them; what it takes back is marked, not deleted. Expand step: old
code neither reads nor writes any of it.
"""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE monthly_fees (
            wallet_id   bigint      NOT NULL REFERENCES accounts (id),
            month       date        NOT NULL,
            status      text        NOT NULL,
            why         text,
            fee_kobo    bigint      NOT NULL,
            vat_kobo    bigint      NOT NULL,
            rule_ids    bigint[]    NOT NULL,
            happened_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT monthly_fees_once PRIMARY KEY (wallet_id, month),
            CONSTRAINT monthly_fees_month_is_its_first_day
                CHECK (extract(day FROM month) = 1),
            CONSTRAINT monthly_fees_are_charged_or_skipped CHECK (CASE status
                WHEN 'charged' THEN why IS NULL
                WHEN 'skipped' THEN why IN ('short', 'frozen')
                ELSE false END),
            CONSTRAINT monthly_fees_amounts_are_sane
                CHECK (fee_kobo > 0 AND vat_kobo >= 0)
        )
    """)
    op.execute("""
        CREATE TRIGGER monthly_fees_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_fees
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TABLE statement_pulls (
            provider    text        NOT NULL,
            day         date        NOT NULL,
            id          uuid        NOT NULL,
            began_at    timestamptz NOT NULL,
            pages       integer     NOT NULL DEFAULT 0,
            finished_at timestamptz,
            CONSTRAINT statement_pulls_once PRIMARY KEY (provider, day)
        )
    """)
    op.execute("""
        CREATE TABLE statement_lines (
            provider       text        NOT NULL,
            day            date        NOT NULL,
            direction      text        NOT NULL,
            reference      text        NOT NULL,
            nth            integer     NOT NULL,
            status         text        NOT NULL,
            amount_kobo    bigint,
            account_number text,
            happened_at    timestamptz,
            seen_in        uuid        NOT NULL,
            gone_at        timestamptz,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT statement_lines_once
                PRIMARY KEY (provider, direction, reference, day, nth),
            CONSTRAINT statement_lines_direction_is_known
                CHECK (direction IN ('in', 'out', 'charge', 'row')),
            CONSTRAINT statement_lines_status_is_known
                CHECK (status IN ('done', 'taken-back', 'open')),
            CONSTRAINT statement_lines_amount_is_sane CHECK (
                (amount_kobo > 0) IS NOT DISTINCT FROM
                CASE WHEN direction <> 'row' THEN true END)
        )
    """)
    op.execute("CREATE INDEX statement_lines_by_day ON statement_lines (provider, day)")
    op.execute("""
        CREATE TABLE reconciliation_items (
            provider    text        NOT NULL,
            direction   text        NOT NULL,
            reference   text        NOT NULL,
            kind        text        NOT NULL,
            ours_kobo   bigint,
            theirs_kobo bigint,
            day         date        NOT NULL,
            opened_at   timestamptz NOT NULL,
            seen_at     timestamptz NOT NULL,
            closed_at   timestamptz,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT reconciliation_items_once
                PRIMARY KEY (provider, direction, reference),
            CONSTRAINT reconciliation_items_direction_is_known
                CHECK (direction IN ('in', 'out', 'charge', 'float', 'row')),
            CONSTRAINT reconciliation_items_kind_is_known CHECK (kind IN (
                'missing-here', 'missing-there', 'amount-differs', 'twice',
                'paid-there', 'taken-back-there', 'float-differs', 'unreadable'))
        )
    """)
    op.execute("""
        CREATE INDEX reconciliation_items_open
            ON reconciliation_items (opened_at) WHERE closed_at IS NULL
    """)
    op.execute("GRANT SELECT, INSERT ON monthly_fees TO miimii_jobs")
    op.execute("""
        GRANT SELECT, INSERT, UPDATE
           ON statement_pulls, statement_lines, reconciliation_items TO miimii_jobs
    """)
    op.execute("""
        GRANT SELECT ON monthly_fees, statement_lines, reconciliation_items
           TO miimii_app, miimii_auditor
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        DROP TABLE reconciliation_items, statement_lines, statement_pulls, monthly_fees
    """)
