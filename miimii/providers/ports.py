"""What we need from the outside, in our words, and what it may answer.

Only `outside.py` and webhooks name an adapter. A conversation's are in `channels.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money
from miimii.providers.account_news import AccountNews
from miimii.providers.staff_news import StaffNews
from miimii.providers.statements import Statements

# --- Outcomes -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider confirms that it did what we asked; `code` is its own word."""

    code: str
    provider_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """The provider says no, on a closed list; or `not-sent`: it never saw it."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else. The hold stays and somebody asks again under the same reference.

    `is_for_a_person` when asking again won't help: they confirm another amount or
    account than ours.
    """

    code: str
    is_for_a_person: bool = False
    provider_reference: str | None = None


Outcome = Accepted | Declined | Unknown


# --- Paying banks -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PayoutOrder:
    """One transfer to a bank account; `reference` is ours and never changes."""

    reference: str
    amount: Money
    bank_code: str
    account_number: str
    narration: str
    sender_name: str


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank that the provider can pay, by the provider's own code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ResolvedAccount:
    """Whose account it is, as the bank spells it."""

    bank_code: str
    bank_name: str
    account_number: str
    account_name: str


@dataclass(frozen=True, slots=True)
class ConfirmedCredit:
    """Money that the bank itself says has arrived, successfully, in naira."""

    provider_reference: str
    account_number: str
    amount: Money
    bank_charge: Money
    session_id: str | None
    sender_name: str | None
    sender_bank: str | None
    sender_account_number: str | None
    happened_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What the bank needs to open an account; phone +234…, BVN in clear."""

    user_id: UUID
    first_name: str
    middle_name: str
    last_name: str
    phone: str
    bvn: str
    gender: str
    date_of_birth: date
    address: str


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """The account number a customer is paid on."""

    account_number: str
    account_name: str
    bank_name: str
    external_reference: str


class PayoutBank(Statements, Protocol):
    """BellBank, as we need it. All may raise Unavailable: nothing happened."""

    def pay_out(self, order: PayoutOrder) -> Outcome:
        """Send the order once, never retried; raises nothing: doubt is Unknown."""

    def requery(self, order: PayoutOrder) -> Outcome:
        """Ask what became of `order.reference`; compares amount, account and bank."""

    def name_enquiry(self, bank: Bank, account_number: str) -> ResolvedAccount:
        """Raises PayeeUnknown when the bank clearly knows no such account."""

    def banks(self) -> list[Bank]:
        """Return every bank it can pay."""

    def find_credit(self, provider_reference: str) -> ConfirmedCredit | None:
        """Return the credit if the bank calls it successful; None if it does not (yet).

        Raises Unavailable when the bank doesn't answer clearly.
        """

    def open_account(self, request: NewAccount) -> OpenedAccount:
        """Open an account. Raises Refused for a clear no, Unavailable for any doubt."""

    def find_account(self, user_id: UUID) -> OpenedAccount | None:
        """Look for an account that an earlier, unanswered request may have opened."""


# --- Vending ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VendOrder:
    """One purchase; `reference` is ours, never changes, and goes along as theirs.

    `service` (topup, data, cable, bill) and `details` are in the vendor's own words. A
    reply that names another amount than `amount` is a doubt; None: their own price.
    """

    reference: str
    service: str
    details: Mapping[str, str | int]
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Vended(Accepted):
    """The vendor confirms the sale; `cost` is what it took from our float, when told.

    `token` loads a prepaid meter: it is money, for the owner's eyes only. `float_left`
    is our float there, when told.
    """

    cost: Money | None = None
    token: str | None = field(default=None, repr=False)
    float_left: Money | None = None


@dataclass(frozen=True, slots=True)
class OfferedPlan:
    """A data plan as the vendor lists it; no `cost`: it has no price, so isn't sold."""

    code: str
    name: str
    cost: Money | None
    validity: str
    plan_type: str


class Vendor(Protocol):
    """Bilal, as we need it."""

    def vend(self, order: VendOrder) -> Outcome:
        """Buy once, never retried; raises Busy (nothing sent), else doubt is Unknown.

        Declined is "fail", "float-short" (our float there, not the customer's money) or
        "not-sent".
        """

    def plans(self, network_id: int) -> list[OfferedPlan]:
        """Return what the network sells there; raises Unavailable."""

    def balance(self) -> Money:
        """Return our float there; raises Unavailable."""

    def find_name(self, order_kind: str, target: str) -> str | None:
        """Return whose meter or card it is; None: the name can't be had."""


# --- Identity -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BvnClaim:
    """What the customer says of themselves; phone as +234… or None."""

    bvn: str
    first_name: str
    last_name: str
    date_of_birth: date
    gender: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class BvnVerdict:
    """One of verified, mismatch, declined, review, unknown; `evidence` has no values.

    `evidence` says what matched ({"first_name": true, …, "shape": "record"}); `nin` is
    the record's, for encrypted keeping, when it gave one.
    """

    verdict: str
    evidence: Mapping[str, Any]
    nin: str | None = None


class IdentityCheck(Protocol):
    """Dojah, as we need it."""

    def look_up_bvn(self, claim: BvnClaim) -> BvnVerdict:
        """Compare the claim with the BVN record; an outage is `unknown`, never more."""


# --- From the bank to the conversation ----------------------------------------------


@dataclass(frozen=True, slots=True)
class CreditArrived:
    """Money arrived and was booked."""

    reference: str
    amount: Money
    fee: Money
    balance: Money
    sender_name: str
    is_over_limit: bool


@dataclass(frozen=True, slots=True)
class OrderProcessing:
    """The provider has not said yet; told at most once an order."""

    reference: str
    total: Money
    payee_name: str


@dataclass(frozen=True, slots=True)
class OrderSettled:
    """A final outcome: status is succeeded, declined or reversed; told exactly once."""

    reference: str
    status: str
    kind: str
    amount: Money
    fee: Money
    total: Money
    payee_name: str
    payee_bank: str | None
    payee_account_number: str | None
    balance: Money | None
    settled_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderUnderReview:
    """24 hours without a verdict: two people decide."""

    reference: str
    total: Money
    payee_name: str


@dataclass(frozen=True, slots=True)
class PurchaseSettled:
    """A final outcome of a purchase, told exactly once; statuses as OrderSettled.

    `has_token`: there is one to show to the owner, under `reference`; `is_token_due`:
    there will be.
    """

    reference: str
    status: str
    kind: str
    product: str
    target: str
    amount: Money
    fee: Money
    total: Money
    balance: Money | None
    settled_at: datetime
    reason: str = ""
    has_token: bool = False
    is_token_due: bool = False


@dataclass(frozen=True, slots=True)
class TokenArrived:
    """A token that came to be known only after the purchase's end; told once."""

    reference: str
    product: str
    target: str


Event = (
    CreditArrived
    | OrderProcessing
    | OrderSettled
    | OrderUnderReview
    | PurchaseSettled
    | TokenArrived
    | AccountNews
    | StaffNews
)


class Announcer(Protocol):
    """How the bank speaks to the conversation without knowing it."""

    def tell(self, conn: Conn, user_id: UUID, event: Event) -> None:
        """Write the message in the caller's transaction; repeats of it are dropped."""


class Errands(Protocol):
    """Work to do after this transaction, by whoever gets to it first, once."""

    def leave(
        self, conn: Conn, *, lane: str, kind: str, key: str, payload: Mapping[str, Any]
    ) -> None:
        """Write the errand in the caller's transaction; a known `key` is dropped."""
