"""A block: at once by anybody who asks, ended by a proof and by two people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from miimii.chat.wording import LANGUAGES, say
from miimii.errors import NotFound
from miimii.ledger.checks import CHECKS, run_checks
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.users.decisions import NotForDecision, What
from miimii.users.model import Customer
from tests.integration.chat.proofs import (
    CHECKER,
    OPS,
    SEEN,
    WHY,
    again,
    decide,
    fills_proof,
    is_pin,
    locks,
    proves_all,
)
from tests.integration.chat.world import PIN, ChatWorld

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
BIG = "send 20001 to 0123456789 access"
NEW_KEY = {"type": "system", "system": {"type": "customer_identity_changed"}}


def blocked(world: ChatWorld, naira: int = 100_000) -> Customer:
    ada = world.verified(naira)
    world.says(ada, "block my account")
    return ada


def test_proof_and_two_people_open_it_again_with_small_limits(
    world: ChatWorld,
) -> None:
    with freeze_time(NOON) as now:
        ada = blocked(world)
        world.says(ada, "unblock my account")
        assert proves_all(world, ada).body["screen"] == "SUCCESS"
        assert "Two of our people now decide" in world.text(ada)
        assert again(world, ada).standing == "frozen"
        world.says(ada, "unblock my account")
        assert world.text(ada) == say("en", "prove.with_people")
        now.move_to(NOON + timedelta(days=2))
        assert decide(world, ada, "unfreeze").what == "unfreeze"
        assert world.last(ada)["template"]["name"] == "account_unblocked"
        world.says(ada, BIG)
        assert "24 hours" in world.text(ada)
        now.move_to(NOON + timedelta(days=3, seconds=-1))
        world.says(ada, BIG)
        assert "24 hours" in world.text(ada)
        now.move_to(NOON + timedelta(days=3))
        world.says(ada, BIG)
        assert world.choices(ada)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_whatever_else_is_said_names_the_way_out(
    world: ChatWorld, language: str
) -> None:
    ada = world.verified()
    world.teller.set_language(ada, language)
    world.says(ada, "block my account")
    assert world.text(ada) == say(language, "blocked")
    quoted = say(language, "frozen").split('"')[1]
    world.says(ada, quoted)
    assert world.text(ada) == say(language, "unblock")
    assert world.token(ada)


def test_an_account_that_is_open_needs_no_unblocking(world: ChatWorld) -> None:
    ada = world.verified()
    world.says(ada, "unblock my account")
    assert world.text(ada) == "Your account isn't blocked."


def test_a_thief_with_the_phone_alone_opens_nothing(world: ChatWorld) -> None:
    ada = blocked(world)
    world.says(ada, "unblock my account")
    for _ in range(3):
        answer = fills_proof(world, ada, bvn="22999999999")
    assert answer.status == 427
    world.says(ada, "unblock my account")
    assert "try again tomorrow" in world.text(ada)
    with pytest.raises(NotForDecision):
        decide(world, ada, "unfreeze")
    assert again(world, ada).standing == "frozen"


def test_one_person_opens_nothing(world: ChatWorld) -> None:
    ada = blocked(world)
    world.says(ada, "unblock my account")
    proves_all(world, ada)
    decisions, at = world.customer_decisions, clock.now()
    asked = decisions.request(
        ada.id, "unfreeze", evidence=SEEN, reason=WHY, by=OPS, at=at
    )
    for by in (OPS, OPS.upper(), f" {OPS} "):
        with pytest.raises(ApprovalRefused) as refused:
            decisions.approve(asked.id, by=by, at=at)
        assert refused.value.why == "same-person"
    assert again(world, ada).standing == "frozen"


def test_a_change_of_identity_after_the_proof_voids_the_request(
    world: ChatWorld,
) -> None:
    ada = blocked(world)
    world.says(ada, "unblock my account")
    proves_all(world, ada)
    decisions, at = world.customer_decisions, clock.now()
    asked = decisions.request(
        ada.id, "unfreeze", evidence=SEEN, reason=WHY, by=OPS, at=at
    )
    world.sends(ada.phone or "", NEW_KEY)
    with pytest.raises(ApprovalRefused) as refused:
        decisions.approve(asked.id, by=CHECKER, at=at)
    assert refused.value.why == "changed"
    with pytest.raises(NotForDecision):
        decide(world, ada, "unfreeze")
    assert again(world, ada).standing == "frozen"


def test_a_proof_from_before_the_block_does_not_end_it(world: ChatWorld) -> None:
    with freeze_time(NOON) as now:
        ada = blocked(world)
        world.says(ada, "unblock my account")
        proves_all(world, ada)
        decide(world, ada, "unfreeze")
        now.tick(60)
        world.says(ada, "block my account")
        with pytest.raises(NotForDecision):
            decide(world, ada, "unfreeze")


def test_one_person_blocks_and_the_customer_is_told(world: ChatWorld) -> None:
    ada = world.verified(5000)
    world.says(ada, "send 500 to 0123456789 access")
    decisions, at = world.customer_decisions, clock.now()
    for reason in ("short", "her number is 08031234567, she said"):
        with pytest.raises((NotForDecision, ApprovalRefused)):
            decisions.freeze(ada.id, by=OPS, reason=reason, at=at)
    decisions.freeze(ada.id, by=OPS, reason=WHY, at=at, is_dry=True)
    assert again(world, ada).standing == "active"
    decisions.freeze(ada.id, by=OPS, reason=WHY, at=at)
    world.outbox.deliver_told()
    assert "Your account was blocked" in world.text(ada)
    assert world.base.rows("SELECT status FROM transfers") == [("cancelled",)]
    with pytest.raises(NotForDecision):
        decisions.freeze(ada.id, by=OPS, reason=WHY, at=at)
    (deed,) = world.base.rows(
        "SELECT actor, reason FROM audit_log WHERE action = 'customer.blocked'"
    )
    assert deed == (f"staff:{OPS}", WHY)


def test_where_no_form_will_do_people_prove_it(world: ChatWorld) -> None:
    ada = world.verified(5000)
    world.phone.answers = [NotSent("reprove", "137000")]
    world.says(ada, "hi")
    _, alone = world.customer_decisions.look(by=OPS, at=clock.now())
    assert [(row.user_id, row.what) for row in alone] == [(ada.id, "prove")]
    decide(world, ada, "prove")
    assert "this chat is open to your account again" in world.text(ada)
    world.says(ada, "balance")
    assert "₦5,000.00" in world.text(ada)
    assert not again(world, ada).is_proof_for_people


def test_doubt_and_a_hard_lock_are_two_decisions(world: ChatWorld) -> None:
    ada = world.verified()
    world.sends(ada.phone or "", NEW_KEY)
    locks(world, ada, 10)
    with pytest.raises(NotForDecision):
        decide(world, ada, "reset-lock")
    decide(world, ada, "prove")
    decide(world, ada, "reset-lock")
    assert is_pin(world, ada, PIN)


def test_who_is_rebound_writes_from_there_and_proves_it(world: ChatWorld) -> None:
    ada, stranger = world.verified(5000), "+2348099999901"
    world.says(stranger, "hi")
    world.sends(ada.phone or "", NEW_KEY)
    decide(world, ada, "rebind", to_phone="08099999901")
    moved = again(world, ada)
    assert (moved.phone, moved.identity_proven_at) == (stranger, None)
    world.says(stranger, "balance")
    assert "WhatsApp identity changed" in world.text(stranger)
    assert proves_all(world, moved).body["screen"] == "SUCCESS"
    world.says(stranger, "balance")
    assert "₦5,000.00" in world.text(stranger)
    world.says(ada, "balance")  # whoever has the old number now
    assert "Welcome to MiiMii" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("5,000")


def test_a_number_that_is_somebody_s_is_not_taken(world: ChatWorld) -> None:
    ada, eve = world.verified(), world.verified()
    for number in (eve.phone or "", ada.phone or "", "12345", ""):
        with pytest.raises(NotForDecision):
            decide(world, ada, "rebind", to_phone=number)
    late = "+2348099999902"
    decisions, at = world.customer_decisions, clock.now()
    asked = decisions.request(
        ada.id,
        "rebind",
        to_phone=late,
        evidence=SEEN,
        reason=WHY,
        by=OPS,
        at=at,
    )
    world.base.rows(
        "UPDATE users SET phone = %(p)s WHERE id = %(id)s RETURNING id",
        p=late,
        id=eve.id,
    )
    with pytest.raises(ApprovalRefused):
        decisions.approve(asked.id, by=CHECKER, at=at)
    assert again(world, ada).phone == ada.phone


@pytest.mark.parametrize("what", ["unfreeze", "reset-lock", "prove"])
def test_what_is_so_already_is_not_decided(world: ChatWorld, what: What) -> None:
    ada = world.verified()
    with pytest.raises(NotForDecision) as refused:
        decide(world, ada, what)
    assert refused.value.why == "settled"


def test_customers_are_found_by_what_people_know_of_them(world: ChatWorld) -> None:
    ada = world.verified()
    find = world.customer_decisions.find
    local = "0" + (ada.phone or "").removeprefix("+234")
    for name in (str(ada.id), ada.phone or "", local, ada.account_number or ""):
        assert find(name).id == ada.id
    for name in ("", "nobody", "08011111111"):
        with pytest.raises(NotFound):
            find(name)


def test_somebody_doubted_before_the_account_was_open_goes_on(
    world: ChatWorld,
) -> None:
    ada = world.verified()
    world.base.rows(
        """
        UPDATE users
           SET standing = 'onboarding', opened_at = NULL, identity_proven_at = NULL
         WHERE id = %(id)s RETURNING id
        """,
        id=ada.id,
    )
    world.sends(ada.phone or "", NEW_KEY)
    assert again(world, ada).standing == "frozen"
    world.says(ada, "unblock my account")
    proves_all(world, ada)
    decide(world, ada, "unfreeze")
    assert again(world, ada).standing == "onboarding"
    errands = world.base.rows("SELECT kind FROM inbound_events WHERE kind = 'onboard'")
    assert errands == [("onboard",)]


def test_the_checks_find_a_door_that_two_people_did_not_open(world: ChatWorld) -> None:
    ada = blocked(world)
    world.says(ada, "unblock my account")
    proves_all(world, ada)
    decide(world, ada, "unfreeze")
    assert without_two_people(world) == 0
    for kind in ("people", "unblocked", "unlocked", "form"):
        world.base.rows(
            """
            INSERT INTO identity_proofs (user_id, kind, proven_at, balance_kobo,
                                         spent_kobo)
            VALUES (%(id)s, %(kind)s, %(at)s, 0, 0)
            RETURNING id
            """,
            id=ada.id,
            kind=kind,
            at=clock.now(),
        )
    assert without_two_people(world) == 3


def without_two_people(world: ChatWorld) -> int:
    """How many effects the books' check says nobody else agreed to."""
    check = next(check for check in CHECKS if check.name.startswith("C20"))
    with world.db.autocommit() as conn:
        findings = run_checks(conn, at=clock.now(), checks=[check])
    return sum(found.count for found in findings)
