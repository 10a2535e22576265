"""How alembic reaches the database: DATABASE_URL, one migration at a time."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool, text

from miimii.settings import migration_database_url

# Any number will do as long as every deploy uses the same one: two upgrades at
# once queue up behind it instead of racing.
MIGRATION_LOCK = 7_305_001


def run() -> None:
    """Upgrade or downgrade over one direct connection, under a lock of its own."""
    url = migration_database_url().replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True)
        connection.execute(
            text("SELECT pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK}
        )
        connection.commit()
        with context.begin_transaction():
            context.run_migrations()


run()
