"""The onboarding forms: in order, once, and nothing readable is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from marshmallow import ValidationError

from miimii.errors import ChallengeGone, PinTooWeak, Refused
from miimii.users.consents import NOTICE
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from tests.integration.users.conftest import NOON
from tests.integration.users.outside import (
    ADDRESS,
    BVN,
    PIN,
    TYPED,
    World,
)

HOUR = timedelta(hours=1)


def test_the_forms_want_their_order(world: World, ada: Customer) -> None:
    token = world.form(ada, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, BVN, NOON)
    assert refused.value.facts == {"reason": "details-missing"}
    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.finish(token, PIN, PIN, NOON)
    assert refused.value.facts == {"reason": "details-missing"}


def test_a_form_is_finished_once(world: World, ada: Customer) -> None:
    token = world.form(ada, NOON)
    world.onboarding.save_details(token, TYPED, NOON)
    world.onboarding.save_bvn(token, BVN, NOON)

    def finish(_: int) -> bool:
        try:
            world.onboarding.finish(token, PIN, PIN, NOON)
        except ChallengeGone:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(finish, range(4))) == 1
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT user_id, what, given_at FROM consents")
        consents = rows.fetchall()
    assert consents == [(ada.id, NOTICE, NOON)]  # with the form, and as often


def test_a_form_that_is_not_for_onboarding_takes_no_details(
    world: World, ada: Customer
) -> None:
    with world.db.transaction() as conn:
        token = world.challenges.open(conn, ada, "change_pin", at=NOON)
    with pytest.raises(ChallengeGone):
        world.onboarding.save_details(token, TYPED, NOON)


def test_a_customer_with_an_account_fills_in_no_more_forms(
    world: World, ada: Customer
) -> None:
    world.fill_in(ada, NOON)
    world.work(ada, NOON)
    with pytest.raises(ChallengeGone):
        world.onboarding.save_details(world.form(ada, NOON), TYPED, NOON)


@pytest.mark.parametrize(
    ("pin", "again", "why"),
    [
        ("1234", "1234", PinTooWeak),
        ("310190", "310190", PinTooWeak),
        ("0001", "0001", PinTooWeak),
        ("4826", "4827", ValidationError),
        ("482", "482", ValidationError),
        ("4826157", "4826157", ValidationError),
        ("٤٨٢٦", "٤٨٢٦", ValidationError),
    ],
)
def test_a_bad_pin_leaves_the_form_good(
    world: World, ada: Customer, pin: str, again: str, why: type[Exception]
) -> None:
    token = world.form(ada, NOON)
    world.onboarding.save_details(token, TYPED, NOON)
    world.onboarding.save_bvn(token, BVN, NOON)
    with pytest.raises(why):
        world.onboarding.finish(token, pin, again, NOON)

    world.onboarding.finish(token, PIN, PIN, NOON)


def test_who_is_known_by_whatsapp_id_only_is_asked_for_a_phone(
    world: World, customers: Customers
) -> None:
    nameless = customers.meet(Identity(None, "NG.x"), None, at=NOON).customer
    with pytest.raises(Refused) as refused:
        world.onboarding.save_details(world.form(nameless, NOON), TYPED, NOON)
    assert refused.value.facts == {"reason": "phone-needed"}


def test_a_draft_is_too_old_after_a_day(world: World, ada: Customer) -> None:
    world.fill_in(ada, NOON)

    assert world.work(ada, NOON + 24 * HOUR)

    assert world.dojah_says.got == []


def _dump(url: str) -> str:
    with psycopg.connect(url) as conn:
        tables = conn.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        return "\n".join(
            str(row)
            for (table,) in tables
            for row in conn.execute(
                psycopg.sql.SQL("SELECT t::text FROM {} t").format(
                    psycopg.sql.Identifier(table)
                )
            )
        )


@pytest.mark.proves("T07")
@pytest.mark.parametrize("finished", [False, True])
def test_no_table_holds_bvn_nin_pin_or_address_in_clear(
    world: World, ada: Customer, owner_url: str, *, finished: bool
) -> None:
    world.fill_in(ada, NOON)
    if finished:
        assert world.work(ada, NOON)

    dump = _dump(owner_url)

    assert str(ada.id) in dump
    for secret in (BVN, "33333333333", PIN, ADDRESS, "1990-01-31", "Ngozi"):
        assert secret not in dump
