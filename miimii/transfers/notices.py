"""What the bank tells us unasked: a reason to ask it, and never more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from miimii import clock
from miimii.db import Database
from miimii.errors import Unavailable
from miimii.orders.desk import show_people
from miimii.orders.model import Done, Status
from miimii.transfers.credits import Credits
from miimii.transfers.model import PROVIDER
from miimii.transfers.settle import TransferSettling

_UNDER_WAY: frozenset[Status] = frozenset({"held", "submitted"})
# What an order is, once the bank's word about it is booked.
_MEANS: Mapping[str, set[Status]] = {
    "completed": {"succeeded", "reversed"},
    "failed": {"declined", "reversed"},
    "reversed": {"declined", "reversed"},
}
_MOST_TRIES = 5  # some 13 minutes


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

    def __init__(
        self, db: Database, settling: TransferSettling, credits: Credits
    ) -> None:
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
                    self._ask(reference, event)
            case _:
                with self._db.transaction() as conn:
                    show_people(conn, "unknown-notice", event.event_key, at=clock.now())
                    done.mark(conn)

    def _ask(self, reference: str, event: Notice) -> None:
        """Ask the bank about a transfer, again while it denies or hides its own word.

        An order under way is asked about anyway; one that is over, by nobody else.
        """
        status = self._settling.requery(reference, cause="notice")
        word = str(event.payload.get("word"))
        if status in _UNDER_WAY or status in _MEANS.get(word, {status}):
            return
        if event.attempts < _MOST_TRIES:
            raise Unavailable(PROVIDER)
        with self._db.autocommit() as conn:
            detail = {"word": word, "status": status}
            show_people(conn, "notice-unconfirmed", reference, detail, at=clock.now())
