"""The letters our papers are set in, and which characters they can show."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

_FONTS = Path(__file__).parent / "fonts"
REGULAR = _FONTS / "DejaVuSans.ttf"
BOLD = _FONTS / "DejaVuSans-Bold.ttf"

_GAP = re.compile(r"\s+")


def legible(text: str) -> str:
    """Return one line of what both fonts can show: never a box, never an order.

    Composed (NFC), runs of white space made one space. Characters without a glyph
    are left out (emoji, other scripts), and so are controls: one that turns the
    direction of writing would make a name read as another.
    """
    composed = _GAP.sub(" ", unicodedata.normalize("NFC", text))
    glyphs = _glyphs()
    shown = "".join(letter for letter in composed if letter in glyphs)
    return _GAP.sub(" ", shown).strip()


@cache
def _glyphs() -> frozenset[str]:
    """The printable characters that the regular and the bold font have."""
    in_both = _codes(REGULAR) & _codes(BOLD)
    return frozenset(
        letter
        for letter in map(chr, in_both)
        if letter == " " or unicodedata.category(letter)[0] not in "CZ"
    )


def _codes(font: Path) -> frozenset[int]:
    return frozenset(TTFontFile(str(font)).charToGlyph)
