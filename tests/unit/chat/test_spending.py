"""Which movements answer a question, and what they come to."""

from __future__ import annotations

import pytest

from miimii.chat import spending
from miimii.chat.spending import Found, Sought, add_up, find, fits
from miimii.chat.statements import FEES, OTHER, RECEIVED, SENT, Movement
from miimii.money import Money
from tests.movements import a_movement

SALARY = a_movement(900_00, name="ACME LTD", version=1)
FEE = a_movement(-5_00, topic=FEES, name="", place="", version=2)
AIRTIME = a_movement(
    -50_00, topic="airtime", name="MTN airtime", place="08031234567", version=3
)
OLA = a_movement(-110_00, name="ỌLÁ ADÉ", charges=Money(10_00), version=4)
BACK = a_movement(
    110_00, topic=SENT, name="ỌLÁ ADÉ", charges=Money(10_00), is_return=True, version=5
)
OBI = a_movement(-200_00, name="OBINNA ADE", version=6)
NEWEST = [OBI, BACK, OLA, AIRTIME, FEE, SALARY]


def _versions(sought: Sought) -> list[int]:
    return [line.version for line in NEWEST if fits(line, sought)]


@pytest.mark.parametrize(
    ("sought", "versions"),
    [
        (Sought(), [6, 5, 4, 3, 2, 1]),
        (Sought(topic=SENT), [6, 5, 4]),
        (Sought(topic=RECEIVED), [1]),
        (Sought(topic="airtime"), [3]),
        (Sought(topic="cable"), []),
        (Sought(topic=FEES), [5, 4, 2]),
        (Sought(direction="in"), [5, 1]),
        (Sought(direction="out"), [6, 4, 3, 2]),
        (Sought(topic=SENT, direction="in"), [5]),
        (Sought(who="ola"), [5, 4]),
        (Sought(who="Ade"), [6, 5, 4]),
        (Sought(who="Ade Obinna"), [6]),
        (Sought(who="Obi"), []),  # nobody is guessed from a part of a name
        (Sought(who="8031234"), [3]),
        (Sought(who="0803"), [3]),
        (Sought(who="080"), []),
        (Sought(who="access"), [6, 5, 4, 1]),
        (Sought(who="!"), []),
    ],
)
def test_what_fits_a_question(sought: Sought, versions: list[int]) -> None:
    assert _versions(sought) == versions


def test_a_few_are_found_and_more_goes_on_after_the_last_one_looked_at() -> None:
    found = find(NEWEST, Sought(topic=SENT), limit=2)
    assert found == Found((OBI, BACK), 5)
    rest = [line for line in NEWEST if line.version < 5]
    assert find(rest, Sought(topic=SENT), limit=2) == Found((OLA,), None)
    assert find(NEWEST, Sought(), limit=6).before is None
    assert find(NEWEST, Sought(), limit=5).before == 2
    assert find([], Sought()) == Found((), None)


def test_a_search_stops_at_a_bound_and_can_go_on_from_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spending, "MOST_READ", 4)
    assert find(NEWEST, Sought(topic=RECEIVED)) == Found((), 3)


def test_no_more_is_read_than_the_answer_needs() -> None:
    lines = iter(NEWEST)
    find(lines, Sought(), limit=2)
    assert next(lines) == AIRTIME  # one beyond the answer was read, to know of more


def test_totals_are_by_topic_with_the_charges_within_orders_among_the_fees() -> None:
    totals = add_up(NEWEST)
    assert totals.received == Money(900_00)
    assert totals.spent == {
        SENT: Money(200_00),
        "airtime": Money(50_00),
        FEES: Money(5_00),
    }
    assert list(totals.spent) == [SENT, "airtime", FEES]
    assert totals.all_spent == Money(255_00)


def test_what_only_came_back_counts_below_zero() -> None:
    assert add_up([BACK]).spent == {SENT: Money(-100_00), FEES: Money(-10_00)}


@pytest.mark.parametrize("lines", [NEWEST, [OLA], [BACK, SALARY], []])
def test_totals_come_to_what_the_wallet_changed_by(lines: list[Movement]) -> None:
    totals = add_up(lines)
    changed = sum(line.amount.kobo for line in lines)
    assert totals.received.kobo - totals.all_spent.kobo == changed


def test_a_correction_is_not_money_received() -> None:
    totals = add_up([a_movement(7_00, topic=OTHER)])
    assert (totals.received, totals.all_spent) == (Money(0), Money(-7_00))
