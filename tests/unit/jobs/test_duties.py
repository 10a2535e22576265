"""Who grants something signs in: no script takes a second person's word for it."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from miimii import jobs
from miimii.jobs.by_hand import ByHand
from miimii.jobs.verbs import Verb

SCRIPTS: dict[str, ByHand[object]] = {
    found.name: found
    for module in pkgutil.iter_modules(jobs.__path__)
    for found in vars(importlib.import_module(f"miimii.jobs.{module.name}")).values()
    if isinstance(found, ByHand)
}


def verbs(name: str) -> dict[str, Verb[object]]:
    return {verb.name: verb for verb in SCRIPTS[name].verbs}


@pytest.mark.parametrize("name", [name for name in SCRIPTS if "approve" in verbs(name)])
def test_who_asks_and_who_grants_has_a_duty(name: str) -> None:
    found = verbs(name)
    asked = {"request", "give", "approve"} & set(found)
    assert [one for one in asked if found[one].duty is None] == []


def test_whoever_sees_or_changes_anything_has_a_duty() -> None:
    """But for lists that name nobody, what two people decided, and the first member."""
    free = {
        f"{name} {verb}"
        for name in SCRIPTS
        for verb, found in verbs(name).items()
        if found.duty is None
    }
    assert free == {
        *("answer_ticket list", "breach list", "decide_tier list", "export_user list"),
        *("erase_user list", "erase_user erased", "erase_user run"),
        "create_admin first",
    }


def test_there_are_such_scripts() -> None:
    assert {"adjust_balance", "decide_order", "decide_flag"} <= set(SCRIPTS)
