"""${message}.

Say here whether the code that runs today survives this step.
"""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")


def downgrade() -> None:
    ...
