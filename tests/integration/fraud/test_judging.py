"""What the fraud rules see in the tables, and what follows from what they say."""

from __future__ import annotations

from functools import partial

import psycopg
import pytest

from miimii import clock
from miimii.db import count_round_trips
from miimii.errors import BeingChecked, CheckNeeded, InsufficientFunds, QuoteGone
from miimii.fraud.judging import judge
from miimii.fraud.model import Crossing
from miimii.providers.ports import Declined
from miimii.users.model import Customer
from tests.integration.fraud.rows import add_rule, only_rule
from tests.transfers_world import World, at_once, naira


def flags_of(world: World, customer: Customer, now: Crossing) -> list[str]:
    with world.db.autocommit() as conn:
        fresh = world.customers.get(conn, customer.id)
        found = judge(conn, fresh, now, reference="TRF-none")
    return [flag.described() for flag in found.flags]


def out(other: str = "000014:0123456789", kobo: int = 10_000) -> Crossing:
    return Crossing("out", "bank_transfer", other, kobo, clock.now())


def detail(world: World, reference: str) -> dict[str, object]:
    [(found,)] = world.rows(
        "SELECT detail FROM reviews WHERE subject = %(s)s", s=reference
    )
    assert isinstance(found, dict)
    return found


def test_a_payment_is_judged_in_one_round_trip(world: World) -> None:
    ada = world.customer(naira(1_000))
    with world.db.autocommit() as conn:
        fresh = world.customers.get(conn, ada.id)
        with count_round_trips() as tally:
            judge(conn, fresh, out(), reference="TRF-none")
    assert tally.round_trips == 1


def test_what_came_from_banks_and_wallets_and_what_went_counts(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "turnover", "review", kobo=0)
    ada, bola = world.customer(), world.customer(naira(1_000))
    world.receive(ada.account_number or "", naira(700))
    world.authorise(bola, world.quotes.wallet_transfer(bola, naira(200), ada))
    world.held(ada, naira(300))

    [said] = flags_of(world, ada, out(kobo=10_000))

    assert "₦1,300.00 (above ₦0.00)" in said


def test_what_was_declined_or_only_quoted_does_not_count(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "velocity", "review", count=0)
    ada = world.customer(naira(1_000))
    world.bank.pays = Declined("no", "no")
    world.dispatch(world.held(ada))
    world.quote(ada)

    assert flags_of(world, ada, out()) == ["of-the-test: 1 times (above 0)"]


def test_a_payee_is_new_until_money_has_arrived_there(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "new-payee", "review", kobo=0)
    ada = world.customer(naira(1_000))
    reference = world.held(ada)
    assert len(flags_of(world, ada, out())) == 1

    world.dispatch(reference)

    assert flags_of(world, ada, out()) == []
    assert len(flags_of(world, ada, out("000015:0123456789"))) == 1


def test_an_account_sleeps_since_it_was_last_used_or_opened(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "dormant", "review", window_s=29 * 86_400, kobo=0)
    ada = world.customer(naira(1_000))  # opened 30 days ago
    assert len(flags_of(world, ada, out())) == 1

    world.held(ada)

    assert flags_of(world, ada, out()) == []


def test_a_small_payment_does_not_wake_an_account_for_the_next(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "dormant", "review", window_s=20 * 86_400, kobo=20_000)
    ada = world.customer(naira(1_000))  # opened 30 days ago
    world.held(ada, naira(150))
    assert flags_of(world, ada, out(kobo=10_000)) == []

    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(
            "UPDATE fraud_rules SET awake_s = 86400 WHERE name = 'of-the-test'"
        )
        [said] = flags_of(world, ada, out(kobo=10_000))
        owner.execute(
            "UPDATE transfers SET authorised_at = authorised_at - interval '2 days'"
        )

    assert "₦250.00 (above ₦200.00)" in said
    assert flags_of(world, ada, out(kobo=30_000)) == []


def test_a_rule_without_a_beginning_or_past_its_end_says_nothing(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "velocity", "review", count=0)
    ada = world.customer(naira(1_000))
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(
            "UPDATE fraud_rules SET effective_to = '2026-01-02'"
            " WHERE name = 'of-the-test'"
        )
    assert flags_of(world, ada, out()) == []


def test_of_two_rules_of_one_name_only_one_holds_at_a_time(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "velocity", "review", count=0)
    with psycopg.connect(owner_url) as owner:
        with pytest.raises(psycopg.errors.ExclusionViolation):
            add_rule(owner, "velocity", "review", 60, 1, None, None)
        owner.rollback()


