"""Migrations need no right over roles where the platform has made them already."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from miimii.sandbox import databases
from tests.servers import Servers

DATABASE, OWNER = "plain_owners_database", "plain_owner"


@pytest.fixture
def plain_url(run_servers: Servers) -> Iterator[str]:
    """A database as docs/deploy.md prepares it: its owner may create there, no more."""
    admin = run_servers.url("postgres")
    databases.create(admin, DATABASE)
    here, role = sql.Identifier(DATABASE), sql.Identifier(OWNER)
    with psycopg.connect(run_servers.url(DATABASE), autocommit=True) as conn:
        conn.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        grant = sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(here, role)
        conn.execute(grant)
        grant = sql.SQL("GRANT CREATE, USAGE ON SCHEMA public TO {}").format(role)
        conn.execute(grant)
    yield run_servers.url(DATABASE, OWNER)
    with psycopg.connect(admin, autocommit=True) as conn:
        conn.execute(sql.SQL("DROP DATABASE {}").format(here))
        conn.execute(sql.SQL("DROP ROLE {}").format(role))


def test_an_owner_without_rights_over_roles_can_migrate(plain_url: str) -> None:
    databases.migrate(plain_url)
    with psycopg.connect(plain_url) as conn:
        found = conn.execute("SELECT count(*) FROM books.accounts").fetchone()
    assert found is not None
