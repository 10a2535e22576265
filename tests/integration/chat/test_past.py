"""What customers ask about the past: lists, sums, where money went, one by one."""

from __future__ import annotations

import re

import pytest
from freezegun import freeze_time

from miimii.chat.wording import LANGUAGES, say
from miimii.providers.ports import Declined, Unknown
from miimii.users.model import Customer
from tests.integration.chat.test_bought import AIRTIME, buys
from tests.integration.chat.world import PIN, ChatWorld
from tests.transfers_world import naira

REFERENCE = re.compile(r"\b(?:TRF|PUR|CRD)\w{26}\b")
IGNORED = ["psycopg", "psycopg_pool", "redis", "urllib3"]


@pytest.fixture
def ada(world: ChatWorld) -> Customer:
    """Somebody who got 20,000 (a fee was taken), and has spent nothing."""
    ada = world.opened()
    world.base.receive(ada.account_number or "", naira(20_000))
    return ada


def sends(world: ChatWorld, who: Customer, amount: int) -> None:
    world.says(who, f"send {amount} to 0123456789 access")
    world.taps(who)
    assert world.fills(who, pin=PIN).body["screen"] == "SUCCESS"


def references(world: ChatWorld, who: Customer) -> list[str]:
    return REFERENCE.findall(world.text(who))


def test_the_last_five_come_with_a_button_for_more(
    world: ChatWorld, ada: Customer
) -> None:
    for amount in (101, 102, 103, 104, 105):
        sends(world, ada, amount)
    world.says(ada, "history")
    first = world.text(ada)
    assert first.startswith("*Your latest transactions*")
    assert first.count("Transfer to ADA OBI") == 5
    sent = references(world, ada)
    assert len(sent) == len(set(sent)) == 5
    assert first.index("−₦115.00") < first.index("−₦111.00")

    world.taps(ada)
    assert "From MUSA" in world.text(ada)
    assert not set(sent) & set(references(world, ada))
    assert world.last(ada)["type"] == "text"  # that was all


def test_more_can_be_typed(world: ChatWorld, ada: Customer) -> None:
    for amount in (101, 102, 103, 104, 105):
        sends(world, ada, amount)
    for words in ("more", "Show more please"):
        world.says(ada, "history")
        world.says(ada, words)
        assert "From MUSA" in world.text(ada)
        assert "Transfer to ADA OBI" not in world.text(ada)
    world.says(ada, "more")  # that was all
    assert world.text(ada).startswith("I didn't get that")


def test_more_works_after_the_session_was_lost_and_other_things_were_said(
    world: ChatWorld, ada: Customer
) -> None:
    for amount in (101, 102, 103, 104, 105):
        sends(world, ada, amount)
    world.says(ada, "history")
    more = world.choices(ada)[0]
    world.says(ada, "balance")
    world.sessions.drop(ada.lane)
    world.taps_id(ada, more)
    assert "From MUSA" in world.text(ada)


def test_more_is_nobody_else_s(world: ChatWorld, ada: Customer) -> None:
    for amount in (101, 102, 103, 104, 105):
        sends(world, ada, amount)
    world.says(ada, "history")
    eve = world.opened()
    world.taps_id(eve, world.choices(ada)[0])
    assert world.text(eve) == say("en", "old_button")


def test_what_came_since_does_not_move_the_next_page(
    world: ChatWorld, ada: Customer
) -> None:
    for amount in (101, 102, 103, 104, 105):
        sends(world, ada, amount)
    world.says(ada, "history")
    more = world.choices(ada)[0]
    sends(world, ada, 106)
    world.taps_id(ada, more)
    assert "−₦111.00" not in world.text(ada)
    assert "From MUSA" in world.text(ada)


def test_a_quote_that_stands_is_not_disturbed(world: ChatWorld, ada: Customer) -> None:
    world.says(ada, "send 500 to 0123456789 access")
    confirm = world.choices(ada)[0]
    world.says(ada, "history")
    world.taps_id(ada, confirm)
    assert world.fills(ada, pin=PIN).body["screen"] == "SUCCESS"