@pytest.mark.parametrize("outcome", ["stop", "screen"])
@pytest.mark.parametrize("pattern", ["fan-in", "new-account"])
def test_no_rule_stops_money_that_has_arrived(
    owner_url: str, clean: None, pattern: str, outcome: str
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        only_rule(owner_url, pattern, outcome, count=1)


def test_what_is_flagged_is_sent_and_shown_to_people_with_its_figures(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "velocity", "review", count=1)
    ada = world.customer(naira(1_000))
    first, second = world.held(ada), world.held(ada)

    assert world.reviews(first) == set()
    assert world.reviews(second) == {"fraud"}
    found = detail(world, second)
    assert found["user_id"] == str(ada.id)
    flags = found["flags"]
    assert isinstance(flags, list)
    assert [(flag["outcome"], flag["said"]) for flag in flags] == [
        ("review", "of-the-test: 2 times (above 1)")
    ]
    assert world.dispatch(second) == "succeeded"


def test_a_flag_goes_with_the_payment_that_was_refused(
    world: World, owner_url: str
) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada, naira(800))
    world.held(ada, naira(500))
    only_rule(owner_url, "velocity", "review", count=0)

    with pytest.raises(InsufficientFunds):
        world.authorise(ada, quote)

    assert world.reviews(quote.reference) == set()


def test_what_is_stopped_takes_no_money_and_opens_a_review_and_an_alert(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "new-payee", "stop", kobo=0)
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)

    with pytest.raises(BeingChecked):
        world.authorising.authorise(token, at=clock.now())

    assert world.balance(ada) == naira(1_000)
    assert world.order(quote.reference).status == "cancelled"
    assert world.reviews(quote.reference) == {"fraud-stop"}
    alerts = world.rows("SELECT rule, subject FROM alerts")
    assert alerts == [("fraud", quote.reference)]
    assert world.bank.posts[quote.reference] == 0
    with pytest.raises(QuoteGone):
        world.authorise(ada, quote)
    assert world.offenders() == []


def test_the_line_is_where_the_rule_draws_it(world: World, owner_url: str) -> None:
    only_rule(owner_url, "velocity", "stop", count=3)
    ada = world.customer(naira(5_000))
    for _ in range(3):
        world.held(ada)

    for _ in range(2):  # what was stopped does not count, and is stopped again
        with pytest.raises(BeingChecked):
            world.held(ada)


def test_a_screen_that_is_due_is_asked_for_before_anything_happens(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "new-payee", "screen", kobo=10_000)
    ada = world.customer(naira(1_000))
    small, large = world.quote(ada, naira(100)), world.quote(ada, naira(101))
    assert world.authorise(ada, small).lane == small.reference
    token = world.challenge(ada, large)

    with pytest.raises(CheckNeeded):
        world.authorising.authorise(token, at=clock.now())

    assert world.order(large.reference).status == "quoted"
    with world.db.autocommit() as conn:
        found = world.challenges.find_live(conn, token, at=clock.now())
        world.challenges.note_check(conn, found, at=clock.now())
    confirmed = world.authorising.authorise(token, at=clock.now())
    assert confirmed.lane == large.reference


def test_a_tick_is_for_one_form_only(world: World, owner_url: str) -> None:
    only_rule(owner_url, "new-payee", "screen", kobo=0)
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)
    with world.db.autocommit() as conn:
        found = world.challenges.find_live(conn, token, at=clock.now())
        world.challenges.note_check(conn, found, at=clock.now())

    again = world.challenge(ada, quote)

    with pytest.raises(CheckNeeded):
        world.authorising.authorise(again, at=clock.now())


def test_money_that_arrives_is_booked_and_flagged_beside(
    world: World, owner_url: str
) -> None:
    only_rule(owner_url, "turnover", "review", kobo=50_000)
    ada = world.customer()
    world.receive(ada.account_number or "", naira(501))

    [(subject, kind)] = world.rows("SELECT subject, kind FROM reviews")
    assert kind == "fraud-in"
    assert detail(world, str(subject))["way"] == "in"
    assert world.balance(ada) == naira(501)
    assert world.rows("SELECT rule FROM alerts") == [("fraud",)]


def test_a_wallet_payment_is_judged_on_both_sides(world: World, owner_url: str) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer()
    only_rule(owner_url, "turnover", "review", kobo=0)

    quote = world.quotes.wallet_transfer(ada, naira(100), bola)
    world.authorise(ada, quote)

    assert world.reviews(quote.reference) == {"fraud", "fraud-in"}


def test_two_who_pay_each_other_and_are_flagged_never_deadlock(
    world: World, owner_url: str
) -> None:
    ada, bola = world.customer(naira(3_000)), world.customer(naira(3_000))
    only_rule(owner_url, "turnover", "review", kobo=0)
    quotes = []
    for payer, payee in [(ada, bola), (bola, ada)]:
        quote = world.quotes.wallet_transfer(payer, naira(100), payee)
        quotes.append((payer, quote))
    tokens = [world.challenge(payer, quote) for payer, quote in quotes]

    confirm = partial(world.authorising.authorise, at=clock.now())
    found = at_once([partial(confirm, token) for token in tokens])

    assert [one for one in found if isinstance(one, Exception)] == []
    assert world.offenders() == []
