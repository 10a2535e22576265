"""Saved targets: the phones, meters and cards that a customer bought for, by name."""

from __future__ import annotations

from uuid import UUID

from miimii.bills.model import SavedTarget
from miimii.bills.store import targets
from miimii.db import Conn, Database, UniqueViolation
from miimii.errors import NicknameTaken, NotFound

_MOST_SHOWN = 20
_LONGEST = 40


class SavedTargets:
    """Saved by a purchase that succeeded; named, renamed and forgotten by request."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def saved(
        self, conn: Conn, user_id: UUID, kind: str | None = None
    ) -> list[SavedTarget]:
        """Return what a customer bought for, last used first, at most 20."""
        return targets.list_targets(conn, user_id, kind, limit=_MOST_SHOWN)

    def find_named(
        self, conn: Conn, user_id: UUID, nickname: str
    ) -> SavedTarget | None:
        """Return what the customer calls by this name, however it is spelt in case."""
        return targets.find_named(conn, user_id, _tidy(nickname))

    def name_target(self, user_id: UUID, kind: str, target: str, nickname: str) -> None:
        """Name or rename one. Raises NicknameTaken, NotFound."""
        nickname = _tidy(nickname)
        try:
            with self._db.transaction() as conn:
                is_named = targets.mark_named(
                    conn, user_id, kind=kind, target=target, nickname=nickname
                )
        except UniqueViolation as ex:
            raise NicknameTaken(nickname) from ex
        if not is_named:
            raise NotFound("no such saved target")

    def forget_target(self, user_id: UUID, kind: str, target: str) -> bool:
        """Forget one; False if there is none."""
        with self._db.transaction() as conn:
            return targets.delete_target(conn, user_id, kind=kind, target=target)


def _tidy(nickname: str) -> str:
    """One line, single spaces, as long as a name is."""
    return " ".join(nickname.split())[:_LONGEST]
