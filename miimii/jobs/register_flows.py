"""Sets WhatsApp up for our forms: uploads the public key, publishes the Flow JSON."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from miimii.errors import Unavailable
from miimii.jobs.arguments import Parser
from miimii.outside import flow_desk
from miimii.providers.channels import FlowAccount, FlowRefused, FlowSeen
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, Settings, flow_private_keys

FORMS = Path(__file__).resolve().parents[2] / "flows"
ENDPOINT = "/webhook/whatsapp/flow"
_VARIABLES = {
    "onboarding": "WHATSAPP_ONBOARDING_FLOW_ID",
    "pin": "WHATSAPP_PIN_FLOW_ID",
}
_SCHEMA = "miimii.flows/1"
_REFUSED, _UNAVAILABLE = 3, 69


@dataclass(frozen=True, slots=True)
class Registered:
    """One form: the variable that must hold its id; `id` is None on a dry run."""

    variable: str
    name: str
    id: str | None
    did: str  # "unchanged", "published", "would publish"


def run_register_flows(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Register the forms, write what the settings must hold, return the exit code."""
    args = _arguments(doc).parse_args(argv)
    try:
        settings = Settings.from_env()
    except BadSettings as ex:
        sys.stderr.write(f"register_flows: {ex}\n")
        return EXIT_BAD_SETTINGS
    try:
        with flow_desk(settings) as desk:
            if not args.dry_run:
                desk.put_public_key(public_key(settings))
            endpoint = settings.base_url + ENDPOINT
            done = register(desk, endpoint, is_dry=args.dry_run)
    except Unavailable:
        sys.stderr.write("register_flows: WhatsApp doesn't answer; run it again\n")
        return _UNAVAILABLE
    except FlowRefused as ex:
        sys.stderr.write(f"register_flows: WhatsApp refused: {ex}\n")
        return _REFUSED
    _write(done, is_json=args.json)
    return 0


def register(
    desk: FlowAccount, endpoint: str, *, is_dry: bool = False
) -> list[Registered]:
    """Publish each form that isn't published yet.

    A Flow's name carries the hash of its form: the same form is registered once,
    however often this runs, and a run that was cut goes on where it stopped.
    """
    there = {flow.name: flow for flow in desk.list_flows()}
    return [
        _register(desk, endpoint, form, there, is_dry=is_dry)
        for form in sorted(_VARIABLES)
    ]


def _register(
    desk: FlowAccount,
    endpoint: str,
    form: str,
    there: dict[str, FlowSeen],
    *,
    is_dry: bool,
) -> Registered:
    content = (FORMS / f"{form}.json").read_bytes()
    name = f"miimii_{form}_{hashlib.sha256(content).hexdigest()[:12]}"
    variable, flow = _VARIABLES[form], there.get(name)
    if flow and flow.status == "PUBLISHED":
        return Registered(variable, name, flow.id, "unchanged")
    if is_dry:
        return Registered(variable, name, None, "would publish")
    flow_id = flow.id if flow else desk.draft(name, endpoint)
    desk.leave_form(flow_id, content)
    desk.publish(flow_id)
    return Registered(variable, name, flow_id, "published")


def public_key(settings: Settings) -> str:
    """Return the public half of the newest WHATSAPP_FLOW_PRIVATE_KEY, as PEM."""
    key = flow_private_keys(settings)[0].public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _write(done: Sequence[Registered], *, is_json: bool) -> None:
    if is_json:
        flows = [
            {"variable": one.variable, "name": one.name, "id": one.id, "did": one.did}
            for one in done
        ]
        sys.stdout.write(json.dumps({"schema": _SCHEMA, "flows": flows}) + "\n")
        return
    lines = [f"{one.variable}={one.id or '?'}  # {one.name}: {one.did}" for one in done]
    sys.stdout.write("\n".join(lines) + "\n")


def _arguments(doc: str | None) -> Parser:
    parser = Parser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--dry-run", action="store_true", help="look, and change nothing")
    add("--json", action="store_true", help="write one JSON object")
    return parser
