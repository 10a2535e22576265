"""Every language says everything, with the same facts, within WhatsApp's limits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module

import pytest

from miimii.chat import bubbles
from miimii.chat.languages import ANY, asked_in
from miimii.chat.understanding import understand, yes_or_no
from miimii.chat.understanding.news_wishes import NewsWish, read_news_wish
from miimii.chat.understanding.own_limits import OwnWish, read_own_limit
from miimii.chat.understanding.shopping import Wish, read_wish
from miimii.chat.wording import LANGUAGES, en
from miimii.wiring import BILL_TYPES
from tests.house.source import PRODUCT

WORDING = PRODUCT / "chat" / "wording"
FACT = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r'"([^"\n]+)"')
BUTTONS = {
    *("menu.open", "late.yes", "late.no"),
    *("send.confirm", "send.cancel", "send.bank_menu", "language.menu"),
    *("service.menu", "service.send_money", "service.buy_airtime", "service.buy_data"),
    *("service.pay_electricity", "service.pay_cable", "buy.menu"),
    *("buy.confirm", "buy.other_network", "buy.meter_type.prepaid", "buy.mine"),
    *("pin.not_me", "own.yes", "own.no"),
    *("buy.meter_type.postpaid", "saved.save", "saved.again", "buy.other"),
    *("history.more", "statement.as_csv", "statement.this_month"),
    *("statement.last_month", "statement.last_three_months"),
    *(key for key in en.TEXTS if key.startswith("ticket.") and "_button" in key),
}
ROWS = {
    *("language.name", "buy.more", "buy.from_start"),
    *(key for key in en.TEXTS if key.startswith("menu.")),
    *(f"buy.kind.{bill.kind}" for bill in BILL_TYPES),
}
DESCRIPTIONS = {"buy.more_of", *(k for k in en.TEXTS if k.startswith("buy.about"))}
FORM_LABELS = {
    "tier.nin_button",
    "onboarding.open",
    "send.pin_button",
    "pin.change_button",
}
# Texts above buttons, a list or a form; the rest of the limit is for names and sums.
INTERACTIVE = {
    *("greeting", "help", "not_understood", "greeting.new"),
    *("onboarding.again", "send.summary", "send.pin", "send.bank", "language.choose"),
    *("send.not_on_miimii", "service.ask", "buy.summary", "buy.pin", "buy.which"),
    *("pin.change", "pin.changed", "own.ask", "own.ask_stop", "own.ask_raise"),
    "own.ask_end",
    *("bought.succeeded", "buy.plan.data", "buy.target.electricity"),
    *("statement.ask", "statement.unread", "statement.too_long", "statement.failed"),
    *("ticket.ask", "ticket.beside", "ticket.closed_by_us"),
}
ROOM_FOR_FACTS = 250
# Untranslated on purpose: shapes that only put facts in order.
SHAPES = {
    *("onboarding.stopped.differing", "send.on_miimii", "saved.line"),
    *("buy.about.airtime", "buy.about.cable"),  # names of companies
    *("fees.line", "fees.share", "ticket.line"),
    *(key for key in en.TEXTS if key.startswith("buy.called.")),  # what is typed
}

languages = pytest.mark.parametrize("language", list(LANGUAGES))
others = pytest.mark.parametrize("language", [n for n in LANGUAGES if n != "en"])


def _topics(language: str) -> dict[str, dict[str, str]]:
    """Topic → its sentences, of the files in a language's folder."""
    package = import_module(f"miimii.chat.wording.{language}")
    names = [path.stem for path in (WORDING / language).glob("*.py")]
    return {n: getattr(package, n).TEXTS for n in names if n != "__init__"}


def test_every_folder_of_wording_is_a_language_and_every_language_has_one() -> None:
    folders = {path.parent.name for path in WORDING.glob("*/*.py")}
    assert folders == set(LANGUAGES)


