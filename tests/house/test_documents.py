"""A document that points somewhere must point at something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from miimii.jobs.schedule import SCHEDULE
from miimii.jobs.unfit import OWNERS
from tests.house.source import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# Of these the table has one row; but the owner's has its own, as it takes another role.
_BY_CRON = {each.job for each in SCHEDULE} - OWNERS
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#([^)\s]*))?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    gone = []
    for target, heading in LINK.findall(document.read_text("utf-8")):
        place = document.parent / target
        if not place.exists() or (heading and heading not in _headings(place)):
            gone.append(f"{target}#{heading}")
    assert gone == []


def test_the_readme_is_read_at_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120


def test_every_script_has_a_place_where_people_run_it() -> None:
    jobs = (ROOT / "docs" / "jobs.md").read_text("utf-8")
    rows = jobs.partition("## Where people run them")[2].partition("\n## ")[0]
    named = {*re.findall(r"^\| (`.+?) \|", rows, re.MULTILINE)}
    scripts = {path.stem for path in (ROOT / "scripts").glob("*.py")}
    assert {*re.findall(r"`(\w+)`", " ".join(named))} == scripts - _BY_CRON


def _headings(place: Path) -> set[str]:
    """Anchors of a document's headings, as they are made for readers."""
    lines = re.findall(r"^#+ (.+)$", place.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in lines}
