"""A fifth type of bill is bought in the chat as soon as it is wired and has a name."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from miimii.bills.airtime import Airtime
from miimii.bills.catalogue import Shop
from miimii.bills.model import Question, Wanted
from miimii.bills.numbers import read_digits
from miimii.bills.types import BillType
from miimii.chat.wording import en
from tests.integration.chat.test_buying import rows, tap
from tests.integration.chat.world import PIN, ChatWorld


class ExamPin(Airtime):
    """A voucher for a school: like airtime, but for a candidate's number."""

    kind = "exam"
    intent = "buy_exam"
    takes_phone = False
    names_owner = True

    def read_target(self, text: str) -> str:
        return read_digits(self.kind, text, range(8, 9))

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        return wanted

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        if wanted.biller is None:
            return Question("biller", shop.biller_choices(self.kind))
        return super().next_question(wanted, shop)


@pytest.fixture
def wired(world: ChatWorld, monkeypatch: pytest.MonkeyPatch) -> ChatWorld:
    """The type has words, and nobody sells it yet."""
    types = cast("dict[str, BillType]", world.teller.bills.types)  # as it is wired
    monkeypatch.setitem(types, "exam", ExamPin())
    monkeypatch.setitem(en.TEXTS, "buy.kind.exam", "Exam PIN")
    monkeypatch.setitem(en.TEXTS, "buy.called.exam", "jamb, waec pin")
    return world


@pytest.fixture
def exams(wired: ChatWorld) -> ChatWorld:
    for code, name, number in (("JAMB", "JAMB", 1), ("WAEC", "WAEC", 2)):
        wired.base.rows(
            """
            INSERT INTO billers (kind, code, name, vendor_id, is_sold, is_confirmed,
                                 position, source, effective_from)
            VALUES ('exam', %(code)s, %(name)s, %(number)s, true, true, %(number)s,
                    'a test', '2026-01-01')
            RETURNING code
            """,
            code=code,
            name=name,
            number=number,
        )
    return wired


def test_what_nobody_sells_yet_is_said_not_to_be_on_sale(wired: ChatWorld) -> None:
    ada = wired.opened(20000)
    wired.says(ada, "Exam PIN")
    assert "isn't on sale" in wired.text(ada)


def test_it_is_begun_by_its_name(exams: ChatWorld) -> None:
    ada = exams.opened(20000)
    exams.says(ada, "Exam PIN")
    assert rows(exams, ada) == ["JAMB", "WAEC"]


@pytest.mark.parametrize("words", ["jamb", "I need jamb abeg"])
def test_a_company_that_is_named_is_not_asked_for(exams: ChatWorld, words: str) -> None:
    ada = exams.opened(20000)
    exams.says(ada, words)
    assert "Which number is it for?" in exams.text(ada)


def test_it_is_in_the_menu_asked_for_confirmed_and_receipted(exams: ChatWorld) -> None:
    ada = exams.opened(20000)
    exams.says(ada, "pay bills")
    assert rows(exams, ada)[-1] == "Exam PIN"
    tap(exams, ada, "Exam PIN")
    exams.says(ada, "waec")
    assert "Which number is it for?" in exams.text(ada)
    exams.says(ada, "1234 56789")
    assert "That number doesn't fit" in exams.text(ada)
    exams.says(ada, "12345678")
    exams.says(ada, "4000")
    assert "For: 1234 5678" in exams.text(ada)
    assert "I can't see whose number this is" in exams.text(ada)
    exams.taps(ada)
    assert exams.fills(ada, pin=PIN).body["screen"] == "SUCCESS"
    assert "✅ WAEC" in exams.text(ada)
    exams.says(ada, "same again")
    assert "For: 1234 5678" in exams.text(ada)
    assert [order.service for order in exams.vendor.orders] == ["topup"]


def test_other_languages_borrow_what_they_lack(exams: ChatWorld) -> None:
    ada = exams.teller.set_language(exams.opened(20000), "ha")
    exams.says(replace(ada, language="ha"), "pay bills")
    assert rows(exams, ada)[-1] == "Exam PIN"
