"""What our papers can show, and what they leave out."""

from __future__ import annotations

import unicodedata

import pytest
from PIL import ImageFont

from miimii.chat.papers.letters import BOLD, REGULAR, legible
from miimii.chat.wording import LANGUAGES


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_letter_and_mark_of_our_languages_can_be_shown(language: str) -> None:
    letters = {
        letter
        for text in LANGUAGES[language].values()
        for letter in text
        if unicodedata.category(letter)[0] in "LNPM" or letter == "₦"
    }
    assert {letter for letter in letters if legible(f"a{letter}") == "a"} == set()


def test_a_mark_above_a_letter_without_a_composed_form_stays() -> None:
    assert legible("Ṣẹ́gun Ọ̀ṣun Ngọzi Ɓàlá ṅ ₦5") == "Ṣẹ́gun Ọ̀ṣun Ngọzi Ɓàlá ṅ ₦5"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ADA 漢字 OBI", "ADA OBI"),
        ("ADA\u202eIBO", "ADAIBO"),
        ("ADA\r\n\tOBI\x00", "ADA OBI"),
        ("\u200bADA\ufeff", "ADA"),
        ("🦄", ""),
    ],
)
def test_what_has_no_letter_is_left_out_rather_than_boxed(
    text: str, shown: str
) -> None:
    assert legible(text) == shown


def test_the_fonts_can_be_opened_to_draw_with() -> None:
    for font in (REGULAR, BOLD):
        assert ImageFont.truetype(font, 20).getlength("₦5,000.00 Ọ") > 0
