"""A receipt on its way to WhatsApp's stand-in, which may take pictures or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from miimii import clock
from miimii.cache import Cache
from miimii.db import Database
from miimii.http import Http
from miimii.money import Money
from miimii.providers.ports import OrderSettled
from miimii.providers.whatsapp import WhatsApp
from miimii.sandbox.config import PHONE_NUMBER_ID, SandboxConfig
from tests.bot import Bot, Message
from tests.integration.chat.world import ChatWorld

SETTLED = OrderSettled(
    reference="TRF01KAQX7Z3N5V8T2M4C6B9D0E12",
    status="succeeded",
    kind="bank_transfer",
    amount=Money(500_000),
    fee=Money(1000),
    total=Money(501_000),
    payee_name="CHIDI OBI",
    payee_bank="GTBank",
    payee_account_number="0123456789",
    balance=Money(7),
    settled_at=clock.now(),
)


@pytest.fixture
def world(
    database: Database, cache: Cache, clean: None, sandbox: SandboxConfig
) -> Iterator[ChatWorld]:
    http = Http("graph", f"{sandbox.sandbox_url}/graph/v25.0", read_timeout_s=5)
    whatsapp = WhatsApp(
        http,
        access_token=sandbox.whatsapp_access_token,
        phone_number_id=PHONE_NUMBER_ID,
    )
    yield ChatWorld(database, cache, messenger=whatsapp)
    http.close()


def receipts(world: ChatWorld, sandbox: SandboxConfig, fate: str) -> list[Message]:
    """Tell somebody that money was sent, while pictures meet with this fate."""
    ada = world.opened()
    bot = Bot(sandbox.sandbox_url, phone=ada.phone, name="Ada Obi")
    bot.control.post(f"customers/{bot.key}/window", hours=24)
    bot.bank.dial("slow_ms", "300")
    bot.bank.dial("hang_ms", "300")
    bot.bank.dial("graph.media", fate)
    try:
        world.says(ada, "thanks")
        with world.db.transaction() as conn:
            world.outbox.tell(conn, ada.id, SETTLED)
        world.outbox.deliver_told()
    finally:
        bot.bank.reset_dials()
    return [m for m in bot.messages() if "Money sent" in m.text]


@pytest.mark.parametrize("fate", ["ok", "slow"])
def test_a_picture_arrives_as_it_was_drawn(
    world: ChatWorld, sandbox: SandboxConfig, fate: str
) -> None:
    (receipt,) = receipts(world, sandbox, fate)
    assert "Reference: TRF01KAQX7Z3N5V8T2M4C6B9D0E12" in receipt.text
    address = (
        f"{sandbox.sandbox_url}/control/media/{receipt.body['header']['image']['id']}"
    )
    file = requests.get(address, timeout=5)
    assert file.headers["Content-Type"] == "image/png"
    assert file.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "fate",
    ["error_500", "190", "html", "too_many", "drop", "drop_after", "hang", "gateway"],
)
def test_words_arrive_once_when_a_picture_can_t(
    world: ChatWorld, sandbox: SandboxConfig, fate: str
) -> None:
    (receipt,) = receipts(world, sandbox, fate)
    assert "header" not in receipt.body
    states = world.base.rows(
        "SELECT status, attempts FROM outbound_messages"
        " WHERE dedupe_key LIKE 'final:%%'"
    )
    assert states == [("sent", 1)]
