"""Draws a receipt as a picture for a phone: calm, legible, small."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from miimii.chat.papers.letters import BOLD, REGULAR, legible
from miimii.chat.papers.receipt import Receipt, lines, title
from miimii.chat.wording import say
from miimii.money import Money

MIME = "image/png"
WIDTH, _TALLEST, _MARGIN, _BAND = 1080, 1900, 72, 168
_PAPER, _INK, _SOFT, _LINE = "#ffffff", "#14211e", "#5c6b67", "#dde3e1"
_BRAND, _WASH = "#0b6e5b", "#f3f7f6"
_STATUS = {"reversed": ("#8a4b00", "#fdf1e0")}  # word, wash; else the good ones
_GOOD = ("#1b7f4b", "#e6f4ec")
_COLOURS = 64  # enough for smooth letters; a third of the bytes
_LEAST_SIZE = 24
_MOST_LINES = 3
_NO_NAME = "•••"
_WAIT_S = 2.0  # for others that draw: one at a time bounds time and memory

_one_at_a_time = threading.Lock()


def draw_receipt(receipt: Receipt, language: str, code: str) -> bytes | None:
    """Return the picture as PNG, 1080 wide and under 100 KB; None when too many wait.

    An electricity token is never on it: this is what people pass on as proof, and
    whoever reads a token can use it.
    """
    if not _one_at_a_time.acquire(timeout=_WAIT_S):
        return None
    try:
        return _encoded(_drawn(receipt, language, code))
    finally:
        _one_at_a_time.release()


def _encoded(image: Image.Image) -> bytes:
    few = image.quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    file = io.BytesIO()
    few.save(file, "PNG")
    return file.getvalue()


def _drawn(receipt: Receipt, language: str, code: str) -> Image.Image:
    sheet = _Sheet()
    sheet.head(title(receipt, language))
    sheet.amount(say(language, "receipt.amount"), str(Money(receipt.amount_kobo)))
    colours = _STATUS.get(receipt.status, _GOOD)
    sheet.status(say(language, f"receipt.status.{receipt.status}"), colours)
    for label, value in lines(_drawable(receipt), language):
        sheet.row(label, value)
    sheet.tear()
    sheet.row(say(language, "receipt.reference"), receipt.reference)
    sheet.row(say(language, "receipt.code"), code, is_strong=True)
    command = f"verify {receipt.reference} {code}"
    sheet.foot(say(language, "receipt.check"), command)
    return sheet.cut()


def _drawable(receipt: Receipt) -> Receipt:
    """Somebody whose name has no letter of our fonts is shown by their number.

    The row would be blank otherwise, and anybody could be written into it.
    """
    if legible(receipt.party) or not receipt.party:
        return receipt
    return replace(receipt, party=receipt.number or _NO_NAME)


class _Sheet:
    """A strip of paper that is written from the top; `y` is where it is blank."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH, _TALLEST), _PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._y = 0

    def head(self, words: str) -> None:
        draw, middle = self._draw, _BAND // 2
        draw.rectangle((0, 0, WIDTH, _BAND), fill=_BRAND)
        name = _font(60, is_bold=True)
        draw.text((_MARGIN, middle), "MiiMii", _PAPER, name, "lm")
        left = _MARGIN + int(name.getlength("MiiMii")) + 48
        size = _fitting(words, WIDTH - _MARGIN - left, 40)
        draw.text((WIDTH - _MARGIN, middle), words, "#d5ece6", _font(size), "rm")
        self._y = _BAND + 64

    def amount(self, label: str, words: str) -> None:
        self._centre(label, 32, _SOFT)
        size = _fitting(words, WIDTH - 2 * _MARGIN, 104, is_bold=True)
        self._centre(words, size, _INK, is_bold=True, after=28)

    def status(self, words: str, colours: tuple[str, str]) -> None:
        font, (ink, wash) = _font(34, is_bold=True), colours
        half, high = int(font.getlength(words) / 2) + 40, 68
        box = (WIDTH // 2 - half, self._y, WIDTH // 2 + half, self._y + high)
        self._draw.rounded_rectangle(box, high // 2, fill=wash)
        self._draw.text((WIDTH // 2, self._y + high // 2), words, ink, font, "mm")
        self._y += high + 56

    def row(self, label: str, value: str, *, is_strong: bool = False) -> None:
        """A label on the left; its value on the right, on more lines if it is long."""
        wide = WIDTH - 2 * _MARGIN - int(_font(34).getlength(label)) - 56
        size = 52 if is_strong else 36
        shown = _wrapped(legible(value), wide, size, is_bold=is_strong)
        ink = _BRAND if is_strong else _INK
        for at, line in enumerate(shown):
            y = self._y + size // 2 + at * (size + 12)
            if at == 0:
                self._draw.text((_MARGIN, y), label, _SOFT, _font(34), "lm")
            fitting = _fitting(line, wide, size, is_bold=is_strong)
            font = _font(fitting, is_bold=is_strong)
            self._draw.text(
                (WIDTH - _MARGIN, y), _cut(line, wide, font), ink, font, "rm"
            )
        self._y += len(shown) * (size + 12) + 22

    def tear(self) -> None:
        y = self._y + 8
        for x in range(_MARGIN, WIDTH - _MARGIN, 24):
            self._draw.line((x, y, x + 12, y), _LINE, 4)
        self._y = y + 40

    def foot(self, words: str, command: str) -> None:
        """How anybody can check the receipt, on a ground of its own."""
        wide = WIDTH - 2 * _MARGIN
        top = self._y + 24
        shown = _wrapped(words, wide, 30)
        bottom = top + 36 + len(shown) * 42 + 70
        self._draw.rectangle((0, top, WIDTH, bottom), fill=_WASH)
        self._y = top + 36
        for line in shown:
            self._centre(line, 30, _SOFT, after=12)
        size = _fitting(command, wide, 34, is_bold=True)
        self._centre(command, size, _INK, is_bold=True)
        self._y = bottom

    def cut(self) -> Image.Image:
        return self._image.crop((0, 0, WIDTH, min(self._y, _TALLEST)))

    def _centre(
        self, words: str, size: int, ink: str, *, is_bold: bool = False, after: int = 16
    ) -> None:
        font = _font(size, is_bold=is_bold)
        self._draw.text((WIDTH // 2, self._y + size // 2), words, ink, font, "mm")
        self._y += size + after


@cache
def _font(size: int, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if is_bold else REGULAR, size)


def _fitting(words: str, wide: int, size: int, *, is_bold: bool = False) -> int:
    """Return the greatest size, down from this one, in which the words fit."""
    length = _font(size, is_bold=is_bold).getlength(words)
    return size if length <= wide else max(_LEAST_SIZE, int(size * wide / length))


def _cut(words: str, wide: int, font: ImageFont.FreeTypeFont) -> str:
    """Shorten words that are too wide even in the smallest size."""
    if font.getlength(words) <= wide:
        return words
    while words and font.getlength(f"{words}…") > wide:
        words = words[:-1]
    return f"{words}…"


def _wrapped(words: str, wide: int, size: int, *, is_bold: bool = False) -> list[str]:
    """Break words into lines; what is beyond the third ends in an ellipsis."""
    font = _font(size, is_bold=is_bold)
    rows = [""]
    for word in words.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > wide:
            rows.append(word)
        else:
            rows[-1] = longer
    if len(rows) <= _MOST_LINES:
        return rows
    return [*rows[: _MOST_LINES - 1], f"{rows[_MOST_LINES - 1]} …"]
