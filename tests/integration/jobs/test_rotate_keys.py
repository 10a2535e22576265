"""Keys are rotated while everybody works: each field opens at every instant."""

from __future__ import annotations

import base64
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from psycopg.types.json import Jsonb

from miimii import clock
from miimii.ids import uuid7
from miimii.users.fields import FieldCipher, key_id
from miimii.users.sealed import PLACES, ROWS
from tests.integration.jobs.sealed_rows import AT, Said, fill, read
from tests.integration.jobs.shop import PATIENCE_S, Ended, Shop, ended, stop

OLD, NEW, INDEX, NEXT_INDEX = b"o" * 32, b"n" * 32, b"i" * 32, b"j" * 32
BEFORE, BOTH, AFTER = (FieldCipher(keys, INDEX) for keys in ([OLD], [NEW, OLD], [NEW]))
RETENTION = (
    "INSERT INTO archive.inbound_events SELECT id, source, event_key, lane, kind,"
    " payload, happened_at, recorded_at, status, attempts, error, done_at, %s"
    " FROM inbound_events WHERE source = 'bilal'"
)


def keys(*raw: bytes) -> str:
    return ",".join(base64.b64encode(one).decode() for one in raw)


def rotate(shop: Shop, *words: str, purpose: str = "field", **but: str) -> Ended:
    """Run the script with both field keys, or with other settings."""
    settings = {"FIELD_ENCRYPTION_KEYS": keys(NEW, OLD), "BLIND_INDEX_KEY": keys(INDEX)}
    told = shop.run(
        "rotate_keys", "--purpose", purpose, "--json", *words, but={**settings, **but}
    )
    assert not any(keys(one) in told.out + told.err for one in (OLD, NEW, INDEX))
    return told


def states(told: Ended) -> dict[str, str]:
    return {key["id"]: key["state"] for key in told.said["report"]["keys"]}


def opens_all(shop: Shop, cipher: FieldCipher, said: Said) -> bool:
    with psycopg.connect(shop.owner_url) as conn:
        return read(conn, cipher) == said


@pytest.mark.proves("F35")
@pytest.mark.proves("T38")
def test_every_field_opens_at_each_look_however_often_the_run_is_killed(
    shop: Shop,
) -> None:
    said = fill(shop, BEFORE, people=25)
    assert len({(table, key) for table, _, key in said}) >= 80
    assert len(said) >= 240
    with looking(shop, said) as looks, slow_updates(shop):
        for _ in range(5):
            kill_after_a_batch(shop)
        late_writer(shop, said)

        told = rotate(shop, "--batch-size", "7")

    assert told.code == 0, told.err
    assert states(told) == {key_id(NEW): "newest", key_id(OLD): "unused"}
    assert told.said["report"]["samples"] > len(ROWS)
    assert looks.number > 5
    assert looks.wrong == []
    assert opens_all(shop, AFTER, said)
    history = [status for status, _ in shop.history("rotate_keys")]
    assert history == ["interrupted"] * 5 + ["succeeded"]


def test_a_second_run_finds_nothing_and_the_key_is_noted_once(shop: Shop) -> None:
    said = fill(shop, BEFORE)
    first, second = rotate(shop), rotate(shop)

    changed = len({(table, key) for table, _, key in said})
    assert (first.said["counts"]["changed"], second.said["counts"]["changed"]) == (
        changed,
        0,
    )
    noted = shop.rows("SELECT object FROM audit_log WHERE action = 'key.newest'")
    assert noted == [(f"key:field:{key_id(NEW)}",)]


def test_an_old_key_is_not_called_unused_while_a_row_or_a_token_needs_it(
    shop: Shop,
) -> None:
    fill(shop, BEFORE)
    shop.change(RETENTION, clock.now())
    button = "v1:" + BEFORE.seal("outbound_messages", "button", uuid7(), "again")
    shop.change(
        """
        INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
                                       next_attempt_at, created_at, status)
        VALUES (%s, 'x', 'x', 'x', %s, 'x', %s, %s, 'read')
        """,
        *(uuid7(), Jsonb({"buttons": [{"id": button}]}), AT, AT),
    )
    token = BEFORE.seal("purchases", "token_sealed", "BIL0", "12345678901234567890")
    shop.change(
        """
        INSERT INTO approvals (id, kind, subject, diff, reason, requested_by,
                               requested_at, expires_at)
        VALUES ('APR0', 'order', 'BIL0', %s, 'The vendor said it by phone',
                'ada@example.com', %s, %s)
        """,
        Jsonb({"from": "needs_review", "to": "succeeded", "token_sealed": token}),
        *(AT, AT + timedelta(hours=24)),
    )

    told = rotate(shop)

    [old] = [key for key in told.said["report"]["keys"] if key["id"] == key_id(OLD)]
    assert old["state"] == "needed"
    assert old["named_by"] == {
        "archive.inbound_events": 5,
        "buttons": 1,
        "approvals": 1,
    }
    assert told.code == 0


