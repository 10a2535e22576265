"""Whatever is posted, repeated and reversed, the checks of the books stay silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock, ids
from miimii.db import Conn
from miimii.errors import InsufficientFunds, ReferenceReused
from miimii.ledger.accounts import BELLBANK, FEES, HOLDS, Account, wallet
from miimii.ledger.book import Book
from miimii.ledger.checks import CHECKS, run_checks
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money

CUSTOMERS = tuple(ids.uuid7() for _ in range(3))
ACCOUNTS = (*map(wallet, CUSTOMERS), BELLBANK, FEES, HOLDS)
OF_THE_BOOKS = [check for check in CHECKS if check.name[:3] <= "C04"]

ends = st.permutations(ACCOUNTS).map(lambda accounts: accounts[:2])
movements = st.builds(
    lambda ends, kobo: Posting(ends[0], ends[1], Money(kobo)),
    ends,
    st.integers(min_value=1, max_value=1000),
)
postings = st.lists(movements, min_size=1, max_size=5).map(tuple)
# Few references, so that repeats and reused ones are common; True undoes.
events = st.lists(
    st.tuples(st.integers(0, 9), st.booleans(), postings), min_size=1, max_size=25
)


@pytest.fixture(scope="module")
def books(owner_url: str) -> Iterator[Conn]:
    """Wallets that every example finds empty; the module's transaction is undone."""
    with psycopg.connect(owner_url) as conn:
        for user_id in CUSTOMERS:
            Book().open_wallet(conn, user_id)
        yield conn
        conn.rollback()


@given(events)
def test_every_balance_is_what_a_plain_sum_says_and_no_check_complains(
    books: Conn, events: list[tuple[int, bool, tuple[Posting, ...]]]
) -> None:
    done: dict[str, Journal] = {}
    balances: Counter[Account] = Counter()
    with books.transaction(force_rollback=True):
        for number, is_undoing, moves in events:
            journal = Journal(f"J{number}", "test", moves)
            if is_undoing and journal.reference in done:
                journal = done[journal.reference].reversal(f"R{number}")
            expected = outcome(done, balances, journal)
            assert post(books, journal) == expected
            if expected == "new":
                done[journal.reference] = journal
                move(balances, journal)
        assert run_checks(books, at=clock.now(), checks=OF_THE_BOOKS) == []
        for user_id in CUSTOMERS:
            held = Book().balance(books, user_id).amount
            assert held == Money(balances[wallet(user_id)])


def outcome(
    done: dict[str, Journal], balances: Counter[Account], journal: Journal
) -> str:
    """What a bank clerk with a pencil expects of posting this."""
    if (earlier := done.get(journal.reference)) is not None:
        return "repeat" if earlier == journal else "reused"
    return "new" if move(Counter(balances), journal) else "short"


def move(balances: Counter[Account], journal: Journal) -> bool:
    """Move the money; False if a wallet fell below zero at some step."""
    is_covered = True
    for posting in journal.postings:
        balances[posting.debit] -= posting.amount.kobo
        balances[posting.credit] += posting.amount.kobo
        if posting.debit.kind == "wallet" and balances[posting.debit] < 0:
            is_covered = False
    return is_covered


def post(conn: Conn, journal: Journal) -> str:
    try:
        is_new = Book().post(conn, journal, at=clock.now()).is_new
    except InsufficientFunds:
        return "short"
    except ReferenceReused:
        return "reused"
    return "new" if is_new else "repeat"
