"""Money, time, ids and phones: what they take, what they refuse."""

from decimal import Decimal

import pytest
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock, ids, phone
from miimii.money import Money

kobo = st.integers(min_value=0, max_value=10**13)


@given(kobo)
def test_what_is_shown_is_read_back_to_the_kobo(amount: int) -> None:
    assert Money.naira(str(Money(amount)).removeprefix("₦")) == Money(amount)


@given(kobo.filter(bool))
def test_what_goes_over_the_wire_comes_back_to_the_kobo(amount: int) -> None:
    assert Money.from_wire(Money(amount).on_the_wire()) == Money(amount)
    assert Money.from_wire(str(Money(amount).on_the_wire())) == Money(amount)


@pytest.mark.parametrize(
    "text", ["5k", "1,50", "-5", "5.123", "", "NaN", "1e3", "٥٠٠", "5 000", "1,0000"]
)
def test_an_amount_that_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.naira(text)


@pytest.mark.parametrize(
    "value",
    [
        0,
        -5,
        1.5,
        True,
        None,
        "12.305",
        "NaN",
        "Infinity",
        "",
        "five",
        10**12,
        [5],
        "1_0",
    ],
)
def test_a_provider_s_odd_amount_is_never_guessed(value: object) -> None:
    with pytest.raises(ValueError, match=r"amount|decimals"):
        Money.from_wire(value)


@pytest.mark.parametrize("value", [1.0, True, "5", Decimal(5)])
def test_kobo_are_whole_by_type(value: object) -> None:
    with pytest.raises(TypeError):
        Money(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "bps", "to_kobo", "share"),
    [
        (110_000, 50, 100, 600),  # 5.50 naira: half goes up
        (100_100, 50, 100, 500),
        (333_300, 150, 100, 5_000),
        (1_000, 750, 1, 75),
        (1_007, 750, 1, 76),  # 75.525 kobo
    ],
)
def test_a_share_is_rounded_half_up(
    amount: int, bps: int, to_kobo: int, share: int
) -> None:
    assert Money(amount).share_bps(bps, to_kobo=to_kobo) == Money(share)


@pytest.mark.parametrize(
    ("instant", "day"),
    [("2026-03-01T22:59:59Z", "2026-03-01"), ("2026-03-01T23:00:00Z", "2026-03-02")],
)
def test_a_day_is_a_day_in_lagos(instant: str, day: str) -> None:
    with freeze_time(instant):
        assert clock.today().isoformat() == day


def test_a_lagos_day_begins_an_hour_before_it_does_in_utc() -> None:
    with freeze_time("2026-03-01T23:30:00Z"):
        start = clock.start_of_day(clock.today())
    assert start.isoformat() == "2026-03-01T23:00:00+00:00"
    tomorrow = clock.start_of_tomorrow(start)
    assert tomorrow.isoformat() == "2026-03-02T23:00:00+00:00"


def test_ids_sort_by_time_and_say_their_version() -> None:
    with freeze_time("2026-03-01T12:00:00Z") as frozen:
        early_id, early = ids.uuid7(), ids.reference("TRF")
        frozen.tick(0.002)
        late_id, late = ids.uuid7(), ids.reference("TRF")
    assert early_id.int < late_id.int
    assert early < late
    assert (early_id.version, early_id.variant) == (7, "specified in RFC 4122")


def test_ids_of_one_millisecond_keep_their_order() -> None:
    with freeze_time("2026-11-03T12:00:00Z"):
        minted = [ids.uuid7() for _ in range(1_000)]
    assert minted == sorted(set(minted))


def test_a_reference_suits_every_provider() -> None:
    made = {ids.reference("TRF") for _ in range(2_000)}
    assert len(made) == 2_000
    assert all(len(ref) == 29 and ref.isascii() and ref.isalnum() for ref in made)


@pytest.mark.parametrize(
    "text",
    [
        "08030000001",
        "8030000001",
        "2348030000001",
        "+234 803 000 0001",
        "002348030000001",
        "0803-000-0001",
    ],
)
def test_a_phone_has_one_form(text: str) -> None:
    assert phone.normalise(text) == "+2348030000001"


@pytest.mark.parametrize("text", ["", "0803", "+14155550123", "hello", "0123456789"])
def test_what_is_no_nigerian_phone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        phone.normalise(text)


def test_a_phone_is_shown_as_customers_write_it() -> None:
    assert phone.local("+2348030000001") == "08030000001"
    assert phone.masked("+2348030000001") == "0803•••0001"
