"""How alembic reaches the database: settings, one migration at a time."""

from __future__ import annotations

import re
import sys

from alembic import command, context
from sqlalchemy import create_engine, pool, text

from miimii.db import verified_tls
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, database_address

# Any number will do as long as every deploy uses the same one: two upgrades at
# once queue up behind it instead of racing.
MIGRATION_LOCK = 7_305_001


def run() -> None:
    """Upgrade or downgrade over one direct connection, under a lock of its own.

    Upgrading a schema that is newer than this code does nothing, and says so: that is
    how the release before is deployed again.
    """
    try:
        url, ca_cert = database_address()
    except BadSettings as ex:
        sys.stderr.write(f"{ex}\n")
        sys.exit(EXIT_BAD_SETTINGS)
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        poolclass=pool.NullPool,
        connect_args=verified_tls(ca_cert),
    )
    with engine.connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True)
        connection.execute(
            text("SELECT pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK}
        )
        found = context.get_context().get_current_heads()
        connection.commit()
        if _is_upgrade() and _is_newer(found):
            newest = context.script.get_current_head()
            sys.stdout.write(
                f"The schema is at {found[0]}, after {newest}: left as it is\n"
            )
            return
        with context.begin_transaction():
            context.run_migrations()


def _is_upgrade() -> bool:
    options = context.config.cmd_opts
    return options is not None and options.cmd[0] is command.upgrade


def _is_newer(found: tuple[str, ...]) -> bool:
    """Whether the database is at one revision, later than any that we have.

    Anything else that we don't know is damage, which alembic refuses.
    """
    newest = context.script.get_current_head() or ""
    return (
        len(found) == 1
        and re.fullmatch(r"[0-9]{4}", found[0]) is not None
        and found[0] > newest
    )


run()
