"""Redis or Valkey: sessions, one-time codes, rate limits, display copies, wake-ups.

Nothing of record lives here. The server may be flushed or gone at any moment: each
method says what happens then. Commands are those of Redis 7.0 and Lua.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

import redis
from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from miimii import logs, metrics
from miimii.db import refuse_while_connected
from miimii.errors import Unavailable

SESSION_S = 1800
OTP_S = 300
OTP_TRIES = 5
# How long what we keep under each of our prefixes may outlive its use. Wake-ups have
# none: the queue is emptied all the time, and a lost one is found by the sweep.
_LIVES_S = {
    "session:": SESSION_S,
    "otp:": OTP_S,
    "rate:": 86_400,
    "banks:": 86_400,
    "payee:": 86_400,
}
_PAGE = 500
_PATIENCE_S = 0.3
_REST_S = 5.0  # after a failure, how long we don't ask again

_T = TypeVar("_T")
_log = logs.get_logger(__name__)

# Value and version side by side; an older version never overwrites a newer one.
_SET_IF_NEWER = """
local kept = redis.call('GET', KEYS[1])
if kept and tonumber(string.match(kept, '^(%d+)|')) > tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'EX', ARGV[3])
return 1
"""
# Compare and delete in one step; a wrong try is counted, the last one voids the code.
_CHECK_OTP = """
local kept = redis.call('HGET', KEYS[1], 'code')
if not kept then return 0 end
if kept == ARGV[1] then redis.call('DEL', KEYS[1]) return 1 end
if redis.call('HINCRBY', KEYS[1], 'tries', 1) >= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
end
return 0
"""


class CacheAway(Exception):
    """The server can't be reached; PostgreSQL takes over."""


