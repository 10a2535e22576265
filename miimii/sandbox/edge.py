"""Misbehaviour that any stand-in call can show, and the note of every call received."""

from __future__ import annotations

import logging
import socket
import time
from typing import Any

import falcon

from miimii.sandbox.dials import OK, Dials
from miimii.sandbox.inspector import Inspector

App = falcon.App[falcon.Request, falcon.Response]
PAGE = "<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>"
STATUSES = {"error_500": 500, "unauthorized": 401, "too_many": 429}
PROVIDERS = ("/graph/", "/bellbank/", "/dojah/", "/bilal/", "/openai/")


class Answer(Exception):
    """Ends a call with a provider's own error envelope."""

    def __init__(self, status: int, media: dict[str, Any]) -> None:
        super().__init__(status)
        self.status = status
        self.media = media


def say_answer(
    _req: falcon.Request, resp: falcon.Response, answer: Answer, _params: dict[str, Any]
) -> None:
    """Falcon error handler for Answer."""
    resp.status = answer.status
    resp.media = answer.media


class Trouble:
    """Carries out a fate word of `dials.TROUBLES`, before or after the real work."""

    def __init__(self, dials: Dials) -> None:
        self._dials = dials

    def before(self, fate: str, req: falcon.Request, resp: falcon.Response) -> bool:
        """True if the call ends here, with nothing done."""
        if fate == "slow":
            time.sleep(self._dials.number("slow_ms") / 1000)
            return False
        if fate in STATUSES:
            resp.status = STATUSES[fate]
            resp.media = {"success": False, "message": "Something went wrong"}
        elif fate == "html":
            _web_page(resp, 502)
        elif fate == "echo":
            _echo(req, resp)
        elif fate in {"drop", "hang", "gateway"}:
            self._silence(fate, req, resp)
        else:
            return False
        return True

    def after(self, fate: str, req: falcon.Request, resp: falcon.Response) -> None:
        """Lose the reply of something that was done."""
        if fate.endswith("_after"):
            self._silence(fate.removesuffix("_after"), req, resp)

    def _silence(self, fate: str, req: falcon.Request, resp: falcon.Response) -> None:
        if fate == "gateway":
            _web_page(resp, 504)
            return
        if fate == "hang":
            time.sleep(self._dials.number("hang_ms") / 1000)
        hang_up(req)
        _web_page(resp, 504)


def hang_up(req: falcon.Request) -> None:
    """Break the connection, so that the caller gets no answer at all."""
    line = req.env.get("gunicorn.socket")
    if isinstance(line, socket.socket):
        req.context.hung_up = True
        try:
            line.shutdown(socket.SHUT_RDWR)
        except OSError:
            logging.getLogger(__name__).debug("the caller had already gone")


def _echo(req: falcon.Request, resp: falcon.Response) -> None:
    """Give back address, headers and body, as services that explain too much do."""
    body = req.bounded_stream.read().decode("utf-8", "replace")
    body = body or str(req.get_media(default_when_empty=""))  # it was read before
    resp.status = 500
    resp.media = {
        "success": False,
        "message": f"{req.method} {req.relative_uri} {req.headers} {body}",
    }


def _web_page(resp: falcon.Response, status: int) -> None:
    resp.status = status
    resp.media = None
    resp.content_type = falcon.MEDIA_HTML
    resp.text = PAGE


class Edge:
    """Falcon middleware: applies a resource's dial (`call`), records the exchange."""

    def __init__(self, dials: Dials, inspector: Inspector) -> None:
        self._dials = dials
        self._inspector = inspector
        self._trouble = Trouble(dials)

    def process_request(self, req: falcon.Request, _resp: falcon.Response) -> None:
        """Start the clock."""
        req.context.began = time.monotonic()
        req.context.fate = OK

    def process_resource(
        self,
        req: falcon.Request,
        resp: falcon.Response,
        resource: object,
        _params: dict[str, Any],
    ) -> None:
        """Take the fate of this call; a trouble may end it before the work."""
        call = getattr(resource, "call", None)
        if call and not getattr(resource, "own_fate", False):
            req.context.fate = self._dials.take(call)
            resp.complete = self._trouble.before(req.context.fate, req, resp)

    def process_response(
        self,
        req: falcon.Request,
        resp: falcon.Response,
        resource: object,
        req_succeeded: bool,  # noqa: FBT001 (Falcon calls it so)
    ) -> None:
        """Lose the reply if so decided, then note method, path, status and time."""
        if req_succeeded and not resp.complete:
            self._trouble.after(req.context.fate, req, resp)
        if req.path.startswith(PROVIDERS):
            hung_up = getattr(req.context, "hung_up", False)
            self._inspector.record(
                "received",
                req.method,
                req.path,
                label=str(getattr(resource, "call", None) or "no such call"),
                status=None if hung_up else int(str(resp.status)[:3]),
                took_ms=(time.monotonic() - req.context.began) * 1000,
            )
