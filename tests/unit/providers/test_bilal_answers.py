"""The tables of docs/providers/bilal.md: what each answer of the vendor means."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers import bilal_answers as answers
from miimii.providers.ports import (
    Declined,
    OfferedPlan,
    Outcome,
    Unknown,
    Vended,
    VendOrder,
)

REFERENCE = "PUR01"
AIRTIME = VendOrder(REFERENCE, "topup", {"network": 1, "amount": 500}, Money(50_000))
DATA = VendOrder(REFERENCE, "data", {"network": 1, "data_plan": 2}, None)
POWER = VendOrder(REFERENCE, "bill", {"disco": 1, "amount": 2000}, Money(200_000))
SOLD = {
    "status": "success",
    "network": "MTN",
    "amount": 500,
    "phone_number": "08030000001",
    "discount": 10,
    "request-id": REFERENCE,
    "message": "You have sent N500 to 08030000001",
    "oldbal": "500,000.00",
    "newbal": "499,510.00",
}
FAIL = {"status": "fail", "message": "Invalid phone number"}
DIFFERS = Unknown("differs", is_for_a_person=True)


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in SOLD.items() if name not in names}


def test_a_sale_says_what_it_cost_and_what_is_left() -> None:
    assert answers.vend_outcome(AIRTIME, 200, SOLD) == Vended(
        "success", cost=Money(49_000), float_left=Money(49_951_000)
    )


@pytest.mark.parametrize(
    argnames=("status", "answer", "expected"),
    argvalues=[
        (200, without("request-id"), Vended),
        (201, SOLD, Vended),
        (200, {**SOLD, "request-id": ""}, Vended),
        (200, {**SOLD, "status": " SUCCESS "}, Vended),
        (200, {**SOLD, "amount": "500.00"}, Vended),
        (200, {**SOLD, "amount": Decimal("500.0")}, Vended),
        (200, {"status": "success"}, Vended),
        (200, {**SOLD, "request-id": "PUR02"}, DIFFERS),
        (200, {**SOLD, "request-id": 7}, DIFFERS),
        (200, {**SOLD, "amount": 499}, DIFFERS),
        (200, {**SOLD, "amount": "5OO"}, DIFFERS),
        (200, {**SOLD, "amount": 0}, DIFFERS),
        (200, {**SOLD, "amount": [500]}, DIFFERS),
        (200, {**SOLD, "amount": 10**4000}, DIFFERS),
        (200, {**SOLD, "status": "pending"}, Unknown("pending")),
        (200, {**SOLD, "status": "processing"}, Unknown("processing")),
        (200, {**SOLD, "status": "successful"}, Unknown("successful")),
        (200, {**SOLD, "status": True}, Unknown("no-status")),
        (200, without("status"), Unknown("no-status")),
        (200, None, Unknown("http-200")),
        (200, [SOLD], Unknown("http-200")),
        (200, "success", Unknown("http-200")),
        (302, SOLD, Unknown("http-302")),
        (400, SOLD, Unknown("http-400")),
        (401, SOLD, Unknown("http-401")),
        (500, SOLD, Unknown("http-500")),
        (502, None, Unknown("http-502")),
    ],
)
def test_only_a_clear_yes_about_this_order_is_a_sale(
    status: int, answer: Any, expected: Outcome | type[Outcome]
) -> None:
    outcome = answers.vend_outcome(AIRTIME, status, answer)
    assert outcome == expected or type(outcome) is expected


@pytest.mark.parametrize(
    argnames=("status", "answer", "expected"),
    argvalues=[
        (200, FAIL, Declined("fail", "Invalid phone number")),
        (400, {"status": "failed"}, Declined("fail")),
        (403, FAIL, Declined("fail", "Invalid phone number")),
        (404, {"status": "FAIL", "message": 7}, Declined("fail")),
        (429, FAIL, Declined("fail", "Invalid phone number")),
        (499, FAIL, Declined("fail", "Invalid phone number")),
        (
            403,
            {"status": "fail", "message": "Insufficient Balance"},
            Declined("float-short", "Insufficient Balance"),
        ),
        (
            200,
            {"status": "fail", "message": "Fund your wallet"},
            Declined("float-short", "Fund your wallet"),
        ),
        (
            200,
            {"status": "fail", "message": "Network down, refunded"},
            Declined("fail", "Network down, refunded"),
        ),
        (401, FAIL, Unknown("http-401")),
        (500, FAIL, Unknown("http-500")),
        (503, FAIL, Unknown("http-503")),
        (200, {**FAIL, "status": "error"}, Unknown("error")),
        (403, {"detail": "Forbidden"}, Unknown("http-403")),
        (403, None, Unknown("http-403")),
        (200, {**FAIL, "request-id": "PUR02"}, DIFFERS),
        (400, {**FAIL, "message": "Duplicate request-id"}, Unknown("duplicate")),
        (400, {**FAIL, "message": "Already processed"}, Unknown("duplicate")),
    ],
)
def test_only_a_clear_no_about_this_order_is_a_no(
    status: int, answer: Any, expected: Outcome
) -> None:
    assert answers.vend_outcome(AIRTIME, status, answer) == expected


def test_a_long_reason_is_cut_and_kept_on_one_line() -> None:
    outcome = answers.vend_outcome(DATA, 200, {**FAIL, "message": "no\x00\n" * 300})
    assert isinstance(outcome, Declined)
    assert outcome.detail.startswith("no no no")
    assert len(outcome.detail) == 200


@pytest.mark.parametrize(
    argnames=("order", "told", "cost"),
    argvalues=[
        (AIRTIME, {"amount": 500}, 50_000),
        (AIRTIME, {"discount": "10.50"}, 48_950),
        (AIRTIME, {"charges": 20, "discount": 0}, 52_000),
        (AIRTIME, {}, None),
        (AIRTIME, {"discount": "ten"}, None),
        (AIRTIME, {"discount": 500}, None),
        (AIRTIME, {"discount": 600}, None),
        (AIRTIME, {"charges": {}}, None),
        (AIRTIME, {"charges": ""}, None),
        (DATA, {"amount": "1,100"}, 110_000),
        (DATA, {"amount": 1100, "charges": "0.00"}, 110_000),
        (DATA, {"amount": "free"}, None),
        (DATA, {"discount": 10}, None),
        (POWER, {"amount": 2000, "charges": 100}, 210_000),
    ],
)
def test_the_cost_is_known_only_if_every_part_is_readable(
    order: VendOrder, told: dict[str, Any], cost: int | None
) -> None:
    outcome = answers.vend_outcome(order, 200, {"status": "success", **told})
    assert isinstance(outcome, Vended)
    assert outcome.cost == (None if cost is None else Money(cost))


@pytest.mark.parametrize(
    argnames=("said", "token"),
    argvalues=[
        ("12345678901234567890", "12345678901234567890"),
        ("1234-5678-9012-3456-7890", "12345678901234567890"),
        (" Token: 1234 5678 9012 3456 7890 ", "12345678901234567890"),
        (12345678901234567890, "12345678901234567890"),
        (1234567890123456789, None),
        (f"KCT1 {'1' * 20} KCT2 {'2' * 20}", f"KCT1 {'1' * 20} KCT2 {'2' * 20}"),
        ("N/A", None),
        ("sent by SMS to 08031234567", None),
        ("9" * 101, None),
        ("", None),
        (None, None),
        (["1"], None),
        (True, None),
    ],
)
def test_a_token_is_kept_as_it_must_be_typed_into_a_meter(
    said: Any, token: str | None
) -> None:
    outcome = answers.vend_outcome(POWER, 200, {"status": "success", "token": said})
    assert isinstance(outcome, Vended)
    assert outcome.token == token


def test_a_token_is_not_printed_with_the_outcome() -> None:
    sold = {"status": "success", "token": "12345678901234567890"}
    assert "1234567890" not in repr(answers.vend_outcome(POWER, 200, sold))


@pytest.mark.parametrize(
    argnames=("said", "kobo"),
    argvalues=[
        ("1,234.00", 123_400),
        ("0.00", 0),
        (0, 0),
        (Decimal("0.0"), 0),
        (1234, 123_400),
        (Decimal("1234.5"), 123_450),
        ("-5", None),
        (-5, None),
        ("1,23", None),
        ("1.005", None),
        (False, None),
        ("", None),
        (None, None),
        ("NaN", None),
        ([], None),
        (10**4000, None),
    ],
)
def test_naira_are_read_exactly_or_not_at_all(said: Any, kobo: int | None) -> None:
    assert answers.naira(said) == (None if kobo is None else Money(kobo))


@pytest.mark.parametrize(
    argnames=("said", "kobo"),
    argvalues=[
        ("499,876.375", 499_876_37),
        (Decimal("499876.375"), 499_876_37),
        (Decimal("0.999"), 99),
        ("1234", 123_400),
        (" 1,234.5 ", 123_450),
        (1234, 123_400),
        (12, 1_200),
        ("0", 0),
        ("-50.00", 0),
        (-50, 0),
        (Decimal("-0.5"), 0),
        ("1,23", None),
        ("12.", None),
        ("1e3", None),
        ("NaN", None),
        ("ten", None),
        (True, None),
        (None, None),
        ({}, None),
    ],
)
def test_our_float_is_read_to_the_kobo_below_and_never_below_zero(
    said: Any, kobo: int | None
) -> None:
    """Unread, it would stop every sale, and nobody would be told why."""
    assert answers.our_float(said) == (None if kobo is None else Money(kobo))


@pytest.mark.parametrize(
    argnames=("status", "answer", "login"),
    argvalues=[
        (
            200,
            {"status": "success", "AccessToken": "t", "balance": "1,234.00"},
            ("t", Money(123_400)),
        ),
        (200, {"status": "success", "AccessToken": "t"}, ("t", None)),
        (200, {"status": "fail", "AccessToken": "t", "balance": 1}, None),
        (200, {"status": "success", "AccessToken": ""}, None),
        (200, {"status": "success", "AccessToken": "t\r\nX: y"}, None),
        (200, {"status": "success", "AccessToken": "t\u00e9"}, None),
        (200, {"status": "success", "AccessToken": 7}, None),
        (200, {"AccessToken": "t"}, None),
        (401, {"status": "success", "AccessToken": "t"}, None),
        (200, None, None),
    ],
)
def test_a_login_needs_a_token_that_fits_a_header(
    status: int, answer: Any, login: tuple[str, Money | None] | None
) -> None:
    assert answers.login(status, answer) == login


def test_plans_are_read_under_every_name_that_was_seen() -> None:
    rows = [
        {
            "plan_id": 2,
            "plan_name": "1GB",
            "amount": "550.00",
            "validity": "30 days",
            "plan_type": "SME",
        },
        {"id": "20", "name": "1GB", "price": 820, "type": "COOPERATE GIFTING"},
        {"id": 7, "dataplan": "500MB", "amount": None, "price": Decimal("493.5")},
        {"id": 8, "name": "free", "amount": 0},
        {"id": 9, "name": "priceless"},
        {"id": 9, "name": ""},
        {"id": True, "name": "no id"},
        {"name": "no id"},
        "1GB",
    ]
    assert answers.plans(200, {"status": "success", "plans": rows}) == [
        OfferedPlan("2", "1GB", Money(55_000), "30 days", "SME"),
        OfferedPlan("20", "1GB", Money(82_000), "", "COOPERATE GIFTING"),
        OfferedPlan("7", "500MB", Money(49_350), "", ""),
        OfferedPlan("8", "free", None, "", ""),
        OfferedPlan("9", "priceless", None, "", ""),
    ]


@pytest.mark.parametrize(
    argnames=("status", "answer"),
    argvalues=[
        (200, {"status": "success", "plans": []}),
        (200, {"status": "success", "plans": ["1GB"]}),
        (200, {"status": "success", "plans": {}}),
        (200, {"status": "fail", "plans": [{"id": 1, "name": "1GB"}]}),
        (500, {"status": "success", "plans": [{"id": 1, "name": "1GB"}]}),
        (200, None),
    ],
)
def test_a_list_without_plans_is_no_list(status: int, answer: Any) -> None:
    with pytest.raises(Unavailable):
        answers.plans(status, answer)
