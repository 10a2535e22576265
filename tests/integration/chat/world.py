"""The whole conversation in one process: real tables, a real Redis, a scripted bank."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from miimii import clock
from miimii.cache import Cache
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.session import Sessions
from miimii.chat.updates import read_updates
from miimii.db import Database, refuse_while_connected
from miimii.money import Money
from miimii.outside import Outside
from miimii.providers.channels import (
    LanguageModel,
    MediaSource,
    Messenger,
    SendResult,
    Sent,
)
from miimii.providers.documents import DocumentReader
from miimii.providers.ports import (
    BvnClaim,
    BvnVerdict,
    OfferedPlan,
    Outcome,
    Vended,
    VendOrder,
)
from miimii.sandbox.config import load_or_make
from miimii.sandbox.graph_rules import broken_rule
from miimii.settings import Settings
from miimii.users import person
from miimii.users.details import Details
from miimii.users.model import Customer
from miimii.wiring import assemble
from tests.at_the_shell import at_the_shell
from tests.transfers_world import NUMBER_ID, ScriptedBank
from tests.transfers_world import World as TransfersWorld

PIN, BORN = "482615", "1990-01-31"
_wamids, _mobiles, _bvns = count(1), count(1), count(22_000_000_001)


def wamid(who: str, number: int, *, of: str = "in") -> str:
    """A message id as WhatsApp writes them: whose phone it is can be read from it."""
    text = who.removeprefix("+").encode()
    body = hashlib.sha256(f"{of}{number}".encode()).hexdigest()[:18].upper()
    whole = b"\x1c\x18%c%s\x15\x02\x00\x11\x18\x12%s\x00" % (
        len(text),
        text,
        body.encode(),
    )
    return f"wamid.{base64.b64encode(whole).decode()}"


class Phone:
    """Fits `Messenger`: takes what Graph would take, and answers as a test says."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any], str]] = []
        self.wamids: list[str] = []
        self.read: list[str] = []
        self.answers: list[SendResult] = []
        self.files: list[bytes] = []
        self.takes_files = True

    def send(
        self, recipient: str, body: Mapping[str, Any], *, callback: str
    ) -> SendResult:
        refuse_while_connected("a message")
        address = "to" if recipient.startswith("+") else "recipient"
        whole = {"messaging_product": "whatsapp", address: recipient, **body}
        assert broken_rule(whole) is None, (broken_rule(whole), whole)
        if self.answers:
            return self.answers.pop(0)
        self.heard.append((recipient, dict(body), callback))
        self.wamids.append(wamid(recipient, len(self.heard), of="out"))
        return Sent(self.wamids[-1])

    def upload(self, content: bytes, mime: str, name: str) -> str | None:
        refuse_while_connected("a file")
        self.files.append(content)
        return str(len(self.files)) if self.takes_files else None

    def mark_read(self, wamid: str, *, is_typing: bool = False) -> None:
        refuse_while_connected("a read receipt")
        self.read.append(wamid)

    def bodies(self, recipient: str) -> list[dict[str, Any]]:
        return [body for to, body, _ in self.heard if to == recipient]


class NobodyToAsk:
    """Fits `IdentityCheck`; no test here gets as far."""

    def look_up_bvn(self, claim: BvnClaim) -> BvnVerdict:
        raise AssertionError(claim)


@dataclass
class ScriptedVendor:
    """Fits `Vendor`; answers what a test put in, and keeps what it was asked."""

    vends: Outcome = field(default_factory=lambda: Vended("success", "BL-1"))
    left: Money = field(default_factory=lambda: Money.naira("500,000"))
    orders: list[VendOrder] = field(default_factory=list)

    def vend(self, order: VendOrder) -> Outcome:
        refuse_while_connected("a purchase")
        self.orders.append(order)
        return self.vends

    def plans(self, network_id: int) -> list[OfferedPlan]:
        raise AssertionError(network_id)

    def balance(self) -> Money:
        refuse_while_connected("a look at the float")
        return self.left

    def find_name(self, order_kind: str, target: str) -> str | None:
        refuse_while_connected("a look for a name")
        return None


@cache
def product_settings() -> Settings:
    """Settings as the sandbox would give them, for the number that these tests use."""
    with tempfile.TemporaryDirectory() as place:
        config = load_or_make(Path(place), app_port=1, sandbox_port=2)
    settings = Settings.from_env(config.environment("postgresql://", "redis://"))
    return replace(settings, whatsapp_phone_number_id=NUMBER_ID)


