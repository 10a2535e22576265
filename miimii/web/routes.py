"""Every address we answer at, and what protects it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import falcon
from falcon import inspect

from miimii.cache import Cache
from miimii.chat.inbox import Inbox
from miimii.db import Database
from miimii.settings import Settings, flow_private_keys
from miimii.users.fields import FieldCipher
from miimii.web import problems
from miimii.web.callers import Throttle, Throttles
from miimii.web.health import Live, Ready
from miimii.web.metrics import Metrics
from miimii.web.middleware import Edge
from miimii.web.pin_page import PinPage
from miimii.web.webhooks.bellbank import BellBankWebhook
from miimii.web.webhooks.bilal import BilalWebhook
from miimii.web.webhooks.dojah import DojahWebhook
from miimii.web.webhooks.flow import FlowWebhook, Screens
from miimii.web.webhooks.whatsapp import WhatsAppWebhook

Policy = Literal["public", "signed", "token", "bearer"]
"""public: for anyone. signed: over the raw body, or the handshake's token. token: a
single-use one in the address. bearer: the header's, if one is set."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address, who answers there, what a caller must bring, and how often."""

    path: str
    resource: object
    policy: Policy
    throttle: Throttle | None = None


def routes(
    settings: Settings,
    *,
    db: Database,
    cache: Cache,
    inbox: Inbox,
    screens: Screens,
    cipher: FieldCipher,
    jobs: Sequence[str] = (),
) -> tuple[Route, ...]:
    """Return the table; `screens` answers the forms, `cipher` seals words of money.

    `jobs` are those whose last success the metrics tell.
    """
    ready = Ready(db, cache)
    metrics = Metrics(db, jobs, token=settings.metrics_token)
    pin_page = PinPage(screens, inbox.act)
    return (
        Route("/health", ready, "public"),
        Route("/health/ready", ready, "public"),
        Route("/health/live", Live(), "public"),
        Route("/metrics", metrics, "bearer", Throttle(cache, "metrics", 120)),
        *_of_whatsapp(settings, cache, inbox, screens),
        *_of_providers(settings, inbox, cipher),
        Route("/pin/{token}", pin_page, "token", Throttle(cache, "pin", 60)),
    )


def _of_whatsapp(
    settings: Settings, cache: Cache, inbox: Inbox, screens: Screens
) -> tuple[Route, ...]:
    whatsapp = WhatsAppWebhook(
        inbox,
        app_secrets=settings.whatsapp_app_secrets,
        verify_token=settings.whatsapp_webhook_verify_token,
        phone_number_id=settings.whatsapp_phone_number_id,
    )
    flow = FlowWebhook(
        screens,
        inbox.act,
        private_keys=flow_private_keys(settings),
        app_secrets=settings.whatsapp_app_secrets,
    )
    handshakes = Throttle(cache, "handshake", 30, {"GET"})
    return (
        Route("/webhook/whatsapp", whatsapp, "signed", handshakes),
        Route("/webhook/whatsapp/flow", flow, "signed"),
    )


def _of_providers(
    settings: Settings, inbox: Inbox, cipher: FieldCipher
) -> tuple[Route, ...]:
    bellbank = BellBankWebhook(inbox, secrets=settings.bellbank_webhook_secret)
    bilal = BilalWebhook(inbox, cipher, secrets=settings.bilal_webhook_secret)
    dojah = DojahWebhook(inbox, secrets=settings.dojah_webhook_secret)
    return (
        Route("/webhook/bellbank", bellbank, "signed"),
        Route("/webhook/bilal", bilal, "signed"),
        Route("/webhook/dojah", dojah, "signed"),
    )


def build_app(
    table: Iterable[Route], keep_minutes: Callable[[], None] = lambda: None
) -> falcon.App[Any, Any]:
    """Return the WSGI application that serves exactly this table."""
    table = tuple(table)
    throttles = {route.path: route.throttle for route in table if route.throttle}
    middleware: list[Any] = [Edge(keep_minutes), Throttles(throttles)]
    app = falcon.App(middleware=middleware)
    problems.add_to(app)
    for route in table:
        app.add_route(route.path, route.resource)
    refuse_undeclared(app, table)
    return app


def refuse_undeclared(app: falcon.App[Any, Any], table: Iterable[Route]) -> None:
    """Raise RuntimeError if the application answers anywhere else than it declares,
    or if what a route declares is no policy.
    """
    served = {route.path for route in inspect.inspect_routes(app)}
    declared = {route.path for route in table if route.policy in get_args(Policy)}
    if extra := served - declared:
        raise RuntimeError(f"routes without a policy: {sorted(extra)}")
