"""News of the account itself, in words: fees, corrections, and what is about safety."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from miimii.chat.wording import moment, say
from miimii.providers.account_news import (
    AccountNews,
    AccountWasBlocked,
    AccountWasUnblocked,
    BalanceAdjusted,
    FeeCharged,
    IdentityWasDoubted,
    IdentityWasProven,
    PeopleWereAsked,
    PinWasUnlocked,
)

# After these the customer can block the account with one tap: they opened a door.
OPENED = (AccountWasUnblocked, IdentityWasProven, PinWasUnlocked)
_NAMES: Mapping[type, str] = {
    AccountWasBlocked: "account_blocked",
    AccountWasUnblocked: "account_unblocked",
    IdentityWasDoubted: "identity_doubted",
    IdentityWasProven: "identity_proven",
    PinWasUnlocked: "pin_unlocked",
    PeopleWereAsked: "people_asked",
}


def key_of(user_id: UUID, event: AccountNews) -> str:
    """Return what the news must not be told twice for."""
    match event:
        case FeeCharged():
            return f"fee:{event.reference}"
        case BalanceAdjusted():
            return f"adjusted:{event.reference}"
        case _:
            return f"{_NAMES[type(event)]}:{user_id}:{event.at.isoformat()}"


def write_account_news(language: str, event: AccountNews) -> str:
    """Return the text for inside the 24-hour window."""
    match event:
        case FeeCharged():
            taxes = say(language, "fee.taxes", taxes=event.taxes)
            return say(
                language,
                "fee.charged",
                month=_month(event.month),
                amount=event.amount,
                taxes=taxes if event.taxes.kobo else "",
                balance=event.balance,
            )
        case BalanceAdjusted():
            return say(
                language,
                "adjusted.in" if event.is_credit else "adjusted.out",
                amount=event.amount,
                reference=event.reference,
                balance=event.balance,
            )
        case _:
            return say(language, f"safety.{_NAMES[type(event)]}", when=moment(event.at))


def account_words(event: AccountNews) -> tuple[str, tuple[str, ...]]:
    """Return the template for outside it, and what fills its places."""
    match event:
        case FeeCharged():
            total = str(event.amount + event.taxes)
            return "fee_charged", (_month(event.month), total, str(event.balance))
        case BalanceAdjusted():
            name = "correction_credit" if event.is_credit else "correction_debit"
            return name, (str(event.amount), event.reference, str(event.balance))
        case _:
            return _NAMES[type(event)], (moment(event.at),)


def _month(day: date) -> str:
    return f"{day:%B %Y}"
