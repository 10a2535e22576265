"""Many threads at the same wallets: what there is, once, and nobody gets stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from miimii import clock, ids
from miimii.db import Database
from miimii.errors import MiimiiError, ReferenceReused
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS, wallet
from miimii.ledger.book import Book
from miimii.money import Money
from tests.books import Move, a_wallet, journal, post
from tests.waiters import until_somebody_waits

pytestmark = pytest.mark.usefixtures("clean")


@pytest.fixture
def crowd(app_url: str) -> Iterator[Database]:
    """A pool wide enough for the threads really to meet in PostgreSQL."""
    database = Database(app_url, max_size=20, timeout_s=30)
    database.open()
    yield database
    database.close()


def at_once(work: Callable[[int], str], *, threads: int, times: int) -> Counter[str]:
    """Do work 0 … times-1 in threads that start together; what they said, counted."""
    start = Barrier(threads)

    def one(n: int) -> str:
        if n < threads:
            start.wait()
        try:
            return work(n)
        except MiimiiError as ex:
            return ex.code

    with ThreadPoolExecutor(threads) as pool:
        return Counter(pool.map(one, range(times)))


def said(database: Database, reference: str, *moves: Move) -> str:
    """Post in a transaction of its own and say whether it was new."""
    with database.transaction() as conn:
        return "new" if post(conn, reference, *moves).is_new else "repeat"


def test_of_100_spends_with_funds_for_7_exactly_7_succeed(crowd: Database) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 7 * 1000 + 999)

    answers = at_once(
        lambda n: said(crowd, f"T{n}:hold", (wallet(ada), HOLDS, 1000)),
        threads=20,
        times=100,
    )

    assert answers == {"new": 7, "insufficient-funds": 93}
    with crowd.autocommit() as conn:
        assert Book().balance(conn, ada).amount == Money(999)


def test_50_threads_between_two_wallets_neither_deadlock_nor_lose_a_kobo(
    crowd: Database,
) -> None:
    with crowd.transaction() as conn:
        ada, bola = a_wallet(conn, 100_000), a_wallet(conn, 100_000)
    there, back = (wallet(ada), wallet(bola), 7), (wallet(bola), wallet(ada), 5)

    answers = at_once(
        lambda n: said(crowd, f"W{n}", (there, back)[n % 2]), threads=50, times=200
    )

    assert answers == {"new": 200}
    with crowd.autocommit() as conn:
        assert Book().balance(conn, ada).amount == Money(100_000 - 100 * 7 + 100 * 5)
        assert Book().balance(conn, bola).amount == Money(100_000 + 100 * 7 - 100 * 5)


def test_20_identical_posts_are_one_journal_and_19_repeats_of_it(
    crowd: Database,
) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 1000)  # for one of them, so that a repeat looks too poor

    answers = at_once(
        lambda _: said(crowd, "T1:hold", (wallet(ada), HOLDS, 1000)),
        threads=20,
        times=20,
    )

    assert answers == {"new": 1, "repeat": 19}
    with crowd.autocommit() as conn:
        assert Book().balance(conn, ada).amount == Money(0)


def test_20_identical_posts_without_a_wallet_are_one_journal_too(
    crowd: Database,
) -> None:
    answers = at_once(
        lambda _: said(crowd, "charge:bellbank:1", (FEES, BELLBANK, 10)),
        threads=20,
        times=20,
    )

    assert answers == {"new": 1, "repeat": 19}


def test_of_20_reversals_of_one_hold_one_gives_the_money_back(crowd: Database) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 1000)
        hold = journal("T1:hold", (wallet(ada), HOLDS, 1000))
        Book().post(conn, hold, at=clock.now())

    def undo(n: int) -> str:
        with crowd.transaction() as conn:
            Book().post(conn, hold.reversal(f"T1:reversal:{n}"), at=clock.now())
            return "new"

    assert at_once(undo, threads=20, times=20) == {"new": 1, "reference-reused": 19}
    with crowd.autocommit() as conn:
        assert Book().balance(conn, ada).amount == Money(1000)


def test_a_repeat_that_waited_for_the_first_is_a_repeat_not_a_refusal(
    crowd: Database, owner_url: str
) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 1000)
    spend = (wallet(ada), HOLDS, 1000)

    with ThreadPoolExecutor(1) as other:
        with crowd.transaction() as conn:
            post(conn, "T1:hold", spend)
            second = other.submit(said, crowd, "T1:hold", spend)
            until_somebody_waits(owner_url)
        assert second.result(timeout=5) == "repeat"


def test_who_waited_for_one_that_failed_spends_the_money(
    crowd: Database, app_url: str, owner_url: str
) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 1000)
    spend = (wallet(ada), HOLDS, 1000)

    with ThreadPoolExecutor(1) as other:
        with psycopg.connect(app_url) as conn:
            post(conn, "T1:hold", spend)
            second = other.submit(said, crowd, "T1:hold", spend)
            until_somebody_waits(owner_url)
            conn.rollback()
        assert second.result(timeout=5) == "new"


def test_other_content_that_waited_for_its_reference_is_a_reused_reference(
    crowd: Database, owner_url: str
) -> None:
    with crowd.transaction() as conn:
        ada = a_wallet(conn, 1000)

    with ThreadPoolExecutor(1) as other:
        with crowd.transaction() as conn:
            post(conn, "T1:hold", (wallet(ada), HOLDS, 400))
            second = other.submit(said, crowd, "T1:hold", (wallet(ada), HOLDS, 300))
            until_somebody_waits(owner_url)
        with pytest.raises(ReferenceReused):
            second.result(timeout=5)


def test_a_payment_does_not_wait_for_the_payment_of_another_customer(
    crowd: Database,
) -> None:
    with crowd.transaction() as conn:
        ada, bola = a_wallet(conn, 1000), a_wallet(conn, 1000)

    with ThreadPoolExecutor(1) as other, crowd.transaction() as conn:
        post(conn, "T1:hold", (wallet(ada), HOLDS, 1000))
        second = other.submit(said, crowd, "T2:hold", (wallet(bola), HOLDS, 1000))
        assert second.result(timeout=5) == "new"


def test_a_wallet_opened_by_many_at_once_is_one_wallet(crowd: Database) -> None:
    ada = ids.uuid7()

    def open_it(_: int) -> str:
        with crowd.transaction() as conn:
            return str(Book().open_wallet(conn, ada))

    assert len(at_once(open_it, threads=10, times=10)) == 1
