"""The rules that are shipped, at their boundaries, and the dates they hold for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from miimii.db import Conn, Database, count_round_trips
from miimii.money import Money
from miimii.rules.model import Priced, RuleSet
from miimii.rules.rules import Rules

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 31, 23, tzinfo=UTC)  # in Lagos the new year begins
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    """The owner's connection: the application can only read the rules."""
    with psycopg.connect(owner_url) as conn:
        yield conn
        conn.rollback()


def in_force(conn: Conn, at: datetime = AT) -> RuleSet:
    return Rules().in_force(conn, at, "fee", "limit", "vat", "duty")


def a_rule(
    conn: Conn,
    begins: datetime | None,
    ends: datetime | None = None,
    kobo: int = 1,
    name: str = "fee.test",
    above: int = 0,
) -> None:
    conn.execute(
        """
        INSERT INTO rules (name, above_kobo, value_kobo, effective_from, effective_to,
                           source, proposed_by, approved_by)
        VALUES (%(name)s, %(above)s, %(kobo)s, %(begins)s, %(ends)s,
                'test', 'ada', 'bola')
        """,
        {
            "name": name,
            "above": above,
            "kobo": kobo,
            "begins": begins,
            "ends": ends,
        },
    )


@pytest.mark.parametrize(
    ("name", "amount", "fee"),
    [
        ("fee.transfer.bank", "100", "10"),
        ("fee.transfer.bank", "5,000", "10"),
        ("fee.transfer.bank", "5,000.01", "25"),
        ("fee.transfer.bank", "5,001", "25"),
        ("fee.transfer.bank", "50,000", "25"),
        ("fee.transfer.bank", "50,000.01", "50"),
        ("fee.transfer.bank", "50,001", "50"),
        ("fee.transfer.wallet", "1,000,000", "0"),
        ("fee.credit", "1,000", "0"),
        ("fee.credit", "1,001", "5"),
        ("fee.credit", "1,099.99", "5"),
        ("fee.credit", "1,100", "6"),
        ("fee.credit", "5,000", "25"),
        ("fee.airtime", "500", "0"),
        ("fee.data", "1,500", "10"),
        ("fee.electricity", "1,000", "25"),
        ("fee.electricity", "1,699.99", "25"),
        ("fee.electricity", "1,700", "26"),
        ("fee.electricity", "3,333", "50"),
        ("fee.electricity", "50,000", "500"),
        ("fee.cable", "1,000", "25"),
        ("fee.cable", "1,900", "38"),
        ("fee.cable", "29,500", "500"),
        ("fee.maintenance", "0", "100"),
    ],
)
def test_fees_are_those_of_the_schedule(
    conn: Conn, name: str, amount: str, fee: str
) -> None:
    priced = in_force(conn).price(name, Money.naira(amount))

    assert priced.amount == Money.naira(fee)
    assert priced.rule_id is not None


@pytest.mark.parametrize(
    ("name", "tier", "limit"),
    [
        ("limit.out.day", 1, "50,000"),
        ("limit.out.day", 2, "200,000"),
        ("limit.out.day", 3, "5,000,000"),
        ("limit.balance", 1, "300,000"),
        ("limit.balance", 2, "500,000"),
        ("limit.out.first_day", 1, "20,000"),
        ("limit.in.first_day", 3, "20,000"),
        ("limit.transfer.min", None, "100"),
        ("limit.transfer.max", None, "1,000,000"),
        ("limit.airtime.min", None, "50"),
        ("limit.airtime.max", None, "50,000"),
        ("limit.electricity.min", None, "100"),
        ("limit.electricity.max", None, "100,000"),
    ],
)
def test_limits_are_those_of_the_tier_or_of_everybody(
    conn: Conn, name: str, tier: int | None, limit: str
) -> None:
    found = in_force(conn).limit(name, tier)

    assert found is not None
    assert found.amount == Money.naira(limit)


def test_the_third_tier_has_no_ceiling_on_its_balance(conn: Conn) -> None:
    assert in_force(conn).limit("limit.balance", 3) is None


def test_tax_and_duty_are_switched_off_as_shipped(conn: Conn) -> None:
    rules = in_force(conn)

    assert rules.tax(Money.naira("25")) == Priced(Money(0), None)
    assert rules.duty(Money.naira("10,000")) == Priced(Money(0), None)


