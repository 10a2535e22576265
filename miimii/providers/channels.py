"""What a conversation needs from the outside: a messenger, files, a language model.

Adapters fit these protocols; nobody but wiring names an adapter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

# --- Messages -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """The messenger took it; it may still fail later, by status."""

    wamid: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """It said no. `kind` is retry, retry_later, pause, stop, replace or reprove.

    retry: service trouble; retry_later: this person only, slow down; pause: nobody can
    be written to until a person acts; stop: never this message; replace: the window is
    closed, use the template; reprove: the identity changed.
    """

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class SendDoubt:
    """No answer: it may have been taken. Its status will tell."""

    code: str


SendResult = Sent | NotSent | SendDoubt


class Messenger(Protocol):
    """WhatsApp, as we need it."""

    def send(
        self, recipient: str, body: Mapping[str, Any], *, callback: str
    ) -> SendResult:
        """Send one body to +234… or a BSUID; `callback` comes back in each status."""

    def upload(self, content: bytes, mime: str, name: str) -> str | None:
        """Leave a file to be sent; its id, or None for whatever reason."""

    def mark_read(self, wamid: str, *, is_typing: bool = False) -> None:
        """Show blue ticks, and dots if a reply takes a while; failures are ignored."""


class MediaSource(Protocol):
    """Where the files that customers send are fetched."""

    def fetch(self, media_id: str, digest: str, *, most_bytes: int) -> bytes | None:
        """Return the file if it is whole, small enough and really theirs, else None.

        `digest` is the SHA-256 that the webhook gave, in base64 or hex.
        """


# --- Understanding ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language model takes a text for: a proposal, never more.

    `spans` are pieces of the text as it was given, by field; only fields that it saw.
    """

    intent: str
    spans: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SeenDetails:
    """Bank details that a model saw in a picture, as they stand there."""

    account_number: str
    bank_name: str


class LanguageModel(Protocol):
    """OpenAI, as we need it. None: no use, for any reason; all raise nothing."""

    def read(self, text: str) -> Reading | None:
        """Read a redacted text; an answer, or none, within 3.5 s."""

    def transcribe(self, audio: bytes) -> str | None:
        """Return what is said in an Ogg voice note, within 15 s."""

    def describe(self, image: bytes, mime: str) -> SeenDetails | None:
        """Return the bank details in a picture, within 15 s."""


class FlowRefused(Exception):
    """WhatsApp said no to a form; the text is its own and holds no secret."""


@dataclass(frozen=True, slots=True)
class FlowSeen:
    """A form as WhatsApp lists it. `status`: DRAFT, PUBLISHED, DEPRECATED, BLOCKED …"""

    id: str
    name: str
    status: str


class FlowAccount(Protocol):
    """Where our forms are registered. All raise FlowRefused, or Unavailable."""

    def put_public_key(self, pem: str) -> None:
        """Set the key that phones seal what is typed into our forms with."""

    def list_flows(self) -> list[FlowSeen]:
        """Return what is registered, at most 200."""

    def draft(self, name: str, endpoint: str) -> str:
        """Create an empty form that asks `endpoint`; its id."""

    def leave_form(self, flow_id: str, content: bytes) -> None:
        """Leave the Flow JSON of a draft."""

    def publish(self, flow_id: str) -> None:
        """Publish: from now on it can be sent, and never be changed."""
