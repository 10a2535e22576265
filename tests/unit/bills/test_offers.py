"""What the vendor writes about a plan is read, or left out, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from miimii.bills.offers import read_days, read_file, read_offer, read_size
from miimii.money import Money
from miimii.providers.ports import OfferedPlan


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1GB", "1GB"),
        ("1.50 gb", "1.5GB"),
        ("500 MB SME", "500MB"),
        ("MTN 2.0GB 30days", "2GB"),
        ("10g night", "10GB"),
        ("1TB", "1TB"),
        ("Unlimited", ""),
        ("30 days", ""),
    ],
)
def test_a_size_is_read(text: str, size: str) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30 days", 30),
        ("7days", 7),
        ("1 Month", 30),
        ("2 weeks", 14),
        ("Weekly", 7),
        ("24 hours", 1),
        ("1hr", 1),
        ("1 year", 365),
        ("0 days", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_length_is_read(text: str, days: int | None) -> None:
    assert read_days(text) == days


def test_a_plan_without_a_price_is_not_sold() -> None:
    for cost in (None, Money(0)):
        plan = OfferedPlan("1", "1GB", cost, "30 days", "SME")
        assert read_offer("data", "MTN", plan) is None


def test_a_plan_is_named_once_with_its_size_and_type() -> None:
    plain = OfferedPlan("2", "1.0 GB", Money(55_000), "30 days", "SME")
    whole = OfferedPlan("2", "1GB SME", Money(55_000), "Monthly", "SME")
    for plan in (plain, whole):
        offer = read_offer("data", "MTN", plan)
        assert offer is not None
        assert (offer.name, offer.size, offer.validity_days) == ("1GB SME", "1GB", 30)
        assert offer.cost_kobo == 55_000


FILE: dict[str, Any] = {
    "source": "their mail of 3 March 2026",
    "billers": [
        {"kind": "electricity", "code": "PHED", "name": "Port Harcourt", "vendor_id": 4}
    ],
    "plans": [
        {
            "kind": "cable",
            "biller": "GOTV",
            "code": "21",
            "name": "Max",
            "naira": "4,150".replace(",", ""),
            "validity_days": 30,
        }
    ],
}


def test_a_file_is_read() -> None:
    read = read_file(FILE)
    assert (read.billers[0].vendor_id, read.billers[0].is_sold) == (4, True)
    assert (read.plans[0].cost_kobo, read.plans[0].price_kobo) == (415_000, None)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {**FILE, "source": " "},
        {**FILE, "more": 1},
        {**FILE, "billers": [{"kind": "data"}]},
        {**FILE, "billers": [{**FILE["billers"][0], "vendor_id": "4"}]},
        {**FILE, "plans": [{**FILE["plans"][0], "naira": 0}]},
        {**FILE, "plans": [{**FILE["plans"][0], "naira": 1.5}]},
        {**FILE, "plans": [{**FILE["plans"][0], "nair": 5}]},
        {**FILE, "plans": ["Max"]},
    ],
)
def test_a_file_that_is_not_right_is_refused_whole(content: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_file(content)
