"""Logs: one JSON object a line, with a request id and without secrets.

Two rules hold for every logger, third-party ones too: a key that is not on the list is
dropped, and long digit runs, addresses, tokens and keys are blotted out of values.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import sys
import traceback
from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

_KEYS = frozenset(
    {
        "ts",
        "level",
        "event",
        "service",
        "version",
        "instance",
        "logger",
        "request_id",
        "route",
        "method",
        "status",
        "ms",
        "lane",
        "user_id",
        "order_reference",
        "approval_id",
        "provider",
        "call",
        "outcome",
        "attempt",
        "job",
        "run_id",
        "period",
        "error_class",
        "error_code",
        "traceback",
        "count",
        "total",
        "dropped",
        "kind",
        "source",
        "round_trips",
        "text_hash",
        "intent",
        "confidence",
        "position",
        "hash",
    }
)
# Ours to correlate by; a lane is hashed before it is looked at.
_EXEMPT = frozenset(
    {
        *("ts", "request_id", "user_id", "order_reference", "approval_id", "run_id"),
        *("lane", "text_hash", "position", "hash"),
    }
)
_BLOTS = (
    re.compile(r"-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)", re.DOTALL),
    re.compile(r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*"),
    re.compile(r"(?i)bearer\s+\S+"),
    re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}"),
    re.compile(r"(?i)\b(?:pin|otp|bvn|nin|passcode)\b\D{0,8}\d{3,}"),
    re.compile(r"\d(?:[\s-]?\d){5,}"),
)
_BLOT = "[hidden]"

get_logger = structlog.stdlib.get_logger
bind = structlog.contextvars.bind_contextvars
unbind_all = structlog.contextvars.clear_contextvars


def request_id() -> str | None:
    """Return the id of the request that this thread works for, if there is one."""
    found = structlog.contextvars.get_contextvars().get("request_id")
    return None if found is None else str(found)


def set_up(
    level: str = "INFO",
    *,
    secrets: Iterable[str] = (),
    lane_key: bytes = b"",
    stream: TextIO | None = None,
) -> None:
    """Send every logger of the process through one redacting JSON formatter.

    `secrets` are texts (tokens, passwords) that must never appear. A lane may be a
    phone number: it is written as a hash under `lane_key`.
    """
    redact = _Redactor(secrets, lane_key)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="ts"),
        _place_of_error,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redact,
                structlog.processors.JSONRenderer(ensure_ascii=True),
            ],
        )
    )
    # A line that can't be written must not bring its text to stderr instead.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("gunicorn.error", "gunicorn.access"):
        logging.getLogger(name).handlers[:] = []
        logging.getLogger(name).propagate = True


def keyed_hash(key: bytes, text: str) -> str:
    """Return 12 hexadecimal digits that tell texts apart and can't be tried out."""
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:12]


def _place_of_error(
    _: Any, __: str, entry: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Keep places and class of an error: its text may hold a secret."""
    found = entry.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    if isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if isinstance(found, tuple) and found[0] is not None:
        entry["error_class"] = found[0].__name__
        entry["traceback"] = _places(found[2])
    return entry


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)[-12:]
    ]


class _Redactor:
    """The last step before a line is written."""

    def __init__(self, secrets: Iterable[str], lane_key: bytes) -> None:
        self._lane_key = lane_key or b"lane"
        self._secrets = [secret for secret in secrets if len(secret) >= 6]

    def __call__(
        self, _: Any, __: str, entry: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        kept = {key: value for key, value in entry.items() if key in _KEYS}
        if dropped := len(entry) - len(kept):
            kept["dropped"] = dropped
        if "lane" in kept:
            kept["lane"] = self._hashed(str(kept["lane"]))
        return {
            key: value if key in _EXEMPT else self.clean(value)
            for key, value in kept.items()
        }

    def _hashed(self, lane: str) -> str:
        return keyed_hash(self._lane_key, lane)

    def clean(self, value: Any) -> Any:
        if isinstance(value, bool | int | float) or value is None:
            return value
        if isinstance(value, list | tuple):
            return [self.clean(item) for item in value]
        text = str(value)
        for secret in self._secrets:
            text = text.replace(secret, _BLOT)
        for pattern in _BLOTS:
            text = pattern.sub(_BLOT, text)
        return text[:1000]
