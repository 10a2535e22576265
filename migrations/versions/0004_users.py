"""Create who: users, PINs, challenges, onboarding drafts, identity checks.

Expand step: nothing runs on it yet.
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE users (
            id                 uuid        PRIMARY KEY,
            phone              text,
            bsuid              text,
            identity_key_hash  text,
            identity_proven_at timestamptz,
            standing           text        NOT NULL DEFAULT 'onboarding',
            tier               smallint    NOT NULL DEFAULT 0,
            language           text        NOT NULL DEFAULT 'en',
            profile_name       text,
            first_name         text,
            middle_name        text,
            last_name          text,
            gender             text,
            date_of_birth      text,
            address            text,
            bvn                text,
            bvn_index          bytea,
            bvn_index_key_id   text,
            nin                text,
            account_number     text,
            account_name       text,
            account_bank       text,
            account_external_reference text,
            account_asked_at   timestamptz,
            opened_at          timestamptz,
            frozen_at          timestamptz,
            created_at         timestamptz NOT NULL,
            recorded_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT users_phone_once UNIQUE (phone),
            CONSTRAINT users_bsuid_once UNIQUE (bsuid),
            CONSTRAINT users_account_number_once UNIQUE (account_number),
            CONSTRAINT users_bvn_once UNIQUE (bvn_index),
            CONSTRAINT users_can_be_reached CHECK (num_nonnulls(phone, bsuid) > 0),
            CONSTRAINT users_phone_is_e164 CHECK (phone ~ '^\\+[1-9][0-9]{7,14}$'),
            CONSTRAINT users_standing_is_known
                CHECK (standing IN ('onboarding', 'active', 'frozen', 'closed')),
            CONSTRAINT users_tier_is_known CHECK (tier BETWEEN 0 AND 3),
            CONSTRAINT users_active_has_an_account
                CHECK (standing <> 'active'
                       OR (account_number IS NOT NULL AND tier >= 1))
        )
    """)
    op.execute("""
        CREATE TABLE pins (
            user_id      uuid        PRIMARY KEY REFERENCES users (id),
            hash         text        NOT NULL,
            pepper_id    text        NOT NULL,
            tries        smallint    NOT NULL DEFAULT 0,
            locked_until timestamptz,
            looking_until timestamptz,
            set_at       timestamptz NOT NULL,
            CONSTRAINT pins_tries_are_counted CHECK (tries BETWEEN 0 AND 10)
        )
    """)
    op.execute("""
        CREATE TABLE challenges (
            token_hash      bytea       PRIMARY KEY,
            user_id         uuid        NOT NULL REFERENCES users (id),
            purpose         text        NOT NULL,
            order_reference text,
            quote_hash      bytea,
            phone           text,
            bsuid           text,
            identity_key_hash text,
            phone_number_id text        NOT NULL,
            expires_at      timestamptz NOT NULL,
            consumed_at     timestamptz,
            voided_at       timestamptz,
            recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT challenges_hash_is_sha256 CHECK (length(token_hash) = 32),
            CONSTRAINT challenges_quote_hash_is_sha256 CHECK (length(quote_hash) = 32),
            CONSTRAINT challenges_purpose_is_known
                CHECK (purpose IN ('onboard', 'order', 'change_pin', 'reset_pin')),
            CONSTRAINT challenges_order_has_its_quote CHECK (
                (purpose = 'order') = (order_reference IS NOT NULL)
                AND (order_reference IS NULL) = (quote_hash IS NULL)),
            CONSTRAINT challenges_end_one_way
                CHECK (num_nonnulls(consumed_at, voided_at) < 2)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX challenges_one_live_a_user
            ON challenges (user_id) WHERE consumed_at IS NULL AND voided_at IS NULL
    """)
    op.execute("""
        CREATE UNIQUE INDEX challenges_one_consumed_an_order
            ON challenges (order_reference) WHERE consumed_at IS NOT NULL
    """)
    op.execute("""
        CREATE TABLE onboarding_drafts (
            user_id    uuid        PRIMARY KEY REFERENCES users (id),
            details    text        NOT NULL,
            bvn        text,
            expires_at timestamptz NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE identity_checks (
            id          uuid        PRIMARY KEY,
            user_id     uuid        NOT NULL REFERENCES users (id),
            kind        text        NOT NULL,
            verdict     text        NOT NULL,
            evidence    jsonb       NOT NULL,
            asked_at    timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT identity_checks_kind_is_known CHECK (kind IN ('bvn')),
            CONSTRAINT identity_checks_verdict_is_known CHECK (
                verdict IN ('verified', 'mismatch', 'declined', 'review', 'unknown'))
        )
    """)
    op.execute(
        "CREATE INDEX identity_checks_by_user ON identity_checks (user_id, asked_at)"
    )
    op.execute("""
        CREATE TABLE identity_events (
            id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id     uuid        NOT NULL REFERENCES users (id),
            kind        text        NOT NULL,
            happened_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute("""
        CREATE TABLE spending (
            user_id    uuid   NOT NULL REFERENCES users (id),
            spent_on   date   NOT NULL,
            spent_kobo bigint NOT NULL,
            CONSTRAINT spending_one_row_a_day PRIMARY KEY (user_id, spent_on),
            CONSTRAINT spending_is_not_negative CHECK (spent_kobo >= 0)
        )
    """)
    op.execute("""
        GRANT SELECT, INSERT, UPDATE ON users, pins, spending, challenges,
              onboarding_drafts TO miimii_app
    """)
    op.execute("GRANT DELETE ON onboarding_drafts TO miimii_app")
    op.execute("GRANT UPDATE (verdict, evidence) ON identity_checks TO miimii_app")
    op.execute("GRANT SELECT, INSERT ON identity_checks, identity_events TO miimii_app")


def downgrade() -> None:
    op.execute("""
        DROP TABLE spending, identity_events, identity_checks, onboarding_drafts,
                   challenges, pins, users
    """)
