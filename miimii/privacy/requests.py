"""Requests of customers about their data: asked for in the chat, or of our people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from miimii.audit import log
from miimii.db import Conn, Database
from miimii.privacy.model import ANSWERED_IN, Channel, DataRequest, Kind, new_number
from miimii.privacy.store import requests as store
from miimii.users.model import Customer

_ASKED: Mapping[Kind, str] = {
    "export": "data.export-asked",
    "erase": "data.erase-asked",
}


class DataRequests:
    """A customer's requests for a copy of their data, or for its erasure."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ask(
        self, customer: Customer, kind: Kind, *, at: datetime
    ) -> tuple[DataRequest, bool]:
        """Return the request and whether it is new; asked twice, it is the first."""
        with self._db.transaction() as conn:
            return take(conn, customer.id, kind, channel="chat", at=at)

    def list_open(self, kind: Kind) -> list[DataRequest]:
        """Return what waits for our people, the first due first."""
        return self._db.repeat_once(lambda conn: store.list_open(conn, kind))


def take(
    conn: Conn,
    user_id: UUID,
    kind: Kind,
    *,
    channel: Channel,
    at: datetime,
    number: str | None = None,
) -> tuple[DataRequest, bool]:
    """Return the customer's open request of a kind, made now if there is none."""
    request = DataRequest(
        number=number or new_number("D"),
        user_id=user_id,
        kind=kind,
        state="received",
        channel=channel,
        asked_at=at,
        due_at=at + ANSWERED_IN,
    )
    if not store.insert_request(conn, request):
        return store.get_open(conn, user_id, kind), False
    if channel == "chat":
        who, subject = log.customer(user_id), log.user(user_id)
        log.record(conn, actor=who, action=_ASKED[kind], subject=subject, at=at)
    return request, True
