"""A statement as CSV: exact amounts, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.papers.statement_csv import inert, write_csv
from miimii.chat.statements import DoesNotAddUp, proved
from miimii.chat.wording import LANGUAGES
from tests.movements import a_movement, a_statement

TRIGGERS = tuple("=+-@\t\r\n\x00＝＋－＠")
hostile = st.text(max_size=12) | st.builds(
    "{}{}".format,
    st.sampled_from([*TRIGGERS, "\ufeff=", " =", '"=', "\u202e=", "\x0b@", "\u00a0+"]),
    st.text(max_size=8),
)


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_kobo_is_there_and_the_balances_frame_the_movements() -> None:
    lines = [a_movement(1), a_movement(100_000_000_000), a_movement(-250_050)]
    rows = _rows(write_csv(a_statement(lines, 99), "en"))
    assert [row[5:] for row in rows[1:]] == [
        ["", "", "0.99"],
        ["", "0.01", "1.00"],
        ["", "1000000000.00", "1000000001.00"],
        ["2500.50", "", "999997500.50"],
        ["", "", "999997500.50"],
    ]
    assert [rows[1][2], rows[-1][2]] == ["Opening balance", "Closing balance"]
    assert rows[2][:2] == ["2026-10-02", "09:00:00"]  # 08:00 UTC is 09:00 in Lagos


@given(name=hostile, place=hostile, note=hostile)
def test_no_cell_begins_as_a_formula_does_whatever_people_are_called(
    name: str, place: str, note: str
) -> None:
    line = a_movement(-5_00, name=name, place=place, note=note, topic="airtime")
    rows = _rows(write_csv(a_statement([line], 10_00), "en"))
    assert len(rows) == 4
    assert {len(row) for row in rows} == {8}
    assert [cell for row in rows for cell in row if cell.startswith(TRIGGERS)] == []


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_heads_its_own_columns(language: str) -> None:
    heading = _rows(write_csv(a_statement([]), language))[0]
    assert len(set(heading)) == len(heading) == 8
    assert all(heading)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        (" @SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("A\r\nB", "A B"),
        ("Ọlá, & Sons", "Ọlá, & Sons"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str, written: str) -> None:
    assert inert(text) == written


def test_spreadsheets_are_told_that_it_is_utf_8() -> None:
    assert write_csv(a_statement([]), "yo").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("times", [0, 2])
def test_a_statement_that_is_not_the_books_is_not_written(times: int) -> None:
    statement = a_statement([a_movement(5_00)])
    lines = proved(list(statement.movements) * times, statement.bounds)
    with pytest.raises(DoesNotAddUp):
        write_csv(replace(statement, movements=lines), "en")


def test_lines_in_another_order_than_the_books_are_not_written() -> None:
    statement = a_statement([a_movement(5_00), a_movement(7_00)])
    lines = proved(list(statement.movements)[::-1], statement.bounds)
    with pytest.raises(DoesNotAddUp):
        write_csv(replace(statement, movements=lines), "en")
