"""Let the jobs delete forms that nobody used, and find silent runs quickly.

Expand step: the web application keeps its rights, and old code is not concerned.
"""

from alembic import op

revision = "0016"
down_revision = "0012"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("GRANT DELETE ON challenges TO miimii_jobs")
    op.execute("""
        CREATE INDEX challenges_unused ON challenges (expires_at)
         WHERE consumed_at IS NULL AND order_reference IS NULL
    """)
    op.execute("""
        CREATE INDEX job_runs_running ON job_runs (heartbeat_at)
         WHERE status = 'running'
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP INDEX job_runs_running, challenges_unused")
    op.execute("REVOKE DELETE ON challenges FROM miimii_jobs")
