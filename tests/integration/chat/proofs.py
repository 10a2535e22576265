"""What customers do to prove themselves, and two people to decide about them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from miimii import clock
from miimii.chat.forms import FlowAnswer
from miimii.errors import PinLocked, PinWrong
from miimii.users.decisions import CustomerDecisions, Decided, What
from miimii.users.model import Customer
from tests.integration.chat.world import BORN, PIN, ChatWorld

OPS, CHECKER = "ops@miimii.test", "checker@miimii.test"
WHY, SEEN = "We spoke to her, it is she", "Call of 3 March, recording 4711"


def fills_proof(world: ChatWorld, who: Customer, **other: str) -> FlowAnswer:
    """Fill in birthday and BVN, rightly unless said otherwise."""
    typed = {"date_of_birth": BORN, "bvn": world.bvns[who.id], **other}
    return world.fills(who, "PROVE", **typed)


def proves_all(world: ChatWorld, who: Customer) -> FlowAnswer:
    """Walk the newest form to its end."""
    assert fills_proof(world, who).body["screen"] == "OLD_PIN"
    return world.fills(who, "OLD_PIN", pin=PIN)


def again(world: ChatWorld, who: Customer) -> Customer:
    """The customer as stored now."""
    with world.db.autocommit() as conn:
        return world.customers.get(conn, who.id)


def locks(world: ChatWorld, who: Customer, tries: int) -> None:
    """Guess the PIN wrong so often, waiting for each lock to end."""
    at = clock.now() - timedelta(days=12)
    for n in range(tries):
        with pytest.raises((PinWrong, PinLocked)):
            world.pins.check(who.id, f"0000{n:02d}", at=at + n * timedelta(hours=25))


def is_pin(world: ChatWorld, who: Customer, pin: str) -> bool:
    """Whether this is the PIN, and it may be tried."""
    try:
        world.pins.check(who.id, pin, at=clock.now())
    except (PinWrong, PinLocked):
        return False
    return True


def decide(
    world: ChatWorld, who: Customer, what: What, *, to_phone: str = ""
) -> Decided:
    """One person asks, another approves; the news goes out."""
    decisions: CustomerDecisions = world.customer_decisions
    at = clock.now()
    asked = decisions.request(
        who.id, what, to_phone=to_phone, evidence=SEEN, reason=WHY, by=OPS, at=at
    )
    decided = decisions.approve(asked.id, by=CHECKER, at=at)
    world.outbox.deliver_told()
    return decided
