"""Which days of the bank's statement are read: none is left out for good."""

from __future__ import annotations

from datetime import date

import pytest
from freezegun import freeze_time

from miimii.errors import Unavailable
from tests.accounting_world import AccountingWorld
from tests.integration.accounting.test_reconcile import listed, run
from tests.transfers_world import HUNDRED


def test_a_day_that_no_morning_could_read_is_read_and_compared_when_the_bank_is_back(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(day: date, page: int) -> None:
        raise Unavailable("bellbank")

    def back(day: date, page: int) -> None:
        """Each page is to be had."""

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
