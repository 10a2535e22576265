"""Wishes about one's own data: heard in five languages, and in no story."""

from __future__ import annotations

import pytest

from miimii.chat.understanding.data_wishes import read_data_wish

EXPORT = [
    *("export my data", "Please send me a copy of my data", "download my data"),
    *("I want to export all my personal data", "abeg send me my data wey una get"),
    *("fitar da bayanaina", "aiko mini bayanaina", "fi gbogbo data mi ranse si mi"),
    *("biko ziteere m data m", "copy of my information"),
]
ERASE = [
    *("delete my account", "Please delete my account!", "erase my data forever"),
    *("i wan comot my account", "abeg wipe my data", "forget me"),
    *("goge bayanaina", "rufe asusuna gaba ɗaya", "ẹ pa àkáǹtì mi rẹ́"),
    *("hichapụ data m", "hichapụ akaụntụ m", "delete my account and all my data"),
    *("I want to close my account for good", "close my account and data"),
]
CLOSE = [
    *("close my account", "I want to close my account", "abeg close my account"),
    *("rufe asusuna", "ti akaunti mi", "ẹ pa àkáǹtì mi", "mechie akaụntụ m"),
]
NOTICE = ["privacy", "Privacy policy", "what data do you keep about me?"]
OTHER = [
    *("buy data", "send me 1gb data", "buy data for my number", "delete"),
    *("my account was closed by my bank, send 5k to Ada", "data", "my data finished"),
    *("delete my PIN", "remove my number from saved", "send my data to 08031234567"),
    *("they deleted my account", "statement of my account", "close my ticket"),
    *("block my account", "cancel my transfer", "get me data", "ti akaunti mi pa"),
]


@pytest.mark.parametrize("text", EXPORT)
def test_a_copy_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "export"


@pytest.mark.parametrize("text", ERASE)
def test_an_end_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "erase"


@pytest.mark.parametrize("text", CLOSE)
def test_an_end_or_a_block_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "close"


@pytest.mark.parametrize("text", NOTICE)
def test_the_notice_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "notice"


@pytest.mark.parametrize("text", OTHER)
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert read_data_wish(text) is None
