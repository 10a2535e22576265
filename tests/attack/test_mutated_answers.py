"""Four hundred spoilt answers of the bank and the vendor: none ends an order wrongly.

What they did is known here, and only their answer about it is spoilt. Money that is
gone is then never read as a refusal, and a refusal never as money that arrived; all
else is doubt, and doubt is asked about again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from miimii.http import Http
from miimii.providers.bellbank import BellBank
from miimii.providers.bilal import Bilal
from miimii.providers.ports import Declined, Outcome, Vended, VendOrder
from tests.attack.mutations import mutated
from tests.integration.providers.scripted import Got, Script, scripted
from tests.integration.providers.test_bilal import LOGIN
from tests.transfers_world import PAYEE, World, naira
from tests.unit.providers.test_bilal_answers import AIRTIME, DATA, FAIL, SOLD

EACH = 100
NO = {"success": False, "message": "Insufficient balance in merchant account"}
TOKEN = (200, {"success": True, "token": "t1"})
# Words that turn what is said into its opposite: no longer a spoilt answer, a lie.
_OPPOSITE = {"paid": ("fail", "revers", "declin"), "refused": ("success", "true")}


@pytest.fixture
def script() -> Iterator[Script]:
    with scripted() as script:
        yield script


def _spoilt(truth: str, good: dict[str, Any], seed: str) -> Iterator[bytes]:
    """Yield spoilt forms of an answer that do not say its opposite."""
    found = 0
    for _, raw in mutated([good], 10 * EACH, seed):
        if any(word.encode() in raw.lower() for word in _OPPOSITE[truth]):
            continue
        yield raw
        if (found := found + 1) == EACH:
            return
    raise AssertionError(found)


def _bank(script: Script) -> BellBank:
    return BellBank(Http("bank", script.url), consumer_key="k", consumer_secret="s")


def _always(script: Script, status: int, raw: bytes) -> None:
    """Answer so from now on; who asks for a token gets one."""

    def answer(request: Got) -> Any:
        if request.path == "/user":
            return LOGIN
        is_token = request.path.endswith("token")
        return TOKEN if is_token else (status, raw)

    setattr(script, "next_answer", answer)  # noqa: B010 - this bank says one thing


@pytest.mark.proves("F27")
@pytest.mark.proves("T41")
@pytest.mark.slow
@pytest.mark.parametrize("truth", ["paid", "refused"])
def test_no_spoilt_answer_of_the_bank_ends_a_transfer_wrongly(
    world: World, script: Script, truth: str
) -> None:
    """Asked to pay, and asked again: neither answer is to be trusted."""
    ada = world.customer(naira(100_000))
    world.pay_through(_bank(script))
    wrong = "declined" if truth == "paid" else "succeeded"
    seen: Counter[str] = Counter()
    facts = {"accountNumber": PAYEE.account_number, "bankCode": PAYEE.bank_code}
    for number, raw in enumerate(_spoilt(truth, _answer(truth, facts), truth)):
        if number % 2 == 0:
            reference = world.held(ada)
            _always(script, 200 if truth == "paid" else 400, raw)
            world.dispatch(reference)
        else:
            whole = raw.replace(b"MII1", reference.encode())
            _always(script, 200 if truth == "paid" else 400, whole)
            world.settling.requery(reference, cause="requery")
        seen[world.order(reference).status] += 1

    assert wrong not in seen, seen
    assert seen["submitted"] > EACH // 5  # doubt is what most of them are
    assert world.offenders() == []


@pytest.mark.proves("F27")
@pytest.mark.proves("T41")
@pytest.mark.parametrize("truth", ["paid", "refused"])
@pytest.mark.parametrize("order", [AIRTIME, DATA], ids=["airtime", "data"])
def test_no_spoilt_answer_of_the_vendor_is_read_as_its_opposite(
    script: Script, truth: str, order: VendOrder
) -> None:
    vendor = Bilal(Http("vendor", script.url), username="us", password="word")
    wrong = Declined if truth == "paid" else Vended
    good = SOLD if truth == "paid" else FAIL
    found: list[tuple[bytes, Outcome]] = []
    for raw in _spoilt(truth, good, order.service):
        _always(script, 200, raw)
        found.append((raw, vendor.vend(order)))

    assert [one for one in found if isinstance(one[1], wrong)] == []
    assert len({type(outcome) for _, outcome in found}) > 1


def _answer(truth: str, facts: dict[str, str]) -> dict[str, Any]:
    """What the bank says when it paid, or refused, before anything spoils it."""
    if truth == "refused":
        return NO
    data = {**facts, "status": "successful", "reference": "MII1", "amount": 100}
    return {"success": True, "message": "ok", "data": data}
