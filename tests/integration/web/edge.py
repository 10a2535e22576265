"""The edge with a real inbox, whose handlers only remember what they were given."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import rsa
from falcon import testing

from miimii.cache import Cache
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.inbox import Done, Event, Inbox
from miimii.db import Database
from miimii.users.fields import FieldCipher
from miimii.web.health import Live, Ready
from miimii.web.metrics import Metrics
from miimii.web.routes import Route, build_app
from miimii.web.webhooks.bellbank import BellBankWebhook
from miimii.web.webhooks.bilal import BilalWebhook
from miimii.web.webhooks.dojah import DojahWebhook
from miimii.web.webhooks.flow import FlowWebhook
from miimii.web.webhooks.whatsapp import WhatsAppWebhook

PHONE_NUMBER_ID = "1000000001"
META_SECRET, OLD_META_SECRET = "m" * 32, "o" * 32
BANK_SECRET, OLD_BANK_SECRET = "b" * 32, "e" * 32
NEW_VENDOR_SECRET, VENDOR_SECRET = "n" * 32, "v" * 32
CIPHER = FieldCipher([b"k" * 32], b"i" * 32)
METRICS_TOKEN = "t" * 32
DOJAH_SECRET, OLD_DOJAH_SECRET = "d" * 32, "f" * 32
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class NoScreens:
    """Every form is gone."""

    def answer(self, _request: FlowRequest) -> FlowAnswer:
        return FlowAnswer({"error_msg": "gone"}, status=427)


@dataclass
class Worked:
    """What the handlers were given, in order."""

    events: list[Event] = field(default_factory=list)

    def handle(self, event: Event, _done: Done) -> None:
        self.events.append(event)

    def keys(self) -> list[str]:
        return [event.event_key for event in self.events]


def table(db: Database, cache: Cache, inbox: Inbox) -> tuple[Route, ...]:
    """The same table as `routes`, from parts instead of settings."""
    ready = Ready(db, cache)
    whatsapp = WhatsAppWebhook(
        inbox,
        app_secrets=(META_SECRET, OLD_META_SECRET),
        verify_token="verify",
        phone_number_id=PHONE_NUMBER_ID,
    )
    flow = FlowWebhook(
        NoScreens(),
        inbox.act,
        private_key=KEY,
        app_secrets=(META_SECRET, OLD_META_SECRET),
    )
    return (
        Route("/health", ready, "public"),
        Route("/health/live", Live(), "public"),
        Route("/metrics", Metrics(db, ("deliver",), token=METRICS_TOKEN), "bearer"),
        Route("/webhook/whatsapp", whatsapp, "signed"),
        Route("/webhook/whatsapp/flow", flow, "signed"),
        Route(
            "/webhook/bellbank",
            BellBankWebhook(inbox, secrets=(BANK_SECRET, OLD_BANK_SECRET)),
            "signed",
        ),
        Route(
            "/webhook/bilal",
            BilalWebhook(inbox, CIPHER, secrets=(NEW_VENDOR_SECRET, VENDOR_SECRET)),
            "signed",
        ),
        Route(
            "/webhook/dojah",
            DojahWebhook(inbox, secrets=(DOJAH_SECRET, OLD_DOJAH_SECRET)),
            "signed",
        ),
    )


def client(db: Database, cache: Cache, worked: Worked) -> testing.TestClient:
    handlers = dict.fromkeys(("whatsapp", "bellbank", "bilal"), worked.handle)
    inbox = Inbox(db, cache, handlers, 4)
    return testing.TestClient(build_app(table(db, cache, inbox)))
