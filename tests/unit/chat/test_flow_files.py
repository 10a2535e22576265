"""The Flows we publish: screens and fields as the endpoint takes them, PINs covered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FIELDS = {
    ("onboarding", "DETAILS"): {
        *("first_name", "last_name", "middle_name", "date_of_birth", "gender"),
        "address",
        "phone",
    },
    ("onboarding", "IDENTITY"): {"bvn"},
    ("onboarding", "NEW_PIN"): {"pin", "pin_again"},
    ("pin", "PIN"): {"pin"},
    ("pin", "NEW_PIN"): {"pin", "pin_again"},
}


def parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else []:
        yield from parts(child)


def screens(name: str) -> dict[str, dict[str, Any]]:
    flow = json.loads(Path(f"flows/{name}.json").read_text("utf-8"))
    assert (flow["version"], flow["data_api_version"]) == ("7.3", "3.0")
    assert set(flow["routing_model"]) == {screen["id"] for screen in flow["screens"]}
    return {screen["id"]: screen for screen in flow["screens"]}


@pytest.mark.parametrize(("name", "screen"), list(FIELDS))
def test_a_screen_submits_its_fields_by_data_exchange(name: str, screen: str) -> None:
    found = list(parts(screens(name)[screen]))
    (action,) = [part["on-click-action"] for part in found if "on-click-action" in part]
    assert action["name"] == "data_exchange"
    assert set(action["payload"]) == FIELDS[name, screen]
    inputs = {part["name"] for part in found if part.get("type") != "Form"
              and "label" in part and "name" in part}  # fmt: skip
    assert inputs == FIELDS[name, screen]


@pytest.mark.parametrize(("name", "screen"), list(FIELDS))
def test_what_is_private_is_covered(name: str, screen: str) -> None:
    shown = screens(name)[screen]
    assert set(shown["sensitive"]) == FIELDS[name, screen]
    for part in parts(shown):
        if part.get("name") in {"pin", "pin_again"} and "label" in part:
            assert part["input-type"] == "passcode"
            assert (part["min-chars"], part["max-chars"]) == (4, 6)
        assert len(part.get("label", "")) <= 20
        assert len(part.get("helper-text", "")) <= 80


def test_no_flow_ends_by_complete() -> None:
    for name in ("onboarding", "pin"):
        assert '"complete"' not in Path(f"flows/{name}.json").read_text("utf-8")
