"""What became of a customer's order, in a sentence, whatever it was."""

from __future__ import annotations

from miimii.bills.model import Purchase
from miimii.chat.bought import STATUSES, bought_status
from miimii.chat.replies import Reply
from miimii.chat.session import Visit
from miimii.chat.wording import moment, say
from miimii.transfers.model import Transfer


def status_of(visit: Visit, reference: str) -> Reply | None:
    """Say what became of the customer's own order; None if it isn't one of theirs."""
    bought = visit.teller.bills.find(visit.customer, reference)
    if bought is not None:
        return _bought(visit, bought)
    sent = visit.teller.find_order(visit.customer, reference)
    return _sent(visit, sent) if sent else None


def last_of(visit: Visit) -> Reply | None:
    """Say what became of the last order, whatever it was; None if there was none."""
    last = last_order(visit)
    if isinstance(last, Purchase):
        return _bought(visit, last)
    return _sent(visit, last) if last else None


def is_moving(visit: Visit) -> bool:
    """Whether the last order has no outcome yet: what became of it is still to come."""
    last = last_order(visit)
    return last is not None and STATUSES.get(last.status) == "moving"


def last_reference(visit: Visit) -> str | None:
    """Return the reference of the last order that the customer confirmed."""
    last = last_order(visit)
    return last.reference if last else None


def last_order(visit: Visit) -> Transfer | Purchase | None:
    """Return the last order that was confirmed, whatever it was; None: none was."""
    sent = visit.teller.last_order(visit.customer)
    bought = visit.teller.bills.latest(visit.customer)
    if bought and (sent is None or bought.quoted_at > sent.quoted_at):
        return bought
    return sent


def _bought(visit: Visit, bought: Purchase) -> Reply:
    has_token = visit.teller.bills.has_token(bought)
    return bought_status(visit.language, bought, has_token=has_token)


def _sent(visit: Visit, sent: Transfer) -> Reply:
    key = STATUSES.get(sent.status, "dropped")
    when = moment(sent.settled_at or sent.quoted_at)
    facts = {"amount": sent.amount, "payee": sent.resolved_name, "when": when}
    return Reply(say(visit.language, f"status.{key}", **facts))