@pytest.mark.parametrize(
    ("amount", "duty"), [("9,999.99", "0"), ("10,000", "50"), ("1,000,000", "50")]
)
def test_duty_begins_at_ten_thousand_once_it_is_switched_on(
    owner: Conn, amount: str, duty: str
) -> None:
    owner.execute("UPDATE rules SET effective_from = %s WHERE name = 'duty'", [AT])

    assert in_force(owner).duty(Money.naira(amount)).amount == Money.naira(duty)


@pytest.mark.parametrize(
    ("fee", "tax"), [("10", "0.75"), ("25", "1.88"), ("50", "3.75"), ("0", "0")]
)
def test_tax_is_a_share_of_the_fee_to_the_kobo_once_it_is_switched_on(
    owner: Conn, fee: str, tax: str
) -> None:
    owner.execute("UPDATE rules SET effective_from = %s WHERE name = 'vat'", [AT])

    assert in_force(owner).tax(Money.naira(fee)).amount == Money.naira(tax)


@pytest.mark.parametrize(
    ("at", "fee"),
    [
        (MIDNIGHT - timedelta(days=1) - INSTANT, 0),
        (MIDNIGHT - timedelta(days=1), 100),
        (MIDNIGHT - INSTANT, 100),
        (MIDNIGHT, 200),
    ],
)
def test_a_price_changes_at_midnight_in_lagos_and_not_an_instant_earlier(
    owner: Conn, at: datetime, fee: int
) -> None:
    a_rule(owner, MIDNIGHT - timedelta(days=1), MIDNIGHT, kobo=100)
    a_rule(owner, MIDNIGHT, kobo=200)

    priced = Rules().in_force(owner, at, "fee.test").price("fee.test", Money(1))

    assert priced.amount == Money(fee)
    assert (priced.rule_id is None) == (fee == 0)


def test_two_rules_for_one_subject_cannot_hold_at_once(owner: Conn) -> None:
    a_rule(owner, AT, MIDNIGHT)

    with pytest.raises(psycopg.errors.ExclusionViolation):
        a_rule(owner, MIDNIGHT - INSTANT)


def test_a_rule_without_end_leaves_no_room_for_a_later_one(owner: Conn) -> None:
    a_rule(owner, AT)

    with pytest.raises(psycopg.errors.ExclusionViolation):
        a_rule(owner, MIDNIGHT)


def test_rules_that_are_switched_off_may_wait_side_by_side(owner: Conn) -> None:
    a_rule(owner, None, kobo=1)
    a_rule(owner, None, kobo=2)

    priced = Rules().in_force(owner, AT, "fee.test").price("fee.test", Money(1))

    assert priced == Priced(Money(0), None)


def test_the_application_cannot_change_a_rule(conn: Conn) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute("UPDATE rules SET value_kobo = 0")


def test_a_prefix_ends_at_a_dot(owner: Conn) -> None:
    a_rule(owner, AT, name="fee.creditor", kobo=700)

    rules = Rules().in_force(owner, AT, "fee.credit")

    assert {rule.name for rule in rules.rules} == {"fee.credit"}


def test_all_names_come_in_one_round_trip(database: Database) -> None:
    with database.autocommit() as conn, count_round_trips() as tally:
        in_force(conn)

    assert tally.round_trips == 1


def refused(conn: Conn, statement: str, *facts: object) -> bool:
    """Whether the caps refuse this; nothing of it stays."""
    try:
        with conn.transaction(force_rollback=True):
            conn.execute(statement.encode(), facts)
    except psycopg.errors.CheckViolation as ex:
        return ex.diag.constraint_name == "rules_fee_is_within_its_cap"
    return False


@pytest.mark.parametrize(
    ("name", "above", "most"),
    [
        ("fee.transfer.bank", 0, 10),
        ("fee.transfer.bank", 5_000, 25),
        ("fee.transfer.bank", 50_000, 50),
        *((f"fee.{kind}", 0, 500) for kind in ("airtime", "data")),
    ],
)
def test_a_fee_above_a_cap_in_force_is_refused(
    owner: Conn, name: str, above: int, most: int
) -> None:
    """By a kobo, for whoever writes it: the table itself refuses."""
    raise_to = "UPDATE rules SET value_kobo = %s WHERE name = %s AND above_kobo = %s"

    assert not refused(owner, raise_to, most * 100, name, above * 100)
    assert refused(owner, raise_to, most * 100 + 1, name, above * 100)


