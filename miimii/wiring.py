"""The composition root: which part gets which.

Plain constructors, top to bottom. Nothing connects until `Services.open` is called,
because pools that are open before a fork break in the workers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from miimii import clock, logs
from miimii.accounting import Accounting, join_accounting
from miimii.alerts.alerting import Alerting
from miimii.alerts.telling import Telling
from miimii.audit import log as audit_log
from miimii.bills.airtime import Airtime
from miimii.bills.cable import Cable
from miimii.bills.data import Data
from miimii.bills.electricity import Electricity
from miimii.bills.model import PREFIX as PURCHASE
from miimii.bills.model import VEND, Purchase
from miimii.bills.notices import VendorNotices
from miimii.bills.particulars import describe as describe_purchases
from miimii.bills.refresh import Refreshing
from miimii.bills.settle import Vends
from miimii.bills.tokens import Tokens
from miimii.bills.types import BillType
from miimii.budgets.budgets import Budget
from miimii.cache import Cache
from miimii.chat.discretion import Discretion
from miimii.chat.errands import ErrandBook, by_kind
from miimii.chat.forms import Forms
from miimii.chat.inbox import Done, Event, Handler, Inbox
from miimii.chat.limits_counter import LimitsCounter
from miimii.chat.news_desk import NewsDesk
from miimii.chat.outbox import Outbox
from miimii.chat.papers.making import Papers
from miimii.chat.people import People
from miimii.chat.session import Sessions
from miimii.chat.teller import Teller
from miimii.conversation import (
    derived,
    field_cipher,
    log_key,
    make_engine,
    make_outbox,
    make_receipts,
    receipt_seal,
)
from miimii.db import Database
from miimii.http import Http
from miimii.ledger.book import Book
from miimii.mail import Mail
from miimii.orders.authorise import Authorising
from miimii.orders.decisions import Decisions
from miimii.orders.flag_desk import FlagDesk
from miimii.orders.passbook import Passbook
from miimii.orders.product import Product
from miimii.orders.quotes import OpenQuotes
from miimii.orders.review_desk import ReviewDesk
from miimii.orders.sending import Sending
from miimii.outside import ACTING, THREADS, Outside, connect
from miimii.privacy.desk import PrivacyDesk, join_privacy
from miimii.privacy.requests import DataRequests
from miimii.products import Bills, Transfers, join_bills, join_transfers
from miimii.providers.ports import Announcer
from miimii.rules.rules import Rules
from miimii.settings import Settings
from miimii.staff.hiring import Hiring
from miimii.staff.signing_in import SigningIn
from miimii.support.answers import Answers
from miimii.support.tickets import Tickets
from miimii.transfers.beneficiaries import Beneficiaries
from miimii.transfers.credits import Credits
from miimii.transfers.history import History
from miimii.transfers.model import PREFIX as TRANSFER
from miimii.transfers.model import Transfer
from miimii.transfers.particulars import describe as describe_transfers
from miimii.transfers.payees import Payees
from miimii.transfers.send import PAY_OUT
from miimii.transfers.settle import TransferSettling
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.decisions import CustomerDecisions
from miimii.users.fields import FieldCipher
from miimii.users.kyc import Onboarding
from miimii.users.limits import Limits
from miimii.users.opening import LOOK_UPS_A_DAY
from miimii.users.pin import Pins
from miimii.users.pin_change import PinChange
from miimii.users.proving import Proving
from miimii.users.tier_desk import TierDesk
from miimii.users.tiers import CHECKS_A_DAY, Tiers

# A fifth kind of bill is one more here, and its own file.
BILL_TYPES: tuple[BillType, ...] = (
    Airtime(),
    Data(),
    Electricity(),
    Cable(),
)


@dataclass(frozen=True, slots=True)
class Services:
    """The verbs that edges use; shared by threads, keeps no request state."""

    settings: Settings
    db: Database
    cache: Cache
    inbox: Inbox
    outbox: Outbox
    teller: Teller
    forms: Forms
    settling: TransferSettling
    vends: Vends
    cipher: FieldCipher
    decisions: Decisions
    customer_decisions: CustomerDecisions
    flag_desk: FlagDesk
    review_desk: ReviewDesk
    open_quotes: OpenQuotes
    credits: Credits
    refreshing: Refreshing
    accounting: Accounting
    answers: Answers
    alerting: Alerting
    mail: Mail | None
    signing_in: SigningIn
    hiring: Hiring
    tier_desk: TierDesk
    privacy: PrivacyDesk
    links: tuple[Http, ...]

    def open(self) -> None:
        """Open the pool; after the fork."""
        self.db.open()

    def close(self) -> None:
        """Give back what is held; lane leases run out by themselves."""
        self.inbox.close()
        self.alerting.close()
        for link in self.links:
            link.close()
        self.cache.close()
        self.db.close()


def build_services(settings: Settings, *, connections: int = 4) -> Services:
    """Put everything together; connects to nothing."""
    db = Database(
        settings.database_url, max_size=connections, ca_cert=settings.database_ca_cert
    )
    cache = Cache(
        settings.redis_url,
        max_connections=THREADS + 2,
        otp_key=derived(settings.field_encryption_keys[0], "otp"),
    )
    return assemble(settings, db, cache, connect(settings))


def assemble(
    settings: Settings, db: Database, cache: Cache, outside: Outside
) -> Services:
    """Put the product together around these; tests bring an outside of their own."""
    audit_log.use_key(derived(settings.blind_index_key, "audit"))
    bank = _bank(settings, db, cache, outside)
    teller, outbox, sessions = bank.teller, bank.outbox, Sessions(db, cache)
    engine = make_engine(settings, db, cache, teller, outbox, outside)
    inbox = Inbox(
        db,
        cache,
        {**bank.handlers, "whatsapp": engine.work},
        ACTING,
        scrub=Discretion(db, teller.challenges, engine.chat_pins).scrub,
        deliver_told=outbox.deliver_told,
        on_parked=engine.apologise,
    )
    return Services(
        settings=settings,
        db=db,
        cache=cache,
        inbox=inbox,
        outbox=outbox,
        teller=teller,
        forms=Forms(teller, sessions),
        settling=bank.transfers.settling,
        vends=bank.bills.vends,
        cipher=field_cipher(settings),
        decisions=bank.decisions,
        customer_decisions=_customer_decisions(db, teller),
        flag_desk=FlagDesk(db),
        review_desk=ReviewDesk(db),
        open_quotes=teller.open_quotes,
        credits=bank.transfers.credits,
        refreshing=Refreshing(db, outside.vendor),
        accounting=join_accounting(db, outbox, outside.bank, bank.bills.float_),
        answers=Answers(db, outbox),
        alerting=_alerting(settings, db, outside),
        mail=_mail(settings),
        signing_in=SigningIn(db, field_cipher(settings)),
        hiring=Hiring(db, field_cipher(settings)),
        tier_desk=TierDesk(db, teller.customers, field_cipher(settings), outbox),
        privacy=_privacy(settings, db, teller),
        links=outside.links,
    )


def _mail(settings: Settings) -> Mail | None:
    server = settings.alert_smtp_url
    return Mail(server, sender=settings.alert_email_from) if server else None


def _alerting(settings: Settings, db: Database, outside: Outside) -> Alerting:
    room = settings.alert_webhook_url
    telling = Telling(
        room=Http("alerts", room) if room else None,
        mail=_mail(settings),
        mail_to=settings.alert_mailboxes,
        messenger=outside.messenger,
        phones=settings.alert_phones,
    )
    return Alerting(db, telling, lowest_float=settings.lowest_float)


@dataclass(frozen=True, slots=True)
class _Bank:
    """The bank behind the conversation: what it may ask, and what is worked for it."""

    teller: Teller
    outbox: Outbox
    transfers: Transfers
    bills: Bills
    decisions: Decisions
    handlers: Mapping[str, Handler]


def _bank(settings: Settings, db: Database, cache: Cache, outside: Outside) -> _Bank:
    book, errands, cipher = Book(), ErrandBook(), field_cipher(settings)
    limits, customers, tokens = Limits(Rules()), Customers(db), Tokens(db, cipher)
    passbook = Passbook(db, book, [describe_transfers, describe_purchases])
    papers = Papers(db, customers, passbook, receipt_seal(settings))
    products: dict[str, Product[Any]] = {}  # filled below: they tell by the outbox
    open_quotes = OpenQuotes(db, products)
    outbox = make_outbox(
        settings, db, cache, customers, outside.messenger, tokens, papers, open_quotes
    )
    transfers = join_transfers(db, outside.bank, outbox)
    bills = join_bills(settings, db, outside.vendor, outbox, tokens, BILL_TYPES)
    products |= {TRANSFER: transfers.product, PURCHASE: bills.product}
    who = _who(settings, db, outside, outbox)
    teller = Teller(
        db=db,
        customers=customers,
        challenges=who.challenges,
        pins=who.pins,
        pin_change=who.pin_change,
        proving=who.proving,
        onboarding=who.onboarding,
        payees=Payees(db, outside.bank, cache, customers),
        quotes=transfers.quotes,
        open_quotes=open_quotes,
        authorising=Authorising(
            db, book, customers, who.challenges, limits, errands, products
        ),
        history=History(),
        bills=bills.counter,
        people=People(db, customers, Beneficiaries(db)),
        limits=LimitsCounter(db, Rules(), limits),
        news=NewsDesk(db),
        book=book,
        announcer=outbox,
        receipts=make_receipts(settings, db, cache, bills.counter.purchases),
        passbook=passbook,
        tickets=Tickets(db, customers, products),
        data_requests=DataRequests(db),
        tiers=who.tiers,
    )
    handlers = {
        "bellbank": transfers.notices.work,
        "bilal": VendorNotices(db, bills.vends, cipher).work,
        "miimii": _errands(transfers.sending, bills.sending, who.onboarding),
    }
    decisions = Decisions(db, products)
    return _Bank(teller, outbox, transfers, bills, decisions, handlers)


@dataclass(frozen=True, slots=True)
class _Who:
    """How customers show who they are, and what that opens."""

    challenges: Challenges
    pins: Pins
    pin_change: PinChange
    proving: Proving
    onboarding: Onboarding
    tiers: Tiers


def _who(settings: Settings, db: Database, outside: Outside, tells: Announcer) -> _Who:
    customers, book, cipher = Customers(db), Book(), field_cipher(settings)
    challenges = Challenges(settings.whatsapp_phone_number_id)
    pins, check = Pins(db, settings.pin_peppers), outside.identity_check
    bank, errands = outside.bank, ErrandBook()
    each, everybody = LOOK_UPS_A_DAY + CHECKS_A_DAY, settings.dojah_calls_a_day
    budget = Budget("identity", each=each, all=everybody)
    onboarding = Onboarding(
        db,
        customers,
        challenges,
        pins,
        cipher,
        check,
        bank,
        book,
        tells,
        errands,
        budget,
    )
    return _Who(
        challenges,
        pins,
        PinChange(db, customers, challenges, pins, cipher, tells),
        Proving(db, customers, challenges, pins, cipher, book, tells),
        onboarding,
        Tiers(db, customers, challenges, cipher, tells, outside.documents, budget),
    )


def _customer_decisions(db: Database, teller: Teller) -> CustomerDecisions:
    """What people decide about a customer, by the verbs that the teller uses too."""
    return CustomerDecisions(
        db,
        teller.customers,
        teller.pins,
        teller.proving,
        teller.announcer,
        ErrandBook(),
        teller.open_quotes.void_all,
    )


def _privacy(settings: Settings, db: Database, teller: Teller) -> PrivacyDesk:
    voids = (teller.challenges.void_all, teller.open_quotes.void_all)
    return join_privacy(db, teller.customers, field_cipher(settings), *voids)


def _errands(
    paying: Sending[Transfer], vending: Sending[Purchase], onboarding: Onboarding
) -> Handler:
    """Work that our own transactions left behind, by kind."""

    def pay_out(event: Event, done: Done) -> None:
        paying.dispatch(event.payload["reference"], done, at=clock.now())

    def vend(event: Event, done: Done) -> None:
        vending.dispatch(event.payload["reference"], done, at=clock.now())

    def onboard(event: Event, done: Done) -> None:
        onboarding.work(UUID(event.payload["user_id"]), done, at=clock.now())

    return by_kind({PAY_OUT: pay_out, VEND: vend, "onboard": onboard})


@contextmanager
def open_services(settings: Settings) -> Iterator[Services]:
    """Services for a script: few connections, and logs beside its result, on stderr."""
    logs.set_up(
        settings.log_level,
        secrets=settings.secrets,
        lane_key=log_key(settings),
        stream=sys.stderr,
    )
    services = build_services(settings, connections=2)
    services.open()
    try:
        yield services
    finally:
        services.close()
