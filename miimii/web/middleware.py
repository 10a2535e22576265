"""What holds for every request: an id, one line of log, the same strict headers."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable

import falcon

from miimii import logs, metrics
from miimii.web import slow_clients

HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_log = logs.get_logger(__name__)


class Edge:
    """Falcon middleware; keeps nothing between requests but what it counts."""

    def __init__(self, keep_minutes: Callable[[], None] = lambda: None) -> None:
        """`keep_minutes` is called after each request was counted; returns at once."""
        self._keep_minutes = keep_minutes

    def process_request(self, req: falcon.Request, _resp: falcon.Response) -> None:
        """Give the request its id; refuse OPTIONS, which Falcon would answer itself."""
        req.context.started_at = time.monotonic()
        given = req.get_header("X-Request-ID", default="")
        is_usable = _REQUEST_ID.fullmatch(given)
        req.context.request_id = given if is_usable else secrets.token_hex(16)
        logs.unbind_all()  # the thread served someone else before
        logs.bind(request_id=req.context.request_id)
        if not (req.content_length or req.get_header("Transfer-Encoding")):
            slow_clients.body_is_read()
        if req.method == "OPTIONS":
            raise falcon.HTTPMethodNotAllowed([])

    def process_response(
        self,
        req: falcon.Request,
        resp: falcon.Response,
        _resource: object,
        _req_succeeded: bool,  # noqa: FBT001  (Falcon passes it so)
    ) -> None:
        """Set the headers and write the line, without the path: it may hold a token."""
        resp.set_headers({**HEADERS, "X-Request-ID": req.context.request_id})
        took_s = time.monotonic() - req.context.started_at
        route = req.uri_template or "none"
        status = falcon.http_status_to_code(resp.status)
        metrics.count_request(route, req.method, status, took_s)
        self._keep_minutes()
        _log.info(
            "request",
            route=route,
            method=req.method,
            status=status,
            ms=round(took_s * 1000),
        )
