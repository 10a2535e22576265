"""Carrying out what two people decided, in the transaction of the second."""

from __future__ import annotations

from datetime import datetime

from miimii.approvals.model import Approval, ApprovalRefused
from miimii.db import Conn
from miimii.providers.account_news import (
    AccountWasUnblocked,
    IdentityWasProven,
    PeopleWereAsked,
    PinWasUnlocked,
)
from miimii.providers.ports import Announcer, Errands
from miimii.users.customers import Customers
from miimii.users.kyc import ERRAND
from miimii.users.model import Customer
from miimii.users.pin import Pins
from miimii.users.proving import Proving
from miimii.users.store import people


class CarryingOut:
    """One deed for each kind of decision; each begins 24 hours of small limits."""

    def __init__(
        self,
        customers: Customers,
        pins: Pins,
        proving: Proving,
        announcer: Announcer,
        errands: Errands,
    ) -> None:
        self._customers = customers
        self._pins = pins
        self._proving = proving
        self._announcer = announcer
        self._errands = errands

    def do(
        self, conn: Conn, customer: Customer, approval: Approval, at: datetime
    ) -> None:
        """Do what was granted, and tell the customer, in the caller's transaction.

        The caller has locked the customer. Raises ApprovalRefused (changed).
        """
        match approval.kind:
            case "unfreeze":
                self._unfreeze(conn, customer, approval, at)
            case "reset-lock":
                self._reset_lock(conn, customer, at)
            case "prove":
                self._prove(conn, customer, at)
            case _:
                self._rebind(conn, customer, str(approval.diff["to"]), at)

    def _unfreeze(
        self, conn: Conn, customer: Customer, approval: Approval, at: datetime
    ) -> None:
        """Open the account again; or go on with one that never came to be opened."""
        if people.mark_unfrozen(conn, customer.id) == "active":
            self._proving.keep(conn, customer.id, "unblocked", is_by_people=True, at=at)
            self._announcer.tell(conn, customer.id, AccountWasUnblocked(at))
            return
        lane, payload = f"{ERRAND}:{customer.id}", {"user_id": str(customer.id)}
        key = f"{lane}:{approval.id}"
        self._errands.leave(conn, lane=lane, kind=ERRAND, key=key, payload=payload)

    def _reset_lock(self, conn: Conn, customer: Customer, at: datetime) -> None:
        if not self._pins.unlock(conn, customer.id):
            raise ApprovalRefused("changed")
        self._proving.keep(conn, customer.id, "unlocked", is_by_people=True, at=at)
        self._announcer.tell(conn, customer.id, PinWasUnlocked(at))

    def _prove(self, conn: Conn, customer: Customer, at: datetime) -> None:
        """Take them for proven; who is blocked besides stays so."""
        self._proving.keep(conn, customer.id, "people", is_by_people=True, at=at)
        is_blocked = customer.standing == "frozen"
        news = PeopleWereAsked(at) if is_blocked else IdentityWasProven(at)
        self._announcer.tell(conn, customer.id, news)

    def _rebind(
        self, conn: Conn, customer: Customer, number: str, at: datetime
    ) -> None:
        """Let them write from another phone, where they have to prove themselves."""
        if not self._customers.rebind(conn, customer, number, at=at):
            raise ApprovalRefused("changed")