@languages
def test_a_language_has_every_sentence_under_its_topic_and_no_other(
    language: str,
) -> None:
    keys = {topic: set(texts) for topic, texts in _topics(language).items()}
    assert keys == {topic: set(texts) for topic, texts in _topics("en").items()}


@languages
def test_every_sentence_is_said_under_one_topic_only(language: str) -> None:
    keys = [key for texts in _topics(language).values() for key in texts]
    assert sorted(keys) == sorted(LANGUAGES[language])


@others
def test_a_sentence_has_the_same_facts_in_every_language(language: str) -> None:
    texts = LANGUAGES[language]
    unlike = {
        key: sorted(FACT.findall(texts[key]))
        for key in en.TEXTS
        if set(FACT.findall(texts[key])) != set(FACT.findall(en.TEXTS[key]))
    }
    assert unlike == {}


@languages
def test_labels_fit(language: str) -> None:
    texts = LANGUAGES[language]
    limits = {
        **dict.fromkeys(BUTTONS, bubbles.BUTTON),
        **dict.fromkeys(ROWS, bubbles.ROW),
        **dict.fromkeys(DESCRIPTIONS, bubbles.DESCRIPTION),
        **dict.fromkeys(FORM_LABELS, bubbles.FORM_LABEL),
    }
    assert {k: texts[k] for k, most in limits.items() if len(texts[k]) > most} == {}


def test_every_bill_type_has_a_name() -> None:
    kinds = {key for key in en.TEXTS if key.startswith("buy.kind.")}
    assert kinds == {f"buy.kind.{bill.kind}" for bill in BILL_TYPES}


@languages
def test_texts_above_buttons_fit_beside_their_facts(language: str) -> None:
    texts = LANGUAGES[language]
    extra = {
        "send.summary": len(texts["send.first_payment"] + texts["send.taxes"]),
        "buy.summary": len(texts["buy.check.electricity"] + texts["send.taxes"]),
        "bought.succeeded": len(texts["bought.owed"] + texts["bought.token_due"]),
        "greeting.new": len(texts["language.hint"] + texts["secret"]),
        "onboarding.again": len(texts["language.noticed"]),
        **dict.fromkeys(("greeting", "help", "not_understood"), len(texts["menu"])),
    }
    most = bubbles.INTERACTIVE - ROOM_FOR_FACTS
    lengths = {key: len(texts[key]) + extra.get(key, 0) for key in INTERACTIVE}
    assert {key: length for key, length in lengths.items() if length > most} == {}


@languages
def test_buttons_of_one_message_differ(language: str) -> None:
    texts = LANGUAGES[language]
    for together in (
        ("send.confirm", "send.cancel"),
        ("late.yes", "late.no"),
        tuple(key for key in en.TEXTS if key.startswith("menu.")),
        ("buy.confirm", "send.cancel", "buy.other_network"),
        ("saved.save", "saved.again"),
        ("own.yes", "own.no"),
        ("saved.save", "saved.again", "ticket.problem_button"),
        ("ticket.other_button", "ticket.drop_button"),
        ("ticket.more_button", "ticket.close_button"),
        ("buy.meter_type.prepaid", "buy.meter_type.postpaid"),
        ("statement.this_month", "statement.last_month", "statement.last_three_months"),
    ):
        assert len({texts[key] for key in together}) == len(together)


@languages
def test_letters_are_composed_so_that_lengths_count(language: str) -> None:
    texts = LANGUAGES[language]
    assert [k for k, t in texts.items() if unicodedata.normalize("NFC", t) != t] == []


@others
def test_line_breaks_stand_where_english_has_them(language: str) -> None:
    """Receipts and summaries are read by their lines."""
    texts = LANGUAGES[language]
    shown = ("order.", "send.", "credit", "form.", "buy.", "bought.", "saved.")
    keys = [k for k in en.TEXTS if k.startswith(shown)]
    unlike = [k for k in keys if texts[k].count("\n") != en.TEXTS[k].count("\n")]
    assert unlike == []