class Cache:
    """One client a process, opened after the fork, shared by its threads."""

    def __init__(
        self,
        url: str,
        *,
        max_connections: int = 26,
        otp_key: bytes = b"",
        patience_s: float = _PATIENCE_S,
    ) -> None:
        plain = url.replace("valkeys://", "rediss://").replace("valkey://", "redis://")
        self._pool = redis.BlockingConnectionPool.from_url(
            plain,
            max_connections=max_connections,
            timeout=patience_s,
            socket_connect_timeout=patience_s,
            socket_timeout=patience_s,
            health_check_interval=30,
            retry=Retry(NoBackoff(), 0),  # a hidden retry once counted 1 as 4
            decode_responses=True,
        )
        self._redis = redis.Redis(connection_pool=self._pool)
        self._otp_key = otp_key or secrets.token_bytes(32)
        self._rest_until = 0.0
        self._set_if_newer = self._redis.register_script(_SET_IF_NEWER)
        self._check_otp = self._redis.register_script(_CHECK_OTP)
        self._windows = _Windows(plain, self._pool)
        self._waiting: deque[str] = deque(maxlen=10_000)

    def close(self) -> None:
        self._redis.close()
        self._pool.disconnect()

    def is_up(self) -> bool:
        """Ask the server, even while resting; False if it does not answer."""
        try:
            refuse_while_connected("a call to the cache")
            return bool(self._redis.ping())
        except RedisError:
            metrics.count_cache_error()
            return False

    def _ask(self, call: Callable[[], _T]) -> _T:
        """Do one command; CacheAway at once while resting after a failure."""
        refuse_while_connected("a call to the cache")
        if time.monotonic() < self._rest_until:
            raise CacheAway
        try:
            return call()
        except RedisError as ex:
            self._rest_until = time.monotonic() + _REST_S
            metrics.count_cache_error()
            _log.warning("cache away", error_class=type(ex).__name__)
            raise CacheAway from None

    # --- conversation: the caller falls back to the table `sessions` ----------------

    def read_session(self, lane: str) -> dict[str, Any] | None:
        """Return the lane's session, None if there is none; raises CacheAway."""
        text = self._ask(lambda: self._redis.get(_session(lane)))
        return json.loads(str(text)) if text else None

    def write_session(self, lane: str, body: Mapping[str, Any]) -> None:
        """Keep the session for 1800 s from now; raises CacheAway."""
        text = json.dumps(body)
        self._ask(lambda: self._redis.set(_session(lane), text, ex=SESSION_S))

    def drop_session(self, lane: str) -> None:
        """Forget the session; raises CacheAway."""
        self._ask(lambda: self._redis.delete(_session(lane)))

    # --- copies for display, never for a decision; away: nothing is remembered -------

    def remember(self, key: str, value: str, *, ttl_s: int, version: int = 0) -> None:
        """Keep a copy, unless a newer version is there already."""
        try:
            self._ask(
                lambda: self._set_if_newer(keys=[key], args=[version, value, ttl_s])
            )
        except CacheAway:
            return

    def recall(self, key: str) -> str | None:
        """Return the copy, or None: ask PostgreSQL or the provider."""
        try:
            kept = self._ask(lambda: self._redis.get(key))
        except CacheAway:
            return None
        return str(kept).partition("|")[2] if kept else None

    def forget(self, key: str) -> None:
        try:
            self._ask(lambda: self._redis.delete(key))
        except CacheAway:
            return

    # --- rate limits; away: a window of this process alone, or a refusal -------------

    def allow(
        self,
        scope: str,
        who: str,
        *,
        limit: int,
        per_s: int,
        is_strict: bool = False,
    ) -> bool:
        """Count one more in a sliding window; False when that is too many.

        `is_strict` (PIN, OTP, sign-in): while the server is away the answer is no.
        """
        item = RateLimitItemPerSecond(limit, per_s, namespace=scope)
        try:
            return self._ask(lambda: self._windows.shared.hit(item, who))
        except CacheAway:
            return not is_strict and self._windows.own.hit(item, who)

    # --- one-time codes; away: none is issued ----------------------------------------

    def issue_otp(self, purpose: str, phone: str) -> str:
        """Return a new six-digit code; it lives 300 s, 5 tries, once.

        Raises Unavailable when the server is away: fail closed.
        """
        code = f"{secrets.randbelow(10**6):06d}"
        key = f"otp:{purpose}:{phone}"
        hidden = self._hidden(purpose, phone, code)

        def keep() -> None:
            with self._redis.pipeline(transaction=True) as pipe:
                pipe.delete(key)
                pipe.hset(key, mapping={"code": hidden, "tries": 0})
                pipe.expire(key, OTP_S)
                pipe.execute()

        try:
            self._ask(keep)
        except CacheAway:
            raise Unavailable("cache") from None
        return code

    def check_otp(self, purpose: str, phone: str, code: str) -> bool:
        """Compare and use up in one step; Unavailable when the server is away."""
        hidden = self._hidden(purpose, phone, code)
        key = f"otp:{purpose}:{phone}"
        try:
            return bool(
                self._ask(lambda: self._check_otp(keys=[key], args=[hidden, OTP_TRIES]))
            )
        except CacheAway:
            raise Unavailable("cache") from None

    def _hidden(self, purpose: str, phone: str, code: str) -> str:
        text = f"{purpose}|{phone}|{code}".encode()
        return hmac.new(self._otp_key, text, hashlib.sha256).hexdigest()

    # --- tidiness --------------------------------------------------------------------

    def list_immortal(self, goes_on: Callable[[], bool]) -> Iterator[list[str]]:
        """Give our keys that would never expire, a page of a scan at a time.

        Every key is written with a life; one without is left of a broken write, or of
        hands. Asks before each page; raises CacheAway.
        """
        for prefix in _LIVES_S:
            place = 0
            while goes_on():
                place, keys = self._ask(partial(self._scan, place, prefix))
                lives = self._ask(partial(self._lives, keys))
                yield [key for key, life in zip(keys, lives, strict=True) if life == -1]
                if place == 0:
                    break

    def let_expire(self, key: str) -> None:
        """Give a key of ours the life of its kind; raises CacheAway."""
        life_s = next(s for prefix, s in _LIVES_S.items() if key.startswith(prefix))
        self._ask(lambda: self._redis.expire(key, life_s, nx=True))

    def _scan(self, place: int, prefix: str) -> tuple[int, list[str]]:
        found: Any = self._redis.scan(place, match=f"{prefix}*", count=_PAGE)
        return int(found[0]), [str(key) for key in found[1]]

    def _lives(self, keys: list[str]) -> list[int]:
        with self._redis.pipeline(transaction=False) as pipe:
            for key in keys:
                pipe.ttl(key)
            return [int(life) for life in pipe.execute()]

    # --- wake-ups; away: this process's own list, and the sweep finds the rest -------

    def wake(self, lane: str) -> None:
        """Say that a lane has work; a lost wake-up only costs time."""
        try:
            self._ask(lambda: self._redis.rpush("queue:lanes", lane))
        except CacheAway:
            self._waiting.append(lane)

    def next_lane(self) -> str | None:
        """Take the lane that has waited longest, or None."""
        if self._waiting:
            try:
                return self._waiting.popleft()
            except IndexError:  # another thread was faster
                return None
        try:
            found = self._ask(lambda: self._redis.lpop("queue:lanes"))
        except CacheAway:
            return None
        return str(found) if found else None


class _Windows:
    """Sliding windows: the shared server's, and this process's for when it is away."""

    def __init__(self, url: str, pool: redis.ConnectionPool) -> None:
        self.own = MovingWindowRateLimiter(MemoryStorage())
        self._url = url
        self._pool = pool
        self._lock = threading.Lock()
        self._shared: MovingWindowRateLimiter | None = None

    @property
    def shared(self) -> MovingWindowRateLimiter:
        """Built at first use: the storage registers its scripts with the server."""
        with self._lock:
            if self._shared is None:
                storage = RedisStorage(
                    self._url, connection_pool=self._pool, key_prefix="rate"
                )
                self._shared = MovingWindowRateLimiter(storage)
            return self._shared


def _session(lane: str) -> str:
    return f"session:whatsapp:{lane}"
