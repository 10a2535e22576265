"""The providers as the product gets them: each adapter on its own link.

The only place, beside their webhooks, that knows who stands behind a port.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from miimii.chat.allowance import AT_ONCE
from miimii.http import Http
from miimii.providers.bellbank import BellBank
from miimii.providers.bilal import Bilal
from miimii.providers.channels import LanguageModel, MediaSource, Messenger
from miimii.providers.documents import DocumentReader
from miimii.providers.dojah import Dojah
from miimii.providers.graph_flows import FlowDesk
from miimii.providers.graph_media import BUDGET_S, META, GraphMedia, origin_of
from miimii.providers.openai import CONNECT_S, OpenAI
from miimii.providers.ports import IdentityCheck, PayoutBank, Vendor
from miimii.providers.whatsapp import WhatsApp
from miimii.settings import Settings

THREADS = 32  # of a web worker: gunicorn.conf.py serves with as many
# Four threads are always free to acknowledge. Bank, vendor, identity and model calls
# together can never take all that act, so a provider that hangs leaves room for a
# balance.
ACTING = THREADS - 4
_BANK_CALLS, _VENDOR_CALLS, _IDENTITY_CALLS = 12, 8, 4
PAYOUTS = _BANK_CALLS // 2  # the rest is for questions: whose account, what became
VENDS = _VENDOR_CALLS - 2  # the rest is for plans and the float
_BANK_PACE_S, _IDENTITY_PACE_S = 0.1, 0.6
_GRAPH_READ_S = 8


@dataclass(frozen=True, slots=True)
class Outside:
    """The providers, by the ports they fit, and the links to close at the end."""

    bank: PayoutBank
    vendor: Vendor
    identity_check: IdentityCheck
    messenger: Messenger
    links: tuple[Http, ...]
    model: LanguageModel | None = None  # without a key
    media: MediaSource | None = None
    documents: DocumentReader | None = None  # none in most tests


def connect(settings: Settings) -> Outside:
    """Return the providers of these settings; opens nothing yet."""
    bank = Http(
        "bellbank",
        settings.bellbank_api_url,
        max_in_flight=_BANK_CALLS,
        pace_s=_BANK_PACE_S,
    )
    identity = Http(
        "dojah",
        settings.dojah_api_url,
        max_in_flight=_IDENTITY_CALLS,
        pace_s=_IDENTITY_PACE_S,
    )
    graph = Http(
        "graph",
        settings.whatsapp_api_url,
        max_in_flight=THREADS,
        read_timeout_s=_GRAPH_READ_S,
    )
    vendor, vendor_link = _vendor(settings)
    dojah = Dojah(
        identity, app_id=settings.dojah_app_id, secret_key=settings.dojah_secret_key
    )
    files, (model, model_links) = _files(settings), _model(settings)
    return Outside(
        bank=BellBank(
            bank,
            consumer_key=settings.bellbank_consumer_key,
            consumer_secret=settings.bellbank_consumer_secret,
        ),
        vendor=vendor,
        identity_check=dojah,
        documents=dojah,
        messenger=WhatsApp(
            graph,
            access_token=settings.whatsapp_access_token,
            phone_number_id=settings.whatsapp_phone_number_id,
        ),
        links=(bank, vendor_link, identity, graph, *files.values(), *model_links),
        model=model,
        media=GraphMedia(
            graph,
            files,
            access_token=settings.whatsapp_access_token,
            phone_number_id=settings.whatsapp_phone_number_id,
        ),
    )


def _vendor(settings: Settings) -> tuple[Vendor, Http]:
    http = Http("bilal", settings.bilal_api_url, max_in_flight=_VENDOR_CALLS)
    username, password = settings.bilal_username, settings.bilal_password
    return Bilal(http, username=username, password=password), http


def _files(settings: Settings) -> dict[str, Http]:
    """A link to each host that keeps customers' files: Meta's, and Graph's own."""
    graph, _ = origin_of(settings.whatsapp_api_url)
    return {
        origin: Http(
            "files",
            origin,
            max_in_flight=AT_ONCE,
            read_timeout_s=BUDGET_S,
            is_public=origin == META,
        )
        for origin in (META, graph)
    }


def _model(settings: Settings) -> tuple[LanguageModel | None, tuple[Http, ...]]:
    """The language model and its link; none without a key."""
    if not settings.openai_api_key:
        return None, ()
    http = Http(
        "openai",
        settings.openai_base_url,
        max_in_flight=2 * AT_ONCE,  # one that we walked away from may still be out
        connect_timeout_s=CONNECT_S,
    )
    model = OpenAI(
        http,
        api_key=settings.openai_api_key,
        model=settings.openai_model,
        transcription_model=settings.openai_transcription_model,
    )
    return model, (http,)


@contextmanager
def flow_desk(settings: Settings) -> Iterator[FlowDesk]:
    """Graph as the set-up of forms asks it, on a link of its own."""
    http = Http("graph", settings.whatsapp_api_url)
    try:
        yield FlowDesk(
            http,
            access_token=settings.whatsapp_access_token,
            phone_number_id=settings.whatsapp_phone_number_id,
            account_id=settings.whatsapp_business_account_id,
        )
    finally:
        http.close()
