"""A statement as a table for spreadsheets, which run nothing that stands in it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from miimii import clock
from miimii.chat.statements import Statement, describe, describe_more
from miimii.chat.wording import say
from miimii.money import Money

# WhatsApp takes no text/csv; what it is, the name of the file says.
NAME, MIME = "csv", "text/plain"
# Spreadsheets take a cell that begins so for a formula, in full width too.
_TRIGGERS = tuple("=+-@＝＋－＠")
_GAP = re.compile(r"\s+")
_COLUMNS = ("date", "time", "details", "more", "reference", "out", "in", "balance")
_NOTHING = Money(0)


def write_csv(statement: Statement, language: str) -> bytes:
    """Return UTF-8 with a mark in front, as spreadsheets else take it for Latin-1.

    Comma and CRLF (RFC 4180), a heading, then the opening balance, a row a movement
    and the closing balance. Amounts are naira with two decimals and a point, above
    zero, out and in apart; days are 2026-11-03 and times 24 hours, in Lagos.
    """
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(inert(say(language, f"paper.{name}")) for name in _COLUMNS)
    rows.writerow(_balance(language, "opening", statement.opening))
    for line in statement.movements:
        local = line.at.astimezone(clock.LAGOS)
        rows.writerow(
            (
                f"{local:%Y-%m-%d}",
                f"{local:%H:%M:%S}",
                inert(describe(language, line)),
                inert(describe_more(language, line)),
                inert(line.reference),
                _naira(-line.amount) if line.amount < _NOTHING else "",
                _naira(line.amount) if line.amount > _NOTHING else "",
                _naira(line.balance),
            )
        )
    rows.writerow(_balance(language, "closing", statement.closing))
    return file.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """Return one line that no spreadsheet takes for a formula.

    A cell that would be one gets an apostrophe in front, which spreadsheets show as
    text; controls, line breaks and turned-around writing are left out.
    """
    spaced = _GAP.sub(" ", text)
    plain = "".join(c for c in spaced if unicodedata.category(c)[0] != "C").strip()
    return f"'{plain}" if plain.startswith(_TRIGGERS) else plain


def _balance(language: str, which: str, balance: Money) -> tuple[str, ...]:
    label = inert(say(language, f"paper.{which}"))
    return ("", "", label, "", "", "", "", _naira(balance))


def _naira(amount: Money) -> str:
    naira, kobo = divmod(amount.kobo, 100)
    return f"{naira}.{kobo:02d}"
