"""Looking back: what was spent, one order, and a statement as a document."""

from __future__ import annotations

import requests

from tests.bot import Message
from tests.e2e.audit import reference_in
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack


def _file(stack: Stack, message: Message) -> bytes:
    document = message.body["header"]["document"]
    address = f"{stack.sandbox_url}/control/media/{document['id']}"
    return requests.get(address, timeout=5).content


def test_a_month_is_looked_at_and_kept_as_a_statement(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("Money sent")

    ada.says("history")
    answer = ada.hears("Your latest transactions")
    assert "−₦1,010.00" in answer.text
    ada.says(reference_in(answer.text))
    ada.hears("Status: Successful")

    ada.says("how much did I spend this month?")
    spent = ada.hears("You spent ₦1,035.00.")
    assert spent.kind == "image"

    ada.says("statement")
    ada.hears("Which days")
    ada.taps("This month")
    paper = ada.hears("Your account statement")
    assert _file(stack, paper).startswith(b"%PDF-")


def test_a_statement_that_can_t_be_uploaded_is_apologised_for(
    customer: NewCustomer,
) -> None:
    ada = customer(naira=5000)
    ada.bank.dial("graph.media", "error_500")
    ada.says("statement for today")
    ada.hears("I couldn't make your statement")
    assert not any("Your account statement" in m.text for m in ada.messages())


def test_two_ask_at_once_and_each_gets_their_own(
    stack: Stack, customer: NewCustomer
) -> None:
    ada, bola = customer(naira=5000), customer("Bola Ade", naira=700)
    for bot in (ada, bola):
        bot.says("statement for today")
    papers = [_file(stack, bot.hears("Your account statement")) for bot in (ada, bola)]
    assert papers[0] != papers[1]
