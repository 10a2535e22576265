"""Payees: which bank, whose account, whose phone number."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from uuid import UUID

from miimii import clock
from miimii.budgets.budgets import Budget, Budgets
from miimii.cache import Cache
from miimii.db import Database
from miimii.errors import (
    BankUnknown,
    EnquiriesUsedUp,
    EnquiryLimitReached,
    PayeeIsSelf,
    PayeeUnknown,
)
from miimii.providers.ports import Bank, PayoutBank, ResolvedAccount
from miimii.users.customers import Customers
from miimii.users.model import Customer

_BANKS_KEY = "banks:bellbank"
_BANKS_LIVE_S = 24 * 3600
_PROCESS_KEEPS = timedelta(hours=1)
_NEVER = datetime.min.replace(tzinfo=UTC)
_ACCOUNT_LIVES_S = 600
_AN_HOUR = 20
_ENQUIRIES = Budget("enquiry", each=60, all=50_000)
_ACCOUNT_NUMBER = re.compile(r"[0-9]{10}")


class Payees:
    """Finds who would be paid. Asks the bank outside any transaction."""

    def __init__(
        self, db: Database, bank: PayoutBank, cache: Cache, customers: Customers
    ) -> None:
        self._db = db
        self._bank = bank
        self._cache = cache
        self._budgets = Budgets(db)
        self._customers = customers
        # Replaced whole, never changed: threads may read it while another does.
        self._kept: tuple[datetime, list[Bank]] = (_NEVER, [])

    def banks(self) -> list[Bank]:
        """Return every bank the provider can pay; its list is kept for a day.

        Raises Unavailable when it isn't kept and the provider doesn't answer.
        """
        kept_until, banks = self._kept
        if clock.now() < kept_until:
            return banks
        if kept := self._cache.recall(_BANKS_KEY):
            banks = [Bank(**bank) for bank in json.loads(kept)]
        else:
            banks = self._bank.banks()
            text = json.dumps([asdict(bank) for bank in banks])
            self._cache.remember(_BANKS_KEY, text, ttl_s=_BANKS_LIVE_S)
        self._kept = (clock.now() + _PROCESS_KEEPS, banks)
        return banks

    def find_bank(self, nip_code: str, name: str) -> Bank:
        """Return the provider's entry for a bank, by its code, else by its exact name.

        Only the provider's own code ever goes to the provider; there is no default.
        Raises BankUnknown, Unavailable.
        """
        banks = self.banks()
        for bank in banks:
            if bank.code == nip_code:
                return bank
        for bank in banks:
            if bank.name.casefold() == name.casefold():
                return bank
        raise BankUnknown

    def resolve(
        self, user_id: UUID, bank: Bank, account_number: str
    ) -> ResolvedAccount:
        """Return whose account it is, as the bank spells it.

        An answer is kept for 10 minutes. Raises PayeeUnknown, Unavailable, and
        EnquiryLimitReached beyond 20 questions an hour or 60 a day, when everybody's
        day is used up, and when of ten or more most found nobody: we are no oracle.
        """
        if not _ACCOUNT_NUMBER.fullmatch(account_number):
            raise PayeeUnknown
        key = f"payee:{bank.code}:{account_number}"
        if kept := self._cache.recall(key):
            return ResolvedAccount(**json.loads(kept))
        self._count_enquiry(user_id)
        try:
            found = self._bank.name_enquiry(bank, account_number)
        except PayeeUnknown:
            self._budgets.note_missed(_ENQUIRIES, str(user_id), at=clock.now())
            raise
        self._cache.remember(key, json.dumps(asdict(found)), ttl_s=_ACCOUNT_LIVES_S)
        return found

    def resolve_phone(self, customer: Customer, phone: str) -> Customer:
        """Return the customer with this phone (+234…), who can be paid at once.

        Counts as a name enquiry. Raises PayeeUnknown, PayeeIsSelf,
        EnquiryLimitReached.
        """
        if phone == customer.phone:
            raise PayeeIsSelf
        self._count_enquiry(customer.id)
        payee = self._db.repeat_once(
            lambda conn: self._customers.find_by_phone(conn, phone)
        )
        if payee is None or not payee.can_be_paid:
            self._budgets.note_missed(_ENQUIRIES, str(customer.id), at=clock.now())
            raise PayeeUnknown
        if payee.id == customer.id:
            raise PayeeIsSelf
        return payee

    def _count_enquiry(self, user_id: UUID) -> None:
        """An hour in Redis, a day in PostgreSQL: it must outlive what Redis forgets."""
        who, at = str(user_id), clock.now()
        if not self._cache.allow("enquiry", who, limit=_AN_HOUR, per_s=3600):
            self._budgets.note_refused(_ENQUIRIES, who, at=at)
            raise EnquiryLimitReached
        if not self._budgets.take(_ENQUIRIES, who, at=at):
            raise EnquiriesUsedUp
