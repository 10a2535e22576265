"""Which days of the bank's statement are read: none is left out for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from freezegun import freeze_time

from miimii.errors import Unavailable
from tests.accounting_world import AccountingWorld
from tests.integration.accounting.test_reconcile import (
    customer,
    listed,
    run,
    sent,
)
from tests.transfers_world import HUNDRED, naira

BAD = date(2026, 11, 18)


def back(day: date, page: int) -> None:
    """Each page is to be had."""


def away(day: date, page: int) -> None:
    raise Unavailable("bellbank")


def is_bad(bad: date) -> Callable[[date, int], None]:
    """One day can't be read, and the others can."""

    def ask(day: date, page: int) -> None:
        if day == bad:
            raise Unavailable("bellbank")

    return ask


def test_a_day_that_no_morning_could_read_is_read_and_compared_when_the_bank_is_back(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    with freeze_time("2026-11-20 05:31"):
        assert run(world, capsys)["exit"] == 0
    listed(world, "BB-IN-LOST", HUNDRED, "in")
    world.bank.before_a_page = away
    for later in range(1, 6):
        with freeze_time(f"2026-11-{20 + later} 05:31"):
            assert world.reconcile() == 69
    capsys.readouterr()

    world.bank.before_a_page = back
    with freeze_time("2026-11-26 05:31"):
        assert run(world, capsys)["found"] == {"BB-IN-LOST": "missing-here"}
    unread = "SELECT day FROM statement_pulls WHERE finished_at IS NULL"
    assert world.rows(unread) == []


def test_one_day_that_cannot_be_read_keeps_no_other_from_being_compared(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.bank.before_a_page = is_bad(BAD)
    listed(world, "BB-IN-THEN", HUNDRED, "in", day=BAD)
    for today in range(20, 25):
        with freeze_time(f"2026-11-{today} 05:31"):
            reference = f"BB-IN-{today}"
            listed(world, reference, HUNDRED, "in", day=date(2026, 11, today))
            result = run(world, capsys)
            assert result["exit"] == 3
            assert result["found"][f"{BAD}"] == "unavailable"
            assert result["found"][reference] == "missing-here"
            assert "BB-IN-THEN" not in result["found"]
            assert "offenders" in result["counts"]
    assert world.rows("SELECT count(*) FROM float_readings") == [(5,)]

    world.bank.before_a_page = back
    with freeze_time("2026-11-25 05:31"):
        assert run(world, capsys)["found"]["BB-IN-THEN"] == "missing-here"


def test_a_page_that_nobody_can_make_sense_of_is_a_day_that_failed(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    def odd(day: date, page: int) -> None:
        if day == BAD:
            raise KeyError(page)

    world.bank.before_a_page = odd
    with freeze_time("2026-11-20 05:31"):
        result = run(world, capsys)
    assert (result["exit"], result["found"]) == (3, {f"{BAD}": "KeyError"})


def test_while_the_bank_is_away_the_float_is_read_and_the_books_are_checked(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.bank.before_a_page = away
    with freeze_time("2026-11-20 05:31"):
        ada = world.customer(naira(1_000))
        sent(world, ada)
        result = run(world, capsys)
    assert (result["exit"], result["status"]) == (69, "failed")
    assert result["found"] == {
        f"2026-11-{day}": "unavailable" for day in range(17, 21)
    }  # and no booking of ours is missing there
    assert "offenders" in result["counts"]
    assert world.rows("SELECT count(*) FROM float_readings") == [(1,)]


def test_what_the_bank_may_date_an_unread_day_is_not_missing_there_before_it_is_read(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world.bank.before_a_page = is_bad(BAD)
    with freeze_time("2026-11-17 22:00"):
        ada = customer(world)
        world.bank.statements[date(2026, 11, 20)].clear()
    with freeze_time("2026-11-18 22:59:50"):  # the last moments of that day
        sent(world, ada)
    with freeze_time("2026-11-18 23:00:05"):  # the first of the next
        lost = sent(world, ada)
        listed(world, sent(world, ada), HUNDRED, day=BAD)
    with freeze_time("2026-11-19 10:00"):
        known = sent(world, ada)

    with freeze_time("2026-11-20 05:31"):
        found = run(world, capsys)["found"]
        assert found == {f"{BAD}": "unavailable", known: "missing-there"}

    world.bank.before_a_page = back
    with freeze_time("2026-11-26 05:31"):
        found = run(world, capsys)["found"]
    assert len(found) == 4  # the credit, the last moments, the first ones, the known
    assert {known, lost} <= set(found)


def test_a_run_out_of_time_compares_what_it_has_read_and_says_what_it_has_not(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(world, "BB-IN-17", HUNDRED, "in", day=date(2026, 11, 17))
    listed(world, "BB-IN-18", HUNDRED, "in", day=date(2026, 11, 18))
    listed(world, "BB-IN-19", HUNDRED, "in", day=date(2026, 11, 19))
    read: list[int] = []

    with freeze_time("2026-11-20 05:31") as frozen:

        def slow(day: date, page: int) -> None:
            read.append(day.day)
            frozen.tick(timedelta(minutes=16))

        world.bank.before_a_page = slow
        result = run(world, capsys, "--trigger", "cron")
    assert read == [17, 18]
    assert (result["exit"], result["found"]) == (3, {"BB-IN-18": "missing-here"})
    assert result["more"]
    assert "offenders" in result["counts"]

    read.clear()
    with freeze_time("2026-11-21 05:31") as frozen:
        result = run(world, capsys, "--trigger", "cron")
    assert read == [19, 20]
    assert set(result["found"]) == {"BB-IN-18", "BB-IN-19"}


def test_a_run_that_compared_nothing_is_no_success(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    with freeze_time("2026-11-20 05:31") as frozen:

        def slow(day: date, page: int) -> None:
            frozen.tick(timedelta(hours=1))

        world.bank.before_a_page = slow
        result = run(world, capsys, "--trigger", "cron")
    assert (result["exit"], result["found"]) == (3, {"2026-11-18": "unread"})
    assert "offenders" in result["counts"]


def test_a_long_day_is_gone_on_with_the_next_morning(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        listed(world, f"BB-{number}", HUNDRED, "in", day=date(2026, 11, 17))
    asked: list[int] = []

    for morning in ("2026-11-20 05:31", "2026-11-21 05:31"):
        with freeze_time(morning) as frozen:

            def slow(day: date, page: int) -> None:
                if day == date(2026, 11, 17):
                    asked.append(page)
                    frozen.tick(timedelta(minutes=16))

            world.bank.before_a_page = slow
            run(world, capsys)
    assert asked == [1, 2, 3]


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [
        ("2026-11-30 22:59:59.999999", date(2026, 11, 27), date(2026, 11, 30)),
        ("2026-11-30 23:00:00", date(2026, 11, 28), date(2026, 12, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_lagos(
    world: AccountingWorld, at: str, first: date, last: date
) -> None:
    with freeze_time(at):
        assert world.reconcile() == 0

    pulled = world.rows("SELECT min(day), max(day), count(*) FROM statement_pulls")
    assert pulled == [(first, last, 4)]
