"""The PIN: counted before it is looked at, hashed under a pepper kept elsewhere."""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from miimii import metrics
from miimii.alerts.opening import open_now
from miimii.audit import log
from miimii.db import Conn, Database
from miimii.errors import Busy, NotOpen, PinLocked, PinTooWeak, PinWrong, Unavailable
from miimii.users.fields import key_id
from miimii.users.model import PinHash, PinRow
from miimii.users.store import pins

LOCKS_AT = (3, 6, 10)  # 15 minutes, 24 hours, until a person unlocks it
_GUESSED_AT = 6  # wrong in 24 hours, right ones in between or not
_WAIT_S = 1.0
_A_LOOK_TAKES = timedelta(seconds=5)  # at most: then its process is gone
_WAIT_FOR_A_TURN_S = 4.0
_ASK_AGAIN_S = 0.05
_YEARS = range(1930, 2020)
# Shapes on the keypad that published lists of stolen PINs are full of; what follows a
# rule (repeats, runs, years) needs no list.
_SHAPES = {
    *("2580", "0852", "1470", "0741", "3690", "0963", "1379"),
    *("9731", "1397", "7931", "7913", "1593", "3571", "7535"),
    *("1478", "3698", "1236", "7896", "5683", "1004", "25800"),
    *("08520", "15937", "35715", "159357", "357159", "159753", "753159"),
    *("147258", "258147", "258369", "369258", "147369", "741852", "852963"),
    *("963852", "789456", "456123", "246810", "102030"),
}
# About 45 ms of a core and 19 MiB: hence the slots. Lock-out and pepper protect four
# digits, not the cost of a hash.
_HASHER = PasswordHasher(time_cost=3, memory_cost=19_456, parallelism=1)


