"""Answer first, act after: work that starts once the caller has our bytes.

The same thread acts, in `close()` of the response body, which the server calls after
the last byte is out. The server closes such connections, so that no next request waits
behind the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import falcon

Act = Callable[[Sequence[str]], None]
_ACTING = ("/webhook/", "/pin/")


class ServerRequest(Protocol):
    """What gunicorn knows of a request before the application sees it."""

    path: str

    def force_close(self) -> None:
        """Say `Connection: close`, and mean it."""


def close_after_webhooks(_worker: object, request: ServerRequest) -> None:
    """Gunicorn's `pre_request`: an application may not set this header itself."""
    if request.path.startswith(_ACTING):
        request.force_close()


class _ThenAct:
    """A response body of one piece, with something to do afterwards."""

    def __init__(self, data: bytes, act: Callable[[], None]) -> None:
        self._data = data
        self._act = act

    def __iter__(self) -> Iterator[bytes]:
        yield self._data

    def close(self) -> None:
        """Called by the server, also when the caller went away before our answer."""
        self._act()


def answer_then_act(
    resp: falcon.Response, data: bytes, act: Act, lanes: Sequence[str]
) -> None:
    """Answer with `data`; when it is out, act on the lanes."""
    if not lanes:
        resp.data = data
        return
    resp.set_stream(_ThenAct(data, lambda: act(lanes)), len(data))
