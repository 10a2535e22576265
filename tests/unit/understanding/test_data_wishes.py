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
    *("I want to close my account", "i wan comot my account", "abeg wipe my data"),
    *("rufe asusuna", "goge bayanaina", "ẹ pa àkáǹtì mi rẹ́", "ti akaunti mi"),
    *("mechie akaụntụ m", "hichapụ data m", "forget me"),
    "delete my account and all my data",
]
NOTICE = ["privacy", "Privacy policy", "what data do you keep about me?"]
OTHER = [
    *("buy data", "send me 1gb data", "buy data for my number", "delete"),
    *("my account was closed by my bank, send 5k to Ada", "data", "my data finished"),
    *("delete my PIN", "remove my number from saved", "send my data to 08031234567"),
    *("they deleted my account", "statement of my account", "close my ticket"),
    *("block my account", "cancel my transfer", "get me data"),
]


@pytest.mark.parametrize("text", EXPORT)
def test_a_copy_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "export"


@pytest.mark.parametrize("text", ERASE)
def test_an_end_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "erase"


@pytest.mark.parametrize("text", NOTICE)
def test_the_notice_is_asked_for(text: str) -> None:
    assert read_data_wish(text) == "notice"


@pytest.mark.parametrize("text", OTHER)
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert read_data_wish(text) is None
