"""The messages that go out when a customer hasn't written for 24 hours.

WhatsApp takes only templates then, whose bodies Meta keeps and approves beforehand:
docs/templates.md has them, to be registered word for word. Here are their names, what
fills them, and which event each is for.
"""

from __future__ import annotations

from collections.abc import Mapping

from miimii.chat.account_news import account_words
from miimii.chat.bubbles import INTERACTIVE, Body, cut
from miimii.chat.numbers import TOKEN_MARK, grouped
from miimii.chat.staff_news import staff_words
from miimii.chat.wording import say, template_language
from miimii.orders.model import OWED
from miimii.providers.account_news import AccountNews
from miimii.providers.ports import (
    CreditArrived,
    Event,
    OrderProcessing,
    OrderSettled,
    OrderUnderReview,
    PurchaseSettled,
    TokenArrived,
)
from miimii.providers.staff_news import StaffNews

# Name → what fills its places, in order. All are of Meta's category "utility".
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "credit_alert": ("amount", "sender", "balance"),
    "debit_alert": ("total", "payee", "reference"),
    "transfer_outcome": ("amount", "payee", "outcome", "reference"),
    "order_owed": ("total", "payee or product", "reference"),
    "order_forgiven": ("total", "payee or product", "reference"),
    "order_processing": ("total", "payee or product", "reference"),
    "order_under_review": ("total", "payee or product", "reference"),
    "purchase_receipt": ("product", "number", "total", "reference"),
    "token_receipt": ("product", "number", "token", "total", "reference"),
    "token_alert": ("product", "number", "token", "reference"),
    "purchase_outcome": ("product", "number", "outcome", "reference"),
    "account_opened": ("first name", "account number", "bank"),
    "onboarding_news": (),
    "pin_locked": ("until",),
    "pin_changed": ("when",),
    "pin_unlocked": ("when",),
    "account_blocked": ("when",),
    "account_unblocked": ("when",),
    "identity_doubted": ("when",),
    "identity_proven": ("when",),
    "people_asked": ("when",),
    "fee_charged": ("month", "total", "balance"),
    "correction_credit": ("amount", "reference", "balance"),
    "correction_debit": ("amount", "reference", "balance"),
    "ticket_answer": ("ticket",),
    "ticket_closed": ("ticket",),
    "tier_asked": ("level",),
    "tier_raised": ("level", "limit for a day"),
    "tier_refused": ("level",),
}
Words = tuple[str, ...]
_WAITING: Mapping[type, str] = {
    OrderProcessing: "order_processing",
    OrderUnderReview: "order_under_review",
}


def template_for(customer_language: str, event: Event) -> Body:
    """Return the template that tells an event, in a language that Meta has it in."""
    language = template_language(customer_language)
    name, words = _words(language, event)
    return fill(name, language, *words)


def fill(name: str, language: str, *words: str) -> Body:
    """Return the body of a template; what fills it has to be single lines.

    Raises ValueError when the words are not as many as its places.
    """
    if len(words) != len(TEMPLATES[name]):
        raise ValueError(name)
    parameters = [
        {"type": "text", "text": cut(" ".join(word.split()) or "-", INTERACTIVE)}
        for word in words
    ]
    components = [{"type": "body", "parameters": parameters}] if words else []
    return {
        "type": "template",
        "template": {
            "name": name,
            "language": {"code": language},
            "components": components,
        },
    }


def _words(language: str, event: Event) -> tuple[str, Words]:
    if isinstance(event, AccountNews):
        return account_words(language, event)
    if isinstance(event, StaffNews):
        return staff_words(event)
    match event:
        case OrderSettled():
            return _of_transfer(language, event)
        case PurchaseSettled():
            return _of_purchase(language, event)
        case TokenArrived():
            target = grouped(event.target)
            return "token_alert", (event.product, target, TOKEN_MARK, event.reference)
        case OrderProcessing() | OrderUnderReview():
            words = (str(event.total), event.payee_name, event.reference)
            return _WAITING[type(event)], words
        case CreditArrived():
            sender = event.sender_name or say(language, "credit.somebody")
            return "credit_alert", (str(event.amount), sender, str(event.balance))


def _of_debt(event: OrderSettled | PurchaseSettled, name: str) -> tuple[str, Words]:
    what = "order_owed" if event.status == "succeeded" else "order_forgiven"
    return what, (str(event.total), name, event.reference)


def _of_transfer(language: str, event: OrderSettled) -> tuple[str, Words]:
    if event.reason == OWED:
        return _of_debt(event, event.payee_name)
    if event.status == "succeeded":
        total = str(event.total)
        return "debit_alert", (total, event.payee_name, event.reference)
    outcome = say(language, f"outcome.{event.status}")
    words = (str(event.amount), event.payee_name, outcome, event.reference)
    return "transfer_outcome", words


def _of_purchase(language: str, event: PurchaseSettled) -> tuple[str, Words]:
    product, target = event.product, grouped(event.target)
    if event.reason == OWED:
        return _of_debt(event, product)
    if event.status != "succeeded":
        outcome = say(language, f"outcome.{event.status}")
        return "purchase_outcome", (product, target, outcome, event.reference)
    if event.has_token:
        facts = (product, target, TOKEN_MARK, str(event.total), event.reference)
        return "token_receipt", facts
    return "purchase_receipt", (product, target, str(event.total), event.reference)
