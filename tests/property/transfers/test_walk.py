"""Whatever happens to orders and credits, in any order, the books stay silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from miimii import clock
from miimii.db import Database
from miimii.errors import MiimiiError
from miimii.money import Money
from miimii.orders.decisions import Said
from miimii.providers.ports import Accepted, Declined, Outcome, Unknown
from miimii.transfers.model import Quote
from tests.transfers_world import World, naira

T = TypeVar("T")
OUTCOMES: list[Outcome] = [
    Accepted("successful", "BB"),
    Declined("failed"),
    Declined("reversed"),
    Declined("not-sent"),
    Unknown("no-answer"),
    Unknown("differs", is_for_a_person=True),
]
outcomes = st.sampled_from(OUTCOMES)
ages = st.sampled_from([timedelta(0), timedelta(minutes=3), timedelta(hours=25)])
words_of_people = st.sampled_from(["succeeded", "declined"])
amounts = st.sampled_from([naira(100), naira(400), naira(900)])


class Walk(RuleBasedStateMachine):
    """Two customers who quote, confirm, send and receive; a bank that says anything."""

    world: World
    quotes = Bundle("quotes")
    held = Bundle("held")
    sent = Bundle("sent")

    @initialize()
    def open_accounts(self) -> None:
        self.ada = self.world.customer(naira(1_000))
        self.bola = self.world.customer(naira(200))

    @rule(target=quotes, amount=amounts)
    def quote(self, amount: Money) -> Quote | None:
        return or_refused(lambda: self.world.quote(self.ada, amount))

    @rule(amount=amounts)
    def pay_a_wallet(self, amount: Money) -> None:
        def pay() -> None:
            quote = self.world.quotes.wallet_transfer(self.ada, amount, self.bola)
            self.world.authorise(self.ada, quote)

        or_refused(pay)

    @rule(target=held, quote=quotes)
    def confirm(self, quote: Quote | None) -> str | None:
        """The same quote may be confirmed again: then it is gone."""
        if quote is None:
            return None
        done = or_refused(lambda: self.world.authorise(self.ada, quote))
        return None if done is None else quote.reference

    @rule(target=sent, reference=held, says=outcomes)
    def send(self, reference: str | None, says: Outcome) -> str | None:
        if reference is not None:
            self.world.bank.pays = says
            self.world.dispatch(reference)
        return reference

    @rule(reference=consumes(held))
    def give_up_unsent(self, reference: str | None) -> None:
        if reference is not None:
            self.world.settling.decline_unsent(
                reference, "test", cause="job", at=clock.now()
            )

    @rule(reference=sent, says=outcomes, age=ages)
    def requery(self, reference: str | None, says: Outcome, age: timedelta) -> None:
        if reference is not None:
            self.world.bank.answers[reference].append(says)
            at = clock.now() + age
            self.world.settling.requery(reference, cause="notice", at=at)
            self.world.bank.answers[reference].clear()

    @rule(reference=sent, said=words_of_people)
    def decide(self, reference: str | None, said: Said) -> None:
        """They may contradict what the bank said; then they are refused."""
        if reference is not None:
            two_people_say(self.world.decisions, reference, said)

    @rule(amount=amounts)
    def receive(self, amount: Money) -> None:
        self.world.receive(self.ada.account_number or "", amount)

    @rule(quote=quotes)
    def cancel(self, quote: Quote | None) -> None:
        if quote is not None:
            self.world.open_quotes.cancel(self.ada.id, quote.reference)

    @invariant()
    def the_checks_find_nothing(self) -> None:
        assert self.world.offenders() == []

    @invariant()
    def nothing_was_sent_twice(self) -> None:
        assert all(count == 1 for count in self.world.bank.posts.values())


def two_people_say(desk: Any, *what: object) -> None:
    """One asks for it at this desk, another grants it; or they are refused."""
    at, words = clock.now(), {"reason": "as we were told", "evidence": "a walk"}
    asked = or_refused(
        lambda: desk.request(*what, by="ada@example.com", at=at, **words)
    )
    if asked is not None:
        desk.approve(asked.id, by="bola@example.com", at=at)


def or_refused(work: Callable[[], T]) -> T | None:
    """Do it, or be refused: both are fine, and the checks see the rest."""
    try:
        return work()
    except MiimiiError:
        return None


@pytest.mark.slow
def test_any_walk_keeps_the_books_right(app_url: str, clean: None) -> None:
    database = Database(app_url)
    database.open()
    world = World(database)
    try:
        walk = type("WalkHere", (Walk,), {"world": world})
        run_state_machine_as_test(
            walk,
            settings=settings(
                max_examples=12,
                stateful_step_count=15,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        database.close()
