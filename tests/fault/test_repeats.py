"""However often and at once a thing is said, it is done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from miimii import clock
from miimii.sandbox.webhooks import Hook
from miimii.users.model import Customer
from tests.fault.rig import Rig
from tests.fault.together import at_once, in_threads, shuffled, until

PAID = "0111111111"


@pytest.mark.proves("F08")
@pytest.mark.slow
def test_webhooks_delivered_five_times_by_eight_threads_have_one_effect_each(
    rig: Rig,
) -> None:
    people = rig.people(10, kobo=100_000)
    paid = [rig.to_bank(one, PAID) for one in people]
    for one, quote in zip(people, paid, strict=True):
        rig.open_window(one)
        assert rig.pay(one, quote).is_done
    credits = [
        rig.bank.credit(str(people[n % 10].account_number), 50_000, notices=False)
        for n in range(40)
    ]
    hooks = [
        *(_credit(rig, people[n % 10], one) for n, one in enumerate(credits)),
        *(rig.completed(quote.reference, PAID) for quote in paid),
        *(rig.text(one, "balance") for one in people),
    ]

    deliveries = shuffled([partial(rig.deliver, hook) for hook in hooks * 5], "F08")
    assert set(in_threads(8, deliveries)) == {200}
    rig.settle_down()

    booked = "SELECT count(*) FROM credits WHERE provider_reference = ANY (%s)"
    assert rig.number(booked, credits) == 40
    for who in people:
        assert rig.balance(who).kobo == 100_000 - 11_000 + 4 * 50_000
        heard = " ".join(one.text for one in rig.bot(who).messages())
        assert heard.count("You have ₦") == 1, heard
    assert rig.statuses(people) == {"succeeded": 10}
    assert rig.offenders() == []


@pytest.mark.proves("F09")
def test_a_hundred_equal_pins_at_once_are_one_transfer(rig: Rig) -> None:
    [ada] = rig.people(1, kobo=100_000)
    quote = rig.to_bank(ada, PAID)
    token = rig.ask(ada, quote)

    answers = at_once([partial(rig.submit, token)] * 100)

    assert [answer.is_done for answer in answers].count(True) == 1
    until(lambda: rig.status(quote.reference) == "succeeded")
    assert rig.posts(quote.reference) == 1
    assert rig.balance(ada).kobo == 89_000
    told = "SELECT dedupe_key FROM outbound_messages WHERE lane = %s"
    keys = [str(key).partition(":")[0] for (key,) in rig.rows(told, ada.lane)]
    assert sorted(keys) == ["credit", "final"]  # and not: your PIN is locked
    assert rig.number("SELECT tries FROM pins WHERE user_id = %s", ada.id) == 0


@pytest.mark.proves("F11")
@pytest.mark.slow
def test_of_fifty_confirmations_at_once_with_funds_for_seven_seven_pay(
    rig: Rig,
) -> None:
    """A phone has one live form at a time. Without that rule, too, seven are paid:
    the wallet's own lock decides."""
    [ada] = rig.people(1, kobo=77_000)  # seven of 100 naira and a fee of 10
    quotes = [rig.to_bank(ada, PAID) for _ in range(50)]
    tokens = [rig.ask(ada, quote) for quote in quotes]

    def insist(token: str) -> bool:
        """Again and again while there is money: a busy moment is no answer."""
        while not (done := rig.submit(token).is_done):
            if rig.balance(ada).kobo < 11_000:
                break
        return done

    with _all_forms_live(rig, ada):
        paid = at_once([partial(insist, token) for token in tokens])

    assert paid.count(True) == 7

    until(lambda: rig.statuses([ada]) == {"succeeded": 7})
    assert rig.balance(ada).kobo == 0
    assert rig.offenders() == []


@pytest.mark.slow
def test_fifty_customers_who_confirm_at_once_all_pay(
    rig: Rig, crowd: list[Customer]
) -> None:
    quotes = [rig.to_bank(one, PAID) for one in crowd]
    confirm: list[Callable[[], object]] = [
        partial(rig.confirm, rig.ask(one, quote), 20)
        for one, quote in zip(crowd, quotes, strict=True)
    ]

    at_once(confirm)

    until(lambda: all(rig.status(one.reference) == "succeeded" for one in quotes))
    assert rig.offenders() == []


def _credit(rig: Rig, who: Customer, reference: str) -> Hook:
    data = {
        "accountNumber": who.account_number,
        "amount": "500.00",
        "reference": reference,
        "senderName": "MUSA BELLO",
        "senderBank": "GTBANK",
        "senderAccountNumber": "0123456789",
        "transactionDate": clock.now().isoformat(),
    }
    return rig.notice({"type": "virtual_account.credit", "data": data})


@contextmanager
def _all_forms_live(rig: Rig, who: Customer) -> Iterator[None]:
    """A schema that forgot that a customer has one live form at a time."""
    rig.change("DROP INDEX challenges_one_live_a_user")
    rig.change("UPDATE challenges SET voided_at = NULL WHERE user_id = %s", who.id)
    yield
    rig.change(
        "UPDATE challenges SET voided_at = now()"
        " WHERE user_id = %s AND consumed_at IS NULL",
        who.id,
    )
    rig.change(
        "CREATE UNIQUE INDEX challenges_one_live_a_user ON challenges (user_id)"
        " WHERE consumed_at IS NULL AND voided_at IS NULL"
    )
