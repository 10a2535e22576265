"""Create news_preferences: which small news a customer does not want to be told.

Whoever has no row is told everything. Expand step: old code does not know the table.
"""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE news_preferences (
            user_id           uuid        NOT NULL REFERENCES users (id),
            credits_from_kobo bigint      NOT NULL,
            is_told_fees      boolean     NOT NULL,
            chosen_at         timestamptz NOT NULL,
            recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT news_preferences_once PRIMARY KEY (user_id),
            -- Nobody may be made blind to what matters by whoever holds their phone.
            CONSTRAINT news_preferences_mute_small_credits_only
                CHECK (credits_from_kobo BETWEEN 0 AND 1000000)
        )
    """)
    op.execute("GRANT SELECT, INSERT ON news_preferences TO miimii_app")
    op.execute("""
        GRANT UPDATE (credits_from_kobo, is_told_fees, chosen_at)
           ON news_preferences TO miimii_app
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE news_preferences")
