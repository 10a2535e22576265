"""A button under news opens for the customer it was sent to, and for nobody else."""

from __future__ import annotations

from string import ascii_letters, digits
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from miimii.chat.news_buttons import NewsButtons
from miimii.users.fields import FieldCipher

ADA, EVE = UUID(int=1), UUID(int=2)
BUTTONS = NewsButtons(FieldCipher([b"k" * 32], b"i" * 32))
LONGEST = 256  # WhatsApp's own limit


def test_it_means_to_its_owner_what_it_meant_when_it_was_sent() -> None:
    reply_id = BUTTONS.id_of(ADA, "save", "PUR01JDABCDEFGHJKMNPQRSTVWX")
    assert reply_id.startswith("v1:")
    assert len(reply_id) < LONGEST
    assert "PUR" not in reply_id
    assert BUTTONS.action_of(ADA, reply_id) == ("save", "PUR01JDABCDEFGHJKMNPQRSTVWX")


def test_it_means_nothing_to_another_customer() -> None:
    assert BUTTONS.action_of(EVE, BUTTONS.id_of(ADA, "again", "PUR1")) == ()


@given(st.text(max_size=60))
def test_anything_else_means_nothing(text: str) -> None:
    assert BUTTONS.action_of(ADA, text) == ()


@given(st.integers(min_value=3, max_value=80), st.characters(codec="ascii"))
def test_an_altered_one_means_nothing(at: int, letter: str) -> None:
    reply_id = BUTTONS.id_of(ADA, "save", "PUR1")
    altered = reply_id[:at] + letter + reply_id[at + 1 :]
    if altered != reply_id:
        assert BUTTONS.action_of(ADA, altered) == ()


def test_each_letter_has_one_spelling() -> None:
    """base64 has more: "+" is read as "-", and the last letter has bits to spare."""
    for _ in range(20):
        reply_id = BUTTONS.id_of(ADA, "save", "PUR1")
        others = {reply_id[:-1] + letter for letter in ascii_letters + digits}
        others |= {reply_id.replace("-", "+"), reply_id.replace("_", "/")}
        for other in others - {reply_id}:
            assert BUTTONS.action_of(ADA, other) == ()
