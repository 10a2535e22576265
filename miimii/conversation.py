"""How the conversation is put together: what reads, what answers, what goes out.

A part of the composition root, apart from the bank's. Connects to nothing.
"""

from __future__ import annotations

import hashlib
import hmac

from miimii.bills.purchase import Purchases
from miimii.bills.tokens import Tokens
from miimii.cache import Cache
from miimii.chat.allowance import Allowance
from miimii.chat.bubbles import FlowIds
from miimii.chat.discretion import ChatPins
from miimii.chat.enclosures import Enclosures
from miimii.chat.engine import Engine
from miimii.chat.hearing import Ears
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.outbox import Outbox
from miimii.chat.papers.authenticity import ReceiptDesk, Seal
from miimii.chat.papers.given import GivenReceipts
from miimii.chat.papers.making import Papers
from miimii.chat.reading import Reader
from miimii.chat.session import Sessions
from miimii.chat.teller import Teller
from miimii.db import Database
from miimii.orders.quotes import OpenQuotes
from miimii.outside import Outside
from miimii.providers import graph_errors
from miimii.providers.channels import Messenger
from miimii.settings import Settings
from miimii.transfers.history import History
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher


def make_engine(
    settings: Settings,
    db: Database,
    cache: Cache,
    teller: Teller,
    outbox: Outbox,
    outside: Outside,
) -> Engine:
    """Return what answers messages; PINs are typed in the sandbox's chat alone."""
    model = outside.model
    allowance = Allowance(db, cache, settings.openai_calls_a_day)
    return Engine(
        db,
        cache,
        teller,
        Sessions(db, cache),
        outbox,
        outside.messenger,
        _flow_ids(settings),
        ChatPins() if settings.allow_chat_pin else None,
        Reader(model, allowance, log_key(settings)),
        Ears(model, outside.media, allowance),
        NewsButtons(field_cipher(settings)),
    )


def make_outbox(
    settings: Settings,
    db: Database,
    cache: Cache,
    customers: Customers,
    messenger: Messenger,
    tokens: Tokens,
    papers: Papers,
    open_quotes: OpenQuotes,
) -> Outbox:
    """Return what sends messages, and the papers that go with them."""
    return Outbox(
        db,
        customers,
        messenger,
        cache,
        failure_kind=graph_errors.kind_of,
        as_link=_flow_ids(settings).as_link,
        buttons=NewsButtons(field_cipher(settings)),
        reveal=tokens.reveal,
        enclosures=Enclosures(messenger, papers.make),
        void_quotes=open_quotes.void_all,
    )


def make_receipts(
    settings: Settings, db: Database, cache: Cache, purchases: Purchases
) -> ReceiptDesk:
    """Return what finds and checks receipts that were given."""
    given = GivenReceipts(History(), purchases)
    return ReceiptDesk(db, cache, receipt_seal(settings), given.by_prefix())


def _flow_ids(settings: Settings) -> FlowIds:
    return FlowIds(
        onboarding=settings.whatsapp_onboarding_flow_id,
        pin=settings.whatsapp_pin_flow_id,
        base_url=settings.base_url,
    )


def field_cipher(settings: Settings) -> FieldCipher:
    """Return what seals fields of rows."""
    return FieldCipher(settings.field_encryption_keys, settings.blind_index_key)


def receipt_seal(settings: Settings) -> Seal:
    """Return what writes the codes of receipts: the same in every process."""
    return Seal(derived(settings.blind_index_key, "receipt"))


def log_key(settings: Settings) -> bytes:
    """Return the key that lanes are hashed with in logs: the same in every process."""
    return derived(settings.blind_index_key, "log")


def derived(key: bytes, purpose: str) -> bytes:
    """Return a key of its own for one purpose."""
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()
