"""The vendor's adapter against the stand-in that keeps books: every dial once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests

from miimii import ids
from miimii.errors import Unavailable
from miimii.http import Http
from miimii.money import Money
from miimii.providers.bilal import Bilal
from miimii.providers.ports import (
    Declined,
    OfferedPlan,
    Outcome,
    Unknown,
    Vended,
    VendOrder,
)
from miimii.sandbox.config import BILAL_USERNAME, SandboxConfig
from tests.bot import Control

FLOAT = 50_000_000
METER = "45701234567"


@pytest.fixture
def control(sandbox: SandboxConfig) -> Iterator[Control]:
    control = Control(sandbox)
    missing = FLOAT - control.get("bilal")["float_kobo"]
    control.post("bilal/float", kobo=missing)
    yield control
    control.delete("dials")


@pytest.fixture
def vendor(sandbox: SandboxConfig) -> Iterator[Bilal]:
    http = Http("bilal", f"{sandbox.sandbox_url}/bilal", read_timeout_s=2)
    yield Bilal(http, username=BILAL_USERNAME, password=sandbox.bilal_password)
    http.close()


def airtime(naira: int = 500) -> VendOrder:
    details: dict[str, str | int] = {
        "network": 1,
        "phone": "08030000001",
        "plan_type": "VTU",
        "amount": naira,
    }
    return VendOrder(ids.reference("PUR"), "topup", details, Money(naira * 100))


def data(plan: int = 2) -> VendOrder:
    details: dict[str, str | int] = {
        "network": 1,
        "phone": "08030000001",
        "data_plan": plan,
    }
    return VendOrder(ids.reference("PUR"), "data", details, None)


def cable() -> VendOrder:
    details: dict[str, str | int] = {"cable": 1, "iuc": "7012345678", "cable_plan": 4}
    return VendOrder(ids.reference("PUR"), "cable", details, None)


def power(meter_type: str = "prepaid") -> VendOrder:
    details: dict[str, str | int] = {
        "disco": 1,
        "meter_type": meter_type,
        "meter_number": METER,
        "amount": 2000,
    }
    return VendOrder(ids.reference("PUR"), "bill", details, Money(200_000))


def witness(control: Control, order: VendOrder) -> dict[str, Any]:
    rows = control.get("bilal/witness")["witness_out"]
    (row,) = (row for row in rows if row["reference"] == order.reference)
    return dict(row)


def spent(control: Control) -> int:
    return FLOAT - int(control.get("bilal")["float_kobo"])


@pytest.mark.parametrize(
    argnames=("order", "cost_kobo", "amount_kobo", "destination"),
    argvalues=[
        (airtime(), 49_000, 50_000, "topup:1:08030000001"),
        (data(), 55_000, None, "data:1:08030000001:2"),
        (cable(), 415_000, None, "cable:1:7012345678:4"),
        (power(), 203_000, 200_000, f"bill:1:{METER}:prepaid"),
        (power("postpaid"), 203_000, 200_000, f"bill:1:{METER}:postpaid"),
    ],
)
def test_each_thing_is_sold_and_paid_from_our_float(
    vendor: Bilal,
    control: Control,
    order: VendOrder,
    cost_kobo: int,
    amount_kobo: int | None,
    destination: str,
) -> None:
    sold = vendor.vend(order)
    assert isinstance(sold, Vended)
    assert sold.cost == Money(cost_kobo)
    assert sold.float_left == Money(FLOAT - cost_kobo) == vendor.balance()
    assert (
        witness(control, order).items()
        >= {
            "verdict": "success",
            "amount_kobo": amount_kobo,
            "destination": destination,
            "posts": 1,
        }.items()
    )


def test_a_prepaid_meter_gets_twenty_digits_that_no_page_shows(
    vendor: Bilal, control: Control
) -> None:
    order = power()
    sold = vendor.vend(order)
    assert isinstance(sold, Vended)
    token = control.get(f"bilal/tokens/{order.reference}")["token"]
    assert sold.token == token
    assert len(token) == 20
    assert token not in str(control.get("bilal"))
    other = vendor.vend(power("postpaid"))
    assert isinstance(other, Vended)
    assert other.token is None


@pytest.mark.parametrize(
    argnames=("fate", "expected", "verdict", "cost_kobo"),
    argvalues=[
        ("slow", Vended, "success", 49_000),
        ("error_500", Unknown("http-500"), "none", 0),
        ("html", Unknown("http-502"), "none", 0),
        ("unauthorized", Unknown("http-401"), "none", 0),
        ("too_many", Unknown("http-429"), "none", 0),
        ("drop", Unknown("no-answer"), "none", 0),
        ("drop_after", Unknown("no-answer"), "success", 49_000),
        ("hang", Unknown("no-answer"), "none", 0),
        ("hang_after", Unknown("no-answer"), "success", 49_000),
        ("gateway", Unknown("http-504"), "none", 0),
        ("gateway_after", Unknown("http-504"), "success", 49_000),
        ("fail", Declined, "declined", 0),
        ("short_float", Declined, "declined", 0),
        ("later_success", Unknown("processing"), "undecided", 49_000),
        ("later_fail", Unknown("processing"), "undecided", 49_000),
        ("silent_success", Unknown("processing"), "success", 49_000),
        ("silent_fail", Unknown("processing"), "declined", 0),
        ("other_reference", Unknown("differs", True), "success", 49_000),
        ("other_amount", Unknown("differs", True), "success", 49_000),
        ("claims_fail", Vended, "success", 49_000),
        ("claims_success", Declined, "declined", 0),
        ("late_success", Declined, "declined", 0),
    ],
)
def test_the_vendor_misbehaves_and_only_its_word_is_final(
    vendor: Bilal,
    control: Control,
    fate: str,
    expected: Outcome | type[Outcome],
    verdict: str,
    cost_kobo: int,
) -> None:
    for name, ms in {"hang_ms": 300, "slow_ms": 100, "vtu.settle_ms": 60_000}.items():
        control.put("dials", name=name, value=ms)
    control.put("dials", name="vtu.vend", value=fate)
    order = airtime()
    outcome = vendor.vend(order)
    assert outcome == expected or type(outcome) is expected
    assert spent(control) == cost_kobo
    if fate != "unauthorized":
        row = witness(control, order)
        assert (row["verdict"], row["posts"]) == (verdict, 1)


@pytest.mark.parametrize(
    argnames=("fate", "verdict", "cost_kobo"),
    argvalues=[
        ("later_success", "success", 49_000),
        ("later_fail", "declined", 0),
        ("late_success", "success", 49_000),
        ("claims_fail", "success", 49_000),
        ("claims_success", "declined", 0),
    ],
)
def test_what_the_vendor_does_later_shows_in_its_own_books(
    vendor: Bilal, control: Control, fate: str, verdict: str, cost_kobo: int
) -> None:
    control.put("dials", name="vtu.settle_ms", value=1)
    control.put("dials", name="vtu.vend", value=fate)
    order = airtime()
    vendor.vend(order)
    give_up_at = time.monotonic() + 10
    while witness(control, order)["verdict"] != verdict or spent(control) != cost_kobo:
        assert time.monotonic() < give_up_at, witness(control, order)
        time.sleep(0.05)


def test_one_fate_can_be_kept_for_one_meter(vendor: Bilal, control: Control) -> None:
    control.put("bilal/fates", key=METER, fate="fail")
    assert isinstance(vendor.vend(power()), Declined)
    assert isinstance(vendor.vend(airtime()), Vended)


def test_a_float_that_is_short_says_so_until_it_is_paid_in(
    vendor: Bilal, control: Control
) -> None:
    control.post("bilal/float", kobo=1 - FLOAT)
    short = vendor.vend(airtime())
    assert isinstance(short, Declined)
    assert short.code == "float-short"
    assert vendor.balance() == Money(1)
    control.post("bilal/float", kobo=100_000)
    assert isinstance(vendor.vend(airtime()), Vended)


def test_dead_tokens_are_renewed_and_the_purchase_made_once(
    vendor: Bilal, control: Control
) -> None:
    vendor.balance()
    control.post("bilal/sign-out")
    order = airtime()
    assert isinstance(vendor.vend(order), Vended)
    assert witness(control, order)["posts"] == 1
    assert spent(control) == 49_000


@pytest.mark.parametrize(
    argnames=("repeat", "expected", "cost_kobo"),
    argvalues=[
        ("refused", Unknown("duplicate"), 49_000),
        ("same", Vended, 49_000),
        ("again", Vended, 98_000),
    ],
)
def test_a_request_sent_twice_ends_as_the_dial_says(
    vendor: Bilal,
    control: Control,
    repeat: str,
    expected: Outcome | type[Outcome],
    cost_kobo: int,
) -> None:
    control.put("dials", name="vtu.repeat", value=repeat)
    order = airtime()
    assert isinstance(vendor.vend(order), Vended)
    outcome = vendor.vend(order)
    assert outcome == expected or type(outcome) is expected
    assert spent(control) == cost_kobo
    assert witness(control, order)["posts"] == 2


@pytest.mark.parametrize(argnames="status", argvalues=["200", "400", "403"])
def test_a_refusal_is_one_under_any_status(
    vendor: Bilal, control: Control, status: str
) -> None:
    control.put("dials", name="vtu.fail_status", value=status)
    outcome = vendor.vend(data(plan=99))
    assert outcome == Declined("fail", "Invalid plan")
    wrong = replace(airtime(), details={**airtime().details, "phone": "+2348030000001"})
    assert outcome != vendor.vend(wrong) == Declined("fail", "Invalid phone number")


@pytest.mark.parametrize(
    argnames=("name", "value"),
    argvalues=[("vtu.request_id", "missing"), ("vtu.balance_shape", "number")],
)
def test_the_shapes_of_a_reply_make_no_difference(
    vendor: Bilal, control: Control, name: str, value: str
) -> None:
    control.put("dials", name=name, value=value)
    sold = vendor.vend(airtime())
    assert isinstance(sold, Vended)
    assert sold.float_left == vendor.balance() == Money(FLOAT - 49_000)


@pytest.mark.parametrize(argnames="where", argvalues=["callback", "nowhere"])
def test_a_token_may_be_missing_from_the_reply(
    vendor: Bilal, control: Control, where: str
) -> None:
    control.put("dials", name="vtu.token_in", value=where)
    sold = vendor.vend(power())
    assert isinstance(sold, Vended)
    assert sold.token is None


@pytest.mark.parametrize(argnames="names", argvalues=["long", "short", "mixed"])
def test_plans_are_read_under_all_their_names(
    vendor: Bilal, control: Control, names: str
) -> None:
    control.put("dials", name="vtu.plan_names", value=names)
    plans = vendor.plans(1)
    assert OfferedPlan("2", "1GB", Money(55_000), "30 days", "SME") in plans
    assert [len(vendor.plans(network)) for network in (1, 2, 3, 4)] == [11, 5, 6, 3]


def test_a_plan_is_repriced_and_taken_away(vendor: Bilal, control: Control) -> None:
    def change(price_kobo: int, *, is_offered: bool) -> dict[str, OfferedPlan]:
        control.put(
            "bilal/plans",
            service="data",
            id=2,
            price_kobo=price_kobo,
            is_offered=is_offered,
        )
        return {plan.code: plan for plan in vendor.plans(1)}

    try:
        assert change(60_000, is_offered=True)["2"].cost == Money(60_000)
        assert change(0, is_offered=True)["2"].cost is None
        assert isinstance(vendor.vend(data()), Declined)
        assert "2" not in change(55_000, is_offered=False)
        assert isinstance(vendor.vend(data()), Declined)
    finally:
        change(55_000, is_offered=True)


@pytest.mark.parametrize(argnames="call", argvalues=["vtu.login", "vtu.plans"])
def test_a_question_without_an_answer_is_not_guessed(
    vendor: Bilal, control: Control, call: str
) -> None:
    control.put("dials", name=call, value="html")
    with pytest.raises(Unavailable):
        vendor.plans(1)
    control.put("dials", name=call, value="ok")
    assert vendor.plans(1)


def test_the_vendor_has_no_call_that_it_is_not_known_to_have(
    sandbox: SandboxConfig,
) -> None:
    for path in ("requery", "status", "transactions", "validate-customer", "topup/"):
        url = f"{sandbox.sandbox_url}/bilal/{path}"
        assert requests.post(url, json={}, timeout=5).status_code == 404
