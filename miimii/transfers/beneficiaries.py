"""Beneficiaries: whom a customer has paid, saved under a name of their own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii.db import Conn, Database, UniqueViolation
from miimii.errors import NicknameTaken, NotFound
from miimii.transfers.model import Beneficiary
from miimii.transfers.store import beneficiaries, orders

_MOST = 200  # whom we know by name; of more, the last used


class Beneficiaries:
    """Saved from a transfer that succeeded; named, favoured and forgotten by request.

    Each verb asks whose they are: somebody else's is NotFound like one that isn't.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def people(self, conn: Conn, user_id: UUID) -> list[Beneficiary]:
        """Return whom a customer saved, favourites first, then whom they paid."""
        return beneficiaries.list_people(conn, user_id, limit=_MOST)

    def save(self, user_id: UUID, reference: str, *, at: datetime) -> Beneficiary:
        """Save whom an order paid; the same again if they are saved. Raises NotFound.

        The name kept is the bank's of that day: a later one is compared with it.
        """
        with self._db.transaction() as conn:
            order = orders.find_order(conn, reference)
            if order is None or order.user_id != user_id or order.status != "succeeded":
                raise NotFound(f"no payment {reference}")
            beneficiaries.save_payee(conn, order, at=order.settled_at or at)
            known = beneficiaries.list_people(conn, user_id, limit=_MOST)
        return next(one for one in known if one.destination == order.destination)

    def name(self, user_id: UUID, destination: str, nickname: str) -> None:
        """Name or rename one. Raises NicknameTaken, NotFound."""
        try:
            with self._db.transaction() as conn:
                is_named = beneficiaries.mark_named(
                    conn, user_id, destination, nickname
                )
        except UniqueViolation as ex:
            raise NicknameTaken(nickname) from ex
        if not is_named:
            raise NotFound("no such beneficiary")

    def favour(self, user_id: UUID, destination: str, *, is_favourite: bool) -> None:
        """Put one among the favourites, or take it out. Raises NotFound."""
        with self._db.transaction() as conn:
            is_done = beneficiaries.mark_favourite(
                conn, user_id, destination, is_favourite=is_favourite
            )
        if not is_done:
            raise NotFound("no such beneficiary")

    def forget(self, user_id: UUID, destination: str) -> bool:
        """Forget one; False if there is none."""
        with self._db.transaction() as conn:
            return beneficiaries.delete_payee(conn, user_id, destination)
