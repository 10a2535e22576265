"""Reading what callers send: capped while it arrives, then strict JSON.

Neither gunicorn nor Falcon limits a body. It is read once and kept as bytes, since
signatures are over bytes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import falcon

from miimii.web import slow_clients
from miimii.web.problems import TooLarge, TooSlow

MIB = 1 << 20
DEEPEST = 32
_CHUNK_BYTES = 1 << 16
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL can't keep
_MAY_NOT_BE_TEXT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


def read_body(req: falcon.Request, *, most_bytes: int) -> bytes:
    """Return the body; 413 once it is longer than that, 415 if it is compressed,
    408 if it came too slowly, 400 if it ended too early.
    """
    if req.get_header("Content-Encoding", default="identity").lower() != "identity":
        raise falcon.HTTPUnsupportedMediaType
    if (req.content_length or 0) > most_bytes:
        raise TooLarge
    body = bytearray()
    for chunk in _chunks(req):
        body += chunk
        if len(body) > most_bytes:
            raise TooLarge
    if len(body) < (req.content_length or 0):
        raise TooSlow if slow_clients.is_cut() else falcon.HTTPBadRequest
    slow_clients.body_is_read()
    return bytes(body)


def _chunks(req: falcon.Request) -> Iterator[bytes]:
    """Yield what arrives. Falcon's own bounded stream is empty for chunked bodies."""
    is_chunked = req.content_length is None and req.env.get("wsgi.input_terminated")
    stream = req.env["wsgi.input"] if is_chunked else req.bounded_stream
    while True:
        try:
            chunk = stream.read(_CHUNK_BYTES)
        except Exception as ex:  # bad chunk sizes, a cut line: theirs, not ours
            kind = TooSlow if slow_clients.is_cut() else falcon.HTTPBadRequest
            raise kind from ex
        if not chunk:
            return
        yield chunk


def finite(text: str) -> float:
    """Read a JSON number with a fraction; ValueError for one beyond a float."""
    if not math.isfinite(number := float(text)):
        raise ValueError("not finite")
    return number


def parse_object(
    raw: bytes, *, parse_float: Callable[[str], object] = finite
) -> dict[str, Any]:
    """Return the JSON object in `raw`, fit for PostgreSQL; 400 for anything else.

    Refused: doubled keys (two readers would see two things), NaN and Infinity, numbers
    of thousands of digits, and more than 32 levels.
    """
    try:
        body = json.loads(
            raw.decode(),
            parse_float=parse_float,
            parse_constant=_refuse,
            object_pairs_hook=_once_each,
        )
    except (ValueError, RecursionError):
        raise falcon.HTTPBadRequest from None
    if not isinstance(body, dict) or not _is_shallow(body):
        raise falcon.HTTPBadRequest
    if _MAY_NOT_BE_TEXT.search(raw):
        return {_cleaned(key): _cleaned(value) for key, value in body.items()}
    return body


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _is_shallow(body: object) -> bool:
    """Whether nothing is nested deeper than 32 levels; level by level, no recursion."""
    level = [body]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return True
    return False


def _inside(value: object) -> list[Any]:
    """Return the containers directly inside."""
    if isinstance(value, dict):
        held = list(value.values())
    else:
        held = value if isinstance(value, list) else []
    return [inner for inner in held if isinstance(inner, dict | list)]


def _cleaned(value: Any) -> Any:
    """Put a question mark box where a NUL or half a character stands."""
    if isinstance(value, str):
        return _NOT_TEXT.sub("\ufffd", value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    return value
