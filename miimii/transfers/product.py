"""Transfers, as one of the products that there are."""

from __future__ import annotations

from miimii.orders.product import Product
from miimii.orders.rows import Rows
from miimii.orders.settlement import Settlement
from miimii.transfers.model import Transfer
from miimii.transfers.quote import Quotes
from miimii.transfers.send import PAY_OUT
from miimii.transfers.store import orders
from miimii.transfers.wallets import WalletPayments

ROWS: Rows[Transfer] = orders


def transfer_product(
    quotes: Quotes, wallets: WalletPayments, settlement: Settlement[Transfer]
) -> Product[Transfer]:
    """Return what is done with any order, as it is done with a transfer."""
    return Product(
        rows=ROWS,
        show=quotes.show,
        errand=PAY_OUT,
        settlement=settlement,
        pay_inside=wallets.pay,
    )
