"""What leaves the house holds no number that belongs to somebody, and no secret."""

from __future__ import annotations

import re

import pytest

from miimii.chat.understanding.redaction import may_leave, redact

CANARIES = [
    "0123456789",
    "012 345 6789",
    "012-345-6789",
    "0.1.2.3.4.5.6.7.8.9",
    "0 1 2 3 4 5 6 7 8 9",
    "0,123,456,789",
    "08031234567",
    "+234 803 123 4567",
    "(0803) 123-4567",
    "2348031234567",
    "4111111111111111",
    "4111 1111 1111 1111",
    "22233344455",
    "０１２３４５６７８９",
    "٠١٢٣٤٥٦٧٨٩",
    "0123\u200b456\u200b789",
    "acct0123456789",
    "012345678901234567890",
]


@pytest.mark.parametrize("number", CANARIES)
@pytest.mark.parametrize("frame", ["settle {} with 5k", "{}", "abeg {} 2000 give am"])
def test_no_long_number_leaves(number: str, frame: str) -> None:
    sent = redact(frame.format(number)).text
    digits = re.sub(r"<[A-Z]+\d*_\d+>", "", sent)
    assert len(re.findall(r"\d", digits)) < 6, sent


@pytest.mark.parametrize("number", CANARIES)
def test_what_a_placeholder_stands_for_comes_back(number: str) -> None:
    redacted = redact(f"settle {number} with 5k")
    for mark, typed in redacted.values.items():
        assert redacted.restore(mark) == typed


@pytest.mark.parametrize("amount", ["5k", "5,000", "₦2,500.50", "1.5m", "12,500,000"])
def test_amounts_stay(amount: str) -> None:
    assert amount in redact(f"settle Chidi {amount}").text


def test_addresses_and_the_customer_s_own_name_stay_here() -> None:
    sent = redact("I be Ada Obi, ada.obi@example.com, adaeze dey", ["Ada", "Obi"]).text
    assert re.search(r"\bada\b|obi|example", sent, re.IGNORECASE) is None
    assert "adaeze" in sent


def test_a_placeholder_that_a_customer_types_means_nothing() -> None:
    redacted = redact("settle <NUM10_1> with 5k")
    assert redacted.restore("<NUM10_1>") == "<NUM10_1>"


@pytest.mark.parametrize(
    "text",
    [
        "my pin is 4826",
        "4826",
        "48 26",
        "482615",
        "bvn 22222222222 for Ada",
        "the otp na 990011",
        "nin: 12345678901",
        "password is Tiger123",
        "the code they sent is 77 12 90",
    ],
)
def test_a_secret_is_shown_to_nobody(text: str) -> None:
    assert not may_leave(text)


def test_other_texts_may_be_read() -> None:
    assert may_leave("settle Chidi 5k")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("settle Chidi 5k", "settle <NAME_1> 5k"),
        ("process 2500 for Ada Obi", "process 2500 for <NAME_1> <NAME_2>"),
        ("abeg settle O'Neil with 5k", "abeg settle <NAME_1> with 5k"),
        ("settle Chidi, Emeka and Bola", "settle <NAME_1>, <NAME_2> and <NAME_3>"),
        ("Settle MTN from my GTBank", "Settle MTN from my GTBank"),
        ("SETTLE CHIDI 5K", "SETTLE CHIDI 5K"),  # no word looks like a name there
        ("settle Ṣọlá 5k", "settle <NAME_1> 5k"),
    ],
)
def test_words_written_like_a_name_stay_here(text: str, sent: str) -> None:
    redacted = redact(text)
    assert redacted.text == sent
    assert redacted.restore(sent) == text
