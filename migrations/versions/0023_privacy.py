"""Create what data protection needs: requests, consents, processors, breaches.

A request is a customer's wish for a copy of their data or for its erasure, with a day
by which it is answered; of an erased customer it keeps who they were, sealed, for as
long as the law wants. Words of tickets can now be emptied, and not changed otherwise.
The register of processors is a row for each, with a beginning and an end. Expand step:
old code neither reads nor writes any of it.
"""

from alembic import op

revision = "0023"
down_revision = "0022"

NUMBER = "[0-9A-HJKMNP-TV-Z]{6}$"
# Name, what for, what of, where, on which basis.
PROCESSORS = (
    (
        *("BellBank", "accounts, transfers, name enquiries"),
        "name, phone, date of birth, address, BVN, orders",
        *("Nigeria", "contract"),
    ),
    (
        *("Bilal", "airtime, data, electricity, cable television"),
        "the number, meter or card a bill is for",
        *("Nigeria", "contract"),
    ),
    (
        *("Dojah", "checks of BVN, NIN and documents"),
        "BVN, NIN, name, date of birth, pictures of documents",
        *("Nigeria", "legal obligation"),
    ),
    (
        *("Meta", "WhatsApp: the conversation itself"),
        "phone or username, messages, forms (encrypted to us)",
        *("United States, Ireland", "contract; standard clauses"),
    ),
    (
        *("OpenAI", "which service a text asks for, where our own rules are unsure"),
        "the text without names, numbers and addresses",
        *("United States", "legitimate interest; standard clauses"),
    ),
    (
        *("DigitalOcean", "hosting: application, database, cache, logs"),
        "everything we keep, encrypted at rest",
        *("European Union", "contract; standard clauses"),
    ),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    _create_requests()
    op.execute("""
        CREATE TABLE consents (
            id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id     uuid        NOT NULL REFERENCES users (id),
            what        text        NOT NULL,
            version     text        NOT NULL,
            language    text        NOT NULL,
            channel     text        NOT NULL,
            given_at    timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT consents_once_a_version UNIQUE (user_id, what, version)
        )
    """)
    op.execute("""
        CREATE TRIGGER consents_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON consents
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TABLE processors (
            name           text        PRIMARY KEY,
            purpose        text        NOT NULL,
            data           text        NOT NULL,
            country        text        NOT NULL,
            basis          text        NOT NULL,
            effective_from timestamptz NOT NULL,
            effective_to   timestamptz,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    for row in PROCESSORS:
        values = ", ".join(f"'{text}'" for text in row)
        op.execute(f"""
            INSERT INTO processors
                   (name, purpose, data, country, basis, effective_from)
            VALUES ({values}, '2026-01-01T00:00+01')
        """)  # noqa: S608
    _create_breaches()
    _let_tickets_be_emptied()
    op.execute("GRANT SELECT, INSERT ON consents TO miimii_app")
    op.execute("GRANT SELECT ON processors TO miimii_app, miimii_auditor")
    # What the eraser of a customer empties besides what the app may.
    op.execute("GRANT UPDATE (lane) ON inbound_events TO miimii_jobs")
    op.execute("GRANT UPDATE (body) ON ticket_messages TO miimii_jobs")
    op.execute("GRANT UPDATE (evidence) ON tier_requests TO miimii_jobs")


def _create_requests() -> None:
    op.execute(f"""
        CREATE TABLE data_requests (
            number        text        PRIMARY KEY,
            user_id       uuid        NOT NULL REFERENCES users (id),
            kind          text        NOT NULL,
            state         text        NOT NULL,
            channel       text        NOT NULL,
            asked_at      timestamptz NOT NULL,
            due_at        timestamptz NOT NULL,
            checked_at    timestamptz,
            restricted_at timestamptz,
            keep_until    date,
            keep_why      text,
            identity      text,
            done_at       timestamptz,
            recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT data_requests_identity_is_sealed
                CHECK (starts_with(identity, 'v1.')),
            CONSTRAINT data_requests_number_is_ours
                CHECK (number ~ '^D-{NUMBER}'),
            CONSTRAINT data_requests_kind_is_known
                CHECK (kind IN ('export', 'erase')),
            CONSTRAINT data_requests_channel_is_known
                CHECK (channel IN ('chat', 'staff')),
            CONSTRAINT data_requests_state_is_known CHECK (CASE kind
                WHEN 'export' THEN state IN ('received', 'done', 'closed')
                ELSE state IN ('received', 'identity_checked', 'scheduled', 'done',
                               'closed') END),
            CONSTRAINT data_requests_keep_with_a_date_and_a_reason CHECK (
                (state = 'scheduled') <= (num_nonnulls(
                    restricted_at, keep_until, keep_why, identity) = 4)),
            CONSTRAINT data_requests_done_keeps_nobody
                CHECK (state = 'scheduled' OR identity IS NULL)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX data_requests_one_open
            ON data_requests (user_id, kind)
         WHERE state NOT IN ('done', 'closed')
    """)
    op.execute("GRANT SELECT, INSERT ON data_requests TO miimii_app")
    op.execute("""
        GRANT UPDATE (state, checked_at, restricted_at, keep_until, keep_why, identity,
                      done_at) ON data_requests TO miimii_jobs
    """)


def _create_breaches() -> None:
    op.execute(f"""
        CREATE TABLE breaches (
            number      text        PRIMARY KEY,
            found_at    timestamptz NOT NULL,
            what        text        NOT NULL,
            whose       text        NOT NULL,
            notice      text        NOT NULL,
            opened_by   text        NOT NULL,
            told_at     timestamptz,
            told_by     text,
            closed_at   timestamptz,
            closed_by   text,
            closed_why  text,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT breaches_number_is_ours CHECK (number ~ '^B-{NUMBER}'),
            CONSTRAINT breaches_told_by_somebody
                CHECK ((told_at IS NULL) = (told_by IS NULL)),
            CONSTRAINT breaches_closed_by_somebody_for_a_reason
                CHECK (num_nonnulls(closed_at, closed_by, closed_why) IN (0, 3))
        )
    """)
    op.execute("""
        CREATE TRIGGER breaches_keep_all BEFORE DELETE OR TRUNCATE ON breaches
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("GRANT SELECT, INSERT ON breaches TO miimii_jobs")
    op.execute("""
        GRANT UPDATE (told_at, told_by, closed_at, closed_by, closed_why) ON breaches
           TO miimii_jobs
    """)
    op.execute("GRANT SELECT ON breaches TO miimii_auditor")


def _let_tickets_be_emptied() -> None:
    op.execute("DROP TRIGGER ticket_messages_append_only ON ticket_messages")
    op.execute("""
        CREATE TRIGGER ticket_messages_keep_all
            BEFORE DELETE OR TRUNCATE ON ticket_messages
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TRIGGER ticket_messages_are_emptied_only
            BEFORE UPDATE ON ticket_messages
            FOR EACH ROW
            WHEN (NEW.body <> '[erased]'
                  OR (NEW.id, NEW.ticket_number, NEW.sender, NEW.author, NEW.said_at,
                      NEW.recorded_at)
                     IS DISTINCT FROM
                     (OLD.id, OLD.ticket_number, OLD.sender, OLD.author, OLD.said_at,
                      OLD.recorded_at))
            EXECUTE FUNCTION refuse_change()
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (lane) ON inbound_events FROM miimii_jobs")
    op.execute("REVOKE UPDATE (body) ON ticket_messages FROM miimii_jobs")
    op.execute("REVOKE UPDATE (evidence) ON tier_requests FROM miimii_jobs")
    op.execute("DROP TRIGGER ticket_messages_are_emptied_only ON ticket_messages")
    op.execute("DROP TRIGGER ticket_messages_keep_all ON ticket_messages")
    op.execute("""
        CREATE TRIGGER ticket_messages_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_messages
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("DROP TABLE breaches, processors, consents, data_requests")
