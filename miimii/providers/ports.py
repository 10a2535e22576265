"""What we need from the outside, in our words, and what it may answer.

Adapters fit these protocols; nobody but wiring and the webhooks names an adapter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money

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


class PayoutBank(Protocol):
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


# --- Messages -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """The messenger took it; it may still fail later, by status."""

    wamid: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """It said no. `kind` is retry, retry_later, pause, stop, replace or reprove.

    retry: service trouble; retry_later: this person only, slow down; pause: nobody can
    be written to until a person acts; stop: never this message; replace: the window is
    closed, use the template; reprove: the identity changed.
    """

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class SendDoubt:
    """No answer: it may have been taken. Its status will tell."""

    code: str


SendResult = Sent | NotSent | SendDoubt


class Messenger(Protocol):
    """WhatsApp, as we need it."""

    def send(
        self, recipient: str, body: Mapping[str, Any], *, callback: str
    ) -> SendResult:
        """Send one body to +234… or a BSUID; `callback` comes back in each status."""

    def mark_read(self, wamid: str, *, is_typing: bool = False) -> None:
        """Show blue ticks, and dots if a reply takes a while; failures are ignored."""


class MediaSource(Protocol):
    """Where the files that customers send are fetched."""

    def fetch(self, media_id: str, digest: str, *, most_bytes: int) -> bytes | None:
        """Return the file if it is whole, small enough and really theirs, else None.

        `digest` is the SHA-256 that the webhook gave, in base64 or hex.
        """


# --- Understanding ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language model takes a text for: a proposal, never more.

    `spans` are pieces of the text as it was given, by field; only fields that it saw.
    """

    intent: str
    spans: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SeenDetails:
    """Bank details that a model saw in a picture, as they stand there."""

    account_number: str
    bank_name: str


class LanguageModel(Protocol):
    """OpenAI, as we need it. None: no use, for any reason; all raise nothing."""

    def read(self, text: str) -> Reading | None:
        """Read a redacted text; an answer, or none, within 3.5 s."""

    def transcribe(self, audio: bytes) -> str | None:
        """Return what is said in an Ogg voice note, within 15 s."""

    def describe(self, image: bytes, mime: str) -> SeenDetails | None:
        """Return the bank details in a picture, within 15 s."""


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
class AccountOpened:
    """Onboarding is done."""

    first_name: str
    account_number: str
    account_name: str
    bank_name: str


@dataclass(frozen=True, slots=True)
class OnboardingStopped:
    """Identity is not verified: `why` is mismatch, declined, review, unknown or limit.

    `differing` names the kinds of detail that differ, never the record's value.
    """

    why: str
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PinWasLocked:
    """Too many wrong PINs; None: until a person unlocks it."""

    until: datetime | None


Event = (
    CreditArrived
    | OrderProcessing
    | OrderSettled
    | OrderUnderReview
    | AccountOpened
    | OnboardingStopped
    | PinWasLocked
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
