"""OpenAI reads what we could not, hears voice notes, sees bank details in pictures.

It proposes; nothing here can move money. Sources: docs/providers/openai.md.
"""

from __future__ import annotations

import base64
import secrets
import threading
import time
from collections.abc import Mapping
from typing import Any

from miimii import logs, metrics
from miimii.errors import Busy
from miimii.http import Form, Http, NeverSent, NoAnswer, Reply
from miimii.providers import openai_schema as schema
from miimii.providers.breaker import Breaker
from miimii.providers.channels import Reading, SeenDetails
from miimii.providers.hard_stop import HardStop

NAME = "openai"
ALERT = "alert.model_refused"  # our key, model's name or quota
CONNECT_S = 1.0
TEXT_S, MEDIA_S = 3.5, 15.0  # the whole of it, the second try included
_LEAST_S = 0.4  # with less left, a second try has no chance
_MOST_TEXT = 2000
_AGAIN = frozenset({429, 500, 502, 503, 504})
_OURS_TO_MEND = frozenset({401, 403, 404})
# Some models know one of these, some don't; a 400 that names it drops it for good.
_OPTIONAL = frozenset({"temperature", "max_completion_tokens"})

_log = logs.get_logger(__name__)


class OpenAI:
    """Fits `channels.LanguageModel`. Shared by threads.

    `http` must connect within `CONNECT_S`. Budgets can be shortened for tests.
    """

    def __init__(
        self,
        http: Http,
        *,
        api_key: str,
        model: str,
        transcription_model: str,
        calls: int = 3,
        text_s: float = TEXT_S,
        media_s: float = MEDIA_S,
    ) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {api_key}"}
        self._model = model
        self._transcription_model = transcription_model
        self._text_s = text_s
        self._media_s = media_s
        self._breaker = Breaker()
        self._stop = HardStop(NAME, calls)
        self._unknown: frozenset[str] = frozenset()
        self._lock = threading.Lock()
        self._is_refused = False

    def read(self, text: str) -> Reading | None:
        """Read a redacted text; an answer, or none, within 3.5 s."""
        body = self._chat(schema.READ, text[:_MOST_TEXT], schema.INTENT_FORMAT)
        answer = self._ask("read", "/chat/completions", body, self._text_s)
        return schema.read_reading(schema.content_of(answer))

    def transcribe(self, audio: bytes) -> str | None:
        """Return what is said in an Ogg voice note, within 15 s."""
        fields = {
            "model": self._transcription_model,
            "prompt": schema.SAID_IN_NIGERIA,
            "response_format": "json",
            "temperature": "0",
        }
        form = Form(fields, "voice.ogg", audio, "audio/ogg")
        match self._ask("hear", "/audio/transcriptions", form, self._media_s):
            case {"text": str(text)} if text.strip():
                return text.strip()
            case _:
                return None

    def describe(self, image: bytes, mime: str) -> SeenDetails | None:
        """Return the bank details in a picture, within 15 s."""
        data = base64.b64encode(image).decode()
        parts = [
            {"type": "text", "text": "Read the bank details."},
            {
                "type": "image_url",
                "image_url": {"url": f"data:{mime};base64,{data}", "detail": "high"},
            },
        ]
        body = self._chat(schema.SEE, parts, schema.DETAILS_FORMAT)
        answer = self._ask("see", "/chat/completions", body, self._media_s)
        return schema.read_details(schema.content_of(answer))

    def _chat(
        self, task: str, content: object, answer_format: Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "model": self._model,
            "store": False,
            "temperature": 0,
            "max_completion_tokens": 400,
            "messages": [
                {"role": "system", "content": task},
                {"role": "user", "content": content},
            ],
            "response_format": answer_format,
        }

    def _ask(self, call: str, path: str, body: Any, budget_s: float) -> Any:
        """Return the body of a 200, or None; the breaker counts what went wrong."""
        if not self._breaker.may_call():
            return None
        began = time.monotonic()
        until = began + budget_s
        reply = self._stop.run(budget_s, lambda: self._try(path, body, until))
        status = reply.status if reply else None
        # A 400 is about this one request; a 200 that isn't JSON comes from elsewhere.
        is_well = status == 400 or (
            reply is not None and status == 200 and reply.body is not None
        )
        self._breaker.note(is_well=is_well)
        self._alert(reply)
        metrics.count_tokens(_tokens(reply) or 0)
        _log.info(
            "model asked",
            provider=NAME,
            call=call,
            status=status,
            outcome="usable" if status == 200 and is_well else "no use",
            ms=round((time.monotonic() - began) * 1000),
            count=_tokens(reply),
        )
        return reply.body if reply is not None and status == 200 else None

    def _alert(self, reply: Reply | None) -> None:
        """Say once that our key or quota is refused; again only after it was well."""
        if reply is None or (reply.status in _AGAIN and not _is_quota(reply)):
            return
        is_refused = reply.status in _OURS_TO_MEND or _is_quota(reply)
        with self._lock:
            was_refused, self._is_refused = self._is_refused, is_refused
        if is_refused and not was_refused:
            _log.error(ALERT, provider=NAME, status=reply.status)

    def _try(self, path: str, body: Any, until: float) -> Reply | None:
        """Ask, and once more if that may mend it and the time allows."""
        reply = self._once(path, body, until)
        if reply is not None and self._drop_unknown(reply):
            return self._once(path, body, until)
        if not _is_worth_another(reply):
            return reply
        asked_s = reply.retry_after_s if reply is not None else None
        pause_s = (50 + secrets.randbelow(100)) / 1000 if asked_s is None else asked_s
        if time.monotonic() + pause_s + _LEAST_S > until:
            return reply
        time.sleep(pause_s)
        return self._once(path, body, until)

    def _once(self, path: str, body: Any, until: float) -> Reply | None:
        if isinstance(body, dict):
            body = {k: v for k, v in body.items() if k not in self._unknown}
        left_s = max(until - time.monotonic(), 0.05)
        try:
            return self._http.ask(path, body, headers=self._headers, timeout_s=left_s)
        except (NeverSent, NoAnswer, Busy):
            return None

    def _drop_unknown(self, reply: Reply) -> bool:
        """Learn from a 400 which parameter this model does not take."""
        match reply:
            case Reply(400, {"error": {"param": str(name)}}, _) if name in _OPTIONAL:
                self._unknown |= {name}
                return True
            case _:
                return False


def _is_worth_another(reply: Reply | None) -> bool:
    match reply:
        case None:
            return True
        case _:
            return reply.status in _AGAIN and not _is_quota(reply)


def _is_quota(reply: Reply) -> bool:
    match reply:
        case Reply(429, {"error": {"code": "insufficient_quota"}}, _):
            return True
        case _:
            return False


def _tokens(reply: Reply | None) -> int | None:
    match reply:
        case Reply(_, {"usage": {"total_tokens": int(tokens)}}, _):
            return tokens
        case _:
            return None
