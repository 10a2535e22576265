"""A higher level over the real line: forms, pictures, and two people at a script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.bot import Bot, onboarded
from tests.e2e.conftest import NewCustomer
from tests.stack import Stack

ADA, BOLA = ("--as", "ada@example.com"), ("--as", "bola@example.com")
WHY = ("--reason", "Name and birthday are those of the BVN", "--yes")


def items(stack: Stack, *words: str) -> list[Mapping[str, Any]]:
    """What the script did, as facts."""
    done = stack.run_script("decide_tier", *words, "--json")
    assert done.returncode == 0, done.stderr
    found: list[Mapping[str, Any]] = json.loads(done.stdout)["items"]
    return found


def waiting(stack: Stack) -> set[str]:
    return {item["subject"] for item in items(stack, "list")}


def asked_by_passport(stack: Stack, bot: Bot) -> str:
    """Somebody of level 2 sends a passport; the request for people."""
    before = waiting(stack)
    bot.says("upgrade my account")
    bot.hears("Which one can you send?")
    bot.taps("Passport")
    bot.hears("Send a picture")
    bot.sends("image")
    bot.hears("Two of our people now decide about level 3")
    (request,) = waiting(stack) - before
    return request


def of_level_2(customer: NewCustomer) -> Bot:
    ada = customer()
    ada.says("upgrade my account")
    ada.hears_form()
    assert ada.fills(nin="79999999999").error
    assert ada.fills(nin=ada.nin).finished
    ada.hears("Your account is level 2 now")
    return ada


def test_two_people_raise_who_sent_a_document(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = of_level_2(customer)
    request = asked_by_passport(stack, ada)
    (case,) = items(stack, "show", request, *ADA)
    assert case["evidence"]["document_number"] == "A01234567"
    assert case["name"] == "Ada Obi"
    (approval,) = items(stack, "request", request, *ADA, *WHY)
    alone = stack.run_script("decide_tier", "approve", approval["id"], *ADA, "--yes")
    assert alone.returncode == 3
    assert "another person has to approve" in alone.stderr
    no_yes = stack.run_script("decide_tier", "approve", approval["id"], *BOLA)
    assert no_yes.returncode == 64
    items(stack, "approve", approval["id"], *BOLA, "--yes")
    ada.hears("Your account is level 3 now")


def test_a_refusal_reaches_the_customer_with_its_reason(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = of_level_2(customer)
    request = asked_by_passport(stack, ada)
    reason = ("--reason", "The passport has run out; send a new one", "--yes")
    items(stack, "refuse", request, *ADA, *reason)
    ada.hears("The passport has run out")
    assert request not in waiting(stack)


def test_a_record_without_a_nin_is_for_people(
    stack: Stack, stranger: NewCustomer
) -> None:
    bola = stranger("Bola Ade")
    bola.bank.dial("kyc.bvn", "no_nin", times=1)
    onboarded(bola)
    before = waiting(stack)
    bola.says("upgrade my account")
    bola.hears_form()
    assert bola.fills(nin="12345678901").finished
    bola.hears("Two of our people now decide about level 2")
    (request,) = waiting(stack) - before
    (case,) = items(stack, "show", request, *ADA)
    assert case["evidence"] == {"nin": "12345678901"}
