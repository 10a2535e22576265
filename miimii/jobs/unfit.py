"""A database that is there, but not what a script needs: its role, or its tables."""

from __future__ import annotations

from miimii.db import NOT_MIGRATED, NotPermitted, ServerError

UNFIT = (NotPermitted, *NOT_MIGRATED)
OWNERS = frozenset({"maintain_database"})  # ANALYZE and partitions take the owner
JOBS = "miimii_jobs"


def why_unfit(ex: ServerError, script: str) -> str:
    """Say in one sentence what the database refused, and what the script takes.

    `ex` is one of UNFIT. The server's words name a table or a column, and no value.
    """
    said = ex.diag.message_primary
    if isinstance(ex, NotPermitted):
        takes = "the owner of the tables" if script in OWNERS else JOBS
        return f"the role of DATABASE_URL may not do this ({said}): it takes {takes}"
    return (
        f"the database is not migrated as far as this program ({said}): "
        "alembic -c setup.cfg upgrade head"
    )
