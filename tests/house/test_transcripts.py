"""What the transcripts show is written down in their matrix, and the matrix is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from miimii.chat.repertoire import BY_NAME
from miimii.chat.understanding.model import INTENTS
from miimii.chat.wording.en import TEXTS
from tests.house.source import ROOT

PLACE = ROOT / "tests" / "e2e" / "transcripts"
MATRIX = (PLACE / "matrix.md").read_text("utf-8")
CASES = {
    "happy path": re.compile(r"^(?:<|also:) ", re.MULTILINE),
    "cancelled in the middle": re.compile(
        r"^(?:> (?:cancel|never mind|no)$|tap: (?:No|Never))", re.MULTILINE
    ),
    "the session expires": re.compile(
        r"^\((?:half an hour|ten minutes) ", re.MULTILINE
    ),
    "Redis is lost": re.compile(r"^\(the cache is emptied\)$", re.MULTILINE),
    "two at once": re.compile(r"^at-once: ", re.MULTILINE),
}
# What a customer reads in place of what they wanted. Opening an account isn't here:
# a transcript begins after it.
REFUSAL = re.compile(
    r"error\..+|form\.(?:gone|check|pin_format|check_payee)|kind\..+"
    r"|heard\.(?:confirm|form_due|(?:nothing|format)\..+)"
    r"|send\.(?:digits|funds|amount_unclear|payee_unknown|not_on_miimii|self|gone)"
    r"|buy\.(?:invalid(?:\..+)?|no_such_\w+|one_month|gone|none_before|funds|not_sold)"
    r"|(?:order|bought)\.(?:late|declined|reversed|processing|under_review)"
    r"|(?!onboarding)\w+\.(?:none|unclear|bank_un\w+|unfit|too_\w+|unknown|unread)"
    r"|(?!onboarding)\w+\.(?:failed|waiting|highest|refused|with_people|not_blocked)"
    r"|(?:tier\.no_picture|pin\.no_off|news\.always|data\.again|buy\.plan_gone)"
    r"|people\.(?:same|which|changed|gone)|ticket\.(?:words|closed_by_us|beside)"
    r"|receipt\.(?:since|not_ours)|history\.nothing|pin_locked|closed|frozen"
    r"|restricted|secret|slow_down|old_button|not_understood|forwarded|alert_pasted"
    r"|nothing_to_\w+"
)
HEARD = re.compile(r"^(?:<|also:|refused:|closed:) (.+)$", re.MULTILINE)
NONE = "none: "


def _scenes() -> Iterator[tuple[str, str]]:
    for path in sorted(PLACE.glob("*.txt")):
        _, *scenes = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)
        for scene in scenes:
            name, _, lines = scene.partition("\n")
            yield f"{path.stem}: {name}", lines


def _rows(columns: int) -> list[list[str]]:
    """Rows of the table that has so many columns, without its heading."""
    cells = [line.strip("| ").split(" | ") for line in MATRIX.splitlines()]
    rows = [row for row in cells if len(row) == columns and row[0][:3] != "---"]
    return rows[1:]


SCENES = list(_scenes())
SHOWN = dict(SCENES)
FLOWS, REFUSALS = _rows(2 + len(CASES)), _rows(2)


@pytest.mark.parametrize("row", FLOWS, ids=lambda row: str(row[0]))
def test_a_flow_is_shown_in_every_case_or_says_why_there_is_none(
    row: list[str],
) -> None:
    for (case, mark), cell in zip(CASES.items(), row[2:], strict=True):
        if not cell.startswith(NONE):
            for scene in cell.split("; "):
                assert mark.search(SHOWN.get(scene, "")), f"{case}: {scene}"


def test_every_script_and_every_intent_of_the_code_has_a_flow() -> None:
    named = set(re.findall(r"`(\w+)`", " ".join(row[1] for row in FLOWS)))
    assert {*BY_NAME, *INTENTS.values()} - named == set()


def test_a_scene_has_one_name_and_every_transcript_is_in_the_matrix() -> None:
    assert len(SHOWN) == len(SCENES)
    named = set(re.findall(r"\b\w+(?=: )|(?<=`)language_\w+(?=`)", MATRIX))
    assert {path.stem for path in PLACE.glob("*.txt")} <= named


def test_every_refusal_has_a_row() -> None:
    rows = {key.strip("`") for key, _ in REFUSALS}
    assert {key for key in TEXTS if REFUSAL.fullmatch(key)} - rows == set()
    assert rows <= set(TEXTS)


@pytest.mark.parametrize("row", REFUSALS, ids=lambda row: str(row[0]))
def test_a_refusal_is_heard_where_the_matrix_says(row: list[str]) -> None:
    key, cell = row[0].strip("`"), row[1]
    if cell.startswith("tests/"):
        path, _, sign = cell.rstrip(")").partition(" (")
        assert sign in (ROOT / Path(path)).read_text("utf-8")
    elif not cell.startswith(NONE):
        for scene in cell.split("; "):
            heard = HEARD.findall(SHOWN.get(scene, ""))
            assert any(_says(words, TEXTS[key]) for words in heard), scene


def _says(heard: str, text: str) -> bool:
    """Whether these words are part of a sentence, whatever stands in its braces.

    All but numbers, or three of them at least, must be the sentence's own.
    """
    said = _words(re.sub(r"\{\w+\}", "x", heard))
    sentence = _words(text)
    own = dict.fromkeys(range(len(sentence)), 0)  # place in it: words that were its own
    for word in said:
        further: dict[int, int] = {}
        for at, count in own.items():
            place = at
            while place < len(sentence) and sentence[place] == "{}":
                further[place] = max(further.get(place, 0), count)
                place += 1
            if place < len(sentence) and sentence[place] == word:
                further[place + 1] = max(further.get(place + 1, 0), count + 1)
        own = further
    plain = [word for word in said if word.isalpha()]
    return max(own.values(), default=0) >= min(len(plain), 3)


def _words(text: str) -> list[str]:
    return re.findall(r"\{\}|[\w₦]+", re.sub(r"\{\w+\}", " {} ", text).casefold())