@pytest.mark.parametrize("name", ["fee.electricity", "fee.cable"])
def test_a_share_is_capped_by_its_most_and_has_to_have_one(
    owner: Conn, name: str
) -> None:
    for most, is_refused in ((50_000, False), (50_001, True), (None, True)):
        change = "UPDATE rules SET max_kobo = %s WHERE name = %s"
        assert refused(owner, change, most, name) is is_refused
    no_share = "UPDATE rules SET max_kobo = NULL, value_bps = 0 WHERE name = %s"
    assert not refused(owner, no_share, name)


def test_a_cap_holds_from_its_first_instant_to_its_last(owner: Conn) -> None:
    a_rule(owner, AT, MIDNIGHT, kobo=100, name="cap.fee.test")
    a_rule(owner, None, kobo=999)  # switched off, it charges nothing
    turn_on = (
        "UPDATE rules SET effective_from = %s, effective_to = %s"
        " WHERE name = 'fee.test'"
    )

    assert not refused(owner, turn_on, MIDNIGHT, None)
    assert refused(owner, turn_on, MIDNIGHT - INSTANT, None)
    assert not refused(owner, turn_on, AT - timedelta(days=9), AT)
    assert refused(owner, turn_on, AT - timedelta(days=9), AT + INSTANT)


def test_a_cap_is_not_put_over_a_dearer_fee(owner: Conn) -> None:
    a_rule(owner, AT, kobo=101)
    cap = (
        "INSERT INTO rules (name, value_kobo, effective_from, source, proposed_by,"
        " approved_by) VALUES ('cap.fee.test', %s, %s, 'test', 'ada', 'bola')"
    )

    assert refused(owner, cap, 100, MIDNIGHT)
    assert not refused(owner, cap, 101, MIDNIGHT)


def test_a_band_of_a_fee_may_not_reach_into_a_lower_cap(owner: Conn) -> None:
    for above, kobo in ((0, 10), (1_000, 30), (2_000, 20)):
        a_rule(owner, AT, kobo=kobo, name="cap.fee.test", above=above)
    fee = (
        "INSERT INTO rules (name, above_kobo, value_kobo, effective_from, source,"
        " proposed_by, approved_by) VALUES ('fee.test', %s, %s, %s, 'test', 'a', 'b')"
    )

    for above, kobo, is_refused in (
        (0, 10, False),
        (0, 11, True),
        (1_000, 20, False),
        (1_500, 21, True),
        (2_000, 20, False),
        (5_000, 21, True),
    ):
        assert refused(owner, fee, above, kobo, AT) is is_refused, (above, kobo)


def test_fee_and_cap_may_fall_together(owner: Conn) -> None:
    a_rule(owner, AT, kobo=100, name="cap.fee.test")
    a_rule(owner, AT, kobo=100)
    owner.execute("SET CONSTRAINTS rules_fee_is_within_its_cap DEFERRED")
    owner.execute("UPDATE rules SET value_kobo = 90 WHERE name = 'cap.fee.test'")
    owner.execute("UPDATE rules SET value_kobo = 90 WHERE name = 'fee.test'")
    owner.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_cap_that_ends_may_not_leave_a_dearer_fee_to_the_band_below(
    owner: Conn,
) -> None:
    """Ended, renamed, switched off or deleted: the lower band reaches up from there."""
    for above, kobo in ((0, 10), (1_000, 30)):
        a_rule(owner, AT, kobo=kobo, name="cap.fee.test", above=above)
        a_rule(owner, AT, kobo=kobo, above=above)
    end = "UPDATE rules SET effective_to = %s WHERE name = %s AND above_kobo = 1000"

    assert refused(owner, end, MIDNIGHT, "cap.fee.test")
    for way in (
        "UPDATE rules SET effective_from = NULL WHERE name = %s AND above_kobo = 1000",
        "UPDATE rules SET name = 'cap.fee.x' WHERE name = %s AND above_kobo = 1000",
        "DELETE FROM rules WHERE name = %s AND above_kobo = 1000",
    ):
        assert refused(owner, way, "cap.fee.test"), way

    a_rule(owner, MIDNIGHT, kobo=10, above=1_001)  # what follows is cheap enough
    owner.execute(end.encode(), [MIDNIGHT, "fee.test"])
    assert not refused(owner, end, MIDNIGHT, "cap.fee.test")
    assert not refused(owner, "DELETE FROM rules WHERE name = %s", "cap.fee.test")
