"""Errors as application/problem+json (RFC 9457): the one place that knows statuses.

What went wrong inside stays inside: a caller reads a code and the request id.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import falcon
from marshmallow import ValidationError

from miimii import errors, logs

STATUSES: dict[type[errors.MiimiiError], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.TooManyRequests: 429,
    errors.Refused: 409,
    errors.Busy: 503,
    errors.Unavailable: 503,
    errors.Unclear: 503,
    errors.MiimiiError: 500,  # none is raised as such; a new kind finds its line above
}
RETRY_AFTER_S = 5
_log = logs.get_logger(__name__)


class TooLarge(falcon.HTTPContentTooLarge):
    """More bytes than this address takes."""


class TooSlow(falcon.HTTPError):
    """The body did not arrive in time."""

    def __init__(self) -> None:
        super().__init__(falcon.HTTP_408)


def add_to(app: falcon.App[Any, Any]) -> None:
    """Make every error of the application a problem document."""
    app.set_error_serializer(_serialise)
    app.add_error_handler(Exception, on_crash)
    app.add_error_handler(errors.MiimiiError, on_error)
    app.add_error_handler(ValidationError, on_invalid)


def status_of(ex: errors.MiimiiError) -> int:
    """Return the HTTP status of an error of ours."""
    return next(STATUSES[kind] for kind in type(ex).__mro__ if kind in STATUSES)


def on_error(
    req: falcon.Request, resp: falcon.Response, ex: errors.MiimiiError, _params: Any
) -> None:
    status = status_of(ex)
    if status in {429, 503}:
        resp.retry_after = int(str(ex.facts.get("retry_after_s", RETRY_AFTER_S)))
    _say(req, resp, status, ex.code, ex.code.replace("-", " "))


def on_invalid(
    req: falcon.Request, resp: falcon.Response, ex: ValidationError, _params: Any
) -> None:
    _say(req, resp, 422, "invalid-fields", "invalid fields", errors=ex.messages)


def on_crash(
    req: falcon.Request, resp: falcon.Response, ex: Exception, _params: Any
) -> None:
    """Log class and place, never the text: it may hold what a customer typed."""
    _log.error("request failed", exc_info=ex)
    _say(req, resp, 500, "error", "something went wrong on our side")


def _serialise(
    req: falcon.Request, resp: falcon.Response, ex: falcon.HTTPError
) -> None:
    """Falcon's own errors (404, 405, 413 …); their text is for developers, so left."""
    status = ex.status_code
    phrase = HTTPStatus(status).phrase if status in _KNOWN else "refused"
    _say(req, resp, status, phrase.lower().replace(" ", "-"), phrase.lower())


_KNOWN = frozenset(int(status) for status in HTTPStatus)


def _say(
    req: falcon.Request,
    resp: falcon.Response,
    status: int,
    code: str,
    title: str,
    **more: Any,
) -> None:
    """Write bytes: a `media` of this type would be negotiated, and become a 415."""
    problem = {
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "request_id": req.context.get("request_id", ""),
        **more,
    }
    resp.status = status
    resp.content_type = "application/problem+json"
    resp.data = json.dumps(problem).encode()
