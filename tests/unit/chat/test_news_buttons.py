"""A button under news opens for the customer it was sent to, and for nobody else."""

from __future__ import annotations

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
    # The last letter of base64, before its padding, has bits that say nothing.
    if altered != reply_id and at < len(reply_id.rstrip("=")) - 1:
        assert BUTTONS.action_of(ADA, altered) == ()
