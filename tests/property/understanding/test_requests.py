"""Amounts survive writing and reading; order and questions change what they should."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.understanding import understand
from miimii.money import Money

MONEY = {"send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"}
kobo = st.integers(min_value=100, max_value=10**11)
names = st.sampled_from(("Ada", "Bola Adewale", "mummy", "Aunty Ngozi", "Kúnlé"))
requests = st.builds(
    lambda verb, amount, target: f"{verb} {Money(amount)} to {target}",
    st.sampled_from(("send", "please transfer", "I want to send", "abeg send", "Pay")),
    kobo,
    st.one_of(names, st.sampled_from(("0123456789 gtb", "uba 2044556679"))),
)
purchases = st.sampled_from(
    ("buy 500 airtime", "2GB mtn data for 08031234567", "pay gotv max 2012345678")
)
requests_of_all_kinds = st.one_of(requests, purchases)


def one(text: str) -> dict[str, Any]:
    (item,) = understand(text)
    return item


@given(kobo)
def test_an_amount_that_we_write_is_read_as_the_same_kobo(amount: int) -> None:
    assert one(f"send {Money(amount)} to Ada")["slots"]["amount_kobo"] == amount


@given(st.integers(min_value=1, max_value=999_999))
def test_thousands_and_grouping_are_the_same_amount(thousands: int) -> None:
    texts = (f"send {thousands}k to Ada", f"send N{thousands * 1000:,} to Ada")
    assert {one(text)["slots"]["amount_kobo"] for text in texts} == {
        thousands * 100_000
    }


@given(st.permutations(("12,000 naira", "2011223348", "kuda", "to Ifeoma")))
def test_any_order_of_details_is_the_same_transfer(details: list[str]) -> None:
    item = one("send " + " ".join(details))
    assert item["intent"] == "send_money"
    assert item["slots"] == {
        "amount_kobo": 1_200_000,
        "account_number": "2011223348",
        "bank": "090267",
        "recipient": "Ifeoma",
    }


@given(st.permutations(("500", "glo", "airtime", "08051234567")))
def test_any_order_of_details_is_the_same_top_up(details: list[str]) -> None:
    item = one(" ".join(details))
    assert item["intent"] == "buy_airtime"
    assert item["slots"] == {
        "amount_kobo": 50_000,
        "network": "GLO",
        "phone": "+2348051234567",
    }


@given(requests_of_all_kinds)
def test_the_request_itself_is_one(request: str) -> None:
    assert {item["intent"] for item in understand(request)} <= MONEY


@given(
    st.sampled_from(("?", "? ", "how do I ", "How can I ", "wetin be ")),
    requests_of_all_kinds,
)
def test_a_question_in_front_never_drafts(front: str, request: str) -> None:
    assert not MONEY & {item["intent"] for item in understand(front + request)}


@given(
    st.text(max_size=300), st.sampled_from((None, "confirm", "ask_amount", "ask_pin"))
)
def test_any_text_at_all_gives_at_least_one_intent(
    text: str, state: str | None
) -> None:
    items = understand(text, {"state": state} if state else None)
    assert items
    assert all(isinstance(item["intent"], str) for item in items)
