"""BellBank over a real line: the token, what is sent, what is asked again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.errors import Busy, Unavailable
from miimii.http import Http
from miimii.money import Money
from miimii.providers.bellbank import BellBank
from miimii.providers.ports import (
    Accepted,
    Bank,
    Declined,
    NewAccount,
    PayoutOrder,
    Unknown,
)
from tests.integration.providers.scripted import SILENCE, Script

TOKEN = (200, {"success": True, "token": "t1"})
TOKEN_2 = (200, {"success": True, "token": "t2"})
DONE = (200, {"success": True, "data": {"reference": "B1", "status": "successful"}})
REFUSED = (401, {"success": False, "message": "Unauthorized"})
BANKS = (
    200,
    {"success": True, "data": [{"institutionCode": "1", "institutionName": "A"}]},
)
TROUBLE = (503, b"<html>busy</html>")
ORDER = PayoutOrder(
    reference="MII1",
    amount=Money(500_050),
    bank_code="000014",
    account_number="0123456789",
    narration="x" * 40,
    sender_name="Ada Obi",
)


@pytest.fixture
def bank(http: Http) -> BellBank:
    return BellBank(http, consumer_key="key", consumer_secret="secret")


@pytest.fixture
def nowhere() -> Iterator[BellBank]:
    http = Http("nowhere", "http://127.0.0.1:1")
    yield BellBank(http, consumer_key="key", consumer_secret="secret")
    http.close()


def test_a_transfer_goes_out_once_in_their_words(
    bank: BellBank, script: Script
) -> None:
    script.will_answer(TOKEN, DONE)
    assert bank.pay_out(ORDER) == Accepted("successful", "B1")
    asked, sent = script.got
    assert (asked.headers["consumerkey"], asked.headers["validitytime"]) == (
        "key",
        "2880",
    )
    assert asked.body == b""
    assert sent.path == "/v1/transfer"
    assert sent.headers["authorization"] == "Bearer t1"
    assert b'"amount": 5000.50' in sent.body
    assert sent.json == {
        "beneficiaryBankCode": "000014",
        "beneficiaryAccountNumber": "0123456789",
        "narration": "x" * 30,
        "amount": 5000.5,
        "reference": "MII1",
        "senderName": "Ada Obi",
    }


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[SILENCE, TROUBLE, (408, b""), (409, b"{}"), (200, b"<html>")],
)
def test_a_doubtful_transfer_is_never_sent_again(
    bank: BellBank, script: Script, answer: Any
) -> None:
    script.will_answer(TOKEN, answer)
    assert isinstance(bank.pay_out(ORDER), Unknown)
    assert script.paths().count("/v1/transfer") == 1


def test_a_refused_token_is_renewed_and_the_same_body_sent_once_more(
    bank: BellBank, script: Script
) -> None:
    script.will_answer(TOKEN, REFUSED, TOKEN_2, DONE)
    assert isinstance(bank.pay_out(ORDER), Accepted)
    _, first, _, second = script.got
    assert first.body == second.body
    assert second.headers["authorization"] == "Bearer t2"


@pytest.mark.parametrize(
    argnames="after", argvalues=[(TOKEN_2, REFUSED), (REFUSED,), (SILENCE,)]
)
def test_a_transfer_refused_for_its_token_twice_is_doubt(
    bank: BellBank, script: Script, after: tuple[Any, ...]
) -> None:
    script.will_answer(TOKEN, REFUSED, *after)
    assert bank.pay_out(ORDER) == Unknown("http-401")
    assert script.paths().count("/v1/transfer") <= 2


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[SILENCE, TROUBLE, REFUSED, (200, b"{}"), (200, {"success": True})],
)
def test_without_a_token_nothing_is_sent(
    bank: BellBank, script: Script, answer: Any
) -> None:
    script.will_answer(answer)
    outcome = bank.pay_out(ORDER)
    assert isinstance(outcome, Declined)
    assert outcome.code == "not-sent"
    assert "/v1/transfer" not in script.paths()


def test_a_bank_that_cannot_be_reached_has_seen_nothing(nowhere: BellBank) -> None:
    outcome = nowhere.pay_out(ORDER)
    assert isinstance(outcome, Declined)
    assert outcome.code == "not-sent"
    assert nowhere.requery(ORDER) == Unknown("no-answer")
    with pytest.raises(Unavailable):
        nowhere.banks()


def test_no_room_is_said_before_a_byte_is_sent(script: Script) -> None:
    http = Http("full", script.url, max_in_flight=1)
    bank = BellBank(http, consumer_key="key", consumer_secret="secret")
    script.will_answer(TOKEN, BANKS)
    bank.banks()
    before = len(script.got)
    assert http._slots.acquire(blocking=False)
    try:
        with pytest.raises(Busy):
            bank.pay_out(ORDER)
        with pytest.raises(Unavailable):
            bank.banks()
        assert bank.requery(ORDER) == Unknown("no-answer")
    finally:
        http._slots.release()
        http.close()
    assert len(script.got) == before


def test_the_token_is_kept_for_47_hours(bank: BellBank, script: Script) -> None:
    start = clock.now()
    script.will_answer(TOKEN, BANKS, BANKS, TOKEN_2, BANKS)
    with freeze_time(start):
        bank.banks()
    with freeze_time(start + timedelta(hours=47, microseconds=-1)):
        bank.banks()
    assert script.paths().count("/v1/generate-token") == 1
    with freeze_time(start + timedelta(hours=47)):
        bank.banks()
    assert script.paths().count("/v1/generate-token") == 2


def test_many_threads_fetch_one_token(script: Script) -> None:
    http = Http("scripted", script.url, max_in_flight=16)
    bank = BellBank(http, consumer_key="key", consumer_secret="secret")
    script.will_answer(TOKEN, BANKS)
    threads = [threading.Thread(target=bank.banks) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    http.close()
    assert script.paths().count("/v1/generate-token") == 1
    assert script.paths().count("/v1/transfer/banks") == 8


def test_those_who_wait_for_a_token_share_the_failure(
    bank: BellBank, script: Script
) -> None:
    script.will_answer(TROUBLE)
    script.may_answer.clear()
    outcomes: list[object] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(bank.pay_out(ORDER)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    while not script.got:
        time.sleep(0.01)
    time.sleep(0.1)  # the other three are at the lock by now
    script.may_answer.set()
    for thread in threads:
        thread.join()
    assert script.paths() == ["/v1/generate-token"]
    assert all(isinstance(outcome, Declined) for outcome in outcomes)


@pytest.mark.parametrize(argnames="trouble", argvalues=[TROUBLE, SILENCE, (429, b"")])
def test_a_question_is_asked_again_twice(
    bank: BellBank, script: Script, trouble: Any
) -> None:
    script.will_answer(TOKEN, trouble, trouble, BANKS)
    assert bank.banks() == [Bank("1", "A")]


def test_a_question_is_not_asked_a_fourth_time(bank: BellBank, script: Script) -> None:
    script.will_answer(TOKEN, TROUBLE)
    with pytest.raises(Unavailable):
        bank.banks()
    assert script.paths().count("/v1/transfer/banks") == 3


def test_a_credit_is_looked_for_at_both_addresses(
    bank: BellBank, script: Script
) -> None:
    missing = (404, {"success": False, "message": "Not found"})
    script.will_answer(TOKEN, missing, missing)
    assert bank.find_credit("../transfer/ä b") is None
    assert script.paths()[1:] == [
        "/v1/transactions/reference/..%2Ftransfer%2F%C3%A4%20b",
        "/v1/transactions/..%2Ftransfer%2F%C3%A4%20b",
    ]


@pytest.mark.parametrize(argnames="reference", argvalues=["", ".", ".."])
def test_a_reference_cannot_climb_to_another_address(
    bank: BellBank, script: Script, reference: str
) -> None:
    with pytest.raises(Unavailable):
        bank.find_credit(reference)
    assert script.got == []


def test_an_account_is_asked_for_once_and_dated_as_they_like_it(
    bank: BellBank, script: Script
) -> None:
    request = NewAccount(
        user_id=UUID(int=7),
        first_name="Ada",
        middle_name="",
        last_name="Obi",
        phone="+2348030000001",
        bvn="22222222222",
        gender="female",
        date_of_birth=date(1990, 1, 31),
        address="12 Ring Rd",
    )
    script.will_answer(TOKEN, SILENCE)
    with pytest.raises(Unavailable):
        bank.open_account(request)
    assert script.paths().count("/v1/account/clients/individual") == 1
    body = script.got[-1].json
    assert body["dateOfBirth"] == "1990/01/31"
    assert body["metadata"]["userId"] == str(UUID(int=7))
