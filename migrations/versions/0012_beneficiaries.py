"""Create beneficiaries: people whom a customer has paid and saved, under a name.

Expand step: old code neither reads nor writes it.
"""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE beneficiaries (
            user_id        uuid        NOT NULL REFERENCES users (id),
            destination    text        NOT NULL,
            payee_user_id  uuid        REFERENCES users (id),
            bank_code      text,
            bank_name      text,
            account_number text,
            account_name   text        NOT NULL,
            nickname       text,
            is_favourite   boolean     NOT NULL DEFAULT false,
            last_used_at   timestamptz NOT NULL,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT beneficiaries_once PRIMARY KEY (user_id, destination),
            CONSTRAINT beneficiaries_have_one_place CHECK (
                num_nonnulls(bank_code, bank_name, account_number)
                = CASE WHEN payee_user_id IS NULL THEN 3 ELSE 0 END),
            CONSTRAINT beneficiaries_go_where_they_say CHECK (
                destination = coalesce(
                    bank_code || ':' || account_number, payee_user_id::text)),
            CONSTRAINT beneficiaries_nickname_fits
                CHECK (length(nickname) BETWEEN 1 AND 40)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX beneficiaries_nickname_once
            ON beneficiaries (user_id, lower(nickname))
    """)
    op.execute("GRANT SELECT, INSERT, DELETE ON beneficiaries TO miimii_app")
    op.execute("""
        GRANT UPDATE (account_name, nickname, is_favourite, last_used_at)
           ON beneficiaries TO miimii_app
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TABLE beneficiaries")
