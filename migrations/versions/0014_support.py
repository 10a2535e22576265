"""Create tickets, and requests for a higher tier.

A ticket is what a customer says is wrong; its messages are append-only, and its
standing says whose turn it is. One ticket an order and customer may be unclosed at a
time. A tier request waits for people with sealed evidence; `identity_checks` counts
NINs and documents too. Expand step: old code neither reads nor writes them.
"""

from alembic import op

revision = "0014"
down_revision = "0013"

PURPOSES = "('onboard', 'order', 'change_pin', 'reset_pin', 'prove')"
WITH_NIN = "('onboard', 'order', 'change_pin', 'reset_pin', 'prove', 'nin')"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE tickets (
            number          text        PRIMARY KEY,
            user_id         uuid        NOT NULL REFERENCES users (id),
            topic           text        NOT NULL,
            order_reference text,
            standing        text        NOT NULL,
            opened_at       timestamptz NOT NULL,
            due_at          timestamptz NOT NULL,
            closed_at       timestamptz,
            recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT tickets_number_is_ours
                CHECK (number ~ '^T-[0-9A-HJKMNP-TV-Z]{6}$'),
            CONSTRAINT tickets_topic_is_known CHECK (
                topic IN ('transfer', 'purchase', 'account', 'charge', 'other')),
            CONSTRAINT tickets_standing_is_known CHECK (
                standing IN ('open', 'waiting_customer', 'answered', 'closed')),
            CONSTRAINT tickets_closed_says_when
                CHECK ((standing = 'closed') = (closed_at IS NOT NULL)),
            CONSTRAINT tickets_are_due_after_they_open CHECK (due_at > opened_at)
        )
    """)
    op.execute("CREATE INDEX tickets_by_user ON tickets (user_id, opened_at DESC)")
    op.execute("""
        CREATE UNIQUE INDEX tickets_one_an_order
            ON tickets (user_id, order_reference)
         WHERE standing <> 'closed' AND order_reference IS NOT NULL
    """)
    op.execute("CREATE INDEX tickets_due ON tickets (due_at) WHERE standing = 'open'")
    op.execute("""
        CREATE TABLE ticket_messages (
            id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            ticket_number text        NOT NULL REFERENCES tickets (number),
            sender        text        NOT NULL,
            author        text,
            body          text        NOT NULL,
            said_at       timestamptz NOT NULL,
            recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT ticket_messages_sender_is_known
                CHECK (sender IN ('customer', 'staff')),
            CONSTRAINT ticket_messages_staff_has_a_name
                CHECK ((sender = 'staff') = (author IS NOT NULL)),
            CONSTRAINT ticket_messages_say_something
                CHECK (length(btrim(body)) BETWEEN 1 AND 4096)
        )
    """)
    op.execute("""
        CREATE INDEX ticket_messages_of ON ticket_messages (ticket_number, id DESC)
    """)
    op.execute("""
        CREATE TRIGGER ticket_messages_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_messages
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("GRANT SELECT, INSERT ON tickets, ticket_messages TO miimii_app")
    op.execute("""
        GRANT UPDATE (standing, due_at, closed_at) ON tickets TO miimii_app
    """)
    _know(WITH_NIN, "('bvn', 'nin', 'document')")
    op.execute("""
        CREATE TABLE tier_requests (
            id          text        PRIMARY KEY,
            user_id     uuid        NOT NULL REFERENCES users (id),
            from_tier   smallint    NOT NULL,
            to_tier     smallint    NOT NULL,
            kind        text        NOT NULL,
            evidence    text        NOT NULL,
            asked_at    timestamptz NOT NULL,
            decision    text,
            decided_at  timestamptz,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT tier_requests_go_one_up
                CHECK (to_tier = from_tier + 1 AND to_tier IN (2, 3)),
            CONSTRAINT tier_requests_kind_is_known CHECK (kind IN ('nin', 'document')),
            CONSTRAINT tier_requests_decision_is_known
                CHECK (decision IN ('raised', 'refused')),
            CONSTRAINT tier_requests_decided_says_when
                CHECK ((decision IS NULL) = (decided_at IS NULL))
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX tier_requests_one_waiting
            ON tier_requests (user_id) WHERE decision IS NULL
    """)
    op.execute("GRANT SELECT, INSERT ON tier_requests TO miimii_app")
    op.execute("GRANT UPDATE (decision, decided_at) ON tier_requests TO miimii_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE tier_requests, ticket_messages, tickets")
    op.execute("DELETE FROM challenges WHERE purpose = 'nin'")
    op.execute("DELETE FROM identity_checks WHERE kind <> 'bvn'")
    _know(PURPOSES, "('bvn')")


def _know(purposes: str, checks: str) -> None:
    op.execute(f"""
        ALTER TABLE challenges
            DROP CONSTRAINT challenges_purpose_is_known,
            ADD CONSTRAINT challenges_purpose_is_known CHECK (purpose IN {purposes})
    """)
    op.execute(f"""
        ALTER TABLE identity_checks
            DROP CONSTRAINT identity_checks_kind_is_known,
            ADD CONSTRAINT identity_checks_kind_is_known CHECK (kind IN {checks})
    """)
