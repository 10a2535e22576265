"""Orders over HTTP to a bank with books of its own: it is asked once, and agrees."""

from __future__ import annotations

import pytest
import requests

from miimii.providers.bellbank import BellBank
from miimii.sandbox.config import SandboxConfig
from tests.transfers_world import World, naira


@pytest.mark.parametrize(
    argnames=("fate", "first", "last"),
    argvalues=[
        ("ok", "succeeded", "succeeded"),
        ("declined", "declined", "declined"),
        ("drop_after", "submitted", "succeeded"),
        ("drop", "submitted", "submitted"),
        ("html", "submitted", "submitted"),
    ],
)
@pytest.mark.proves("F03")
def test_each_fate_ends_as_the_banks_books_say(
    world: World,
    bank: BellBank,
    sandbox: SandboxConfig,
    fate: str,
    first: str,
    last: str,
) -> None:
    ada = world.customer(naira(1_000))
    world.pay_through(bank)
    gtb = next(found for found in bank.banks() if found.code == "000013")
    payee = bank.name_enquiry(gtb, "0123456789")
    _set_dial(sandbox, "bank.transfer", fate)
    try:
        quote = world.quotes.bank_transfer(ada, naira(100), payee)
        reference = world.authorise(ada, quote).reference
        assert world.dispatch(reference) == first
    finally:
        _set_dial(sandbox, "bank.transfer", "ok")

    status = world.settling.requery(reference, cause="job")

    assert status == last
    assert world.offenders() == []
    assert _posts(sandbox, reference) <= 1


def _set_dial(sandbox: SandboxConfig, name: str, value: str) -> None:
    answer = requests.put(
        f"{sandbox.sandbox_url}/control/dials",
        json={"name": name, "value": value},
        timeout=5,
    )
    assert answer.status_code == 200


def _posts(sandbox: SandboxConfig, reference: str) -> int:
    """How often the bank received this order."""
    witness = requests.get(
        f"{sandbox.sandbox_url}/control/bellbank/witness", timeout=5
    ).json()
    rows = witness["witness_out"]
    return sum(row["posts"] for row in rows if row["reference"] == reference)
