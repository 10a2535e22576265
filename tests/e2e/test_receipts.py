"""A receipt arrives as a picture, and a shop that is shown it can check it."""

from __future__ import annotations

import io

import requests
from PIL import Image

from tests.e2e.audit import code_of, reference_in
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack


def test_a_transfer_ends_in_a_picture_that_anybody_can_check(
    stack: Stack, customer: NewCustomer, stranger: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    pays(ada, f"send 1k to {payee} gtb")
    receipt = ada.hears("Money sent")
    assert receipt.body["header"]["type"] == "image"
    assert "Amount: ₦1,000.00" in receipt.text
    assert "Balance: ₦3,965.00" in receipt.text

    picture = receipt.body["header"]["image"]["id"]
    address = f"{stack.sandbox_url}/control/media/{picture}"
    content = requests.get(address, timeout=5).content
    assert len(content) < 100_000
    assert Image.open(io.BytesIO(content)).width == 1080

    reference = reference_in(receipt.text)
    code = code_of(stack, reference)
    shop = stranger("Bisi Shop")
    shop.says(f"verify {reference} {code}")
    answer = shop.hears("This receipt is ours")
    assert "Bank transfer: ₦1,000.00" in answer.text
    assert payee not in answer.text
    shop.says(f"verify {reference} {code[::-1]}")
    shop.hears("Not ours")


def test_a_picture_that_can_t_be_uploaded_is_made_good_by_words(
    customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.bank.dial("graph.media", "error_500")
    pays(ada, f"send 1k to {payee} gtb")
    assert "header" not in ada.hears("Money sent").body
    assert sum("Money sent" in message.text for message in ada.messages()) == 1
