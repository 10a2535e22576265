"""Customers who pay again and again while something else is done to the bank."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from miimii.errors import Busy, Unavailable, Unclear
from miimii.users.model import Customer
from tests.fault.rig import Rig

PAID = "0511111111"


@contextmanager
def paying(rig: Rig, people: list[Customer], taken: list[str]) -> Iterator[None]:
    """Each of these pays again and again; `taken` are those that were told so."""
    enough = threading.Event()
    with ThreadPoolExecutor(len(people)) as pool:
        work = [pool.submit(_pay_on, rig, one, enough, taken) for one in people]
        try:
            yield
        finally:
            enough.set()
    for one in work:
        one.result()


def _pay_on(rig: Rig, who: Customer, enough: threading.Event, taken: list[str]) -> None:
    while not enough.wait(0.2):
        with suppress(Busy, Unavailable, Unclear):  # the test itself needs the database
            quote = rig.to_bank(who, PAID)
            if rig.submit(rig.ask(who, quote)).is_done:
                taken.append(quote.reference)
