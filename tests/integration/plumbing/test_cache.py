"""The cache on a real server, and without one."""

import socket
import threading
from collections.abc import Iterator

import pytest

from miimii.cache import Cache, CacheAway
from miimii.db import Database
from miimii.errors import Unavailable


@pytest.fixture
def away() -> Iterator[Cache]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cache = Cache(f"redis://127.0.0.1:{port}")
    yield cache
    cache.close()


def test_a_session_lives_half_an_hour(cache: Cache) -> None:
    cache.write_session("NG.1", {"step": "amount"})
    assert cache.read_session("NG.1") == {"step": "amount"}
    assert 1795 <= cache._redis.ttl("session:whatsapp:NG.1") <= 1800
    cache.drop_session("NG.1")
    assert cache.read_session("NG.1") is None


def test_an_older_copy_never_overwrites_a_newer_one(cache: Cache) -> None:
    cache.remember("balance:1", "new", ttl_s=30, version=10)
    cache.remember("balance:1", "old", ttl_s=30, version=9)
    assert cache.recall("balance:1") == "new"
    cache.remember("balance:1", "newer|yet", ttl_s=30, version=11)
    assert cache.recall("balance:1") == "newer|yet"
    cache.forget("balance:1")
    assert cache.recall("balance:1") is None


def test_a_limit_counts_every_try_once_among_threads(cache: Cache) -> None:
    allowed: list[bool] = []

    def hit() -> None:
        for _ in range(5):
            allowed.append(cache.allow("chat", "ada", limit=7, per_s=60))

    threads = [threading.Thread(target=hit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(allowed), sum(allowed)) == (20, 7)
    assert cache.allow("chat", "bola", limit=7, per_s=60)


def test_a_code_works_once_for_its_purpose_and_phone(cache: Cache) -> None:
    code = cache.issue_otp("sign-in", "+2348030000001")
    assert not cache.check_otp("device", "+2348030000001", code)
    assert not cache.check_otp("sign-in", "+2348030000002", code)
    assert cache.check_otp("sign-in", "+2348030000001", code)
    assert not cache.check_otp("sign-in", "+2348030000001", code)


def test_five_wrong_tries_void_a_code(cache: Cache) -> None:
    code = cache.issue_otp("sign-in", "+2348030000001")
    wrong = "000000" if code != "000000" else "000001"
    assert not any(
        cache.check_otp("sign-in", "+2348030000001", wrong) for _ in range(5)
    )
    assert not cache.check_otp("sign-in", "+2348030000001", code)


def test_the_server_never_sees_a_code(cache: Cache) -> None:
    code = cache.issue_otp("sign-in", "+2348030000001")
    kept = cache._redis.hgetall("otp:sign-in:+2348030000001")
    assert code not in kept.values()


def test_lanes_wake_in_order(cache: Cache) -> None:
    cache.wake("a")
    cache.wake("b")
    assert [cache.next_lane() for _ in range(3)] == ["a", "b", None]


def test_without_a_server_each_use_says_what_happens(away: Cache) -> None:
    assert not away.is_up()
    with pytest.raises(CacheAway):
        away.read_session("NG.1")
    with pytest.raises(CacheAway):
        away.write_session("NG.1", {})
    away.remember("balance:1", "x", ttl_s=30)
    assert away.recall("balance:1") is None
    with pytest.raises(Unavailable):
        away.issue_otp("sign-in", "+2348030000001")
    with pytest.raises(Unavailable):
        away.check_otp("sign-in", "+2348030000001", "123456")
    away.wake("a")
    assert [away.next_lane(), away.next_lane()] == ["a", None]


def test_without_a_server_limits_hold_in_this_process_and_strict_ones_refuse(
    away: Cache,
) -> None:
    tries = [away.allow("chat", "ada", limit=3, per_s=60) for _ in range(5)]
    assert tries == [True, True, True, False, False]
    assert not away.allow("pin", "ada", limit=3, per_s=60, is_strict=True)


def test_the_cache_is_not_asked_while_a_connection_is_out(
    cache: Cache, database: Database
) -> None:
    with (
        database.autocommit(),
        pytest.raises(RuntimeError, match="while a database connection is out"),
    ):
        cache.recall("balance:1")
