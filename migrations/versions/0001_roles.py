"""Create the group roles that tables are granted to.

Roles belong to the whole server, so a second database finds them there already.
First step of all: no code is running yet.
"""

from alembic import op

revision = "0001"
down_revision = None

ROLES = ("miimii_app", "miimii_jobs", "miimii_auditor", "miimii_readonly")


def upgrade() -> None:
    for role in ROLES:
        op.execute(f"""
            DO $$ BEGIN
                CREATE ROLE {role} NOLOGIN;
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'create the role {role} first: see docs/deploy.md';
            END $$
        """)
    op.execute("GRANT miimii_app TO miimii_jobs")
    op.execute("GRANT USAGE ON SCHEMA public TO miimii_app, miimii_auditor")
    op.execute("""
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only: book a reversal instead', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END $$
    """)


def downgrade() -> None:
    # The roles stay: other databases on this server may use them.
    op.execute("DROP FUNCTION refuse_change()")
    op.execute("REVOKE USAGE ON SCHEMA public FROM miimii_app, miimii_auditor")
