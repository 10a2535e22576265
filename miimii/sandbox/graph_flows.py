"""The stand-in for Graph's set-up calls: the public key, and Flows until published."""

from __future__ import annotations

import json
from typing import Any

import falcon
from cryptography.hazmat.primitives import serialization

from miimii.sandbox.config import BUSINESS_ACCOUNT_ID
from miimii.sandbox.edge import App
from miimii.sandbox.flow_phone import FlowPhone
from miimii.sandbox.graph import BASE, Graph, check_sender, graph_error
from miimii.sandbox.signing import public_key_of

MOST_BYTES = 1024 * 1024
VERSION = "7.3"


class Flows:
    """What the account has: by id, its name, status, endpoint and form."""

    def __init__(self, graph: Graph, phone: FlowPhone) -> None:
        self.graph = graph
        self.phone = phone
        self.has_key = False
        self.rows: dict[str, dict[str, Any]] = {}

    def find(self, req: falcon.Request, flow_id: str) -> dict[str, Any]:
        """The Flow, or Graph's error 100."""
        self.graph.check_token(req)
        if flow_id not in self.rows:
            raise graph_error(100, f"Object with ID '{flow_id}' does not exist")
        return self.rows[flow_id]


class PublicKey:
    """POST /{phone-number-id}/whatsapp_business_encryption."""

    call = "graph.flows"

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Take the key if it is the one that the phones here seal with."""
        graph = self._flows.graph
        graph.check_token(req)
        check_sender(sender)
        ours = public_key_of(graph.config.flow_private_key)
        if not _is_same(req.get_media().get("business_public_key"), ours):
            raise graph_error(100, "business_public_key is not a valid key")
        self._flows.has_key = True
        resp.media = {"success": True}


class Account:
    """GET and POST /{business-account-id}/flows."""

    call = "graph.flows"

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    def on_get(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """List what is there."""
        self._check(req, sender)
        rows = self._flows.rows.items()
        resp.media = {
            "data": [
                {"id": flow_id, "name": row["name"], "status": row["status"]}
                for flow_id, row in rows
            ]
        }

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Create a draft; a name is taken once."""
        self._check(req, sender)
        body = req.get_media()
        rows = self._flows.rows
        if not body.get("name") or not body.get("categories"):
            raise graph_error(100, "name and categories are required")
        if any(row["name"] == body["name"] for row in rows.values()):
            raise graph_error(100, "A Flow with this name exists")
        flow_id = str(3_100_000_001 + len(rows))
        rows[flow_id] = {
            "name": body["name"],
            "status": "DRAFT",
            "endpoint": body.get("endpoint_uri"),
            "form": None,
        }
        resp.media = {"id": flow_id}

    def _check(self, req: falcon.Request, account: str) -> None:
        self._flows.graph.check_token(req)
        if account != BUSINESS_ACCOUNT_ID:
            raise graph_error(100, f"Object with ID '{account}' does not exist")


class Assets:
    """POST /{flow-id}/assets."""

    call = "graph.flows"

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Keep the Flow JSON; what is wrong with it is told in the answer."""
        flow = self._flows.find(req, sender)
        if flow["status"] != "DRAFT":
            raise graph_error(100, "A published Flow can't be changed")
        given = {part.name: _content(part) for part in req.get_media()}
        if given.get("asset_type") != b"FLOW_JSON" or not given.get("file"):
            raise graph_error(100, "asset_type and file are required")
        wrong = what_is_wrong(given["file"])
        flow["form"] = None if wrong else given["file"]
        resp.media = {
            "success": not wrong,
            "validation_errors": [
                {"error": "INVALID_FLOW_JSON", "message": text} for text in wrong
            ],
        }


class Publishing:
    """POST /{flow-id}/publish."""

    call = "graph.flows"

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Publish what has a form, a key, and an endpoint that answers a ping."""
        flow = self._flows.find(req, sender)
        if flow["form"] is None or not self._flows.has_key or not flow["endpoint"]:
            raise graph_error(100, "The Flow lacks its form, key or endpoint")
        if self._flows.phone.pings().http != 200:
            raise graph_error(100, "The endpoint did not pass its health check")
        flow["status"] = "PUBLISHED"
        resp.media = {"success": True}


def what_is_wrong(content: bytes) -> list[str]:
    """What Graph would say of this Flow JSON, as far as we know its rules."""
    try:
        form = json.loads(content)
    except ValueError:
        return ["The file is not JSON"]
    if not isinstance(form, dict) or form.get("version") != VERSION:
        return [f"version must be {VERSION}"]
    names = [screen.get("id") for screen in form.get("screens", [])]
    if not names or set(form.get("routing_model", {})) != set(names):
        return ["routing_model must name every screen"]
    return []


def _content(part: Any) -> bytes:
    return bytes(part.stream.read(MOST_BYTES))


def _is_same(pem: object, ours: Any) -> bool:
    try:
        return bool(serialization.load_pem_public_key(str(pem).encode()) == ours)
    except ValueError:
        return False


def add_flows(app: App, graph: Graph, phone: FlowPhone) -> None:
    """Put the set-up calls beside the others of Graph."""
    flows = Flows(graph, phone)
    key = f"{BASE}/{{sender}}/whatsapp_business_encryption"
    app.add_route(key, PublicKey(flows))
    app.add_route(f"{BASE}/{{sender}}/flows", Account(flows))
    app.add_route(f"{BASE}/{{sender}}/assets", Assets(flows))
    app.add_route(f"{BASE}/{{sender}}/publish", Publishing(flows))
