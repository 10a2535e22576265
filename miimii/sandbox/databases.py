"""Schema and log-in roles of a database that we run ourselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from miimii.sandbox.processes import CannotStart

ROOT = Path(__file__).resolve().parents[2]

# Each log-in role, the group whose rights it takes, and its longest statement.
_LOGINS = (("app", "miimii_app", "10s"), ("jobs", "miimii_jobs", "60s"))


def check(url: str) -> None:
    """Raise CannotStart, with the server's reason, if nobody answers at this address.

    The address itself is not repeated: it may carry a password.
    """
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise CannotStart(f"The database of DATABASE_URL: {reason}") from None


def create(server_url: str, name: str, *, template: str = "template0") -> None:
    """Create a database as a copy of `template`, unless it is there."""
    with psycopg.connect(server_url, autocommit=True) as conn:
        found = conn.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone() is None:
            conn.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )


def migrate(url: str) -> None:
    """Bring the schema to the newest revision. Raises CannotStart with the reason."""
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", "setup.cfg", "upgrade", "head"],
        cwd=ROOT,
        env={**os.environ, "ENVIRONMENT": "sandbox", "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-12:]
        raise CannotStart("The migrations failed:\n  " + "\n  ".join(last))


def create_logins(url: str) -> None:
    """Create the roles `app` and `jobs`, members of the groups the migrations made."""
    with psycopg.connect(url) as conn:
        for login, group, longest in _LOGINS:
            found = conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login])
            if found.fetchone() is None:
                _create_login(conn, login, group, longest)


def _create_login(
    conn: psycopg.Connection[tuple[object, ...]], login: str, group: str, longest: str
) -> None:
    role = sql.Identifier(login)
    conn.execute(
        sql.SQL("CREATE ROLE {} LOGIN IN ROLE {}").format(role, sql.Identifier(group))
    )
    for setting, value in (
        ("statement_timeout", longest),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "15s"),
    ):
        conn.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                role, sql.Identifier(setting), sql.Literal(value)
            )
        )
