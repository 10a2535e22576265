"""The script by which people look at flags: what it says, and its exit codes."""

from __future__ import annotations

import json
from dataclasses import dataclass

import psycopg
import pytest

from miimii import clock
from miimii.errors import BeingChecked
from miimii.jobs.decide_flag import SCRIPT
from miimii.orders import desk
from miimii.orders.flag_desk import FlagDesk
from miimii.providers.ports import Declined, Unknown
from miimii.users.model import Customer
from tests.at_the_shell import at_the_shell
from tests.by_hand import run_by_hand
from tests.deeds import deeds
from tests.integration.fraud.rows import only_rule
from tests.transfers_world import World, naira

ADA, BOLA = ("--as", "ada@example.com"), ("--as", "bola@example.com")
WHY = ("--reason", "She called us, it is her landlord")


@dataclass
class Services:
    flag_desk: FlagDesk


@pytest.fixture
def bisi(world: World, owner_url: str) -> Customer:
    """Somebody whose new payees are all stopped."""
    bisi = world.customer(naira(1_000))
    only_rule(owner_url, "new-payee", "stop", kobo=0)
    return bisi


def stopped(world: World, bisi: Customer, amount: int = 100) -> str:
    quote = world.quote(bisi, naira(amount))
    with pytest.raises(BeingChecked):
        world.authorise(bisi, quote)
    return quote.reference


def run(world: World, *words: str) -> int:
    more = () if words[0] == "list" else ("--yes",)
    return run_by_hand(
        SCRIPT, Services(FlagDesk(at_the_shell(world.db))), *words, *more
    )


def asked_for(world: World, reference: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(world, "request", reference, *ADA, *WHY, "--json") == 0
    return str(json.loads(capsys.readouterr().out)["items"][0]["id"])


def test_the_list_says_rule_figures_and_line_and_who_looked_is_kept(
    world: World, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = stopped(world, bisi)

    assert run(world, "list", *ADA) == 0

    said = capsys.readouterr().out
    assert f"fraud-stop  {reference}  ₦100.00 to 000014:0123456789" in said
    assert "of-the-test: ₦100.00 (above ₦0.00)" in said
    with world.db.autocommit() as conn:
        *_, deed = deeds(conn, about=f"user:{bisi.id}")
    assert deed[:2] == ("staff:ada@example.com", "fraud.shown")


@pytest.mark.proves("T23")
def test_two_people_let_it_through_and_nobody_alone(
    world: World, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    approval = asked_for(world, stopped(world, bisi), capsys)

    assert run(world, "approve", approval, *ADA) == 3
    stopped(world, bisi)
    assert run(world, "approve", approval, *BOLA) == 0

    assert world.held(bisi).startswith("TRF")


def test_what_was_let_through_is_spent_by_what_is_sent(
    world: World, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two people looked at 100 naira, not at 100 naira as often as the day is long."""
    run(world, "approve", asked_for(world, stopped(world, bisi), capsys), *BOLA)
    world.bank.pays = Declined("failed")
    world.dispatch(world.held(bisi))  # it came to nothing, so nothing was spent
    world.bank.pays = Unknown("no-answer")
    world.dispatch(world.held(bisi))

    again = stopped(world, bisi)
    capsys.readouterr()

    run(world, "approve", asked_for(world, again, capsys), *BOLA)
    world.held(bisi)
    stopped(world, bisi)


def test_what_was_let_through_is_that_payee_that_sum_and_one_day(
    world: World, bisi: Customer, owner_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    approval = asked_for(world, stopped(world, bisi), capsys)
    run(world, "approve", approval, *BOLA)

    stopped(world, bisi, 101)
    with psycopg.connect(owner_url) as owner:
        owner.execute("UPDATE fraud_clearances SET expires_at = clock_timestamp()")
    stopped(world, bisi)


def test_a_dry_run_keeps_nothing(
    world: World, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = stopped(world, bisi)
    approval = asked_for(world, reference, capsys)

    assert run(world, "approve", approval, *BOLA, "--dry-run") == 0
    assert run(world, "close", reference, *BOLA, *WHY, "--dry-run") == 0

    stopped(world, bisi)
    assert run(world, "approve", approval, *BOLA) == 0


def test_what_was_closed_is_not_let_through(
    world: World, bisi: Customer, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = stopped(world, bisi)
    approval = asked_for(world, reference, capsys)

    assert run(world, "close", reference, *ADA, *WHY) == 0

    assert run(world, "approve", approval, *BOLA) == 3
    assert run(world, "close", reference, *ADA, *WHY) == 3
    capsys.readouterr()
    run(world, "list", *ADA)
    assert reference not in capsys.readouterr().out.splitlines()[-1]
    stopped(world, bisi)


def test_a_reason_says_something(world: World, bisi: Customer) -> None:
    reference = stopped(world, bisi)
    assert run(world, "close", reference, *ADA, "--reason", "fine") == 3
    assert run(world, "request", reference, *ADA, "--reason", "fine") == 3


def test_that_an_order_ended_closes_no_flag(world: World, owner_url: str) -> None:
    ada = world.customer(naira(1_000))
    only_rule(owner_url, "velocity", "review", count=0)
    reference = world.held(ada)
    with world.db.transaction() as conn:
        desk.show_people(conn, "stuck", reference, at=clock.now())
        desk.close(conn, reference, at=clock.now())

    found = world.rows("SELECT kind FROM reviews WHERE closed_at IS NULL")
    assert found == [("fraud",)]
