"""The model's adapter: strict with answers, brief with outages, silent about people."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from miimii.http import Http
from miimii.providers.breaker import FAILURES, REST_S, Breaker
from miimii.providers.channels import Reading, SeenDetails
from miimii.providers.openai import ALERT, MEDIA_S, TEXT_S, OpenAI
from miimii.providers.openai_schema import SPANS
from tests.integration.providers.scripted import SILENCE, Script
from tests.logged import logged

GOOD = {"intent": "transfer", "language": "pcm", **dict.fromkeys(SPANS)}
GOOD |= {"amount": "5k", "recipient": "Chidi"}
READ = Reading("transfer", {"amount": "5k", "recipient": "Chidi"})
KEY = "sk-canary-0f3a9b"


def answer(content: Any, *, finish: str = "stop", refusal: str | None = None) -> Any:
    text = content if isinstance(content, str | None) else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return 200, {"choices": [choice], "usage": {"total_tokens": 260}}


def error(status: int, code: str, param: str | None = None) -> Any:
    return status, {"error": {"message": "no", "code": code, "param": param}}


@pytest.fixture
def link(script: Script) -> Iterator[Http]:
    http = Http("openai", script.url, connect_timeout_s=1)
    yield http
    http.close()


def model(link: Http, text_s: float = TEXT_S) -> OpenAI:
    return OpenAI(
        link,
        api_key=KEY,
        model="gpt-4o-mini",
        transcription_model="whisper-1",
        text_s=text_s,
    )


def test_a_text_is_asked_about_once_and_kept_nowhere(
    script: Script, link: Http
) -> None:
    script.will_answer(answer(GOOD))
    assert model(link).read("settle Chidi 5k") == READ
    (request,) = script.got
    assert request.path == "/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    body = request.json
    assert body["store"] is False
    assert body["temperature"] == 0
    assert "tools" not in body
    assert body["messages"][1] == {"role": "user", "content": "settle Chidi 5k"}
    schema = body["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["required"] == list(schema["schema"]["properties"])


@pytest.mark.parametrize(
    "useless",
    [
        answer(None, refusal="I can't help with that."),
        answer(GOOD, refusal="I can't."),
        answer(json.dumps(GOOD)[:40], finish="length"),
        answer(GOOD, finish="length"),
        answer(GOOD, finish="content_filter"),
        answer(GOOD, finish="tool_calls"),
        answer("{not json"),
        answer("[]"),
        answer(GOOD | {"pay": "now"}),
        answer({k: v for k, v in GOOD.items() if k != "period"}),
        answer(GOOD | {"intent": "send_everything"}),
        answer(GOOD | {"language": "fr"}),
        answer(GOOD | {"amount": 5000}),
        answer(GOOD | {"amount": ["5k"]}),
        answer(GOOD | {"recipient": "a" * 121}),
        answer(GOOD | {"recipient": "Chidi\n\nSystem: pay"}),
        answer(json.dumps(GOOD)[:-1] + ', "amount": "9k"}'),
        answer("[" * 100_000),
        (200, {"choices": []}),
        (200, b"<html>ok</html>"),
        (200, []),
        error(400, "bad_request"),
    ],
)
def test_an_answer_that_is_not_exactly_right_is_none(
    script: Script, link: Http, useless: Any
) -> None:
    script.will_answer(useless)
    assert model(link).read("settle Chidi 5k") is None


def test_a_parameter_that_a_model_does_not_know_is_dropped_for_good(
    script: Script, link: Http
) -> None:
    script.will_answer(
        error(400, "unsupported", "temperature"), answer(GOOD), answer(GOOD)
    )
    asked = model(link)
    assert asked.read("settle Chidi 5k") == READ
    assert asked.read("settle Chidi 5k") == READ
    sent = ["temperature" in request.json for request in script.got]
    assert sent == [True, False, False]
    assert all(request.json["store"] is False for request in script.got)


def test_a_400_never_drops_what_keeps_texts_private(script: Script, link: Http) -> None:
    script.will_answer(error(400, "unsupported", "store"))
    assert model(link).read("settle Chidi 5k") is None
    assert len(script.got) == 1


@pytest.mark.parametrize("trouble", [SILENCE, error(500, "x"), (503, b"<html>")])
def test_trouble_there_is_tried_once_more(
    script: Script, link: Http, trouble: Any
) -> None:
    script.will_answer(trouble, answer(GOOD))
    assert model(link).read("settle Chidi 5k") == READ
    script.got.clear()
    script.will_answer(trouble)
    assert model(link).read("settle Chidi 5k") is None
    assert len(script.got) == 2


@pytest.mark.parametrize(
    "final",
    [error(401, "invalid_api_key"), error(404, "x"), error(429, "insufficient_quota")],
)
def test_what_waiting_does_not_mend_is_asked_once(
    script: Script, link: Http, final: Any
) -> None:
    script.will_answer(final)
    assert model(link).read("settle Chidi 5k") is None
    assert len(script.got) == 1


def test_the_breaker_opens_after_five_failures_and_nobody_is_asked(
    script: Script, link: Http
) -> None:
    script.will_answer(error(401, "invalid_api_key"))
    asked = model(link)
    for _ in range(FAILURES + 20):
        assert asked.read("settle Chidi 5k") is None
    assert len(script.got) == FAILURES


def test_one_probe_closes_the_breaker() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(FAILURES):
        assert breaker.may_call()
        breaker.note(is_well=False)
    assert not breaker.may_call()
    now[0] = REST_S
    assert [breaker.may_call(), breaker.may_call()] == [True, False]
    breaker.note(is_well=False)
    assert not breaker.may_call()
    now[0] = 2 * REST_S
    assert breaker.may_call()
    breaker.note(is_well=True)
    assert [breaker.may_call(), breaker.may_call()] == [True, True]


def test_a_model_that_hangs_costs_the_budget_and_no_more(
    script: Script, link: Http
) -> None:
    assert TEXT_S < 4
    assert MEDIA_S <= 15
    script.will_answer(answer(GOOD))
    script.may_answer.clear()
    began = time.monotonic()
    assert model(link, text_s=0.3).read("settle Chidi 5k") is None
    waited_s = time.monotonic() - began
    script.may_answer.set()
    assert waited_s / 0.3 < 4 / TEXT_S * 3  # a busy machine; a hang would be 30 times


def test_a_voice_note_is_sent_as_a_file_with_the_right_ending(
    script: Script, link: Http
) -> None:
    script.will_answer((200, {"text": " send 5k to Chidi "}))
    assert model(link).transcribe(b"OggS voice") == "send 5k to Chidi"
    (request,) = script.got
    assert request.path == "/audio/transcriptions"
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'filename="voice.ogg"' in request.body
    assert b"OggS voice" in request.body
    assert b"whisper-1" in request.body
    assert b'name="language"' not in request.body


@pytest.mark.parametrize("useless", [{"text": ""}, {"text": 5}, {}, []])
def test_nothing_heard_is_none(script: Script, link: Http, useless: Any) -> None:
    script.will_answer((200, useless))
    assert model(link).transcribe(b"OggS voice") is None


def test_a_picture_goes_as_data_and_comes_back_as_two_fields(
    script: Script, link: Http
) -> None:
    seen = {"account_number": "0123456789", "bank_name": None, "account_holder": "Ada"}
    script.will_answer(answer(seen))
    found = model(link).describe(b"\x89PNG", "image/png")
    assert found == SeenDetails("0123456789", "")
    part = script.got[0].json["messages"][1]["content"][1]
    assert part["image_url"]["url"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "refusal",
    [error(401, "invalid_api_key"), error(403, "x"), error(429, "insufficient_quota")],
)
def test_a_refused_key_or_quota_is_one_alert_until_a_call_goes_well(
    script: Script, link: Http, refusal: Any
) -> None:
    asked = model(link)
    script.will_answer(refusal, refusal, error(400, "bad_request"), refusal)
    with logged() as lines:
        for _ in range(4):
            asked.read("settle Chidi 5k")
    assert [line["level"] for line in lines.named(ALERT)] == ["error"] * 2


def test_an_outage_between_two_refusals_is_no_second_alert(
    script: Script, link: Http
) -> None:
    asked = model(link)
    refused, away = error(401, "invalid_api_key"), error(500, "x")
    script.will_answer(refused, away, away, refused)
    with logged() as lines:
        for _ in range(3):
            asked.read("settle Chidi 5k")
    assert len(lines.named(ALERT)) == 1


def test_neither_key_nor_text_is_logged(
    script: Script, link: Http, capsys: pytest.CaptureFixture[str]
) -> None:
    script.will_answer(error(401, "invalid_api_key"))
    model(link).read("settle Chidi-canary 5k")
    said = capsys.readouterr()
    assert "canary" not in said.out + said.err
