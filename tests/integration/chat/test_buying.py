"""A customer buys by chat: one sentence or question by question, up to the PIN form."""

from __future__ import annotations

import pytest

from miimii.chat.wording import LANGUAGES, say
from miimii.clock import now
from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld

AIRTIME = "buy 1000 mtn airtime for 08031234567"
METER = "5k ekedc prepaid 45012345678"

SENTENCES = {
    AIRTIME: ("MTN airtime", "0803 123 4567", "₦1,000.00", "₦0.00"),
    "1.5gb glo for 08051234567": ("Glo 1.5GB", "0805 123 4567", "₦470.00", "₦10.00"),
    METER: ("Eko Electric prepaid", "4501 234 5678", "₦5,075.00", "₦75.00"),
    "renew my gotv max 7012345678": (
        *("GOtv Max", "7012 345 678", "₦4,233.00", "₦83.00"),
    ),
}


def rows(world: ChatWorld, who: Customer) -> list[str]:
    """The titles of what can be tapped."""
    action = world.last(who)["interactive"]["action"]
    replies = [b["reply"] for b in action.get("buttons", [])]
    replies += [row for part in action.get("sections", []) for row in part["rows"]]
    return [str(reply["title"]) for reply in replies]


def tap(world: ChatWorld, who: Customer, title: str) -> None:
    world.taps(who, rows(world, who).index(title))


def statuses(world: ChatWorld) -> list[str]:
    found = world.base.rows("SELECT status FROM purchases ORDER BY quoted_at")
    return [str(status) for (status,) in found]


@pytest.mark.parametrize("sentence", list(SENTENCES))
def test_one_sentence_is_enough(world: ChatWorld, sentence: str) -> None:
    ada = world.opened(20000)
    world.says(ada, sentence)
    product, target, total, fee = SENTENCES[sentence]
    summary = world.text(ada)
    assert f"*{product}" in summary
    assert f"For: {target}" in summary
    assert f"Fee: {fee}\n*Total: {total}*" in summary
    assert rows(world, ada)[:2] == ["Yes, buy it", "No, cancel"]
    world.taps(ada)
    assert world.last(ada)["interactive"]["type"] == "flow"
    assert total in world.text(ada)


def test_a_meter_without_a_name_is_to_be_compared(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, METER)
    assert "Check your meter number" in world.text(ada)
    world.says(ada, "cancel")
    world.says(ada, "renew my gotv max 7012345678")
    assert "Check the card number" in world.text(ada)
    world.says(ada, AIRTIME)
    assert "heck" not in world.text(ada).replace("cancelled", "")


