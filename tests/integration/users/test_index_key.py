"""While BVNs are hashed under two keys nobody is let in, and nobody is troubled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import psycopg
import pytest

from miimii.db import Conn, Database
from miimii.errors import Unavailable
from miimii.providers.ports import BvnClaim, BvnVerdict
from miimii.users import blind_index
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.model import Customer, Identity
from miimii.users.store import blind_index as store
from tests.integration.users.conftest import NOON
from tests.integration.users.outside import (
    BVN,
    TYPED,
    CrashingDojah,
    World,
    make_world,
)

pytestmark = pytest.mark.proves("T38")

HOUR = timedelta(hours=1)
OURS, NEXT = FieldCipher([b"k" * 32], b"i" * 32), FieldCipher([b"k" * 32], b"j" * 32)


def verified(database: Database, customers: Customers, cipher: FieldCipher) -> Customer:
    """Somebody whose BVN is hashed under this cipher's key."""
    bola = customers.meet(Identity("+2348030000002", None, None), None, at=NOON)
    with database.transaction() as conn:
        conn.execute(
            """
            UPDATE users
               SET bvn = %(bvn)s, bvn_index = %(index)s, bvn_index_key_id = %(key)s
             WHERE id = %(user)s
            """,
            {
                "bvn": cipher.seal("users", "bvn", bola.customer.id, "22222222223"),
                "index": cipher.blind_index("bvn", "22222222223"),
                "key": cipher.index_key_id,
                "user": bola.customer.id,
            },
        )
    return bola.customer


def move_all(conn: Conn, cipher: FieldCipher) -> int:
    found = blind_index.take_others(conn, cipher, after=None, limit=100)
    for one in found:
        blind_index.move(conn, cipher, one)
    return len(found)


def test_a_form_is_not_compared_with_hashes_of_another_key_and_costs_nothing(
    world: World, ada: Customer
) -> None:
    verified(world.db, world.customers, NEXT)
    token = world.form(ada, NOON)
    world.onboarding.save_details(token, TYPED, NOON)

    with pytest.raises(Unavailable):
        world.onboarding.save_bvn(token, BVN, NOON)

    assert world.look_ups() == []


def test_an_errand_waits_before_anybody_is_asked_and_goes_on_afterwards(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    verified(world.db, world.customers, NEXT)
    with pytest.raises(Unavailable):
        world.work(ada, NOON)
    assert (world.look_ups(), world.dojah_says.got) == ([], [])

    with world.db.transaction() as conn:
        assert move_all(conn, OURS) == 1

    assert world.work(ada, NOON + HOUR)
    world.assert_open(ada)


@dataclass
class SlowDojah(CrashingDojah):
    """Hashes move to another key while the answer is on its way."""

    database: Database | None = None

    def look_up_bvn(self, claim: BvnClaim) -> BvnVerdict:
        verdict = super().look_up_bvn(claim)
        if self.database is not None:
            verified(self.database, Customers(self.database), NEXT)
        return verdict


def test_a_verdict_that_comes_while_hashes_move_lets_nobody_in(
    world: World, ada: Customer
) -> None:
    dojah = SlowDojah(world.dojah.dojah, database=world.db)
    scripts = world.dojah_says, world.bank_says
    slow = make_world(world.db, world.customers, dojah, world.bank, scripts)
    slow.fill_in(ada, NOON)

    with pytest.raises(Unavailable):
        slow.work(ada, NOON)

    assert slow.customer(ada).first_name is None
    assert slow.look_ups() == ["unknown"]


def test_hashes_move_only_when_nobody_is_being_let_in(
    world: World, app_url: str
) -> None:
    verified(world.db, world.customers, OURS)
    with world.db.transaction() as letting_in:
        blind_index.hold_own_key(letting_in, OURS)
        with psycopg.connect(app_url) as moving:
            moving.execute("SET lock_timeout = '50ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                move_all(moving, NEXT)

    with world.db.transaction() as moving:
        assert move_all(moving, NEXT) == 1
    with pytest.raises(Unavailable), world.db.transaction() as conn:
        blind_index.hold_own_key(conn, OURS)


def test_a_hash_without_its_bvn_keeps_nobody_out(world: World) -> None:
    """It can't be made anew, and nobody has that BVN any more."""
    verified(world.db, world.customers, NEXT)
    with world.db.transaction() as conn:
        conn.execute("UPDATE users SET bvn = NULL")
        assert not store.has_other_key(conn, OURS.index_key_id)
