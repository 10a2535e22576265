"""How long an answer takes about what is there, and about what is not.

python -m bench.strangers             200 times each, one after the other
python -m bench.strangers --times N

A stranger could learn from the time what the words do not tell. Both of a pair are
asked in turn, so that whatever else runs on the machine slows both.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count

from miimii import logs
from miimii.db import Database
from miimii.errors import PayeeUnknown
from miimii.transfers.payees import Payees
from miimii.users.model import Customer
from tests import servers
from tests.attack.strangers import (
    ACCESS,
    HERS,
    NOBODYS,
    CountedCache,
    Door,
    OneAccount,
    Stranger,
)
from tests.attack.street import Street

_MEASURED = (
    *("GET /pin/{}", "unsigned whatsapp", "form's token", "typed when applying"),
    *("says: {n}", "says: buy 500 mtn airtime for {n}", "says: is {n} on MiiMii?"),
)
_nobodys = count(1)
Ask = Callable[[], object]


def pairs(stranger: Stranger) -> Iterator[tuple[str, Ask, Ask]]:
    """Yield what is asked about somebody, and about nobody."""
    street, doors = stranger.street, dict(stranger.doors())
    ada, closed = street.opened(), street.opened()
    street.base.rows(
        "UPDATE users SET standing = 'closed' WHERE id = %(id)s RETURNING id",
        id=closed.id,
    )
    for name in _MEASURED:
        yield name, *_of(doors[name], ada)
    yield "pays: closed, or nobody", *_of(stranger.pays, closed)
    payees = Payees(street.db, OneAccount(), stranger.cache, street.customers)

    def enquire(number: str) -> None:
        with suppress(PayeeUnknown):
            payees.resolve(stranger.who.id, ACCESS, number)

    yield "name enquiry: found, or not", lambda: enquire(HERS), lambda: enquire(NOBODYS)


def _of(door: Door, somebody: Customer) -> tuple[Ask, Ask]:
    return lambda: door(somebody.phone or ""), lambda: door(_nobody())


def _nobody() -> str:
    return f"+234803{next(_nobodys) + 9_000_000:07d}"


def measure(stranger: Stranger, times: int) -> Iterator[str]:
    """Yield a line for each pair: the two medians, and how far apart they are."""
    for name, known, unknown in pairs(stranger):
        took: tuple[list[float], list[float]] = ([], [])
        for n in range(times + 5):
            for kept, ask in zip(took, (known, unknown), strict=True):
                stranger.begin_anew()
                stranger.street.base.rows("DELETE FROM budget_days RETURNING id")
                began_s = time.perf_counter()
                ask()
                if n >= 5:  # the first ones warm up
                    kept.append(1000 * (time.perf_counter() - began_s))
        there, not_there = map(statistics.median, took)
        apart = 100 * abs(there - not_there) / max(there, not_there)
        yield f"{name}: {there:.2f} ms, {not_there:.2f} ms, {apart:.0f} % apart"


def main() -> int:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    logs.set_up("ERROR")
    alive = servers.begin_run()
    try:
        running = servers.find_or_start()
        running.create("bench")
        redis_url = running.redis_url(0)
        database = Database(running.url("bench"), timeout_s=30)
        database.open()
        cache = CountedCache(redis_url)
        stranger = Stranger(Street(database, cache, redis_url=redis_url), cache)
        for line in measure(stranger, times):
            sys.stdout.write(line + "\n")
        cache.close()
        database.close()
    finally:
        servers.end_run(alive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
