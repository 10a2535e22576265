"""The one thing the edge asks of the database itself: is it there, and how old?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn


@dataclass(frozen=True, slots=True)
class Schema:
    """The last migration that ran, and the database's own clock."""

    revision: str
    clock_at: datetime


def get_schema(conn: Conn) -> Schema:
    """Return the schema's revision; one read, no lock."""
    with conn.cursor(row_factory=class_row(Schema)) as cursor:
        cursor.execute("""
            SELECT coalesce(max(version_num), '') AS revision,
                   clock_timestamp() AS clock_at
              FROM public.alembic_version
            """)
        return cursor.fetchone() or Schema("", datetime.min)  # noqa: DTZ901
