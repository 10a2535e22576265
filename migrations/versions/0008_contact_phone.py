"""Add users.contact_phone: the sealed phone of who writes under a username.

Expand step: old code neither reads nor writes it.
"""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("ALTER TABLE users ADD COLUMN contact_phone text")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("ALTER TABLE users DROP COLUMN contact_phone")
