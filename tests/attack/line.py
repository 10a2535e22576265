"""A line to PostgreSQL that can be cut just after a COMMIT was carried out."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from psycopg.conninfo import conninfo_to_dict, make_conninfo


@dataclass
class Line:
    """Carries bytes both ways; `cut_at` arms it for the next statement of that kind."""

    url: str = ""
    cut_at: bytes = b""
    is_down: bool = False
    cuts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_cut_by(self, sent: bytes) -> bool:
        """Whether these bytes are what the line was armed for; disarms it."""
        with self.lock:
            if not self.cut_at or self.cut_at not in sent:
                return False
            self.cut_at = b""
            self.cuts += 1
            return True

    def carry(self, client: socket.socket, server: socket.socket) -> None:
        """Carry one conversation, strictly in turns of whoever speaks."""
        for end in (client, server):
            end.settimeout(30)
        threading.Thread(target=_copy, args=(server, client), daemon=True).start()
        with contextlib.suppress(OSError), client, server:
            while sent := client.recv(65536):
                if self.is_down:
                    return
                if self.is_cut_by(sent):
                    client.shutdown(socket.SHUT_RDWR)  # they never read the answer
                    server.sendall(sent)
                    _wait_for_answer(server)
                    return
                server.sendall(sent)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _wait_for_answer(server: socket.socket) -> None:
    """End our side in order, and wait until the server has done the same."""
    server.shutdown(socket.SHUT_WR)
    with contextlib.suppress(OSError):
        while server.recv(65536):
            pass


@contextlib.contextmanager
def line_to(url: str) -> Iterator[Line]:
    """A line to the database of this URL; `line.url` goes through it."""
    place = conninfo_to_dict(url)
    host, port = str(place["host"]), int(str(place["port"]))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        through = {"host": "127.0.0.1", "port": listener.getsockname()[1]}
        line = Line(make_conninfo(url, sslmode="disable", **through))

        def serve() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                if line.is_down:
                    client.close()
                    continue
                server = _reach(host, port)
                threading.Thread(
                    target=line.carry, args=(client, server), daemon=True
                ).start()

        threading.Thread(target=serve, daemon=True).start()
        yield line
        listener.shutdown(socket.SHUT_RDWR)


def _reach(host: str, port: int) -> socket.socket:
    if host.startswith("/"):
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{host}/.s.PGSQL.{port}")
        return server
    return socket.create_connection((host, port))
