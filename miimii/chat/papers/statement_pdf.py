"""A statement as a PDF to keep, print or show: A4, a row a movement."""

from __future__ import annotations

from miimii import clock
from miimii.chat.papers.sheets import HEIGHT, MARGIN, WIDTH, Sheets
from miimii.chat.statements import (
    Movement,
    Statement,
    days_of,
    describe,
    describe_more,
)
from miimii.chat.wording import day_name, moment, say
from miimii.money import Money

NAME, MIME = "pdf", "application/pdf"
BRAND = "MiiMii"
_NOTHING = Money(0)
_DETAILS, _OUT, _IN, _BALANCE = 100.0, 400.0, 478.0, WIDTH - MARGIN
_ROOM, _MORE = 220.0, 325.0  # for the two lines of details
_ROW = 24.0
_LOWEST = HEIGHT - 78  # where the last row of a sheet may end


def draw_pdf(statement: Statement, language: str) -> bytes:
    """Return the document: heading, balances, every movement, totals of each sheet.

    Raises DoesNotAddUp, and then there is no document.
    """
    return _Drawing(statement, language).draw()


class _Drawing:
    """One statement on its way to paper; `top` is where the next row begins."""

    def __init__(self, statement: Statement, language: str) -> None:
        self._statement = statement
        self._language = language
        title = f"{self._say('title')} {self._days()}"
        self._sheets = Sheets(title, BRAND)
        self._top = MARGIN
        self._out = self._in = _NOTHING  # of this sheet

    def draw(self) -> bytes:
        self._head()
        balance = self._statement.opening
        self._heading("opening", balance)
        is_empty = True
        for line in self._statement.movements:
            if self._top + _ROW > _LOWEST:
                self._end_sheet(balance)
                self._heading("brought", balance)
            self._row(line)
            balance, is_empty = line.balance, False
        if is_empty:
            self._sheets.write(self._say("nothing"), _DETAILS, self._top + 14)
            self._top += _ROW
        self._totals("closing", balance)
        return self._sheets.finish(self._foot)

    def _head(self) -> None:
        """The first sheet's: whose account, which days, what came in and went out."""
        statement, write = self._statement, self._sheets.write
        write(BRAND, MARGIN, 52, size=18, ink="brand", is_strong=True)
        write(self._say("title"), _BALANCE, 52, size=13, is_right=True, is_strong=True)
        customer = statement.customer
        left = (
            ("name", customer.full_name or customer.account_name or ""),
            ("account", customer.account_number or ""),
            ("period", self._days()),
            ("reference", statement.reference),
        )
        right = (
            ("opening", statement.opening),
            ("in", Money(statement.bounds.in_kobo)),
            ("out", Money(statement.bounds.out_kobo)),
            ("closing", statement.closing),
        )
        for row, ((name, fact), (sum_name, amount)) in enumerate(
            zip(left, right, strict=True)
        ):
            top = 84 + 16 * row
            write(self._say(name), MARGIN, top, ink="faint", room=84)
            write(fact, MARGIN + 90, top, room=200, is_strong=row == 0)
            write(self._say(sum_name), 340, top, ink="faint", room=120)
            write(str(amount), _BALANCE, top, is_right=True, is_strong=row in (0, 3))
        self._top = 156.0

    def _heading(self, name: str, balance: Money) -> None:
        """Begin the table on this sheet, with the balance it begins from."""
        write, top = self._sheets.write, self._top + 12
        write(self._say("date"), MARGIN, top, size=7.5, ink="brand", is_strong=True)
        write(
            self._say("details"), _DETAILS, top, size=7.5, ink="brand", is_strong=True
        )
        for column, end in (("out", _OUT), ("in", _IN), ("balance", _BALANCE)):
            label = self._say(column)
            write(label, end, top, size=7.5, ink="brand", is_strong=True, is_right=True)
        self._sheets.rule(top + 5, ink="brand")
        write(self._say(name), _DETAILS, top + 18, ink="faint")
        write(str(balance), _BALANCE, top + 18, ink="faint", is_right=True)
        self._top = top + 24

    def _row(self, line: Movement) -> None:
        """What is in one size goes together: changing it is what costs."""
        write, top = self._sheets.write, self._top + 10
        local = line.at.astimezone(clock.LAGOS)
        self._sheets.rule(self._top)
        write(day_name(local), MARGIN, top)
        write(describe(self._language, line), _DETAILS, top, room=_ROOM)
        if line.amount < _NOTHING:
            self._out += -line.amount
            write(str(-line.amount), _OUT, top, is_right=True)
        else:
            self._in += line.amount
            write(str(line.amount), _IN, top, is_right=True)
        write(str(line.balance), _BALANCE, top, is_right=True)
        top += 10
        write(f"{local:%H:%M}", MARGIN, top, size=6.5, ink="faint")
        more = describe_more(self._language, line)
        write(more, _DETAILS, top, size=6.5, ink="faint", room=_MORE)
        write(line.reference, _BALANCE, top, size=6.5, ink="faint", is_right=True)
        self._top += _ROW

    def _totals(self, name: str, balance: Money) -> None:
        """End the table on this sheet: its totals, and the balance it leaves."""
        write, top = self._sheets.write, self._top + 13
        self._sheets.rule(self._top, ink="brand")
        write(f"{self._say('this_page')} · {self._say(name)}", MARGIN, top, room=270)
        for amount, right in (
            (self._out, _OUT),
            (self._in, _IN),
            (balance, _BALANCE),
        ):
            write(str(amount), right, top, is_right=True, is_strong=True)
        self._out = self._in = _NOTHING

    def _end_sheet(self, balance: Money) -> None:
        self._totals("balance", balance)
        self._sheets.turn()
        self._top = MARGIN

    def _foot(self, number: int, of: int) -> None:
        write, top = self._sheets.write, HEIGHT - MARGIN
        self._sheets.rule(top - 12)
        made = self._say("made", when=moment(self._statement.made_at))
        write(f"{BRAND} · {self._statement.reference} · {made}", MARGIN, top, size=6.5)
        page = self._say("page", page=number, pages=of)
        write(page, _BALANCE, top, size=6.5, is_right=True)

    def _days(self) -> str:
        return days_of(self._language, self._statement.period)

    def _say(self, name: str, **facts: object) -> str:
        return say(self._language, f"paper.{name}", **facts)
