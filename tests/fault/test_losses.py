"""What crashes and outages may take with them: nothing that anybody was told."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from functools import partial

import pytest

from miimii.users.model import Customer
from tests.fault.breakable import BreakableRig
from tests.fault.load import PAID, paying
from tests.fault.together import in_threads, until

CUTS, FLUSHES = 3, 8


@pytest.fixture
def durable(rig: BreakableRig) -> Iterator[BreakableRig]:
    """The bank on a database that keeps what it has said it keeps."""
    rig.stop_database()
    rig.start_database(is_durable=True)
    yield rig
    rig.stop_database()
    rig.start_database()
    until(lambda: rig.get("/health/ready").status_code == 200)


@pytest.mark.proves("F02")
@pytest.mark.slow
def test_a_database_that_is_cut_off_three_times_under_load_loses_nothing(
    durable: BreakableRig, crowd: list[Customer]
) -> None:
    rig, taken = durable, list[str]()
    until(lambda: rig.get("/health/ready").status_code == 200)
    told_of = []
    with paying(rig, crowd[10:18], taken):
        for _ in range(CUTS):
            so_far = len(taken)
            until(lambda: len(taken) >= so_far + 8)  # noqa: B023
            told_of.append(rig.bank.credit(str(crowd[18].account_number), 10_000))
            rig.cut_database()
            rig.start_database(is_durable=True)
    until(lambda: rig.get("/health/ready").status_code == 200)
    rig.settle_down()

    assert len(taken) >= 8 * CUTS
    assert {rig.status(reference) for reference in taken} == {"succeeded"}
    assert {rig.posts(reference) for reference in taken} == {1}
    booked = "SELECT count(*) FROM credits WHERE provider_reference = ANY (%s)"
    assert rig.number(booked, told_of) == CUTS
    assert rig.offenders() == []


@pytest.mark.proves("F13")
@pytest.mark.slow
def test_redis_emptied_under_load_changes_no_balance_lock_limit_or_answer(
    rig: BreakableRig, crowd: list[Customer]
) -> None:
    locked, limited = rig.people(2, kobo=100_000_00)
    form = rig.ask(locked, rig.to_bank(locked, PAID))
    for _ in range(3):
        rig.submit(form, "0000")
    rig.change("UPDATE users SET tier = 1 WHERE id = %s", limited.id)
    assert rig.pay(limited, rig.to_bank(limited, PAID, 45_000_00)).is_done
    too_much = rig.to_bank(limited, PAID, 5_000_00)
    rig.change("UPDATE transfers SET user_id = user_id")
    rig.open_window(limited)
    question, taken = rig.text(limited, "balance"), list[str]()

    with paying(rig, crowd[20:26], taken):
        for _ in range(FLUSHES):
            so_far = len(taken)
            rig.empty_cache()
            assert rig.deliver(question) == 200
            until(lambda: len(taken) > so_far)  # noqa: B023
    again = rig.ask(locked, rig.to_bank(locked, PAID))
    rig.settle_down()

    assert not rig.submit(again).is_done
    assert rig.balance(locked).kobo == 100_000_00
    assert not rig.submit(rig.ask(limited, too_much)).is_done
    said = " ".join(one.text for one in rig.bot(limited).messages())
    assert said.count("You have ₦") == 1, said
    assert {rig.posts(reference) for reference in taken} == {1}
    assert rig.offenders() == []


@pytest.mark.proves("F01")
@pytest.mark.slow
def test_what_was_stored_before_a_crash_is_applied_after_it_and_once(
    rig: BreakableRig,
) -> None:
    people = rig.people(4, kobo=0)
    rig.bank.dial("hang_ms", "2000")
    rig.bank.dial("bank.transaction", "hang")
    for one in people:
        rig.bank.credit(str(one.account_number), 10_000)
    stored = (
        "SELECT count(*) FROM inbound_events"
        " WHERE done_at IS NULL AND source = 'bellbank'"
    )
    until(lambda: rig.number(stored) == len(people))

    rig.stack.restart_app(signal.SIGKILL)
    rig.bank.reset_dials()
    rig.settle_down()

    assert {one.kobo for one in in_threads(1, [partial(rig.balance, p) for p in people])} == {10_000}
    assert rig.offenders() == []
