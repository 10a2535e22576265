"""The lines that calls go out on: their time is watched, and where they lead.

A deadline for the whole of a call, since time-outs alone are for each drip anew; and
for files, whose host is but a name, public addresses alone.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any, ClassVar

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError
from urllib3.response import HTTPResponse


class TooSlow(Exception):
    """The call's time was over, and its line was cut."""


class Watch:
    """Cuts a call's line at its deadline: time-outs alone are for each drip anew."""

    def __init__(self) -> None:
        self.line: socket.socket | None = None
        self.is_over = False

    def see(self, line: socket.socket | None) -> None:
        self.line = line
        if self.is_over:  # the time went by while we connected
            self.cut()

    def cut(self) -> None:
        self.is_over = True
        if self.line is not None:
            with contextlib.suppress(OSError):  # not by SSLSocket's: others read it
                socket.socket.shutdown(self.line, socket.SHUT_RDWR)


_this_thread = threading.local()


@contextlib.contextmanager
def watching(most_s: float) -> Iterator[Watch]:
    """Watch the line that this thread's next request goes out on."""
    watch = _this_thread.watch = Watch()
    timer = threading.Timer(most_s, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    except requests.RequestException:
        if watch.is_over and watch.line is not None:
            raise TooSlow from None
        raise
    finally:
        timer.cancel()


class _WatchedLine(HTTPConnection):
    """A connection that shows its line to the watch once the request is out."""

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        _this_thread.watch.see(self.sock)
        return super().getresponse()


class _WatchedTlsLine(HTTPSConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        _this_thread.watch.see(self.sock)
        return super().getresponse()


class _PublicTlsLine(_WatchedTlsLine):
    """Connects to a public address alone: a name may be made to lead to our own net.

    The name is resolved once; certificates are checked against it all the same.
    """

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        self._dns_host = _public_address(self, name, self.port)
        try:
            return super()._new_conn()
        finally:
            self._dns_host = name


def _public_address(line: HTTPSConnection, name: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except OSError as ex:
        raise NameResolutionError(name, line, socket.gaierror(*ex.args)) from ex
    for *_, place in found:
        if ip_address(place[0]).is_global:
            return str(place[0])
    raise NameResolutionError(name, line, socket.gaierror("no public address"))


class _Pool(HTTPConnectionPool):
    ConnectionCls = _WatchedLine


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedTlsLine


class _PublicTlsPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTlsLine


class Adapter(HTTPAdapter):
    """Requests' own, on lines that are watched."""

    pools: ClassVar[Mapping[str, type]] = {"http": _Pool, "https": _TlsPool}

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more)
        self.poolmanager.pool_classes_by_scheme = dict(self.pools)


class PublicAdapter(Adapter):
    """The same, to public addresses over TLS and nowhere else."""

    pools: ClassVar[Mapping[str, type]] = {"https": _PublicTlsPool}
