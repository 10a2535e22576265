"""What Graph refuses in a message: by its schema, and beyond what that can say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parent / "outbound.schema.json").read_text("utf-8")
)
READ = "mark as read, with or without typing indicator"
MOST_ROWS = 10
# One validator for each kind of message, so that a refusal speaks of that kind.
VALIDATORS = {
    kind["title"]: Draft202012Validator({"$defs": SCHEMA["$defs"], **kind})
    for kind in SCHEMA["oneOf"]
}


def kind_of(body: dict[str, Any]) -> str:
    """The kind of message a body claims to be; text is Meta's default."""
    return READ if "status" in body else str(body.get("type", "text"))


def broken_rule(body: dict[str, Any]) -> str | None:
    """Why Graph would refuse this body, or None if it would take it."""
    validator = VALIDATORS.get(kind_of(body))
    if validator is None:
        return "(#100) Param type is not a known message type"
    worst = best_match(validator.iter_errors(body))
    if worst is not None:
        place = ".".join(str(part) for part in worst.absolute_path) or "body"
        rule = f"{worst.validator} {worst.validator_value}"
        return f"(#100) Param {place} is invalid: {rule}"
    return _beyond_schema(body)


def _beyond_schema(body: dict[str, Any]) -> str | None:
    if kind_of(body) == "text" and not body["text"]["body"].strip():
        return "(#100) Param text.body must not be blank"
    action = body.get("interactive", {}).get("action", {})
    buttons = [button["reply"] for button in action.get("buttons", [])]
    rows = [row for part in action.get("sections", []) for row in part.get("rows", [])]
    if len(rows) > MOST_ROWS:
        return "(#100) Total row count exceeds the maximum of 10"
    if _repeats([choice["id"] for choice in buttons + rows]):
        return "(#100) Duplicated reply id"
    if _repeats([button["title"] for button in buttons]):
        return "(#100) Duplicated button title"
    return None


def _repeats(words: list[str]) -> bool:
    return len(set(words)) != len(words)