def test_airtime_is_asked_for_one_thing_at_a_time(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy airtime")
    assert "Which number" in world.text(ada)
    assert rows(world, ada) == ["My number"]
    world.taps(ada)
    assert "How much airtime" in world.text(ada)
    world.says(ada, "plenty")
    assert "an amount in naira" in world.text(ada)
    world.says(ada, "500")
    assert "For: you, 0803" in world.text(ada)
    assert "MTN airtime" in world.text(ada)


@pytest.mark.parametrize("amount", ["500", "5k", "12,000"])
def test_an_amount_before_the_number_is_kept(world: ChatWorld, amount: str) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy airtime")
    world.says(ada, amount)
    assert "Which number" in world.text(ada)
    world.says(ada, "0803-123-4567")
    assert "*Total: ₦" in world.text(ada)


def test_power_is_asked_for_one_thing_at_a_time(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy light")
    assert "Which electricity company" in world.text(ada)
    assert "Ikeja Electric" in rows(world, ada)
    world.says(ada, "eko")
    assert rows(world, ada) == ["Prepaid", "Postpaid"]
    tap(world, ada, "Prepaid")
    assert "meter number" in world.text(ada)
    for wrong in ("45012", "4501 2345", "45012345678901", "the one outside"):
        world.says(ada, wrong)
        assert "10 to 13 digits" in world.text(ada)
    world.says(ada, "4501-234-5678")
    assert "How much" in world.text(ada)
    world.says(ada, "2k")
    assert "Eko Electric prepaid" in world.text(ada)
    assert "₦2,030.00" in world.text(ada)


def test_data_is_picked_from_a_list_that_has_pages(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy data for 08031234567")
    assert "Which MTN plan" in world.text(ada)
    first = rows(world, ada)
    assert len(first) == 10
    assert first[-2:] == ["More", "Other network"]
    tap(world, ada, "More")
    second = rows(world, ada)
    assert second[-2:] == ["Back to the first", "Other network"]
    assert not set(second[:-2]) & set(first[:-2])
    world.says(ada, "1")
    product = world.text(ada).split("*")[1]
    assert second[0].split()[0] in product


def test_a_plan_is_found_by_its_words(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "2gb glo for me")
    assert "There's no 2GB there." in world.text(ada)
    assert "1.5GB" in rows(world, ada)
    world.says(ada, "1.5gb")
    assert "*Glo 1.5GB*" in world.text(ada)
    world.says(ada, "no, 10gb")
    assert "*Glo 10GB*" in world.text(ada)
    assert statuses(world) == ["cancelled", "quoted"]


def test_a_length_that_nobody_sells_is_said_and_the_size_still_narrows_the_list(
    world: ChatWorld,
) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy data for 08031234567")
    world.says(ada, "2gb weekly")
    assert world.text(ada).startswith("I don't see one that lasts just that long.")
    assert rows(world, ada) == ["2GB SME", "2GB COOPERATE GIFTING", "Other network"]
    world.says(ada, "sme")
    assert "*MTN 2GB SME*" in world.text(ada)


@pytest.mark.parametrize("question", ["how much is the fee?", "how much will it cost"])
@pytest.mark.parametrize("request_", [METER, "send 1k to 0123456789 access"])
def test_a_question_about_the_fee_is_answered_by_the_summary(
    world: ChatWorld, request_: str, question: str
) -> None:
    ada = world.opened(20000)
    world.says(ada, request_)
    shown = world.text(ada)
    world.says(ada, question)
    assert world.text(ada) == shown
    world.taps(ada)
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_the_first_line_on_show_is_meant_by_one(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy airtime")
    world.says(ada, "1")
    assert "How much airtime" in world.text(ada)


def test_what_waits_is_called_by_all_that_was_said_of_it(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy 200 airtime for me and pay gotv max 2012345678")
    assert "After this: TV · GOTV · max · 2012345678." in world.text(ada)


def test_tv_is_asked_for_one_thing_at_a_time(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "pay bills")
    assert rows(world, ada) == ["Airtime", "Data", "Electricity", "Cable TV"]
    tap(world, ada, "Cable TV")
    world.says(ada, "dstv")
    assert "smartcard or IUC number" in world.text(ada)
    world.says(ada, "7012345678")
    assert "Which DStv package" in world.text(ada)
    world.says(ada, "compact plus")
    assert "DStv Compact Plus" in world.text(ada)
    assert "₦14,535.00" in world.text(ada)


def test_more_than_a_month_of_tv_is_said_not_to_be_sold(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "dstv yanga 7012345678 3 months")
    assert world.text(ada).startswith("I renew one month at a time.")
    assert "₦3,009.00" in world.text(ada)


def test_the_network_follows_from_the_number_and_can_be_changed(
    world: ChatWorld,
) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy 500 airtime for 08051234567")
    assert "Glo goes by the number" in world.text(ada)
    tap(world, ada, "Other network")
    assert "Which network" in world.text(ada)
    tap(world, ada, "9mobile")
    assert "*9mobile airtime*" in world.text(ada)
    assert rows(world, ada) == ["Yes, buy it", "No, cancel"]
    world.says(ada, "no, airtel")
    assert "*Airtel airtime*" in world.text(ada)
    world.says(ada, "it's 08061234567")
    assert "*Airtel airtime*" in world.text(ada), "what was said stays"
    assert "0806 123 4567" in world.text(ada)
    assert statuses(world) == ["cancelled"] * 3 + ["quoted"]


def test_a_guessed_network_goes_with_its_number(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy 500 airtime for 08051234567")
    assert "*Glo airtime*" in world.text(ada)
    world.says(ada, "sorry, it's 08031234567")
    assert "*MTN airtime*" in world.text(ada)


def test_a_correction_makes_a_new_summary(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, AIRTIME)
    world.says(ada, "make it 2k")
    assert "*Total: ₦2,000.00*" in world.text(ada)
    assert statuses(world) == ["cancelled", "quoted"]


@pytest.mark.parametrize("word", ["cancel", "no", "No abeg"])
def test_cancelling_ends_the_quote(world: ChatWorld, word: str) -> None:
    ada = world.opened(20000)
    world.says(ada, AIRTIME)
    confirm = world.choices(ada)[0]
    world.says(ada, word)
    assert world.text(ada) == "Okay, cancelled. Nothing was bought."
    world.taps_id(ada, confirm)
    assert "earlier message" in world.text(ada)
    assert statuses(world) == ["cancelled"]


def test_cancelling_in_the_middle_leaves_nothing(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy light")
    world.says(ada, "ekedc")
    world.says(ada, "leave it")
    assert "Nothing was bought" in world.text(ada)
    world.says(ada, "45012345678")
    assert "meter" not in world.text(ada)
    assert statuses(world) == []


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("yedc 3000 45012345678 prepaid", "YEDC"),
        ("aba power 3000 45012345678 prepaid", "ABA"),
        ("showmax mobile 08031234567", "SHOWMAX"),
    ],
)
def test_what_we_do_not_sell_is_said_with_what_we_do(
    world: ChatWorld, sentence: str, company: str
) -> None:
    ada = world.opened(20000)
    world.says(ada, sentence)
    assert f"I can't sell {company} yet" in world.text(ada)
    assert len(rows(world, ada)) >= 3
    assert statuses(world) == []


def test_a_short_float_refuses_before_anything_is_taken(world: ChatWorld) -> None:
    world.vendor.left = Money.naira("100")
    ada = world.opened(20000)
    world.says(ada, AIRTIME)
    assert "it's on my side, not yours" in world.text(ada)
    assert statuses(world) == []
    assert world.base.balance(ada) == Money.naira("20,000")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("buy 60k airtime for 08031234567", "from ₦50.00 to ₦50,000.00"),
        ("buy 40 airtime for 08031234567", "from ₦50.00 to ₦50,000.00"),
        ("50 ekedc prepaid 45012345678", "from ₦100.00 to ₦100,000.00"),
        ("buy 25k airtime for 08031234567", "You have ₦20,000.00"),
    ],
)
def test_an_amount_that_cannot_be_is_asked_again(
    world: ChatWorld, sentence: str, reason: str
) -> None:
    ada = world.opened(20000)
    world.says(ada, sentence)
    assert reason in world.text(ada)
    assert "How much" in world.text(ada)
    world.says(ada, "500")
    assert "Amount: ₦500.00" in world.text(ada)
    assert len(statuses(world)) == 1


def test_too_dear_a_plan_leads_back_to_the_list(world: ChatWorld) -> None:
    ada = world.opened(300)
    world.says(ada, "10gb glo for me")
    assert "You have ₦300.00" in world.text(ada)
    world.says(ada, "200mb")
    assert "*Total: ₦120.00*" in world.text(ada)


def test_a_question_beside_the_purchase_leaves_it_standing(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy data for 08051234567")
    world.says(ada, "balance")
    assert "₦20,000.00" in world.text(ada)
    world.says(ada, "my account number")
    world.says(ada, "1.5gb")
    assert "*Glo 1.5GB*" in world.text(ada)
    world.says(ada, "balance")
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_a_transfer_and_a_purchase_replace_each_other(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, AIRTIME)
    world.says(ada, "send 500 to 0123456789 access")
    assert "I've cancelled the earlier" in world.text(ada)
    world.says(ada, AIRTIME)
    assert "I've cancelled the earlier" in world.text(ada)
    assert "MTN airtime" in world.text(ada)
    assert statuses(world) == ["cancelled", "quoted"]
    assert world.base.rows("SELECT status FROM transfers") == [("cancelled",)]


@pytest.mark.parametrize(
    "begun", ["buy airtime for 08031234567", "buy data for 08031234567", "buy light"]
)
def test_a_transfer_in_place_of_an_answer_is_a_transfer(
    world: ChatWorld, begun: str
) -> None:
    ada = world.opened(20000)
    world.says(ada, begun)
    world.says(ada, "send 500 to 0123456789 access")
    assert "*ADA OBI*" in world.text(ada)
    assert "₦510.00" in world.text(ada)


def test_a_late_request_and_a_late_yes_are_asked_about(world: ChatWorld) -> None:
    ada = world.opened(20000)
    long_ago = int(now().timestamp()) - 3 * 3600
    world.says(ada, AIRTIME, at=long_ago)
    assert "reached me late" in world.text(ada)
    world.taps(ada)
    assert "MTN airtime" in world.text(ada)
    world.says(ada, "yes", at=long_ago)
    assert "late" in world.text(ada)
    assert rows(world, ada)[0] == "Yes, buy it"


def test_a_forwarded_request_buys_nothing(world: ChatWorld) -> None:
    ada = world.opened(20000)
    content = {
        "type": "text",
        "text": {"body": AIRTIME},
        "context": {"forwarded": True},
    }
    world.sends(ada.phone or "", content)
    assert "forwarded" in world.text(ada)
    assert statuses(world) == []


def test_a_session_lost_in_the_middle_only_asks_again(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy light")
    world.says(ada, "ekedc")
    world.sessions.drop(ada.lane)
    world.says(ada, "prepaid")
    assert statuses(world) == []
    world.says(ada, METER)
    confirm = world.choices(ada)[0]
    world.sessions.drop(ada.lane)
    world.taps_id(ada, confirm)
    assert "earlier message" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("20,000")


def test_two_messages_at_once_are_answered_in_turn(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy 500 airtime for 08051234567", act=False)
    world.says(ada, "make it 700")
    assert "*Total: ₦700.00*" in world.text(ada)
    assert world.count(ada) == 2
    assert statuses(world) == ["cancelled", "quoted"]


def test_the_menu_leads_to_every_type_that_is_wired(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "hi")
    tap(world, ada, "Buy airtime & bills")
    assert len(rows(world, ada)) == len(world.teller.bills.types)
    tap(world, ada, "Electricity")
    assert "Which electricity company" in world.text(ada)


def test_a_type_is_begun_by_its_name(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "Cable TV")
    assert "Which one do you watch" in world.text(ada)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_words_of_a_button_may_be_typed(world: ChatWorld, language: str) -> None:
    ada = world.teller.set_language(world.opened(20000), language)
    world.says(ada, AIRTIME)
    world.says(ada, say(language, "buy.confirm"))
    assert world.last(ada)["interactive"]["type"] == "flow"
    world.says(ada, say(language, "send.cancel"))
    assert world.text(ada) == say(language, "buy.cancelled")
    world.says(ada, say(language, "menu.buy"))
    assert len(rows(world, ada)) == len(world.teller.bills.types)
    world.says(ada, say(language, "buy.kind.electricity"))
    assert say(language, "buy.biller.electricity") in world.text(ada)
