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
        ("statement from october 1st to 15th", "2026-10-01", "2026-10-15"),
        ("statement oct 1 to 15", "2026-10-01", "2026-10-15"),
        ("statement oct 1-15", "2026-10-01", "2026-10-15"),
        ("statement from 1 oct 26 to 15 nov 26", "2026-10-01", "2026-11-15"),
        ("from the 1st to the 15th of october", "2026-10-01", "2026-10-15"),
        ("statement 1st-15th of last month", "2026-10-01", "2026-10-15"),
        ("history since last month", "2026-10-01", "2026-11-23"),
        ("last month till today", "2026-10-01", "2026-11-23"),
        ("this month and last month", "2026-10-01", "2026-11-23"),
        ("what did i spend in october last year", "2025-10-01", "2025-10-31"),
        ("last year october statement", "2025-10-01", "2025-10-31"),
        ("history of the day before yesterday", "2026-11-21", "2026-11-21"),
        ("what did i buy two days ago", "2026-11-21", "2026-11-21"),
        ("3 days ago", "2026-11-20", "2026-11-20"),
        ("what happened on the 5th", "2026-11-05", "2026-11-05"),
        ("history on the 25th", "2026-10-25", "2026-10-25"),
        ("how much did i spend last weekend", "2026-11-21", "2026-11-22"),
        ("my spending since monday", "2026-11-16", "2026-11-23"),
        ("statement from monday to friday", "2026-11-16", "2026-11-20"),
        ("last week friday history", "2026-11-20", "2026-11-20"),
        ("statement from october onwards", "2026-10-01", "2026-11-23"),
        ("history for 5/11", "2026-11-05", "2026-11-05"),
        ("history 12/05/26", "2026-05-12", "2026-05-12"),
        ("statement jan-mar 2026", "2026-01-01", "2026-03-31"),
        ("i need my october statement today", "2026-10-01", "2026-10-31"),
    ],
)
def test_days_are_found_among_other_words(text: str, first: str, last: str) -> None:
    period = _read(text).period
    assert period is not None
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("may i see my history", "history", "statement", ""),
        *("receipt for the 2000 to Ada", "how much did i spend on airtime monthly"),
        "how much have i sent to Sunday",
    ],
)
def test_what_names_no_days_is_not_taken_to(text: str) -> None:
    read = _read(text)
    assert read.period is None
    assert not read.are_days_unclear


@pytest.mark.parametrize(
    "text",
    [
        *("1 june to 31 june", "statement for 30 Feb", "statement after 5 october"),
        *("how much did i spend in early october", "end of last month statement"),
        *("history of two weeks ago", "statement for the first week of october"),
        *("how much did i spend since christmas", "statement till october"),
        "what did i spend last month compared to this month",
    ],
)
def test_days_that_are_read_in_part_only_are_unclear(text: str) -> None:
    slots = {"period": "last_month"}  # as understanding saw some of its words
    read = read_past(text, slots, TODAY)
    assert read.period is None
    assert read.are_days_unclear


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
        ("I want to view my transaction history", None),
        ("i wan download my history", None),
        ("i need to print my history", None),
        ("help me to confirm my transactions", None),
        ("spending breakdown by category", None),
        ("sort my transactions by date", None),
        ("how much did musa send me", "musa"),
        ("how much has musa sent me this year", "musa"),
        ("money wey my brother don send me", "brother"),
        ("how much i don send Zainab", "Zainab"),
        ("how much did i give mama this month", "mama"),
        ("how much have i paid so far", None),
        ("how much have i sent this month", None),
        ("did you send me my history", None),
        ("transactions from Sunday", None),
        ("transactions with Sunday", "Sunday"),
    ],
)
def test_somebody_is_named_by_a_name_or_a_number(text: str, who: str | None) -> None:
    assert _read(text).who == who


def test_who_sent_is_asked_of_what_came_in() -> None:
    assert _read("how much did musa send me").topic == "received"
    assert _read("how much i don send Zainab").topic == "sent"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("how much did i spend on food", "food"),
        ("how much have i spent on school fees this year", "school fees"),
        ("what did i spend on Ada in october", "Ada"),
        ("how much did i spend on airtime", None),
        ("how much did i spend on the 5th", None),
        ("how much did i spend on monday", None),
        ("how much did i spend on all my bills", None),
    ],
)
def test_what_is_no_topic_of_ours_is_kept_as_it_was_said(
    text: str, what: str | None
) -> None:
    assert _read(text).on_what == what


def test_a_form_and_a_wish_for_a_sum_are_heard() -> None:
    assert _read("statement as csv").form == "csv"
    assert _read("statement pdf").form == "pdf"
    assert _read("nawa na kashe").wants_sum
    assert not _read("my last transactions").wants_sum
