"""News of the account itself, in words: its opening, fees, corrections, safety."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from miimii import ids
from miimii.chat.wording import lock_ends, moment, say
from miimii.providers.account_news import (
    AccountNews,
    AccountOpened,
    AccountWasBlocked,
    AccountWasUnblocked,
    BalanceAdjusted,
    FeeCharged,
    IdentityWasDoubted,
    IdentityWasProven,
    OnboardingStopped,
    PeopleWereAsked,
    PinWasChanged,
    PinWasLocked,
    PinWasUnlocked,
)

# After these the customer can block the account with one tap: they opened a door.
OPENED = (PinWasChanged, AccountWasUnblocked, IdentityWasProven, PinWasUnlocked)
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
        case AccountOpened():
            return f"opened:{user_id}"
        case OnboardingStopped():  # once a check, which has no key of its own
            return f"stopped:{user_id}:{ids.uuid7()}"
        case PinWasLocked(until):
            return f"locked:{user_id}:{_stamp(until)}"
        case PinWasChanged(at):
            return f"pin:{user_id}:{at.isoformat()}"
        case FeeCharged():
            return f"fee:{event.reference}"
        case BalanceAdjusted():
            return f"adjusted:{event.reference}"
        case _:
            return f"{_NAMES[type(event)]}:{user_id}:{event.at.isoformat()}"


def write_account_news(language: str, event: AccountNews) -> str:
    """Return the text for inside the 24-hour window."""
    match event:
        case AccountOpened():
            return say(
                language,
                "onboarding.done",
                first_name=event.first_name,
                account_number=event.account_number,
                account_name=event.account_name,
                bank_name=event.bank_name,
            )
        case OnboardingStopped():
            return _stopped(language, event)
        case PinWasLocked(until):
            return say(language, "pin_locked", until=lock_ends(language, until))
        case PinWasChanged(at):
            return say(language, "pin.changed", when=moment(at))
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


def account_words(language: str, event: AccountNews) -> tuple[str, tuple[str, ...]]:
    """Return the template for outside it, and what fills its places."""
    match event:
        case AccountOpened():
            words = (event.first_name, event.account_number, event.bank_name)
            return "account_opened", words
        case OnboardingStopped():
            return "onboarding_news", ()
        case PinWasLocked(until):
            return "pin_locked", (lock_ends(language, until),)
        case PinWasChanged(at):
            return "pin_changed", (moment(at),)
        case FeeCharged():
            total = str(event.amount + event.taxes)
            return "fee_charged", (_month(event.month), total, str(event.balance))
        case BalanceAdjusted():
            name = "correction_credit" if event.is_credit else "correction_debit"
            return name, (str(event.amount), event.reference, str(event.balance))
        case _:
            return _NAMES[type(event)], (moment(event.at),)


def _stopped(language: str, event: OnboardingStopped) -> str:
    names = ", ".join(say(language, f"differs.{what}") for what in event.differing)
    differing = say(language, "onboarding.stopped.differing", what=names)
    return say(
        language,
        f"onboarding.stopped.{event.why}",
        differing=differing if names else "",
    )


def _stamp(until: datetime | None) -> str:
    return until.isoformat(timespec="seconds") if until else "people"


def _month(day: date) -> str:
    return f"{day:%B %Y}"
