"""Tiers as customers raise them: by the NIN on their BVN record, or by a document.

A tier is how well we know somebody; all their limits follow from it, at once.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from miimii import clock, ids
from miimii.audit import log as audit
from miimii.budgets import budgets
from miimii.budgets.budgets import Budget
from miimii.db import Conn, Database
from miimii.errors import AskedEnough, ChallengeGone, Refused, Unavailable
from miimii.money import Money
from miimii.providers.documents import DocumentReader
from miimii.providers.ports import Announcer
from miimii.providers.staff_news import TierAsked, TierRaised
from miimii.rules.rules import Rules
from miimii.users import details
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.limits import BALANCE, DAY
from miimii.users.model import Challenge, Customer, TierRequest
from miimii.users.store import onboarding as checks
from miimii.users.store import tiers as store

CHECKS_A_DAY = 3  # of a kind
HIGHEST = 3
_BY_NIN, _BY_DOCUMENT = 1, 2  # from which tier
_PREFIX = "TIR"


class NinDiffers(Refused):
    """It is not the NIN on the BVN record."""

    code = "nin-differs"

    def __init__(self, tries_left: int) -> None:
        super().__init__(tries_left=tries_left)


class NoChecksLeft(Refused):
    """There were three today: again tomorrow."""

    code = "no-checks-left"


class TierNotOpen(Refused):
    """It can't be raised in that way now: it is another, or people are deciding."""

    code = "tier-not-open"


class DocumentUnreadable(Refused):
    """Nothing could be made out on the picture."""

    code = "document-unreadable"


@dataclass(frozen=True, slots=True)
class Level:
    """What a tier gives: so much a day, and a balance up to there (None: any)."""

    day: Money
    ceiling: Money | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer is: their tier, what each gives, and whether people decide."""

    tier: int
    levels: Mapping[int, Level]
    is_waiting: bool


class Tiers:
    """The customer's side; what people decide is in `tier_desk`."""

    def __init__(
        self,
        db: Database,
        customers: Customers,
        challenges: Challenges,
        cipher: FieldCipher,
        announcer: Announcer,
        reader: DocumentReader | None,
        look_ups: Budget,
    ) -> None:
        self._db = db
        self._customers = customers
        self._challenges = challenges
        self._cipher = cipher
        self._announcer = announcer
        self._reader = reader
        self._budget = look_ups

    def look(self, customer: Customer, *, at: datetime) -> Standing:
        """Return the customer's tier, and what the others would give."""
        with self._db.transaction() as conn:
            is_waiting = store.find_waiting(conn, customer.id) is not None
            return Standing(customer.tier, levels(conn, at=at), is_waiting)

    def open_nin(self, customer: Customer, *, at: datetime) -> str:
        """Return a fresh token for the form that asks for the NIN.

        Raises TierNotOpen, NoChecksLeft, Frozen, NotOpen, IdentityUnproven.
        """
        with self._db.transaction() as conn:
            customer = self._require_open(conn, customer.id, _BY_NIN)
            _require_checks_left(conn, customer.id, "nin", at)
            return self._challenges.open(conn, customer, "nin", at=at)

    def take_nin(self, token: str, typed: str, *, at: datetime) -> None:
        """Raise the tier if it is the NIN on the BVN record; without one, ask people.

        Counted before it is compared, three a day. Raises ValidationError (nothing
        counted), NinDiffers, NoChecksLeft, TierNotOpen, ChallengeGone.
        """
        nin = details.read_nin(typed)
        with self._db.transaction() as conn:
            challenge = self._find(conn, token, at)
            customer = self._require_open(conn, challenge.user_id, _BY_NIN)
            left = _require_checks_left(conn, customer.id, "nin", at)
            check_id = _count(conn, customer.id, "nin", at)
            sealed = store.find_sealed_nin(conn, customer.id)
        if sealed is None:
            return self._ask_people_by_nin(token, check_id, nin, at)
        known = self._cipher.open("users", "nin", customer.id, sealed)
        if not hmac.compare_digest(known, nin):
            with self._db.autocommit() as conn:
                checks.mark_checked(conn, check_id, "mismatch", {"nin": False})
            raise NinDiffers(left - 1)
        with self._db.transaction() as conn:
            customer = self._use_up(conn, token, at)
            checks.mark_checked(conn, check_id, "verified", {"nin": True})
            raise_tier(conn, customer, 2, self._announcer, actor="system", at=at)
        return None

    def take_document(
        self, customer: Customer, kind: str, image: bytes, *, at: datetime
    ) -> None:
        """Read a picture of a document, and put what stands on it before people.

        The picture is kept nowhere. Counted before anybody is asked. Raises
        TierNotOpen, NoChecksLeft, AskedEnough, DocumentUnreadable, Unavailable.
        """
        if self._reader is None:
            raise Unavailable("identity check")
        check_id = self._begin_document(customer, at)
        found = self._reader.read_document(kind, image)
        if found.verdict != "read":
            if found.verdict == "unknown":
                raise Unavailable("identity check")
            with self._db.autocommit() as conn:
                checks.mark_checked(conn, check_id, "declined", {"document": kind})
            raise DocumentUnreadable
        with self._db.transaction() as conn:
            customer = self._require_open(conn, customer.id, _BY_DOCUMENT)
            checks.mark_checked(conn, check_id, "review", {"document": kind})
            facts = {"document": kind, **found.facts}
            self._ask_people(conn, customer, "document", facts, at)

    def _begin_document(self, customer: Customer, at: datetime) -> UUID:
        """Count the check, for the customer and for all, and return its id."""
        with self._db.transaction() as conn:
            self._require_open(conn, customer.id, _BY_DOCUMENT)
            _require_checks_left(conn, customer.id, "document", at)
            if budgets.take(conn, self._budget, str(customer.id), at=at):
                return _count(conn, customer.id, "document", at)
        # After the commit: that we refused is on record.
        raise AskedEnough("identity check", clock.start_of_tomorrow(at))

    def _ask_people_by_nin(
        self, token: str, check_id: UUID, nin: str, at: datetime
    ) -> None:
        with self._db.transaction() as conn:
            customer = self._use_up(conn, token, at)
            checks.mark_checked(conn, check_id, "review", {"nin": None})
            self._ask_people(conn, customer, "nin", {"nin": nin}, at)

    def _ask_people(
        self,
        conn: Conn,
        customer: Customer,
        kind: str,
        facts: Mapping[str, str],
        at: datetime,
    ) -> None:
        request_id = ids.reference(_PREFIX)
        text = json.dumps(dict(facts), ensure_ascii=False)
        request = TierRequest(
            id=request_id,
            user_id=customer.id,
            from_tier=customer.tier,
            to_tier=customer.tier + 1,
            kind=kind,
            evidence=self._cipher.seal("tier_requests", "evidence", request_id, text),
            asked_at=at,
        )
        if not store.insert_request(conn, request):
            raise TierNotOpen
        self._announcer.tell(conn, customer.id, TierAsked(request.to_tier, at))

    def _find(self, conn: Conn, token: str, at: datetime) -> Challenge:
        challenge = self._challenges.find_live(conn, token, at=at)
        if challenge.purpose != "nin":
            raise ChallengeGone
        return challenge

    def _use_up(self, conn: Conn, token: str, at: datetime) -> Customer:
        """Lock the customer, then the challenge: only one of two forms is the first."""
        challenge = self._find(conn, token, at)
        customer = self._require_open(conn, challenge.user_id, _BY_NIN)
        self._challenges.consume(conn, challenge, at=at)
        return customer

    def _require_open(self, conn: Conn, user_id: UUID, tier: int) -> Customer:
        """Return the customer, locked, if their tier can be raised in this way."""
        customer = self._customers.lock(conn, user_id)
        self._customers.require_can_pay(customer)
        is_waiting = store.find_waiting(conn, user_id) is not None
        if customer.tier != tier or is_waiting:
            raise TierNotOpen
        return customer


