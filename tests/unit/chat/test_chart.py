"""A chart that a phone can show: right size, few bytes, nothing below zero."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from miimii.chat.papers.chart import draw_chart
from miimii.chat.statements import topic_name
from miimii.chat.wording import LANGUAGES, say
from miimii.money import Money

BAR = (11, 110, 91)
TOPICS = ("sent", "airtime", "data", "electricity", "cable", "fees")


def _drawn(*kobo: int) -> Image.Image:
    bars = [(f"Bar {n}", Money(one)) for n, one in enumerate(kobo)]
    return Image.open(io.BytesIO(draw_chart("Spent", "₦1", bars))).convert("RGB")


def _length(image: Image.Image, place: int) -> int:
    """How many pixels of a bar's middle line are in its colour."""
    row = 190 + 108 * place + 56
    strip = [image.getpixel((x, row)) for x in range(image.width)]
    return sum(one == BAR for one in strip)


def test_bars_are_as_long_as_the_amounts_say_longest_first() -> None:
    image = _drawn(25_00, 100_00, 50_00)
    lengths = [_length(image, place) for place in range(3)]
    assert lengths[0] == pytest.approx(960, abs=4)
    assert lengths[1] == pytest.approx(480, abs=4)
    assert lengths[2] == pytest.approx(240, abs=4)


def test_a_kobo_beside_a_billion_can_still_be_seen() -> None:
    assert _length(_drawn(100_000_000_000, 1), 1) > 5


def test_what_is_not_above_zero_has_no_bar_and_nothing_at_all_no_chart() -> None:
    assert _drawn(5, 0, -7).height == _drawn(5).height
    with pytest.raises(ValueError, match="above zero"):
        draw_chart("Spent", "₦0.00", [("a", Money(0)), ("b", Money(-1))])


def test_no_more_bars_than_a_phone_shows() -> None:
    assert _drawn(*range(1, 40)).height == _drawn(*range(1, 9)).height


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_it_is_small_in_every_language(language: str) -> None:
    bars = [
        (topic_name(language, topic) * 3, Money(100_000_000_000 - n))
        for n, topic in enumerate(TOPICS)
    ]
    png = draw_chart(say(language, "paper.spent"), "₦9", bars)
    assert png.startswith(b"\x89PNG")
    assert len(png) < 60_000
