"""Bodies: how much is read, and which JSON is refused."""

from __future__ import annotations

import io
import time
from decimal import Decimal
from typing import Any

import falcon
import pytest
from falcon import testing

from miimii.web.bodies import parse_object, read_body
from miimii.web.problems import TooLarge


def request(body: bytes, **headers: str) -> falcon.Request:
    return testing.create_req(method="POST", body=body, headers=headers)


def chunked(stream: Any) -> falcon.Request:
    env = testing.create_environ(method="POST")
    env.pop("CONTENT_LENGTH", None)
    env["wsgi.input"] = stream
    env["wsgi.input_terminated"] = True
    return falcon.Request(env)


class Endless(io.RawIOBase):
    """A body that never ends, as chunked bodies may."""

    given = 0

    def read(self, size: int = -1) -> bytes:
        self.given += size
        return b"x" * size


class Broken(io.RawIOBase):
    """A body that is cut."""

    def read(self, _size: int = -1) -> bytes:
        raise OSError("cut")


def test_a_body_up_to_the_limit_is_read_whole() -> None:
    assert read_body(request(b"x" * 100), most_bytes=100) == b"x" * 100
    assert read_body(chunked(io.BytesIO(b"x" * 100)), most_bytes=100) == b"x" * 100


def test_one_byte_more_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_body(request(b"x" * 101), most_bytes=100)
    with pytest.raises(TooLarge):
        read_body(chunked(io.BytesIO(b"x" * 101)), most_bytes=100)


def test_an_endless_body_is_left_after_the_limit() -> None:
    endless = Endless()
    with pytest.raises(TooLarge):
        read_body(chunked(endless), most_bytes=100_000)
    assert endless.given < 300_000


def test_a_cut_body_is_the_callers_fault() -> None:
    with pytest.raises(falcon.HTTPBadRequest):
        read_body(chunked(Broken()), most_bytes=100)


@pytest.mark.parametrize(argnames="how", argvalues=["gzip", "br", "GZIP, identity"])
def test_a_compressed_body_is_refused_unread(how: str) -> None:
    with pytest.raises(falcon.HTTPUnsupportedMediaType):
        read_body(request(b"x", **{"Content-Encoding": how}), most_bytes=100)


@pytest.mark.parametrize(
    argnames="raw",
    argvalues=[
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"{",
        b"<html>",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        '{"a":1}'.encode("utf-16"),
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b'{"a":' + b"1" * 5000 + b"}",
        b'{"a":' + b"[" * 32 + b"]" * 32 + b"}",
        b'{"a":' * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":"\x00"}',
    ],
)
def test_what_is_not_strict_json_is_a_400(raw: bytes) -> None:
    with pytest.raises(falcon.HTTPBadRequest):
        parse_object(raw)


def test_31_levels_below_the_body_are_taken() -> None:
    assert parse_object(b'{"a":' + b"[" * 31 + b"]" * 31 + b"}")


def test_what_postgresql_cannot_keep_is_replaced() -> None:
    raw = b'{"a\\u0000":["x\\ud800",{"b":"\\ud83d\\ude00 \\\\u0000"}]}'
    assert parse_object(raw) == {"a\ufffd": ["x\ufffd", {"b": "😀 \\u0000"}]}


def test_fractions_are_read_as_asked() -> None:
    assert parse_object(b'{"a":1.10}', parse_float=Decimal) == {"a": Decimal("1.10")}
    assert parse_object(b'{"a":1.5}') == {"a": 1.5}


def test_three_megabytes_of_open_strings_do_not_take_long() -> None:
    started = time.process_time()
    with pytest.raises(falcon.HTTPBadRequest):
        parse_object(b'{"a":"' + b'\\"' * 1_500_000)
    assert time.process_time() - started < 5
