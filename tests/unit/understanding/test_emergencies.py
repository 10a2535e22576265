"""Blocking is heard at once in any words; no denial, question or other's phone is one.

Undoing a block takes a proof and two people: in doubt a button is shown.
"""

from __future__ import annotations

import pytest

from miimii.chat.own_safety import is_emergency
from miimii.chat.understanding import understand
from miimii.chat.understanding.help_wishes import HelpWish, read_help


@pytest.mark.parametrize(
    "text",
    [
        "block my account",
        "help me block my account",
        "my phone was stolen",
        "what do I do, my phone is stolen",
        "how do I block my account they stole my phone",
        "what if my sim is stolen and they are taking my money",
        "can you please block my account",
        "will you please block my account now",
        "who can help me my phone was stolen",
        "someone hacked me",
        "na rasa wayata",
        "olè ti gbé fóònù mi",
        "no, block my account",
        "I can't find my phone, block my account",
        "close my account, they stole my phone",
        "my friend stole my phone",
        "my phone was stolen yesterday",
        "dem collect my phone for bus stop",
        "when I dey come from work thief snatch my phone",
        "na my oga collect my phone",
        "oga abeg lock am, thief don carry my phone",
        "block my account and send 5k to 0123456789 gtb",
        "i want my account blocked",
        "an sace wayata, a rufe asusuna",
        "toshe asusuna",
        "ti akaunti mi pa",
        "ẹ jọ̀wọ́ ẹ ti account mi, wọ́n ti jí fóònù mi",
        "kpọchie akaụntụ m",
        "biko mechie akaụntụ m, e zuru ekwentị m",
    ],
)
def test_what_has_happened_blocks(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I block my account?",
        "How can I block my account please",
        "what if my phone is lost",
        "what happens if I lose my phone?",
        "what should I do if my phone gets stolen",
        "wetin go happen if dem thief my phone",
    ],
)
def test_what_is_only_asked_about_is_explained(text: str) -> None:
    assert not is_emergency(text)
    assert read_help(text) == HelpWish("safety")


@pytest.mark.parametrize(
    "text",
    [
        "don't block my account",
        "abeg no block my account",
        "never freeze my account",
        "I don't want you to block my account",
        "e no block, no lock my account abeg",
        "is my account blocked?",
        "why was my account blocked?",
        "my account is blocked",
        "will you block my account?",
        "una don block my account",
        "block my account?",
        "why is my bank account locked",
        "should I block my account",
        "I lost my phone last year",
        "my phone was stolen 2 years ago",
        "my friend lost his phone",
        "she lost her sim",
        "they stole my brother's phone",
        "my mum phone is missing",
        "my wife's account was hacked",
        "block his account",
        "my phone was not stolen",
        "nobody stole my phone",
        "is my phone stolen",
        "have you been hacked?",
        "i recovered my phone that was stolen",
        "someone stole my friend's phone, send 5k to 0123456789 gtb",
        "my phone was stolen. send 5k to 0123456789 gtb",
        "don't block my account, send 5k to 0123456789 access",
        "ba a sace wayata ba",
        "an sace wayar abokina",
        "me ya sa aka kulle asusuna",
        "ẹ má ti àkáǹtì mi pa",
        "wọ́n ti jí fóònù ọ̀rẹ́ mi",
        "kílódé tí ẹ ti account mi pa",
        "e zuru ekwentị enyi m",
        "gịnị mere unu ji kpọchie akaụntụ m",
    ],
)
def test_a_doubt_is_asked_about(text: str) -> None:
    (item,) = understand(text)
    assert (item["intent"], item["slots"]) == ("block_account", {"action": "ask"})
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "close my account",
        "I want to close this account",
        "how do i close my account",
        "will you close my account",
        "please I want my account closed",
        "rufe asusuna",
        "ti akaunti mi",
        "mechie akaụntụ m",
    ],
)
def test_an_account_to_be_closed_may_mean_either(text: str) -> None:
    (item,) = understand(text)
    assert (item["intent"], item["slots"]) == ("block_account", {"action": "either"})
    assert not is_emergency(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("money is missing from my account", "support"),
        ("collect my account number", "own_account"),
        ("my line is missing network", "support"),
        ("carry airtime put for my phone", "out_of_scope"),
        ("dauki katin waya na 500", "out_of_scope"),
        ("I gave my phone for repair and 22k is missing", "support"),
        ("send 5k to 0123456789 access, she lost her phone", "send_money"),
        ("buy 500 airtime for 08031234567, he lost his sim", "buy_airtime"),
        ("unblock my account", "block_account"),
    ],
)
def test_what_is_no_emergency_is_read_as_what_it_is(text: str, intent: str) -> None:
    assert understand(text)[0]["intent"] == intent
    assert not is_emergency(text)
