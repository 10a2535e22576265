"""Either phone or WhatsApp id finds the customer; what contradicts them is doubted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from miimii.db import Database, count_round_trips
from miimii.errors import Frozen, IdentityUnproven, NotFound, NotOpen
from miimii.ids import uuid7
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from tests.integration.users.conftest import ADA, NOON, OPENED, Opener, reread

LATER = NOON + timedelta(hours=1)


def test_a_stranger_becomes_a_customer_once_however_many_messages_come_at_once(
    customers: Customers,
) -> None:
    with ThreadPoolExecutor(8) as pool:
        meetings = list(
            pool.map(lambda _: customers.meet(ADA, "Ada", at=NOON), range(8))
        )

    assert sum(meeting.is_new for meeting in meetings) == 1
    assert len({meeting.customer.id for meeting in meetings}) == 1
    assert not any(meeting.identity_changed for meeting in meetings)


def test_a_known_customer_costs_one_round_trip(
    customers: Customers, ada: Customer
) -> None:
    with count_round_trips() as tally:
        meeting = customers.meet(ADA, "Ada", at=LATER)

    assert meeting.customer == ada
    assert tally.round_trips == 1


@pytest.mark.parametrize(
    "who",
    [
        Identity(ADA.phone),
        Identity(None, ADA.bsuid),
        Identity(ADA.phone, ADA.bsuid, ADA.key_hash),
    ],
)
def test_either_id_finds_the_customer_and_proves_nothing_new(
    customers: Customers, opened: Opener, who: Identity
) -> None:
    ada = opened()
    meeting = customers.meet(who, None, at=LATER)

    assert meeting.customer == ada
    assert not meeting.identity_changed


def test_what_was_not_known_yet_is_learnt_without_doubt(
    database: Database, customers: Customers
) -> None:
    met = customers.meet(Identity("+2348030000001"), None, at=NOON).customer
    meeting = customers.meet(ADA, "Ada", at=LATER)

    assert meeting.customer == reread(database, met.id)
    assert meeting.customer.bsuid == ADA.bsuid
    assert meeting.customer.profile_name == "Ada"
    assert not meeting.identity_changed


@pytest.mark.proves("T06")
@pytest.mark.parametrize(
    ("who", "kind"),
    [
        (Identity("+2348030000001", "NG.other", "h1"), "bsuid_changed"),
        (Identity("+2348030000002", "NG.ada", "h1"), "phone_changed"),
        (Identity("+2348030000001", "NG.ada", "h2"), "key_changed"),
        (Identity(None, "NG.ada", "h2"), "key_changed"),
    ],
)
def test_what_contradicts_an_identity_takes_its_proof_away(
    database: Database, customers: Customers, opened: Opener, who: Identity, kind: str
) -> None:
    ada = opened()
    meeting = customers.meet(who, "Ada", at=LATER)

    assert meeting.identity_changed
    assert meeting.customer.id == ada.id
    assert meeting.customer.identity_proven_at is None
    with pytest.raises(IdentityUnproven):
        customers.require_can_pay(meeting.customer)
    with database.autocommit() as conn:
        rows = conn.execute("SELECT user_id, kind FROM identity_events").fetchall()
    assert rows == [(ada.id, kind)]

    again = customers.meet(who, "Ada", at=LATER)
    assert not again.identity_changed
    assert again.customer.identity_proven_at is None


def test_a_phone_that_moves_to_another_customer_leaves_both_in_doubt(
    database: Database, customers: Customers, opened: Opener
) -> None:
    ada = opened()
    bola = Identity("+2348030000002", "NG.bola")
    customers.meet(bola, "Bola", at=NOON)
    moved = customers.meet(Identity(ADA.phone, "NG.bola"), "Bola", at=LATER)

    assert moved.identity_changed
    assert moved.customer.phone == ADA.phone
    before = reread(database, ada.id)
    assert before.phone is None
    assert before.recipient == ADA.bsuid
    assert before.identity_proven_at is None


def test_a_phone_that_is_somebodys_only_address_is_not_taken_away(
    database: Database, customers: Customers
) -> None:
    old = customers.meet(Identity("+2348030000001"), None, at=NOON).customer
    new = customers.meet(Identity(None, "NG.new"), None, at=NOON).customer
    both = Identity("+2348030000001", "NG.new")

    assert customers.meet(both, None, at=LATER).customer == new
    assert reread(database, old.id).phone == "+2348030000001"


def test_block_my_account_works_once_and_only_on_an_open_account(
    database: Database, customers: Customers, ada: Customer, opened: Opener
) -> None:
    with database.transaction() as conn:
        assert not customers.freeze(conn, ada.id, at=NOON)
    opened()
    with database.transaction() as conn:
        assert customers.freeze(conn, ada.id, at=NOON)
        assert not customers.freeze(conn, ada.id, at=NOON)
    with pytest.raises(Frozen):
        customers.require_can_pay(reread(database, ada.id))


def test_who_is_not_verified_can_not_pay(customers: Customers, ada: Customer) -> None:
    with pytest.raises(NotOpen):
        customers.require_can_pay(ada)


def test_an_opened_account_is_found_by_its_number_and_can_pay(
    database: Database, customers: Customers, opened: Opener
) -> None:
    ada = opened(tier=1, at=OPENED)
    with database.transaction() as conn:
        assert customers.find_by_account(conn, "9900000001") == ada
        assert customers.find_by_phone(conn, "+2348030000001") == ada
        assert customers.find_by_phone(conn, "+2348030000009") is None
        assert customers.lock(conn, ada.id) == ada
        with pytest.raises(NotFound):
            customers.get(conn, uuid7())
    customers.require_can_pay(ada)
    assert (ada.standing, ada.tier, ada.opened_at) == ("active", 1, OPENED)
