"""What customers can do with money, put together: transfers, and bills."""

from __future__ import annotations

from dataclasses import dataclass

from miimii.bills.catalogue import Catalogue
from miimii.bills.float import Float
from miimii.bills.model import Purchase
from miimii.bills.product import purchase_product
from miimii.bills.purchase import Purchases
from miimii.bills.settle import Vends
from miimii.bills.targets import SavedTargets
from miimii.bills.tokens import Tokens
from miimii.bills.types import BillType
from miimii.bills.vending import purchase_sending
from miimii.chat.bill_counter import BillCounter
from miimii.db import Database
from miimii.ledger.book import Book
from miimii.orders.product import Product
from miimii.orders.sending import Sending
from miimii.outside import PAYOUTS, VENDS
from miimii.providers.ports import Announcer, PayoutBank, Vendor
from miimii.rules.rules import Rules
from miimii.settings import Settings
from miimii.transfers.credits import Credits
from miimii.transfers.model import Transfer
from miimii.transfers.notices import BankNotices
from miimii.transfers.product import transfer_product
from miimii.transfers.quote import Quotes
from miimii.transfers.send import transfer_sending
from miimii.transfers.settle import TransferSettling
from miimii.transfers.wallets import WalletPayments
from miimii.users.customers import Customers
from miimii.users.limits import Limits


@dataclass(frozen=True, slots=True)
class Transfers:
    """What goes to other banks and wallets, and what arrives."""

    quotes: Quotes
    product: Product[Transfer]
    settling: TransferSettling
    sending: Sending[Transfer]
    credits: Credits
    notices: BankNotices


def join_transfers(db: Database, bank: PayoutBank, announcer: Announcer) -> Transfers:
    """Put transfers together around this bank."""
    book, rules, customers = Book(), Rules(), Customers(db)
    limits = Limits(rules)
    quotes = Quotes(db, rules, limits, book)
    settling = TransferSettling(db, book, limits, announcer, bank)
    wallets = WalletPayments(book, customers, limits, announcer)
    credit_book = Credits(db, rules, limits, book, bank, customers, announcer)
    sending = transfer_sending(
        db, customers, bank, announcer, settling, most_payouts=PAYOUTS
    )
    return Transfers(
        quotes=quotes,
        product=transfer_product(quotes, wallets, settling.settlement),
        settling=settling,
        sending=sending,
        credits=credit_book,
        notices=BankNotices(db, settling, credit_book),
    )


@dataclass(frozen=True, slots=True)
class Bills:
    """What is bought from the vendor."""

    counter: BillCounter
    product: Product[Purchase]
    vends: Vends
    sending: Sending[Purchase]


def join_bills(
    settings: Settings,
    db: Database,
    vendor: Vendor,
    announcer: Announcer,
    tokens: Tokens,
    types: tuple[BillType, ...],
) -> Bills:
    """Put purchases together around this vendor; `types` are those we sell."""
    book, rules, customers = Book(), Rules(), Customers(db)
    limits, float_ = Limits(rules), Float(db, vendor, low=settings.lowest_float)
    vends = Vends(db, book, limits, announcer, float_, tokens)
    catalogue = Catalogue(rules, sells_unconfirmed=not settings.is_production)
    purchases = Purchases(db, rules, limits, book, catalogue, vendor, float_, types)
    return Bills(
        counter=BillCounter(db, purchases, SavedTargets(db), tokens.reveal),
        product=purchase_product(purchases, float_, vends.settlement, tokens),
        vends=vends,
        sending=purchase_sending(
            db, customers, vendor, announcer, vends, purchases.types, most_vends=VENDS
        ),
    )
