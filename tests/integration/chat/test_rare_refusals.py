"""Refusals that no transcript can bring about: what the customer reads."""

from __future__ import annotations

import psycopg
import pytest

from miimii import clock
from miimii.chat.flows import history
from miimii.chat.wording import say
from miimii.providers.ports import Bank, Unknown
from tests.integration.chat.world import PIN, ChatWorld

SEND = "send 500 to 0123456789 access"


def test_a_cancel_after_the_quote_was_paid_elsewhere_says_that_it_is_gone(
    world: ChatWorld,
) -> None:
    ada = world.opened(5_000)
    world.says(ada, SEND)
    [(reference,)] = world.base.rows(
        "SELECT reference FROM transfers WHERE user_id = %(u)s", u=ada.id
    )
    _, token = world.teller.ask_for_pin(ada, str(reference), at=clock.now())
    world.teller.authorise(ada, token, PIN, at=clock.now())
    world.says(ada, "cancel")
    assert world.text(ada) == say("en", "send.gone")


def test_too_many_movements_to_add_up_lead_to_a_statement(
    world: ChatWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_READ", 1)
    ada = world.opened(5_000)
    world.says(ada, "how much did I spend today")
    assert "that's too much for me to add up here" in world.text(ada)


def test_a_closed_account_is_told_so_and_nothing_else(
    world: ChatWorld, owner_url: str
) -> None:
    ada = world.opened(5_000)
    with psycopg.connect(owner_url) as owner:
        owner.execute("UPDATE users SET standing = 'closed' WHERE id = %s", [ada.id])
    for words in ("balance", SEND, "block my account"):
        world.says(ada, words)
        assert world.text(ada) == say("en", "closed")


def test_an_invitation_to_a_group_is_declined_kindly(world: ChatWorld) -> None:
    ada = world.opened()
    unsupported = {"type": "group_invite"}
    world.sends(ada.phone or "", {"type": "unsupported", "unsupported": unsupported})
    assert world.text(ada) == say("en", "kind.group")


def test_money_without_a_clear_answer_is_with_our_people(world: ChatWorld) -> None:
    ada = world.opened(5_000)
    world.bank.pays = Unknown("differs", is_for_a_person=True)
    world.says(ada, SEND)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    assert "Our team is on it" in world.text(ada)


def test_after_twenty_account_numbers_in_an_hour_no_more_are_looked_up(
    world: ChatWorld,
) -> None:
    ada = world.opened(5_000)
    for number in range(20):
        account = f"{ada.id.int % 10**8:08d}{number:02d}"
        world.teller.resolve(ada, Bank("000014", "ACCESS BANK"), account)
    world.says(ada, "send 500 to 0987654321 access")
    assert world.text(ada) == say("en", "error.enquiry-limit-reached")
