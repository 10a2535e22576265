"""Create job leases and runs, and `books`: the views promised to auditors.

The views' names and columns are a public contract; only their insides may change.
Expand step: nothing runs on it yet.
"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE job_leases (
            job        text        PRIMARY KEY,
            holder     uuid        NOT NULL,
            expires_at timestamptz NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE job_runs (
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
            finished_at  timestamptz,
            counts       jsonb       NOT NULL DEFAULT '{}',
            cursor       text,
            error        text,
            host         text        NOT NULL,
            version      text        NOT NULL,
            CONSTRAINT job_runs_trigger_is_known
                CHECK (trigger IN ('cron', 'manual', 'console')),
            CONSTRAINT job_runs_status_is_known CHECK (status IN (
                'running', 'succeeded', 'nothing_to_do', 'partial', 'skipped',
                'interrupted', 'failed'))
        )
    """)
    op.execute("CREATE INDEX job_runs_by_job ON job_runs (job, started_at DESC)")
    op.execute("CREATE SCHEMA books")
    op.execute("""
        CREATE VIEW books.accounts AS
        SELECT a.id AS account_id, a.kind, a.user_id,
               CASE WHEN a.kind = 'wallet' THEN a.balance_kobo
                    ELSE coalesce(b.balance_kobo, 0) + (
                         SELECT coalesce(sum(CASE WHEN p.credit_account_id = a.id
                                                  THEN p.amount_kobo
                                                  ELSE -p.amount_kobo END), 0)
                           FROM postings p
                          WHERE a.id IN (p.credit_account_id, p.debit_account_id)
                            AND p.recorded_at >= coalesce(b.counted_to, '-infinity')
                         )::bigint
               END AS balance_kobo
          FROM accounts a
          LEFT JOIN system_balances b ON b.account_id = a.id
    """)
    op.execute("""
        CREATE VIEW books.postings AS
        SELECT p.id AS posting_id, j.reference AS journal_reference, j.reason,
               j.order_reference, p.debit_account_id, p.credit_account_id,
               p.amount_kobo, j.happened_at, p.recorded_at
          FROM postings p
          JOIN journals j ON j.id = p.journal_id
    """)
    op.execute("""
        CREATE VIEW books.orders AS
        SELECT reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, provider, provider_reference, quoted_at, authorised_at,
               submitted_at, settled_at
          FROM orders
    """)
    op.execute("""
        CREATE VIEW books.credits AS
        SELECT reference, user_id, provider, provider_reference, amount_kobo, fee_kobo,
               recorded_at
          FROM credits
    """)
    op.execute("""
        CREATE VIEW books.users AS
        SELECT u.id AS user_id, u.phone, u.standing, u.tier, a.id AS wallet_account_id,
               u.account_number, u.created_at
          FROM users u
          LEFT JOIN accounts a ON a.user_id = u.id AND a.kind = 'wallet'
    """)
    op.execute("""
        CREATE VIEW books.inbound_events AS
        SELECT id, source, event_key, lane, status, attempts, recorded_at, done_at
          FROM inbound_events
    """)
    op.execute("""
        CREATE VIEW books.outbound_messages AS
        SELECT id, lane, kind, status, order_reference, dedupe_key, attempts,
               created_at, sent_at
          FROM outbound_messages
    """)
    op.execute("""
        CREATE VIEW books.job_runs AS
        SELECT id, job, period, trigger, status, started_at, finished_at, counts
          FROM job_runs
    """)
    op.execute("""
        GRANT USAGE ON SCHEMA books TO miimii_auditor, miimii_readonly, miimii_app
    """)
    op.execute(
        "GRANT SELECT ON ALL TABLES IN SCHEMA books TO miimii_auditor, miimii_app"
    )
    op.execute("""
        GRANT SELECT ON books.accounts, books.postings, books.orders, books.credits,
              books.job_runs TO miimii_readonly
    """)
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON job_leases TO miimii_jobs")
    op.execute("GRANT SELECT, INSERT, UPDATE ON job_runs TO miimii_jobs")
    op.execute("GRANT SELECT ON alembic_version TO miimii_app")


def downgrade() -> None:
    op.execute("DROP SCHEMA books CASCADE")
    op.execute("DROP TABLE job_runs, job_leases")
