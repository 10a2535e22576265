"""From three forms to an account number, once, whatever fails on the way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

import psycopg
import pytest
from marshmallow import ValidationError

from miimii.db import Database
from miimii.errors import (
    ChallengeGone,
    PinTooWeak,
    Refused,
    Unavailable,
)
from miimii.http import Http
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.providers.dojah import Dojah
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from miimii.users.pin import Pins
from tests.integration.providers.scripted import SILENCE, scripted
from tests.integration.users.conftest import ADA, NOON, reread
from tests.integration.users.outside import (
    ADDRESS,
    BVN,
    MISMATCH,
    NO_ACCOUNTS,
    NO_ENTITY,
    NOT_FOUND,
    OPENED,
    PIN,
    TOKEN,
    TYPED,
    VALIDATED,
    VERIFIED,
    WATCHED,
    Crash,
    CrashingBank,
    CrashingDojah,
    Errand,
    World,
    listed,
    make_world,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def world(database: Database, customers: Customers) -> Iterator[World]:
    with scripted() as dojah_says, scripted() as bank_says:
        lines = [
            Http(name, script.url, max_in_flight=4, read_timeout_s=2)
            for name, script in (("dojah", dojah_says), ("bellbank", bank_says))
        ]
        dojah = CrashingDojah(Dojah(lines[0], app_id="app", secret_key="key"))
        bank = CrashingBank(lines[1], consumer_key="key", consumer_secret="secret")
        dojah_says.will_answer(VERIFIED)
        bank_says.will_answer(TOKEN, OPENED)
        yield make_world(database, customers, dojah, bank, (dojah_says, bank_says))
        for line in lines:
            line.close()


def _form(world: World, customer: Customer, at: datetime = NOON) -> str:
    with world.db.transaction() as conn:
        return world.challenges.open(conn, customer, "onboard", at=at)


def _fill_in(world: World, customer: Customer, at: datetime = NOON) -> str:
    token = _form(world, customer, at)
    world.onboarding.save_details(token, TYPED, at)
    world.onboarding.save_bvn(token, BVN, at)
    return world.onboarding.finish(token, PIN, PIN, at)


def _work(world: World, customer: Customer, at: datetime = NOON) -> bool:
    errand = Errand()
    world.onboarding.work(customer.id, errand, at)
    return errand.is_done


def _assert_open(world: World, customer: Customer) -> None:
    ada = reread(world.db, customer.id)
    assert (ada.standing, ada.tier, ada.account_number) == ("active", 1, "9900000001")
    assert ada.identity_proven_at == ada.opened_at
    assert ada.full_name == "Ada Obi"
    with world.db.autocommit() as conn:
        assert Book().balance(conn, ada.id).amount == Money(0)
    assert sum(news.startswith("AccountOpened") for news in world.told()) == 1
    assert world.drafts() == 0


@pytest.mark.parametrize("answer", [VERIFIED, VALIDATED])
def test_a_verified_person_gets_an_account_a_wallet_and_the_news(
    world: World, ada: Customer, answer: tuple[int, object]
) -> None:
    world.dojah_says.will_answer(answer)
    lane = _fill_in(world, ada)

    assert _work(world, ada)

    _assert_open(world, ada)
    world.customers.require_can_pay(reread(world.db, ada.id))
    Pins(world.db, [b"p" * 32]).check(ada.id, PIN, at=NOON)
    assert world.bank_says.got[-1].json["bvn"] == BVN
    assert world.bank_says.got[-1].json["address"] == ADDRESS
    with world.db.autocommit() as conn:
        rows = conn.execute("SELECT lane, kind, payload FROM inbound_events").fetchall()
    assert rows == [(lane, "onboard", {"user_id": str(ada.id)})]


def test_the_errand_done_again_changes_and_asks_nothing(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)
    _work(world, ada)
    asked = len(world.dojah_says.got), len(world.bank_says.got)

    assert _work(world, ada, NOON + HOUR)

    _assert_open(world, ada)
    assert (len(world.dojah_says.got), len(world.bank_says.got)) == asked


def test_two_who_work_on_it_at_once_open_one_account(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)

    def work(_: int) -> bool:
        try:
            return _work(world, ada)
        except Unavailable:
            return False

    with ThreadPoolExecutor(2) as pool:
        assert any(pool.map(work, range(2)))

    _assert_open(world, ada)
    assert world.accounts_asked_for() == 1


@contextmanager
def _crashing(world: World, where: str) -> Iterator[Errand]:
    world.dojah.crash = world.bank.crash = where
    with pytest.raises(Crash):
        yield Errand(crash=where == "at the end")
    world.dojah.crash = world.bank.crash = ""


@pytest.mark.parametrize(
    ("where", "look_ups", "accounts"),
    [
        ("after the look-up", ["unknown", "verified"], 1),
        ("before the account", ["verified"], 1),
        ("after the account", ["verified"], 1),
        ("at the end", ["verified"], 1),
    ],
)
def test_a_crash_anywhere_is_mended_by_calling_again(
    world: World, ada: Customer, where: str, look_ups: list[str], accounts: int
) -> None:
    _fill_in(world, ada)
    with _crashing(world, where) as errand:
        world.onboarding.work(ada.id, errand, NOON)
    assert world.told() == []
    if where in {"after the account", "at the end"}:
        world.bank_says.will_answer(listed(ada.id))
    elif where == "before the account":
        world.bank_says.will_answer(TOKEN, NO_ACCOUNTS, OPENED)

    assert _work(world, ada, NOON + HOUR)

    _assert_open(world, ada)
    assert world.look_ups() == look_ups
    assert world.accounts_asked_for() == accounts


def test_an_unanswered_request_is_looked_for_and_only_asked_again_when_it_must_be_lost(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)
    world.bank_says.will_answer(TOKEN, SILENCE)
    with pytest.raises(Unavailable):
        _work(world, ada)
    world.bank_says.will_answer(NO_ACCOUNTS)
    with pytest.raises(Unavailable):
        _work(world, ada, NOON + timedelta(seconds=59))
    assert world.accounts_asked_for() == 1
    world.bank_says.will_answer(NO_ACCOUNTS, OPENED)

    assert _work(world, ada, NOON + timedelta(seconds=60))

    _assert_open(world, ada)
    assert world.accounts_asked_for() == 2


def test_a_bank_that_says_no_leaves_it_to_a_person(world: World, ada: Customer) -> None:
    _fill_in(world, ada)
    world.bank_says.will_answer(TOKEN, (400, {"success": False, "message": "no"}))

    assert _work(world, ada)

    assert world.told() == ["OnboardingStopped(why='review', differing=())"]
    assert reread(world.db, ada.id).standing == "onboarding"


@pytest.mark.proves("F22")
@pytest.mark.parametrize(
    ("answer", "told", "drafts"),
    [
        (MISMATCH, "why='mismatch', differing=('date_of_birth',)", 0),
        (NOT_FOUND, "why='declined', differing=()", 0),
        (WATCHED, "why='review', differing=()", 1),
    ],
)
def test_who_is_not_verified_is_told_why_and_gets_nothing(
    world: World, ada: Customer, answer: tuple[int, object], told: str, drafts: int
) -> None:
    world.dojah_says.will_answer(answer)
    _fill_in(world, ada)

    assert _work(world, ada)

    assert world.told() == [f"OnboardingStopped({told})"]
    assert reread(world.db, ada.id).tier == 0
    assert world.bank_says.got == []
    assert world.drafts() == drafts


@pytest.mark.proves("F22")
@pytest.mark.parametrize("answer", [NO_ENTITY, (500, b"<html>"), SILENCE])
def test_an_outage_is_told_once_asked_three_times_a_day_and_never_verifies(
    world: World, ada: Customer, answer: object
) -> None:
    world.dojah_says.will_answer(answer)
    _fill_in(world, ada)
    for seconds in (0, 31, 31 + 1801):
        with pytest.raises(Unavailable):
            _work(world, ada, NOON + timedelta(seconds=seconds))
    assert world.told() == ["OnboardingStopped(why='unknown', differing=())"]

    assert _work(world, ada, NOON + HOUR)

    assert world.told()[1:] == ["OnboardingStopped(why='limit', differing=())"]
    assert world.look_ups() == ["unknown"] * 3
    assert world.drafts() == 0
    assert reread(world.db, ada.id).tier == 0


def test_right_after_an_outage_nobody_is_asked(world: World, ada: Customer) -> None:
    world.dojah_says.will_answer(NO_ENTITY)
    _fill_in(world, ada)
    for _ in range(3):
        with pytest.raises(Unavailable):
            _work(world, ada)

    assert world.look_ups() == ["unknown"]


def test_an_outage_that_ends_in_time_is_made_up_for(
    world: World, ada: Customer
) -> None:
    world.dojah_says.will_answer(NO_ENTITY, VERIFIED)
    _fill_in(world, ada)
    with pytest.raises(Unavailable):
        _work(world, ada)

    assert _work(world, ada, NOON + timedelta(seconds=30))

    _assert_open(world, ada)


def test_a_fourth_look_up_has_to_wait_for_the_next_day_in_lagos(
    world: World, ada: Customer
) -> None:
    world.dojah_says.will_answer(MISMATCH)
    for _ in range(3):
        _fill_in(world, ada)
        assert _work(world, ada)
    token = _form(world, ada)
    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, BVN, NOON)
    assert refused.value.facts == {"reason": "limit"}
    assert len(world.dojah_says.got) == 3

    world.dojah_says.will_answer(VERIFIED)
    midnight = NOON + 12 * HOUR
    _fill_in(world, ada, midnight)
    assert _work(world, ada, midnight)
    _assert_open(world, ada)


def _bola(customers: Customers) -> Customer:
    who = Identity("+2348030000002", "NG.bola")
    return customers.meet(who, "Bola", at=NOON).customer


def test_a_bvn_that_is_another_customers_is_refused_and_costs_a_look_up(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)
    _work(world, ada)
    bola = _bola(world.customers)
    for _ in range(3):
        token = _form(world, bola)
        world.onboarding.save_details(token, TYPED, NOON)
        with pytest.raises(Refused) as refused:
            world.onboarding.save_bvn(token, BVN, NOON)
        assert refused.value.facts == {"reason": "bvn-taken"}
        assert world.drafts() == 0
        with pytest.raises(Refused):
            world.onboarding.finish(token, PIN, PIN, NOON)

    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, "44444444444", NOON)
    assert refused.value.facts == {"reason": "limit"}
    assert len(world.dojah_says.got) == 1


def test_of_two_who_claim_one_bvn_at_once_the_second_is_declined(
    world: World, ada: Customer
) -> None:
    bola = _bola(world.customers)
    _fill_in(world, ada)
    _fill_in(world, bola)
    assert _work(world, ada)
    world.dojah_says.will_answer(VALIDATED)

    assert _work(world, bola)

    assert world.told()[1:] == ["OnboardingStopped(why='declined', differing=())"]
    assert reread(world.db, bola.id).standing == "onboarding"
    assert world.drafts() == 0
    _assert_open(world, ada)


@pytest.mark.proves("T06")
def test_an_identity_that_changes_before_the_look_up_ends_it(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)
    world.customers.meet(Identity(ADA.phone, "NG.thief"), "Ada", at=NOON)

    assert _work(world, ada)

    assert world.dojah_says.got == []
    assert world.told() == []


@pytest.mark.proves("T06")
def test_an_identity_that_changes_after_the_look_up_freezes_what_was_verified(
    world: World, ada: Customer
) -> None:
    _fill_in(world, ada)
    with _crashing(world, "before the account"):
        _work(world, ada)
    world.customers.meet(Identity(ADA.phone, "NG.thief"), "Ada", at=NOON)

    assert _work(world, ada, NOON + HOUR)

    assert world.accounts_asked_for() == 0
    assert reread(world.db, ada.id).standing == "frozen"


def test_the_forms_want_their_order(world: World, ada: Customer) -> None:
    token = _form(world, ada)
    with pytest.raises(Refused) as refused:
        world.onboarding.save_bvn(token, BVN, NOON)
    assert refused.value.facts == {"reason": "details-missing"}
    world.onboarding.save_details(token, TYPED, NOON)
    with pytest.raises(Refused) as refused:
        world.onboarding.finish(token, PIN, PIN, NOON)
    assert refused.value.facts == {"reason": "details-missing"}


def test_a_form_is_finished_once(world: World, ada: Customer) -> None:
    token = _form(world, ada)
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
    _fill_in(world, ada)
    _work(world, ada)
    with pytest.raises(ChallengeGone):
        world.onboarding.save_details(_form(world, ada), TYPED, NOON)


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
    token = _form(world, ada)
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
        world.onboarding.save_details(_form(world, nameless), TYPED, NOON)
    assert refused.value.facts == {"reason": "phone-needed"}


def test_a_draft_is_too_old_after_a_day(world: World, ada: Customer) -> None:
    _fill_in(world, ada)

    assert _work(world, ada, NOON + 24 * HOUR)

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
    _fill_in(world, ada)
    if finished:
        assert _work(world, ada)

    dump = _dump(owner_url)

    assert str(ada.id) in dump
    for secret in (BVN, "33333333333", PIN, ADDRESS, "1990-01-31", "Ngozi"):
        assert secret not in dump
