"""Every way to ask, directly or not, whether a phone is a customer's.

One that pays a phone is told whose it is, and is counted as a name enquiry; that way is
by design, and is not among these. Used by tests, and by a benchmark.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeVar

from miimii import clock
from miimii.cache import Cache
from miimii.db import count_round_trips
from miimii.errors import PayeeUnknown
from miimii.providers.ports import Bank, ResolvedAccount
from miimii.users.model import Customer, Identity
from tests.attack.street import FLOW, HOOKS, Street
from tests.integration.users.outside import TYPED
from tests.transfers_world import ScriptedBank

ACCESS, HERS, NOBODYS = Bank("000014", "ACCESS BANK"), "0123456789", "0123456781"
_T = TypeVar("_T")
_FRESH = re.compile(r"\b(?:TRF|PUR|T-)[0-9A-Z]{6,}\b|\b\d\d:\d\d\b")
_UNSAID = {"id", "flow_token", "payload"}
_bsuids = count(1)
Door = Callable[[str], str]

# What a customer, and somebody who is none, may say about a number.
SAYINGS = (
    "{n}",
    "is {n} on MiiMii?",
    "who has the number {n}?",
    "what is the name of {n}",
    "balance of {n}",
    "account number of {n}",
    "history with {n}",
    "buy 500 mtn airtime for {n}",
    "buy data for {n}",
    "save {n} as Mum",
    "rename {n} to Mum",
    "forget {n}",
    "receipt for {n}",
    "verify receipt {n} ABCD1234",
    "ticket {n}",
    "dispute {n}",
    "block {n}",
    "my phone number is {n}",
    "I changed my number from {n}",
    "add my friend {n}",
)


class CountedCache(Cache):
    """The real one; knows how often this thread asked the server."""

    def __init__(self, url: str) -> None:
        super().__init__(url, patience_s=10)
        self._counts = threading.local()

    @property
    def asks(self) -> int:
        return getattr(self._counts, "asks", 0)

    def _ask(self, call: Callable[[], _T]) -> _T:
        self._counts.asks = self.asks + 1
        return super()._ask(call)


class OneAccount(ScriptedBank):
    """A bank that knows one account, `HERS`."""

    def name_enquiry(self, bank: Bank, account_number: str) -> ResolvedAccount:
        found = super().name_enquiry(bank, account_number)
        if account_number != HERS:
            raise PayeeUnknown
        return found


@dataclass(frozen=True)
class Seen:
    """What came back, and the work that it took: trips to PostgreSQL, Redis, others."""

    words: str
    trips: int
    asks: int
    calls: int


@dataclass
class Stranger:
    """Somebody who wants to know, as a customer (`who`) and as none yet (`guest`)."""

    street: Street
    cache: CountedCache
    who: Customer = field(init=False)
    guest: Customer = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.street.opened(50_000)
        self.guest = replace(self.who, phone="+2348055550001")

    def look(self, door: Door, phone: str) -> Seen:
        """Try this door with this phone; the phone itself is left out of the words."""
        self.begin_anew()
        asks, calls = self.cache.asks, self._calls()
        with count_round_trips() as tally:
            words = door(phone)
        spaced = f"0{phone[4:7]} {phone[7:10]} {phone[10:]}"
        for number in (phone, spaced, "0" + phone[4:], phone[4:]):
            words = words.replace(number, "it")
        words = _FRESH.sub("#", words)
        asks = self.cache.asks - asks
        return Seen(words, tally.round_trips, asks, self._calls() - calls)

    def begin_anew(self) -> None:
        """Let nothing that was asked before count or be remembered."""
        self.street.forget()
        self.street.sessions.drop(self.who.lane)

    def doors(self) -> Iterator[tuple[str, Door]]:
        """Yield each way, under a name."""
        for path in ("/pin/{}", "/health?phone={}", "/webhook/whatsapp?hub.verify={}"):
            yield f"GET {path}", self._get(path)
        for source in HOOKS:
            yield f"unsigned {source}", self._posted(f"/webhook/{source}")
        yield "unsigned form", self._posted(FLOW)
        yield "form's token", self._token
        yield "typed when applying", self._applying
        for saying in SAYINGS:
            yield f"says: {saying}", self._said(saying)
        for saying in ("{n}", "send 500 to {n}"):
            yield f"without an account: {saying}", self._said(saying, self.guest)
        yield "a contact card", self._card

    def pays(self, phone: str) -> str:
        """The way by design: pay the phone; what is said."""
        return self._said("send 500 to {n}")(phone)

    def _said(self, saying: str, who: Customer | None = None) -> Door:
        speaker = who or self.who
        return lambda phone: self._heard(
            _text(saying.format(n="0" + phone[4:])), speaker
        )

    def _card(self, phone: str) -> str:
        card = {"name": {"formatted_name": "Mum"}, "phones": [{"phone": phone}]}
        return self._heard({"type": "contacts", "contacts": [card]}, self.who)

    def _heard(self, block: dict[str, Any], who: Customer) -> str:
        """Write it; the words that come back, without what is fresh in each of them."""
        before = self.street.count(who)
        self.street.brings(who, block)
        bodies = self.street.phone.bodies(who.phone or "")[before:]
        assert bodies
        return json.dumps([_without_ids(body) for body in bodies], sort_keys=True)

    def _get(self, path: str) -> Door:
        return lambda phone: _answer(
            self.street.client.simulate_get(path.format(phone[1:]))
        )

    def _posted(self, path: str) -> Door:
        def post(phone: str) -> str:
            said = {"from": phone, "phone": phone, "accountNumber": phone[4:]}
            return _answer(self.street.post(path, json.dumps(said).encode(), {}))

        return post

    def _token(self, phone: str) -> str:
        asks = {"action": "INIT", "screen": "", "data": {}, "version": "3.0"}
        return str(self.street.flow({**asks, "flow_token": phone}))

    def _applying(self, phone: str) -> str:
        """Apply with a phone that WhatsApp did not show us, in a form of one's own."""
        teller, at = self.street.teller, clock.now()
        nobody = Identity(None, f"NG.stranger.{next(_bsuids)}")
        token = teller.open_onboarding(teller.meet(nobody, None, at=at).customer, at=at)
        typed = {**TYPED, "phone": phone}
        return str(self.street.submit(token or "", "DETAILS", **typed))

    def _calls(self) -> int:
        """How often bank and vendor were asked."""
        bank = self.street.bank
        asked = bank.enquiries + sum(bank.posts.values()) + sum(bank.requeries.values())
        return asked + len(self.street.vendor.orders)


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": text}}


def _answer(said: Any) -> str:
    headers = {k: v for k, v in said.headers.items() if k.lower() != "x-request-id"}
    return f"{said.status_code} {sorted(headers.items())} {_body(said.text)}"


def _body(text: str) -> str:
    """An error's body names the request, which is fresh."""
    return re.sub(r'"(request_id|instance)": ?"[^"]*"', "", text)


def _without_ids(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _without_ids(v) for k, v in value.items() if k not in _UNSAID}
    if isinstance(value, list):
        return [_without_ids(each) for each in value]
    return value
