"""The database as scripts see it, for what people decide: the web may not write it."""

from __future__ import annotations

import atexit
from functools import cache

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from miimii.db import Database


def at_the_shell(db: Database) -> Database:
    """The same database through the login of the jobs; stays open for all tests."""
    return _opened(db._pool.conninfo)


@cache
def _opened(url: str) -> Database:
    if conninfo_to_dict(url)["user"] == "app":
        url = make_conninfo(url, user="jobs")
    database = Database(url, max_size=8, timeout_s=30)
    database.open()
    atexit.register(database.close)
    return database
