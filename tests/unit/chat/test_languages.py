"""Which language a message asks for, or is plainly written in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from miimii.chat.languages import ANY, Hearing, asked_in, hear, written_in
from miimii.chat.messages import Message
from miimii.chat.session import Session
from miimii.chat.wording import template_language
from miimii.clock import now
from miimii.users.model import Identity


def message(text: str, **more: bool) -> Message:
    who = Identity("+2348030000001")
    return Message("text", "wamid.1", who, None, now(), text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("speak hausa", "ha"),
        ("Change language to Yoruba", "yo"),
        ("English please", "en"),
        ("Pidgin abeg", "pcm"),
        ("abeg make you dey talk pidgin", "pcm"),
        ("can you speak Igbo?", "ig"),
        ("Ku yi min magana da Hausa don Allah", "ha"),
        ("mu koma turanci", "en"),
        ("ẹ sọ Yorùbá fún mi", "yo"),
        ("Yorùbá ni mo fẹ́", "yo"),
        ("biko kwuo Igbo", "ig"),
        ("Asụsụ Igbo ka m chọrọ", "ig"),
        ("language", ANY),
        ("change my language", ANY),
        ("canza harshe", ANY),
        ("èdè", ANY),
        ("gbanwee asụsụ", ANY),
    ],
)
def test_a_language_is_asked_for_by_saying_so(text: str, language: str) -> None:
    assert asked_in(text) == language


@pytest.mark.parametrize(
    "text",
    [
        *("send 5k to Igbo market", "send 2k to Hausa", "I no sabi english"),
        *("no english", "my account is in english", "buy hausa bread 2k", "5000"),
        *("asusu", "change my pin", "balance", "what language is the receipt in", ""),
        *("ibom", "send 3k to Yoruba Tailor, 0123456789 gtb", "naijabet 500"),
    ],
)
def test_naming_a_language_is_not_asking_for_it(text: str) -> None:
    assert asked_in(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How far, abeg I wan open account", "pcm"),
        ("wetin dey my account", "pcm"),
        ("Sannu, ina so in bude asusu", "ha"),
        ("Don Allah tura wa Musa dubu biyar", "ha"),
        ("mo fẹ́ fi owó ránṣẹ́", "yo"),
        ("Jọ̀wọ́ fi 5k ránṣẹ́ sí Kúnlé", "yo"),
        ("Biko zigara Emeka puku ise", "ig"),
        ("Ego ole dị na akaụntụ m", "ig"),
    ],
)
def test_two_telling_words_are_enough(text: str, language: str) -> None:
    assert hear(message(text), Session(), "en") == Hearing(plain=language)


@pytest.mark.parametrize("text", ["abeg balance", "kedu", "sannu", "biko send 5k"])
def test_one_borrowed_word_is_not(text: str) -> None:
    heard = hear(message(text), Session(), "en")
    assert not heard.plain
    assert heard.leaning


def test_one_in_each_of_two_messages_in_a_row_is() -> None:
    first = hear(message("sannu"), Session(), "en")
    assert hear(message("nawa"), Session(leaning=first.leaning), "en").plain == "ha"
    other = hear(message("kedu"), Session(leaning=first.leaning), "en")
    assert other == Hearing(leaning="ig")


@pytest.mark.parametrize("current", ["pcm", "ha", "yo", "ig"])
@pytest.mark.parametrize(
    "text",
    [
        *("balance", "5000", "yes", "no", "ok", "0123456789", "gtbank", "cancel"),
        *("send 5k to 0123456789 gtbank", "Ada Obi", "👍", "thank you", "hi"),
        "please what is my balance",
    ],
)
def test_english_in_passing_changes_nothing(current: str, text: str) -> None:
    assert not hear(message(text), Session(), current).plain


def test_english_twice_does() -> None:
    heard = hear(message("please what is my balance"), Session(), "ha")
    again = message("how can I change my PIN")
    assert hear(again, Session(leaning=heard.leaning), "ha").plain == "en"


def test_their_own_language_ends_a_leaning() -> None:
    heard = hear(message("nawa ne a asusuna"), Session(leaning="en"), "ha")
    assert heard == Hearing()


def test_words_of_others_and_secrets_tell_nothing() -> None:
    text = "Don Allah tura wa Musa dubu biyar"
    for more in ({"is_forwarded": True}, {"is_secret": True}):
        assert hear(message(text, **more), Session(), "en") == Hearing()


def test_templates_go_out_in_a_language_that_meta_has() -> None:
    found = {name: template_language(name) for name in ("en", "pcm", "ha", "yo", "ig")}
    assert found == {"en": "en", "pcm": "en", "ha": "ha", "yo": "en", "ig": "en"}


def rows() -> list[tuple[str, str]]:
    """Language and text of every message that understanding is measured by."""
    files = sorted(Path("tests/data").glob("nlu_*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [(row["lang"], row["text"]) for row in map(json.loads, lines)]


def test_no_english_message_is_answered_in_another_language() -> None:
    english = [text for language, text in rows() if language.startswith("en")]
    assert len(english) > 500
    assert [t for t in english if hear(message(t), Session(), "en").plain] == []
    assert [text for _, text in rows() if asked_in(text)] == []


def test_no_message_is_answered_in_a_third_language() -> None:
    found = [
        (language, text, heard)
        for language, text in rows()
        if (heard := hear(message(text), Session(), "en").plain) not in ("", language)
    ]
    assert found == []


@pytest.mark.parametrize("language", ["ha", "yo", "ig"])
def test_many_messages_tell_their_language_at_once(language: str) -> None:
    texts = [text for name, text in rows() if name == language]
    told = [t for t in texts if hear(message(t), Session(), "en").plain == language]
    assert len(told) / len(texts) > 0.4


def test_hostile_texts_are_read_to_their_end() -> None:
    for text in ("in " * 1300, "please " * 600, "change language to " * 200):
        assert asked_in(text) == ""
        written_in(text)
