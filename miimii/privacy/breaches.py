"""The register of breaches: what leaked, whose it was, and the 72 hours to say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from miimii.audit import log
from miimii.db import Conn, Database
from miimii.privacy.model import Breach, NotThatStep, new_number
from miimii.privacy.store import breaches as store


class Breaches:
    """Opens, shows and ends breaches; each deed is in the audit log."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def open(
        self,
        *,
        found_at: datetime,
        what: str,
        whose: str,
        by: str,
        at: datetime,
        is_dry: bool = False,
    ) -> Breach:
        """Write a breach down, with a first draft of the notice."""
        number = new_number("B")
        notice = _draft(number, found_at, what)
        breach = Breach(number, found_at, what, whose, notice, by)
        with self._db.transaction(is_dry=is_dry) as conn:
            store.insert_breach(conn, breach)
            _note(conn, "breach.opened", number, by, at, what)
        return breach

    def list_all(self) -> list[Breach]:
        """Return every breach, open ones first."""
        return self._db.repeat_once(store.list_breaches)

    def look(self, number: str, *, by: str, at: datetime) -> tuple[Breach, int]:
        """Return a breach and how many people its query finds now. Raises NotFound."""
        with self._db.transaction() as conn:
            breach = store.get_breach(conn, number)
            _note(conn, "breach.shown", number, by, at, "")
        with self._db.transaction() as conn:
            return breach, store.count_whose(conn, breach.whose)

    def told(
        self, number: str, *, by: str, at: datetime, is_dry: bool = False
    ) -> Breach:
        """Say that the commission was told. Raises NotFound, NotThatStep."""
        with self._db.transaction(is_dry=is_dry) as conn:
            breach = store.get_breach(conn, number)
            if breach.told_at or breach.closed_at:
                raise NotThatStep
            store.mark_told(conn, number, by=by, at=at)
            _note(conn, "breach.told", number, by, at, "")
        return replace(breach, told_at=at, told_by=by)

    def close(
        self, number: str, *, why: str, by: str, at: datetime, is_dry: bool = False
    ) -> Breach:
        """End it: told and mended, or no breach after all, and why.

        Raises NotFound, NotThatStep.
        """
        with self._db.transaction(is_dry=is_dry) as conn:
            breach = store.get_breach(conn, number)
            if breach.closed_at:
                raise NotThatStep
            store.mark_closed(conn, number, why=why, by=by, at=at)
            _note(conn, "breach.closed", number, by, at, why)
        return replace(breach, closed_at=at, closed_why=why)


def _draft(number: str, found_at: datetime, what: str) -> str:
    """Return what the commission asks for, as far as it is known at once."""
    return "\n".join(
        (
            f"Notice of a personal data breach, our number {number}",
            f"Found: {found_at:%Y-%m-%d %H:%M} UTC",
            f"What happened: {what}",
            "Whose data, and how many people: see `breach.py show`",
            "Likely consequences: …",
            "What we have done, and what we advise those people to do: …",
            "Data protection officer: …",
        )
    )


def _note(
    conn: Conn, action: str, number: str, by: str, at: datetime, reason: str
) -> None:
    who, about = log.staff(by), f"breach:{number}"
    log.record(conn, actor=who, action=action, subject=about, reason=reason, at=at)
