"""C26: a row that was changed after its quote is named, whatever was changed in it."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.db import Conn, Database
from miimii.jobs.check_books import PRODUCTS, check_books
from miimii.orders import quote_check
from miimii.orders.quote_check import check_quotes
from tests.bills_world import BillsWorld
from tests.transfers_world import naira

DAMAGES = (
    "UPDATE transfers SET amount_kobo = amount_kobo + 1",
    "UPDATE transfers SET fee_kobo = fee_kobo + 1, amount_kobo = amount_kobo - 1",
    "UPDATE transfers SET account_number = '9999999999'",
    "UPDATE transfers SET bank_code = '000013'",
    "UPDATE transfers SET resolved_name = 'SOMEBODY ELSE'",
    "UPDATE transfers SET narration = 'for nothing'",
    "UPDATE transfers SET rule_ids = rule_ids || 1",
    "UPDATE transfers SET quoted_at = quoted_at + interval '1 second'",
    "UPDATE transfers SET quote_hash = sha256('another')",
    "UPDATE purchases SET target = '08031234560'",
    "UPDATE purchases SET biller = 'GLO'",
    "UPDATE purchases SET vat_kobo = 1",
)


@pytest.fixture
def world(app_url: str, clean: None) -> Iterator[BillsWorld]:
    database = Database(app_url, timeout_s=30)
    database.open()
    yield BillsWorld(database)
    database.close()


def _named(conn: Conn) -> set[str]:
    found = check_quotes(conn, PRODUCTS)
    return set(found.offenders) if found else set()


def test_each_change_of_a_confirmed_row_is_named(
    world: BillsWorld, owner_url: str
) -> None:
    ada = world.customer(naira(5_000))
    ordered = {"transfers": world.held(ada), "purchases": world.sent(ada)}
    with psycopg.connect(owner_url) as conn:
        assert _named(conn) == set()
        for damage in DAMAGES:
            conn.execute(damage.encode())
            assert _named(conn) == {ordered[damage.split()[1]]}, damage
            conn.rollback()


def test_what_happens_to_an_order_after_the_pin_is_no_change(world: BillsWorld) -> None:
    ada = world.customer(naira(5_000))
    reference = world.held(ada)
    assert world.dispatch(reference) == "succeeded"
    world.sent(ada)
    with world.db.autocommit() as conn:
        assert _named(conn) == set()


def test_a_quote_that_nobody_confirmed_is_the_pins_affair(
    world: BillsWorld, owner_url: str
) -> None:
    world.quote(world.customer(naira(1_000)))
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE transfers SET amount_kobo = 1")
        assert _named(conn) == set()


def test_every_order_is_looked_at_whatever_batch_it_is_in(
    world: BillsWorld, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_check, "_BATCH", 2)
    ada = world.customer(naira(5_000))
    held = {world.held(ada) for _ in range(5)}
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE transfers SET account_number = '9999999999'")
        assert _named(conn) == held


def test_check_books_has_it_among_its_checks(
    world: BillsWorld,
    owner_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    reference = world.held(world.customer(naira(1_000)))
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE transfers SET account_number = '9999999999'")
    monkeypatch.setenv("DATABASE_URL", owner_url.replace("//owner@", "//jobs@"))

    assert check_books("Check that the books are right.", ["--only", "C26"]) == 3
    said = capsys.readouterr().out
    assert f"C26 order_is_its_quote: 1\n  {reference}\n" in said
