"""Each piece of news has one key, however often it is told, and no two share one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.news import write_news
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.templates import TEMPLATES
from miimii.conversation import field_cipher
from miimii.money import Money
from miimii.providers.account_news import (
    AccountOpened,
    AccountWasBlocked,
    AccountWasUnblocked,
    BalanceAdjusted,
    FeeCharged,
    IdentityWasDoubted,
    IdentityWasProven,
    PinWasChanged,
    PinWasLocked,
    PinWasUnlocked,
)
from miimii.providers.ports import (
    CreditArrived,
    Event,
    OrderProcessing,
    OrderSettled,
    OrderUnderReview,
    PurchaseSettled,
    TokenArrived,
)
from miimii.users.model import Customer
from tests.integration.chat.world import product_settings

BUTTONS = NewsButtons(field_cipher(product_settings()))
WHEN = datetime(2026, 11, 3, 9, tzinfo=UTC)

references = st.sampled_from(["TRF1", "TRF2", "PUR1", "CRD1", "FEE1", "ADJ1"])
statuses = st.sampled_from(["succeeded", "declined", "reversed"])
money = st.builds(Money, st.integers(0, 10**11))
names = st.text(max_size=60)
moments = st.datetimes(WHEN.replace(tzinfo=None), timezones=st.just(UTC))
flags = st.booleans()
settled: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "reference": references,
        "status": statuses,
        "amount": money,
        "fee": money,
        "total": money,
        "balance": money,
        "settled_at": moments,
    }
)
_transfers = settled.map(
    lambda facts: OrderSettled(
        **facts,
        kind="bank_transfer",
        payee_name="ADA",
        payee_bank="GTBank",
        payee_account_number="0123456789",
    )
)
_purchases = st.builds(
    lambda facts, has_token: PurchaseSettled(
        **{**facts, "total": facts["amount"] + facts["fee"]},
        kind="electricity",
        product="Ikeja",
        target="12345678901",
        has_token=has_token,
    ),
    settled,
    flags,
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(CreditArrived, references, money, money, money, names, flags),
    st.builds(OrderProcessing, references, money, names),
    st.builds(OrderUnderReview, references, money, names),
    _transfers,
    _purchases,
    st.builds(TokenArrived, references, names, names),
    st.builds(AccountOpened, names, names, names, names),
    st.builds(PinWasLocked, st.one_of(st.none(), moments)),
    st.builds(PinWasChanged, moments),
    st.builds(FeeCharged, references, st.dates(), money, money, money),
    st.builds(BalanceAdjusted, references, money, flags, money),
    st.builds(AccountWasBlocked, moments),
    st.builds(AccountWasUnblocked, moments),
    st.builds(IdentityWasDoubted, moments),
    st.builds(IdentityWasProven, moments),
    st.builds(PinWasUnlocked, moments),
)


def _customer(language: str) -> Customer:
    return Customer(
        id=UUID(int=1),
        phone="+2348030000001",
        bsuid=None,
        identity_key_hash=None,
        standing="active",
        tier=1,
        language=language,
        first_name="Ada",
        last_name="Obi",
        profile_name="Ada",
        account_number="0123456789",
        account_name="ADA OBI",
        account_bank="BellMFB",
        opened_at=WHEN,
        identity_proven_at=WHEN,
        created_at=WHEN,
    )


def _told_about(event: Event) -> tuple[object, ...]:
    """What makes two pieces of news the same: the kind, whose, and which outcome."""
    when = getattr(event, "at", getattr(event, "until", None))
    if isinstance(event, PinWasLocked) and event.until is not None:
        when = event.until.replace(microsecond=0)
    reference, status = (getattr(event, key, None) for key in ("reference", "status"))
    kind = type(event).__name__
    return "Settled" if status else kind, reference, status, when


@given(st.lists(events, max_size=20))
def test_news_share_a_key_only_when_they_tell_the_same(told: list[Event]) -> None:
    keys = {event: write_news(ADA, event, BUTTONS).dedupe_key for event in told}
    subjects: dict[str, set[tuple[object, ...]]] = {}
    for event, key in keys.items():
        subjects.setdefault(key, set()).add(_told_about(event))
    assert all(len(same) == 1 for same in subjects.values())
    assert len(subjects) == len({_told_about(event) for event in told})


@given(events, st.sampled_from(["en", "pcm", "ha", "yo", "ig"]))
def test_all_news_has_a_template_that_fits_its_registration(
    event: Event, language: str
) -> None:
    news = write_news(_customer(language), event, BUTTONS)
    template = news.body["template"]["template"]
    parameters = template["components"][0]["parameters"]
    assert len(parameters) == len(TEMPLATES[template["name"]])
    assert all(p["text"] and "\n" not in p["text"] for p in parameters)
    assert template["language"]["code"] in {"en", "ha"}


ADA = _customer("en")


def test_a_customer_of_another_lane_has_other_keys() -> None:
    eve = replace(ADA, id=UUID(int=2))
    for event in (PinWasChanged(WHEN), AccountWasBlocked(WHEN), PinWasLocked(None)):
        ada_key = write_news(ADA, event, BUTTONS).dedupe_key
        assert write_news(eve, event, BUTTONS).dedupe_key != ada_key
