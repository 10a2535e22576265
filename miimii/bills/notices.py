"""What the vendor tells us unasked: the outcome of a purchase, by our reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from miimii import clock
from miimii.bills.model import VEND
from miimii.bills.settle import Vends
from miimii.bills.store import purchases
from miimii.db import Database
from miimii.orders.model import Done
from miimii.providers import texts
from miimii.providers.ports import Declined, Outcome, Vended
from miimii.users.fields import FieldCipher

_SUCCESS, _FAIL = "success", "fail"


class Notice(Protocol):
    """An event as the inbox hands it over; `response` in its payload is sealed."""

    @property
    def kind(self) -> str: ...

    @property
    def payload(self) -> Mapping[str, Any]: ...


class VendorNotices:
    """Works signed callbacks: for a purchase without an answer they are the answer."""

    def __init__(self, db: Database, vends: Vends, cipher: FieldCipher) -> None:
        self._db = db
        self._vends = vends
        self._cipher = cipher

    def work(self, event: Notice, done: Done) -> None:
        """Book the word about a purchase of ours; any other changes nothing.

        Safe at any time and any number of times: what it does against an earlier
        final word, the verdicts say.
        """
        del done  # marked by whoever hands us the event: a repeat changes nothing
        if event.kind != VEND:
            return
        reference, word = event.payload["reference"], event.payload["status"]
        order = self._db.repeat_once(lambda conn: purchases.find_order(conn, reference))
        if order is not None and word in {_SUCCESS, _FAIL}:
            outcome = self._outcome(reference, word, event.payload)
            self._vends.apply(reference, outcome, cause="notice", at=clock.now())

    def _outcome(
        self, reference: str, word: str, payload: Mapping[str, Any]
    ) -> Outcome:
        if word == _FAIL:
            return Declined(_FAIL)
        response = self._cipher.open(
            "inbound_events", "response", reference, payload["response"]
        )
        return Vended(_SUCCESS, token=texts.meter_token(response))
