"""Whatever a provider answers: no crash, and nothing final by accident."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

import falcon
from hypothesis import given
from hypothesis import strategies as st

from miimii.errors import PayeeUnknown, Refused, Unavailable
from miimii.providers import bellbank_answers as answers
from miimii.providers import bilal_answers, bilal_notices
from miimii.providers.bellbank_notices import read_notice
from miimii.providers.channels import NotSent, SendDoubt, Sent
from miimii.providers.dojah import read_verdict
from miimii.providers.ports import Accepted, Declined, Vended, VendOrder
from miimii.providers.whatsapp import read_result
from miimii.web.bodies import parse_object
from tests.claims import CLAIM
from tests.unit.providers.test_bellbank_answers import GTB, ORDER, USER, exact
from tests.unit.providers.test_bellbank_answers import credit as good_credit
from tests.unit.providers.test_bilal_answers import AIRTIME, DATA, FAIL, SOLD
from tests.unit.providers.test_dojah_verdict import record, validation

STATUSES = st.sampled_from([200, 201, 204, 302, 400, 401, 404, 409, 422, 429, 500, 504])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.text(max_size=20)
    | st.sampled_from(["successful", "failed", "NO", "5000", Decimal("1e30")])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def changed(body: dict[str, Any], part: str) -> st.SearchStrategy[dict[str, Any]]:
    """The body with some of its fields replaced by anything."""
    names = st.sampled_from(sorted(body[part]))
    return st.dictionaries(names, VALUES, min_size=1, max_size=3).map(
        lambda other: {**body, part: {**body[part], **other}}
    )


TRANSFERS = VALUES | changed(exact("successful"), "data")


@given(status=STATUSES, answer=TRANSFERS)
def test_a_transfer_is_final_only_by_the_table(status: int, answer: Any) -> None:
    outcome = answers.payout_outcome(ORDER, status, answer)
    if isinstance(outcome, Accepted):
        assert 200 <= status < 300
        assert answer["success"] is True
        assert answer["data"]["status"].strip().lower() in answers.DONE
    if isinstance(outcome, Declined):
        assert status in {400, 422}


@given(status=STATUSES, answer=TRANSFERS)
def test_a_requery_is_final_only_by_the_table(status: int, answer: Any) -> None:
    outcome = answers.requery_outcome(ORDER, status, answer)
    if isinstance(outcome, Accepted | Declined):
        assert 200 <= status < 300
        assert answer["data"].get("accountNumber") in {None, ORDER.account_number}
    if isinstance(outcome, Accepted):
        assert answer["data"]["bankCode"] == ORDER.bank_code
        assert Decimal(answer["data"]["amount"]) == 5000


@given(status=STATUSES, answer=VALUES | changed(good_credit(), "data"))
def test_other_answers_of_the_bank_are_read_or_refused(
    status: int, answer: Any
) -> None:
    readings: list[Callable[[], object]] = [
        lambda: answers.confirmed_credit("IN1", status, answer),
        lambda: answers.resolved_account(GTB, "0123456789", status, answer),
        lambda: answers.banks(status, answer),
        lambda: answers.opened_account(status, answer),
        lambda: answers.account_of(USER, status, answer),
    ]
    for read in readings:
        with suppress(Unavailable, PayeeUnknown, Refused):
            read()


@given(
    status=STATUSES,
    answer=VALUES | changed(record(), "entity") | changed(validation(), "entity"),
)
def test_nobody_is_verified_by_accident(status: int, answer: Any) -> None:
    if read_verdict(CLAIM, status, answer).verdict == "verified":
        assert status == 200
        assert answer["entity"]


@given(
    body=st.dictionaries(st.text(max_size=8), VALUES) | changed(good_credit(), "data")
)
def test_any_notice_is_read_as_something(body: dict[str, Any]) -> None:
    body = {"type": "virtual_account.credit", **body}
    notice = read_notice(body, b"{}")
    assert notice.kind in {"credit", "transfer", "unknown"}
    assert json.dumps(notice.payload)


SALES = VALUES | changed({"": SOLD}, "").map(lambda body: body[""])
REFUSALS = changed({"": FAIL}, "").map(lambda body: body[""])


@given(status=STATUSES, answer=SALES | REFUSALS, order=st.sampled_from([AIRTIME, DATA]))
def test_a_purchase_is_final_only_by_the_table(
    status: int, answer: Any, order: VendOrder
) -> None:
    outcome = bilal_answers.vend_outcome(order, status, answer)
    if isinstance(outcome, Vended):
        assert 200 <= status < 300
        assert answer["status"].strip().lower() == "success"
        assert answer.get("request-id") in {None, "", order.reference}
    if isinstance(outcome, Declined):
        assert status < 500
        assert status != 401
        assert answer["status"].strip().lower() in {"fail", "failed"}


@given(status=STATUSES, answer=SALES)
def test_other_answers_of_the_vendor_are_read_or_refused(
    status: int, answer: Any
) -> None:
    bilal_answers.login(status, answer)
    with suppress(Unavailable):
        bilal_answers.plans(status, answer)
    with suppress(Unavailable):
        bilal_answers.plans(200, {"status": "success", "plans": [answer]})


@given(body=st.dictionaries(st.sampled_from(["status", "request-id", "x"]), VALUES))
def test_any_callback_is_an_outcome_or_ignored(body: dict[str, Any]) -> None:
    notice = bilal_notices.read_notice(body, b"{}", lambda *words: repr(words))
    assert notice.kind in {"vend", "ignored"}
    assert json.dumps(notice.payload)


@given(status=STATUSES, answer=VALUES)
def test_any_answer_of_the_messenger_is_aread_result(status: int, answer: Any) -> None:
    assert isinstance(read_result(status, answer), Sent | NotSent | SendDoubt)


@given(
    raw=st.binary(max_size=60)
    | VALUES.map(lambda v: json.dumps(v, default=str).encode())
)
def test_any_bytes_are_an_object_or_a_400(raw: bytes) -> None:
    with suppress(falcon.HTTPBadRequest):
        assert isinstance(parse_object(raw), dict)
