"""The only way out by e-mail: for people of ours, never for customers."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from miimii import clock
from miimii.db import refuse_while_connected

TIMEOUT_S = 5


class NotMailed(Exception):
    """Nobody took it, or not for everyone; the text says what kind of error it was."""


class Mail:
    """Sends through one server; `smtps://user:password@host:465`.

    `smtp://` speaks without TLS: settings allow it for this machine only.
    """

    def __init__(self, url: str, *, sender: str) -> None:
        self._server = urlsplit(url)
        self._sender = sender

    def send(self, to: Sequence[str], *, subject: str, text: str) -> None:
        """Send one text; raises NotMailed. At most five seconds a step."""
        refuse_while_connected("a mail")
        message = EmailMessage()
        message["From"], message["To"] = self._sender, ", ".join(to)
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = make_msgid(domain=self._sender.rpartition("@")[2])
        message.set_content(text)
        try:
            with self._connect() as server:
                if self._server.username:
                    server.login(
                        unquote(self._server.username),
                        unquote(self._server.password or ""),
                    )
                refused = server.send_message(message)
        except (smtplib.SMTPException, OSError) as ex:
            raise NotMailed(type(ex).__name__) from None
        if refused:
            raise NotMailed("refused for some")

    def _connect(self) -> smtplib.SMTP:
        host, port = self._server.hostname or "", self._server.port or 0
        if self._server.scheme == "smtp":
            return smtplib.SMTP(host, port, timeout=TIMEOUT_S)
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(
            host, port or smtplib.SMTP_SSL_PORT, timeout=TIMEOUT_S, context=context
        )
