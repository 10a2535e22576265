"""Bodies keep within WhatsApp's limits, counted in characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.bubbles import FlowIds, blow, cut, split
from miimii.chat.replies import Choice, Form, Reply
from miimii.sandbox.graph_rules import broken_rule

IDS = FlowIds("1", "2")
words = st.text(st.sampled_from("ab ₦😄مẹ\n"), max_size=9000)
labels = st.lists(st.text(min_size=1, max_size=60).map("x{}".format), max_size=14)


@given(words, labels)
def test_whatever_is_said_graph_takes_it(text: str, names: list[str]) -> None:
    choices = tuple(Choice(name, ("menu", name), name * 3) for name in names)
    bubbles = blow(Reply(text, choices, menu="Choose a bank, any bank"), IDS)
    for body in bubbles.bodies:
        whole = {"messaging_product": "whatsapp", "to": "+2348030000001", **body}
        assert broken_rule(whole) is None
    assert len(bubbles.actions) == min(len(choices), 10)
    assert all(key.startswith("v1:") for key in bubbles.actions)


@given(words, st.integers(min_value=2, max_value=400))
def test_splitting_loses_nothing_but_space(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(0 < len(part) <= most for part in parts)
    if text.strip():
        assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_form_carries_its_token_and_no_payload() -> None:
    (body,) = blow(Reply("Hi", form=Form("pin", "Enter PIN", "t0ken")), IDS).bodies
    parameters = body["interactive"]["action"]["parameters"]
    assert (parameters["flow_id"], parameters["flow_token"]) == ("2", "t0ken")
    assert "flow_action_payload" not in parameters


@pytest.mark.parametrize(("text", "shown"), [("12345", "12345"), ("123456", "1234…")])
def test_labels_are_cut_with_an_ellipsis(text: str, shown: str) -> None:
    assert cut(text, 5) == shown
