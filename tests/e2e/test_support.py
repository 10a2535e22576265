"""A complaint over the real line: our people's script, the chat, and back again."""

from __future__ import annotations

import json
import re

from tests.e2e.conftest import NewCustomer
from tests.stack import Stack

STAFF = ("--as", "bola@example.com")


def test_a_complaint_is_answered_by_script_and_closed_by_the_customer(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    ada.says("abeg I wan talk to person")
    ada.hears("our team")
    ada.says("Your agent in Ikeja asked me for my card yesterday evening")
    told = re.search(r"T-\w{6}", ada.hears("T-").text)
    assert told
    number = told[0]

    listed = stack.run_script("answer_ticket", "list", "--json")
    assert number in [item["number"] for item in json.loads(listed.stdout)["items"]]
    shown = stack.run_script("answer_ticket", "show", number, *STAFF)
    assert "asked me for my card" in shown.stdout
    answered = stack.run_script(
        "answer_ticket", "answer", number, *STAFF, stdin="That was not our agent."
    )
    assert answered.returncode == 0, answered.stderr

    bubble = ada.hears("That was not our agent.")
    ada.taps(1, message=bubble)
    ada.hears(number)
    again = stack.run_script("answer_ticket", "answer", number, *STAFF, "--text", "So?")
    assert again.returncode == 3
    assert "the ticket is closed" in again.stderr


def test_outside_the_window_a_template_leads_to_the_answer(
    stack: Stack, customer: NewCustomer
) -> None:
    ada = customer()
    ada.says("talk to a human")
    ada.hears("What is wrong?")
    ada.says("I was charged for a message that I never sent")
    told = re.search(r"T-\w{6}", ada.hears("T-").text)
    assert told
    ada.closes_window()
    words = ("--text", "The fee is on its way back.")
    assert not stack.run_script(
        "answer_ticket", "answer", told[0], *STAFF, *words
    ).returncode
    assert not any("on its way back" in m.text for m in ada.messages())
    assert "ticket_answer" in str(ada.messages()[-1].body)
    ada.says(told[0])
    ada.hears("The fee is on its way back.")
