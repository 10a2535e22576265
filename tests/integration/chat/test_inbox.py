"""Events: each kept once, worked once, in order, by one worker at a time."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from miimii import clock
from miimii.cache import Cache
from miimii.chat.errands import ErrandBook
from miimii.chat.inbox import Done, Event, Inbox, Update
from miimii.chat.store import events
from miimii.db import Database
from miimii.errors import AskedEnough

T0 = datetime(2026, 3, 2, 12, tzinfo=UTC)
Make = Callable[[Callable[[Event, Done], None]], Inbox]


@pytest.fixture
def inbox(database: Database, cache: Cache, clean: None) -> Make:
    def make(handler: Callable[[Event, Done], None], max_acting: int = 8) -> Inbox:
        handlers = dict.fromkeys(("whatsapp", "bellbank", "miimii"), handler)
        return Inbox(database, cache, handlers, max_acting)

    return make


def update(key: str, lane: str = "l", *, after_s: int = 0, **more: str) -> Update:
    fields = {"source": "bellbank", "kind": "message", **more}
    return Update(
        event_key=key,
        lane=lane,
        payload={},
        happened_at=T0 + timedelta(seconds=after_s),
        **fields,
    )


def statuses(db: Database) -> dict[str, str]:
    with db.autocommit() as conn:
        rows = conn.execute("SELECT event_key, status FROM inbound_events").fetchall()
    return dict(rows)


def test_a_lane_is_worked_in_the_order_of_what_happened(inbox: Make) -> None:
    seen: list[str] = []
    box = inbox(lambda event, done: seen.append(event.event_key))
    box.act(box.store([update("b", after_s=2), update("a", after_s=1), update("c")]))
    assert seen == ["c", "a", "b"]


def test_repeats_have_one_effect_wherever_they_come(
    inbox: Make, database: Database
) -> None:
    seen: list[str] = []
    lock = threading.Lock()

    def handle(event: Event, done: Done) -> None:
        """Two may begin; to mark it, with what it asks for, is for one of them."""
        with database.autocommit() as conn:
            done.mark(conn)
        with lock:
            seen.append(event.event_key)

    boxes = [inbox(handle) for _ in range(4)]
    wanted = [update(f"k{n}", f"lane{n % 5}", after_s=n) for n in range(20)]

    def deliver(box: Inbox) -> None:
        for one in wanted:
            box.act(box.store([one, one]))

    threads = [threading.Thread(target=deliver, args=(box,)) for box in boxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == sorted(one.event_key for one in wanted)
    for lane in range(5):
        mine = [int(k[1:]) for k in seen if int(k[1:]) % 5 == lane]
        assert mine == sorted(mine)
    assert set(statuses(database).values()) == {"done"}


def test_of_whatsapps_ids_the_hash_is_kept_and_an_older_versions_are_known(
    inbox: Make, database: Database
) -> None:
    seen: list[str] = []
    box = inbox(lambda event, done: seen.append(event.event_key))
    with database.autocommit() as conn:
        conn.execute("INSERT INTO inbound_keys VALUES ('whatsapp', 'old')")
    ours = [update(key, source="whatsapp") for key in ("old", "new", "old", "new")]
    for one in ours:
        box.act(box.store([one]))
    assert seen == ["new"]
    with database.autocommit() as conn:
        keys = conn.execute("SELECT event_key FROM inbound_keys").fetchall()
    assert set(keys) == {("old",), (hashlib.sha256(b"new").hexdigest(),)}


def test_a_held_lane_is_left_to_its_holder_who_looks_again(
    inbox: Make, database: Database
) -> None:
    holder, at = uuid4(), clock.now()
    box = inbox(lambda event, done: None)
    box.store([update("a")])
    with database.autocommit() as conn:
        assert events.claim_lane(conn, "l", holder, at=at)
        first = events.claim_lane(conn, "l", uuid4(), at=at)
        assert first is None
        event, _ = events.next_or_let_go(conn, "l", holder, at=at)
        assert event is not None
        events.mark_done(conn, event, at=at)
        assert events.next_or_let_go(conn, "l", holder, at=at) == (None, False)
        assert events.claim_lane(conn, "l", holder, at=at) is None


def test_a_knock_while_letting_go_keeps_the_lane(
    database: Database, inbox: Make
) -> None:
    """The holder's look and another's event cross: the event is not left behind."""
    seen: list[str] = []
    box = inbox(lambda event, done: _note_and_store(seen, event, other))
    other = inbox(lambda event, done: None)
    box.act(box.store([update("a")]))
    assert seen == ["a", "a-more"]


def _note_and_store(seen: list[str], event: Event, other: Inbox) -> None:
    seen.append(event.event_key)
    if event.event_key == "a":
        other.act(other.store([update("a-more", after_s=1)]))


def test_a_dead_holders_lane_is_taken_when_its_lease_is_over(
    inbox: Make, database: Database
) -> None:
    seen: list[str] = []
    box = inbox(lambda event, done: seen.append(event.event_key))
    lanes = box.store([update("a")])
    with database.autocommit() as conn:
        assert events.claim_lane(conn, "l", uuid4(), at=clock.now())
        box_list = events.list_waiting_lanes(conn, at=clock.now(), limit=9)
        assert box_list == []
        conn.execute("UPDATE lanes SET leased_until = clock_timestamp()")
    box.act(lanes)
    assert seen == ["a"]


def test_a_failing_message_is_put_aside_after_three_tries(
    inbox: Make, database: Database
) -> None:
    tries: list[str] = []

    def fail(event: Event, done: Done) -> None:
        tries.append(event.event_key)
        if event.event_key == "bad":
            raise LookupError

    box = inbox(fail)
    bad = update("bad", source="whatsapp")
    lanes = box.store([bad, update("good", after_s=1, source="whatsapp")])
    for _ in range(3):
        with database.autocommit() as conn:
            conn.execute("UPDATE inbound_events SET next_attempt_at = NULL")
        box.act(lanes)
    assert tries == ["bad", "bad", "bad", "good"]
    assert statuses(database) == {"bad": "parked", "good": "done"}


def test_who_is_told_to_ask_later_is_asked_then_and_not_before(
    inbox: Make, database: Database
) -> None:
    until = clock.now() + timedelta(hours=9)
    tries: list[str] = []

    def wait(event: Event, done: Done) -> None:
        tries.append(event.event_key)
        raise AskedEnough("them", until)

    box = inbox(wait)
    lanes = box.store([update("a")])
    box.act(lanes)
    box.act(lanes)
    assert tries == ["a"]
    for at, found in ((until - timedelta(seconds=1), []), (until, lanes)):
        with database.autocommit() as conn:
            assert events.list_waiting_lanes(conn, at=at, limit=9) == found


def test_an_event_marked_in_a_transaction_that_fails_is_not_done(
    inbox: Make, database: Database
) -> None:
    def fail(event: Event, done: Done) -> None:
        with database.transaction() as conn:
            done.mark(conn)
            raise LookupError

    box = inbox(fail)
    box.act(box.store([update("a")]))
    assert statuses(database) == {"a": "waiting"}


def test_what_is_only_kept_is_worked_by_nobody(inbox: Make, database: Database) -> None:
    box = inbox(lambda event, done: pytest.fail("worked"))
    assert box.store([update("a", kind="ignored")]) == []
    assert statuses(database) == {"a": "ignored"}


def test_an_errand_is_left_once(inbox: Make, database: Database) -> None:
    seen: list[object] = []
    box = inbox(lambda event, done: seen.append(event.payload["n"]))
    for n in (1, 2):
        with database.transaction() as conn:
            ErrandBook().leave(conn, lane="o", kind="x", key="k", payload={"n": n})
    box.act(["o"])
    assert seen == [1]


def test_another_thread_works_what_found_no_room(inbox: Make) -> None:
    seen: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def handle(event: Event, done: Done) -> None:
        seen.append(event.event_key)
        begun.set()
        assert may_end.wait(5)

    box = inbox(handle, 1)  # type: ignore[call-arg]
    lanes = box.store([update("a", "l1"), update("b", "l2")])
    thread = threading.Thread(target=box.act, args=([lanes[0]],))
    thread.start()
    assert begun.wait(5)
    box.act([lanes[1]])  # no room: returns at once
    assert len(seen) == 1
    may_end.set()
    thread.join()
    assert sorted(seen) == ["a", "b"]


def test_closing_waits_for_a_lane_and_leaves_the_others_to_be_found(
    inbox: Make, database: Database
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def handle(event: Event, done: Done) -> None:
        begun.set()
        assert may_end.wait(5)

    box = inbox(handle)
    lanes = box.store([update("a", "l1"), update("b", "l2")])
    working = threading.Thread(target=box.act, args=([lanes[0]],))
    working.start()
    assert begun.wait(5)
    closing = threading.Thread(target=box.close)
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()

    may_end.set()
    closing.join(5)
    working.join(5)
    box.act([lanes[1]])  # as a timer does that comes too late

    assert sorted(statuses(database).values()) == ["done", "waiting"]
    with database.autocommit() as conn:
        assert conn.execute("SELECT count(*) FROM lanes").fetchone() == (0,)
