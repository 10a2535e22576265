"""A statement as PDF: every movement once, sheets that add up, letters that show."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from miimii.chat.papers.sheets import shortened
from miimii.chat.papers.statement_pdf import draw_pdf
from miimii.chat.statements import DoesNotAddUp, Movement, proved
from miimii.chat.wording import LANGUAGES, say
from tests.movements import a_movement, a_statement
from tests.pdf import streams, texts

IN_AND_OUT = [a_movement(50_000_00), a_movement(-1_250_50, reference="TRF2")]


def _sheets(pdf: bytes) -> list[list[str]]:
    return [page for page in texts(pdf) if "Balance" in page]


def _feet(pdf: bytes) -> list[str]:
    return [page[-1] for page in texts(pdf) if page[-1].startswith("Page ")]


def test_the_head_says_whose_which_days_and_what_came_and_went() -> None:
    (sheet,) = _sheets(draw_pdf(a_statement(IN_AND_OUT, 1_00), "en"))
    head = sheet[: sheet.index("Date")]
    facts = dict(zip(head[2::2], head[3::2], strict=True))
    assert facts["Account number"] == "9900000001"
    assert facts["Period"] == "1 Oct 2026 to 15 Nov 2026"
    assert facts["Reference"] == "STM1"
    assert facts["Opening balance"] == "?1.00"
    assert facts["Money in"] == "?50,000.00"
    assert facts["Money out"] == "?1,250.50"
    assert facts["Closing balance"] == "?48,750.50"


def test_a_row_has_its_day_time_words_reference_amount_and_balance() -> None:
    line = a_movement(-5_010_00, note="rent", reference="TRF7")
    (sheet,) = _sheets(draw_pdf(a_statement([line], 9_000_00), "en"))
    at = sheet.index("2 Oct 2026")
    assert sheet[at : at + 7] == [
        *("2 Oct 2026", "Transfer to ADA OBI", "?5,010.00", "?3,990.00"),
        *("09:00", "ACCESS BANK 0123456789 ? rent", "TRF7"),
    ]


@pytest.mark.parametrize("count", [0, 1, 22, 23, 24, 49, 50, 51, 200])
def test_every_movement_is_there_once_and_sheets_are_numbered(count: int) -> None:
    lines = [a_movement(1_00, reference=f"TRF{n}") for n in range(count)]
    pdf = draw_pdf(a_statement(lines), "en")
    shown = [text for sheet in _sheets(pdf) for text in sheet]
    assert [t for t in shown if t.startswith("TRF")] == [x.reference for x in lines]
    pages = len(_sheets(pdf))
    assert sorted(_feet(pdf), key=lambda foot: int(foot.split()[1])) == [
        f"Page {number} of {pages}" for number in range(1, pages + 1)
    ]
    assert ("No money moved in this period." in shown) == (count == 0)


def test_the_totals_of_the_sheets_are_those_of_the_statement() -> None:
    lines = [a_movement(3_00 if n % 3 else -2_00) for n in range(100)]
    statement = a_statement(lines, 500_00)
    sheets = _sheets(draw_pdf(statement, "en"))
    ends = [[_kobo(text) for text in sheet[-3:]] for sheet in sheets]
    assert sum(out for out, _, _ in ends) == statement.bounds.out_kobo
    assert sum(into for _, into, _ in ends) == statement.bounds.in_kobo
    brought = [_kobo(s[s.index("Balance brought forward") + 1]) for s in sheets[1:]]
    assert brought == [balance for _, _, balance in ends[:-1]]
    assert ends[-1][-1] == statement.closing.kobo


def _kobo(shown: str) -> int:
    return int(shown.strip("?").replace(",", "").replace(".", ""))


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_it_can_be_drawn_in_every_language_with_our_letters_inside(
    language: str,
) -> None:
    pdf = draw_pdf(a_statement([a_movement(5, name="Ṣẹ́gun Ɓàlá 漢 🦄")]), language)
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/FontFile2") == 2  # regular and bold, only what is used of them
    assert len(pdf) < 100_000
    assert any(b"<20A6>" in stream for stream in streams(pdf))  # the naira sign


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_columns_headings_fit(language: str) -> None:
    draw_pdf(a_statement([]), language)  # so that the letters are known
    rooms = {"out": 85, "in": 76, "balance": 76, "date": 62, "opening": 210}
    words = {name: say(language, f"paper.{name}") for name in rooms}
    cut = {
        name: text
        for name, text in words.items()
        if shortened(text, "DejaVuSans-Bold", 7.5, rooms[name]) != text
    }
    assert cut == {}


def test_a_name_too_long_for_its_column_is_cut_and_the_billion_is_not() -> None:
    line = a_movement(-100_000_000_000, name="ADA " * 60)
    (sheet,) = _sheets(draw_pdf(a_statement([line], 100_000_000_001), "en"))
    assert "?1,000,000,000.00" in sheet
    (name,) = [text for text in sheet if text.startswith("Transfer to")]
    assert name.endswith("?")
    assert 20 < len(name) < 60


def test_the_same_statement_makes_the_same_document() -> None:
    assert draw_pdf(a_statement(IN_AND_OUT), "en") == draw_pdf(
        a_statement(IN_AND_OUT), "en"
    )


@pytest.mark.parametrize("times", [0, 2])
def test_a_statement_that_is_not_the_books_is_not_drawn(times: int) -> None:
    statement = a_statement([a_movement(5_00)])
    lines = proved(list(statement.movements) * times, statement.bounds)
    with pytest.raises(DoesNotAddUp):
        draw_pdf(replace(statement, movements=lines), "en")


def test_the_work_grows_with_the_number_of_rows_and_no_faster() -> None:
    draw_pdf(a_statement([]), "en")  # the fonts are read once

    def calls(count: int) -> int:
        lines: list[Movement] = [a_movement(1_00)] * count
        return _calls(lambda: draw_pdf(a_statement(lines), "en"))

    assert calls(400) < 2.5 * calls(200)


def _calls(work: Callable[[], object]) -> int:
    """How many calls of functions something takes: a measure that no load disturbs."""
    count = 0

    def note(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
