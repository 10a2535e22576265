"""What was spent on what, as bars in a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, ClassVar

from PIL import Image, ImageDraw, ImageFont

from miimii.chat.papers.letters import BOLD, REGULAR, legible
from miimii.money import Money

NAME, MIME = "png", "image/png"
_WIDTH, _MARGIN, _ROW, _TOP = 1080, 60, 108, 190
_PAPER, _INK, _SOFT, _BAR, _TRACK = (
    "#ffffff",
    "#14211e",
    "#5c6b67",
    "#0b6e5b",
    "#e9eeec",
)
_MOST = 8  # bars; a phone shows no more at once
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: its bars are labels and kobo."""

    KIND: ClassVar[str] = "chart"

    title: str
    total: str
    bars: Sequence[tuple[str, int]]

    def to_row(self) -> dict[str, Any]:
        """Return it as JSON; `Chart(**row)` makes it again."""
        return asdict(self)


def draw_chart(title: str, total: str, bars: Sequence[tuple[str, Money]]) -> bytes:
    """Return a PNG with one bar for each amount above zero, the longest first.

    Raises ValueError if there is none.
    """
    shown = sorted(
        (bar for bar in bars if bar[1].kobo > 0), key=lambda bar: -bar[1].kobo
    )
    if not shown:
        raise ValueError("a chart needs something above zero")
    shown = shown[:_MOST]
    size = (_WIDTH, _TOP + _ROW * len(shown) + _MARGIN // 2)
    image = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(image)
    right = _WIDTH - _MARGIN
    room = right - _MARGIN
    _write(draw, title, _MARGIN, 76, _fitting(title, room), room=room, is_strong=True)
    _write(draw, total, _MARGIN, 136, 32, ink=_SOFT, room=room)
    most = shown[0][1].kobo
    for place, (label, amount) in enumerate(shown):
        top = _TOP + _ROW * place
        figure = str(amount)
        figure_width = _font(32, is_strong=True).getlength(figure)
        draw.text((right, top + 30), figure, _INK, _font(32, is_strong=True), "rs")
        _write(draw, label, _MARGIN, top + 30, 32, room=room - figure_width - 24)
        bar = room * amount.kobo // most
        for width, ink in ((room, _TRACK), (max(bar, 12), _BAR)):
            box = (_MARGIN, top + 46, _MARGIN + width, top + 66)
            draw.rounded_rectangle(box, radius=6, fill=ink)
    file = io.BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(title: str, room: float) -> int:
    """The largest size in which a title is whole, the smallest if it never is."""
    sizes = (40, 36, 32, 28)
    whole = (s for s in sizes if _font(s, is_strong=True).getlength(title) <= room)
    return next(whole, sizes[-1])


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    left: float,
    base: float,
    size: int,
    *,
    room: float,
    ink: str = _INK,
    is_strong: bool = False,
) -> None:
    font, shown = _font(size, is_strong=is_strong), legible(text)
    while font.getlength(shown) > room and shown != _ELLIPSIS:
        shown = shown.removesuffix(_ELLIPSIS)[:-1].rstrip() + _ELLIPSIS
    draw.text((left, base), shown, ink, font, "ls")


@cache
def _font(size: int, *, is_strong: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if is_strong else REGULAR, size)