@pytest.mark.parametrize(
    ("question", "seen", "unseen"),
    [
        ("show my transfers", "Transfer to ADA OBI", "MTN"),
        ("show my airtime history", "MTN airtime", "Transfer to"),
        ("who sent me money in the last 30 days", "From MUSA", "MTN"),
        ("show transactions with ada obi", "Transfer to ADA OBI", "MTN"),
        ("show transactions with musa", "From MUSA", "Transfer to"),
        ("transactions with 0123456789", "Transfer to ADA OBI", "MTN"),
        ("list of my debits in the last 7 days", "MTN airtime", "From MUSA"),
        (
            "my transaction history for the last 7 days",
            "MTN airtime",
            "I found nothing",
        ),
        ("show my cable history", "I found nothing for this: Cable TV", "MTN"),
        ("show transactions with Zainab", "I found nothing for this: Zainab", "ADA"),
        ("transaction history for 2024", "I found nothing for this: ", "ADA"),
        ("I want to view my transaction history", "MTN airtime", "I found nothing"),
        ("i want to download my transactions", "MTN airtime", "I found nothing"),
        (
            "spending breakdown by category, last 7 days",
            "Airtime: ₦1,000.00",
            "I found nothing",
        ),
        ("my spendings for the last 30 days", "Airtime: ₦1,000.00", "I found nothing"),
        ("my transfers on 3rd october", "I found nothing for this: Transfers", "ADA"),
    ],
)
def test_a_list_is_of_what_was_asked_for(
    world: ChatWorld, ada: Customer, question: str, seen: str, unseen: str
) -> None:
    sends(world, ada, 500)
    buys(world, ada, AIRTIME)
    world.says(ada, question)
    assert seen in world.text(ada)
    assert unseen not in world.text(ada)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did i spend on airtime in the last 30 days?", "You spent ₦1,000.00."),
        ("how much did I spend on data this month", "I found nothing"),
        ("how much did I send to Ada in the last 30 days", "You spent ₦500.00."),
        ("how much did I receive in the last 30 days", "You received ₦20,000.00."),
        ("how much did musa send me in the last 30 days", "You received ₦20,000.00."),
        ("how much has musa sent me in the last 12 months", "You received ₦20,000.00."),
        (
            "how much did Zainab send me",
            "I found nothing for this: Money received · Zainab",
        ),
        ("how much i don send Zainab", "I found nothing for this: Transfers · Zainab"),
        ("how much did i spend on Ada in the last 30 days", "You spent ₦510.00."),
        ("how much did i spend on food", "I know nothing of food"),
        ("how much charges have i paid in the last 7 days", "*Fees and taxes · "),
        ("how much did i spend in early october", "which days you mean"),
    ],
)
def test_a_sum_is_told_with_what_it_is_the_sum_of(
    world: ChatWorld, ada: Customer, question: str, told: str
) -> None:
    sends(world, ada, 500)
    buys(world, ada, AIRTIME)
    world.says(ada, question)
    assert told in world.text(ada)


def test_a_sum_is_of_its_days_alone(world: ChatWorld, ada: Customer) -> None:
    buys(world, ada, AIRTIME)
    world.says(ada, "what did i spend on airtime in 2024?")
    assert "I found nothing for this: Airtime · " in world.text(ada)


def test_fees_are_a_sum_of_their_own(world: ChatWorld, ada: Customer) -> None:
    sends(world, ada, 500)
    world.says(ada, "how much did i pay in fees in the last 30 days")
    assert "*Fees and taxes · " in world.text(ada)
    assert re.search(r"You spent ₦\d+\.00\.", world.text(ada))
    assert "Transfer to ADA OBI" in world.text(ada)


