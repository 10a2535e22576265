"""What a question about the past names, and what it must not be taken to name."""

from __future__ import annotations

from datetime import date

import pytest

from miimii.chat.understanding.past import Past, read_past

TODAY = date(2026, 11, 23)


def _read(text: str) -> Past:
    return read_past(text, {}, TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what did i spend on airtime in October?", "2026-10-01", "2026-10-31"),
        ("statement from 1 Oct to 15 Nov please", "2026-10-01", "2026-11-15"),
        ("my last three months statement", "2026-08-24", "2026-11-23"),
        ("abeg send my 6 months statement", "2026-05-24", "2026-11-23"),
        ("transactions between 1st and 15th October", "2026-10-01", "2026-10-15"),
        ("show me yesterday's transactions", "2026-11-22", "2026-11-22"),
        ("what happened on 12/05/2026?", "2026-05-12", "2026-05-12"),
        ("statement of account for september", "2026-09-01", "2026-09-30"),
    ],
)
def test_days_are_found_among_other_words(text: str, first: str, last: str) -> None:
    period = _read(text).period
    assert period is not None
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["may i see my history", "history", "3 days ago", "statement", ""]
)
def test_what_names_no_days_is_not_taken_to(text: str) -> None:
    assert _read(text).period is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("how much did i pay in fees this month", "fees"),
        ("what did i spend on dstv", "cable"),
        ("light bills history", "electricity"),
        ("data history", "data"),
        ("who sent me money", "received"),
        ("who send me money yesterday", "received"),
        ("did anybody pay me today", "received"),
        ("show my transfers", "sent"),
        ("who did i send money to", "sent"),
        ("send me the receipt", None),
        ("send my history", None),
        ("what did i spend on light and data", None),
    ],
)
def test_a_topic_is_one_that_is_named_alone(text: str, topic: str | None) -> None:
    assert _read(text).topic == topic


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("show transactions with Chidi Obi", "Chidi Obi"),
        ("how much have i sent to mum this year", "mum"),
        ("transactions with 0123456789", "0123456789"),
        ("send the statement to my account", None),
        ("statement from january to march", None),
        ("statement from 1 oct to 15 nov", None),
    ],
)
def test_somebody_is_named_by_a_name_or_a_number(text: str, who: str | None) -> None:
    assert _read(text).who == who


def test_a_form_and_a_wish_for_a_sum_are_heard() -> None:
    assert _read("statement as csv").form == "csv"
    assert _read("statement pdf").form == "pdf"
    assert _read("nawa na kashe").wants_sum
    assert not _read("my last transactions").wants_sum
