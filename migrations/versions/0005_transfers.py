"""Create transfers, their events, and credits (money that arrived).

`orders` and `order_events` are the views that will also show purchases once they
exist. Expand step: nothing runs on it yet.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("CREATE SEQUENCE order_event_ids AS bigint")
    op.execute("""
        CREATE TABLE transfers (
            reference           text        PRIMARY KEY,
            user_id             uuid        NOT NULL REFERENCES users (id),
            kind                text        NOT NULL,
            status              text        NOT NULL,
            amount_kobo         bigint      NOT NULL,
            fee_kobo            bigint      NOT NULL,
            vat_kobo            bigint      NOT NULL,
            duty_kobo           bigint      NOT NULL,
            payee_user_id       uuid        REFERENCES users (id),
            bank_code           text,
            bank_name           text,
            account_number      text,
            resolved_name       text        NOT NULL,
            sender_name         text        NOT NULL,
            narration           text        NOT NULL DEFAULT '',
            rule_ids            bigint[]    NOT NULL,
            quote_hash          bytea       NOT NULL,
            provider            text,
            provider_reference  text,
            quoted_at           timestamptz NOT NULL,
            expires_at          timestamptz NOT NULL,
            authorised_at       timestamptz,
            submitted_at        timestamptz,
            settled_at          timestamptz,
            requery_after       timestamptz,
            requery_count       integer     NOT NULL DEFAULT 0,
            recorded_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT transfers_kind_is_known
                CHECK (kind IN ('bank_transfer', 'wallet_transfer')),
            CONSTRAINT transfers_status_is_known CHECK (status IN (
                'quoted', 'held', 'submitted', 'succeeded', 'declined', 'reversed',
                'expired', 'cancelled', 'needs_review')),
            CONSTRAINT transfers_amounts_are_sane CHECK (
                amount_kobo > 0 AND fee_kobo >= 0 AND vat_kobo >= 0 AND duty_kobo >= 0),
            CONSTRAINT transfers_hash_is_sha256 CHECK (length(quote_hash) = 32),
            CONSTRAINT transfers_reference_fits CHECK (length(reference) <= 30),
            CONSTRAINT transfers_know_where_to CHECK (CASE kind
                WHEN 'bank_transfer' THEN provider IS NOT NULL AND payee_user_id IS NULL
                     AND num_nulls(bank_code, bank_name, account_number) = 0
                ELSE payee_user_id IS NOT NULL AND payee_user_id <> user_id
                     AND num_nonnulls(provider, bank_code, account_number) = 0 END),
            CONSTRAINT transfers_submitted_is_scheduled CHECK (
                status <> 'submitted' OR num_nulls(submitted_at, requery_after) = 0)
        )
    """)
    op.execute("CREATE INDEX transfers_by_user ON transfers (user_id, quoted_at DESC)")
    op.execute("""
        CREATE INDEX transfers_authorised ON transfers (user_id, authorised_at)
         WHERE authorised_at IS NOT NULL
    """)
    op.execute("""
        CREATE INDEX transfers_to_requery ON transfers (requery_after)
         WHERE status = 'submitted'
    """)
    op.execute("""
        CREATE INDEX transfers_open ON transfers (status, authorised_at)
         WHERE status IN ('held', 'needs_review')
    """)
    op.execute("""
        CREATE INDEX transfers_by_provider_reference
            ON transfers (provider, provider_reference)
         WHERE provider_reference IS NOT NULL
    """)
    op.execute("""
        CREATE TABLE transfer_events (
            id            bigint      PRIMARY KEY DEFAULT nextval('order_event_ids'),
            reference     text        NOT NULL REFERENCES transfers (reference),
            from_status   text,
            to_status     text        NOT NULL,
            cause         text        NOT NULL,
            provider_code text,
            approval_id   text,
            happened_at   timestamptz NOT NULL,
            recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute(
        "CREATE INDEX transfer_events_by_reference ON transfer_events (reference, id)"
    )
    op.execute("""
        CREATE TRIGGER transfer_events_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer_events
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TABLE credits (
            reference             text        PRIMARY KEY,
            user_id               uuid        REFERENCES users (id),
            provider              text        NOT NULL,
            provider_reference    text        NOT NULL,
            status                text        NOT NULL,
            account_number        text        NOT NULL,
            amount_kobo           bigint      NOT NULL,
            fee_kobo              bigint      NOT NULL,
            bank_charge_kobo      bigint      NOT NULL DEFAULT 0,
            session_id            text,
            sender_name           text,
            sender_bank           text,
            sender_account_number text,
            is_over_limit         boolean     NOT NULL DEFAULT false,
            rule_ids              bigint[]    NOT NULL,
            happened_at           timestamptz NOT NULL,
            recorded_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT credits_once UNIQUE (provider, provider_reference),
            CONSTRAINT credits_session_once UNIQUE (provider, session_id),
            CONSTRAINT credits_status_is_known CHECK (status IN ('booked', 'suspense')),
            CONSTRAINT credits_booked_has_an_owner
                CHECK ((status = 'booked') = (user_id IS NOT NULL)),
            CONSTRAINT credits_amounts_are_sane CHECK (
                amount_kobo > 0 AND fee_kobo BETWEEN 0 AND amount_kobo
                AND bank_charge_kobo >= 0)
        )
    """)
    op.execute("CREATE INDEX credits_by_user ON credits (user_id, recorded_at DESC)")
    op.execute("""
        CREATE TABLE reviews (
            id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind        text        NOT NULL,
            subject     text        NOT NULL,
            detail      jsonb       NOT NULL,
            opened_at   timestamptz NOT NULL,
            closed_at   timestamptz,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT reviews_once UNIQUE (kind, subject)
        )
    """)
    op.execute("""
        CREATE VIEW orders AS
        SELECT reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, provider, provider_reference, quoted_at, expires_at,
               authorised_at, submitted_at, settled_at, requery_after, quote_hash,
               coalesce(bank_code || ':' || account_number, payee_user_id::text)
                   AS destination,
               rule_ids
          FROM transfers
    """)
    op.execute("""
        CREATE VIEW order_events AS
        SELECT id, reference, from_status, to_status, cause, provider_code, approval_id,
               happened_at, recorded_at
          FROM transfer_events
    """)
    op.execute("""
        GRANT SELECT, INSERT ON transfers, transfer_events, credits, reviews
           TO miimii_app
    """)
    op.execute("""
        GRANT UPDATE (status, provider_reference, authorised_at, submitted_at,
                      settled_at, requery_after, requery_count)
           ON transfers TO miimii_app
    """)
    op.execute("GRANT SELECT ON orders, order_events TO miimii_app")
    op.execute("GRANT USAGE ON SEQUENCE order_event_ids TO miimii_app")


def downgrade() -> None:
    op.execute("DROP VIEW order_events, orders")
    op.execute("DROP TABLE reviews, credits, transfer_events, transfers")
    op.execute("DROP SEQUENCE order_event_ids")
