"""Let a review that people had closed be opened again by a new word.

Expand step: old code writes neither column of a row that is there.
"""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("GRANT UPDATE (detail, opened_at) ON reviews TO miimii_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (detail, opened_at) ON reviews FROM miimii_app")
