"""The stand-in bank keeps its own books and misbehaves on demand."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import pytest
from falcon.testing import Result, TestClient

from miimii.sandbox.config import SandboxConfig
from tests.unit.sandbox.listener import Listener

DESTINATION = "0123456789"
CLIENT = {
    "firstname": "Ada",
    "lastname": "Obi",
    "middlename": "",
    "phoneNumber": "+2348030000001",
    "bvn": "22222222222",
    "gender": "female",
    "dateOfBirth": "1990/01/31",
    "metadata": {"userId": "u-1"},
}


class Desk:
    """A signed-in caller of the bank."""

    def __init__(self, sandbox: TestClient, config: SandboxConfig) -> None:
        self._sandbox = sandbox
        headers = {
            "consumerKey": config.bellbank_consumer_key,
            "consumerSecret": config.bellbank_consumer_secret,
            "validityTime": "2880",
        }
        answer = sandbox.simulate_post("/bellbank/v1/generate-token", headers=headers)
        self._headers = {"Authorization": f"Bearer {answer.json['token']}"}

    def post(self, path: str, body: dict[str, Any]) -> Result:
        return self._sandbox.simulate_post(
            f"/bellbank/v1/{path}", json=body, headers=self._headers
        )

    def get(self, path: str) -> Result:
        return self._sandbox.simulate_get(f"/bellbank/v1/{path}", headers=self._headers)

    def pay(self, reference: str = "TRF1", amount: object = 5000) -> Result:
        return self.post(
            "transfer",
            {
                "beneficiaryBankCode": "000014",
                "beneficiaryAccountNumber": DESTINATION,
                "narration": "rent",
                "amount": amount,
                "reference": reference,
                "senderName": "Ada Obi",
            },
        )

    def requery(self, reference: str = "TRF1") -> Result:
        return self.post("transfer/requery", {"reference": reference})


@pytest.fixture
def desk(sandbox: TestClient, config: SandboxConfig) -> Desk:
    return Desk(sandbox, config)


def turn(sandbox: TestClient, name: str, value: str, times: int | None = None) -> None:
    body = {"name": name, "value": value, "times": times}
    assert sandbox.simulate_put("/control/dials", json=body).status_code == 200


def verdict(sandbox: TestClient, reference: str = "TRF1") -> tuple[str, int, int]:
    rows = sandbox.simulate_get("/control/bellbank/witness").json["witness_out"]
    row = next(row for row in rows if row["reference"] == reference)
    return row["verdict"], row["amount_kobo"], row["posts"]


def kind(name: str) -> Any:
    return lambda body: body.get("type") == name


def test_nothing_is_told_without_a_token(sandbox: TestClient) -> None:
    answer = sandbox.simulate_get("/bellbank/v1/transfer/banks")
    assert (answer.status_code, answer.json["success"]) == (401, False)


@pytest.mark.parametrize("phone", ["+2348030000001", "2348030000001", "08030000001"])
def test_an_account_is_opened_for_all_three_forms_of_a_phone(
    desk: Desk, phone: str
) -> None:
    answer = desk.post("account/clients/individual", {**CLIENT, "phoneNumber": phone})
    account = answer.json["data"]
    assert account["accountName"] == "MIIMII/ADA OBI"
    listed = desk.get(f"account/clients/{account['externalReference']}/accounts")
    assert listed.json["data"][0]["accountNumber"] == account["accountNumber"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bvn", "123"),
        ("dateOfBirth", "1990-01-31"),
        ("phoneNumber", "5"),
        ("gender", ""),
    ],
)
def test_an_account_with_a_bad_detail_is_refused(
    desk: Desk, field: str, value: str
) -> None:
    answer = desk.post("account/clients/individual", {**CLIENT, field: value})
    assert answer.status_code == 400
    assert field in answer.json["message"]


def test_a_name_belongs_to_its_number_and_0000_does_not_exist(desk: Desk) -> None:
    def ask(number: str) -> Result:
        body = {"accountNumber": number, "bankCode": "000014"}
        return desk.post("transfer/name-enquiry", body)

    assert ask(DESTINATION).json["data"] | {"sessionId": ""} == ask(DESTINATION).json[
        "data"
    ] | {"sessionId": ""}
    assert ask("0123450000").status_code == 400


def test_the_bank_list_comes_in_both_shapes(desk: Desk, sandbox: TestClient) -> None:
    plain = desk.get("transfer/banks").json["data"]
    turn(sandbox, "bank.banks_shape", "object")
    assert desk.get("transfer/banks").json["data"] == {"banks": plain}
    assert {"institutionCode", "institutionName"} == set(plain[0])


@pytest.mark.parametrize(
    ("fate", "status", "said", "end"),
    [
        ("ok", 200, "successful", "success"),
        ("accepted", 200, "pending", "success"),
        ("accepted_failed", 200, "pending", "declined"),
        ("odd_word", 200, "queued_for_switch", "success"),
        ("declined", 400, None, "declined"),
        ("late_success", 400, None, "success"),
        ("late_failure", 200, "successful", "declined"),
        ("reversed", 200, "successful", "reversed"),
        ("error_500", 500, None, "none"),
        ("echo", 500, None, "none"),
        ("html", 502, None, "none"),
        ("gateway", 504, None, "none"),
        ("gateway_after", 504, None, "success"),
        ("hang", 504, None, "none"),
        ("drop_after", 504, None, "success"),
        ("slow", 200, "successful", "success"),
    ],
)
def test_each_fate_answers_and_ends_as_it_is_named(
    desk: Desk,
    sandbox: TestClient,
    listener: Listener,
    *,
    fate: str,
    status: int,
    said: str | None,
    end: str,
) -> None:
    body = {"key": DESTINATION, "fate": fate}
    sandbox.simulate_put("/control/bellbank/fates", json=body)
    answer = desk.pay()
    assert answer.status_code == status
    if said:
        assert answer.json["data"]["status"] == said
    last = {"success": "completed", "declined": "failed", "reversed": "reversed"}
    if end != "none" and fate != "declined":
        assert listener.bodies(kind(f"transfer.{last[end]}"), 1)
    assert verdict(sandbox) == (end, 500_000, 1)


def test_an_echo_gives_back_key_and_body(desk: Desk, sandbox: TestClient) -> None:
    for dial, ask in (("bank.transfer", desk.pay), ("bank.requery", desk.requery)):
        turn(sandbox, dial, "echo", times=1)
        said = ask().json["message"]
        assert "Bearer" in said
        assert "TRF1" in said
    assert verdict(sandbox) == ("none", 500_000, 1)


def test_a_request_refused_at_the_door_does_not_count_as_asked(
    desk: Desk, sandbox: TestClient
) -> None:
    turn(sandbox, "bank.transfer", "unauthorized", times=1)
    assert [desk.pay().status_code for _ in range(2)] == [401, 200]
    assert verdict(sandbox) == ("success", 500_000, 1)


def test_a_dial_for_the_next_call_spares_the_one_after(
    desk: Desk, sandbox: TestClient
) -> None:
    turn(sandbox, "bank.requery", "error_500", times=1)
    desk.pay()
    assert [desk.requery().status_code for _ in range(2)] == [500, 200]


@pytest.mark.parametrize(
    ("repeat", "status", "paid"),
    [("conflict", 409, 500_000), ("same", 200, 500_000), ("again", 200, 1_000_000)],
)
def test_a_repeated_reference_is_refused_repeated_or_paid_twice(
    desk: Desk, sandbox: TestClient, *, repeat: str, status: int, paid: int
) -> None:
    turn(sandbox, "bank.repeat", repeat)
    desk.pay()
    assert desk.pay().status_code == status
    assert verdict(sandbox) == ("success", paid, 2)


@pytest.mark.parametrize("amount", [0, -5, 12.345, "much", None, "NaN"])
def test_an_amount_that_is_no_naira_is_refused(desk: Desk, amount: object) -> None:
    assert desk.pay(amount=amount).status_code == 400


def test_a_requery_of_another_amount_shows_what_was_booked(
    desk: Desk, sandbox: TestClient
) -> None:
    turn(sandbox, "bank.transfer", "wrong_amount")
    desk.pay()
    assert desk.requery().json["data"]["amount"] == 5001
    assert desk.requery("TRF2").status_code == 404


def give(sandbox: TestClient, **gift: Any) -> str:
    body = {"account_number": "9900000001", "amount_kobo": 500_050, **gift}
    answer = sandbox.simulate_post("/control/bellbank/credits", json=body)
    return str(answer.json["reference"])


def test_a_credit_is_announced_in_both_shapes_and_signed_over_its_bytes(
    sandbox: TestClient, listener: Listener, config: SandboxConfig
) -> None:
    reference = give(sandbox, shape="AB", times=2)
    typed = listener.bodies(kind("virtual_account.credit"), 2)
    flat = listener.bodies(lambda body: body.get("event") == "collection", 2)
    assert {body["data"]["reference"] for body in typed} == {reference}
    assert {body["data"]["amount"] for body in typed} == {"5000.5"}
    assert {body["amountReceived"] for body in flat} == {5000.5}
    for path, headers, raw in listener.hooks:
        secret = config.bellbank_webhook_secret.encode()
        wanted = hmac.new(secret, raw, hashlib.sha256).hexdigest()
        assert (path, headers["x-webhook-signature"]) == ("/webhook/bellbank", wanted)


@pytest.mark.parametrize("path", ["transactions/reference/", "transactions/"])
def test_a_credit_is_confirmed_by_its_reference_at_both_addresses(
    desk: Desk, sandbox: TestClient, path: str
) -> None:
    found = desk.get(path + give(sandbox)).json["data"]
    assert (found["type"], found["status"]) == ("credit", "successful")
    assert (found["amount"], found["accountNumber"]) == (5000.5, "9900000001")


def test_a_notice_about_money_that_never_came_is_not_confirmed(
    desk: Desk, sandbox: TestClient, listener: Listener
) -> None:
    reference = give(sandbox, booked=False)
    assert listener.bodies(kind("virtual_account.credit"), 1)
    assert desk.get(f"transactions/reference/{reference}").status_code == 404
    witness = sandbox.simulate_get("/control/bellbank/witness").json
    assert witness["witness_in"] == []


def test_a_credit_that_waits_is_successful_later(
    sandbox: TestClient, listener: Listener
) -> None:
    give(sandbox, shape="B", first_undecided=True)
    told = listener.bodies(lambda body: body.get("event") == "collection", 2)
    assert [body["status"] for body in told] == ["pending", "successful"]


def test_the_statement_is_paged_and_holds_money_in_and_out(
    desk: Desk, sandbox: TestClient
) -> None:
    give(sandbox)
    desk.pay()
    days = "startDate=2000-01-01&endDate=2999-12-31"
    pages = [
        desk.get(f"transactions?{days}&page={page}&limit=1").json["data"]
        for page in (1, 2)
    ]
    assert [page["transactions"][0]["type"] for page in pages] == ["credit", "debit"]
    assert {(page["total"], page["pages"]) for page in pages} == {(2, 2)}


def test_a_refused_delivery_is_tried_again(
    sandbox: TestClient, listener: Listener
) -> None:
    listener.status = 503
    give(sandbox)
    assert listener.bodies(kind("virtual_account.credit"), 1)
    listener.status = 200
    first, again = listener.bodies(kind("virtual_account.credit"), 2)[:2]
    assert json.dumps(first) == json.dumps(again)