class Pins:
    """Hashes, stores and checks PINs; at most `slots` hashes at a time a process.

    `peppers`, newest first: the first hashes, all verify.
    """

    def __init__(
        self, db: Database, peppers: Sequence[bytes], *, slots: int = 2
    ) -> None:
        self._db = db
        self._peppers = {key_id(pepper): pepper for pepper in peppers}
        self._newest = key_id(peppers[0])
        self._slots = threading.BoundedSemaphore(slots)

    def hash(self, user_id: UUID, pin: str) -> PinHash:
        """Return what may be stored; raises Busy when no slot is free for a second.

        Slow on purpose: never inside a transaction.
        """
        with _within_a_second(self._slots):
            return self._hash(user_id, pin)

    def store(self, conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> None:
        """Write the customer's PIN; tries and locks of an earlier one are gone."""
        pins.put_pin(conn, user_id, pin, at=at)
        _note(conn, user_id, "pin.set", at)

    def replace(self, conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> None:
        """Write a new PIN over the old one; the tries begin again.

        Raises PinLocked: a lock that came after the old PIN was right still holds.
        """
        if not pins.replace_pin(conn, user_id, pin, at=at):
            row = pins.find_pin(conn, user_id)
            raise PinLocked(row.locked_until if row else None)
        _note(conn, user_id, "pin.changed", at)

    def reset(self, conn: Conn, user_id: UUID, pin: PinHash, *, at: datetime) -> None:
        """Write a new PIN where the old one is forgotten; the tries begin again.

        Raises PinLocked when it is locked until people unlock it.
        """
        if not pins.reset_pin(conn, user_id, pin, at=at):
            raise PinLocked(None)

    def is_hard_locked(self, conn: Conn, user_id: UUID) -> bool:
        """Whether only people can unlock it."""
        row = pins.find_pin(conn, user_id)
        return row is not None and row.tries >= LOCKS_AT[-1]

    def unlock(self, conn: Conn, user_id: UUID) -> bool:
        """Lift a lock that only people may lift; False if there is none."""
        return pins.unlock_pin(conn, user_id)

    def check(self, user_id: UUID, pin: str, *, at: datetime) -> None:
        """Return if the PIN is right.

        The try is counted and committed before the PIN is looked at: a crash costs a
        try, and a hundred at once get three looks. Raises PinWrong with the tries left
        before the next lock; PinLocked, when locked (right PIN or not) and at the try
        that locks; Busy, with nothing counted; NotOpen when no PIN was ever set.

        A customer's tries are looked at one after the other, whatever process they came
        to: a right PIN sent many times at once must not lock itself meanwhile.
        """
        started = time.monotonic()
        while True:
            waited_s = time.monotonic() - started
            now = at + timedelta(seconds=waited_s)
            if self._look(user_id, pin, at, now):
                metrics.count_pin("right")
                return
            refusal = self._why_refused(user_id, at, now)
            if isinstance(refusal, PinLocked):
                metrics.count_pin("locked")
            if not isinstance(refusal, Busy) or waited_s > _WAIT_FOR_A_TURN_S:
                raise refusal
            time.sleep(_ASK_AGAIN_S)

    def is_same(self, user_id: UUID, pin: str) -> bool:
        """Whether it is the PIN they have. Only for who has just given that one.

        No try is counted, so nobody else may learn the answer. Raises Busy.
        """
        with self._db.autocommit() as conn:
            row = pins.find_pin(conn, user_id)
        if row is None or row.pepper_id not in self._peppers:
            return False
        with _within_a_second(self._slots):
            return _is_right(row, self._peppered(row.pepper_id, user_id, pin))

    def require_unlocked(self, conn: Conn, user_id: UUID, *, at: datetime) -> None:
        """Raise PinLocked where no PIN would be looked at, before one is typed."""
        row = pins.find_pin(conn, user_id)
        if row is not None and (lock := _lock_of(row, at)) is not None:
            raise lock

    def _look(self, user_id: UUID, pin: str, at: datetime, now: datetime) -> bool:
        """Count a try and look at the PIN; False if it may not be looked at now."""
        with _within_a_second(self._slots):
            with self._db.autocommit() as conn:
                row = pins.count_try(
                    conn,
                    user_id,
                    list(self._peppers),
                    at=at,
                    looking=(now, now + _A_LOOK_TAKES),
                )
            if row is None:
                return False
            is_right = _is_right(row, self._peppered(row.pepper_id, user_id, pin))
            kept = PinHash(row.hash, row.pepper_id)
            if is_right and row.pepper_id != self._newest:
                kept = self._hash(user_id, pin)
        with self._db.autocommit() as conn:
            if is_right:
                pins.reset_tries(conn, user_id, row, kept)
                return True
            if row.tries in LOCKS_AT:
                _note(conn, user_id, "pin.locked", at, f"{row.tries} wrong tries")
            if pins.end_look(conn, user_id, row, at=at) == _GUESSED_AT:
                _alarm(conn, user_id, at)
        metrics.count_pin("wrong")
        raise _wrong(row)

    def _why_refused(self, user_id: UUID, at: datetime, now: datetime) -> Exception:
        with self._db.autocommit() as conn:
            row = pins.find_pin(conn, user_id)
        if row is None:
            return NotOpen("no PIN was set")
        if row.looking_until is not None and row.looking_until > now:
            return Busy("PIN checks")  # and a lock may be lifted by that very try
        if (lock := _lock_of(row, at)) is not None:
            return lock
        if row.pepper_id in self._peppers:
            return Busy("PIN checks")  # another try is looked at, or just was
        return Unavailable("PIN pepper")

    def _hash(self, user_id: UUID, pin: str) -> PinHash:
        peppered = self._peppered(self._newest, user_id, pin)
        return PinHash(_HASHER.hash(peppered), self._newest)

    def _peppered(self, pepper_id: str, user_id: UUID, pin: str) -> bytes:
        pepper = self._peppers[pepper_id]
        return hmac.digest(pepper, user_id.bytes + _encoded(pin), "sha256")


@contextmanager
def _within_a_second(slots: threading.BoundedSemaphore) -> Iterator[None]:
    if not slots.acquire(timeout=_WAIT_S):
        raise Busy("PIN checks")
    try:
        yield
    finally:
        slots.release()


def refuse_weak(pin: str, *, date_of_birth: date | None, phone: str | None) -> None:
    """Raise PinTooWeak for what a thief tries first.

    A repeat, a run, pairs, a mirror, a shape on the keypad, a birthday or a year, or
    the phone's tail.
    """
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    is_repeat = any(pin == pin[:n] * (len(pin) // n) for n in (1, 2, 3))
    is_run = steps in ({1}, {9})
    is_paired = len(pin) % 2 == 0 and pin[::2] == pin[1::2]
    is_shape = is_paired or pin == pin[::-1] or pin in _SHAPES
    is_year = len(pin) == len("2000") and int(pin) in _YEARS
    is_birthday = date_of_birth is not None and pin in _birthdays(date_of_birth)
    is_phone = phone is not None and phone.endswith(pin)
    if is_repeat or is_run or is_shape or is_year or is_birthday or is_phone:
        raise PinTooWeak


def _birthdays(born: date) -> set[str]:
    """The ways to write a birthday in four, five or six digits."""
    orders = ("%d%m", "%m%d", "%Y", "%m%y", "%y%m", "%d%m%y", "%m%d%y", "%y%m%d")
    return {born.strftime(order) for order in (*orders, "%m%Y", "%Y%m", "%d%y")}


def _is_right(row: PinRow, peppered: bytes) -> bool:
    try:
        return _HASHER.verify(row.hash, peppered)
    except VerifyMismatchError:
        return False


def _note(
    conn: Conn, user_id: UUID, action: str, at: datetime, reason: str = ""
) -> None:
    actor, subject = log.customer(user_id), log.user(user_id)
    log.record(conn, actor=actor, action=action, subject=subject, reason=reason, at=at)


def _alarm(conn: Conn, user_id: UUID, at: datetime) -> None:
    """Tell people that somebody guesses, though no lock may have shown it."""
    open_now(
        conn,
        "security",
        f"PIN of {log.user(user_id)}",
        severity="warning",
        number=f"{_GUESSED_AT} wrong in 24 hours",
        threshold=f">= {_GUESSED_AT}",
        at=at,
    )


def _lock_of(row: PinRow, at: datetime) -> PinLocked | None:
    if row.tries >= LOCKS_AT[-1]:
        return PinLocked(None)
    if row.locked_until is not None and row.locked_until > at:
        return PinLocked(row.locked_until)
    return None


def _wrong(row: PinRow) -> PinWrong | PinLocked:
    if row.tries in LOCKS_AT:
        return PinLocked(row.locked_until)
    return PinWrong(min(lock for lock in LOCKS_AT if lock > row.tries) - row.tries)


def _encoded(pin: str) -> bytes:
    return pin.encode("utf-8", "surrogatepass")  # whatever was typed is a wrong PIN
