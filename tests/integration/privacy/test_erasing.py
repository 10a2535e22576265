"""Erasing a customer: nobody finds them again, and the books do not move."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from miimii import clock, ids
from miimii.approvals.model import ApprovalRefused
from miimii.db import Conn, Database
from miimii.errors import NotFound, PayeeUnknown
from miimii.privacy.desk import PrivacyDesk
from miimii.privacy.erasing import Erased, Erasing
from miimii.privacy.erasure_list import RETAINED
from miimii.privacy.model import NotErasable, keep_until
from miimii.support.tickets import Tickets
from miimii.users.customers import Customers
from miimii.users.model import Customer
from tests.deeds import deeds
from tests.integration.chat.world import ChatWorld, wamid
from tests.integration.privacy.people import (
    ADA,
    BOLA,
    REASON,
    asked,
    erased,
    found_in,
    leave_traces,
    named,
    offenders,
    paid_out,
    waiting_event,
)
from tests.transfers_world import DONE, naira


def whys(desk: PrivacyDesk, who: Customer) -> set[str]:
    with pytest.raises(NotErasable) as caught:
        asked(desk, who)
    return set(caught.value.whys)


def test_two_people_restrict_and_the_person_is_found_nowhere_but_where_law_keeps(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax")
    paid_out(world, zik)
    leave_traces(world, zik, owner)
    before = found_in(owner, texts)
    assert before > {"users", "inbound_events", "outbound_messages", "beneficiaries"}
    assert before > {"saved_targets", "transfers"}

    request = erased(desk, zik)

    assert request.state == "scheduled"
    assert found_in(owner, texts) == {"transfers"}
    assert offenders(owner) == []
    row = owner.execute("SELECT * FROM users WHERE id = %s", [zik.id])
    columns = [column.name for column in row.description or ()]
    left = dict(zip(columns, row.fetchone() or (), strict=True))
    assert (left["standing"], left["first_name"]) == ("closed", "Erased")
    assert left["last_name"] == request.number
    assert {left[name] for name in ("bvn", "bvn_index", "date_of_birth")} == {None}
    told = [action for _, action, _, _ in deeds(owner, about=f"user:{zik.id}")]
    assert told[-2:] == ["data.identity-checked", "data.restricted"]


def test_a_message_or_a_status_that_comes_again_brings_nobody_back(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax", has_pin=False)
    words = {"id": wamid(zik.phone or "", 7), "from": zik.phone, "type": "text"}
    updates = world.updates({**words, "text": {"body": "hello, I am Zikorax"}})
    world.inbox.act(world.inbox.store(updates))
    _, _, callback = world.phone.heard[-1]
    erased(desk, zik)
    count = "SELECT count(*) FROM inbound_events"
    before = owner.execute(count).fetchone()

    world.inbox.act(world.inbox.store(updates))
    sent = {"id": world.phone.wamids[-1], "biz_opaque_callback_data": callback}
    world.outbox.apply_status({**sent, "status": "read"}, at=clock.now())

    assert owner.execute(count).fetchone() == before
    assert owner.execute("SELECT status FROM outbound_messages").fetchall() == [
        ("read",)
    ]
    assert found_in(owner, texts) == set()


def test_a_hundred_are_erased_and_no_check_of_the_books_complains(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    texts, erased_ids = set(), []
    for number in range(100):
        name = f"Quux{ids.digits(number + 40_000, 4)}y"
        who, found_by = named(world, owner, name, has_pin=False)
        leave_traces(world, who, owner)
        if number % 20 == 0:
            paid_out(world, who)
        texts |= found_by
        erased_ids.append(erased(desk, who).user_id)

    assert found_in(owner, texts) - RETAINED.keys() == set()
    assert found_in(owner, texts) <= {"transfers"}
    assert offenders(owner) == []
    assert len(desk.erasing.list_erased()) == len(set(erased_ids)) == 100


def test_who_it_was_stays_sealed_until_its_date_and_then_goes(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, _ = named(world, owner, "Zikorax")
    tickets = Tickets(world.db, world.customers, {})
    words = "I, Zikorax, lost it"
    ticket, _ = tickets.open(
        zik, words, topic="other", order_reference=None, at=clock.now()
    )
    tickets.close(zik, ticket.number, at=clock.now())
    request = erased(desk, zik)
    assert "ticket_messages" in found_in(owner, {"Zikorax"})
    (sealed,) = owner.execute("SELECT identity FROM data_requests").fetchall()[0]
    kept = world.cipher.open("data_requests", "identity", request.number, sealed)
    assert world.bvns[zik.id] in kept
    assert "Zikorax" in kept

    today = clock.now()
    assert desk.erasing.finish(limit=10, at=today + timedelta(days=5 * 365)) == []
    then = today + timedelta(days=5 * 366 + 1)
    assert desk.erasing.finish(limit=10, at=then, is_dry=True) == [request.number]
    assert desk.erasing.finish(limit=10, at=then) == [request.number]
    assert desk.erasing.finish(limit=10, at=then) == []
    assert found_in(owner, {"Zikorax"}) == set()
    assert owner.execute("SELECT state, identity FROM data_requests").fetchall() == [
        ("done", None)
    ]


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("2026-11-23T12:00+01:00", date(2031, 11, 24)),
        ("2028-02-29T12:00+01:00", date(2033, 3, 1)),
        ("2026-12-31T23:30+00:00", date(2032, 1, 2)),  # it is January in Lagos
    ],
)
def test_it_is_kept_for_five_whole_years(day: str, until: date) -> None:
    assert keep_until(datetime.fromisoformat(day)) == until


def test_what_has_to_be_settled_first_is_said(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    rich = world.base.customer(naira(1000))
    assert whys(desk, rich) == {"balance"}
    reference = world.base.held(rich, naira(500))
    assert whys(desk, rich) == {"balance", "order"}
    owner.execute(
        "INSERT INTO reviews (kind, subject, detail, opened_at)"
        " VALUES ('receivable', %s, '{}', now())",
        [reference],
    )
    assert whys(desk, rich) == {"balance", "order", "review"}

    spent = world.base.customer()
    came = world.base.receive(spent.account_number or "", naira(100))
    other = world.base.quotes.wallet_transfer(spent, naira(100), rich)
    world.base.authorise(spent, other)
    world.base.credits.confirm(came, {"status": "reversed"}, DONE, at=clock.now())
    assert whys(desk, spent) == {"review"}  # the bank took back what they spent

    poor = world.base.customer()
    tickets = Tickets(world.db, world.customers, {})
    tickets.open(poor, "Hello", topic="other", order_reference=None, at=clock.now())
    waiting_event(owner, poor)
    owner.execute("UPDATE users SET identity_proven_at = NULL WHERE id = %s", [poor.id])
    assert whys(desk, poor) == {"ticket", "at-work", "unproven"}
    owner.execute("UPDATE users SET standing = 'frozen' WHERE id = %s", [poor.id])
    owner.execute(
        "INSERT INTO tier_requests (id, user_id, from_tier, to_tier, kind, evidence,"
        " asked_at) VALUES ('TIR1', %s, 1, 2, 'nin', 'v1.sealed', now())",
        [poor.id],
    )
    assert whys(desk, poor) == {"ticket", "at-work", "frozen", "tier"}
    assert owner.execute("SELECT count(*) FROM data_requests").fetchone() == (0,)


def test_what_came_up_since_is_in_the_way_of_the_second_person_too(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax", has_pin=False)
    approval = asked(desk, zik)
    world.base.receive(zik.account_number or "", naira(100))
    with pytest.raises(NotErasable) as caught:
        desk.erasing.approve(approval, by=BOLA, at=clock.now())
    assert caught.value.whys == ("balance",)
    assert "users" in found_in(owner, texts)


@pytest.mark.parametrize("way", ["wallet", "bank"])
def test_money_that_comes_while_they_are_erased_is_not_lost_in_a_closed_wallet(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn, jobs_db: Database, way: str
) -> None:
    zik, _ = named(world, owner, "Zikorax", has_pin=False)
    rich = world.base.customer(naira(1_000))
    quote = world.base.quotes.wallet_transfer(rich, naira(500), zik)
    approval = asked(desk, zik)
    outcome: list[object] = []

    def pay() -> None:
        try:
            if way == "wallet":
                outcome.append(world.base.authorise(rich, quote))
            else:
                outcome.append(world.base.receive(zik.account_number or "", naira(500)))
        except PayeeUnknown as ex:
            outcome.append(ex)

    paying = threading.Thread(target=pay)

    def meanwhile(conn: Conn, user_id: UUID, *, at: datetime) -> None:
        """Their balance was nothing, and they are not closed yet: now money comes."""
        paying.start()
        paying.join(0.5)

    erasing = Erasing(jobs_db, Customers(jobs_db), world.cipher, meanwhile)
    erasing.approve(approval, by=BOLA, at=clock.now())
    paying.join()

    assert world.base.balance(zik) == naira(0)
    assert len(outcome) == 1
    if way == "wallet":
        assert isinstance(outcome[0], PayeeUnknown)
        assert world.base.balance(rich) == naira(1_000)
    else:
        assert world.base.open_reviews(str(outcome[0])) == {"unknown-account"}


def test_one_person_alone_erases_nobody_nor_does_a_dry_run(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax", has_pin=False)
    before = found_in(owner, texts)
    approval = asked(desk, zik)
    with pytest.raises(ApprovalRefused) as caught:
        desk.erasing.approve(approval, by=ADA, at=clock.now())
    assert caught.value.why == "same-person"
    desk.erasing.approve(approval, by=BOLA, at=clock.now(), is_dry=True)
    assert found_in(owner, texts) == before
    desk.erasing.approve(approval, by=BOLA, at=clock.now())
    with pytest.raises(ApprovalRefused):
        desk.erasing.approve(approval, by=BOLA, at=clock.now())


def test_a_request_from_the_chat_is_the_one_that_is_worked(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, _ = named(world, owner, "Zikorax", has_pin=False)
    mine, is_new = world.teller.data_requests.ask(zik, "erase", at=clock.now())
    assert is_new
    assert world.teller.data_requests.ask(zik, "erase", at=clock.now()) == (mine, False)
    asked(desk, zik)
    (request,), (approval,) = desk.erasing.list_open(at=clock.now())
    assert (request.number, request.state) == (mine.number, "identity_checked")
    desk.erasing.close(mine.number, reason=REASON, by=BOLA, at=clock.now())
    with pytest.raises(NotFound):
        desk.erasing.approve(approval.id, by=BOLA, at=clock.now())
    with pytest.raises(NotErasable):
        desk.erasing.close(mine.number, reason=REASON, by=BOLA, at=clock.now())


def test_after_a_restore_the_list_is_erased_again(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax", has_pin=False)
    leave_traces(world, zik, owner)
    world.base.receive(zik.account_number or "", naira(100))  # paid out since
    at = clock.now() - timedelta(days=3)
    listed = Erased("D-7K3Q2M", zik.id, at)

    assert desk.erasing.replay(listed, by=ADA, at=clock.now())
    assert not desk.erasing.replay(listed, by=ADA, at=clock.now())

    assert found_in(owner, texts) - {"credits"} == set()
    assert desk.erasing.list_erased() == [listed]
    assert offenders(owner) == []
    nobody = Erased("D-7K3Q2N", UUID(int=1), at)
    with pytest.raises(NotFound):
        desk.erasing.replay(nobody, by=ADA, at=clock.now())


def test_whose_phone_it_was_can_open_an_account_again(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, _ = named(world, owner, "Zikorax", has_pin=False)
    erased(desk, zik)
    world.says(zik, "hello")
    with world.db.autocommit() as conn:
        met = world.customers.find_by_phone(conn, zik.phone or "")
    assert met is not None
    assert (met.id != zik.id, met.standing) == (True, "onboarding")


def test_words_of_tickets_are_emptied_and_never_changed_otherwise(
    world: ChatWorld, owner: Conn
) -> None:
    tickets = Tickets(world.db, world.customers, {})
    zik = world.base.customer()
    tickets.open(zik, "Hello", topic="other", order_reference=None, at=clock.now())
    for change in ("body = 'x'", "body = '[erased]', sender = 'staff', author = 'x'"):
        with pytest.raises(psycopg.errors.RestrictViolation):
            owner.execute(f"UPDATE ticket_messages SET {change}")  # noqa: S608
    owner.execute("UPDATE ticket_messages SET body = '[erased]'")
    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("DELETE FROM ticket_messages")


def test_a_message_that_was_given_up_is_not_in_the_way_and_is_emptied_too(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, texts = named(world, owner, "Zikorax", has_pin=False)
    waiting_event(owner, zik)
    assert whys(desk, zik) == {"at-work"}
    owner.execute("UPDATE inbound_events SET status = 'parked', done_at = now()")
    erased(desk, zik)
    assert found_in(owner, texts | {zik.lane}) == set()
