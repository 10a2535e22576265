"""The stand-in for OpenAI: chat completions with a strict schema, and transcription.

It reads by a few plain rules, hears what the phone put into a voice note, and is
refusing, cut off, malformed, inventive, slow or gone when a dial says so.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import falcon

from miimii.sandbox import model_wits, phone_media
from miimii.sandbox.books import Row
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.dials import OK, Dials
from miimii.sandbox.edge import Answer, App, Trouble

BASE = "/openai/v1"
MOST_BYTES = 25 * 1024 * 1024
_ERRORS = {
    "unauthorized": (401, "invalid_api_key", "Incorrect API key provided"),
    "too_many": (429, "rate_limit_exceeded", "Rate limit reached"),
    "quota": (429, "insufficient_quota", "You exceeded your current quota"),
    "error_500": (500, "server_error", "The server had an error"),
    "off": (503, "overloaded", "The engine is currently overloaded"),
    "odd_parameter": (400, "unsupported_parameter", "Unsupported parameter"),
}


class _Call:
    """What both calls share: the key, and the fates that are errors."""

    own_fate = True

    def __init__(
        self, call: str, config: SandboxConfig, dials: Dials, trouble: Trouble
    ) -> None:
        self.call = call
        self._config = config
        self._dials = dials
        self._trouble = trouble

    def fate(self, req: falcon.Request, resp: falcon.Response) -> str | None:
        """How this call goes; None if it is over already. Raises Answer."""
        wanted = f"Bearer {self._config.openai_api_key}"
        if req.get_header("Authorization", default="") != wanted:
            raise _error("unauthorized")
        fate = self._dials.take(self.call)
        if fate == "too_many":
            resp.set_header("Retry-After", "1")
        if fate in _ERRORS and fate != "odd_parameter":
            raise _error(fate)
        if self._trouble.before(fate, req, resp):
            resp.complete = True
            return None
        req.context.fate = fate if fate.endswith("_after") else OK
        return fate


class Completions(_Call):
    """POST /chat/completions."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer in the schema that is asked for, or as the dial says."""
        fate = self.fate(req, resp)
        if fate is None:
            return
        body = req.get_media()
        if fate == "odd_parameter" and "temperature" in body:
            raise _error(fate, param="temperature")
        schema = _strict_schema(body)
        answer = _read(body["messages"][-1]["content"])
        if set(answer) != set(schema["required"]):
            raise _error("odd_parameter", param="response_format")
        resp.media = _completion(model_wits.spoilt(answer, fate), fate)


class Transcriptions(_Call):
    """POST /audio/transcriptions."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Say what the phone put into the voice note."""
        fate = self.fate(req, resp)
        if fate is None:
            return
        audio, model = b"", ""
        for part in req.get_media():
            if part.name == "file":
                audio = part.stream.read(MOST_BYTES)
            elif part.name == "model":
                model = part.text
        if not audio or not model:
            raise _error("odd_parameter", param="file")
        resp.media = {"text": "" if fate == "nothing" else phone_media.heard(audio)}


def _strict_schema(body: Row) -> Row:
    """The schema of a request. Raises Answer if strict mode would refuse it."""
    match body:
        case {
            "store": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"strict": True, "schema": dict(schema)},
            },
        } if schema.get("additionalProperties") is False and schema.get(
            "required"
        ) == list(schema["properties"]):
            return schema
        case _:
            raise _error("odd_parameter", param="response_format")


def _read(content: Any) -> Row:
    match content:
        case str(text):
            return model_wits.read(text)
        case [_, {"image_url": {"url": str(url)}}]:
            image = base64.b64decode(url.partition("base64,")[2])
            return model_wits.see(phone_media.seen(image))
        case _:
            raise _error("odd_parameter", param="messages")


def _completion(answer: Row, fate: str) -> Row:
    content: str | None = json.dumps(answer, ensure_ascii=False)
    refusal, finish = None, "stop"
    if fate == "refusal":
        content, refusal = None, "I'm sorry, I can't help with that."
    elif fate == "cut_off":
        content, finish = json.dumps(answer)[:40], "length"
    elif fate == "filtered":
        finish = "content_filter"
    elif fate == "malformed":
        content = '{"intent": transfer, '
    elif fate == "foreign":
        content = json.dumps({"action": "pay", "amount": 500_000})
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "chatcmpl-sandbox",
        "object": "chat.completion",
        "created": 1_795_000_000,
        "model": "sandbox",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 200, "completion_tokens": 60, "total_tokens": 260},
    }


def _error(fate: str, param: str | None = None) -> Answer:
    status, code, message = _ERRORS[fate]
    error = {"message": message, "type": code, "param": param, "code": code}
    return Answer(status, {"error": error})


def add_model(app: App, config: SandboxConfig, dials: Dials, trouble: Trouble) -> None:
    """Put the model's calls under /openai/v1."""
    chat = Completions("model.chat", config, dials, trouble)
    audio = Transcriptions("model.audio", config, dials, trouble)
    app.add_route(f"{BASE}/chat/completions", chat)
    app.add_route(f"{BASE}/audio/transcriptions", audio)