def test_a_key_that_rows_name_and_nobody_has_needs_people(shop: Shop) -> None:
    said = fill(shop, BEFORE)

    told = rotate(shop, FIELD_ENCRYPTION_KEYS=keys(NEW))

    assert told.code == 3
    assert states(told) == {key_id(NEW): "newest", key_id(OLD): "missing"}
    assert {"item": f"key {key_id(OLD)}", "code": "missing"} in told.said["errors"]
    assert opens_all(shop, BEFORE, said)


def test_a_field_that_was_moved_from_another_row_is_named_and_stops_no_other(
    shop: Shop,
) -> None:
    fill(shop, BEFORE)
    [(thief,), (victim,)] = shop.rows("SELECT id FROM users WHERE bvn > '' LIMIT 2")
    shop.change(
        "UPDATE users SET nin = (SELECT nin FROM users WHERE id = %s) WHERE id = %s",
        *(victim, thief),
    )

    told = rotate(shop)

    assert told.code == 3
    assert told.said["errors"] == [{"item": str(thief), "code": "cannot-open"}]
    assert states(told)[key_id(OLD)] == "needed"
    left = "SELECT id FROM users WHERE NOT starts_with(bvn, %s)"
    assert shop.rows(left, f"v1.{key_id(NEW)}.") == [(thief,)]


def test_a_row_that_somebody_holds_is_left_to_the_next_run(shop: Shop) -> None:
    said = fill(shop, BEFORE)
    with psycopg.connect(shop.owner_url) as conn:
        conn.execute("SELECT FROM users WHERE bvn > '' LIMIT 1 FOR UPDATE")
        told = rotate(shop)
    again = rotate(shop)

    assert (told.code, told.said["more"]) == (0, True)
    assert states(told)[key_id(OLD)] == "needed"
    assert (again.said["counts"]["changed"], again.said["more"]) == (1, False)
    assert opens_all(shop, AFTER, said)


def test_a_dry_run_says_what_is_so_and_seals_nothing(shop: Shop) -> None:
    said = fill(shop, BEFORE)

    told = rotate(shop, "--dry-run")

    assert told.said["counts"]["changed"] > 0
    assert states(told)[key_id(OLD)] == "needed"
    assert opens_all(shop, BEFORE, said)


# --- the others ---------------------------------------------------------------------


def test_hashes_move_to_the_key_of_whoever_runs_it_and_stay_unique(shop: Shop) -> None:
    fill(shop, BOTH)
    bvns = [f"222{number:08}" for number in range(4)]

    unasked = rotate(shop, purpose="index", BLIND_INDEX_KEY=keys(NEXT_INDEX))
    told = rotate(shop, "--yes", purpose="index", BLIND_INDEX_KEY=keys(NEXT_INDEX))

    assert (unasked.code, unasked.out) == (64, "")
    assert told.code == 0, told.err
    assert told.said["report"]["keys"] == {key_id(NEXT_INDEX): 4}
    moved = FieldCipher([NEW, OLD], NEXT_INDEX)
    found = shop.rows("SELECT bvn_index FROM users WHERE bvn > '' ORDER BY phone")
    assert found == [(moved.blind_index("bvn", bvn),) for bvn in bvns]


def test_a_hash_that_cannot_be_moved_keeps_everybody_out(shop: Shop) -> None:
    fill(shop, FieldCipher([b"lost" * 8], INDEX), people=1)

    told = rotate(shop, "--yes", purpose="index", BLIND_INDEX_KEY=keys(NEXT_INDEX))

    assert (told.code, told.said["more"]) == (3, True)
    assert "nobody is let in until all are under one key" in told.said["notes"]


def test_peppers_are_counted_and_let_go_after_180_days(shop: Shop) -> None:
    peppers = {"PIN_PEPPERS": keys(NEW, OLD)}
    shop.change("UPDATE pins SET pepper_id = %s", key_id(OLD))
    [(number,)] = shop.rows("SELECT count(*) FROM pins")
    if not number:
        fill(shop, BOTH)
        shop.change(
            "INSERT INTO pins (user_id, hash, pepper_id, set_at)"
            " SELECT id, 'x', %s, %s FROM users",
            *(key_id(OLD), AT),
        )

    told = rotate(shop, purpose="pin", **peppers)
    shop.change("UPDATE newest_keys SET newest_since = newest_since - interval '181 d'")
    later = rotate(shop, purpose="pin", **peppers)
    shop.change("UPDATE pins SET pepper_id = %s", key_id(NEW))
    moved = rotate(shop, purpose="pin", **peppers)

    assert states(told) == {key_id(NEW): "newest", key_id(OLD): "needed"}
    assert states(later)[key_id(OLD)] == "expiring"
    assert states(moved)[key_id(OLD)] == "unused"


@pytest.mark.parametrize("purpose", ["jwt", "webhook", "flow"])
def test_what_no_row_names_is_explained_step_by_step(shop: Shop, purpose: str) -> None:
    before = shop.contents()

    told = rotate(shop, purpose=purpose)

    assert told.code == 0
    assert [note[:2] for note in told.said["notes"]] == ["1.", "2.", "3.", "4."]
    assert shop.contents() == before