def levels(conn: Conn, *, at: datetime) -> dict[int, Level]:
    """Return what each tier gives by the rules in force; without a limit it is none."""
    rules = Rules().in_force(conn, at, DAY, BALANCE)
    found = {}
    for tier in range(1, HIGHEST + 1):
        day, ceiling = rules.limit(DAY, tier), rules.limit(BALANCE, tier)
        if day is not None:
            found[tier] = Level(day.amount, ceiling.amount if ceiling else None)
    return found


def raise_tier(
    conn: Conn,
    customer: Customer,
    tier: int,
    announcer: Announcer,
    *,
    actor: str,
    at: datetime,
) -> bool:
    """Raise a locked customer's tier, tell them and write it down; False: it moved."""
    if not store.mark_tier(conn, customer.id, before=customer.tier, after=tier):
        return False
    level = levels(conn, at=at).get(tier, Level(Money(0), None))
    announcer.tell(conn, customer.id, TierRaised(tier, level.day, level.ceiling, at))
    audit.record(
        conn,
        actor=actor,
        action="tier.raised",
        subject=audit.user(customer.id),
        at=at,
        before=customer.tier,
        after=tier,
    )
    return True


def _require_checks_left(conn: Conn, user_id: UUID, kind: str, at: datetime) -> int:
    """Return how many checks of a kind are left today; raises NoChecksLeft."""
    midnight = clock.start_of_day(clock.day_of(at))
    made = checks.find_look_ups(conn, user_id, since=midnight, kind=kind).count
    if made >= CHECKS_A_DAY:
        raise NoChecksLeft
    return CHECKS_A_DAY - made


def _count(conn: Conn, user_id: UUID, kind: str, at: datetime) -> UUID:
    check_id = ids.uuid7()
    checks.insert_check(
        conn, check_id, user_id, verdict="unknown", evidence={}, at=at, kind=kind
    )
    return check_id
