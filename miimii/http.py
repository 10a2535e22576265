"""The only way out to the network: one session a provider, time limits, no surprises.

Tells NeverSent (nothing happened) from NoAnswer (doubt): this decides whether money set
aside may be released. Never retries; never follows a redirect; TLS is always verified.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, TypeVar

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
)
from urllib3.filepost import encode_multipart_formdata

from miimii import metrics
from miimii.db import refuse_while_connected
from miimii.errors import Busy
from miimii.lines import Adapter, PublicAdapter, TooSlow, Watch, watching

_MOST_BYTES = 1 << 20
_CHUNK_BYTES = 1 << 14
_MARKED = re.compile(r'"\\u0000(-?[0-9]+(?:\.[0-9]+)?)"')
_REFUSED_BEFORE_A_BYTE = (NewConnectionError, ConnectTimeoutError, NameResolutionError)


class NeverSent(Exception):
    """They have not seen it: no address, refused, no connection in time, bad TLS."""


class NoAnswer(Exception):
    """They may have seen it: silence, a cut line, an answer too long or too slow."""


class Answer(NamedTuple):
    """A status and the JSON that came with it; `body` is None when it was not JSON."""

    status: int
    body: Any


class Reply(NamedTuple):
    """An answer, and how long they ask us to wait before the next call, if they do."""

    status: int
    body: Any
    retry_after_s: float | None


class Blob(NamedTuple):
    """A status and the bytes of a file."""

    status: int
    content: bytes


class Form(NamedTuple):
    """A multipart form: plain fields and one file."""

    fields: Mapping[str, str]
    file_name: str
    content: bytes
    mime: str


class _Answered(Protocol):
    @property
    def status(self) -> int: ...


_T = TypeVar("_T", bound=_Answered)


class Http:
    """Calls one provider. Shared by threads; opened lazily, so after the fork."""

    def __init__(
        self,
        name: str,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_in_flight: int = 8,
        connect_timeout_s: float = 5,
        read_timeout_s: float = 30,
        pace_s: float = 0,
        is_public: bool = False,
    ) -> None:
        self.name = name
        self._base_url = base_url.rstrip("/")
        self._headers = {"Accept": "application/json", **(headers or {})}
        self._slots = threading.BoundedSemaphore(max_in_flight)
        self._connect_timeout_s = connect_timeout_s
        self._read_timeout_s = read_timeout_s
        self._pace = _Pace(pace_s)
        self._session = requests.Session()
        self._session.trust_env = False  # no proxies, no .netrc over our credentials
        kind = PublicAdapter if is_public else Adapter
        adapter = kind(max_retries=0, pool_maxsize=max_in_flight)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def close(self) -> None:
        self._session.close()

    def post_json(
        self,
        path: str,
        body: Any,
        *,
        headers: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> Answer:
        """POST once. Decimals are written as they are, never through a float.

        Raises NeverSent, NoAnswer, or Busy when `max_in_flight` calls are out already.
        """
        data = b"" if body is None else _dump(body)
        return self._call(
            "POST", path, _answer, data=data, headers=headers, timeout_s=timeout_s
        )

    def ask(
        self,
        path: str,
        body: Any,
        *,
        headers: Mapping[str, str],
        timeout_s: float,
    ) -> Reply:
        """POST JSON, or a `Form`, once; raises as `post_json` does."""
        if isinstance(body, Form):
            file = (body.file_name, body.content, body.mime)
            data, kind = encode_multipart_formdata({**body.fields, "file": file})
            headers = {**headers, "Content-Type": kind}
        else:
            data = _dump(body)
        return self._call(
            "POST", path, _reply, data=data, headers=headers, timeout_s=timeout_s
        )

    def get_bytes(
        self, path: str, *, most_bytes: int, headers: Mapping[str, str]
    ) -> Blob:
        """GET a file of at most `most_bytes`; NoAnswer as soon as there are more."""

        def read(response: requests.Response, watch: Watch) -> Blob:
            said = response.headers.get("Content-Length", "")
            if said.isdecimal() and int(said) > most_bytes:
                raise NoAnswer("the file is too long")
            return Blob(response.status_code, _read(response, watch, most_bytes))

        plain = {**headers, "Accept": "*/*", "Accept-Encoding": "identity"}
        return self._call("GET", path, read, headers=plain)

    def get_json(
        self,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> Answer:
        """GET once; raises as `post_json` does."""
        return self._call(
            "GET", path, _answer, params=params, headers=headers, timeout_s=timeout_s
        )

    def _call(
        self,
        method: str,
        path: str,
        read: Callable[[requests.Response, Watch], _T],
        *,
        params: Mapping[str, str] | None = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> _T:
        refuse_while_connected(f"a call to {self.name}")
        read_timeout_s = self._read_timeout_s if timeout_s is None else timeout_s
        if not self._slots.acquire(blocking=False):
            raise Busy(f"{self.name} has as many calls out as it may")
        began_s, status = time.monotonic(), None
        try:
            self._pace.wait()
            with (
                watching(self._connect_timeout_s + read_timeout_s) as watch,
                self._session.request(
                    method,
                    self._base_url + path,
                    params=params,
                    data=data,
                    headers=self._headers_for(data, headers),
                    timeout=(self._connect_timeout_s, read_timeout_s),
                    allow_redirects=False,
                    stream=True,
                ) as response,
            ):
                answer = read(response, watch)
                status = answer.status
                return answer
        except TooSlow:
            raise NoAnswer("the answer is too slow") from None
        except requests.RequestException as ex:
            raise _what_happened(ex) from None
        finally:
            self._slots.release()
            metrics.count_call(self.name, status, time.monotonic() - began_s)

    def _headers_for(
        self, data: bytes | None, headers: Mapping[str, str] | None
    ) -> dict[str, str]:
        kind = {} if data is None else {"Content-Type": "application/json"}
        return {**self._headers, **kind, **(headers or {})}


class _Pace:
    """Keeps calls at least so far apart, for providers that ask for it."""

    def __init__(self, apart_s: float) -> None:
        self._apart_s = apart_s
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        if not self._apart_s:
            return
        with self._lock:
            start = max(self._next, time.monotonic())
            self._next = start + self._apart_s
        time.sleep(max(0.0, start - time.monotonic()))


def _answer(response: requests.Response, watch: Watch) -> Answer:
    return Answer(response.status_code, _parsed(_read(response, watch, _MOST_BYTES)))


def _reply(response: requests.Response, watch: Watch) -> Reply:
    said = response.headers.get("Retry-After", "")
    answer = _answer(response, watch)
    return Reply(*answer, float(said) if said.isdecimal() else None)


def _read(response: requests.Response, watch: Watch, most_bytes: int) -> bytes:
    """Read the body under a byte cap and a deadline; requests itself has neither."""
    body = bytearray()
    for chunk in response.iter_content(_CHUNK_BYTES):
        body += chunk
        if len(body) > most_bytes:
            raise NoAnswer("the answer is too long")
    if watch.is_over:  # what looks like an end may be our cut
        raise NoAnswer("the answer is too slow")
    return bytes(body)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _what_happened(ex: requests.RequestException) -> NeverSent | NoAnswer:
    """Tell a connection that never was from one that fell silent. Doubt is NoAnswer."""
    name = type(ex).__name__
    if isinstance(ex, requests.ConnectTimeout):
        return NeverSent(name)
    if isinstance(ex, requests.exceptions.SSLError):
        return (
            NeverSent(name)
            if "CERTIFICATE_VERIFY_FAILED" in str(ex)
            else NoAnswer(name)
        )
    cause = ex.args[0] if ex.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    if isinstance(reason, _REFUSED_BEFORE_A_BYTE):
        return NeverSent(type(reason).__name__)
    return NoAnswer(name)


def _dump(body: Any) -> bytes:
    """Write JSON with each Decimal in its own digits, which `json` alone can't do.

    A Decimal leaves `json` as a string that begins with NUL, which no text of ours
    contains; the quotes and the mark are then taken off.
    """
    text = json.dumps(body, default=_marked, allow_nan=False)
    return _MARKED.sub(r"\1", text).encode()


def _marked(value: object) -> str:
    if isinstance(value, Decimal) and value.is_finite():
        return f"\0{value:f}"
    raise TypeError(f"not for the wire: {type(value).__name__}")
