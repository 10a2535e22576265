"""Short things about purchases are read from whole messages, in five languages."""

from __future__ import annotations

import pytest

from miimii.chat.understanding.shopping import (
    Wish,
    is_name,
    is_said,
    is_self,
    read_wish,
)

WISHES = {
    "same again": Wish("again"),
    "Repeat last!": Wish("again"),
    "repeat my last purchase": Wish("again"),
    "abeg buy am again": Wish("again"),
    "ya ozo": Wish("again"),
    "tun ra": Wish("again"),
    "pay bills": Wish("bills"),
    "I want to pay my bills please": Wish("bills"),
    "my saved numbers": Wish("list"),
    "show me my saved meters": Wish("list"),
    "rename Home to My Office": Wish("rename", "Home", "My Office"),
    "change the name of home to office": Wish("rename", "home", "office"),
    "delete Home": Wish("forget", "Home"),
    "remove Mama Ngozi from my saved numbers": Wish("forget", "Mama Ngozi"),
    "save it as Home": Wish("keep", "Home"),
    "save this number as “Mum”": Wish("keep", "Mum"),
    "call it Shop pls": Wish("keep", "Shop"),
}
OTHERS = (
    *(
        "send 5k to 0123456789 gtb",
        "buy 500 airtime again tomorrow",
        "block my account",
    ),
    *("call the police", "keep quiet", "the bills came", "save money", ""),
    *("same day delivery", "I will repeat my class"),
)


@pytest.mark.parametrize("text", list(WISHES))
def test_a_wish_is_read_from_the_whole_message(text: str) -> None:
    assert read_wish(text) == WISHES[text]


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert read_wish(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "me",
        "for me",
        "My own number",
        "fun mi",
        "nonba mi",
        "lambata",
        "mine o",
        "ni",
        "maka m",
    ],
)
def test_oneself_is_a_target(text: str) -> None:
    assert is_self(text) is (text != "mine o")


@pytest.mark.parametrize("text", ["mum", "my wife", "for Ada", "number", "0803"])
def test_somebody_else_is_not_oneself(text: str) -> None:
    assert not is_self(text)


def test_a_name_is_short_has_letters_and_is_no_company() -> None:
    assert is_name("Mama Ngozi 2")
    assert is_name("ilé wa")
    for unfit in (
        "",
        "   ",
        "08031234567",
        "MTN",
        "eko",
        "gotv",
        "Light",
        "buy",
        "me",
        "a\nb",
        "x" * 25,
    ):
        assert not is_name(unfit)


def test_a_name_is_said_as_a_word_of_its_own() -> None:
    assert is_said("Home", "buy 2k light for home")
    assert is_said("Ilé", "ra iná 2k fún ile")
    assert not is_said("Mum", "buy mummy airtime")
    assert not is_said("", "anything")
