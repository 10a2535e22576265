"""What customers do to their account, and what happens to it, is in the audit log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii.db import Database
from miimii.errors import PinLocked, PinWrong
from miimii.users import own_limits
from miimii.users.customers import Customers
from miimii.users.model import Customer
from miimii.users.pin import Pins
from tests.deeds import deeds
from tests.integration.users.conftest import NOON, Opener

RIGHT, WRONG, OTHER = "4826", "4827", "9305"


def done_to(database: Database, customer: Customer) -> list[tuple[str, str, str]]:
    """Who, what and why, of all that was done to a customer."""
    with database.autocommit() as conn:
        found = deeds(conn, about=f"user:{customer.id}")
    return [(actor, action, reason) for actor, action, _, reason in found]


def test_a_pin_that_is_set_locked_and_changed(
    database: Database, ada: Customer
) -> None:
    pins = Pins(database, [b"p" * 32])
    first, second = pins.hash(ada.id, RIGHT), pins.hash(ada.id, OTHER)
    with database.transaction() as conn:
        pins.store(conn, ada.id, first, at=NOON)
    for _ in range(3):
        with pytest.raises((PinWrong, PinLocked)):
            pins.check(ada.id, WRONG, at=NOON)
    with pytest.raises(PinLocked), database.transaction() as conn:
        pins.replace(conn, ada.id, second, at=NOON)
    with database.transaction() as conn:
        pins.replace(conn, ada.id, second, at=NOON + timedelta(minutes=15))

    me = f"customer:{ada.id}"
    assert done_to(database, ada) == [
        (me, "pin.set", ""),
        (me, "pin.locked", "3 wrong tries"),
        (me, "pin.changed", ""),
    ]


def test_an_account_that_is_opened_doubted_and_blocked(
    database: Database, customers: Customers, opened: Opener
) -> None:
    ada = opened()
    with database.transaction() as conn:
        customers.doubt_identity(conn, ada.id, "key_changed", at=NOON)
        customers.freeze(conn, ada.id, at=NOON)
        customers.freeze(conn, ada.id, at=NOON)  # there is nothing left to block

    assert done_to(database, ada) == [
        ("system", "account.opened", "tier 1"),
        ("system", "identity.changed", "key_changed"),
        (f"customer:{ada.id}", "customer.blocked", ""),
    ]


def test_a_limit_of_their_own_by_the_hash_of_what_it_was_and_is(
    database: Database, opened: Opener
) -> None:
    ada = opened()
    for kobo in (500_000, 100_000):
        with database.transaction() as conn:
            own_limits.choose(conn, ada.id, kobo, at=NOON)

    with database.autocommit() as conn:
        (_, became), (was, _) = conn.execute(
            "SELECT before_hash, after_hash FROM audit_log"
            " WHERE action = 'limit.chosen' ORDER BY id"
        ).fetchall()
    assert became == was


def test_what_is_undone_was_not_done(
    database: Database, customers: Customers, opened: Opener
) -> None:
    ada = opened()

    def freeze_and_fail() -> None:
        with database.transaction() as conn:
            customers.freeze(conn, ada.id, at=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        freeze_and_fail()

    assert [action for _, action, _ in done_to(database, ada)] == ["account.opened"]
