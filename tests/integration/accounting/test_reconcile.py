"""What differs from the bank's statement is named, ages, and closes once it agrees."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import psycopg
import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers.ports import Accepted, Declined, Unknown
from miimii.providers.statements import (
    Direction,
    Moved,
    StatementLine,
    unreadable_line,
)
from miimii.users.model import Customer
from tests.accounting_world import AccountingWorld
from tests.transfers_world import DONE, HUNDRED, a_credit, naira

MORNING = "2026-11-20 05:31"  # 06:31 in Lagos
TODAY, YESTERDAY = date(2026, 11, 20), date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _that_morning() -> Any:
    with freeze_time(MORNING):
        yield


def listed(
    world: AccountingWorld,
    reference: str,
    amount: Money,
    direction: Direction = "out",
    *,
    day: date = TODAY,
    status: Moved = "done",
) -> None:
    """Put a line into the bank's statement."""
    line = StatementLine(direction, reference, status, amount)
    world.bank.statements[day].append(line)


def received(world: AccountingWorld, to: Customer, amount: Money) -> str:
    """Money that both sides know of."""
    reference = world.receive(to.account_number or "", amount)
    listed(world, reference, amount, "in")
    return reference


def customer(world: AccountingWorld) -> Customer:
    """Somebody with 1,000 naira that the statement shows."""
    ada = world.customer()
    received(world, ada, naira(1_000))
    return ada


def sent(world: AccountingWorld, ada: Customer) -> str:
    """A transfer that went through here."""
    reference = world.held(ada)
    world.dispatch(reference)
    return reference


def run(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str], *words: str
) -> dict[str, Any]:
    """Reconcile; return the result, its exit code and what differs by name."""
    code = world.reconcile(*words)
    result: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    result["errors"] = [  # nobody works errands or seals here, so some grow old
        error
        for error in result["errors"]
        if not error["item"].startswith(("C17", "C21"))
    ]
    found = {error["item"]: error["code"] for error in result["errors"]}
    return {**result, "exit": code, "found": found}


