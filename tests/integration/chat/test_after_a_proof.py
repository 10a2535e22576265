"""For 24 hours after a proof ₦20,000 may go out, however, and come in unremarked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time

from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.proofs import proves_all
from tests.integration.chat.world import PIN, ChatWorld
from tests.transfers_world import naira

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
DAY = timedelta(hours=24)
NEW_KEY = {"type": "system", "system": {"type": "customer_identity_changed"}}
# More than the limit, for each way in which money goes out.
WAYS = {
    "to a bank": "send {naira} to 0123456789 access",
    "to a customer": "send {naira} to {friend}",
    "for airtime": "buy {naira} mtn airtime for 08031234567",
}


def proven(world: ChatWorld, naira: int = 100_000) -> Customer:
    """A customer who proved just now who they are."""
    ada = world.verified(naira)
    world.sends(ada.phone or "", NEW_KEY)
    world.says(ada, "hello")
    assert proves_all(world, ada).body["screen"] == "SUCCESS"
    return ada


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_limit_holds_to_the_last_second_and_no_longer(
    world: ChatWorld, way: str
) -> None:
    with freeze_time(NOON) as now:
        friend, ada = world.opened(), proven(world)
        text = way.format(naira=20_001, friend=friend.phone)
        now.move_to(NOON + DAY - timedelta(seconds=1))
        world.says(ada, text)
        assert "in your first 24 hours" in world.text(ada) or (
            "24 hours" in world.text(ada)
        )
        world.says(ada, way.format(naira=20_000, friend=friend.phone))
        assert "₦20,000.00" in world.text(ada)
        assert world.choices(ada)
        world.says(ada, "cancel")
        now.move_to(NOON + DAY)
        world.says(ada, text)
        assert "₦20,001.00" in world.text(ada)
        assert world.choices(ada)


def test_what_goes_out_adds_up_over_ways_and_midnight(world: ChatWorld) -> None:
    with freeze_time(NOON) as now:
        ada = proven(world)
        world.says(ada, WAYS["to a bank"].format(naira=15_000))
        world.taps(ada)
        world.fills(ada, pin=PIN)
        assert "Money sent" in world.text(ada)
        now.move_to(NOON + timedelta(hours=13))  # 01:00 in Lagos, the next day
        world.says(ada, WAYS["for airtime"].format(naira=5_001))
        assert "₦5,000.00 is left" in world.text(ada)


@pytest.mark.parametrize(
    ("parts", "over"),
    [((20_000,), [False]), ((20_001,), [True]), ((12_000, 8_000, 500), [0, 0, 1])],
    ids=["just within", "one above", "added up, our fees left out"],
)
def test_what_comes_in_above_it_is_shown_to_people(
    world: ChatWorld, parts: tuple[int, ...], over: list[bool]
) -> None:
    with freeze_time(NOON) as now:
        ada = proven(world, 50_000)  # held before: it didn't come in since
        for part in parts:
            now.tick(60)
            world.base.receive(ada.account_number or "", naira(part))
        found = world.base.rows(
            """
            SELECT is_over_limit
              FROM credits
             WHERE user_id = %(id)s AND happened_at > %(at)s
             ORDER BY reference
            """,
            id=ada.id,
            at=NOON,
        )
    flagged = sum(bool(row[0]) for row in found)
    assert (len(found), flagged) == (len(parts), sum(map(bool, over)))


def test_a_friend_s_money_counts_as_well_and_an_hour_later_no_more(
    world: ChatWorld,
) -> None:
    with freeze_time(NOON) as now:
        ada, friend = proven(world, 0), world.opened(500_000)
        now.move_to(NOON + DAY - timedelta(seconds=1))
        pays(world, friend, ada, 20_001)
        assert reviews(world) == 1
        now.move_to(NOON + DAY)
        pays(world, friend, ada, 20_002)
        assert reviews(world) == 1
    assert world.base.balance(ada) == Money.naira("40,003")


def pays(world: ChatWorld, friend: Customer, ada: Customer, amount: int) -> None:
    world.says(friend, f"send {amount} to {ada.phone}")
    world.taps(friend)
    world.fills(friend, pin=PIN)


def reviews(world: ChatWorld) -> int:
    query = "SELECT 1 FROM reviews WHERE kind = 'inflow-over-limit'"
    return len(world.base.rows(query))
