"""However words about a purchase interleave, it ends once, with one debit or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miimii import clock
from miimii.db import Database
from miimii.errors import MiimiiError
from miimii.money import Money
from miimii.providers.ports import Accepted, Declined, Outcome, Unknown, Vended
from miimii.users.model import Customer
from tests.bills_world import AIRTIME, POWER, TOKEN, BillsWorld
from tests.transfers_world import naira

SAID: dict[str, Outcome] = {
    "success": Accepted("success"),
    "sold": Vended("success", cost=naira(97), token=TOKEN, float_left=naira(900_000)),
    "fail": Declined("fail"),
    "short": Declined("float-short"),
    "silence": Unknown("no-answer"),
    "odd": Unknown("differs", is_for_a_person=True),
}
STEPS = (
    *(f"vendor {word}" for word in SAID),
    "callback success",
    "callback sold",
    "callback fail",
    "expiry",
    "unsent",
    "age 15m",
    "age 25h",
    "people succeeded",
    "people declined",
)
_names = count(1)


class Story:
    """One purchase, confirmed, and everything that can be said of it."""

    def __init__(self, world: BillsWorld, wanted: Any) -> None:
        self.world = world
        self.ada: Customer = world.customer(naira(2_000))
        world.vendor.float_balance = naira(1_000_000)
        world.float.read(cause="test")
        self.quote = world.buy(self.ada, wanted)
        self.reference = self.quote.reference

    def happen(self, step: str) -> None:
        """Let it happen; what is refused changes nothing."""
        who, word = step.split() if " " in step else (step, "")
        act: dict[str, Callable[[str], object]] = {
            "vendor": self._vend,
            "callback": lambda word: self.world.hear(self.reference, SAID[word]),
            "expiry": self._expire,
            "unsent": self._give_up,
            "age": self._age,
            "people": self._decide,
        }
        try:
            act[who](word)
        except MiimiiError:
            return

    def _vend(self, word: str) -> None:
        self.world.vendor.answers[self.reference] = SAID[word]
        self.world.vend(self.reference)

    def _expire(self, _: str) -> None:
        with self.world.db.transaction() as conn:
            at = clock.now() + timedelta(minutes=11)
            self.world.open_quotes.expire(conn, at=at)

    def _give_up(self, _: str) -> None:
        self.world.vends.decline_unsent(
            self.reference, "never sent", cause="job", at=clock.now()
        )

    def _age(self, word: str) -> None:
        at = clock.now() + timedelta(minutes=16 if word == "15m" else 25 * 60)
        if self.reference in self.world.vends.list_due(at=at, limit=99):
            self.world.vends.look(self.reference, at=at)

    def _decide(self, said: Any) -> None:
        asked = self.world.decisions.request(
            self.reference,
            said,
            by="a@x.ng",
            reason="seen in the vendor's list",
            evidence="a screenshot",
            at=clock.now(),
        )
        self.world.decisions.approve(asked.id, by="b@x.ng", at=clock.now())


@pytest.fixture(scope="module")
def world(app_url: str) -> Any:
    """One world for all stories: each has a customer of its own."""
    database = Database(app_url)
    database.open()
    yield BillsWorld(database)
    database.close()


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=7),
    last=st.sampled_from(("callback success", "callback fail")),
    is_power=st.booleans(),
)
def test_any_interleaving_ends_once_with_one_debit_or_none(
    world: BillsWorld, clean: None, steps: list[str], last: str, *, is_power: bool
) -> None:
    story = Story(world, POWER if is_power else AIRTIME)
    by_people = any(step.startswith("people") for step in steps)

    for step in ("vendor silence", *steps, last) if not by_people else (*steps, last):
        story.happen(step)
    if world.purchase(story.reference).status == "held":
        story.happen("unsent")

    order = world.purchase(story.reference)
    ends = {"succeeded", "declined"} | ({"reversed"} if by_people else set())
    assert order.status in ends
    paid = naira(2_000) - world.balance(story.ada)
    assert paid == (order.total if order.status == "succeeded" else Money(0))
    finals = world.told(story.reference).count("PurchaseSettled")
    assert finals == len(_ends_of(world, story.reference))
    assert finals == 1 or by_people
    assert world.vendor.posts[story.reference] <= 1
    assert world.offenders() == []


def _ends_of(world: BillsWorld, reference: str) -> list[object]:
    rows = world.rows(
        "SELECT to_status FROM purchase_events WHERE reference = %(r)s"
        "   AND to_status IN ('succeeded', 'declined', 'reversed')",
        r=reference,
    )
    return [status for (status,) in rows]
