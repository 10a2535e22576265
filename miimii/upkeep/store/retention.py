"""Every statement that empties, archives or deletes what is past its time.

Tables and columns come from the list in `retention.py`. Callers own the transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.upkeep.retention import Line

_ARCHIVE = "archive"
_TAKEN = sql.SQL("""
        id = ANY (%(ids)s)
    AND {age} < %(cut_off)s
    AND {rows}
""")


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a line keeps its rows: one of both is set."""

    line: str
    keep_months: int | None
    keep_days: int | None


def list_rules(conn: Conn, *, at: datetime) -> list[Rule]:
    """Return the rules in force at that time, one a line."""
    with conn.cursor(row_factory=class_row(Rule)) as cur:
        return cur.execute(
            """
            SELECT line, keep_months, keep_days
              FROM retention_rules
             WHERE effective_from <= %(at)s
               AND (effective_to IS NULL OR effective_to > %(at)s)
             LIMIT 100
            """,
            {"at": at},
        ).fetchall()


def has_table(conn: Conn, name: str) -> bool:
    """Whether there is such a table, here or (with its schema) elsewhere."""
    row = conn.execute(
        "SELECT to_regclass(%(name)s) IS NOT NULL", {"name": name}
    ).fetchone()
    return bool(row and row[0])


def count_due(conn: Conn, line: Line, *, cut_off: datetime) -> int:
    """Count the rows of a line that are too old; reads only."""
    query = sql.SQL("""
        SELECT count(*)
          FROM {table}
         WHERE {age} < %(cut_off)s
           AND {rows}
    """)
    found = conn.execute(query.format(**_names(line)), {"cut_off": cut_off})
    return int(found.fetchall()[0][0])


def take_due(
    conn: Conn, line: Line, *, cut_off: datetime, after: object, limit: int
) -> list[Any]:
    """Return the ids of the next rows that are too old, in order.

    `after` is the last id of the batch before. Locks them, for what is archived must
    not change before it is deleted, and skips those that somebody else has locked;
    what is only to be deleted needs no lock, which would take the right to update.
    """
    query = sql.SQL("""
        SELECT id
          FROM {table}
         WHERE {age} < %(cut_off)s
           AND {rows}
           AND {goes_on}
         ORDER BY id
         LIMIT %(limit)s
        {locked}
    """)
    locked = "" if line.deed == "delete" else "FOR UPDATE SKIP LOCKED"
    goes_on = sql.SQL("true") if after is None else sql.SQL("id > %(after)s")
    rows = conn.execute(
        query.format(**_names(line), goes_on=goes_on, locked=sql.SQL(locked)),
        {"cut_off": cut_off, "after": after, "limit": limit},
    ).fetchall()
    return [row_id for (row_id,) in rows]


def empty(conn: Conn, line: Line, ids: Sequence[Any], *, cut_off: datetime) -> int:
    """Empty the column of these rows; return how many."""
    query = sql.SQL("UPDATE {table} SET {column} = '{{}}' WHERE {taken}").format(
        **_names(line), column=sql.Identifier(line.columns[0]), taken=_taken(line)
    )
    return conn.execute(query, {"ids": list(ids), "cut_off": cut_off}).rowcount


def delete(conn: Conn, line: Line, ids: Sequence[Any], *, cut_off: datetime) -> int:
    """Delete these rows; return how many."""
    query = sql.SQL("DELETE FROM {table} WHERE {taken}").format(
        **_names(line), taken=_taken(line)
    )
    return conn.execute(query, {"ids": list(ids), "cut_off": cut_off}).rowcount


def copy_to_archive(
    conn: Conn, line: Line, ids: Sequence[Any], *, cut_off: datetime
) -> int:
    """Copy these rows into the table's namesake in the archive; return how many."""
    query = sql.SQL("""
        INSERT INTO {archive} ({columns})
        SELECT {columns}
          FROM {table}
         WHERE {taken}
    """).format(**_names(line), taken=_taken(line))
    return conn.execute(query, {"ids": list(ids), "cut_off": cut_off}).rowcount


def is_archived(conn: Conn, line: Line, ids: Sequence[Any]) -> bool:
    """Whether the archive's rows are those in place: as many, with the same checksum.

    The sum goes over every column that the archive keeps, read back from both tables.
    """
    query = sql.SQL("""
        SELECT live.rows = kept.rows AND live.rows = %(count)s AND live.sum = kept.sum
          FROM (SELECT count(*) AS rows, {sum} AS sum
                  FROM {table}
                 WHERE id = ANY (%(ids)s)) AS live,
               (SELECT count(*) AS rows, {sum} AS sum
                  FROM {archive}
                 WHERE id = ANY (%(ids)s)) AS kept
    """).format(**_names(line))
    found = conn.execute(query, {"ids": list(ids), "count": len(ids)})
    return bool(found.fetchall()[0][0])


def count_reviewable(conn: Conn, line: Line, *, cut_off: datetime) -> int:
    """Count archived rows that people may look at now; no script deletes them."""
    query = sql.SQL("SELECT count(*) FROM {archive} WHERE {age} < %(cut_off)s")
    found = conn.execute(query.format(**_names(line)), {"cut_off": cut_off})
    return int(found.fetchall()[0][0])


def _names(line: Line) -> dict[str, sql.Composable]:
    columns = sql.SQL(", ").join(map(sql.Identifier, line.columns))
    return {
        "table": sql.Identifier("public", line.table),
        "archive": sql.Identifier(_ARCHIVE, line.table),
        "age": sql.Identifier(line.age),
        "rows": sql.SQL(line.rows),
        "columns": columns,
        "sum": sql.SQL(
            "sha256(convert_to(coalesce(string_agg(ROW({})::text, '' ORDER BY id), ''),"
            " 'UTF8'))"
        ).format(columns),
    }


def _taken(line: Line) -> sql.Composed:
    return _TAKEN.format(**_names(line))
