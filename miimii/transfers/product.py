"""Transfers, as one of the products that a PIN confirms."""

from __future__ import annotations

from miimii.orders.product import Product
from miimii.transfers.model import Transfer
from miimii.transfers.quote import Quotes
from miimii.transfers.send import PAY_OUT
from miimii.transfers.store import orders
from miimii.transfers.wallets import WalletPayments


def transfer_product(quotes: Quotes, wallets: WalletPayments) -> Product[Transfer]:
    """Return what the confirmation of any order needs to know of transfers."""
    return Product(
        rows=orders, show=quotes.show, errand=PAY_OUT, pay_inside=wallets.pay
    )
