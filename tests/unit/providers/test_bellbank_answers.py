"""Every row of BellBank's outcome tables: status and body in, outcome out."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from miimii.errors import PayeeUnknown, Refused, Unavailable
from miimii.money import Money
from miimii.providers import bellbank_answers as answers
from miimii.providers.ports import (
    Accepted,
    Bank,
    Declined,
    OpenedAccount,
    Outcome,
    PayoutOrder,
    ResolvedAccount,
    Unknown,
)

ORDER = PayoutOrder(
    reference="MII1",
    amount=Money(500_000),
    bank_code="000014",
    account_number="0123456789",
    narration="rent",
    sender_name="Ada Obi",
)
GTB = Bank("000014", "GTBANK")
USER = UUID(int=7)
HTML = None  # what `Http` makes of anything that is not JSON


def yes(**data: Any) -> dict[str, Any]:
    return {"success": True, "message": "ok", "data": data}


def no(message: object, **more: Any) -> dict[str, Any]:
    return {"success": False, "message": message, **more}


def exact(status: object, **other: Any) -> dict[str, Any]:
    data = {
        "status": status,
        "reference": "MII1",
        "amount": 5000,
        "accountNumber": "0123456789",
        "bankCode": "000014",
    }
    return yes(**{**data, **other})


PAYOUTS = [
    (200, yes(status="success", reference="B1"), Accepted("success", "B1")),
    (201, yes(status="SUCCESSFUL", reference="B1"), Accepted("successful", "B1")),
    (202, yes(status=" completed "), Accepted("completed")),
    (200, yes(status="pending", reference="B1"), "pending"),
    (200, yes(status="processing"), "processing"),
    (200, yes(status="queued_for_switch"), "queued_for_switch"),
    (200, yes(reference="B1"), "no-status"),
    (200, yes(status=1), "no-status"),
    (200, yes(status=None), "no-status"),
    (200, yes(status="failed"), "failed"),
    (200, yes(status="successful", amount=5001), "differs"),
    (200, yes(status="successful", accountNumber="9999999999"), "differs"),
    (200, {"success": True}, "http-200"),
    (200, {"success": True, "data": []}, "http-200"),
    (200, {"success": True, "data": "successful"}, "http-200"),
    (200, {"success": "true", "data": {"status": "successful"}}, "http-200"),
    (200, {"success": 1, "data": {"status": "successful"}}, "http-200"),
    (200, no("Insufficient float"), "http-200"),
    (200, {}, "http-200"),
    (200, [], "http-200"),
    (200, "successful", "http-200"),
    (200, HTML, "http-200"),
    (204, None, "http-204"),
    (302, HTML, "http-302"),
    (400, no("Transfer declined"), Declined("refused", "Transfer declined")),
    (422, {"message": "bad account"}, Declined("refused", "bad account")),
    (400, no("Duplicate transaction reference"), "duplicate"),
    (400, no("Reference already used"), "duplicate"),
    (400, {"success": True, "message": "fine"}, "http-400"),
    (400, no(""), "http-400"),
    (400, no("   "), "http-400"),
    (400, no(None), "http-400"),
    (400, no(["declined"]), "http-400"),
    (400, {}, "http-400"),
    (400, HTML, "http-400"),
    (422, [], "http-422"),
    *((code, no("no"), f"http-{code}") for code in (401, 403, 404, 408, 409, 425, 429)),
    *((code, no("declined"), f"http-{code}") for code in (500, 502, 503, 504, 520)),
    (500, yes(status="successful"), "http-500"),
]


@pytest.mark.parametrize(argnames=("status", "body", "expected"), argvalues=PAYOUTS)
def test_a_transfer_is_declined_only_by_a_clear_no(
    status: int, body: Any, expected: Outcome | str
) -> None:
    outcome = answers.payout_outcome(ORDER, status, body)
    if isinstance(expected, str):
        assert isinstance(outcome, Unknown)
        assert outcome.code == expected
        assert outcome.is_for_a_person == (expected == "differs")
    else:
        assert outcome == expected


def test_an_undecided_transfer_keeps_the_banks_reference() -> None:
    outcome = answers.payout_outcome(ORDER, 200, yes(status="pending", reference="B9"))
    assert outcome == Unknown("pending", provider_reference="B9")


REQUERIES = [
    (200, exact("successful"), Accepted("successful")),
    (200, exact("success", reference="B1"), Accepted("success", "B1")),
    (200, exact("completed", amount="5000.00"), Accepted("completed")),
    (200, exact("completed", amount=Decimal("5000.0")), Accepted("completed")),
    (200, exact("failed", failureReason="No  luck"), Declined("failed", "No luck")),
    (200, exact("declined"), Declined("declined")),
    (200, exact("REJECTED"), Declined("rejected")),
    (200, exact("reversed"), Declined("reversed")),
    (200, yes(status="failed"), Declined("failed")),
    (200, exact("pending"), "pending"),
    (200, exact("who knows"), "who knows"),
    (200, exact(None), "no-status"),
    (404, no("Transaction not found"), "http-404"),
    (400, no("Transaction not found"), "http-400"),
    (200, no("failed"), "http-200"),
    (500, exact("failed"), "http-500"),
    (200, HTML, "http-200"),
    (200, yes(), "no-status"),
    (200, exact("successful", amount=Decimal("5000.001")), "differs"),
    (200, exact("successful", amount=5000.0), "differs"),
    (200, exact("successful", amount=5001), "differs"),
    (200, exact("successful", amount="5,000"), "differs"),
    (200, exact("successful", amount=10**400), "differs"),
    (200, exact("successful", amount=True), "differs"),
    (200, exact("successful", amount=None), "differs"),
    (200, exact("successful", accountNumber=123456789), "differs"),
    (200, exact("successful", bankCode="000015"), "differs"),
    (200, exact("successful", bankCode=["000014"]), "differs"),
    (200, yes(status="successful"), "differs"),
    (200, exact("failed", amount=1), "differs"),
    (200, exact("reversed", accountNumber="1111111111"), "differs"),
]


@pytest.mark.parametrize(argnames=("status", "body", "expected"), argvalues=REQUERIES)
@pytest.mark.proves("T42")
def test_a_requery_is_final_only_about_our_own_order(
    status: int, body: Any, expected: Outcome | str
) -> None:
    outcome = answers.requery_outcome(ORDER, status, body)
    if isinstance(expected, str):
        assert isinstance(outcome, Unknown)
        assert outcome.code == expected
        assert outcome.is_for_a_person == (expected == "differs")
    else:
        assert outcome == expected


def test_a_name_enquiry_returns_the_name_on_one_line() -> None:
    body = yes(accountName=" ADA \n OBI ", accountNumber="0123456789")
    assert answers.resolved_account(GTB, "0123456789", 200, body) == ResolvedAccount(
        "000014", "GTBANK", "0123456789", "ADA OBI"
    )


@pytest.mark.parametrize(
    argnames=("status", "body", "expected"),
    argvalues=[
        (400, no("Failed To Fecth Account Info"), PayeeUnknown),
        (404, {"message": "no such account"}, PayeeUnknown),
        (422, no("bad"), PayeeUnknown),
        (200, no("Failed To Fecth Account Info"), PayeeUnknown),
        (400, HTML, Unavailable),
        (400, no(""), Unavailable),
        (500, no("Failed To Fecth Account Info"), Unavailable),
        (200, yes(accountName=""), Unavailable),
        (200, yes(accountName=5), Unavailable),
        (200, yes(accountName="ADA", accountNumber="9"), Unavailable),
        (200, yes(accountName="ADA", bankCode="1"), Unavailable),
        (200, {}, Unavailable),
    ],
)
def test_a_name_enquiry_says_no_such_account_only_when_the_bank_does(
    status: int, body: Any, expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        answers.resolved_account(GTB, "0123456789", status, body)


ROWS = [
    {"institutionCode": "000014", "institutionName": "GTBANK"},
    {"institutionCode": 5, "institutionName": "?"},
    "junk",
    {"institutionCode": "000015", "institutionName": " ZENITH  BANK "},
]


@pytest.mark.parametrize(argnames="data", argvalues=[ROWS, {"banks": ROWS}])
def test_both_shapes_of_the_bank_list_are_read(data: Any) -> None:
    found = answers.banks(200, {"success": True, "data": data})
    assert found == [Bank("000014", "GTBANK"), Bank("000015", "ZENITH BANK")]


@pytest.mark.parametrize(
    argnames=("status", "body"),
    argvalues=[(200, yes()), (200, yes(banks=[])), (500, yes(banks=ROWS)), (200, None)],
)
def test_an_empty_bank_list_is_no_list(status: int, body: Any) -> None:
    with pytest.raises(Unavailable):
        answers.banks(status, body)


def credit(**other: Any) -> dict[str, Any]:
    data = {
        "reference": "IN1",
        "type": "credit",
        "status": "successful",
        "amount": "5000",
        "currency": "NGN",
        "accountNumber": "9900000001",
        "senderName": "MUSA",
        "sessionId": "S1",
        "transactionDate": "2026-11-22T10:00:00+01:00",
    }
    return yes(**{**data, **other})


def test_a_credit_is_read_with_its_charge_and_time() -> None:
    body = credit(transactionFee=Decimal("25.5"), stampDuty=50)
    found = answers.confirmed_credit("IN1", 200, body)
    assert found is not None
    assert (found.amount, found.bank_charge) == (Money(500_000), Money(7_550))
    assert found.happened_at == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert (found.account_number, found.session_id) == ("9900000001", "S1")


def test_a_credit_is_read_in_the_words_of_the_flat_shape() -> None:
    body = yes(
        event="collection",
        status="successful",
        virtualAccount="9900000001",
        amountReceived=5000,
        destinationCurrency="NGN",
        sourceAccountName="MUSA",
        createdAt=1_795_000_000_000,
    )
    found = answers.confirmed_credit("IN1", 200, body)
    assert found is not None
    assert (found.amount, found.sender_name) == (Money(500_000), "MUSA")
    assert found.happened_at == datetime.fromtimestamp(1_795_000_000, UTC)


@pytest.mark.parametrize(
    argnames="body",
    argvalues=[
        credit(status="pending"),
        credit(status="failed"),
        credit(status=None),
        credit(type="debit"),
    ],
)
def test_what_is_not_a_successful_credit_is_none(body: Any) -> None:
    assert answers.confirmed_credit("IN1", 200, body) is None


@pytest.mark.parametrize(
    argnames=("status", "body"),
    argvalues=[
        (200, credit(reference="IN2")),
        (200, credit(currency="USD")),
        (200, credit(accountNumber=None)),
        (200, credit(accountNumber=9900000001)),
        (200, credit(amount=0)),
        (200, credit(amount=-1)),
        (200, credit(amount="1.234")),
        (200, credit(amount=5000.0)),
        (200, credit(amount="NaN")),
        (200, credit(amount=None)),
        (200, credit(transactionFee="-1")),
        (200, credit(stampDuty=["1"])),
        (200, no("error")),
        (500, credit()),
        (200, HTML),
    ],
)
def test_a_credit_that_cannot_be_read_exactly_is_not_guessed(
    status: int, body: Any
) -> None:
    with pytest.raises(Unavailable):
        answers.confirmed_credit("IN1", status, body)


def test_without_a_kind_it_may_be_a_credit() -> None:
    found = answers.confirmed_credit("IN1", 200, credit(type=None))
    assert found is not None


def test_an_opened_account_is_read() -> None:
    body = yes(
        accountNumber="9900000001", accountName="MIIMII/ADA", externalReference="x1"
    )
    assert answers.opened_account(200, body) == OpenedAccount(
        "9900000001", "MIIMII/ADA", answers.OWN_NAME, "x1"
    )


@pytest.mark.parametrize(
    argnames=("status", "body", "expected"),
    argvalues=[
        (400, no("bvn is invalid"), Refused),
        (422, no("bad"), Refused),
        (400, no("Customer already exists"), Unavailable),
        (409, no("exists"), Unavailable),
        (200, yes(accountNumber="99", accountName="A"), Unavailable),
        (200, yes(accountName="A"), Unavailable),
        (200, no("failed"), Unavailable),
        (500, no("oops"), Unavailable),
        (400, HTML, Unavailable),
    ],
)
def test_an_account_is_refused_only_by_a_clear_no(
    status: int, body: Any, expected: type[Exception]
) -> None:
    with pytest.raises(expected) as caught:
        answers.opened_account(status, body)
    assert type(caught.value) is expected


def test_an_account_found_again_must_carry_our_user_id() -> None:
    row = {"accountNumber": "9900000001", "accountName": "A", "externalReference": "x"}
    theirs = {**row, "metadata": {"userId": "someone-else"}}
    ours = {**row, "accountNumber": "9900000002", "metadata": {"userId": str(USER)}}
    body = {"success": True, "data": [row, theirs, ours]}
    found = answers.account_of(USER, 200, body)
    assert found is not None
    assert found.account_number == "9900000002"
    assert answers.account_of(USER, 200, {"success": True, "data": [theirs]}) is None
    assert answers.account_of(USER, 404, no("Client not found")) is None
    with pytest.raises(Unavailable):
        answers.account_of(USER, 500, None)


@pytest.mark.parametrize(
    argnames=("value", "expected"),
    argvalues=[
        ("2026-11-22T10:00:00", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        (1_795_000_000, datetime.fromtimestamp(1_795_000_000, UTC)),
        (0, None),
        (True, None),
        (10**400, None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_times_are_read_in_every_form_seen(
    value: object, expected: datetime | None
) -> None:
    assert answers.instant(value) == expected
