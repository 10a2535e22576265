"""The books can't be rewritten: not by the application, and not by their owner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import LiteralString

import psycopg
import pytest

from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, wallet
from tests.books import a_wallet, post

REWRITINGS: tuple[LiteralString, ...] = (
    "UPDATE postings SET amount_kobo = 1",
    "DELETE FROM postings",
    "TRUNCATE postings",
    "UPDATE journals SET reason = 'nothing to see'",
    "DELETE FROM journals",
    "TRUNCATE journals, postings",
)


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url) as conn:
        yield conn
        conn.rollback()


@pytest.mark.parametrize("rewriting", REWRITINGS)
def test_the_application_has_no_right_to(conn: Conn, rewriting: LiteralString) -> None:
    a_wallet(conn, 100)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute(rewriting)


@pytest.mark.parametrize("rewriting", REWRITINGS)
def test_the_owner_is_stopped_by_a_trigger(
    owner: Conn, rewriting: LiteralString
) -> None:
    a_wallet(owner, 100)

    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        owner.execute(rewriting)


@pytest.mark.parametrize(
    ("damage", "constraint"),
    [
        ("SET balance_kobo = -1", "accounts_wallet_is_never_below_zero"),
        ("SET kind = 'FEES'", "accounts_wallet_has_a_user"),
    ],
)
def test_a_wallet_has_its_bounds_in_the_schema(
    owner: Conn, damage: LiteralString, constraint: str
) -> None:
    a_wallet(owner)

    with pytest.raises(psycopg.errors.CheckViolation) as refused:
        owner.execute("UPDATE accounts " + damage + " WHERE kind = 'wallet'")

    assert refused.value.diag.constraint_name == constraint


def test_the_same_version_of_a_wallet_is_never_written_twice(owner: Conn) -> None:
    ada = a_wallet(owner, 100)
    owner.execute("UPDATE accounts SET version = 0 WHERE user_id = %s", [ada])

    with pytest.raises(psycopg.errors.UniqueViolation):
        post(owner, "C2", (BELLBANK, wallet(ada), 1))
