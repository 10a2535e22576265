"""What is bought is resolved, priced by dated rows, and quoted before any PIN."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import freezegun
import pytest

from miimii import clock
from miimii.bills.model import Wanted
from miimii.db import Database
from miimii.errors import (
    AmountOutOfRange,
    InsufficientFunds,
    LimitReached,
    NicknameTaken,
    NotSold,
    TargetInvalid,
    Unavailable,
    VendingPaused,
)
from miimii.money import Money
from miimii.orders.model import hash_quote
from tests.bills_world import AIRTIME, CARD, METER, PHONE, POWER, BillsWorld
from tests.transfers_world import naira


def ask(world: BillsWorld, wanted: Wanted) -> str | None:
    """What would be asked next."""
    _, question = world.purchases.next_question(wanted)
    return question.what if question else None


def test_details_are_asked_one_at_a_time(world: BillsWorld) -> None:
    assert ask(world, Wanted("airtime")) == "target"
    assert ask(world, Wanted("airtime", target="07021234567")) == "biller"
    assert ask(world, Wanted("airtime", target=PHONE)) == "amount"
    assert ask(world, AIRTIME) is None
    assert ask(world, Wanted("data", target=PHONE)) == "plan"
    assert ask(world, Wanted("electricity")) == "biller"
    assert ask(world, Wanted("electricity", biller="EKEDC")) == "meter_type"
    assert ask(world, replace(POWER, target=None)) == "target"
    assert ask(world, replace(POWER, amount_kobo=None)) == "amount"
    assert ask(world, Wanted("cable", biller="GOTV")) == "target"
    assert ask(world, Wanted("cable", biller="GOTV", target=CARD)) == "plan"


def test_the_network_is_the_prefix_s_unless_it_was_said(world: BillsWorld) -> None:
    guessed, _ = world.purchases.next_question(Wanted("airtime", target="08051234567"))
    said, _ = world.purchases.next_question(
        Wanted("airtime", target="08051234567", biller="MTN")
    )
    assert (guessed.biller, said.biller) == ("GLO", "MTN")


def test_a_part_of_a_naira_is_asked_again(world: BillsWorld) -> None:
    assert ask(world, replace(AIRTIME, amount_kobo=100_50)) == "amount"
    assert ask(world, replace(POWER, amount_kobo=100_001)) == "amount"


def test_a_plan_is_found_by_what_is_said_of_it(world: BillsWorld) -> None:
    glo = Wanted("data", biller="GLO", target="08051234567", size="1.5GB")
    max_ = Wanted("cable", biller="GOTV", target=CARD, package="max")
    sme = Wanted("data", biller="MTN", target=PHONE, size="1GB", plan_hint="sme")
    gifted = replace(sme, plan_hint="corporate gifting")
    for wanted, product, price in (
        (glo, "Glo 1.5GB", naira(460)),
        (max_, "GOtv Max · 30 days", naira(4_150)),
        (sme, "MTN 1GB SME", naira(550)),
        (gifted, "MTN 1GB COOPERATE GIFTING", naira(820)),
    ):
        found, question = world.purchases.next_question(wanted)
        quote = world.purchases.quote(world.customer(naira(5_000)), found)
        assert question is None
        assert (quote.product, quote.amount) == (product, price)


def test_plans_that_fit_alike_are_listed_and_all_if_none_fits(
    world: BillsWorld,
) -> None:
    one_gb = Wanted("data", biller="MTN", target=PHONE, size="1GB")
    _, some = world.purchases.next_question(one_gb)
    _, nearly = world.purchases.next_question(replace(one_gb, validity_days=7))
    _, every = world.purchases.next_question(replace(one_gb, size="7GB"))

    assert some is not None
    assert [(c.title, c.detail) for c in some.choices] == [
        ("1GB SME", "₦550.00"),
        ("1GB COOPERATE GIFTING", "₦820.00"),
    ]
    assert nearly == some
    assert every is not None
    assert len(every.choices) == 11


def test_who_nobody_here_sells_is_said_to_be_unsold(world: BillsWorld) -> None:
    with pytest.raises(NotSold) as ex:
        world.purchases.next_question(Wanted("cable", biller="SHOWMAX"))
    assert ex.value.facts == {"biller": "SHOWMAX"}


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("airtime", "12345"),
        ("data", "0123456789"),
        ("electricity", "123"),
        ("electricity", "1234567890x"),
        ("cable", "1234567890123"),
    ],
)
def test_a_number_that_can_t_be_one_is_refused(
    world: BillsWorld, kind: str, target: str
) -> None:
    with pytest.raises(TargetInvalid) as ex:
        world.purchases.next_question(Wanted(kind, target=target))
    assert ex.value.facts == {"kind": kind}


@pytest.mark.parametrize(
    ("wanted", "amount", "fee"),
    [
        (AIRTIME, 50, 0),
        (AIRTIME, 50_000, 0),
        (POWER, 100, 25),
        (POWER, 1_666, 25),
        (POWER, 1_699, 25),
        (POWER, 1_700, 26),
        (POWER, 1_766, 26),
        (POWER, 1_767, 27),
        (POWER, 33_299, 499),
        (POWER, 33_300, 500),
        (POWER, 100_000, 500),
    ],
)
def test_the_fee_is_right_at_its_edges(
    world: BillsWorld, wanted: Wanted, amount: int, fee: int
) -> None:
    ada = world.customer(naira(amount + fee))

    quote = world.purchases.quote(ada, replace(wanted, amount_kobo=amount * 100))

    assert (quote.amount, quote.fee) == (naira(amount), naira(fee))
    assert quote.total == naira(amount + fee)


@pytest.mark.parametrize(
    ("wanted", "amount"),
    [(AIRTIME, 49), (AIRTIME, 50_001), (POWER, 99), (POWER, 100_001)],
)
def test_outside_its_bounds_nothing_is_sold(
    world: BillsWorld, wanted: Wanted, amount: int
) -> None:
    ada = world.customer(naira(110_000))
    with pytest.raises(AmountOutOfRange):
        world.purchases.quote(ada, replace(wanted, amount_kobo=amount * 100))


@pytest.mark.parametrize(
    ("package", "price", "fee"),
    [("Smallie", 900, 25), ("Max", 4_150, 83), ("Supa", 5_500, 110)],
)
def test_cable_has_its_own_fee(
    world: BillsWorld, package: str, price: int, fee: int
) -> None:
    wanted = Wanted("cable", biller="GOTV", target=CARD, package=package)
    quote = world.purchases.quote(world.customer(naira(6_000)), wanted)
    assert (quote.amount, quote.fee) == (naira(price), naira(fee))


def test_the_same_to_the_kobo_or_it_is_too_little(world: BillsWorld) -> None:
    data = Wanted("data", biller="MTN", target=PHONE, size="500MB", plan_hint="sme")
    assert world.purchases.quote(world.customer(naira(360)), data).total == naira(360)
    with pytest.raises(InsufficientFunds):
        world.purchases.quote(world.customer(naira(359)), data)


def test_the_day_s_limit_counts_purchases_too(world: BillsWorld) -> None:
    bola = world.customer(naira(60_000), tier=1)
    wanted = replace(AIRTIME, amount_kobo=30_000_00)
    world.buy(bola, wanted)
    with pytest.raises(LimitReached):
        world.purchases.quote(bola, wanted)


def test_a_quote_can_be_made_again_from_its_row(world: BillsWorld) -> None:
    ada = world.customer(naira(6_000))
    for wanted in (AIRTIME, POWER, Wanted("cable", "DSTV", CARD, package="padi")):
        quote = world.purchases.quote(ada, wanted)
        row = world.purchase(quote.reference)
        [(destination,)] = world.rows(
            "SELECT destination FROM orders WHERE reference = %(r)s", r=quote.reference
        )
        assert hash_quote(row) == quote.quote_hash
        assert row.destination == destination


def test_an_owner_nobody_names_is_warned_about(world: BillsWorld) -> None:
    ada = world.customer(naira(2_000))
    assert world.purchases.quote(ada, POWER).warnings == ("name-unknown",)
    assert world.purchases.quote(ada, AIRTIME).warnings == ()


def test_a_margin_is_a_dated_rule_and_one_plan_may_have_its_own(
    world: BillsWorld, owner_url: str
) -> None:
    import psycopg

    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE rules SET value_kobo = 1000 WHERE name = 'margin.data'")
        conn.execute(
            "INSERT INTO rules (name, value_kobo, effective_from, source, proposed_by,"
            " approved_by) VALUES ('margin.data.MTN.2', 2500, '2026-01-01', 's', 'a',"
            " 'b')"
        )
    ada = world.customer(naira(2_000))
    half = Wanted("data", biller="MTN", target=PHONE, size="500MB", plan_hint="sme")

    quote = world.purchases.quote(ada, half)
    own = world.purchases.quote(ada, replace(half, size="1GB"))

    assert (quote.amount, own.amount) == (naira(360), naira(575))
    assert world.purchase(quote.reference).cost_kobo == 350_00
    rules = world.rows(
        "SELECT name FROM rules WHERE id = ANY (%(ids)s)",
        ids=world.purchase(own.reference).rule_ids,
    )
    assert ("margin.data.MTN.2",) in rules


def test_in_production_only_what_the_vendor_confirmed_is_sold(
    database: Database, clean: None
) -> None:
    world = BillsWorld(database, is_production=True)
    assert ask(world, AIRTIME) is None
    assert ask(world, POWER) is None
    with pytest.raises(NotSold):
        world.purchases.next_question(Wanted("electricity", biller="PHED"))
    with pytest.raises(NotSold):
        world.purchases.next_question(Wanted("data", biller="MTN", target=PHONE))


def test_a_float_too_low_pauses_sales_and_alerts_people_once(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.float_balance = naira(99)

    for _ in range(2):
        with pytest.raises(VendingPaused):
            world.purchases.quote(ada, AIRTIME)

    assert world.vendor.logins == 1
    assert len(world.rows("SELECT 1 FROM reviews WHERE kind = 'float-low'")) == 1
    assert world.rows("SELECT 1 FROM purchases") == []


def test_a_low_reading_is_renewed_sooner_for_it_may_be_topped_up(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.float_balance = naira(99)
    start = clock.now()
    with freezegun.freeze_time(start), pytest.raises(VendingPaused):
        world.purchases.quote(ada, AIRTIME)
    world.vendor.float_balance = naira(100)

    almost, then = (start + timedelta(seconds=seconds) for seconds in (1, 2))
    with freezegun.freeze_time(almost), pytest.raises(VendingPaused):
        world.purchases.quote(ada, AIRTIME)
    with freezegun.freeze_time(then):
        assert world.purchases.quote(ada, AIRTIME).status == "quoted"
    assert world.vendor.logins == 2


def test_an_old_reading_is_renewed_before_a_quote(world: BillsWorld) -> None:
    ada = world.customer(naira(2_000))
    world.float.refresh(at=clock.now())
    world.float.refresh(at=clock.now() + timedelta(minutes=14))
    assert world.vendor.logins == 1
    world.float.refresh(at=clock.now() + timedelta(minutes=16))
    assert world.vendor.logins == 2
    assert world.purchases.quote(ada, AIRTIME).status == "quoted"


def test_a_vendor_that_does_not_answer_sells_nothing(world: BillsWorld) -> None:
    world.vendor.float_balance = None
    with pytest.raises(Unavailable):
        world.purchases.quote(world.customer(naira(2_000)), AIRTIME)
    assert world.rows("SELECT 1 FROM purchases") == []


def test_the_float_is_looked_at_again_when_the_pin_is_right(
    world: BillsWorld,
) -> None:
    ada = world.customer(naira(2_000))
    world.vendor.float_balance = naira(150)
    first, second = (world.purchases.quote(ada, AIRTIME) for _ in range(2))
    world.authorise(ada, first)
    with pytest.raises(VendingPaused):
        world.authorise(ada, second)
    assert world.purchase(second.reference).status == "quoted"
    assert world.balance(ada) == naira(1_900)


def test_what_was_bought_is_remembered_and_can_be_named(world: BillsWorld) -> None:
    ada = world.customer(naira(5_000))
    world.sent(ada)
    world.sent(ada, POWER)
    with world.db.autocommit() as conn:
        assert [one.target for one in world.targets.saved(conn, ada.id)] == [
            METER,
            PHONE,
        ]

    world.targets.name_target(ada.id, "electricity", METER, " my  House ")
    with pytest.raises(NicknameTaken):
        world.targets.name_target(ada.id, "airtime", PHONE, "MY HOUSE")

    with world.db.autocommit() as conn:
        found = world.targets.find_named(conn, ada.id, "my house")
    assert found is not None
    assert (found.target, found.meter_type, found.nickname) == (
        METER,
        "prepaid",
        "my House",
    )
    assert world.targets.forget_target(ada.id, "electricity", METER)


def test_the_same_again_is_quoted_at_today_s_price(world: BillsWorld) -> None:
    ada = world.customer(naira(5_000))
    data = Wanted("data", biller="GLO", target=PHONE, size="200MB")
    world.sent(ada, data)
    with world.db.transaction() as conn:
        last = world.purchases.latest(conn, ada.id)
        assert last is not None
        wanted = world.purchases.again(conn, last)

    quote = world.purchases.quote(ada, wanted)

    assert (quote.product, quote.amount) == (last.product, Money(last.amount_kobo))
