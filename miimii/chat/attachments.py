"""What a file from a customer really is, and what of it may be shown to a model.

Types are told by the first bytes, never by what the sender says. Pictures lose their
metadata (place, time, device) before they go anywhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MOST_VOICE_S = 60
_OPUS_RATE = 48_000
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"}
_JPEG_DROPPED = {*range(0xE1, 0xF0), 0xFE}  # APP1 to APP15 and comments
_SCAN = 0xDA


def is_voice_note(content: bytes) -> bool:
    """Whether it is an Ogg file of at most 60 seconds."""
    last = content.rfind(b"OggS")
    if not content.startswith(b"OggS") or len(content) < last + 14:
        return False
    samples = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    return 0 <= samples <= MOST_VOICE_S * _OPUS_RATE


def bare_picture(content: bytes) -> tuple[bytes, str] | None:
    """Return a JPEG or PNG without metadata, and its type; None for anything else."""
    try:
        if content.startswith(_JPEG):
            return b"\xff\xd8" + b"".join(_jpeg_parts(content)), "image/jpeg"
        if content.startswith(_PNG):
            return _PNG + b"".join(_png_parts(content)), "image/png"
    except (struct.error, IndexError):
        return None
    return None


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """Yield the segments that make the picture, then the picture itself."""
    at = 2
    while content[at] == 0xFF:
        mark = content[at + 1]
        if mark == _SCAN:
            yield content[at:]
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise IndexError
        if mark not in _JPEG_DROPPED:
            yield content[at:end]
        at = end
    raise IndexError


def _png_parts(content: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", content, at)
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise IndexError
        if kind in _PNG_KEPT:
            yield content[at:end]
        at = end
