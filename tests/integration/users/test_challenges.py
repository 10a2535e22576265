"""A challenge is good once, for ten minutes, for one person."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from miimii.db import Conn, Database
from miimii.errors import ChallengeGone
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from tests.integration.users.conftest import ADA, NOON

CHALLENGES = Challenges("1001")
INSTANT = timedelta(microseconds=1)
LIFE = timedelta(minutes=10)


def _open(database: Database, customer: Customer) -> str:
    with database.transaction() as conn:
        return CHALLENGES.open(conn, customer, "onboard", at=NOON)


def _is_live(database: Database, token: str, after: timedelta = INSTANT) -> bool:
    with database.autocommit() as conn:
        try:
            CHALLENGES.find_live(conn, token, at=NOON + after)
        except ChallengeGone:
            return False
        return True


@pytest.mark.proves("T12")
def test_of_twenty_who_consume_it_at_once_one_does(
    database: Database, ada: Customer
) -> None:
    token = _open(database, ada)
    with database.autocommit() as conn:
        challenge = CHALLENGES.find_live(conn, token, at=NOON)

    def consume(_: int) -> bool:
        try:
            with database.transaction() as conn:
                CHALLENGES.consume(conn, challenge, at=NOON)
        except ChallengeGone:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(consume, range(20))) == 1
    assert not _is_live(database, token)


def test_it_lives_ten_minutes_and_not_one_instant_more(
    database: Database, ada: Customer
) -> None:
    token = _open(database, ada)

    assert _is_live(database, token, LIFE - INSTANT)
    assert not _is_live(database, token, LIFE)


def test_an_expired_one_is_not_consumed(database: Database, ada: Customer) -> None:
    token = _open(database, ada)
    with database.transaction() as conn:
        challenge = CHALLENGES.find_live(conn, token, at=NOON)
        with pytest.raises(ChallengeGone):
            CHALLENGES.consume(conn, challenge, at=NOON + LIFE)


def test_a_new_one_voids_the_old(database: Database, ada: Customer) -> None:
    old, new = _open(database, ada), _open(database, ada)

    assert not _is_live(database, old)
    assert _is_live(database, new)


def test_of_two_opened_at_the_same_moment_the_later_is_live(
    database: Database, ada: Customer
) -> None:
    with ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(lambda _: _open(database, ada), range(12)))

    assert sum(_is_live(database, token) for token in tokens) == 1


@pytest.mark.parametrize("token", ["unused", "", "made-up", "ẹ\ud800"])
@pytest.mark.proves("T10")
def test_a_token_that_nobody_was_given_is_refused(
    database: Database, ada: Customer, token: str
) -> None:
    _open(database, ada)

    assert not _is_live(database, token)


def test_the_token_itself_is_not_kept(database: Database, ada: Customer) -> None:
    token = _open(database, ada)
    with database.autocommit() as conn:
        rows = conn.execute("SELECT c::text FROM challenges c").fetchall()

    assert len(rows) == 1
    assert token not in rows[0][0]


def test_it_is_refused_by_another_number_of_ours(
    database: Database, ada: Customer
) -> None:
    token = _open(database, ada)
    with database.autocommit() as conn, pytest.raises(ChallengeGone):
        Challenges("2002").find_live(conn, token, at=NOON)


def test_a_changed_identity_voids_it(
    database: Database, customers: Customers, ada: Customer
) -> None:
    token = _open(database, ada)
    customers.meet(Identity(ADA.phone, "NG.other", "h1"), "Ada", at=NOON)

    assert not _is_live(database, token)


def test_freezing_voids_it(
    database: Database, customers: Customers, ada: Customer
) -> None:
    token = _open(database, ada)
    with database.transaction() as conn:
        customers.freeze(conn, ada.id, at=NOON)

    assert not _is_live(database, token)


def _due(conn: Conn, who: Identity, after: timedelta) -> str | None:
    return CHALLENGES.is_due(conn, who, at=NOON + after)


def test_while_it_lives_both_phone_and_bsuid_say_what_is_due(
    database: Database, ada: Customer
) -> None:
    _open(database, ada)
    with database.autocommit() as conn:
        assert _due(conn, Identity(ADA.phone), INSTANT) == "onboard"
        assert _due(conn, Identity(None, ADA.bsuid), INSTANT) == "onboard"
        assert _due(conn, Identity("+2348030000009"), INSTANT) is None
        assert _due(conn, Identity(ADA.phone), LIFE) is None
        CHALLENGES.void_all(conn, ada.id, at=NOON)
        assert _due(conn, Identity(ADA.phone), INSTANT) is None
