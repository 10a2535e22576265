"""Who joins the staff and by whose word, and who leaves it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest

from miimii import clock
from miimii.approvals import two_people
from miimii.approvals.model import Approval, ApprovalRefused
from miimii.errors import NotFound
from miimii.staff.model import (
    Member,
    NotTheirDuty,
    Role,
    SignInRefused,
    StaffRefused,
)
from tests.deeds import deeds
from tests.staff_room import ADA, BOLA, CHI, PASSWORD, WHY, StaffRoom

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)
DAYO = "dayo@example.com"


def asked(room: StaffRoom, email: str = CHI, by: str = ADA) -> Approval:
    """An admin's request for somebody in ops."""
    approval = room.ask(email, "ops", by=by)
    assert isinstance(approval, Approval)
    return approval


def approve(room: StaffRoom, approval: Approval, by: str = BOLA) -> Member:
    return room.hiring.approve(approval.id, by=by, at=clock.now())


def standings(room: StaffRoom) -> dict[str, str]:
    _, members = room.hiring.look(at=clock.now())
    return {member.email: f"{member.role} {member.standing}" for member in members}


def test_the_first_admin_is_made_alone_once(room: StaffRoom) -> None:
    room.hiring.require_nobody()
    room.first("Ada@Example.com")

    with pytest.raises(StaffRefused, match="staff-refused") as refused:
        room.first(CHI)

    assert refused.value.why == "first-exists"
    assert standings(room) == {ADA: "admin active"}
    with pytest.raises(StaffRefused):
        room.hiring.require_nobody()


def test_of_many_first_admins_at_once_there_is_one(room: StaffRoom) -> None:
    def attempt(number: int) -> bool:
        try:
            room.first(f"ada{number}@example.com")
        except StaffRefused:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(attempt, range(6))) == [False] * 5 + [True]


def test_ended_memberships_don_t_bring_the_first_admin_back(room: StaffRoom) -> None:
    room.opened()
    for who, by in ((ADA, BOLA), (BOLA, BOLA)):
        room.hiring.disable(who, by=by, reason="All of us have left", at=clock.now())

    with pytest.raises(StaffRefused):
        room.first(CHI)


def test_while_alone_the_admin_makes_one_checker_and_nobody_else(
    room: StaffRoom,
) -> None:
    room.first()
    waiting = room.ask(CHI, "ops")
    made = room.ask(BOLA, "checker")
    another = room.ask(DAYO, "checker")

    assert isinstance(waiting, Approval)
    assert isinstance(made, Member)
    assert isinstance(another, Approval)
    assert standings(room) == {
        ADA: "admin active",
        BOLA: "checker active",
        CHI: "ops asked",
        DAYO: "checker asked",
    }
    with room.db.autocommit() as conn:
        told = deeds(conn, about=f"staff:{BOLA}")
    assert told == [
        (f"staff:{ADA}", "staff.made", f"staff:{BOLA}", f"checker: made alone: {WHY}")
    ]


def test_a_second_checker_is_never_made_alone(room: StaffRoom) -> None:
    room.first()
    room.ask(BOLA, "checker")
    room.hiring.disable(BOLA, by=ADA, reason="She is my own invention", at=clock.now())

    assert isinstance(room.ask(DAYO, "checker"), Approval)


@pytest.mark.proves("T23")
def test_one_admin_asks_another_person_grants_and_only_then_they_sign_in(
    room: StaffRoom,
) -> None:
    room.opened()
    approval = asked(room)
    with pytest.raises(SignInRefused):
        room.sign_in(CHI)
    with pytest.raises(ApprovalRefused) as refused:
        approve(room, approval, by=ADA)
    assert refused.value.why == "same-person"

    member = approve(room, approval)

    assert (member.role, member.standing) == ("ops", "active")
    room.sign_in(CHI, duty="propose")
    with room.db.autocommit() as conn:
        made = deeds(conn, about=f"staff:{CHI}")[1]
    assert made == (f"staff:{BOLA}", "staff.made", f"staff:{CHI}", f"ops: {WHY}")
    with pytest.raises(ApprovalRefused):
        approve(room, approval)


@pytest.mark.parametrize(("who", "why"), [(CHI, NotTheirDuty), (DAYO, StaffRefused)])
def test_who_is_no_admin_asks_for_nobody_and_who_is_nobody_grants_nothing(
    room: StaffRoom, who: str, why: type[Exception]
) -> None:
    room.opened((CHI, "ops"))
    approval = asked(room, "efe@example.com")

    with pytest.raises(why):
        room.ask("femi@example.com", "viewer", by=who)
    with pytest.raises(why):
        room.hiring.require_hirer(who)
    with pytest.raises(why):
        approve(room, approval, by=who)
    with pytest.raises(why):
        room.hiring.disable(ADA, by=who, reason=WHY, at=clock.now())
    with pytest.raises(why):
        room.ask("femi@example.com", "checker", by=who)


