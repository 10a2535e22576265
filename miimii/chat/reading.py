"""Reads a customer's text: our own rules first, a language model where they are unsure.

The model is asked only when no question stands, the guard is silent and our confidence
is low. Without a model, or when it is no use, our own reading is the answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from miimii import logs, metrics
from miimii.chat.allowance import Allowance
from miimii.chat.understanding import SURE, assess
from miimii.chat.understanding.guard import is_silent
from miimii.chat.understanding.model import agree, propose
from miimii.chat.understanding.redaction import may_leave, redact
from miimii.chat.understanding.text import clean
from miimii.providers.channels import LanguageModel
from miimii.users.model import Customer

Item = dict[str, Any]

_log = logs.get_logger(__name__)


@dataclass(frozen=True)
class Reader:
    """Reads texts; one serves every thread."""

    model: LanguageModel | None = None
    allowance: Allowance | None = None
    log_key: bytes = b""

    def read(
        self,
        text: str,
        context: Mapping[str, Any] | None,
        customer: Customer,
        *,
        is_form_due: Callable[[], bool],
    ) -> list[Item]:
        """Return what `understand` does, with a second opinion where it may help.

        `context` is the question that stands. Raises Unavailable.
        """
        began_s = time.monotonic()
        items, confidence = assess(text, context)
        metrics.count_reading(time.monotonic() - began_s)
        if self.model is None or self.allowance is None or context is not None:
            return items
        if confidence >= SURE or not is_silent(clean(text)):
            return items
        if not may_leave(text) or is_form_due():
            return items
        redacted = redact(text, _own_words(customer))
        with self.allowance.take(customer.lane) as is_allowed:
            reading = self.model.read(redacted.text) if is_allowed else None
        agreed = items
        if reading is not None:
            metrics.count_second_opinion()
            agreed = agree(items, propose(text, reading, redacted))
        _log.info(
            "second opinion",
            lane=customer.lane,
            text_hash=logs.keyed_hash(self.log_key, text),
            intent=agreed[0]["intent"],
            confidence=round(confidence, 2),
            source="rules" if agreed is items else "model",
            outcome="read" if reading else "no use" if is_allowed else "not asked",
        )
        return agreed


def _own_words(customer: Customer) -> list[str]:
    """Return the names that the customer is known by to us."""
    names = (customer.first_name, customer.last_name, customer.profile_name)
    return [name for name in names if name]


LOCAL = Reader()
