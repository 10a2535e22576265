"""Attacks on purchases: what the vendor says badly, late, twice or to nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from miimii import clock
from miimii.approvals.model import Approval
from miimii.bills import settle
from miimii.bills.model import Wanted
from miimii.db import Database
from miimii.errors import QuoteGone, VendingPaused
from miimii.orders.decisions import NotDecidable
from miimii.providers.ports import Unknown, Vended
from tests.attack.line import Line
from tests.bills_world import AIRTIME, PHONE, POWER, TOKEN, BillsWorld, callback
from tests.transfers_world import at_once, naira

SOLD = Vended("success", cost=naira(990), token=TOKEN, float_left=naira(70_000))
GROUPED = "1234-1234-1234-1234-1234"


@pytest.fixture
def world(patient: Database) -> BillsWorld:
    return BillsWorld(patient)


@pytest.mark.parametrize("cut_at", [b"BEGIN", b"COMMIT"])
def test_an_answer_is_booked_though_the_database_was_away_when_it_came(
    line: Line, clean: None, monkeypatch: pytest.MonkeyPatch, cut_at: bytes
) -> None:
    """Nobody can be asked again: what it brought would be lost, the token with it."""
    monkeypatch.setattr(settle, "_PAUSES_S", (0.05,) * 5)
    database = Database(line.url, timeout_s=5)
    database.open()
    world = BillsWorld(database)
    ada = world.customer(naira(2_000))
    world.vendor.vends = SOLD
    reference = world.buy(ada, POWER).reference

    def arm() -> None:
        line.cut_at = cut_at

    world.vendor.before_vending = arm

    assert world.vend(reference) == "succeeded"
    assert line.cuts == 1
    assert world.tokens.reveal(reference) == GROUPED
    assert world.told(reference) == ["PurchaseSettled"]
    assert world.vendor.posts[reference] == 1
    assert world.offenders() == []
    database.close()


def test_of_ten_customers_at_once_a_float_for_one_takes_the_money_of_one(
    world: BillsWorld,
) -> None:
    world.vendor.float_balance = naira(150)
    people = [world.customer(naira(200)) for _ in range(10)]
    tokens = [
        world.challenge(one, world.purchases.quote(one, AIRTIME)) for one in people
    ]

    confirm = partial(world.authorising.authorise, at=clock.now())
    results = at_once([partial(confirm, token) for token in tokens])

    assert sum(isinstance(result, VendingPaused) for result in results) == 9
    assert sorted(world.balance(one) for one in people)[:2] == [naira(100), naira(200)]
    assert world.offenders() == []


def test_a_number_in_the_words_about_airtime_is_no_token(world: BillsWorld) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(world.customer(naira(2_000)))

    callback(world, reference, "success", "Sold. Transaction 20261123000000000001")
    world.hear(reference, Vended("success", token=TOKEN))

    assert not world.purchase(reference).has_token
    assert "TokenArrived" not in world.told(reference)


def test_the_token_of_a_success_against_a_decline_is_kept_for_two_people(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(ada, POWER)
    callback(world, reference, "fail")
    assert world.balance(ada) == naira(2_000)

    world.hear(reference, SOLD)
    assert world.told(reference)[-1] == "PurchaseSettled"  # that it was declined
    # They may enter what they see in the vendor's list: the one that is kept stays.
    assert _decide(world, reference, token="9" * 20) == "succeeded"

    assert world.tokens.reveal(reference) == GROUPED
    assert world.balance(ada) == naira(975)
    assert world.told(reference).count("PurchaseSettled") == 2
    assert world.offenders() == []


def test_a_token_that_never_came_is_for_people_to_enter_and_told_once(
    world: BillsWorld,
) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(world.customer(naira(2_000)), POWER)

    callback(world, reference, "success", "Approved")
    assert world.reviews(reference) == {"token-missing"}
    assert _decide(world, reference, token=TOKEN) == "succeeded"

    assert world.tokens.reveal(reference) == GROUPED
    assert world.told(reference)[-2:] == ["PurchaseSettled", "TokenArrived"]
    assert _open_reviews(world, reference) == []
    assert world.offenders() == []


def test_a_token_that_the_vendor_told_first_is_not_told_over(
    world: BillsWorld,
) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(world.customer(naira(2_000)), POWER)
    callback(world, reference, "success", "Approved")
    asked = _ask(world, reference, "9" * 20)
    world.hear(reference, SOLD)

    with pytest.raises(NotDecidable):
        world.decisions.approve(asked.id, by="b@x.ng", at=clock.now())

    assert world.tokens.reveal(reference) == GROUPED
    assert world.told(reference).count("TokenArrived") == 1


def test_a_token_that_comes_by_itself_leaves_people_nothing_to_do(
    world: BillsWorld,
) -> None:
    world.vendor.vends = Unknown("no-answer")
    reference = world.sent(world.customer(naira(2_000)), POWER)
    callback(world, reference, "success", "Approved")

    world.hear(reference, SOLD)

    assert _open_reviews(world, reference) == []


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize(("cost", "is_shown"), [(135, False), (1_000, True)])
def test_a_sale_far_below_its_cost_is_shown_to_people(
    world: BillsWorld, cost: int, *, is_shown: bool, is_late: bool
) -> None:
    """The customer pays what was confirmed; our catalogue is wrong, or they are."""
    ada = world.customer(naira(2_000))
    world.vendor.vends = Unknown("no-answer")
    wanted = replace(POWER, amount_kobo=100_00)
    reference = world.sent(ada, wanted)
    if is_late:
        callback(world, reference, "success", TOKEN)

    world.hear(reference, Vended("success", cost=naira(cost), token=TOKEN))

    assert ("sold-too-low" in world.reviews(reference)) is is_shown
    assert world.balance(ada) == naira(2_000 - 125)
    assert world.offenders() == []


@pytest.mark.parametrize("becomes", ["another", "nothing"])
def test_a_plan_that_is_another_by_the_time_of_the_pin_is_not_bought(
    world: BillsWorld, becomes: str
) -> None:
    """Its number would be another bundle by now, or none."""
    ada = world.customer(naira(5_000))
    wanted = Wanted("data", biller="GLO", target=PHONE, size="200MB")
    found, _ = world.purchases.next_question(wanted)
    quote = world.purchases.quote(ada, found)
    old = found.plan_id
    with world.db.transaction() as conn:
        conn.execute("UPDATE plans SET effective_to = now() WHERE id = %s", [old])
        if becomes == "another":
            conn.execute(
                """
                INSERT INTO plans (kind, biller, code, name, size, validity_days,
                       plan_type, cost_kobo, price_kobo, is_confirmed, source,
                       effective_from)
                SELECT kind, biller, code, '50MB', '50MB', validity_days, plan_type,
                       cost_kobo, price_kobo, true, 'test', effective_to
                  FROM plans
                 WHERE id = %s
                """,
                [old],
            )
    with pytest.raises(QuoteGone):
        world.authorise(ada, quote)
    assert world.balance(ada) == naira(5_000)


def test_a_price_that_changed_since_leaves_the_confirmed_one(world: BillsWorld) -> None:
    ada = world.customer(naira(5_000))
    wanted = Wanted("data", biller="GLO", target=PHONE, size="200MB")
    found, _ = world.purchases.next_question(wanted)
    quote = world.purchases.quote(ada, found)
    old = found.plan_id
    with world.db.transaction() as conn:
        conn.execute("UPDATE plans SET effective_to = now() WHERE id = %s", [old])
        conn.execute(
            """
            INSERT INTO plans (kind, biller, code, name, size, validity_days,
                   plan_type, cost_kobo, price_kobo, is_confirmed, source,
                   effective_from)
            SELECT kind, biller, code, name, size, validity_days, plan_type,
                   cost_kobo + 1000, price_kobo, true, 'test', effective_to
              FROM plans
             WHERE id = %s
            """,
            [old],
        )
    world.authorise(ada, quote)
    world.vend(quote.reference)
    assert world.balance(ada) == naira(5_000) - quote.total
    assert world.offenders() == []


def _decide(world: BillsWorld, reference: str, token: str | None = None) -> str:
    asked = _ask(world, reference, token)
    return world.decisions.approve(asked.id, by="b@x.ng", at=clock.now()).status


def _ask(world: BillsWorld, reference: str, token: str | None) -> Approval:
    return world.decisions.request(
        reference,
        "succeeded",
        by="a@x.ng",
        reason="seen in the vendor's list",
        evidence="a screenshot",
        token=token,
        at=clock.now(),
    )


def _open_reviews(world: BillsWorld, reference: str) -> list[tuple[object, ...]]:
    return world.rows(
        "SELECT kind FROM reviews WHERE subject = %(s)s AND closed_at IS NULL",
        s=reference,
    )
