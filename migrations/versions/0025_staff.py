"""Create the staff: who works here, in which role, and how they show who they are.

A row is one membership: a role never changes in it, whoever gets another role gets
another row, and one row of an address is not over. `made_alone` lets one person make
the first admin, and that admin the first checker, once each and never again. Expand
step: old code neither reads nor writes it.
"""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE staff (
            id              uuid        PRIMARY KEY,
            email           text        NOT NULL,
            role            text        NOT NULL,
            standing        text        NOT NULL,
            password_hash   text        NOT NULL,
            totp_sealed     text        NOT NULL,
            last_totp_step  bigint      NOT NULL,
            recovery_hashes bytea[]     NOT NULL,
            tries           integer     NOT NULL DEFAULT 0,
            locked_until    timestamptz,
            made_alone      text,
            created_at      timestamptz NOT NULL,
            created_by      text        NOT NULL,
            active_at       timestamptz,
            disabled_at     timestamptz,
            CONSTRAINT staff_totp_is_sealed CHECK (starts_with(totp_sealed, 'v1.')),
            CONSTRAINT staff_email_is_spelled_one_way CHECK (
                email = lower(btrim(email)) AND email LIKE '%_@_%'),
            CONSTRAINT staff_role_is_known CHECK (
                role IN ('viewer', 'support', 'ops', 'checker', 'admin')),
            CONSTRAINT staff_standing_is_known CHECK (
                standing IN ('asked', 'active', 'disabled')),
            CONSTRAINT staff_active_since CHECK (
                standing <> 'active' OR active_at IS NOT NULL),
            CONSTRAINT staff_disabled_since CHECK (
                (standing = 'disabled') = (disabled_at IS NOT NULL)),
            CONSTRAINT staff_alone_are_two UNIQUE (made_alone),
            CONSTRAINT staff_alone_are_admin_and_checker CHECK (
                made_alone = role AND made_alone IN ('admin', 'checker')),
            CONSTRAINT staff_tries_are_counted CHECK (tries BETWEEN 0 AND 5)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX staff_one_row_a_person
            ON staff (email) WHERE standing <> 'disabled'
    """)
    op.execute("GRANT SELECT, INSERT ON staff TO miimii_app")
    op.execute("GRANT UPDATE (totp_sealed) ON staff TO miimii_jobs")  # rotating keys
    op.execute("""
        GRANT UPDATE (standing, active_at, disabled_at, tries, locked_until,
                      last_totp_step, recovery_hashes)
           ON staff TO miimii_app
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE staff")
