"""A month's fee is a line of the customer's statement that says which month it was."""

from __future__ import annotations

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.chat.periods import Period
from miimii.chat.statements import FEES, Movement, describe, read_statement
from miimii.chat.wording import LANGUAGES
from miimii.orders.passbook import Passbook
from tests.accounting_world import AccountingWorld
from tests.transfers_world import naira


@pytest.fixture
def line(world: AccountingWorld) -> Movement:
    """What the statement says of November's fee."""
    ada = world.customer(naira(500))
    with freeze_time("2026-11-02 09:00"):
        world.charge(ada)
    today = Period(clock.today(), clock.today())
    book = Passbook(world.db, world.book, [])
    *_, line = read_statement(
        book, ada, today, reference="STM1", at=clock.now()
    ).movements
    return line


def test_it_is_a_fee_and_names_its_month_in_every_language(line: Movement) -> None:
    assert (line.topic, line.amount) == (FEES, -naira(100))

    said = {language: describe(language, line) for language in LANGUAGES}

    assert said["en"] == "Account fee for November 2026"
    assert len(set(said.values())) == len(LANGUAGES)
    assert all("November 2026" in words for words in said.values())
