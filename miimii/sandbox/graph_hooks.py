"""Meta's webhook envelope, signed: what carries messages and statuses to us."""

from __future__ import annotations

import time
from typing import Any

from miimii.sandbox.books import Row
from miimii.sandbox.config import BUSINESS_ACCOUNT_ID, PHONE_NUMBER_ID, SandboxConfig
from miimii.sandbox.signing import as_meta_writes_it, graph_header
from miimii.sandbox.webhooks import Hook

WEBHOOK_PATH = "/webhook/whatsapp"
DISPLAY_NUMBER = "2348000000001"


class GraphHooks:
    """Builds signed webhooks of the `messages` field, and any other."""

    def __init__(self, config: SandboxConfig) -> None:
        self._config = config

    def hook(self, value: Row, label: str) -> Hook:
        """One update in one envelope."""
        metadata = {
            "display_phone_number": DISPLAY_NUMBER,
            "phone_number_id": PHONE_NUMBER_ID,
        }
        full = {"messaging_product": "whatsapp", "metadata": metadata, **value}
        change = {"field": "messages", "value": full}
        entry = {"id": BUSINESS_ACCOUNT_ID, "changes": [change]}
        envelope = {"object": "whatsapp_business_account", "entry": [entry]}
        return self.raw(envelope, label)

    def raw(self, envelope: dict[str, Any], label: str) -> Hook:
        """Any body, signed as Meta signs."""
        body = as_meta_writes_it(envelope)
        headers = graph_header(self._config.whatsapp_app_secret, body)
        return Hook(WEBHOOK_PATH, body, headers, label)

    def status(self, message: Row, customer: Row, status: str) -> Hook:
        """A status of one of our messages; "failed" carries 131026."""
        row: dict[str, Any] = {
            "id": message["wamid"],
            "status": status,
            "timestamp": timestamp(),
            "recipient_user_id": customer["bsuid"],
        }
        if customer["phone"]:
            row["recipient_id"] = customer["phone"]
        if message["callback"]:
            row["biz_opaque_callback_data"] = message["callback"]
        if status == "failed":
            row["errors"] = [
                {
                    "code": 131026,
                    "title": "Message undeliverable",
                    "message": "Message undeliverable",
                    "error_data": {"details": "Message Undeliverable."},
                }
            ]
        else:
            row["pricing"] = {
                "pricing_model": "PMP",
                "type": "free_customer_service",
                "category": "service",
                "billable": False,
            }
        return self.hook({"statuses": [row]}, f"status {status}")


def timestamp() -> str:
    """Seconds since 1970, as text, as Meta writes it."""
    return str(int(time.time()))
