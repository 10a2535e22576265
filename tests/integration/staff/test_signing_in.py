"""Signing in: counted first, one answer for all that is wrong, each code once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from miimii import clock
from miimii.staff import passwords, store
from miimii.staff.model import DUTIES, NotTheirDuty, SignInRefused
from tests.deeds import deeds
from tests.staff_room import ADA, BOLA, CHI, PASSWORD, StaffRoom

HALF_AN_HOUR = timedelta(minutes=30)
MOMENT = timedelta(seconds=1)
WRONG = "another tractor sings"


def test_who_knows_the_password_and_has_the_authenticator_is_let_in(
    room: StaffRoom,
) -> None:
    room.first()

    room.sign_in(" Ada@Example.com ", code=room.code(ADA))

    with room.db.autocommit() as conn:
        *_, last = deeds(conn, about="staff:%")
    assert last == (f"staff:{ADA}", "staff.signed-in", f"staff:{ADA}", "look")


def test_a_code_works_once_and_so_does_the_one_before(room: StaffRoom) -> None:
    room.first()
    now = clock.now()
    before = room.code(ADA, at=now - timedelta(seconds=30))

    room.sign_in(code=before, at=now)
    with pytest.raises(SignInRefused):
        room.sign_in(code=before, at=now)
    room.sign_in(at=now)
    for late in (before, room.code(ADA, at=now)):
        with pytest.raises(SignInRefused):
            room.sign_in(code=late, at=now)


def test_a_recovery_code_stands_in_for_the_authenticator_once(room: StaffRoom) -> None:
    room.first()
    one, other, *_ = room.recovery[ADA]

    room.sign_in(code=one.upper())
    with pytest.raises(SignInRefused):
        room.sign_in(code=one)
    with pytest.raises(SignInRefused):
        room.sign_in(code=other, password=WRONG)
    room.sign_in(code=other)  # a wrong password used nothing up


def test_wrong_password_wrong_code_no_member_and_a_lock_sound_alike(
    room: StaffRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.opened((CHI, "ops"))
    room.hiring.disable(CHI, by=ADA, reason="She has left the bank", at=clock.now())
    hashed = []
    is_right = passwords.is_right

    def counted(known: str, typed: str) -> bool:
        hashed.append(known)
        return is_right(known, typed)

    monkeypatch.setattr(passwords, "is_right", counted)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            room.sign_in(BOLA, password=WRONG)
    hashed.clear()

    said = set()
    for email, password, code in (
        (ADA, WRONG, room.code(ADA)),
        (ADA, PASSWORD, "000000"),
        (BOLA, PASSWORD, room.code(BOLA)),
        (CHI, PASSWORD, room.code(CHI)),
        ("nobody@example.com", WRONG, "000000"),
    ):
        with pytest.raises(SignInRefused) as refused:
            room.sign_in(email, password=password, code=code)
        said.add((str(refused.value), tuple(refused.value.facts)))

    assert len(said) == 1
    assert len(hashed) == 5  # each cost one hash, known or not


def test_five_wrong_tries_lock_for_half_an_hour_whatever_is_typed_then(
    room: StaffRoom,
) -> None:
    room.first()
    now = clock.now()
    for _ in range(5):
        with pytest.raises(SignInRefused):
            room.sign_in(password=WRONG, at=now)

    with pytest.raises(SignInRefused):
        room.sign_in(at=now + HALF_AN_HOUR - MOMENT)
    room.sign_in(at=now + HALF_AN_HOUR)

    with room.db.autocommit() as conn:
        actions = [action for _, action, _, _ in deeds(conn, about="staff:%")]
    assert actions == [
        "staff.made",
        *["staff.not-signed-in"] * 4,
        "staff.locked",
        "staff.not-signed-in",
        "staff.signed-in",
    ]


def test_a_right_fifth_try_forgets_the_wrong_ones(room: StaffRoom) -> None:
    room.first()
    now = clock.now()
    for _ in range(4):
        with pytest.raises(SignInRefused):
            room.sign_in(password=WRONG, at=now)

    room.sign_in(at=now)

    for _ in range(4):
        with pytest.raises(SignInRefused):
            room.sign_in(password=WRONG, at=now)
    room.sign_in(at=now + timedelta(seconds=30))


def test_twenty_tries_at_once_get_five_looks(room: StaffRoom) -> None:
    room.first()
    now = clock.now()

    def attempt(_: int) -> bool:
        with room.db.autocommit() as conn:
            return store.count_try(conn, ADA, at=now) is not None

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(attempt, range(20))) == 5
    with pytest.raises(SignInRefused):
        room.sign_in(at=now)


def test_one_code_typed_twice_at_once_lets_one_in(room: StaffRoom) -> None:
    room.first()
    now = clock.now()

    def attempt(_: int) -> bool:
        try:
            room.sign_in(at=now)
        except SignInRefused:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(attempt, range(3))) == [False, False, True]


@pytest.mark.proves("T23")
def test_a_role_does_its_own_duties_alone(room: StaffRoom) -> None:
    room.opened()

    with pytest.raises(NotTheirDuty):
        room.sign_in(ADA, duty="approve")
    room.sign_in(BOLA, duty="approve")

    with room.db.autocommit() as conn:
        acted = [(who, did) for who, did, _, _ in deeds(conn, about="staff:%")][-2:]
    assert acted == [
        (f"staff:{ADA}", "staff.not-their-duty"),
        (f"staff:{BOLA}", "staff.signed-in"),
    ]


@pytest.mark.proves("T23")
def test_no_role_both_proposes_and_approves() -> None:
    proposing = {role for role in DUTIES if DUTIES[role] & {"propose", "serve"}}
    approving = {role for role in DUTIES if "approve" in DUTIES[role]}

    assert approving == {"checker"}
    assert proposing == {"support", "ops"}
    assert DUTIES["viewer"] == frozenset()
