"""How long a statement takes and how much memory, from the books to the paper.

python -m bench.statements            10,000 movements of one account among many
python -m bench.statements --rows N
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

import psycopg

from miimii import clock
from miimii.chat.papers.statement_csv import write_csv
from miimii.chat.papers.statement_pdf import draw_pdf
from miimii.chat.periods import Period
from miimii.chat.spending import Sought, add_up, find
from miimii.chat.statements import Statement, movement, read_statement
from miimii.db import Database
from miimii.money import Money
from miimii.orders.passbook import Passbook
from miimii.transfers.particulars import describe
from miimii.users.model import Customer
from tests import servers
from tests.transfers_world import World

MEGABYTE = 1024
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
OTHERS = 9  # accounts as busy, whose changes lie in between

_TRANSFERS = """
    INSERT INTO transfers (
           reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
           bank_code, bank_name, account_number, resolved_name, sender_name, narration,
           rule_ids, quote_hash, provider, quoted_at, expires_at)
    SELECT 'TRF' || n || 'X' || a.id, a.user_id, 'bank_transfer', 'succeeded', 10000,
           2500, 0, 0, '000014', 'ACCESS BANK', '0123456789',
           'ADÉBÁYỌ̀ OLÚWAṢEUN ỌLÁTÚNJÍ', 'ADA', 'rent', '{}', decode(repeat('00', 32),
           'hex'), 'bellbank', now(), now()
      FROM accounts a
     CROSS JOIN generate_series(1, %(rows)s) n
     WHERE a.kind = 'wallet'
"""
_JOURNALS = """
    INSERT INTO journals (reference, reason, order_reference, content_hash, happened_at)
    SELECT reference || ':hold', 'hold', reference, decode(repeat('00', 32), 'hex'),
           now()
      FROM transfers
     ORDER BY reference
"""
_POSTINGS = """
    INSERT INTO postings (journal_id, debit_account_id, credit_account_id, amount_kobo,
                          debit_version, debit_balance_after, recorded_at)
    SELECT j.id, a.id, h.id, 12500, 1 + n, %(money)s - 12500 * n,
           timestamptz '2026-01-01 00:00+01' + n * interval '45 minutes'
      FROM accounts a
     CROSS JOIN generate_series(1, %(rows)s) n
      JOIN accounts h ON h.kind = 'HOLDS'
      JOIN journals j ON j.reference = 'TRF' || n || 'X' || a.id || ':hold'
     WHERE a.kind = 'wallet'
     ORDER BY n, a.id
"""


def fill(owner_url: str, world: World, rows: int) -> Customer:
    """Give ten accounts so many transfers each; return the owner of one."""
    money = Money(12_500 * rows)
    customers = [world.customer() for _ in range(1 + OTHERS)]
    for customer in customers:
        world.receive(customer.account_number or "", money)
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        conn.execute("DELETE FROM postings WHERE debit_version IS NOT NULL")
        conn.execute(
            "UPDATE postings SET recorded_at = '2026-01-01 00:00+01',"
            " amount_kobo = %s, credit_balance_after = %s",
            [money.kobo, money.kobo],
        )
        facts = {"rows": rows, "money": money.kobo}
        for statement in (_TRANSFERS, _JOURNALS, _POSTINGS):
            conn.execute(statement, facts)
    with psycopg.connect(owner_url, autocommit=True) as conn:
        conn.execute("ANALYZE")
    return customers[0]


def measure(world: World, ada: Customer) -> list[str]:
    """Return a line for each paper and question."""
    book = Passbook(world.db, world.book, [describe])

    def statement() -> Statement:
        return read_statement(book, ada, YEAR, reference="STM", at=clock.now())

    def newest() -> object:
        lines = book.newest_first(statement().bounds)
        return find((movement(one, ada.id) for one in lines), Sought())

    works: dict[str, Callable[[], object]] = {
        "the latest five": newest,
        "sums by topic": lambda: add_up(statement().movements),
        "CSV": lambda: write_csv(statement(), "en"),
        "PDF": lambda: draw_pdf(statement(), "en"),
    }
    return [f"{name}: {_time_of(work)}" for name, work in works.items()]


def _time_of(work: Callable[[], object]) -> str:
    """Seconds waited and worked; the difference is the database's, or others'."""
    waited, worked = time.perf_counter(), time.process_time()
    work()
    waited, worked = time.perf_counter() - waited, time.process_time() - worked
    return f"{waited:.2f} s, {worked:.2f} of them ours"


def main() -> int:
    """Print times, and the most memory that this process has had."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    alive = servers.begin_run()
    try:
        running = servers.find_or_start()
        running.create("bench")
        database = Database(running.url("bench", "app"), timeout_s=30)
        database.open()
        world = World(database)
        ada = fill(running.url("bench"), world, rows)
        lines = measure(world, ada)
        database.close()
    finally:
        servers.end_run(alive)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    sys.stdout.write("\n".join([f"{rows} rows", *lines, f"{most:.0f} MB"]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
