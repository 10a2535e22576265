"""Sheets: A4 pages that text is set on, in our own letters, numbered at the end."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Final

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from miimii.chat.papers.letters import BOLD, REGULAR, legible

WIDTH, HEIGHT = A4
MARGIN: Final = 36.0
_PLAIN, _STRONG = "DejaVuSans", "DejaVuSans-Bold"
_INKS = {
    "text": HexColor("#14211e"),
    "faint": HexColor("#5c6b67"),
    "brand": HexColor("#0b6e5b"),
    "rule": HexColor("#dde3e1"),
}
_ELLIPSIS = "…"


class Sheets:
    """A document being written, in points from the left and from the top of a sheet."""

    def __init__(self, title: str, author: str) -> None:
        _register()
        self._file = io.BytesIO()
        # invariant: no clock but ours is in it, so the same facts make the same bytes.
        self._canvas = Canvas(self._file, pagesize=A4, pageCompression=1, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self.number = 1
        self._font: tuple[str, float] | None
        self._ink: str | None
        self._begin()

    def write(
        self,
        text: str,
        left: float,
        top: float,
        *,
        size: float = 8,
        ink: str = "text",
        is_strong: bool = False,
        room: float | None = None,
        is_right: bool = False,
    ) -> None:
        """Set one line; `left` is its right end if `is_right`.

        What is wider than `room` is cut, and what has no letter left out.
        """
        font = _STRONG if is_strong else _PLAIN
        shown = legible(text)
        if room is not None:
            shown = shortened(shown, font, size, room)
        if is_right:
            left -= pdfmetrics.stringWidth(shown, font, size)
        # Nine of ten times nothing changes, and saying it again would cost half of all.
        if (font, size) != self._font:
            self._text.setFont(font, size)
            self._font = (font, size)
        if ink != self._ink:
            self._text.setFillColor(_INKS[ink])
            self._ink = ink
        self._text.setTextOrigin(left, HEIGHT - top)
        self._text.textLine(shown)

    def rule(self, top: float, *, ink: str = "rule") -> None:
        """Draw a line from margin to margin."""
        self._canvas.setStrokeColor(_INKS[ink])
        self._canvas.line(MARGIN, HEIGHT - top, WIDTH - MARGIN, HEIGHT - top)

    def turn(self) -> None:
        """End this sheet, but for its foot, and begin the next."""
        self._end()
        self.number += 1
        self._begin()

    def finish(self, foot: Callable[[int, int], None]) -> bytes:
        """Write each sheet's foot, given its number and how many there are; the PDF.

        Each foot is a form of its own, named on its sheet before it could be known.
        """
        self._end()
        for number in range(1, self.number + 1):
            self._canvas.beginForm(_foot(number), 0, 0, WIDTH, HEIGHT)
            self._begin()
            foot(number, self.number)
            self._canvas.drawText(self._text)
            self._canvas.endForm()
        self._canvas.save()
        return self._file.getvalue()

    def _begin(self) -> None:
        """Begin the text of a sheet or a foot, which is set in one go at its end."""
        self._canvas.setLineWidth(0.5)
        self._text = self._canvas.beginText()
        self._font = None
        self._ink = None

    def _end(self) -> None:
        self._canvas.drawText(self._text)
        self._canvas.doForm(_foot(self.number))
        self._canvas.showPage()


def shortened(text: str, font: str, size: float, room: float) -> str:
    """Return as much of a text as fits into `room` points."""
    if pdfmetrics.stringWidth(text, font, size) <= room:
        return text
    fits, too_many = 0, len(text)
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        width = pdfmetrics.stringWidth(text[:half] + _ELLIPSIS, font, size)
        fits, too_many = (half, too_many) if width <= room else (fits, half)
    return text[:fits].rstrip() + _ELLIPSIS


def _foot(number: int) -> str:
    return f"foot{number}"


@cache
def _register() -> None:
    """Let reportlab know our letters; it embeds those that a document uses."""
    rl_config.useA85 = 0  # streams need not look like text, at a seventh of the time
    pdfmetrics.registerFont(TTFont(_PLAIN, str(REGULAR)))
    pdfmetrics.registerFont(TTFont(_STRONG, str(BOLD)))
