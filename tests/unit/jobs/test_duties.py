"""Who grants something signs in: no script takes a second person's word for it."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from miimii import jobs
from miimii.jobs.by_hand import ByHand

SCRIPTS: dict[str, ByHand[object]] = {
    found.name: found
    for module in pkgutil.iter_modules(jobs.__path__)
    for found in vars(importlib.import_module(f"miimii.jobs.{module.name}")).values()
    if isinstance(found, ByHand)
}


@pytest.mark.parametrize(
    "name", [name for name, script in SCRIPTS.items() if "approve" in script.verbs]
)
def test_who_asks_and_who_grants_has_a_duty(name: str) -> None:
    asked = {"request", "give", "approve"} & set(SCRIPTS[name].verbs)
    assert asked <= set(SCRIPTS[name].duties)


def test_there_are_such_scripts() -> None:
    assert {"adjust_balance", "decide_order", "decide_flag"} <= set(SCRIPTS)
