"""An SMTP server on this machine that keeps what it is sent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """To whom, under which subject, and the text, of each mail."""

    url: str
    is_full: bool = False
    got: list[tuple[list[str], str, str]] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802  (aiosmtpd's name)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.is_full:
            return "452 no room"
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        text = str(message.get_content())
        self.got.append((envelope.rcpt_tos, str(message["Subject"]), text))
        return "250 OK"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Give a mailbox that takes everything, until the end."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
    box = Mailbox(f"smtp://127.0.0.1:{port}")
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
