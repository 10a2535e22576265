"""A bank with servers of its own, which a test may stop, kill and start again."""

from __future__ import annotations

import signal
from urllib.parse import urlsplit

import redis

from miimii.sandbox import postgres, valkey
from miimii.sandbox.processes import spawn, wait_until
from tests.fault.rig import Rig
from tests.stack import Stack


class BreakableRig(Rig):
    """A rig, and a hand on its servers."""

    def __init__(
        self, stack: Stack, cluster: postgres.Cluster, cache: valkey.Server
    ) -> None:
        super().__init__(stack)
        self.cluster = cluster
        self.cache = cache

    def stop_database(self) -> None:
        self.cluster.stop()

    def cut_database(self) -> None:
        """Stop it at once, as a machine that dies does: what isn't written is gone."""
        self.cluster.child.stop(signal.SIGQUIT)

    def start_database(self, *, is_durable: bool = False) -> None:
        home = self.stack.logs.parent / "postgres"
        log = self.stack.logs / "postgres.log"
        self.cluster = postgres.start(home, log=log, is_durable=is_durable)

    def kill_cache(self) -> None:
        self.cache.child.process.kill()
        self.cache.child.process.wait()

    def empty_cache(self) -> None:
        """What Redis knew is gone; it goes on serving."""
        with redis.Redis.from_url(self.cache.url()) as client:
            client.flushall()

    def start_cache(self) -> None:
        """An empty server where the killed one was."""
        where = urlsplit(self.cache.base_url)
        said = (
            f"port {where.port}\nbind 127.0.0.1\nrequirepass {where.password}\n"
            'databases 16\nsave ""\nappendonly no\n'
        )
        log = self.stack.logs / "valkey.log"
        child = spawn(
            "Valkey", [valkey.find_binary(), "-"], log=log, said=said.encode()
        )
        wait_until(lambda: valkey.answers(self.cache.url()), child)
        self.cache = valkey.Server(self.cache.base_url, child)
