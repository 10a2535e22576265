"""What customers say to the bank, and what it hears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.scoring import decided, rows_of, score
from miimii.chat.understanding import (
    SURE,
    assess,
    language_of,
    understand,
    yes_or_no,
)

DATA = Path(__file__).parents[2] / "data"
DRAFT = {"intent": "send_money", "slots": {"amount_kobo": 500_000, "recipient": "Ada"}}


def test_the_labelled_messages_are_understood() -> None:
    names = ("nlu_dev.jsonl", *(f"nlu_more{number}.jsonl" for number in ("", 2, 3)))
    result = score(rows_of(DATA / name for name in names))

    assert result.share("intents_right", "rows") >= 0.98, result.failing
    assert result.share("slots_right", "slot_rows") >= 0.96, result.failing
    assert result.counts["wrong_values"] == 0
    assert result.counts["false_starts"] == 0


FRESH = ("nlu_fresh.jsonl", *(f"nlu_fresh{number}.jsonl" for number in range(2, 9)))


def test_messages_written_without_sight_of_the_rules_stay_understood() -> None:
    result = score(rows_of(DATA / name for name in FRESH))

    assert result.counts["rows"] > 1800
    assert result.share("intents_right", "rows") >= 0.98, result.failing
    assert result.share("slots_right", "slot_rows") >= 0.96, result.failing
    assert result.counts["wrong_values"] == 0
    assert result.counts["false_starts"] == 0


def test_harmless_talk_starts_nothing() -> None:
    names = [f"nlu_harmless{number}.jsonl" for number in ("", 2, 3)]
    result = score(rows_of(DATA / name for name in names))

    assert result.counts["must_not_start"] > 3000
    assert result.counts["false_starts"] == 0, result.failing


def test_most_messages_are_decided_and_those_are_right() -> None:
    counts = decided(rows_of(DATA / name for name in FRESH))

    assert counts["sure"] >= 0.8 * counts["rows"]
    assert counts["sure_right"] >= 0.98 * counts["sure"]


def test_a_guess_is_known_to_be_one() -> None:
    assert assess("send 5k to Ada")[1] >= SURE
    assert assess("una network dey mess up")[1] < SURE
    assert assess("who is the president")[1] < SURE


def test_public_questions_and_complaints_start_nothing() -> None:
    result = score(rows_of([DATA / "nlu_must_not_start.jsonl"]))

    assert result.counts["must_not_start"] == 500
    assert result.counts["false_starts"] == 0, result.failing


@pytest.mark.parametrize(
    ("language", "least"),
    [("en", 0.8), ("en-xx", 0.8), ("ha", 0.7), ("ig", 0.6), ("yo", 0.6)],
)
def test_public_requests_start_a_draft(language: str, least: float) -> None:
    rows = rows_of([DATA / "nlu_money_requests.jsonl"])

    result = score(row for row in rows if row["lang"] == language)

    assert result.counts["must_start"] == 50
    assert result.share("started", "must_start") >= least


def slots_of(text: str) -> dict[str, Any]:
    (item,) = understand(text)
    slots = item["slots"]
    assert isinstance(slots, dict)
    return slots


def test_a_wallet_number_is_an_account_and_a_phone_alone_is_a_phone() -> None:
    assert slots_of("send 2k to 08031234567 opay")["account_number"] == "8031234567"
    assert slots_of("send 2k to 08031234567")["phone"] == "+2348031234567"


def test_money_does_not_go_to_the_bank_that_it_comes_from() -> None:
    slots = slots_of("send 2k from my gtb to 0123456789 uba")
    assert (slots["bank"], slots["account_number"]) == ("033", "0123456789")


@pytest.mark.parametrize(
    ("text", "kobo"),
    [("egberun mewaa", 1_000_000), ("dubu sha biyar", 1_500_000)],
)
def test_a_count_after_its_scale_is_read_whole(text: str, kobo: int) -> None:
    assert slots_of(f"don Allah tura wa Musa {text}")["amount_kobo"] == kobo


@pytest.mark.parametrize(
    "text",
    [
        "send 20 000 to Ada",
        "send 5,ooo to Ada",
        "send 1.5 to Ada",
        "send two bags to Ada",
    ],
)
def test_a_sum_that_people_write_in_two_ways_is_asked_for(text: str) -> None:
    (item,) = understand(text)
    assert item["slots"] == {"recipient": "Ada"}
    assert item["clarify"] == ["amount"]


@pytest.mark.parametrize(
    ("text", "naira"),
    [
        ("two and half k", 2500),
        ("2 and a half thousand", 2500),
        ("a hundred and fifty k", 150_000),
        ("half million", 500_000),
        ("twenty-five thousand", 25_000),
    ],
)
def test_halves_and_hyphens_are_read_whole(text: str, naira: int) -> None:
    assert slots_of(f"send {text} to Ada")["amount_kobo"] == naira * 100


def test_a_bank_that_is_denied_is_not_the_one() -> None:
    assert slots_of("send 5k to 0123456789, its not gtb its access")["bank"] == "044"


def test_a_list_goes_on_only_with_a_service() -> None:
    assert understand("block my account and 5k")[0]["intent"] == "block_account"


def test_a_story_may_come_before_an_order_in_full() -> None:
    assert slots_of("warri people dey call me, send Ovie 5k") == {
        "amount_kobo": 500_000,
        "recipient": "Ovie",
    }


@pytest.mark.parametrize(
    ("state", "text", "slots"),
    [
        ("ask_bank", "08031234567 opay", {"bank": "100004"}),
        ("choose_beneficiary", "Ada Eze", {"recipient": "Ada Eze"}),
        ("choose_beneficiary", "the second one", {"recipient": "Ada Eze"}),
    ],
)
def test_the_detail_that_was_asked_for_is_read(
    state: str, text: str, slots: dict[str, str]
) -> None:
    context = {"state": state, "draft": DRAFT, "options": ["Ada Obi", "Ada Eze"]}
    (item,) = understand(text, context)
    assert item["intent"] == "provide_slot"
    assert item["slots"].items() >= slots.items()


def test_a_bank_of_a_doubtful_name_is_asked_for() -> None:
    (item,) = understand("gt", {"state": "ask_bank", "draft": DRAFT})
    assert item == {"intent": "provide_slot", "slots": {}, "clarify": ["bank"]}


@pytest.mark.parametrize("text", ["add 1k", "2", "is it free", "who is Ada"])
def test_what_is_no_new_value_corrects_nothing(text: str) -> None:
    (item,) = understand(text, {"state": "confirm", "draft": DRAFT})
    assert item["intent"] != "correction"


def test_please_do_not_send_is_no_yes() -> None:
    (item,) = understand("e ma fi ranse", {"state": "confirm", "draft": DRAFT})
    assert item["intent"] == "cancel"


def test_a_scale_before_an_unknown_word_is_asked_for() -> None:
    slots = slots_of("tura wa Musa dubu bakwaibakwai")
    assert "amount_kobo" not in slots


def test_each_is_one_request_a_person() -> None:
    items = understand("Send 10k each to Ada and Obi")
    assert [item["slots"]["recipient"] for item in items] == ["Ada", "Obi"]


def test_a_line_that_orders_is_a_request_of_its_own() -> None:
    assert len(understand("send 5k to Ada\nsend 6k to Obi")) == 2


@pytest.mark.parametrize(
    "text", ["trnsfer 5k to Ada", "send5k to Ada", "snd 5k to Ada"]
)
def test_a_slip_of_the_thumb_is_forgiven(text: str) -> None:
    assert slots_of(text) == {"amount_kobo": 500_000, "recipient": "Ada"}


def test_a_year_or_a_tier_is_no_amount() -> None:
    assert understand("move me to tier 3")[0]["intent"] == "kyc"


def test_two_banks_without_an_account_are_asked_for() -> None:
    assert "bank" not in slots_of("send 2k to Ada gtb or uba")


def test_a_bank_whose_nickname_two_banks_share_is_asked_for() -> None:
    assert "bank" not in slots_of("send 2k to 0123456789 gt")


def test_a_surname_is_not_a_bank() -> None:
    slots = slots_of("send 2k to Grace Union")
    assert "bank" not in slots
    assert slots["recipient"] == "Grace Union"


def test_two_accounts_are_asked_for_not_chosen_from() -> None:
    slots = slots_of("send 2k to 0123456789 or 0223456789 gtb")
    assert "account_number" not in slots


def test_what_must_be_asked_is_said() -> None:
    assert understand("send 5k or 6k to Ada")[0]["clarify"] == ["amount"]
    assert "account_digits" in understand("send 1k to 123456789 gtb")[0]["clarify"]
    assert "airtime_or_data" in understand("glo 100")[0]["clarify"]
    assert "transfer_or_airtime" in understand("send 2k to 08031234567")[0]["clarify"]


def test_the_name_is_kept_as_it_was_typed() -> None:
    assert slots_of("fi ẹgbẹ̀rún márùn-ún ránṣẹ́ sí Kúnlé")["recipient"] == "Kúnlé"


def test_an_answer_needs_a_question() -> None:
    assert understand("yes") == [{"intent": "out_of_scope", "slots": {}}]
    assert (
        understand("yes", {"state": "confirm", "draft": DRAFT})[0]["intent"]
        == "confirm"
    )


def test_a_new_request_replaces_the_one_that_stands() -> None:
    context = {"state": "confirm", "draft": DRAFT}
    (item,) = understand("buy 500 airtime", context)
    assert item["intent"] == "buy_airtime"


def test_digits_are_a_pin_while_a_pin_is_due() -> None:
    context = {"state": "ask_pin", "draft": DRAFT}
    assert understand("1234", context)[0]["intent"] == "secret_shared"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "?", "👍", "\x00", "a" * 9000])
def test_nothing_is_an_answer_to_nothing(text: str) -> None:
    assert understand(text) == [{"intent": "out_of_scope", "slots": {}}]


def test_a_greeting_without_end_is_read_to_its_end() -> None:
    assert understand("good morning " * 60 + "x")  # backtracking took hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yes", True),
        ("Yes please", True),
        ("oya send am", True),
        ("beeni", True),
        ("haka ne", True),
        ("no", False),
        ("mba", False),
        ("don't send", False),
        ("beeni, e ma fi ranse", False),
        ("cancel", False),
        ("maybe", None),
        ("yes but make it 3k", None),
        ("5000", None),
    ],
)
def test_yes_and_no(text: str, *, said: bool | None) -> None:
    assert yes_or_no(text) is said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("please send money to Ada", "en"),
        ("abeg how far, I wan send money", "pcm"),
        ("don Allah ina so in tura kudi", "ha"),
        ("jọ̀wọ́ mo fẹ́ fi owó ránṣẹ́", "yo"),
        ("biko zigara m ego", "ig"),
        ("5000", None),
        ("gtb", None),
        ("a'a", "ha"),
    ],
)
def test_the_language_is_told_by_its_small_words(
    text: str, language: str | None
) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        *("I want to talk to a human", "customer care", "agent please"),
        *("connect me to your staff", "I need an agent"),
        *("abeg give me una customer care", "i wan follow person talk"),
        *("Ina so in yi magana da mutum", "mo fẹ́ bá ènìyàn sọ̀rọ̀"),
        "achọrọ m ikwuru mmadụ okwu",
    ],
)
def test_who_asks_for_a_person_is_heard(text: str) -> None:
    (item,) = understand(text)
    assert (item["intent"], item["slots"]) == ("support", {"topic": "human"})


@pytest.mark.parametrize(
    "text",
    [
        *("I sent money to the wrong person", "wrong person"),
        *("the person has not received the money", "somebody scammed me 50k"),
        *(
            "I paid someone 10k but he did not get it",
            "dem debit me, person never see am",
        ),
        "I want to complain to your staff, somebody scammed me",
    ],
)
def test_a_person_who_is_only_spoken_of_is_no_call_for_one(text: str) -> None:
    (item,) = understand(text)
    assert item["intent"] == "support"
    assert item["slots"]["topic"] != "human"


@pytest.mark.parametrize(
    "bank", ["bellbank", "Bell Bank", "bell mfb", "Bell Microfinance Bank"]
)
def test_the_bank_that_we_are_at_can_be_named(bank: str) -> None:
    assert slots_of(f"send 5k to 0123456789 {bank}")["bank"] == "090672"


@pytest.mark.parametrize(
    "text",
    ["send 500 to 12345 gtb", "send 500 to account 123456 gtb", "send 500 to 1234567"],
)
def test_an_account_number_of_the_wrong_length_is_no_second_sum(text: str) -> None:
    assert slots_of(text)["amount_kobo"] == 50_000


def test_two_sums_are_still_none() -> None:
    assert "amount_kobo" not in slots_of("send 500 to Ada 12345")