@pytest.mark.proves("T23")
def test_whom_you_made_a_member_does_not_grant_what_you_ask_within_a_day(
    room: StaffRoom,
) -> None:
    now = clock.now()
    room.first(at=now - timedelta(hours=40))
    room.ask(BOLA, "checker", at=now - DAY + MOMENT)
    approval = asked(room)

    with pytest.raises(ApprovalRefused) as refused:
        room.hiring.approve(approval.id, by=BOLA, at=now)

    assert refused.value.why == "newcomer"
    with room.db.autocommit() as conn:
        *_, last = deeds(conn, about=f"approval:{approval.id}")
    assert last[1:4:2] == ("approval.refused", "newcomer")
    later = now + timedelta(seconds=2)
    assert room.hiring.approve(approval.id, by=BOLA, at=later).standing == "active"


def test_a_newcomer_grants_what_others_ask(room: StaffRoom) -> None:
    now = clock.now()
    room.first(at=now)
    room.ask(BOLA, "checker", at=now)
    with room.db.transaction() as conn:
        approval = two_people.request(
            conn,
            "price",
            "plan:1",
            {"from": 1, "to": 2},
            reason="Price of the plan",
            by=CHI,
            at=now,
        )
        two_people.approve(conn, approval, subject_is=1, by=BOLA, at=now)


def test_nobody_is_two_members_at_once(room: StaffRoom) -> None:
    room.opened((CHI, "ops"))
    roles: tuple[Role, ...] = ("checker", "ops")
    for role in roles:
        with pytest.raises(StaffRefused) as refused:
            room.ask(f" {CHI.upper()}", role)
        assert refused.value.why == "member"


def test_a_request_stands_until_it_is_granted_vetoed_or_too_old(
    room: StaffRoom,
) -> None:
    room.opened()
    first = asked(room)
    with pytest.raises(ApprovalRefused) as refused:
        asked(room)
    assert refused.value.why == "open-already"

    later = clock.now() + DAY
    second = room.ask(CHI, "support", at=later)
    assert isinstance(second, Approval)
    for approval, why in ((first, "decided"), (second, None)):
        if why:
            with pytest.raises(ApprovalRefused) as refused:
                room.hiring.approve(approval.id, by=BOLA, at=later)
            assert refused.value.why == why
        else:
            made = room.hiring.approve(approval.id, by=BOLA, at=later)
            assert made.role == "support"


def test_a_veto_leaves_nothing_to_grant(room: StaffRoom) -> None:
    room.opened()
    approval = asked(room)
    room.hiring.disable(CHI, by=BOLA, reason="I don't know her", at=clock.now())

    with pytest.raises(ApprovalRefused) as refused:
        approve(room, approval)

    assert refused.value.why == "changed"


def test_one_person_ends_a_membership_at_once_and_for_good(room: StaffRoom) -> None:
    room.opened((CHI, "ops"))
    with pytest.raises(ApprovalRefused):
        room.hiring.disable(CHI, by=ADA, reason="gone", at=clock.now())

    room.hiring.disable(CHI, by=ADA, reason="She has left the bank", at=clock.now())

    with pytest.raises(SignInRefused):
        room.sign_in(CHI)
    with pytest.raises(NotFound):
        room.hiring.disable(CHI, by=ADA, reason="She has left us all", at=clock.now())
    again = asked(room)
    assert approve(room, again).standing == "active"
    assert sorted(standings(room)) == [ADA, BOLA, CHI]


def test_a_dry_run_decides_the_same_and_keeps_nothing(room: StaffRoom) -> None:
    now = clock.now()
    who = room.credentials(ADA)
    room.hiring.make_first(ADA, who, at=now, is_dry=True)
    assert standings(room) == {}
    room.opened()
    before = standings(room)

    asked_for = room.hiring.request(
        CHI, "ops", room.credentials(CHI), by=ADA, reason=WHY, at=now, is_dry=True
    )
    assert isinstance(asked_for, Approval)
    room.hiring.disable(BOLA, by=ADA, reason=WHY, at=now, is_dry=True)
    assert standings(room) == before
    approval = asked(room)
    room.hiring.approve(approval.id, by=BOLA, at=now, is_dry=True)
    assert standings(room)[CHI] == "ops asked"


def test_no_row_holds_a_password_a_secret_or_a_code(
    room: StaffRoom, owner_url: str
) -> None:
    room.opened()
    with psycopg.connect(owner_url) as conn:
        kept = str(
            conn.execute("SELECT s::text, a::text FROM staff s, approvals a").fetchall()
            + conn.execute("SELECT s::text FROM staff s").fetchall()
        )

    assert ADA in kept
    for secret in (PASSWORD, *room.secrets.values(), *room.recovery[ADA]):
        assert secret not in kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE staff SET role = 'both'",
        "UPDATE staff SET email = 'Ada@example.com'",
        "UPDATE staff SET standing = 'disabled'",
        "UPDATE staff SET tries = 6",
        "UPDATE staff SET made_alone = 'checker'",
    ],
)
def test_the_table_refuses_what_no_member_is(
    room: StaffRoom, owner_url: str, statement: LiteralString
) -> None:
    room.first()
    with (
        psycopg.connect(owner_url) as conn,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        conn.execute(statement)
