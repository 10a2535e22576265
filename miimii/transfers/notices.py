"""What the bank tells us unasked: a reason to ask it, and never more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from miimii import clock
from miimii.db import Database
from miimii.transfers.credits import Credits
from miimii.transfers.model import Done
from miimii.transfers.settle import Settling
from miimii.transfers.store import reviews


class Notice(Protocol):
    """An event as the inbox hands it over; `attempts` before this one."""

    @property
    def event_key(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def payload(self) -> Mapping[str, Any]: ...

    @property
    def attempts(self) -> int: ...


class BankNotices:
    """Works the bank's notices: credits, transfers, and what we can't read."""

    def __init__(self, db: Database, settling: Settling, credits: Credits) -> None:
        self._db = db
        self._settling = settling
        self._credits = credits

    def work(self, event: Notice, done: Done) -> None:
        """Ask the bank about what the notice names, and book its answer.

        Raises Unavailable when it has to be tried again later. A transfer that isn't
        ours is nothing to us; a notice that can't be read goes before people.
        """
        match event.kind:
            case "credit":
                self._credits.confirm(
                    event.payload["reference"],
                    event.payload,
                    done,
                    at=clock.now(),
                    attempts=event.attempts,
                )
            case "transfer":
                reference = self._settling.find_reference(event.payload["reference"])
                if reference is not None:
                    self._settling.requery(reference, cause="notice")
            case _:
                with self._db.transaction() as conn:
                    reviews.insert_review(
                        conn,
                        "unknown-notice",
                        event.event_key,
                        detail={},
                        at=clock.now(),
                    )
                    done.mark(conn)
