"""Tells people of alerts: the log always, a chat room, e-mail, and WhatsApp at worst.

Texts name the rule, the number, the threshold, since when, and references; nothing of
a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from miimii import logs
from miimii.alerts.model import Alert, stamp
from miimii.errors import Busy
from miimii.http import Http, NeverSent, NoAnswer
from miimii.mail import Mail, NotMailed
from miimii.providers.channels import Messenger, Sent

TIMEOUT_S = 5
TEMPLATE, _LANGUAGE = "ops_alert", "en"
_MOST_TOLD = 20  # in one text; the rest is counted
_LONGEST = 500  # of a template's parameter, far below Meta's limit
_OK = range(200, 300)
_log = logs.get_logger(__name__)


class Telling:
    """The destinations that are configured; any of them may be missing."""

    def __init__(
        self,
        *,
        room: Http | None,
        mail: Mail | None,
        mail_to: Sequence[str],
        messenger: Messenger,
        phones: Sequence[str],
    ) -> None:
        self._room = room
        self._mail = mail
        self._mail_to = mail_to
        self._messenger = messenger
        self._phones = phones

    def close(self) -> None:
        """Let go of the line to the chat room."""
        if self._room is not None:
            self._room.close()

    def tell(self, alerts: Sequence[Alert], *, at: datetime) -> dict[str, bool]:
        """Tell everyone, in one text each; return which destinations took it.

        The log is not among them: it always does. Call it with no connection out.
        """
        lines = [describe(alert) for alert in alerts]
        for alert, line in zip(alerts, lines, strict=True):
            is_over = alert.closed_at is not None
            (_log.info if is_over else _log.error)(line, kind=f"alert.{alert.rule}")
        urgent = [
            line
            for alert, line in zip(alerts, lines, strict=True)
            if alert.severity == "critical"
        ]
        return self._send(lines, urgent, at)

    def test(self, *, at: datetime) -> dict[str, bool]:
        """Send a text that says it is a test to every destination that there is."""
        line = f"test: MiiMii's alerts arrive here ({stamp(at)})"
        return self._send([line], [line], at)

    def _send(
        self, lines: Sequence[str], urgent: Sequence[str], at: datetime
    ) -> dict[str, bool]:
        head = f"MiiMii: {lines[0].partition(';')[0]}" + _more(len(lines) - 1)
        text = "\n".join(lines[:_MOST_TOLD]) + _more(len(lines) - _MOST_TOLD)
        ways: dict[str, Callable[[], bool]] = {}
        if self._room is not None:
            ways["webhook"] = lambda: self._post(text)
        if self._mail is not None and self._mail_to:
            ways["mail"] = lambda: self._write(head, text)
        if self._phones and urgent:
            short = urgent[0][:_LONGEST] + _more(len(urgent) - 1)
            ways["whatsapp"] = lambda: self._message(short, at)
        return {name: way() for name, way in ways.items()}

    def _post(self, text: str) -> bool:
        if self._room is None:
            return False
        try:
            answer = self._room.post_json("", {"text": text}, timeout_s=TIMEOUT_S)
        except (NeverSent, NoAnswer, Busy) as ex:
            _log.error("alert not told", kind="webhook", error_class=type(ex).__name__)
            return False
        return answer.status in _OK

    def _write(self, head: str, text: str) -> bool:
        if self._mail is None:
            return False
        try:
            self._mail.send(self._mail_to, subject=head, text=text + "\n")
        except NotMailed as ex:
            _log.error("alert not told", kind="mail", error_code=str(ex))
            return False
        return True

    def _message(self, text: str, at: datetime) -> bool:
        """Write to every phone; one that was reached is enough."""
        body = {
            "type": "template",
            "template": {
                "name": TEMPLATE,
                "language": {"code": _LANGUAGE},
                "components": [
                    {"type": "body", "parameters": [{"type": "text", "text": text}]}
                ],
            },
        }
        callback = f"alert:{at:%Y%m%dT%H%M}"
        results = [
            self._messenger.send(phone, body, callback=callback)
            for phone in self._phones
        ]
        for result in results:
            if not isinstance(result, Sent):
                _log.error("alert not told", kind="whatsapp", error_code=result.code)
        return any(isinstance(result, Sent) for result in results)


def describe(alert: Alert) -> str:
    """Return all there is to say of an alert, in one line."""
    if alert.closed_at is not None:
        return (
            f"closed: {alert.rule}, {alert.subject}; it was {alert.number}, from "
            f"{stamp(alert.since)} to {stamp(alert.closed_at)} (alert {alert.id})"
        )
    facts = [
        f"{alert.severity} ({alert.news}): {alert.rule}, {alert.subject}",
        alert.number,
        f"threshold {alert.threshold}",
        f"since {stamp(alert.since)}",
        *([f"see {', '.join(alert.refs)}"] if alert.refs else []),
        f"alert {alert.id}, seen {alert.times_seen} times",
    ]
    return "; ".join(facts)


def _more(count: int) -> str:
    return f" … and {count} more" if count > 0 else ""
