"""Sending over WhatsApp: what is posted, and what each refusal means."""

from __future__ import annotations

from typing import Any

import pytest

from miimii.http import Http
from miimii.providers.channels import (
    NotSent,
    SendDoubt,
    SendResult,
    Sent,
)
from miimii.providers.whatsapp import WhatsApp
from tests.integration.providers.scripted import SILENCE, Script

TEXT = {"type": "text", "text": {"body": "Hello"}}
OK = (200, {"messaging_product": "whatsapp", "messages": [{"id": "wamid.A"}]})


def error(code: object) -> dict[str, Any]:
    return {"error": {"message": "(#1) no", "type": "OAuthException", "code": code}}


@pytest.fixture
def whatsapp(http: Http) -> WhatsApp:
    return WhatsApp(http, access_token="token", phone_number_id="1000000001")


@pytest.mark.parametrize(
    argnames=("recipient", "address"),
    argvalues=[("+2348030000001", "to"), ("NG.9Kq2", "recipient")],
)
def test_a_phone_and_a_bsuid_have_different_addresses(
    whatsapp: WhatsApp, script: Script, recipient: str, address: str
) -> None:
    script.will_answer(OK)
    assert whatsapp.send(recipient, TEXT, callback="m1") == Sent("wamid.A")
    (sent,) = script.got
    assert sent.path == "/1000000001/messages"
    assert sent.headers["authorization"] == "Bearer token"
    assert sent.json == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        address: recipient,
        "type": "text",
        "text": {"body": "Hello"},
        "biz_opaque_callback_data": "m1",
    }


@pytest.mark.parametrize(
    argnames=("answer", "expected"),
    argvalues=[
        ((429, error(130429)), NotSent("retry", "130429")),
        ((429, error(4)), NotSent("retry", "4")),
        ((429, error(131056)), NotSent("retry_later", "131056")),
        ((400, error(1)), NotSent("retry", "1")),
        ((401, error(190)), NotSent("pause", "190")),
        ((401, error(0)), NotSent("pause", "0")),
        ((403, error(200)), NotSent("pause", "200")),
        ((403, error(299)), NotSent("pause", "299")),
        ((403, error(300)), NotSent("retry", "300")),
        ((403, error(131031)), NotSent("pause", "131031")),
        ((400, error(100)), NotSent("stop", "100")),
        ((400, error(131026)), NotSent("stop", "131026")),
        ((400, error(132016)), NotSent("stop", "132016")),
        ((400, error(131047)), NotSent("replace", "131047")),
        ((400, error(131062)), NotSent("replace", "131062")),
        ((400, error(132068)), NotSent("replace", "132068")),
        ((400, error(137000)), NotSent("reprove", "137000")),
        ((400, error(999999)), NotSent("retry", "999999")),
        ((200, error(131047)), NotSent("replace", "131047")),
        ((400, error("190")), NotSent("retry", "http-400")),
        ((400, error(True)), NotSent("retry", "http-400")),
        ((400, error(None)), NotSent("retry", "http-400")),
        ((502, b"<html>"), NotSent("retry", "http-502")),
        ((404, b""), NotSent("retry", "http-404")),
        ((200, b"<html>"), SendDoubt("no-id")),
        ((200, {"messages": []}), SendDoubt("no-id")),
        ((200, {"messages": [{"id": ""}]}), SendDoubt("no-id")),
        ((200, {"messages": [{"id": 7}]}), SendDoubt("no-id")),
        (SILENCE, SendDoubt("no-answer")),
    ],
)
def test_each_refusal_says_what_to_do_next(
    whatsapp: WhatsApp, script: Script, answer: Any, expected: SendResult
) -> None:
    script.will_answer(answer)
    assert whatsapp.send("+2348030000001", TEXT, callback="m1") == expected
    assert len(script.got) == 1


def test_an_unreachable_messenger_has_sent_nothing() -> None:
    http = Http("nowhere", "http://127.0.0.1:1")
    whatsapp = WhatsApp(http, access_token="t", phone_number_id="1")
    result = whatsapp.send("+2348030000001", TEXT, callback="m1")
    http.close()
    assert result == NotSent("retry", "not-sent")


def test_a_read_receipt_may_show_that_we_are_typing(
    whatsapp: WhatsApp, script: Script
) -> None:
    script.will_answer((200, {"success": True}))
    whatsapp.mark_read("wamid.A")
    whatsapp.mark_read("wamid.A", is_typing=True)
    plain, typing = script.got
    assert plain.json == {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": "wamid.A",
    }
    assert typing.json == {**plain.json, "typing_indicator": {"type": "text"}}


@pytest.mark.parametrize(argnames="answer", argvalues=[SILENCE, (500, b"")])
def test_a_failed_read_receipt_is_ignored(
    whatsapp: WhatsApp, script: Script, answer: Any
) -> None:
    script.will_answer(answer)
    whatsapp.mark_read("wamid.A")
    assert len(script.got) == 1


def test_a_file_is_left_as_a_form(whatsapp: WhatsApp, script: Script) -> None:
    script.will_answer((200, {"id": "4490709327384033"}))
    left = whatsapp.upload(b"\x89PNG\r\n", "image/png", "receipt.png")
    assert left == "4490709327384033"
    (sent,) = script.got
    assert (sent.method, sent.path) == ("POST", "/1000000001/media")
    assert sent.headers["authorization"] == "Bearer token"
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    for part in (
        b'name="messaging_product"\r\n\r\nwhatsapp\r\n',
        b'name="type"\r\n\r\nimage/png\r\n',
        b'name="file"; filename="receipt.png"\r\nContent-Type: image/png\r\n',
        b"\x89PNG\r\n",
    ):
        assert part in sent.body


@pytest.mark.parametrize(
    argnames="answer",
    argvalues=[
        SILENCE,
        (500, b"<html>"),
        (401, error(190)),
        (200, b""),
        (200, []),
        (200, {"id": ""}),
        (200, {"id": 7}),
        (429, {"id": "7"}),
    ],
)
def test_a_file_that_was_not_taken_has_no_id_and_is_tried_once(
    whatsapp: WhatsApp, script: Script, answer: Any
) -> None:
    script.will_answer(answer)
    assert whatsapp.upload(b"1", "image/png", "receipt.png") is None
    assert len(script.got) == 1


def test_a_file_can_t_be_left_with_nobody() -> None:
    http = Http("nowhere", "http://127.0.0.1:1")
    whatsapp = WhatsApp(http, access_token="t", phone_number_id="1")
    assert whatsapp.upload(b"1", "image/png", "receipt.png") is None
    http.close()