def test_books_that_agree_leave_nothing_open(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    for _ in range(3):
        listed(world, sent(world, ada), HUNDRED)
    world.bank.pays = Declined("refused")
    listed(world, sent(world, ada), HUNDRED, status="open")

    result = run(world, capsys)

    assert (result["exit"], result["found"]) == (0, {})
    assert result["counts"]["unchanged"] == 5


def test_each_kind_of_difference_is_named_exactly(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    unlisted, less, twice, back = (sent(world, ada) for _ in range(4))
    listed(world, less, naira(99))
    listed(world, twice, HUNDRED)
    listed(world, twice, HUNDRED)
    listed(world, back, HUNDRED, status="taken-back")
    world.bank.pays = Declined("refused")
    paid = sent(world, ada)
    listed(world, paid, HUNDRED)
    listed(world, "TRF-NOBODY", HUNDRED)
    listed(world, "BB-IN-LOST", HUNDRED, "in")
    listed(world, "BB-FEE", naira(50), "charge")
    world.bank.statements[TODAY].append(unreadable_line("2026-11-20/1/9"))
    unlisted_in = world.receive(ada.account_number or "", HUNDRED)

    result = run(world, capsys)

    assert result["exit"] == 3
    assert result["found"] == {
        unlisted: "missing-there",
        less: "amount-differs",
        twice: "twice",
        back: "taken-back-there",
        paid: "paid-there",
        "TRF-NOBODY": "missing-here",
        "BB-IN-LOST": "missing-here",
        "BB-FEE": "missing-here",
        "2026-11-20/1/9": "unreadable",
        unlisted_in: "missing-there",
    }
    by_name = {error["item"]: error for error in result["errors"]}
    assert (by_name[less]["ours_kobo"], by_name[less]["theirs_kobo"]) == (
        "10000",
        "9900",
    )
    assert by_name[twice]["theirs_kobo"] == "20000"
    assert by_name[unlisted]["theirs_kobo"] == ""
    assert world.offenders_but("C16") == []  # nothing was booked by it


def test_the_bank_may_call_a_transfer_by_its_own_name(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    world.bank.pays = Accepted("successful", "BB-OUT-7")
    sent(world, ada)
    listed(world, "BB-OUT-7", HUNDRED)

    assert run(world, capsys)["found"] == {}


def test_its_own_name_is_known_long_after_too(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    with freeze_time("2026-11-10 10:00"):
        ada = world.customer(naira(1_000))
        world.bank.pays = Accepted("successful", "BB-OUT-8")
        sent(world, ada)
    listed(world, "BB-OUT-8", HUNDRED)

    assert run(world, capsys)["found"] == {}


def test_what_the_bank_kept_of_a_credit_is_matched_with_our_charge(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = world.customer()
    world.bank_charge = naira(10)
    dear, unlisted = (received(world, ada, naira(1_000)) for _ in range(2))
    listed(world, dear, naira(10), "charge")

    result = run(world, capsys)

    assert result["found"] == {unlisted: "missing-there"}
    assert [error["direction"] for error in result["errors"]] == ["charge"]


def test_another_day_across_midnight_agrees_and_is_said(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    with freeze_time("2026-11-19 23:00:05"):  # 00:00:05 in Lagos, on the 20th
        reference = sent(world, ada)
    listed(world, reference, HUNDRED, day=YESTERDAY)
    with freeze_time("2026-11-17 23:00:05"):  # the first moment that is looked at
        first = sent(world, ada)
    listed(world, first, HUNDRED, day=date(2026, 11, 17))  # a day that is not

    result = run(world, capsys)

    assert (result["exit"], result["found"]) == (0, {})
    assert [note for note in result["notes"] if "another day" in note] == [
        f"{first}: agrees, dated another day there",
        f"{reference}: agrees, dated another day there",
        f"{reference}: agrees, dated another day there",
    ]


def test_a_difference_keeps_its_age_and_closes_once_it_agrees(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    lost, late = "BB-IN-LOST", sent(world, ada)
    listed(world, lost, HUNDRED, "in")
    assert run(world, capsys)["found"] == {lost: "missing-here", late: "missing-there"}

    with freeze_time("2026-11-25 05:31"):  # long after the days that are looked at
        result = run(world, capsys)
        assert result["found"] == {lost: "missing-here", late: "missing-there"}
        assert {error["days_open"] for error in result["errors"]} == {"5"}
        listed(world, late, HUNDRED, day=date(2026, 11, 24))
        assert run(world, capsys)["found"] == {lost: "missing-here"}

        world.bank.credits[lost] = a_credit(lost, ada.account_number or "", HUNDRED)
        said = {"status": "successful"}
        world.credits.confirm(lost, said, DONE, at=clock.now())
        world.notice(lost)
        assert run(world, capsys)["found"] == {}


def test_an_order_whose_end_is_not_known_is_no_difference(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    held = world.held(ada)
    listed(world, held, HUNDRED)

    assert run(world, capsys)["found"] == {}

    listed(world, held, HUNDRED)
    assert run(world, capsys)["found"] == {held: "twice"}


def test_a_row_that_the_bank_takes_out_is_gone(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(world, "TRF-NOBODY", HUNDRED)
    listed(world, "TRF-NOBODY", HUNDRED)
    assert run(world, capsys)["found"] == {"TRF-NOBODY": "missing-here"}
    kept = world.rows("SELECT nth, gone_at FROM statement_lines ORDER BY nth")
    assert kept == [(1, None), (2, None)]

    world.bank.statements[TODAY].clear()
    assert run(world, capsys)["found"] == {}

    kept = world.rows("SELECT nth FROM statement_lines WHERE gone_at IS NOT NULL")
    assert len(kept) == 2  # marked, not deleted


def test_a_run_that_was_cut_off_goes_on_with_the_page_it_was_at(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        listed(world, f"BB-{number}", HUNDRED, "in", day=YESTERDAY)
    asked: list[int] = []

    def dies_at_the_third(day: date, page: int) -> None:
        if day == YESTERDAY:
            asked.append(page)
            if len(asked) == 3:
                raise Unavailable("bellbank")

    world.bank.before_a_page = dies_at_the_third
    assert run(world, capsys)["exit"] == 3
    assert world.rows("SELECT 1 FROM reconciliation_items") == []  # half is nothing

    assert run(world, capsys)["exit"] == 3
    assert asked == [1, 2, 3, 3]
    assert len(world.rows("SELECT 1 FROM reconciliation_items")) == 5

    run(world, capsys)
    assert asked == [1, 2, 3, 3, 1, 2, 3]  # a whole reading is not gone on with


def test_a_dry_run_asks_nobody_and_keeps_nothing(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(day: date, page: int) -> None:
        raise AssertionError(f"the bank was asked for {day}, page {page}")

    ada = customer(world)
    run(world, capsys)
    lost = sent(world, ada)
    world.bank.before_a_page = refuse

    assert run(world, capsys, "--dry-run")["found"] == {lost: "missing-there"}
    assert world.rows("SELECT 1 FROM reconciliation_items") == []


def test_the_books_are_checked_at_the_end(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str], owner_url: str
) -> None:
    world.held(customer(world))
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE transfers SET amount_kobo = amount_kobo + 1")

    assert "C05 set_aside_is_open_orders" in run(world, capsys)["found"]


def test_what_ended_after_the_statement_was_read_waits_for_the_next_time(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    late: list[str] = []

    def pays_meanwhile(day: date, page: int) -> None:
        if day == TODAY and not late:
            with freeze_time(datetime.fromisoformat(MORNING) + timedelta(seconds=9)):
                late.append(sent(world, ada))

    world.bank.before_a_page = pays_meanwhile

    assert run(world, capsys)["found"] == {}
    with freeze_time(datetime.fromisoformat(MORNING) + timedelta(minutes=1)):
        assert run(world, capsys)["found"] == {late[0]: "missing-there"}


def test_the_float_has_to_move_by_what_was_sold(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    world.vendor.float_balance = naira(1_000)
    with freeze_time("2026-11-20 05:00"):
        world.float.read(cause="test")
    with freeze_time("2026-11-20 05:10"):
        world.sent(ada)  # 100 naira of airtime
    world.vendor.float_balance = naira(900)

    assert run(world, capsys)["found"] == {}

    world.vendor.float_balance = naira(850)
    result = run(world, capsys)
    assert result["found"] == {"2026-11-20": "float-differs"}
    [error] = result["errors"]
    assert (error["ours_kobo"], error["theirs_kobo"]) == ("-10000", "-15000")

    world.vendor.float_balance = naira(900)
    assert run(world, capsys)["found"] == {}


def test_a_purchase_under_way_leaves_the_float_undecided(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = customer(world)
    world.vendor.float_balance = naira(1_000)
    with freeze_time("2026-11-20 05:00"):
        world.float.read(cause="test")
        world.vendor.vends = Unknown("no-answer")
        world.sent(ada)
    world.vendor.float_balance = naira(900)

    result = run(world, capsys)

    assert result["found"] == {}
    assert "bilal 2026-11-20: nobody can say how the float moved" in result["notes"]
