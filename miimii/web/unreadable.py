"""The answer to what is no HTTP, and never reached the application.

Gunicorn would answer with a page that repeats what was sent, and write that to the log
as well; here a status, our headers, and a line that tells nothing of it.
"""

from __future__ import annotations

import contextlib
import json
import socket
from http import HTTPStatus
from typing import Protocol

from gunicorn.http import errors

from miimii import logs
from miimii.web.middleware import HEADERS

_STATUSES: dict[type[Exception], HTTPStatus] = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
}
_OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)
_log = logs.get_logger(__name__)


class Worker(Protocol):
    """The worker of gunicorn, as far as it is changed here."""

    handle_error: object


def guard(worker: Worker) -> None:
    """Have this worker answer so."""
    worker.handle_error = answer


def answer(
    _request: object, line: socket.socket, _address: object, ex: Exception
) -> None:
    """Write the refusal, if the other side still listens; gunicorn then hangs up."""
    status = _status_of(ex)
    _log.warning(
        "request unreadable", status=int(status), error_class=type(ex).__name__
    )
    with contextlib.suppress(OSError):
        line.settimeout(1)
        line.sendall(_refusal(status))


def _status_of(ex: Exception) -> HTTPStatus:
    if not isinstance(ex, _OURS):
        for kind, status in _STATUSES.items():
            if isinstance(ex, kind):
                return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _refusal(status: HTTPStatus) -> bytes:
    phrase = status.phrase.lower()
    problem = {
        "type": f"/problems/{phrase.replace(' ', '-')}",
        "title": phrase,
        "status": int(status),
    }
    body = json.dumps(problem).encode()
    headers = {
        **HEADERS,
        "Content-Type": "application/problem+json",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {int(status)} {status.phrase}\r\n{head}\r\n".encode() + body
