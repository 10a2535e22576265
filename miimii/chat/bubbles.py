"""Turns replies into WhatsApp bodies, within the limits that Meta rejects beyond.

Lengths are counted in characters. Too long a text is split at a word; a label is cut.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from miimii.chat.replies import Choice, Form, Reply

TEXT = 4096
INTERACTIVE = 1024
BUTTONS, BUTTON = 3, 20
ROWS, ROW, DESCRIPTION = 10, 24, 72
FORM_LABEL = 30

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FlowIds:
    """The published Flows that our forms are; `base_url` is where they are pages."""

    onboarding: str
    pin: str
    base_url: str = ""

    def as_link(self, body: Mapping[str, Any]) -> Body | None:
        """Return the PIN form as a text with a link, where no Flow can be shown.

        None for any other body: opening an account has no page.
        """
        match body:
            case {
                "interactive": {
                    "type": "flow",
                    "body": {"text": str(text)},
                    "action": {"parameters": {"flow_id": flow_id, **parameters}},
                }
            } if flow_id == self.pin:
                link = f"{self.base_url}/pin/{parameters['flow_token']}"
                return text_body(f"{text}\n{link}")
        return None


@dataclass(frozen=True, slots=True)
class Bubbles:
    """The bodies of one reply, in order, and what each of their buttons means."""

    bodies: tuple[Body, ...]
    actions: Mapping[str, list[str]]


def blow(
    reply: Reply, flow_ids: FlowIds, lasting_id: Callable[..., str] | None = None
) -> Bubbles:
    """Return the bodies of a reply. Only the last one carries buttons or a form.

    `lasting_id` names a button that has to last, by its action.
    """
    choices = reply.choices[:ROWS]
    first = [reply.first] if reply.first else []
    if not choices and reply.form is None:
        parts = [*first, *split(reply.text, TEXT)]
        return Bubbles(tuple(text_body(part) for part in parts), {})
    *before, last = [*first, *split(reply.text, INTERACTIVE)]
    actions = {_id(choice, lasting_id): list(choice.action) for choice in choices}
    if reply.form is not None:
        body = _form(last, reply.form, flow_ids)
    elif len(choices) <= BUTTONS and not reply.is_list:
        body = buttons_body(last, dict(zip(actions, choices, strict=True)))
    else:
        body = _list(last, dict(zip(actions, choices, strict=True)), reply.menu)
    return Bubbles((*(text_body(part) for part in before), body), actions)


def _id(choice: Choice, lasting_id: Callable[..., str] | None) -> str:
    if choice.is_lasting and lasting_id:
        return lasting_id(*choice.action)
    return f"v1:{secrets.token_urlsafe(12)}"


def text_body(text: str) -> Body:
    """Return the body of a plain text."""
    return {"type": "text", "text": {"body": text}}


def split(text: str, most: int) -> list[str]:
    """Cut a text into parts of at most `most` characters, at a line or word."""
    rest, parts = text.strip() or "…", []
    while len(rest) > most:
        at = max(rest.rfind("\n", 0, most + 1), rest.rfind(" ", 0, most + 1))
        at = at if at > most // 2 else most
        parts.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*parts, rest] if rest else parts


def cut(text: str, most: int) -> str:
    """Shorten a text to `most` characters, with an ellipsis if anything is lost."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def buttons_body(text: str, choices: Mapping[str, Choice]) -> Body:
    """Return a text of up to 1,024 characters with up to three buttons, by id."""
    labels = _unlike([choice.label for choice in choices.values()], BUTTON)
    return _interactive(
        "button",
        text,
        {
            "buttons": [
                {"type": "reply", "reply": {"id": key, "title": label}}
                for key, label in zip(choices, labels, strict=True)
            ]
        },
    )


def _list(text: str, choices: Mapping[str, Choice], menu: str) -> Body:
    labels = _unlike([choice.label for choice in choices.values()], ROW)
    sections: list[Body] = []
    group = None
    for (key, choice), label in zip(choices.items(), labels, strict=True):
        if choice.group != group:
            group = choice.group
            title = {"title": cut(group, ROW)} if group else {}
            sections.append({**title, "rows": []})
        row = {"id": key, "title": label}
        if choice.description:
            row["description"] = cut(choice.description, DESCRIPTION)
        sections[-1]["rows"].append(row)
    return _interactive(
        "list", text, {"button": cut(menu or "…", BUTTON), "sections": sections}
    )


def _form(text: str, form: Form, flow_ids: FlowIds) -> Body:
    flow_id = flow_ids.pin if form.kind == "pin" else flow_ids.onboarding
    return _interactive(
        "flow",
        text,
        {
            "name": "flow",
            "parameters": {
                "flow_message_version": "3",
                "flow_id": flow_id,
                "flow_cta": cut(form.label, FORM_LABEL),
                "flow_token": form.token,
                "flow_action": "data_exchange",
            },
        },
    )


def _interactive(kind: str, text: str, action: Body) -> Body:
    return {
        "type": "interactive",
        "interactive": {"type": kind, "body": {"text": text}, "action": action},
    }


def _unlike(labels: list[str], most: int) -> list[str]:
    """Shorten labels so that no two are the same: WhatsApp refuses twins."""
    seen: list[str] = []
    for label in labels:
        short, n = cut(label, most), 2
        while short in seen:
            short = f"{cut(label, most - 2)} {n}"
            n += 1
        seen.append(short)
    return seen
