"""A receipt: what stands on it, in its owner's language, and what its code covers."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, ClassVar

from miimii.chat.receipts import masked
from miimii.chat.wording import moment, say
from miimii.money import Money
from miimii.providers.ports import Event, OrderSettled, PurchaseSettled

_DONE = frozenset({"succeeded", "reversed"})
_VERSION = "v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The facts of one receipt, in kobo; nothing that only its owner may see.

    `kind` is an order's, or "credit"; `status` is succeeded, reversed or received.
    `total_kobo` is what the owner paid, or got. `party` is who was paid or who paid, or
    the product; `place` their bank, empty for a MiiMii wallet; `number` an account,
    phone, meter or card, mostly covered.
    """

    KIND: ClassVar[str] = "receipt"

    reference: str
    kind: str
    status: str
    amount_kobo: int
    total_kobo: int
    party: str
    place: str
    number: str
    happened_at: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.happened_at)

    @property
    def is_purchase(self) -> bool:
        return self.kind not in {"bank_transfer", "wallet_transfer", "credit"}

    def to_row(self) -> dict[str, Any]:
        """Return it as JSON; `Receipt(**row)` makes it again."""
        return asdict(self)


def receipt_of(event: Event) -> Receipt | None:
    """Return the receipt that goes with the news of an order's end.

    None for all other news: a decline moved no money, and money that came in is told
    fast, in words.
    """
    match event:
        case OrderSettled(status=status) if status in _DONE:
            return _of_transfer(event)
        case PurchaseSettled(status=status) if status in _DONE:
            return _of_purchase(event)
        case _:
            return None


def credit_receipt(
    reference: str, *, amount: Money, fee: Money, sender_name: str, at: datetime
) -> Receipt:
    """Return the receipt of money that came in, from a bank or another wallet."""
    return Receipt(
        reference=reference,
        kind="credit",
        status="received",
        amount_kobo=amount.kobo,
        total_kobo=amount.kobo - fee.kobo,
        party=sender_name,
        place="",
        number="",
        happened_at=at.isoformat(),
    )


def canonical(receipt: Receipt) -> bytes:
    """Return what the code covers: everything but the time, which is shown on a check.

    The time of an order's end moves when it is reversed; all else can be made again
    from the books at any time.
    """
    facts = [
        _VERSION,
        receipt.reference,
        receipt.kind,
        receipt.status,
        receipt.amount_kobo,
        receipt.total_kobo,
        receipt.party,
        receipt.place,
        receipt.number,
    ]
    text = json.dumps(facts, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode()


def title(receipt: Receipt, language: str) -> str:
    """Return what kind of receipt it is."""
    prefix = "buy.kind" if receipt.is_purchase else "receipt.title"
    return say(language, f"{prefix}.{receipt.kind}")


def lines(receipt: Receipt, language: str) -> list[tuple[str, str]]:
    """Return the lines between the amount and the reference: label and value."""
    cost = receipt.total_kobo - receipt.amount_kobo
    total = "receipt.net" if receipt.kind == "credit" else "receipt.total"
    return [
        *party_lines(receipt, language),
        (say(language, "receipt.fee"), str(Money(abs(cost)))),
        (say(language, total), str(Money(receipt.total_kobo))),
        (say(language, "receipt.date"), moment(receipt.when)),
    ]


def party_lines(receipt: Receipt, language: str) -> list[tuple[str, str]]:
    """Return who was paid or who paid, or what was bought and for which number."""
    if receipt.is_purchase:
        found = [("receipt.product", receipt.party), ("receipt.number", receipt.number)]
    elif receipt.kind == "credit":
        sender = receipt.party or say(language, "credit.somebody")
        found = [("receipt.from", sender)]
    else:
        place = receipt.place or say(language, "send.on_miimii")
        found = [
            ("receipt.to", receipt.party),
            ("receipt.place", place),
            ("receipt.account", receipt.number),
        ]
    return [(say(language, key), value) for key, value in found if value]


def _of_transfer(event: OrderSettled) -> Receipt:
    return Receipt(
        reference=event.reference,
        kind=event.kind,
        status=event.status,
        amount_kobo=event.amount.kobo,
        total_kobo=event.total.kobo,
        party=event.payee_name,
        place=event.payee_bank or "",
        number=masked(event.payee_account_number) or "",
        happened_at=event.settled_at.isoformat(),
    )


def _of_purchase(event: PurchaseSettled) -> Receipt:
    return Receipt(
        reference=event.reference,
        kind=event.kind,
        status=event.status,
        amount_kobo=event.amount.kobo,
        total_kobo=event.total.kobo,
        party=event.product,
        place="",
        number=masked(event.target) or "",
        happened_at=event.settled_at.isoformat(),
    )
