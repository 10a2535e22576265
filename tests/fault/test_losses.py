"""What crashes and outages may take with them: nothing that anybody was told."""

from __future__ import annotations

import signal

import pytest

from miimii.users.model import Customer
from tests.fault.breakable import BreakableRig
from tests.fault.load import PAID, paying
from tests.fault.together import until

CUTS, EACH, FLUSHES = 3, 6, 8


@pytest.mark.proves("F02")
@pytest.mark.slow
def test_a_database_that_is_cut_off_three_times_under_load_loses_nothing(
    rig: BreakableRig, crowd: list[Customer]
) -> None:
    rig.stop_database()
    rig.start_database(is_durable=True)  # what it says it keeps, it keeps
    until(lambda: rig.get("/health/ready").status_code == 200)
    taken, told_of = list[str](), list[str]()
    with paying(rig, crowd[10:18], taken):
        for _ in range(CUTS):
            so_far = len(taken)
            until(lambda: len(taken) >= so_far + EACH)  # noqa: B023
            told_of.append(rig.bank.credit(str(crowd[18].account_number), 10_000))
            rig.cut_database()
            rig.start_database(is_durable=True)
    until(lambda: rig.get("/health/ready").status_code == 200)
    rig.settle_down()

    assert len(taken) >= EACH * CUTS
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
    before = rig.balance(locked)
    form = rig.ask(locked, rig.to_bank(locked, PAID))
    for _ in range(3):
        rig.submit(form, "0000")
    rig.change("UPDATE users SET tier = 1 WHERE id = %s", limited.id)
    assert rig.pay(limited, rig.to_bank(limited, PAID, 45_000_00)).is_done
    too_much = rig.to_bank(limited, PAID, 5_000_01)  # 50,000 naira are her day's limit
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
    assert rig.balance(locked) == before
    assert not rig.submit(rig.ask(limited, too_much)).is_done
    assert rig.pay(limited, rig.to_bank(limited, PAID, 5_000_00)).is_done
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

    assert {rig.balance(one).kobo for one in people} == {10_000}
    assert rig.offenders() == []
