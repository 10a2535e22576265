"""Providers that fall silent: money in doubt stays set aside, and others are served."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import pytest

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from miimii.orders.decisions import Decided
from miimii.users.model import Customer
from tests.bot import Bot, applied
from tests.fault.rig import Answer, Rig
from tests.fault.together import PATIENCE_S, R, at_once, in_threads, until

HANG_S = 15
REPLY_LOST, REQUEST_LOST, PAID = "0311111111", "0322222222", "0333333333"


@pytest.mark.proves("F03")
@pytest.mark.proves("F04")
@pytest.mark.proves("F05")
@pytest.mark.slow
def test_while_nobody_knows_nothing_is_given_back_and_one_question_settles_it(
    rig: Rig,
) -> None:
    people = rig.people(10, kobo=100_000)
    rig.bank.set_fate(REPLY_LOST, "drop_after")
    rig.bank.set_fate(REQUEST_LOST, "drop")
    rig.bank.dial("bank.notices", "0")
    rig.bank.dial("bank.requery", "error_500")
    numbers = [REPLY_LOST, REQUEST_LOST] * 5
    quotes = [rig.to_bank(*both) for both in zip(people, numbers, strict=True)]

    at_once([partial(rig.pay, *both) for both in zip(people, quotes, strict=True)])
    until(lambda: _told(rig, people)["OrderProcessing"] == 10)
    rig.run_jobs(timedelta(minutes=3))

    assert rig.statuses(people) == {"submitted": 10}
    assert {rig.balance(one).kobo for one in people} == {89_000}

    rig.bank.dial("bank.requery", "ok")
    rig.run_jobs(timedelta(minutes=20))
    assert rig.statuses(people) == {"succeeded": 5, "submitted": 5}
    rig.run_jobs(timedelta(hours=25))

    assert rig.statuses(people) == {"succeeded": 5, "needs_review": 5}
    assert {rig.balance(one).kobo for one in people} == {89_000}
    assert {rig.posts(quote.reference) for quote in quotes} == {1}
    told = {"OrderProcessing": 10, "OrderSettled": 5, "OrderUnderReview": 5}
    assert _told(rig, people) == Counter(told)

    for quote in quotes[1::2]:
        _decline_by_two(rig, quote.reference)
    assert rig.statuses(people) == {"succeeded": 5, "declined": 5}
    assert Counter(rig.balance(one).kobo for one in people) == {89_000: 5, 100_000: 5}
    assert {rig.posts(quote.reference) for quote in quotes} == {1}
    rig.settle_down()
    assert _told(rig, people)["OrderSettled"] == 10
    assert rig.offenders() == []


def _decline_by_two(rig: Rig, reference: str) -> None:
    """One asks; three grant it at once, and once it is done."""
    decisions, at = rig.services.decisions, clock.now()
    asked = decisions.request(
        reference,
        "declined",
        by="ada@example.com",
        reason="The bank never saw it",
        evidence="Their list of the day",
        at=at,
    )
    grant = partial(decisions.approve, asked.id, by="bola@example.com", at=at)
    ends = at_once([partial(_or_refused, grant)] * 3)
    assert sorted(map(str, ends)) == ["declined", "refused", "refused"]


def _or_refused(grant: Callable[[], Decided]) -> str:
    try:
        return grant().status
    except ApprovalRefused:
        return "refused"


@pytest.mark.slow
def test_with_bank_and_identity_check_hanging_others_are_served_at_once(
    rig: Rig, crowd: list[Customer]
) -> None:
    stuck, others = crowd[:30], crowd[30:36]
    quotes = [rig.to_bank(one, PAID) for one in stuck]
    tokens = [rig.ask(*both) for both in zip(stuck, quotes, strict=True)]
    bots = [rig.bot(one) for one in others]
    newcomers = [
        Bot(rig.stack, phone=f"+23482000000{n:02}", name="Eze Obi") for n in range(3)
    ]
    rig.bank.dial("hang_ms", str(HANG_S * 1000))
    for call in ("bank.transfer", "bank.requery", "bank.transaction", "kyc.bvn"):
        rig.bank.dial(call, "hang")

    for newcomer in newcomers:
        applied(newcomer)

    assert all(answer.is_done for answer in _confirm(rig, tokens))
    assert _soon([partial(bot.says, "balance") for bot in bots]) == [[200]] * 6
    for bot in bots:
        bot.hears("You have", within_s=HANG_S)
    ends = [rig.status(quote.reference) for quote in quotes]
    assert set(ends) <= {"held", "submitted"}, "the hang was over: nothing is shown"
    assert 0 < ends.count("submitted") <= 12  # six a worker wait for the bank

    _heal(rig)
    for newcomer in newcomers:
        newcomer.hears_digits("99000", within_s=PATIENCE_S)
    ends = [rig.status(quote.reference) for quote in quotes]
    assert set(ends) <= {"succeeded", "needs_review"}
    assert {rig.posts(quote.reference) for quote in quotes} == {1}
    assert rig.offenders() == []


@pytest.mark.slow
def test_with_graph_hanging_webhooks_are_still_taken_at_once(
    rig: Rig, crowd: list[Customer]
) -> None:
    rig.bank.dial("hang_ms", str(HANG_S * 1000))
    rig.bank.dial("graph.messages", "hang")
    hooks = [rig.text(one, "balance") for one in crowd]

    assert set(_soon([partial(rig.deliver, hook) for hook in hooks])) == {200}

    _heal(rig)
    assert rig.offenders() == []


@pytest.mark.proves("F21")
@pytest.mark.slow
def test_a_receipt_whose_delivery_is_in_doubt_is_never_sent_again(rig: Rig) -> None:
    people = rig.people(3, kobo=50_000)
    quotes = [rig.to_bank(one, PAID) for one in people]
    rig.bank.dial("hang_ms", "500")
    for trouble in ("drop_after", "error_500", "hang_after"):
        rig.bank.dial("graph.messages", trouble, times=1)

    at_once([partial(rig.pay, *both) for both in zip(people, quotes, strict=True)])
    for quote in quotes:
        until(partial(_was_delivered, rig, quote.reference))
    rig.settle_down()

    for one, quote in zip(people, quotes, strict=True):
        shown = [m for m in rig.bot(one).messages() if quote.reference in str(m.body)]
        assert len(shown) == 1
    assert rig.offenders() == []


def _heal(rig: Rig) -> None:
    """End all that hangs, with the processes in which it does."""
    rig.bank.reset_dials()
    rig.stack.restart_app(signal.SIGKILL)
    rig.settle_down(review=True)


def _confirm(rig: Rig, tokens: Sequence[str]) -> list[Answer]:
    return _soon([partial(rig.confirm, token, 40) for token in tokens])


def _soon(work: Sequence[Callable[[], R]]) -> list[R]:
    """Do all of it; none may have waited for a provider that hangs."""
    began = time.monotonic()
    done = in_threads(len(work), work)
    assert time.monotonic() - began < HANG_S
    return done


def _told(rig: Rig, people: Sequence[Customer]) -> Counter[str]:
    """News about orders, by what they say."""
    keys = rig.rows(
        "SELECT dedupe_key FROM outbound_messages WHERE lane = ANY (%s)",
        [one.lane for one in people],
    )
    words = {
        "processing": "OrderProcessing",
        "final": "OrderSettled",
        "review": "OrderUnderReview",
    }
    found = (str(key).partition(":")[0] for (key,) in keys)
    return Counter(words[word] for word in found if word in words)


def _was_delivered(rig: Rig, reference: str) -> bool:
    found = rig.rows(
        "SELECT 1 FROM outbound_messages WHERE order_reference = %s"
        " AND status IN ('delivered', 'read')",
        reference,
    )
    return bool(found)
