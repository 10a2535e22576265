"""A PIN is counted before it is looked at, so nobody gets a fourth look."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from miimii import ids
from miimii.db import Database
from miimii.errors import Busy, NotOpen, PinLocked, PinWrong, Unavailable
from miimii.users.fields import key_id
from miimii.users.model import Customer, PinHash
from miimii.users.pin import Pins
from miimii.users.store import pins as store
from tests.integration.users.conftest import NOON

OLD, NEW = b"o" * 32, b"n" * 32
RIGHT, WRONG = "4826", "4827"


@pytest.fixture
def pins(database: Database, ada: Customer) -> Pins:
    pins = Pins(database, [NEW])
    _set(database, pins, ada)
    return pins


def _set(database: Database, pins: Pins, customer: Customer) -> None:
    hashed = pins.hash(customer.id, RIGHT)
    with database.transaction() as conn:
        pins.store(conn, customer.id, hashed, at=NOON)


def _answer(pins: Pins, customer: Customer, pin: str, at: datetime) -> str:
    try:
        pins.check(customer.id, pin, at=at)
    except PinWrong as ex:
        return f"wrong, {ex.facts['tries_left']} left"
    except (PinLocked, Busy) as ex:
        return type(ex).__name__
    return "right"


def _at_once(pins: Pins, customer: Customer, at: datetime) -> Counter[str]:
    with ThreadPoolExecutor(100) as pool:
        return Counter(
            pool.map(lambda _: _answer(pins, customer, WRONG, at), range(100))
        )


def _tries(database: Database, customer: Customer) -> int:
    with database.autocommit() as conn:
        row = store.find_pin(conn, customer.id)
    assert row is not None
    return row.tries


@pytest.mark.proves("T09")
@pytest.mark.proves("F10")
def test_a_hundred_wrong_pins_at_once_get_three_looks_then_three_then_four(
    database: Database, pins: Pins, ada: Customer
) -> None:
    first = _at_once(pins, ada, NOON)
    assert _tries(database, ada) == 3
    assert first["wrong, 2 left"] == first["wrong, 1 left"] == 1

    after_a_quarter = NOON + timedelta(minutes=15)
    second = _at_once(pins, ada, after_a_quarter)
    assert _tries(database, ada) == 6
    assert second["wrong, 2 left"] == second["wrong, 1 left"] == 1

    after_a_day = after_a_quarter + timedelta(hours=24)
    third = _at_once(pins, ada, after_a_day)
    assert _tries(database, ada) == 10
    assert sum(third[f"wrong, {left} left"] for left in (1, 2, 3)) == 3

    years_later = after_a_day + timedelta(days=3650)
    assert _answer(pins, ada, RIGHT, years_later) == "PinLocked"
    assert first["right"] + second["right"] + third["right"] == 0


@pytest.mark.parametrize(
    ("wrongs", "term"), [(3, timedelta(minutes=15)), (6, timedelta(hours=24))]
)
def test_a_lock_refuses_the_right_pin_until_its_last_instant_and_no_longer(
    pins: Pins, ada: Customer, wrongs: int, term: timedelta
) -> None:
    at = NOON
    for done in range(wrongs):
        if done == 3:
            at += timedelta(minutes=15)
        last = _answer(pins, ada, WRONG, at)
    assert last == "PinLocked"

    with pytest.raises(PinLocked) as locked:
        pins.check(ada.id, RIGHT, at=at + term - timedelta(microseconds=1))
    assert locked.value.facts["until"] == at + term

    pins.check(ada.id, RIGHT, at=at + term)


def test_a_lock_survives_a_restart(
    database: Database, pins: Pins, ada: Customer
) -> None:
    for _ in range(3):
        _answer(pins, ada, WRONG, NOON)

    assert _answer(Pins(database, [NEW]), ada, RIGHT, NOON) == "PinLocked"


def test_a_right_pin_forgets_the_wrong_ones_before_it(
    database: Database, pins: Pins, ada: Customer
) -> None:
    _answer(pins, ada, WRONG, NOON)
    _answer(pins, ada, WRONG, NOON)
    pins.check(ada.id, RIGHT, at=NOON)

    assert _tries(database, ada) == 0
    assert _answer(pins, ada, WRONG, NOON) == "wrong, 2 left"


def test_the_same_pin_of_another_customer_has_another_hash(
    pins: Pins, ada: Customer
) -> None:
    mine = pins.hash(ada.id, RIGHT)
    assert RIGHT not in mine.hash
    assert mine.hash.startswith("$argon2id$v=19$m=19456,t=3,p=1$")
    assert pins.hash(ids.uuid7(), RIGHT).hash != mine.hash


def test_a_pin_does_not_open_under_another_customers_name(
    database: Database, pins: Pins, ada: Customer
) -> None:
    stolen = pins.hash(ids.uuid7(), RIGHT)
    with database.transaction() as conn:
        pins.store(conn, ada.id, stolen, at=NOON)

    assert _answer(pins, ada, RIGHT, NOON) == "wrong, 2 left"


def test_a_right_pin_moves_to_the_newest_pepper(
    database: Database, pins: Pins, ada: Customer
) -> None:
    _set(database, Pins(database, [OLD]), ada)

    Pins(database, [NEW, OLD]).check(ada.id, RIGHT, at=NOON)

    Pins(database, [NEW]).check(ada.id, RIGHT, at=NOON)


def test_a_pepper_that_we_lost_costs_no_try(
    database: Database, pins: Pins, ada: Customer
) -> None:
    with pytest.raises(Unavailable):
        Pins(database, [OLD]).check(ada.id, RIGHT, at=NOON)

    assert _tries(database, ada) == 0


def test_without_a_free_slot_a_check_is_busy_and_costs_no_try(
    database: Database, pins: Pins, ada: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("miimii.users.pin._WAIT_S", 0.01)
    crowded = Pins(database, [NEW], slots=1)
    taken, go = threading.Event(), threading.Event()

    def hold() -> None:
        with crowded._slots:
            taken.set()
            go.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(5)
    try:
        with pytest.raises(Busy):
            crowded.check(ada.id, WRONG, at=NOON)
    finally:
        go.set()
        holder.join()
    assert _tries(database, ada) == 0


@pytest.mark.proves("F09")
def test_a_right_pin_sent_many_times_at_once_does_not_lock_itself(
    database: Database, pins: Pins, ada: Customer
) -> None:
    other_process = Pins(database, [NEW])
    for _ in range(2):  # the next try sets a lock before it is looked at
        _answer(pins, ada, WRONG, NOON)

    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda one: _answer(one, ada, RIGHT, NOON), [pins, other_process] * 4
            )
        )

    assert answers == ["right"] * 8
    assert _tries(database, ada) == 0


def test_a_customer_without_a_pin_has_no_account_yet(
    database: Database, ada: Customer
) -> None:
    with pytest.raises(NotOpen):
        Pins(database, [NEW]).check(ada.id, RIGHT, at=NOON)


def test_a_right_pin_does_not_forget_a_try_that_was_counted_since(
    database: Database, pins: Pins, ada: Customer
) -> None:
    with database.autocommit() as conn:
        long_over = NOON, NOON
        seen = store.count_try(conn, ada.id, [key_id(NEW)], at=NOON, looking=long_over)
        assert seen is not None
        store.count_try(conn, ada.id, [key_id(NEW)], at=NOON, looking=long_over)
        store.reset_tries(conn, ada.id, seen, PinHash(seen.hash, seen.pepper_id))

    assert _tries(database, ada) == 2
