"""Puts our forms into WhatsApp: the public key, and Flows drafted and published.

For set-up by hand only; no customer waits for any of it. Source:
docs/providers/whatsapp.md.
"""

from __future__ import annotations

from typing import Any

from miimii.errors import Unavailable
from miimii.http import Answer, Form, Http, NeverSent, NoAnswer
from miimii.providers.channels import FlowRefused, FlowSeen

_TIMEOUT_S = 30
_MOST_FLOWS = 200  # of one account, in one answer


class FlowDesk:
    """Fits `channels.FlowAccount`."""

    def __init__(
        self, http: Http, *, access_token: str, phone_number_id: str, account_id: str
    ) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {access_token}"}
        self._number, self._account = phone_number_id, account_id

    def put_public_key(self, pem: str) -> None:
        """Set the key that phones seal what is typed into our forms with."""
        path = f"/{self._number}/whatsapp_business_encryption"
        self._post(path, {"business_public_key": pem})

    def list_flows(self) -> list[FlowSeen]:
        """Return the account's Flows, at most 200."""
        query = {"fields": "id,name,status", "limit": str(_MOST_FLOWS)}
        try:
            answer = self._http.get_json(
                f"/{self._account}/flows",
                params=query,
                headers=self._headers,
                timeout_s=_TIMEOUT_S,
            )
        except (NeverSent, NoAnswer):
            raise Unavailable("whatsapp") from None
        listed = _said(answer).get("data")
        if not isinstance(listed, list):
            raise FlowRefused("the list of Flows can't be read")
        return [FlowSeen(one["id"], one["name"], one["status"]) for one in listed]

    def draft(self, name: str, endpoint: str) -> str:
        """Create an empty Flow whose forms ask `endpoint`; its id."""
        body = {"name": name, "categories": ["OTHER"], "endpoint_uri": endpoint}
        said = self._post(f"/{self._account}/flows", body)
        if not isinstance(said.get("id"), str):
            raise FlowRefused("no id came back")
        return str(said["id"])

    def leave_form(self, flow_id: str, content: bytes) -> None:
        """Leave the Flow JSON; FlowRefused names the first thing wrong with it."""
        fields = {"name": "flow.json", "asset_type": "FLOW_JSON"}
        form = Form(fields, "flow.json", content, "application/json")
        said = self._post(f"/{flow_id}/assets", form)
        wrong = said.get("validation_errors")
        if wrong:
            raise FlowRefused(f"the form is not valid: {wrong[0].get('message')}")

    def publish(self, flow_id: str) -> None:
        """Publish: from now on it can be sent, and never be changed."""
        self._post(f"/{flow_id}/publish", {})

    def _post(self, path: str, body: Any) -> dict[str, Any]:
        try:
            reply = self._http.ask(
                path, body, headers=self._headers, timeout_s=_TIMEOUT_S
            )
        except (NeverSent, NoAnswer):
            raise Unavailable("whatsapp") from None
        return _said(Answer(reply.status, reply.body))


def _said(answer: Answer) -> dict[str, Any]:
    """Return what Graph answered; FlowRefused with its own words if that is a no."""
    match answer.body:
        case {"error": {"message": str(message)}}:
            raise FlowRefused(message)
        case dict(body) if 200 <= answer.status < 300:
            return body
    raise FlowRefused(f"HTTP {answer.status}")
