"""Let keys be rotated: sealed columns say so, and jobs may seal them anew.

A column that holds sealed text only has a CHECK named `…_is_sealed`, so that nothing
readable gets into it by mistake; a test compares them with the list in the code.
`newest_keys` has since when a key is the newest of its list. The index finds rows whose
blind index is under another key, which is what pauses onboarding. Expand step: old code
writes nothing but sealed text there, and knows none of the rest.
"""

from alembic import op

revision = "0022"
down_revision = "0021"

SEALED = (
    ("users", "middle_name"),
    ("users", "gender"),
    ("users", "date_of_birth"),
    ("users", "address"),
    ("users", "bvn"),
    ("users", "nin"),
    ("users", "contact_phone"),
    ("onboarding_drafts", "details"),
    ("onboarding_drafts", "bvn"),
    ("purchases", "token_sealed"),
    ("tier_requests", "evidence"),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table, column in SEALED:
        name = f"{table}_{column.removesuffix('_sealed')}_is_sealed"
        op.execute(f"""
            ALTER TABLE {table}
                ADD CONSTRAINT {name} CHECK (starts_with({column}, 'v1.'))
        """)
    op.execute("""
        CREATE INDEX users_by_index_key
            ON users (bvn_index_key_id) WHERE bvn IS NOT NULL
    """)
    op.execute("""
        CREATE TABLE newest_keys (
            purpose      text        NOT NULL,
            key_id       text        NOT NULL,
            newest_since timestamptz NOT NULL,
            recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT newest_keys_once PRIMARY KEY (purpose, key_id)
        )
    """)
    op.execute("GRANT SELECT, INSERT ON newest_keys TO miimii_jobs")
    op.execute("GRANT UPDATE (evidence) ON tier_requests TO miimii_jobs")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (evidence) ON tier_requests FROM miimii_jobs")
    op.execute("DROP TABLE newest_keys")
    op.execute("DROP INDEX users_by_index_key")
    for table, column in SEALED:
        name = f"{table}_{column.removesuffix('_sealed')}_is_sealed"
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
