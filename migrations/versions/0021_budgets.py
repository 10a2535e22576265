"""Create budget_days: how often each customer, and all, asked others on a day.

Expand step: old code counts in Redis alone, and does not know the table.
"""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE budget_days (
            id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            budget      text        NOT NULL,
            who         text        NOT NULL,
            day         date        NOT NULL,
            used        integer     NOT NULL DEFAULT 0,
            missed      integer     NOT NULL DEFAULT 0,
            refused     integer     NOT NULL DEFAULT 0,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT budget_days_once UNIQUE (day, budget, who)
        )
    """)
    op.execute("CREATE INDEX budget_days_by_time ON budget_days (recorded_at)")
    op.execute("GRANT SELECT, INSERT ON budget_days TO miimii_app")
    op.execute("GRANT UPDATE (used, missed, refused) ON budget_days TO miimii_app")
    op.execute("GRANT DELETE ON budget_days TO miimii_jobs")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE budget_days")
