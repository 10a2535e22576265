"""What a PDF of ours says, as far as its text is ASCII; the rest shows as "?"."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_SHOWN = re.compile(rb"\(((?:\\.|[^\\)])*)\) Tj")


def texts(pdf: bytes) -> list[list[str]]:
    """Return the lines of each stream that shows text: feet first, then their sheets.

    Letters beyond ASCII are numbered anew in each document, so they read as "?".
    """
    shown = (map(_plain, _SHOWN.findall(content)) for content in streams(pdf))
    return [found for lines in shown if (found := list(lines))]


def streams(pdf: bytes) -> list[bytes]:
    """Return every stream, unpacked: sheets, fonts, and what their letters mean."""
    return [zlib.decompress(raw) for raw in _STREAM.findall(pdf)]


def _plain(shown: bytes) -> str:
    plain = re.sub(rb"\\(\d{3})", lambda m: bytes([int(m[1], 8)]), shown)
    plain = re.sub(rb"\\(.)", rb"\1", plain)
    return re.sub(r"[^\x20-\x7e]", "?", plain.decode("latin-1"))
