"""The adapters against the stand-ins that keep books: one walk through each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
import requests

from miimii import clock, ids
from miimii.errors import PayeeUnknown
from miimii.http import Http
from miimii.money import Money
from miimii.providers import bellbank_answers as answers
from miimii.providers.bellbank import BellBank
from miimii.providers.dojah import Dojah
from miimii.providers.ports import (
    Accepted,
    Bank,
    Declined,
    NewAccount,
    Outcome,
    PayoutOrder,
    Unknown,
)
from miimii.providers.statements import StatementLine
from miimii.sandbox.config import SandboxConfig
from tests.claims import CLAIM

GTB = "000013"
PAYEE = "0123456789"


@pytest.fixture
def control(sandbox: SandboxConfig) -> Iterator[Http]:
    http = Http("control", f"{sandbox.sandbox_url}/control")
    yield http
    http.close()


@pytest.fixture
def dojah(sandbox: SandboxConfig) -> Iterator[Dojah]:
    http = Http("dojah", f"{sandbox.sandbox_url}/dojah", read_timeout_s=2)
    yield Dojah(http, app_id=sandbox.dojah_app_id, secret_key=sandbox.dojah_secret_key)
    http.close()


def set_dial(sandbox: SandboxConfig, name: str, value: str) -> None:
    """Turn a dial of the stand-ins; `Http` has no PUT, as no provider wants one."""
    answer = requests.put(
        f"{sandbox.sandbox_url}/control/dials",
        json={"name": name, "value": value},
        timeout=5,
    )
    assert answer.status_code == 200


def order(account_number: str = PAYEE) -> PayoutOrder:
    reference = ids.reference("MII")
    return PayoutOrder(
        reference, Money(500_050), GTB, account_number, "rent", "Ada Obi"
    )


def applicant() -> NewAccount:
    return NewAccount(
        user_id=uuid4(),
        first_name="Ada",
        middle_name="",
        last_name="Obi",
        phone="+2348030000001",
        bvn="22222222222",
        gender="female",
        date_of_birth=date(1990, 1, 31),
        address="12 Ring Rd",
    )


def test_the_banks_are_listed_and_a_name_is_found(bank: BellBank) -> None:
    gtb = next(found for found in bank.banks() if found.code == GTB)
    found = bank.name_enquiry(gtb, PAYEE)
    assert (found.bank_name, found.account_number) == (gtb.name, PAYEE)
    assert found.account_name
    with pytest.raises(PayeeUnknown):
        bank.name_enquiry(gtb, "0123450000")
    with pytest.raises(PayeeUnknown):
        bank.name_enquiry(Bank("12", "NO BANK"), PAYEE)


def test_a_transfer_is_paid_and_the_requery_agrees(bank: BellBank) -> None:
    paid = order()
    assert isinstance(bank.pay_out(paid), Accepted)
    assert isinstance(bank.requery(paid), Accepted)
    assert bank.requery(order()) == Unknown("http-404")


@pytest.mark.parametrize(
    argnames=("fate", "expected"),
    argvalues=[
        ("declined", Declined),
        ("accepted", Unknown),
        ("odd_word", Unknown),
        ("stuck", Unknown),
        ("drop", Unknown),
        ("drop_after", Unknown),
        ("html", Unknown),
    ],
)
def test_the_bank_misbehaves_and_only_its_no_is_a_no(
    bank: BellBank,
    sandbox: SandboxConfig,
    fate: str,
    expected: type[Outcome],
) -> None:
    set_dial(sandbox, "bank.transfer", fate)
    try:
        assert isinstance(bank.pay_out(order()), expected)
    finally:
        set_dial(sandbox, "bank.transfer", "ok")


def test_dead_tokens_are_renewed(bank: BellBank, control: Http) -> None:
    bank.banks()
    assert control.post_json("/bellbank/sign-out", {}).status == 200
    assert isinstance(bank.pay_out(order()), Accepted)


def test_money_from_a_friend_is_confirmed(bank: BellBank, control: Http) -> None:
    account = bank.open_account(applicant())
    gift = {"account_number": account.account_number, "amount_kobo": 500_050}
    reference = control.post_json("/bellbank/credits", gift).body["reference"]
    found = bank.find_credit(reference)
    assert found is not None
    assert found.account_number == account.account_number
    assert found.amount == Money(500_050)
    assert (found.sender_name, found.sender_bank) == ("MUSA BELLO", "GTBANK")
    assert found.happened_at is not None
    assert bank.find_credit("BB-IN-NONE") is None


def test_a_payout_of_ours_is_no_credit(bank: BellBank) -> None:
    paid = order()
    bank.pay_out(paid)
    assert bank.find_credit(paid.reference) is None


def test_the_statement_has_what_came_and_went_page_by_page(
    bank: BellBank, control: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = bank.open_account(applicant())
    gift = {"account_number": account.account_number, "amount_kobo": 500_050}
    came = control.post_json("/bellbank/credits", gift).body["reference"]
    went = order()
    bank.pay_out(went)
    monkeypatch.setattr(answers, "PAGE", 2)

    lines: list[StatementLine] = []
    page, pages = 0, 1
    while page < pages:
        page += 1
        shown = bank.statement(clock.today(), page)
        assert len(shown.lines) <= 2
        lines += shown.lines
        pages = shown.pages

    found = {line.reference: line for line in lines}
    assert (found[came].direction, found[came].status) == ("in", "done")
    assert found[came].amount == found[went.reference].amount == Money(500_050)
    assert found[came].account_number == account.account_number
    assert (found[went.reference].direction, found[went.reference].status) == (
        "out",
        "done",
    )
    assert not bank.statement(date(2020, 1, 1), 1).lines


def test_an_account_nobody_opened_is_not_found(bank: BellBank) -> None:
    assert bank.find_account(uuid4()) is None


def test_a_bvn_is_verified_in_both_shapes(dojah: Dojah, sandbox: SandboxConfig) -> None:
    assert dojah.look_up_bvn(CLAIM).verdict == "verified"
    for fate, verdict in {
        "wrong_name": "mismatch",
        "wrong_birth_date": "mismatch",
        "watch_listed": "review",
        "not_found": "declined",
        "no_entity": "unknown",
        "ok": "verified",
    }.items():
        set_dial(sandbox, "kyc.bvn", fate)
        assert dojah.look_up_bvn(CLAIM).verdict == verdict, fate
    set_dial(sandbox, "kyc.shape", "validation")
    assert dojah.look_up_bvn(CLAIM).evidence["shape"] == "validation"
    set_dial(sandbox, "kyc.shape", "record")
