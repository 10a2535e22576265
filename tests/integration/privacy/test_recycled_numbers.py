"""A number that was given to somebody else: to each their own chat, kept and erased."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from miimii import clock
from miimii.chat.store.messages import NewMessage, insert_messages
from miimii.db import Conn
from miimii.privacy.desk import PrivacyDesk
from miimii.users.model import Customer, Identity
from tests.integration.chat.world import ChatWorld
from tests.integration.privacy.people import ADA, REASON, erased, named

ADAS, EVES = "balance, said Ada", "hello, said Eve"


@dataclass(frozen=True, slots=True)
class Two:
    """Ada had the number, and has moved; Eve has it now."""

    ada: Customer
    eve: Customer


@pytest.fixture
def two(world: ChatWorld, owner: Conn) -> Two:
    ada, _ = named(world, owner, "Adaora", has_pin=False)
    phone = ada.phone or ""
    world.says(ada, ADAS)
    insert_messages(owner, [_told(ada, "what we told Ada")], at=clock.now())
    moved = Identity("+2348099999991", ada.bsuid, "h")
    world.customers.meet(moved, None, at=clock.now())
    world.sends(phone, {"type": "text", "text": {"body": EVES}}, act=False)
    new = world.customers.meet(Identity(phone, "NG.eve", "e"), None, at=clock.now())
    assert new.is_new
    eve = new.customer
    insert_messages(owner, [_told(eve, "what we told Eve")], at=clock.now())
    owner.execute("UPDATE inbound_events SET status = 'done', done_at = now()")
    owner.execute("UPDATE outbound_messages SET status = 'read'")
    owner.execute("UPDATE users SET identity_proven_at = now() WHERE id = %s", [ada.id])
    return Two(ada, eve)


def _told(who: Customer, words: str) -> NewMessage:
    body = {"message": {"type": "text", "text": {"body": words}}}
    return NewMessage(who.lane, who.phone or "", "text", body, words)


def said(desk: PrivacyDesk, who: Customer) -> set[str]:
    """Every word of the conversation that is in their copy."""
    copy = desk.copies.take(who.id, reason=REASON, by=ADA, at=clock.now())
    return {str(row["text"]) for row in copy.parts["messages"]}


def test_a_copy_has_their_own_words_and_nobody_elses(
    desk: PrivacyDesk, two: Two
) -> None:
    assert said(desk, two.ada) > {ADAS, "what we told Ada"}
    assert not said(desk, two.ada) & {EVES, "what we told Eve"}
    assert said(desk, two.eve) == {EVES, "what we told Eve"}


def test_erasing_who_has_the_number_now_leaves_who_had_it(
    desk: PrivacyDesk, two: Two
) -> None:
    before = said(desk, two.ada)
    erased(desk, two.eve)
    assert said(desk, two.ada) == before
    assert said(desk, two.eve) == set()


def test_erasing_who_had_the_number_leaves_who_has_it_now(
    desk: PrivacyDesk, two: Two, owner: Conn
) -> None:
    erased(desk, two.ada)
    assert said(desk, two.ada) == set()
    assert said(desk, two.eve) == {EVES, "what we told Eve"}
    held = owner.execute("SELECT DISTINCT user_id FROM held_lanes").fetchall()
    assert held == [(two.eve.id,)]


def test_what_waits_for_a_proof_is_in_it_and_is_erased(
    world: ChatWorld, desk: PrivacyDesk, owner: Conn
) -> None:
    zik, _ = named(world, owner, "Zikorax", has_pin=False)
    words = "what Zikorax was never told"
    message = replace(_told(zik, words), lane=f"unproven:{zik.id}")
    insert_messages(owner, [message], at=clock.now())
    owner.execute("UPDATE outbound_messages SET status = 'dead'")
    assert words in said(desk, zik)
    erased(desk, zik)
    assert owner.execute("SELECT body, lane FROM outbound_messages").fetchall() == [
        ({}, f"erased:{zik.id}")
    ]
