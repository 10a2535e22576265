"""Files are what their bytes say, and pictures go without their metadata."""

from __future__ import annotations

import struct

import pytest

from miimii.chat.attachments import bare_picture, is_voice_note
from miimii.sandbox.phone_media import picture, seen, voice_note

JPEG = (
    b"\xff\xd8"
    + b"\xff\xe0\x00\x04JF"
    + b"\xff\xe1\x00\x09GPS 6.5"
    + b"\xff\xfe\x00\x06Lago"
    + b"\xff\xda\x00\x02scan\xff\xd9"
)


def test_a_voice_note_is_ogg_and_at_most_a_minute_long() -> None:
    assert is_voice_note(voice_note("hello", 60))
    assert not is_voice_note(voice_note("hello", 61))
    assert not is_voice_note(b"ID3" + bytes(40))
    assert not is_voice_note(b"OggS")


def test_a_length_below_nothing_is_refused() -> None:
    assert not is_voice_note(b"OggS\0\0" + struct.pack("<q", -1) + bytes(20))


def test_a_picture_loses_what_it_tells_of_place_and_time() -> None:
    bare = bare_picture(picture("0123456789 GTBank"))
    assert bare is not None
    content, mime = bare
    assert mime == "image/png"
    assert b"6.5244" not in content
    assert seen(content) == "0123456789 GTBank"


def test_a_jpeg_keeps_its_picture_only() -> None:
    bare = bare_picture(JPEG)
    assert bare is not None
    content, mime = bare
    assert mime == "image/jpeg"
    assert content.startswith(b"\xff\xd8\xff\xe0")
    assert content.endswith(b"scan\xff\xd9")
    assert b"GPS" not in content
    assert b"Lago" not in content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg>",
        b"%PDF-1.4",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\xff\xd8\xff\xe1\x00\x00",
        b"\x89PNG\r\n\x1a\n",
        picture("hello")[:-6],
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT",
    ],
)
def test_what_is_no_whole_picture_goes_nowhere(content: bytes) -> None:
    assert bare_picture(content) is None
