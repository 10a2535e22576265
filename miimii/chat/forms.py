"""The screens of our WhatsApp Flows: what each shows, takes and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class FlowRequest:
    """What a screen sent, decrypted; `action` is INIT, data_exchange or BACK.

    The token alone says who it is, and is empty where a client left it out.
    """

    action: str
    screen: str
    data: Mapping[str, Any] = field(repr=False)
    flow_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FlowAnswer:
    """What goes back, encrypted; 427 closes the form with `error_msg`.

    `lanes` have work that begins once the answer is out: pass them to `Inbox.act`.
    """

    body: Mapping[str, Any]
    status: int = 200
    lanes: tuple[str, ...] = ()
