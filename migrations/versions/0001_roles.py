"""Create the group roles that tables are granted to.

Roles belong to the whole server, so a second database finds them there already, and
a platform may have made them: then the owner needs no right over roles at all.
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
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                    CREATE ROLE {role} NOLOGIN;
                END IF;
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'create the role {role} first: see docs/deploy.md';
            END $$
        """)
    op.execute("""
        DO $$ BEGIN
            IF NOT pg_has_role('miimii_jobs', 'miimii_app', 'MEMBER') THEN
                GRANT miimii_app TO miimii_jobs;
            END IF;
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE EXCEPTION 'GRANT miimii_app TO miimii_jobs first: see docs/deploy.md';
        END $$
    """)
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
