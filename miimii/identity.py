"""Who a customer is, put together: PIN, onboarding, proofs and tiers."""

from __future__ import annotations

from dataclasses import dataclass

from miimii.conversation import field_cipher
from miimii.db import Database
from miimii.ledger.book import Book
from miimii.outside import Outside
from miimii.providers.ports import Announcer, Errands
from miimii.settings import Settings
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.kyc import Onboarding
from miimii.users.pin import Pins
from miimii.users.pin_change import PinChange
from miimii.users.proving import Proving
from miimii.users.tier_desk import TierDesk
from miimii.users.tiers import Tiers


@dataclass(frozen=True, slots=True)
class Identity:
    """The verbs about who somebody is."""

    pins: Pins
    pin_change: PinChange
    proving: Proving
    onboarding: Onboarding
    tiers: Tiers
    tier_desk: TierDesk


def join_identity(
    settings: Settings,
    db: Database,
    outside: Outside,
    challenges: Challenges,
    announcer: Announcer,
    errands: Errands,
) -> Identity:
    """Put them together around the identity check and the bank of this outside."""
    customers, book, cipher = Customers(db), Book(), field_cipher(settings)
    pins = Pins(db, settings.pin_peppers)
    return Identity(
        pins=pins,
        pin_change=PinChange(db, customers, challenges, pins, cipher, announcer),
        proving=Proving(db, customers, challenges, pins, cipher, book, announcer),
        onboarding=Onboarding(
            db,
            customers,
            challenges,
            pins,
            cipher,
            outside.identity_check,
            outside.bank,
            book,
            announcer,
            errands,
        ),
        tiers=Tiers(db, customers, challenges, cipher, announcer, outside.documents),
        tier_desk=TierDesk(db, customers, cipher, announcer),
    )
