"""Let customers prove again who they are, and people decide where a form may not.

`identity_tries` counts before anything is compared. `identity_proofs` keeps each proof,
with what the wallet held and the day had spent by then: the first 24 hours after it are
counted from there. `users.is_proof_for_people` says that no form is proof enough. A
closed customer may be left without phone and BSUID: somebody else has them now. Expand
step: old code neither reads nor writes any of it.
"""

from alembic import op

revision = "0013"
down_revision = "0012"

PURPOSES = "('onboard', 'order', 'change_pin', 'reset_pin')"
WITH_PROVE = "('onboard', 'order', 'change_pin', 'reset_pin', 'prove')"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        ALTER TABLE users
            ADD COLUMN is_proof_for_people boolean NOT NULL DEFAULT false,
            DROP CONSTRAINT users_can_be_reached,
            ADD CONSTRAINT users_can_be_reached
                CHECK (num_nonnulls(phone, bsuid) > 0 OR standing = 'closed')
    """)
    _know_purposes(WITH_PROVE)
    op.execute("""
        ALTER TABLE challenges
            ADD COLUMN person_proven_at timestamptz,
            ADD CONSTRAINT challenges_prove_a_person_on_their_form
                CHECK (person_proven_at IS NULL OR purpose IN ('prove', 'reset_pin'))
    """)
    op.execute("""
        CREATE TABLE identity_tries (
            user_id  uuid     NOT NULL REFERENCES users (id),
            tried_on date     NOT NULL,
            tries    smallint NOT NULL,
            CONSTRAINT identity_tries_one_row_a_day PRIMARY KEY (user_id, tried_on),
            CONSTRAINT identity_tries_are_three_a_day CHECK (tries BETWEEN 1 AND 3)
        )
    """)
    op.execute("""
        CREATE TABLE identity_proofs (
            id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id      uuid        NOT NULL REFERENCES users (id),
            kind         text        NOT NULL,
            proven_at    timestamptz NOT NULL,
            balance_kobo bigint      NOT NULL,
            spent_kobo   bigint      NOT NULL,
            recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT identity_proofs_kind_is_known CHECK (kind IN (
                'form', 'pin_reset', 'pin_locked', 'people', 'unblocked', 'unlocked'))
        )
    """)
    op.execute("CREATE INDEX identity_proofs_newest ON identity_proofs (user_id, id)")
    op.execute("GRANT SELECT, INSERT, UPDATE ON identity_tries TO miimii_app")
    op.execute("GRANT SELECT, INSERT ON identity_proofs TO miimii_app")
    # What waited for a proof goes to where the customer is by then.
    op.execute("GRANT UPDATE (lane, recipient) ON outbound_messages TO miimii_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (lane, recipient) ON outbound_messages FROM miimii_app")
    op.execute("DROP TABLE identity_proofs, identity_tries")
    op.execute("DELETE FROM challenges WHERE purpose = 'prove'")
    op.execute("ALTER TABLE challenges DROP COLUMN person_proven_at")
    _know_purposes(PURPOSES)
    # Not checked for rows that are there: a closed customer may be out of reach.
    op.execute("""
        ALTER TABLE users
            DROP COLUMN is_proof_for_people,
            DROP CONSTRAINT users_can_be_reached,
            ADD CONSTRAINT users_can_be_reached
                CHECK (num_nonnulls(phone, bsuid) > 0) NOT VALID
    """)


def _know_purposes(purposes: str) -> None:
    op.execute(f"""
        ALTER TABLE challenges
            DROP CONSTRAINT challenges_purpose_is_known,
            ADD CONSTRAINT challenges_purpose_is_known CHECK (purpose IN {purposes})
    """)
