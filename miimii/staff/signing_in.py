"""Signing in: a password and a code, counted before either is looked at."""

from __future__ import annotations

from datetime import datetime

from miimii.audit import log
from miimii.db import Conn, Database
from miimii.staff import codes, passwords, store
from miimii.staff.model import (
    DUTIES,
    Duty,
    Member,
    NotTheirDuty,
    SignInRefused,
    StaffRefused,
    Tried,
    spelled,
)
from miimii.users.fields import FieldCipher

_LOCKS_AT = 5


class SigningIn:
    """Finds out whether somebody is the member of the staff whom they name."""

    def __init__(self, db: Database, cipher: FieldCipher) -> None:
        self._db = db
        self._cipher = cipher

    def has_staff(self) -> bool:
        """Whether there ever was anybody to sign in as."""
        with self._db.autocommit() as conn:
            return store.exists_any(conn)

    def sign_in(
        self, email: str, password: str, code: str, duty: Duty, *, at: datetime
    ) -> None:
        """Return if it is they, and their role does this; the code is used up then.

        The try is counted and committed before anything is compared; the fifth wrong
        one in a row locks for half an hour. A wrong password or code, a lock, and an
        address that nobody has, take as long and sound alike: SignInRefused. Raises
        NotTheirDuty to who did sign in. Each end is a deed.
        """
        who = spelled(email)
        with self._db.autocommit() as conn:
            tried = store.count_try(conn, who, at=at)
        known = tried.password_hash if tried else passwords.NOBODYS
        is_right = passwords.is_right(known, password)
        with self._db.transaction() as conn:
            entered = None
            if tried is not None and is_right and self._takes(conn, tried, code, at):
                entered = tried
            _note(conn, who, tried, entered, duty, at)
        if entered is None:
            raise SignInRefused
        if duty not in DUTIES[entered.role]:
            raise NotTheirDuty(entered.role, duty)

    def _takes(self, conn: Conn, tried: Tried, code: str, at: datetime) -> bool:
        """Whether the code is one of theirs that was never used; it is used now."""
        secret = self._cipher.open("staff", "totp", tried.id, tried.totp_sealed)
        step = codes.step_of(secret, code, at=at)
        if step is not None:
            return store.take_step(conn, tried.id, step)
        return store.take_recovery(conn, tried.id, codes.recovery_hash(code))


def require_duty(conn: Conn, email: str, duty: Duty) -> Member:
    """Return the active member of an address, whose role does this.

    Raises StaffRefused (nobody), NotTheirDuty.
    """
    found = store.find_member(conn, spelled(email))
    if found is None or found.standing != "active":
        raise StaffRefused("nobody")
    if duty not in DUTIES[found.role]:
        raise NotTheirDuty(found.role, duty)
    return found


def _note(
    conn: Conn,
    who: str,
    tried: Tried | None,
    entered: Tried | None,
    duty: Duty,
    at: datetime,
) -> None:
    """Write down how it ended; who did not sign in is nobody we know."""
    if entered is not None:
        is_theirs = duty in DUTIES[entered.role]
        actor = log.staff(who)
        action = "staff.signed-in" if is_theirs else "staff.not-their-duty"
    else:
        is_locking = tried is not None and tried.tries == _LOCKS_AT
        actor = "system"
        action = "staff.locked" if is_locking else "staff.not-signed-in"
    subject = f"staff:{who}"
    log.record(conn, actor=actor, action=action, subject=subject, reason=duty, at=at)
