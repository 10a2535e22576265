"""Makes the files that go with messages: receipts, charts, statements."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from miimii.chat.papers import chart, receipt_image, statement_csv, statement_pdf
from miimii.chat.papers.authenticity import Seal
from miimii.chat.papers.chart import Chart
from miimii.chat.papers.file import File
from miimii.chat.papers.receipt import Receipt
from miimii.chat.statements import StatementRequest, read_statement
from miimii.db import Database
from miimii.money import Money
from miimii.orders.passbook import Passbook
from miimii.users.customers import Customers

_WAIT_S = 15.0  # for others' statements; a message is leased for a minute
_FORMS = {
    statement_pdf.NAME: (statement_pdf.draw_pdf, statement_pdf.MIME),
    statement_csv.NAME: (statement_csv.write_csv, statement_csv.MIME),
}

Facts = Mapping[str, Any]


class Papers:
    """Shared by threads. No connection is out while anything is drawn."""

    def __init__(
        self, db: Database, customers: Customers, passbook: Passbook, seal: Seal
    ) -> None:
        self._db = db
        self._customers = customers
        self._passbook = passbook
        self._seal = seal
        self._one_at_a_time = threading.Lock()  # bounds the memory of long ones

    def make(self, kind: str, facts: Facts, language: str) -> File | None:
        """Return the file of a stored paper; None when too many wait before it.

        Raises DoesNotAddUp, Frozen, NotOpen, IdentityUnproven for a statement, and
        whatever facts of another version lead to.
        """
        match kind:
            case Receipt.KIND:
                return self._receipt(Receipt(**facts), language)
            case Chart.KIND:
                return _chart(Chart(**facts))
            case StatementRequest.KIND:
                return self._statement(StatementRequest(**facts), language)
            case _:
                raise ValueError(kind)

    def _receipt(self, receipt: Receipt, language: str) -> File | None:
        code = self._seal.code_of(receipt)
        content = receipt_image.draw_receipt(receipt, language, code)
        if content is None:
            return None
        return File(content, receipt_image.MIME, f"{receipt.reference}.png")

    def _statement(self, wanted: StatementRequest, language: str) -> File | None:
        """Read and write one; whoever may not pay by now gets none."""
        write, mime = _FORMS[wanted.form]
        if not self._one_at_a_time.acquire(timeout=_WAIT_S):
            return None
        try:
            customer = self._db.repeat_once(
                lambda conn: self._customers.get(conn, UUID(wanted.user_id))
            )
            self._customers.require_can_pay(customer)
            statement = read_statement(
                self._passbook,
                customer,
                wanted.period,
                reference=wanted.reference,
                at=datetime.fromisoformat(wanted.made_at),
            )
            content = write(statement, language)
        finally:
            self._one_at_a_time.release()
        name = f"MiiMii-{wanted.first}-{wanted.last}.{wanted.form}"
        return File(content, mime, name, wanted.caption)


def _chart(wanted: Chart) -> File:
    bars = [(label, Money(kobo)) for label, kobo in wanted.bars]
    content = chart.draw_chart(wanted.title, wanted.total, bars)
    return File(content, chart.MIME, "spending.png")