def _examples(language: str) -> Iterator[str]:
    return iter(QUOTED.findall(LANGUAGES[language]["menu"]))


@languages
def test_what_the_menu_tells_to_type_is_understood(language: str) -> None:
    *examples, change = _examples(language)
    intents = [understand(text)[0]["intent"] for text in examples]
    meant = ["balance", "own_account", "block_account"]
    assert intents == ["send_money", "send_money", "buy_airtime", *meant]
    assert asked_in(change) == ANY


@languages
def test_what_other_texts_tell_to_type_is_understood(language: str) -> None:
    texts = LANGUAGES[language]
    (request,) = QUOTED.findall(texts["onboarding.done"])
    (block,) = QUOTED.findall(texts["pin_locked"])
    for key, intent, action in (
        ("pin.no_off", "pin_change", "change"),
        ("pin.forgotten", "block_account", "block"),
        ("frozen", "block_account", "unblock"),
        ("blocked", "block_account", "unblock"),
    ):
        (said,) = QUOTED.findall(texts[key])
        expected = {"intent": intent, "slots": {"action": action}}
        assert understand(said)[0] == expected
    for key, *meant in (
        ("limits.lower", 2_000_000, 0),
        ("own.done", None),
        ("own.stopped", None),
        ("limit.way.own", None),
    ):
        assert [read_own_limit(said) for said in QUOTED.findall(texts[key])] == [
            OwnWish(kobo) for kobo in meant
        ]
    muted = [NewsWish("credits", 50_000), NewsWish("fees"), NewsWish("everything")]
    assert [read_news_wish(t) for t in QUOTED.findall(texts["news.shown"])] == muted
    for key in ("news.no_credits", "news.no_fees"):
        (undo,) = QUOTED.findall(texts[key])
        assert read_news_wish(undo) == NewsWish("everything")
    (stop,) = QUOTED.findall(texts["kind.revoke"])
    (plan,) = QUOTED.findall(texts["buy.plan.data"])
    rename, remove = QUOTED.findall(texts["saved.list"])
    assert understand(request)[0]["slots"]["amount_kobo"] == 500_000
    assert understand(request)[0]["slots"]["bank"] == "058"
    assert understand(block)[0] == {
        "intent": "block_account",
        "slots": {"action": "block"},
    }
    assert yes_or_no(stop) is False
    assert understand(plan, {"state": "ask_plan"})[0]["slots"]["size"] == "1GB"
    assert read_wish(rename) == Wish("rename", "Home", "Office")
    assert read_wish(remove) == Wish("forget", "Home")


_WISHES_OF_THEIR_OWN = {"help.language", "help.news"}  # heard before understanding


@languages
def test_how_we_greet_is_understood_as_a_greeting(language: str) -> None:
    hellos = [t for k, t in LANGUAGES[language].items() if k.startswith("hello.")]
    assert {understand(hello)[0]["intent"] for hello in hellos} == {"greeting"}


@languages
def test_what_help_tells_to_type_is_understood(language: str) -> None:
    texts = LANGUAGES[language]
    topics = {key for key in en.TEXTS if key.startswith("help.")}
    for key in topics - _WISHES_OF_THEIR_OWN:
        for told in QUOTED.findall(texts[key]):
            assert understand(told)[0]["intent"] != "out_of_scope", told
    (asked,) = QUOTED.findall(texts["help.language"])
    (shown,) = QUOTED.findall(texts["help.news"])
    assert asked_in(asked) == ANY
    assert read_news_wish(shown) == NewsWish("show")


@others
def test_nothing_is_left_in_english(language: str) -> None:
    """Pidgin shares short labels with English; the other three share none."""
    texts = LANGUAGES[language]
    same = {
        k for k, t in en.TEXTS.items() if texts[k] == t and len(FACT.sub("", t)) > 3
    }
    if language == "pcm":
        assert len(same) < len(en.TEXTS) / 4
    else:
        assert same - SHAPES - {"differs.bvn"} == set()
