"""Every statement that looks for keys in rows, and seals fields anew.

Tables and columns come from the list in `users/sealed.py`, never from people. Callers
own the transaction.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import sql
from psycopg.types.json import Jsonb

from miimii.db import Conn
from miimii.rotation.model import Row
from miimii.users.sealed import Sealed

_ARCHIVE = "archive"


def take_stale(
    conn: Conn, rows: Sealed, *, newest: str, after: object, limit: int
) -> list[Row]:
    """Return the next rows with a field that another key sealed, in order, locked.

    Who holds one is not waited for. `newest` is what a field of today begins with;
    `after` the last key of the batch before.
    """
    return _list(
        conn,
        rows,
        sql.SQL("""
               ({stale})
           AND {further}
         ORDER BY {key}
         LIMIT %(limit)s
           FOR NO KEY UPDATE SKIP LOCKED
        """).format(
            stale=_any(rows, sql.SQL("NOT starts_with({}, %(newest)s)")),
            further=_further(rows, after),
            key=sql.Identifier(rows.key),
        ),
        {"newest": newest, "after": after, "limit": limit},
    )


def list_sealed(conn: Conn, rows: Sealed, *, prefix: str, limit: int) -> list[Row]:
    """Return some rows with a field that begins so, the newest first."""
    return _list(
        conn,
        rows,
        sql.SQL("""
               ({fits})
         ORDER BY {key} DESC
         LIMIT %(limit)s
        """).format(
            fits=_any(rows, sql.SQL("starts_with({}, %(prefix)s)")),
            key=sql.Identifier(rows.key),
        ),
        {"prefix": prefix, "limit": limit},
    )


def put_fields(conn: Conn, rows: Sealed, key: object, fields: dict[str, str]) -> None:
    """Write fields that were sealed anew; the others stay."""
    table, at = sql.Identifier(rows.table), sql.Identifier(rows.key)
    if rows.inside:
        change = sql.SQL("{json} = {json} || %(all)s").format(
            json=sql.Identifier(rows.inside)
        )
    else:
        change = sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))
            for name in fields
        )
    query = sql.SQL("UPDATE {} SET {} WHERE {} = %(key)s").format(table, change, at)
    conn.execute(query, {**fields, "all": Jsonb(fields), "key": key})


def count_by_key(
    conn: Conn, rows: Sealed, *, is_archived: bool = False
) -> dict[str, int]:
    """Return how many fields of these rows each key sealed."""
    path = (_ARCHIVE, rows.table) if is_archived else (rows.table,)
    query = sql.SQL("""
        SELECT split_part(field, '.', 2), count(*)
          FROM {table}
         CROSS JOIN LATERAL unnest(ARRAY[{fields}]) AS field
         WHERE field IS NOT NULL
         GROUP BY 1
    """).format(table=sql.Identifier(*path), fields=sql.SQL(", ").join(_fields(rows)))
    return dict(conn.execute(query).fetchall())


def has_archive(conn: Conn, rows: Sealed) -> bool:
    """Whether rows of this table are moved to the archive, never to change again."""
    found = conn.execute(
        "SELECT to_regclass(%(name)s) IS NOT NULL",
        {"name": f"{_ARCHIVE}.{rows.table}"},
    ).fetchone()
    return bool(found and found[0])


def count_buttons(conn: Conn) -> dict[str, int]:
    """Return how many messages each key sealed a button of, while we keep their words.

    The words go after 90 days, and nobody taps a button that is older.
    """
    rows = conn.execute(
        r"""
        SELECT found[1], count(DISTINCT id)
          FROM outbound_messages
         CROSS JOIN LATERAL
               regexp_matches(body::text, 'v1:v1\.([0-9a-f]{8})\.', 'g') AS found
         GROUP BY 1
        """
    ).fetchall()
    return dict(rows)


def count_approvals(conn: Conn) -> dict[str, int]:
    """Return how many open requests of two people hold something each key sealed."""
    rows = conn.execute(
        r"""
        SELECT found[1], count(DISTINCT id)
          FROM approvals
         CROSS JOIN LATERAL
               regexp_matches(diff::text, 'v1\.([0-9a-f]{8})\.', 'g') AS found
         WHERE status = 'open'
         GROUP BY 1
        """
    ).fetchall()
    return dict(rows)


def count_peppers(conn: Conn) -> dict[str, int]:
    """Return how many PINs are hashed under each pepper."""
    rows = conn.execute("SELECT pepper_id, count(*) FROM pins GROUP BY 1").fetchall()
    return dict(rows)


def note_newest(conn: Conn, purpose: str, key_id: str, *, at: datetime) -> bool:
    """Note since when this key is the newest of its list; False if that is known."""
    done = conn.execute(
        """
        INSERT INTO newest_keys (purpose, key_id, newest_since)
        VALUES (%(purpose)s, %(key)s, %(at)s)
            ON CONFLICT DO NOTHING
        """,
        {"purpose": purpose, "key": key_id, "at": at},
    )
    return done.rowcount == 1


def find_newest_since(conn: Conn, purpose: str, key_id: str) -> datetime | None:
    """Return since when this key is the newest; None if nobody noted it."""
    row = conn.execute(
        """
        SELECT newest_since
          FROM newest_keys
         WHERE purpose = %(purpose)s AND key_id = %(key)s
        """,
        {"purpose": purpose, "key": key_id},
    ).fetchone()
    return row[0] if row else None


def _list(
    conn: Conn, rows: Sealed, which: sql.Composed, values: dict[str, Any]
) -> list[Row]:
    query = sql.SQL(
        "SELECT {key}, {name} AS name, {fields} FROM {table} WHERE {which}"
    ).format(
        key=sql.Identifier(rows.key),
        name=sql.SQL(rows.named_by)
        if rows.named_by
        else sql.SQL("{}::text").format(sql.Identifier(rows.key)),
        fields=sql.SQL(", ").join(_fields(rows)),
        table=sql.Identifier(rows.table),
        which=which,
    )
    return [
        Row(key, name, dict(zip(rows.columns, fields, strict=True)))
        for key, name, *fields in conn.execute(query, values).fetchall()
    ]


def _fields(rows: Sealed) -> list[sql.Composable]:
    if not rows.inside:
        return [sql.Identifier(column) for column in rows.columns]
    inside = sql.Identifier(rows.inside)
    return [
        sql.SQL("({} ->> {})").format(inside, sql.Literal(column))
        for column in rows.columns
    ]


def _any(rows: Sealed, test: sql.SQL) -> sql.Composed:
    """Return a condition that one of the fields passes; an empty one never does."""
    return sql.SQL(" OR ").join(test.format(field) for field in _fields(rows))


def _further(rows: Sealed, after: object) -> sql.Composable:
    if after is None:
        return sql.SQL("true")
    return sql.SQL("{} > %(after)s").format(sql.Identifier(rows.key))