# --- the list -----------------------------------------------------------------------


def test_every_column_that_must_hold_sealed_text_is_in_the_list(owner_url: str) -> None:
    with psycopg.connect(owner_url) as conn:
        found = conn.execute(
            """
            SELECT c.conrelid::regclass::text, a.attname
              FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.conname LIKE '%\\_is\\_sealed'
            """
        ).fetchall()
    plain = {
        (rows.table, name) for rows in ROWS if not rows.inside for name in rows.columns
    }
    assert set(found) == plain


def test_nothing_sealed_stands_where_the_list_does_not_look(shop: Shop) -> None:
    fill(shop, BEFORE)
    told = shop.rows(
        """
        SELECT table_name, column_name
          FROM information_schema.columns
         WHERE table_schema = 'public'
           AND data_type IN ('text', 'jsonb', 'ARRAY')
        """
    )
    found = {
        (table, column)
        for table, column in told
        if shop.rows(
            psycopg.sql.SQL("SELECT FROM {} WHERE {}::text ~ %s LIMIT 1")
            .format(psycopg.sql.Identifier(table), psycopg.sql.Identifier(column))
            .as_string(),
            r"v1\.[0-9a-f]{8}\.",
        )
    }
    partition = re.compile(r"_(\d{4}_\d{2}|default)$")
    known = {
        (rows.table, rows.inside or column) for rows in ROWS for column in rows.columns
    }
    assert {(partition.sub("", table), column) for table, column in found} == known


def test_a_column_takes_no_readable_text(shop: Shop) -> None:
    fill(shop, BEFORE, people=1)
    for rows in ROWS:
        if rows.inside:
            continue
        for column in rows.columns:
            with pytest.raises(psycopg.errors.CheckViolation):
                shop.change(f"UPDATE {rows.table} SET {column} = '22222222222'")  # noqa: S608


def test_nothing_is_sealed_for_a_place_that_rotating_would_forget() -> None:
    assert ("users", "profile_name") not in PLACES
    with pytest.raises(ValueError, match="not in the list"):
        BOTH.seal("users", "profile_name", uuid7(), "Ada")


# --- what goes on meanwhile -----------------------------------------------------------


class Looks:
    """How often everything was read, and what did not open, or said something else."""

    def __init__(self) -> None:
        self.number = 0
        self.wrong: list[str] = []


@contextmanager
def looking(shop: Shop, said: Said) -> Iterator[Looks]:
    """Read every field again and again, as a process that has both keys."""
    looks, is_over = Looks(), threading.Event()

    def look() -> None:
        with psycopg.connect(shop.owner_url, autocommit=True) as conn:
            while not is_over.is_set():
                try:
                    found = read(conn, BOTH)
                except ValueError as ex:
                    looks.wrong.append(str(ex))
                else:
                    looks.wrong += [str(one) for one in said if one not in found]
                looks.number += 1

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield looks
    finally:
        is_over.set()
        thread.join()


@contextmanager
def slow_updates(shop: Shop) -> Iterator[None]:
    """Let each customer's row take a moment, so that a run can be caught at work."""
    shop.change(
        """
        CREATE FUNCTION take_a_moment() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(0.03); RETURN NEW; END $$
        """
    )
    shop.change(
        "CREATE TRIGGER slow BEFORE UPDATE ON users"
        " FOR EACH ROW EXECUTE FUNCTION take_a_moment()"
    )
    try:
        yield
    finally:
        shop.change("DROP TRIGGER slow ON users")
        shop.change("DROP FUNCTION take_a_moment()")


def kill_after_a_batch(shop: Shop) -> None:
    """Start a run, and kill it while it is in its second batch."""
    before = moved(shop)
    script = shop.start(
        *("rotate_keys", "--purpose", "field", "--batch-size", "3"),
        but={"FIELD_ENCRYPTION_KEYS": keys(NEW, OLD)},
    )
    give_up_at = time.monotonic() + PATIENCE_S
    while moved(shop) == before:
        assert script.poll() is None, script.communicate()
        assert time.monotonic() < give_up_at
        time.sleep(0.01)
    stop(script, signal.SIGKILL)
    assert ended(script).code == -signal.SIGKILL
    shop.change("UPDATE job_leases SET expires_at = clock_timestamp()")
    shop.change("UPDATE job_runs SET heartbeat_at = heartbeat_at - interval '6 min'")


def moved(shop: Shop) -> int:
    """How many customers are under the newest key."""
    query = "SELECT count(*) FROM users WHERE starts_with(bvn, %s)"
    [(number,)] = shop.rows(query, f"v1.{key_id(NEW)}.")
    return int(number)


def late_writer(shop: Shop, said: Said) -> None:
    """A process that was not restarted yet seals with the old key once more."""
    table, column, row = next(one for one in said if one[1] == "address")
    said[table, column, row] = "1 New Road"
    sealed = BEFORE.seal(table, column, row, "1 New Road")
    shop.change("UPDATE users SET address = %s WHERE id = %s", sealed, row)
