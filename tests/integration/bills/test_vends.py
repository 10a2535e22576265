"""A purchase ends by the vendor's word or two people's; doubt keeps the hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from miimii import clock
from miimii.bills.model import Wanted
from miimii.errors import Busy, VendingPaused
from miimii.orders import sending
from miimii.providers.ports import Accepted, Declined, Outcome, Unknown, Vended
from tests.bills_world import AIRTIME, CARD, PHONE, POWER, TOKEN, BillsWorld, callback
from tests.transfers_world import naira

SILENCE = Unknown("no-answer")
DAY = timedelta(hours=24)


def float_of_the_books(world: BillsWorld) -> object:
    [(kobo,)] = world.rows(
        "SELECT balance_kobo FROM books.accounts WHERE kind = 'BILLS_FLOAT'"
    )
    return kobo


def test_what_is_sold_is_paid_told_once_and_remembered(world: BillsWorld) -> None:
    ada = world.customer(naira(2_000))

    reference = world.sent(ada, POWER)

    order = world.vendor.orders[0]
    assert (order.service, order.reference) == ("bill", reference)
    assert order.details == {
        "disco": 1,
        "meter_type": "prepaid",
        "meter_number": POWER.target,
        "amount": 1000,
    }
    assert order.amount == naira(1_000)
    assert world.purchase(reference).status == "succeeded"
    assert world.balance(ada) == naira(975)
    assert float_of_the_books(world) == 1_000_00
    assert world.told(reference) == ["PurchaseSettled"]
    assert world.offenders() == []


@pytest.mark.parametrize(
    ("wanted", "service", "details"),
    [
        (
            AIRTIME,
            "topup",
            {"network": 1, "phone": PHONE, "plan_type": "VTU", "amount": 100},
        ),
        (
            Wanted("data", biller="GLO", target=PHONE, size="200MB"),
            "data",
            {"network": 3, "phone": PHONE, "data_plan": 29},
        ),
        (
            Wanted("cable", biller="DSTV", target=CARD, package="Padi"),
            "cable",
            {"cable": 2, "iuc": CARD, "cable_plan": 6},
        ),
    ],
)
def test_each_kind_asks_the_vendor_in_its_own_words(
    world: BillsWorld, wanted: Wanted, service: str, details: dict[str, object]
) -> None:
    quoted = world.buy(world.customer(naira(3_000)), wanted)
    world.vend(quoted.reference)

    order = world.vendor.orders[0]
    assert (order.service, order.details) == (service, details)
    assert order.amount == (quoted.amount if wanted == AIRTIME else None)
    row = world.purchase(quoted.reference)
    assert (row.amount, row.total) == (quoted.amount, quoted.total)
    assert world.offenders() == []


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Vended("success"), "succeeded"),
        (Accepted("success"), "succeeded"),
        (Declined("fail"), "declined"),
        (Declined("not-sent"), "declined"),
        (Declined("float-short"), "declined"),
        (SILENCE, "submitted"),
        (Unknown("pending"), "submitted"),
        (Unknown("differs", is_for_a_person=True), "needs_review"),
    ],
)
def test_each_answer_has_its_end(
    world: BillsWorld, outcome: Outcome, status: str
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.vends = outcome

    reference = world.sent(ada)

    assert world.purchase(reference).status == status
    is_back = status == "declined"
    assert world.balance(ada) == naira(2_000 if is_back else 1_900)
    assert world.vendor.posts[reference] == 1
    assert world.offenders() == []


def test_an_unknown_purchase_is_never_sent_again(world: BillsWorld) -> None:
    world.vendor.vends = SILENCE
    reference = world.sent(world.customer(naira(2_000)))

    assert [world.vend(reference) for _ in range(3)] == ["submitted"] * 3

    assert world.vendor.posts[reference] == 1
    assert world.told(reference) == ["OrderProcessing"]


@pytest.mark.parametrize(
    ("word", "status", "left"),
    [("success", "succeeded", 900), ("fail", "declined", 1_000)],
)
def test_the_callback_ends_what_nobody_answered_for(
    world: BillsWorld, word: str, status: str, left: int
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = SILENCE
    reference = world.sent(ada)

    for _ in range(3):
        callback(world, reference, word)

    assert world.purchase(reference).status == status
    assert world.balance(ada) == naira(left)
    assert world.told(reference) == ["OrderProcessing", "PurchaseSettled"]
    assert world.offenders() == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (Vended("success"), "fail"),
        (Declined("fail"), "success"),
    ],
)
def test_the_opposite_word_moves_no_money_and_goes_before_people(
    world: BillsWorld, first: Outcome, then: str
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = first
    reference = world.sent(ada)
    before = (world.purchase(reference).status, world.balance(ada))

    callback(world, reference, then)
    callback(world, reference, then)

    assert (world.purchase(reference).status, world.balance(ada)) == before
    assert world.reviews(reference) == {"contradiction"}
    assert world.told(reference) == ["PurchaseSettled"]
    assert world.offenders() == []


def test_a_callback_about_nothing_of_ours_does_nothing(world: BillsWorld) -> None:
    callback(world, "AT_unknown", "success")
    ada = world.customer(naira(1_000))
    quoted = world.purchases.quote(ada, AIRTIME)
    callback(world, quoted.reference, "fail")
    assert world.purchase(quoted.reference).status == "quoted"
    callback(world, quoted.reference, "success")
    assert world.reviews(quoted.reference) == {"contradiction"}
    assert world.balance(ada) == naira(1_000)


@pytest.mark.parametrize("cost", [97, 100, 103])
@pytest.mark.parametrize("is_late", [False, True])
def test_what_the_vendor_took_is_booked_and_the_customer_pays_the_same(
    world: BillsWorld, cost: int, *, is_late: bool
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = SILENCE if is_late else Vended("success", cost=naira(cost))

    reference = world.sent(ada)
    if is_late:
        callback(world, reference, "success")
        world.hear(reference, Vended("success", cost=naira(cost)))

    assert world.balance(ada) == naira(900)
    assert float_of_the_books(world) == cost * 100
    assert world.purchase(reference).cost_kobo == cost * 100
    assert world.offenders() == []


def test_our_float_too_short_is_not_the_customer_s_and_pauses_sales(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(1_000))
    waiting = world.buy(ada)
    world.vendor.vends = Declined("float-short")
    reference = world.sent(ada)
    assert world.purchase(reference).status == "declined"

    [(is_short, cause)] = world.rows(
        "SELECT is_short, cause FROM float_readings ORDER BY id DESC LIMIT 1"
    )
    assert (is_short, cause) == (True, reference)
    world.vendor.float_balance = naira(99)
    with pytest.raises(VendingPaused):
        world.purchases.quote(ada, AIRTIME)
    assert world.rows("SELECT 1 FROM reviews WHERE kind = 'float-low'") != []
    world.vendor.vends = Vended("success", float_left=naira(5_000))
    world.vend(waiting.reference)  # it was held: the money is there by now
    assert world.purchases.quote(ada, AIRTIME).status == "quoted"


def test_a_purchase_held_too_long_is_given_back(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.buy(ada).reference
    at = clock.now() + timedelta(minutes=10)

    assert world.vends.list_unsent(at=at - timedelta(seconds=1), limit=9) == []
    assert world.vends.list_unsent(at=at, limit=9) == [reference]
    assert world.vends.decline_unsent(reference, "never sent", cause="job", at=at)
    assert not world.vends.decline_unsent(reference, "never sent", cause="job", at=at)
    assert world.vend(reference) == "declined"
    assert world.vendor.posts[reference] == 0
    assert world.balance(ada) == naira(1_000)


def test_age_is_told_to_people_once_and_after_a_day_they_decide(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(1_000))
    world.vendor.vends = SILENCE
    reference = world.sent(ada)
    start = world.purchase(reference).submitted_at
    assert start is not None

    seen = []
    for minutes in (14, 15, 16, 59, 60, 61, 24 * 60 - 1, 24 * 60, 24 * 60 + 1):
        at = start + timedelta(minutes=minutes)
        for due in world.vends.list_due(at=at, limit=9):
            seen.append((minutes, world.vends.look(due, at=at)))

    assert seen == [(15, "submitted"), (60, "submitted"), (1440, "needs_review")]
    assert world.reviews(reference) == {
        "unknown-15-min",
        "unknown-60-min",
        "unsettled",
    }
    assert world.told(reference) == ["OrderProcessing", "OrderUnderReview"]
    assert world.balance(ada) == naira(900)


def test_with_no_room_to_ask_we_wait_and_then_ask_once(
    world: BillsWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = iter([Busy()])

    def refuse_once() -> None:
        for ex in refusals:
            raise ex

    monkeypatch.setattr(sending, "_NO_ROOM_PAUSES_S", (0.0, 0.0))
    world.vendor.before_vending = refuse_once
    reference = world.sent(world.customer(naira(1_000)))
    assert world.purchase(reference).status == "succeeded"


def test_who_was_frozen_meanwhile_gets_the_money_back(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    reference = world.buy(ada).reference
    with world.db.autocommit() as conn:
        conn.execute("UPDATE users SET standing = 'frozen' WHERE id = %s", [ada.id])

    assert world.vend(reference) == "declined"
    assert world.vendor.posts[reference] == 0
    assert world.balance(ada) == naira(1_000)


@pytest.mark.parametrize(("said", "left"), [("succeeded", 975), ("declined", 2_000)])
def test_two_people_decide_and_may_enter_the_token(
    world: BillsWorld, said: Any, left: int
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.vends = Unknown("differs", is_for_a_person=True)
    reference = world.sent(ada, POWER)
    token = TOKEN if said == "succeeded" else None

    asked = world.decisions.request(
        reference,
        said,
        by="a@x.ng",
        reason="seen in the vendor's list",
        evidence="screenshot",
        token=token,
        at=clock.now(),
    )
    world.decisions.approve(asked.id, by="b@x.ng", at=clock.now())

    assert world.purchase(reference).status == said
    assert world.balance(ada) == naira(left)
    assert (world.tokens.reveal(reference) is not None) == (token is not None)
    callback(world, reference, "fail" if said == "succeeded" else "success")
    assert "contradiction" in world.reviews(reference)
    assert world.balance(ada) == naira(left)
    assert world.offenders() == []


def test_a_reading_below_the_mark_is_one_alert(world: BillsWorld) -> None:
    ada = world.customer(naira(1_000))
    for left in (60_000, 49_000, 48_000, 60_000, 49_000):
        world.vendor.vends = Vended("success", float_left=naira(left))
        world.sent(ada)
    alerts = world.rows("SELECT detail FROM reviews WHERE kind = 'float-low'")
    assert len(alerts) == 2