def test_where_money_went_is_a_picture_with_its_words(
    world: ChatWorld, ada: Customer
) -> None:
    sends(world, ada, 500)
    buys(world, ada, AIRTIME)
    world.phone.files.clear()
    world.says(ada, "how much did I spend in the last 30 days")
    assert world.last(ada)["type"] == "image"
    assert world.phone.files[0].startswith(b"\x89PNG")
    text = world.text(ada)
    assert "Airtime: ₦1,000.00" in text
    assert "Transfers: ₦500.00" in text
    assert "₦20,000.00" not in text


def test_without_the_picture_the_words_go_alone(
    world: ChatWorld, ada: Customer
) -> None:
    sends(world, ada, 500)
    world.phone.takes_files = False
    world.says(ada, "how much did I spend in the last 30 days")
    assert world.last(ada)["type"] == "text"
    assert "Transfers: ₦500.00" in world.text(ada)


def test_somebody_without_any_money_yet_is_told_so(world: ChatWorld) -> None:
    new = world.opened()
    world.says(new, "history")
    assert world.text(new) == say("en", "history.nothing")
    world.says(new, "how much did I spend in the last 30 days")
    assert "I found nothing" in world.text(new)


# --- one by one -----------------------------------------------------------------------


@pytest.mark.parametrize("words", ["{}", "details of {}", "what happened to {}"])
def test_a_reference_is_answered_with_its_details(
    world: ChatWorld, ada: Customer, words: str
) -> None:
    sends(world, ada, 500)
    world.says(ada, "history")
    reference = references(world, ada)[0]
    world.says(ada, words.format(reference.lower()))
    assert world.last(ada)["type"] == "image"
    assert f"Reference: {reference}" in world.text(ada)


def test_a_reference_of_what_came_back_or_isn_t_settled_is_answered_too(
    world: ChatWorld, ada: Customer
) -> None:
    world.bank.pays = Declined("failed")
    sends(world, ada, 500)
    world.bank.pays = Unknown("silence")
    sends(world, ada, 600)
    world.until_sent(ada)
    world.says(ada, "history")
    unsettled, *_, declined = references(world, ada)[:3]
    world.says(ada, declined)
    assert "₦500.00" in world.text(ada)
    world.says(ada, unsettled)
    assert "₦600.00" in world.text(ada)


def test_somebody_else_s_reference_is_not_found(
    world: ChatWorld, ada: Customer
) -> None:
    sends(world, ada, 500)
    world.says(ada, "history")
    eve = world.opened(100)
    world.says(eve, references(world, ada)[0])
    assert world.text(eve) == say("en", "error.not-found")


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("receipt for the 500 to Ada", "₦500.00"),
        ("receipt for the airtime", "MTN airtime"),
        ("receipt", "MTN airtime"),
        ("i need to print receipt", "MTN airtime"),
        ("receipt for the 700 to Ada", "I can't find that"),
        ("receipt for the 500 to Zainab", "I can't find that"),
    ],
)
def test_a_receipt_is_found_by_what_it_was_for(
    world: ChatWorld, ada: Customer, words: str, seen: str
) -> None:
    sends(world, ada, 500)
    sends(world, ada, 600)
    buys(world, ada, AIRTIME)
    world.says(ada, words)
    assert seen in world.text(ada)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_a_list_and_a_sum(
    world: ChatWorld, ada: Customer, language: str
) -> None:
    sends(world, ada, 500)
    world.teller.set_language(ada, language)
    world.says(ada, "history")
    assert say(language, "history.recent") in world.text(ada)
    world.says(ada, "how much did I spend in the last 30 days")
    assert say(language, "paper.kind.sent") in world.text(ada)


def test_days_are_lagos_days(world: ChatWorld) -> None:
    ada = world.opened()
    with freeze_time("2026-10-31T23:30:00Z", ignore=IGNORED):  # half past midnight
        world.says(ada, "how much did I spend this month")
    assert "1 Nov 2026" in world.text(ada)
