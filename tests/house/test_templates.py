"""docs/templates.md has every template that we send, to be registered as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from miimii.alerts.telling import TEMPLATE as OF_ALERTS
from miimii.chat.bubbles import INTERACTIVE
from miimii.chat.templates import TEMPLATES
from miimii.chat.understanding import understand
from miimii.chat.wording import TEMPLATE_LANGUAGES
from tests.house.source import PRODUCT, ROOT

TEXT = (ROOT / "docs" / "templates.md").read_text("utf-8")
BODY = re.compile(r"^- `(\w+)`: (.+)$", re.MULTILINE)
PLACE = re.compile(r"\{\{(\d+)\}\}")


@dataclass(frozen=True)
class Documented:
    """One section: what fills the places, and the body in each language."""

    words: tuple[str, ...]
    bodies: dict[str, str]


def _documented() -> dict[str, Documented]:
    found = {}
    for section in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]:
        name, rest = section.split("\n", 1)
        match = re.search(r"^Filled with: (.+)\.$", rest, re.MULTILINE)
        assert match, name
        words = tuple(re.findall(r"\d+ ([^,]+)", match[1]))
        found[name] = Documented(words, dict(BODY.findall(rest)))
    return found


def test_the_document_has_the_templates_of_the_code_and_no_others() -> None:
    documented = {name: section.words for name, section in _documented().items()}
    assert documented == dict(TEMPLATES)


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_body_has_a_place_for_each_word_in_every_language(name: str) -> None:
    """Meta refuses bodies that begin or end with a place, or skip a number."""
    section = _documented()[name]
    places = [str(n) for n, _ in enumerate(section.words, 1)]
    assert set(section.bodies) == TEMPLATE_LANGUAGES
    for body in section.bodies.values():
        assert sorted(PLACE.findall(body)) == places
        assert not body.startswith("{{")
        assert not body.rstrip(".").endswith("}}")
        assert len(body) <= INTERACTIVE


@pytest.mark.parametrize("page", ["deploy", "templates"])
def test_who_registers_templates_is_told_of_that_of_the_alerts(page: str) -> None:
    """No customer gets it, so it is not among the others."""
    assert f"`{OF_ALERTS}`" in (ROOT / "docs" / f"{page}.md").read_text("utf-8")


def test_what_a_template_tells_to_reply_is_understood() -> None:
    replies = {
        reply
        for section in _documented().values()
        for body in section.bodies.values()
        for reply in re.findall(r"(?:reply|ku amsa): (.+)\.$", body)
    }
    assert len(replies) == len(TEMPLATE_LANGUAGES)
    assert {understand(reply)[0]["intent"] for reply in replies} == {"block_account"}


def test_templates_are_written_in_one_place() -> None:
    elsewhere = [
        str(path)
        for path in (PRODUCT / "chat").rglob("*.py")
        if '"type": "template"' in path.read_text("utf-8")
    ]
    assert elsewhere == [str(PRODUCT / "chat" / "templates.py")]
