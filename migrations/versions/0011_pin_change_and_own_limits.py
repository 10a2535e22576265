"""Let a PIN be changed with the old one, and customers set a limit of their own.

`challenges.pin_proven_at` says that the old PIN was right; only then may a new one be
chosen on that form. `own_limits` are dated rows that nobody changes: the newest of a
customer counts, and holds what was in force before until it begins. Expand step: old
code neither reads nor writes either.
"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("ALTER TABLE challenges ADD COLUMN pin_proven_at timestamptz")
    op.execute("""
        ALTER TABLE challenges
            ADD CONSTRAINT challenges_prove_a_pin_to_change_it
                CHECK (pin_proven_at IS NULL OR purpose = 'change_pin')
    """)
    op.execute("""
        CREATE TABLE own_limits (
            id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id      uuid        NOT NULL REFERENCES users (id),
            day_kobo     bigint,
            before_kobo  bigint,
            chosen_at    timestamptz NOT NULL,
            effective_at timestamptz NOT NULL,
            recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT own_limits_are_not_negative
                CHECK (day_kobo >= 0 AND before_kobo >= 0),
            -- NULL is no limit, so the least of both is what is lower.
            CONSTRAINT own_limits_rise_after_a_day CHECK (
                effective_at >= chosen_at + interval '24 hours'
                OR (effective_at = chosen_at
                    AND least(day_kobo, before_kobo) IS NOT DISTINCT FROM day_kobo))
        )
    """)
    op.execute("CREATE INDEX own_limits_newest ON own_limits (user_id, id DESC)")
    op.execute("GRANT SELECT, INSERT ON own_limits TO miimii_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE own_limits")
    op.execute("ALTER TABLE challenges DROP COLUMN pin_proven_at")
