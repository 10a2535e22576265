"""What a page of BellBank's statement means: each row read, or named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from miimii.errors import Unavailable
from miimii.providers import bellbank_answers as answers
from miimii.providers.statements import unreadable_line

DAY = date(2026, 11, 20)
ROW = {"reference": "B1", "type": "credit", "status": "successful", "amount": "50.50"}


def a_page(*rows: Any, **more: Any) -> dict[str, Any]:
    data = {"transactions": list(rows), "page": 1, "pages": 1, **more}
    return {"success": True, "message": "ok", "data": data}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ("in", "B1", "done", 5050)),
        ({"type": "COLLECTION"}, ("in", "B1", "done", 5050)),
        ({"type": "debit"}, ("out", "B1", "done", 5050)),
        ({"type": "debit", "status": "reversed"}, ("out", "B1", "taken-back", 5050)),
        ({"type": "debit", "status": "failed"}, ("out", "B1", "open", 5050)),
        ({"status": None}, ("in", "B1", "done", 5050)),
        ({"type": "stamp_duty", "amount": 50}, ("charge", "B1", "done", 5000)),
        ({"type": "gift"}, None),
        ({"type": None}, None),
        ({"reference": ""}, None),
        ({"reference": 7}, None),
        ({"amount": "-50"}, None),
        ({"amount": "50.555"}, None),
        ({"amount": None}, None),
        ({"currency": "USD"}, None),
    ],
)
def test_a_row_of_the_statement_is_read_or_named(
    change: dict[str, Any], said: tuple[str, str, str, int] | None
) -> None:
    [line] = answers.statement(DAY, 1, 200, a_page({**ROW, **change})).lines

    if said is None:
        assert line == unreadable_line("2026-11-20/1/1")
        return
    assert line.amount is not None
    assert (line.direction, line.reference, line.status, line.amount.kobo) == said


def test_a_row_that_is_no_object_is_named_by_its_place() -> None:
    lines = answers.statement(DAY, 1, 200, a_page(ROW, "B2")).lines

    assert [line.reference for line in lines] == ["B1", "2026-11-20/1/2"]


@pytest.mark.parametrize(
    ("rows", "pages", "expected"), [(1, 7, 7), (1, None, 1), (100, None, 2), (0, 0, 0)]
)
def test_a_statement_says_how_many_pages_it_has(
    rows: int, pages: object, expected: int
) -> None:
    page = answers.statement(DAY, 1, 200, a_page(*[ROW] * rows, pages=pages))

    assert (len(page.lines), page.pages) == (rows, expected)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, None),
        (200, {"success": False, "message": "not now"}),
        (500, a_page(ROW)),
        (200, {"success": True, "data": {"transactions": {}}}),
        (200, a_page(ROW, page=2)),
    ],
)
def test_a_statement_that_is_not_the_page_asked_for_is_no_answer(
    status: int, answer: Any
) -> None:
    with pytest.raises(Unavailable):
        answers.statement(DAY, 1, status, answer)
