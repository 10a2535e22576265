"""The whole conversation in one process: real tables, a real Redis, a scripted bank."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from miimii import clock
from miimii.cache import Cache
from miimii.chat.bubbles import FlowIds
from miimii.chat.discretion import ChatPins, Discretion
from miimii.chat.engine import Engine
from miimii.chat.errands import ErrandBook, by_kind
from miimii.chat.forms import FlowAnswer, FlowRequest, Forms
from miimii.chat.inbox import Inbox
from miimii.chat.outbox import Outbox
from miimii.chat.session import Sessions
from miimii.chat.teller import Teller
from miimii.chat.updates import read_updates
from miimii.db import Database, refuse_while_connected
from miimii.money import Money
from miimii.providers import graph_errors
from miimii.providers.ports import BvnClaim, BvnVerdict, SendResult, Sent
from miimii.sandbox.graph_rules import broken_rule
from miimii.transfers.credits import Credits
from miimii.transfers.history import History
from miimii.transfers.payees import Payees
from miimii.transfers.send import Sending
from miimii.transfers.settle import Settling
from miimii.users.fields import FieldCipher
from miimii.users.kyc import Onboarding
from miimii.users.model import Customer
from miimii.users.pin import Pins
from tests.transfers_world import NUMBER_ID, ScriptedBank
from tests.transfers_world import World as TransfersWorld

PIN = "482615"
_wamids, _mobiles = count(1), count(1)


class Phone:
    """Fits `Messenger`: takes what Graph would take, and answers as a test says."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any], str]] = []
        self.read: list[str] = []
        self.answers: list[SendResult] = []

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
        return Sent(f"wamid.out.{len(self.heard)}")

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
class ChatWorld:
    """A customer's view of the bank."""

    db: Database
    cache: Cache
    allow_chat_pin: bool = False
    phone: Phone = field(default_factory=Phone)

    def __post_init__(self) -> None:
        db, base = self.db, TransfersWorld(self.db)
        self.base = base
        self.bank: ScriptedBank = base.bank
        self.customers = base.customers
        self.outbox = Outbox(
            db,
            base.customers,
            self.phone,
            self.cache,
            failure_kind=graph_errors.kind_of,
        )
        errands = ErrandBook()
        settling = Settling(db, base.book, base.limits, self.outbox, base.bank)
        sending = Sending(
            db,
            base.book,
            base.customers,
            base.challenges,
            base.limits,
            base.bank,
            self.outbox,
            errands,
            settling,
        )
        self.credits = Credits(
            db, base.rules, base.limits, base.book, base.bank, base.customers,
            self.outbox,
        )  # fmt: skip
        self.pins = Pins(db, [b"p" * 32])
        onboarding = Onboarding(
            db,
            base.customers,
            base.challenges,
            self.pins,
            FieldCipher([b"k" * 32], b"i" * 32),
            NobodyToAsk(),
            base.bank,
            base.book,
            self.outbox,
            errands,
        )
        self.teller = Teller(
            db=db,
            customers=base.customers,
            challenges=base.challenges,
            pins=self.pins,
            onboarding=onboarding,
            payees=Payees(db, base.bank, self.cache, base.customers),
            quotes=base.quotes,
            sending=sending,
            history=History(),
            book=base.book,
            announcer=self.outbox,
        )
        self.sessions = Sessions(db, self.cache)
        chat_pins = ChatPins() if self.allow_chat_pin else None
        self.engine = Engine(
            db,
            self.cache,
            self.teller,
            self.sessions,
            self.outbox,
            self.phone,
            FlowIds("onb", "pin"),
            chat_pins,
        )
        self.forms = Forms(self.teller, self.sessions)
        self.inbox = Inbox(
            db,
            self.cache,
            {
                "whatsapp": self.engine.work,
                "miimii": by_kind(
                    {
                        "pay_out": lambda event, done: _ignore(
                            sending.dispatch(
                                event.payload["reference"], done, at=clock.now()
                            )
                        ),
                    }
                ),
            },
            4,
            scrub=Discretion(db, base.challenges, chat_pins).scrub,
            deliver_told=self.outbox.deliver_told,
            on_parked=self.engine.apologise,
        )

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

    def sends(
        self, who: str, content: dict[str, Any], *, at: int = 0, act: bool = True
    ) -> str:
        """Somebody's message comes in, is stored, and worked on; its id."""
        wamid = f"wamid.in.{next(_wamids)}"
        message = {
            "id": wamid,
            "from": who.removeprefix("+"),
            "timestamp": str(at or int(clock.now().timestamp())),
            **content,
        }
        lanes = self.inbox.store(self.updates(message))
        if act:
            self.inbox.act(lanes)
        return wamid

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
        return str(body["interactive"]["body"]["text"])

    def count(self, who: Customer) -> int:
        return len(self.phone.bodies(who.phone or ""))

    def choices(self, who: Customer) -> list[str]:
        action = self.last(who)["interactive"]["action"]
        rows = [b["reply"] for b in action.get("buttons", [])]
        rows += [row for part in action.get("sections", []) for row in part["rows"]]
        return [row["id"] for row in rows]

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


def _ignore(result: object) -> None:
    """Handlers return nothing."""
