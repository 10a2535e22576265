"""Voice notes and pictures that carry a text, for the stand-ins to hear and read.

The files are well formed: an Ogg page whose length in seconds can be chosen, and a PNG
one pixel high whose grey values are the letters.
"""

from __future__ import annotations

import struct
import zlib
from binascii import crc32

VOICE_MIME = "audio/ogg; codecs=opus"
PICTURE_MIME = "image/png"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MARK = b"MIIMII SAYS "
_RATE = 48_000


def voice_note(text: str, seconds: int = 3) -> bytes:
    """An Ogg file of so many seconds in which this text is said."""
    head = b"OggS\0\4" + struct.pack("<q", seconds * _RATE)
    return head + b"\0" * 14 + _MARK + text.encode()


def heard(audio: bytes) -> str:
    """What is said in a voice note of ours; nothing in any other."""
    return audio.partition(_MARK)[2].decode("utf-8", "replace")


def picture(text: str) -> bytes:
    """A PNG in which this text stands."""
    letters = text.encode() or b" "
    size = struct.pack(">IIBBBBB", len(letters), 1, 8, 0, 0, 0, 0)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", size)
        + _chunk(b"tEXt", b"Comment\0taken at 6.5244, 3.3792")
        + _chunk(b"IDAT", zlib.compress(b"\0" + letters))
        + _chunk(b"IEND", b"")
    )


def seen(image: bytes) -> str:
    """What stands in a picture of ours; nothing in any other."""
    start = image.find(b"IDAT")
    if start < 4:
        return ""
    (length,) = struct.unpack_from(">I", image, start - 4)
    try:
        row = zlib.decompress(image[start + 4 : start + 4 + length])
    except zlib.error:
        return ""
    return row[1:].decode("utf-8", "replace")


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check
