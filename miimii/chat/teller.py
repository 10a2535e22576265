"""What a conversation may ask of the bank: the only thing that flows see of it.

Composes the bank's verbs, and owns the transactions that join several of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from miimii.chat.bill_counter import BillCounter
from miimii.chat.limits_counter import LimitsCounter
from miimii.chat.news_desk import NewsDesk
from miimii.chat.papers.authenticity import ReceiptDesk
from miimii.chat.people import People
from miimii.chat.store import events
from miimii.chat.understanding import banks
from miimii.db import Database
from miimii.errors import BankUnknown, PinLocked, QuoteGone
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders.authorise import Authorised, Authorising
from miimii.orders.model import OrderQuote
from miimii.orders.passbook import Passbook
from miimii.orders.quotes import OpenQuotes
from miimii.privacy.requests import DataRequests
from miimii.providers.account_news import IdentityWasDoubted, PinWasLocked
from miimii.providers.ports import Announcer, Bank, ResolvedAccount
from miimii.support.tickets import Tickets
from miimii.transfers.history import History
from miimii.transfers.model import Kind, Quote, Transfer
from miimii.transfers.payees import Payees
from miimii.transfers.quote import Quotes
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers, Meeting
from miimii.users.kyc import Onboarding
from miimii.users.model import Challenge, Customer, Identity
from miimii.users.pin import Pins
from miimii.users.pin_change import PinChange
from miimii.users.proving import Proving
from miimii.users.tiers import Tiers

QuoteT = TypeVar("QuoteT", bound=OrderQuote)


@dataclass(frozen=True, slots=True)
class Due:
    """What a form is for: its customer, its challenge, the quote it confirms."""

    customer: Customer
    challenge: Challenge
    quote: OrderQuote | None


@dataclass(frozen=True)
class Teller:
    """The verbs of the bank that a conversation uses; one serves every thread."""

    db: Database
    customers: Customers
    challenges: Challenges
    pins: Pins
    pin_change: PinChange
    proving: Proving
    onboarding: Onboarding
    payees: Payees
    quotes: Quotes
    open_quotes: OpenQuotes
    authorising: Authorising
    history: History
    bills: BillCounter
    people: People
    limits: LimitsCounter
    news: NewsDesk
    book: Book
    announcer: Announcer
    receipts: ReceiptDesk
    passbook: Passbook
    tickets: Tickets
    data_requests: DataRequests
    tiers: Tiers

    # --- who ------------------------------------------------------------------------

    def meet(
        self, identity: Identity, profile_name: str | None, *, at: datetime
    ) -> Meeting:
        """Return who wrote; a changed identity voids quotes as well. See Customers."""
        meeting = self.customers.meet(identity, profile_name, at=at)
        if meeting.identity_changed:
            with self.db.autocommit() as conn:
                self.open_quotes.void_all(conn, meeting.customer.id, at=at)
        return meeting

    def is_form_due(self, customer: Customer, *, at: datetime) -> bool:
        """Whether a form of this customer waits for a PIN or a BVN."""
        who = Identity(customer.phone, customer.bsuid)
        due = self.db.repeat_once(lambda conn: self.challenges.is_due(conn, who, at=at))
        return due is not None

    def doubt_identity(self, customer: Customer, kind: str, *, at: datetime) -> None:
        """Treat the customer as unproven; quotes and forms are void, all at once.

        Whoever has an account is told at once: it may not have been them.
        """
        with self.db.transaction() as conn:
            self.customers.lock(conn, customer.id)
            self.customers.doubt_identity(conn, customer.id, kind, at=at)
            self.open_quotes.void_all(conn, customer.id, at=at)
            if customer.opened_at is not None:
                self.announcer.tell(conn, customer.id, IdentityWasDoubted(at))

    def block(self, customer: Customer, *, at: datetime) -> None:
        """Freeze the account; quotes and forms are void, all at once."""
        with self.db.transaction() as conn:
            self.customers.lock(conn, customer.id)
            self.customers.freeze(conn, customer.id, at=at)
            self.challenges.void_all(conn, customer.id, at=at)
            self.open_quotes.void_all(conn, customer.id, at=at)

    def set_language(self, customer: Customer, language: str) -> Customer:
        """Answer the customer in this language from now on."""
        with self.db.autocommit() as conn:
            self.customers.set_language(conn, customer.id, language)
        return replace(customer, language=language)

    # --- opening an account ---------------------------------------------------------

    def open_onboarding(self, customer: Customer, *, at: datetime) -> str | None:
        """Return a fresh token for the form; None while the details are checked.

        They may be checked by machines, or by our people: see is_with_people.
        """
        with self.db.transaction() as conn:
            if events.is_lane_waiting(conn, _onboarding_lane(customer)):
                return None
            if self.onboarding.is_with_people(conn, customer.id):
                return None
            return self.challenges.open(conn, customer, "onboard", at=at)

    def is_being_checked(self, customer: Customer) -> bool:
        """Whether the customer's details are with the identity check just now."""
        return self.db.repeat_once(
            lambda conn: events.is_lane_waiting(conn, _onboarding_lane(customer))
        )

    def is_with_people(self, customer: Customer) -> bool:
        """Whether our people have to look at the customer's details."""
        if self.is_being_checked(customer):
            return False
        return self.db.repeat_once(
            lambda conn: self.onboarding.is_with_people(conn, customer.id)
        )

    def save_details(self, token: str, typed: Mapping[str, Any], at: datetime) -> None:
        """Keep the first screen; raises as Onboarding.save_details."""
        self.onboarding.save_details(token, typed, at)

    def save_bvn(self, token: str, bvn: str, at: datetime) -> None:
        """Keep the second screen; raises as Onboarding.save_bvn."""
        self.onboarding.save_bvn(token, bvn, at)

    def finish_onboarding(
        self, token: str, pin: str, pin_again: str, at: datetime
    ) -> str:
        """Keep the last screen; return the lane in which the check waits."""
        return self.onboarding.finish(token, pin, pin_again, at)

    # --- the account ----------------------------------------------------------------

    def balance(self, customer: Customer) -> Money:
        """Return what the wallet holds."""
        return self.db.repeat_once(
            lambda conn: self.book.balance(conn, customer.id).amount
        )

    def last_order(self, customer: Customer) -> Transfer | None:
        """Return the last transfer that the customer confirmed, or None."""
        found = self.db.repeat_once(
            lambda conn: self.history.latest(conn, customer.id, limit=1)
        )
        return found[0] if found else None

    def find_order(self, customer: Customer, reference: str) -> Transfer | None:
        """Return the customer's own transfer, or None."""
        found = self.db.repeat_once(lambda conn: self.history.find(conn, reference))
        return found if found and found.user_id == customer.id else None

    # --- paying ---------------------------------------------------------------------

    def find_bank(self, label: str) -> Bank:
        """Return the provider's entry for a bank of our directory.

        Raises BankUnknown when it can't be paid, Unavailable.
        """
        known = banks.BY_CODE.get(label)
        if known is None:
            raise BankUnknown
        return self.payees.find_bank(known.nip_code or "", known.name)

    def resolve(
        self, customer: Customer, bank: Bank, account_number: str
    ) -> ResolvedAccount:
        """Return whose account it is; raises as Payees.resolve."""
        return self.payees.resolve(customer.id, bank, account_number)

    def resolve_phone(self, customer: Customer, phone: str) -> Customer:
        """Return the customer with this phone; raises as Payees.resolve_phone."""
        return self.payees.resolve_phone(customer, phone)

    def quote_bank(
        self, customer: Customer, amount: Money, account: ResolvedAccount, words: str
    ) -> Quote:
        """Price and keep a transfer to a bank account; raises as Quotes."""
        return self.quotes.bank_transfer(customer, amount, account, words)

    def quote_wallet(
        self, customer: Customer, amount: Money, payee: Customer, words: str
    ) -> Quote:
        """Price and keep a transfer to another customer; raises as Quotes."""
        return self.quotes.wallet_transfer(customer, amount, payee, words)

    def most_to_send(self, customer: Customer, kind: Kind, *, is_half: bool) -> Money:
        """Return what all (or half) of the wallet can send; raises as Quotes.most."""
        return self.quotes.most(customer, kind, is_half=is_half)

    def find_quote(
        self, customer: Customer, reference: str, kind: type[QuoteT], *, at: datetime
    ) -> QuoteT:
        """Return the customer's own quote of this kind while it can be paid.

        Raises QuoteGone.
        """
        quote = self.db.repeat_once(lambda conn: self.open_quotes.find(conn, reference))
        mine = _open(quote, customer, at)
        if not isinstance(mine, kind):
            raise QuoteGone
        return mine

    def ask_for_pin(
        self, customer: Customer, reference: str, *, at: datetime
    ) -> tuple[OrderQuote, str]:
        """Return the quote and a fresh token for the form that confirms it.

        Raises QuoteGone, Frozen, NotOpen, IdentityUnproven, PinLocked.
        """
        with self.db.transaction() as conn:
            customer = self.customers.lock(conn, customer.id)
            self.customers.require_can_pay(customer)
            self.pins.require_unlocked(conn, customer.id, at=at)
            quote = _open(self.open_quotes.find(conn, reference), customer, at)
            token = self.challenges.open(
                conn,
                customer,
                "order",
                at=at,
                order_reference=reference,
                quote_hash=quote.quote_hash,
            )
        return quote, token

    def cancel(self, customer: Customer, reference: str) -> bool:
        """End an open quote; False if there was nothing to end any more."""
        return self.open_quotes.cancel(customer.id, reference)

    # --- forms ----------------------------------------------------------------------

    def find_due(self, token: str, *, at: datetime) -> Due:
        """Return what a form's token stands for; raises ChallengeGone, QuoteGone."""
        with self.db.autocommit() as conn:
            challenge = self.challenges.find_live(conn, token, at=at)
            customer = self.customers.get(conn, challenge.user_id)
            quote = None
            if challenge.order_reference is not None:
                quote = _open(
                    self.open_quotes.find(conn, challenge.order_reference), customer, at
                )
        return Due(customer, challenge, quote)

    def must_check(self, due: Due, *, at: datetime) -> bool:
        """Whether whom this form pays has to be ticked before its PIN is asked for."""
        return self.authorising.must_check(due.customer, due.challenge, at)

    def note_check(self, challenge: Challenge, *, at: datetime) -> None:
        """Note that the customer ticked whom they pay; raises ChallengeGone."""
        with self.db.autocommit() as conn:
            self.challenges.note_check(conn, challenge, at=at)

    def language_of_form(self, token: str) -> str | None:
        """Return the language of whom a form was for; None for a token made up."""
        return self.db.repeat_once(
            lambda conn: self.challenges.find_language(conn, token)
        )

    def authorise(
        self, customer: Customer, token: str, pin: str, *, at: datetime
    ) -> Authorised:
        """Check the PIN, then confirm what the token stands for.

        Raises PinWrong, PinLocked (the customer is told), Busy, and as
        Authorising.authorise.
        """
        self._check_pin(customer, pin, at)
        return self.authorising.authorise(token, at=at)

    def prove_pin(
        self, customer: Customer, token: str, pin: str, *, at: datetime
    ) -> None:
        """Check the old PIN on the form that changes it.

        Raises PinWrong, PinLocked (the customer is told), Busy, ChallengeGone.
        """
        self._check_pin(customer, pin, at)
        self.pin_change.prove(token, at=at)

    def change_pin(self, token: str, pin: str, pin_again: str, *, at: datetime) -> None:
        """Write the new PIN; open quotes are void, and the customer is told.

        Raises as PinChange.hash_new and PinChange.finish; then nothing changed.
        """
        hashed = self.pin_change.hash_new(token, pin, pin_again, at=at)
        with self.db.transaction() as conn:
            customer = self.pin_change.finish(conn, token, hashed, at=at)
            self.open_quotes.void_all(conn, customer.id, at=at)

    def prove_identity(
        self, customer: Customer, token: str, pin: str, *, at: datetime
    ) -> None:
        """Check the PIN of whom BVN and birthday were right, and trust them again.

        Raises PinWrong, PinLocked (the customer is told), Busy, and as Proving.finish.
        """
        self.proving.require_compared(token, at=at)
        self._check_pin(customer, pin, at)
        with self.db.transaction() as conn:
            self.proving.finish(conn, token, at=at)
            self.open_quotes.void_all(conn, customer.id, at=at)

    def reset_pin(self, token: str, pin: str, pin_again: str, *, at: datetime) -> None:
        """Write a new PIN for a forgotten one; open quotes are void, and it is told.

        Raises as Proving.hash_new and Proving.reset; then nothing changed.
        """
        hashed = self.proving.hash_new(token, pin, pin_again, at=at)
        with self.db.transaction() as conn:
            customer = self.proving.reset(conn, token, hashed, at=at)
            self.open_quotes.void_all(conn, customer.id, at=at)

    def _check_pin(self, customer: Customer, pin: str, at: datetime) -> None:
        try:
            self.pins.check(customer.id, pin, at=at)
        except PinLocked as ex:
            with self.db.transaction() as conn:
                self.announcer.tell(conn, customer.id, _lock_of(ex))
            raise


def _onboarding_lane(customer: Customer) -> str:
    return f"onboard:{customer.id}"


def _open(quote: OrderQuote | None, customer: Customer, at: datetime) -> OrderQuote:
    if (
        quote is None
        or quote.user_id != customer.id
        or quote.status != "quoted"
        or quote.expires_at <= at
    ):
        raise QuoteGone
    return quote


def _lock_of(ex: PinLocked) -> PinWasLocked:
    until = ex.facts.get("until")
    return PinWasLocked(until if isinstance(until, datetime) else None)
