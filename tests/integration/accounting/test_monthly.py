"""A month costs each wallet its fee once, whole, or nothing; whoever runs, and when."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import partial

import psycopg
import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.errors import InsufficientFunds
from miimii.fees.model import Month
from miimii.jobs.charge_monthly_fees import is_odd
from miimii.money import Money
from tests.accounting_world import AccountingWorld
from tests.transfers_world import HUNDRED, NOTHING, at_once, naira

OCTOBER_ENDS = datetime(2026, 10, 31, 22, 59, 59, tzinfo=UTC)  # 23:59:59 in Lagos
NOVEMBER_BEGINS = datetime(2026, 10, 31, 23, tzinfo=UTC)
COUNTS = dict.fromkeys(("selected", "changed", "unchanged", "skipped", "failed"), 0)
NOVEMBER = datetime(2026, 11, 1, 2, 41, tzinfo=UTC)


def rule(owner_url: str, name: str, change: str) -> None:
    """Change a rule as two people do, in the seeded row (put back afterwards)."""
    with psycopg.connect(owner_url) as conn:
        conn.execute(f"UPDATE rules SET {change} WHERE name = %s", [name])  # noqa: S608


def test_a_month_is_charged_once_whole_or_skipped_for_good(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    rich, exact = world.customer(naira(500)), world.customer(HUNDRED)
    short, empty = world.customer(naira(99)), world.customer()
    frozen = world.customer(naira(500))
    world.freeze(frozen)

    assert world.run() == 0

    result = json.loads(capsys.readouterr().out)
    assert result["counts"] == COUNTS | {"selected": 5, "changed": 2, "skipped": 3}
    assert result["money_kobo"] == {"charged": 200_00}
    month = f"{Month.of(clock.now())}"
    assert world.written(rich) == world.written(exact) == [(month, "charged", None)]
    assert world.written(short) == world.written(empty) == [(month, "skipped", "short")]
    assert world.written(frozen) == [(month, "skipped", "frozen")]
    assert world.balance(rich) == naira(400)
    assert world.balance(exact) == NOTHING
    assert world.balance(short) == naira(99)
    assert world.told_of_fees(rich.id) == 1
    assert world.told_of_fees(short.id) == 0

    world.receive(short.account_number or "", naira(1_000))
    assert world.run() == 0

    assert json.loads(capsys.readouterr().out)["status"] == "nothing_to_do"
    assert world.balance(short) == naira(1_099)  # nothing is owed
    assert world.balance(rich) == naira(400)
    assert world.told_of_fees(rich.id) == 1
    assert world.offenders() == []


def test_a_dry_run_decides_the_same_and_keeps_nothing(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, short = world.customer(naira(500)), world.customer()

    assert world.run("--dry-run") == 0

    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts == COUNTS | {"selected": 2, "changed": 1, "skipped": 1}
    assert world.written(ada) == world.written(short) == []
    assert world.balance(ada) == naira(500)
    assert world.told_of_fees(ada.id) == 0


def test_later_days_catch_up_wallets_without_a_row(world: AccountingWorld) -> None:
    ada = world.customer(naira(500))
    assert world.run() == 0
    bola = world.customer(naira(500))  # opened since

    assert world.run() == 0

    assert world.balance(ada) == world.balance(bola) == naira(400)


def test_one_wallet_alone_and_a_limit_leave_the_rest(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, bola, chi = (world.customer(naira(500)) for _ in range(3))

    assert world.run("--only", str(world.wallet_of(bola))) == 0
    assert world.balance(bola) == naira(400)
    assert world.balance(ada) == world.balance(chi) == naira(500)

    capsys.readouterr()
    assert world.run("--limit", "1", "--trigger", "cron") == 0
    assert json.loads(capsys.readouterr().out)["more"] is True
    assert world.balance(ada) == naira(400)
    assert world.balance(chi) == naira(500)


def test_a_rule_of_zero_leaves_nothing_to_do(
    world: AccountingWorld, owner_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = world.customer(naira(500))
    rule(owner_url, "fee.maintenance", "value_kobo = 0")

    assert world.run() == 0

    assert json.loads(capsys.readouterr().out)["status"] == "nothing_to_do"
    assert world.balance(ada) == naira(500)
    assert world.written(ada) == []


def test_vat_comes_on_top_once_its_rule_is_on(
    world: AccountingWorld, owner_url: str
) -> None:
    rule(owner_url, "vat", "effective_from = '2026-01-01'")
    ada, short = world.customer(naira(500)), world.customer(naira(107))

    assert world.run() == 0

    assert world.balance(ada).kobo == 500_00 - 107_50
    assert world.written(short)[0][1:] == ("skipped", "short")  # 50 kobo short
    [(vat,)] = world.rows(
        "SELECT sum(p.amount_kobo) FROM postings p"
        " JOIN accounts a ON a.id = p.credit_account_id AND a.kind = 'VAT_PAYABLE'"
    )
    assert vat == 7_50


@pytest.mark.parametrize(("after_s", "fee"), [(0, naira(40)), (1, HUNDRED)])
def test_the_fee_is_the_one_of_the_months_first_instant(
    world: AccountingWorld, owner_url: str, after_s: int, fee: Money
) -> None:
    ada = world.customer(naira(500))
    changes_at = Month.of(clock.now()).starts_at + timedelta(seconds=after_s)
    rule(owner_url, "fee.maintenance", f"effective_to = '{changes_at.isoformat()}'")
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            "INSERT INTO rules (name, value_kobo, effective_from, source, proposed_by,"
            " approved_by) VALUES ('fee.maintenance', 4000, %s, 't', 'a', 'b')",
            [changes_at],
        )

    assert world.run() == 0
    assert world.balance(ada) == naira(500) - fee


@pytest.mark.parametrize(
    ("now", "month"),
    [(OCTOBER_ENDS, "2026-10"), (NOVEMBER_BEGINS, "2026-11"), (NOVEMBER, "2026-11")],
)
def test_the_month_is_that_of_lagos(
    world: AccountingWorld, now: datetime, month: str
) -> None:
    with freeze_time(now):
        ada = world.customer(naira(500))
        assert world.run() == 0
        assert world.written(ada) == [(month, "charged", None)]


def test_the_last_instant_of_a_month_and_the_first_of_the_next_are_two_fees(
    world: AccountingWorld,
) -> None:
    with freeze_time(OCTOBER_ENDS):
        ada = world.customer(naira(500))
        world.run()
    with freeze_time(NOVEMBER_BEGINS):
        world.run()
        world.run()

    assert world.balance(ada) == naira(300)
    assert world.offenders() == []


def test_a_month_to_come_is_never_charged(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    with freeze_time(NOVEMBER):
        ada = world.customer(naira(500))
        assert world.run("--as-of", "2026-12-01", "--yes") == 64
        assert "never charged" in capsys.readouterr().err
        assert world.run("--only", "ada") == 64
        assert world.written(ada) == []


def test_a_month_that_is_over_is_odd_and_charged_if_it_is_meant(
    world: AccountingWorld,
) -> None:
    with freeze_time(NOVEMBER):
        over, same = "2026-10-31T23:59:59", "2026-11-01T00:00:00"
        assert is_odd(world.words("--as-of", over), NOVEMBER) == "2026-10 is over"
        assert is_odd(world.words("--as-of", same), NOVEMBER) is None
        assert is_odd(world.words(), NOVEMBER) is None
        ada = world.customer(naira(500))

        assert world.run("--as-of", over, "--yes") == 0

        assert world.written(ada) == [("2026-10", "charged", None)]


def test_a_wallet_is_not_charged_for_a_month_before_it_was_there(
    world: AccountingWorld,
) -> None:
    with freeze_time("2026-12-15"):
        world.customer(naira(500))  # met 30 days ago, on 15 November

        assert world.run("--as-of", "2026-10-31", "--yes") == 0

    assert world.rows("SELECT 1 FROM monthly_fees") == []


def test_who_wrote_in_a_month_and_opened_in_the_next_pays_for_the_next_alone(
    world: AccountingWorld, owner_url: str
) -> None:
    with freeze_time(NOVEMBER):
        ada = world.customer(naira(500))  # met 30 days ago, in October
        with psycopg.connect(owner_url) as conn:
            conn.execute("UPDATE users SET opened_at = %s", [NOVEMBER])

        assert world.run("--as-of", "2026-10-31", "--yes") == 0
        assert world.written(ada) == []
        assert world.run() == 0

    assert world.written(ada) == [("2026-11", "charged", None)]


def test_runs_at_once_charge_each_wallet_once(world: AccountingWorld) -> None:
    customers = [world.customer(naira(150)) for _ in range(6)]

    charges = [partial(world.charge, one) for one in customers]

    found = at_once(charges * 3)

    assert sorted(map(str, found)) == ["None"] * 12 + ["charged"] * 6
    assert {world.balance(one).kobo for one in customers} == {50_00}
    assert world.offenders() == []


def test_a_wallet_that_is_being_spent_from_never_falls_below_zero(
    world: AccountingWorld,
) -> None:
    customers = [world.customer(naira(120)) for _ in range(4)]
    quotes = [world.quote(one, HUNDRED) for one in customers]  # 110 with its fee

    charges = [partial(world.charge, one) for one in customers]
    spends = [
        partial(world.authorise, one, quote)
        for one, quote in zip(customers, quotes, strict=True)
    ]

    found = at_once([*charges, *spends])

    for index, customer in enumerate(customers):
        fee, order = found[index], found[index + 4]
        is_spent = not isinstance(order, InsufficientFunds)
        assert (fee == "charged") != is_spent
        assert world.balance(customer) == (naira(10) if is_spent else naira(20))
    assert world.offenders() == []


def test_a_run_that_was_killed_is_gone_on_with(
    world: AccountingWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    customers = [world.customer(naira(500)) for _ in range(4)]
    charge, seen = world.fees.__class__.charge, []

    def dies(*args: object, **kwargs: object) -> object:
        seen.append(charge(*args, **kwargs))  # type: ignore[arg-type]
        if len(seen) == 3:
            raise SystemExit  # in the third wallet's transaction
        return seen[-1]

    monkeypatch.setattr(world.fees.__class__, "charge", dies)
    with pytest.raises(SystemExit):
        world.run()
    monkeypatch.undo()
    assert [world.balance(one).kobo for one in customers] == [
        40_000,
        40_000,
        50_000,
        50_000,
    ]

    assert world.run() == 0

    assert {world.balance(one).kobo for one in customers} == {40_000}
    assert {world.told_of_fees(one.id) for one in customers} == {1}
    assert world.offenders() == []
