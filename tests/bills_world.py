"""A vendor that says what a test wants, and purchases, for tests of bills."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from miimii import clock
from miimii.bills.airtime import Airtime
from miimii.bills.cable import Cable
from miimii.bills.catalogue import Catalogue
from miimii.bills.data import Data
from miimii.bills.electricity import Electricity
from miimii.bills.float import Float
from miimii.bills.model import PREFIX as PURCHASE
from miimii.bills.model import VEND, Purchase, PurchaseQuote, Wanted
from miimii.bills.notices import VendorNotices
from miimii.bills.product import purchase_product
from miimii.bills.purchase import Purchases
from miimii.bills.settle import Vends
from miimii.bills.targets import SavedTargets
from miimii.bills.tokens import Tokens
from miimii.bills.vending import purchase_sending
from miimii.db import Database, refuse_while_connected
from miimii.errors import Unavailable
from miimii.money import Money
from miimii.providers.ports import OfferedPlan, Outcome, Vended, VendOrder
from miimii.users.fields import FieldCipher
from miimii.users.model import Customer
from tests.transfers_world import DONE, World, naira

PHONE = "08031234567"
METER, CARD = "12345678901", "7012345678"
TOKEN = "1234" * 5
AIRTIME = Wanted("airtime", biller="MTN", target=PHONE, amount_kobo=100_00)
POWER = Wanted(
    "electricity",
    biller="IKEDC",
    target=METER,
    meter_type="prepaid",
    amount_kobo=1_000_00,
)
PLENTY = naira(10_000_000)


@dataclass
class ScriptedVendor:
    """Fits `Vendor`; answers what a test put in, and counts what it was asked."""

    vends: Outcome = field(default_factory=lambda: Vended("success"))
    answers: dict[str, Outcome] = field(default_factory=dict)
    posts: Counter[str] = field(default_factory=Counter)
    orders: list[VendOrder] = field(default_factory=list)
    float_balance: Money | None = PLENTY
    logins: int = 0
    offers: dict[int, list[OfferedPlan]] = field(
        default_factory=lambda: defaultdict(list)
    )
    before_vending: Callable[[], None] = lambda: None

    def vend(self, order: VendOrder) -> Outcome:
        refuse_while_connected("a purchase")
        self.posts[order.reference] += 1
        self.orders.append(order)
        self.before_vending()
        return self.answers.get(order.reference, self.vends)

    def plans(self, network_id: int) -> list[OfferedPlan]:
        refuse_while_connected("a list of plans")
        if not self.offers[network_id]:
            raise Unavailable("bilal")
        return self.offers[network_id]

    def balance(self) -> Money:
        refuse_while_connected("a look at the float")
        self.logins += 1
        if self.float_balance is None:
            raise Unavailable("bilal")
        return self.float_balance

    def find_name(self, order_kind: str, target: str) -> str | None:
        refuse_while_connected("a name")
        return None


class BillsWorld(World):
    """The verbs of bills beside those of transfers, and a vendor that a test directs.

    In production what the vendor has not confirmed is not sold.
    """

    def __init__(self, db: Database, *, is_production: bool = False) -> None:
        super().__init__(db)
        self.vendor = ScriptedVendor()
        self.cipher = FieldCipher([b"k" * 32], b"i" * 32)
        self.tokens = Tokens(db, self.cipher)
        self.float = Float(db, self.vendor, low=naira(50_000))
        self.catalogue = Catalogue(self.rules, sells_unconfirmed=not is_production)
        self.purchases = Purchases(
            db,
            self.rules,
            self.limits,
            self.book,
            self.catalogue,
            self.vendor,
            self.float,
            (Airtime(), Data(), Electricity(), Cable()),
        )
        self.targets = SavedTargets(db)
        self.vends = Vends(
            db, self.book, self.limits, self.told_by, self.float, self.tokens
        )
        self.vending = purchase_sending(
            db,
            self.customers,
            self.vendor,
            self.told_by,
            self.vends,
            self.purchases.types,
        )
        bought = purchase_product(
            self.purchases, self.float, self.vends.settlement, self.tokens
        )
        self.sell({**self.products, PURCHASE: bought})

    def buy(self, customer: Customer, wanted: Wanted = AIRTIME) -> PurchaseQuote:
        """Quote and confirm a purchase; it waits to be sent."""
        quote = self.purchases.quote(customer, wanted)
        self.authorise(customer, quote)
        return quote

    def sent(self, customer: Customer, wanted: Wanted = AIRTIME) -> str:
        """A purchase that went to the vendor; return its reference."""
        reference = self.buy(customer, wanted).reference
        self.vend(reference)
        return reference

    def vend(self, reference: str) -> str:
        return self.vending.dispatch(reference, DONE, at=clock.now())

    def hear(self, reference: str, outcome: Outcome) -> str:
        """The vendor's callback comes."""
        return self.vends.apply(reference, outcome, cause="notice", at=clock.now())

    def purchase(self, reference: str) -> Purchase:
        with self.db.autocommit() as conn:
            found = self.purchases.find(conn, reference)
        assert found is not None
        return found


@dataclass
class Callback:
    """An event as the inbox hands it over."""

    payload: dict[str, Any]
    kind: str = VEND
    event_key: str = "key"
    attempts: int = field(default=0)


def callback(world: BillsWorld, reference: str, word: str, text: str = "") -> None:
    """The vendor calls back, with this text sealed as the webhook does."""
    sealed = world.cipher.seal("inbound_events", "response", reference, text)
    payload = {"reference": reference, "status": word, "response": sealed}
    VendorNotices(world.db, world.vends, world.cipher).work(Callback(payload), DONE)