@dataclass
class ChatWorld:
    """A customer's view of the bank."""

    db: Database
    cache: Cache
    allow_chat_pin: bool = False
    model: LanguageModel | None = None
    media: MediaSource | None = None
    documents: DocumentReader | None = None
    phone: Phone = field(default_factory=Phone)
    messenger: Messenger | None = None  # instead of the phone: a real line
    vendor: ScriptedVendor = field(default_factory=ScriptedVendor)
    bank: ScriptedBank = field(default_factory=ScriptedBank)

    def __post_init__(self) -> None:
        self.base = TransfersWorld(self.db, self.bank)
        self.customers = self.base.customers
        settings = replace(product_settings(), allow_chat_pin=self.allow_chat_pin)
        outside = Outside(
            self.bank,
            self.vendor,
            NobodyToAsk(),
            self.messenger or self.phone,
            (),
            self.model,
            self.media,
            self.documents,
        )
        services = assemble(settings, self.db, self.cache, outside)
        self.services = services
        self.inbox, self.outbox = services.inbox, services.outbox
        self.teller, self.forms = services.teller, services.forms
        self.pins = self.teller.pins
        self.cipher, self.tier_desk = services.cipher, services.tier_desk
        self.customer_decisions = services.customer_decisions
        self.tier_desk._db = self.customer_decisions._db = at_the_shell(self.db)
        self.bvns: dict[UUID, str] = {}
        self.sessions = Sessions(self.db, self.cache)

    # --- what a customer does -----------------------------------------------------

    def opened(self, balance_naira: int = 0) -> Customer:
        """An active customer with a PIN and this much money."""
        customer = self.base.customer(Money(balance_naira * 100))
        mobile = f"+234803{next(_mobiles):07d}"  # a number that a person may have
        self.base.rows(
            "UPDATE users SET phone = %(phone)s WHERE id = %(id)s RETURNING id",
            phone=mobile,
            id=customer.id,
        )
        customer = replace(customer, phone=mobile)
        hashed = self.pins.hash(customer.id, PIN)
        with self.db.transaction() as conn:
            self.pins.store(conn, customer.id, hashed, at=clock.now())
        return customer

    def verified(self, balance_naira: int = 0) -> Customer:
        """An active customer whose BVN (`bvns`) and birthday (BORN) are stored."""
        customer = self.opened(balance_naira)
        bvn = str(next(_bvns))
        typed = Details("Bola", "Ade", "", date.fromisoformat(BORN), "female", "Lagos")
        sealed = asdict(person.seal_person(self.cipher, customer.id, typed, bvn, None))
        self.base.rows(
            """
            UPDATE users
               SET date_of_birth = %(date_of_birth)s, bvn = %(bvn)s,
                   bvn_index = %(bvn_index)s, bvn_index_key_id = %(bvn_index_key_id)s
             WHERE id = %(id)s
            RETURNING id
            """,
            id=customer.id,
            **{name: sealed[name] for name in sealed if "bvn" in name},
            date_of_birth=sealed["date_of_birth"],
        )
        self.bvns[customer.id] = bvn
        return customer

    def sends(
        self, who: str, content: dict[str, Any], *, at: int = 0, act: bool = True
    ) -> str:
        """Somebody's message comes in, is stored, and worked on; its id."""
        message_id = wamid(who, next(_wamids))
        message = {
            "id": message_id,
            "from": who.removeprefix("+"),
            "timestamp": str(at or int(clock.now().timestamp())),
            **content,
        }
        lanes = self.inbox.store(self.updates(message))
        if act:
            self.inbox.act(lanes)
        return message_id

    def says(self, who: Customer | str, text: str, **more: Any) -> str:
        number = who if isinstance(who, str) else who.phone or ""
        return self.sends(number, {"type": "text", "text": {"body": text}}, **more)

    def taps(self, who: Customer, place: int = 0, **more: Any) -> str:
        return self.taps_id(who, self.choices(who)[place], **more)

    def taps_id(self, who: Customer, reply_id: str, **more: Any) -> str:
        reply = {"type": "button_reply", "button_reply": {"id": reply_id, "title": "x"}}
        content = {"type": "interactive", "interactive": reply}
        return self.sends(who.phone or "", content, **more)

    def fills(self, who: Customer, screen: str = "PIN", **data: str) -> FlowAnswer:
        """Submit a screen of the last form; what it leaves behind is worked on."""
        request = FlowRequest("data_exchange", screen, data, self.token(who))
        answer = self.forms.answer(request)
        self.inbox.act(answer.lanes)
        return answer

    # --- what a customer sees -----------------------------------------------------

    def last(self, who: Customer | str) -> dict[str, Any]:
        number = who if isinstance(who, str) else who.phone or ""
        return self.phone.bodies(number)[-1]

    def text(self, who: Customer | str) -> str:
        body = self.last(who)
        if body["type"] == "text":
            return str(body["text"]["body"])
        if body["type"] == "image":
            return str(body["image"]["caption"])
        return str(body["interactive"]["body"]["text"])

    def until_sent(self, who: Customer) -> None:
        """Return once nothing is left to be sent to them.

        "Processing" is sent by a timer. Until it is recorded as sent, that thread would
        send the next answer as well, after `says` has returned.
        """
        left = """
            SELECT 1
              FROM outbound_messages
             WHERE lane = %(lane)s
               AND status IN ('queued', 'sending')
        """
        for _ in range(3_000):
            if not self.base.rows(left, lane=who.lane):
                return
            time.sleep(0.01)
        raise AssertionError("messages are left")

    def count(self, who: Customer) -> int:
        return len(self.phone.bodies(who.phone or ""))

    def choices(self, who: Customer) -> list[str]:
        return _ids(self.last(who))

    def choices_of(self, who: Customer, words: str) -> list[str]:
        """Ids of the buttons under the newest bubble with these words."""
        bodies = self.phone.bodies(who.phone or "")
        return next(_ids(body) for body in bodies[::-1] if words in json.dumps(body))

    def token(self, who: Customer) -> str:
        action = self.last(who)["interactive"]["action"]
        return str(action["parameters"]["flow_token"])

    def updates(self, *messages: dict[str, Any]) -> list[Any]:
        value = {
            "metadata": {"phone_number_id": NUMBER_ID},
            "messages": list(messages),
        }
        changes = [{"field": "messages", "value": value}]
        body = {
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": changes}],
        }
        return read_updates(body, NUMBER_ID)

    def dump(self) -> str:
        """Everything that is stored anywhere, as one text."""
        found = []
        with self.db.autocommit() as conn:
            for table in ("inbound_events", "outbound_messages", "sessions"):
                with contextlib.suppress(IndexError):
                    rows = conn.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
                    found.append(json.dumps(rows, default=str))
        return "\n".join(found)


def _ids(body: Mapping[str, Any]) -> list[str]:
    action = body["interactive"]["action"]
    rows = [b["reply"] for b in action.get("buttons", [])]
    rows += [row for part in action.get("sections", []) for row in part["rows"]]
    return [row["id"] for row in rows]
