"""The stand-in for WhatsApp refuses what Graph refuses; its phones sign and seal."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from falcon.testing import Result, TestClient

from miimii.sandbox.config import PHONE_NUMBER_ID, PIN_FLOW_ID, SandboxConfig
from miimii.sandbox.graph_books import GraphBooks
from miimii.sandbox.signing import as_meta_writes_it, public_key_of, seal
from tests.unit.sandbox.listener import Listener

PHONE = "2348030000001"
CANARY = "739155"
FLOW = {
    "type": "flow",
    "body": {"text": "Confirm"},
    "action": {
        "name": "flow",
        "parameters": {
            "flow_message_version": "3",
            "flow_id": PIN_FLOW_ID,
            "flow_cta": "Enter PIN",
            "flow_token": "the-token",
            "flow_action": "data_exchange",
        },
    },
}


class Sender:
    """The application's side of Graph, with one customer who has written."""

    def __init__(self, sandbox: TestClient, config: SandboxConfig) -> None:
        self.sandbox = sandbox
        self.headers = {"Authorization": f"Bearer {config.whatsapp_access_token}"}
        body = {"name": "Ada Obi", "phone": f"+{PHONE}"}
        self.customer = sandbox.simulate_post("/control/customers", json=body).json
        self.does("text", text="hi")

    def sends(self, body: dict[str, Any]) -> Result:
        full = {"messaging_product": "whatsapp", "to": f"+{PHONE}", **body}
        return self.raw(full)

    def raw(self, body: dict[str, Any]) -> Result:
        path = f"/graph/v25.0/{PHONE_NUMBER_ID}/messages"
        return self.sandbox.simulate_post(path, json=body, headers=self.headers)

    def does(self, action: str, **body: Any) -> Any:
        path = f"/control/customers/{PHONE}/{action}"
        return self.sandbox.simulate_post(path, json=body).json

    def chat(self) -> list[dict[str, Any]]:
        path = f"/control/customers/{PHONE}/chat"
        messages: list[dict[str, Any]] = self.sandbox.simulate_get(path).json[
            "messages"
        ]
        return messages

    def sends_flow(self) -> str:
        answer = self.sends({"type": "interactive", "interactive": FLOW})
        return str(answer.json["messages"][0]["id"])


@pytest.fixture
def sender(sandbox: TestClient, config: SandboxConfig) -> Sender:
    return Sender(sandbox, config)


def newest(listener: Listener) -> dict[str, Any]:
    """The newest webhook with a message; those about delivery come when they like."""
    values = [
        json.loads(raw)["entry"][0]["changes"][0]["value"]
        for path, _, raw in listener.hooks
        if path == "/webhook/whatsapp"
    ]
    return next(value for value in values[::-1] if "messages" in value)


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": words}}


def buttons(*replies: tuple[str, str]) -> dict[str, Any]:
    made = [{"type": "reply", "reply": {"id": i, "title": t}} for i, t in replies]
    block = {"type": "button", "body": {"text": "?"}, "action": {"buttons": made}}
    return {"type": "interactive", "interactive": block}


def rows(*counts: int) -> dict[str, Any]:
    sections = [
        {
            "title": f"s{at}",
            "rows": [{"id": f"{at}-{n}", "title": "r"} for n in range(c)],
        }
        for at, c in enumerate(counts)
    ]
    action = {"button": "Choose", "sections": sections}
    return {
        "type": "interactive",
        "interactive": {"type": "list", "body": {"text": "?"}, "action": action},
    }


def code_of(answer: Result) -> int:
    return int(answer.json["error"]["code"])


@pytest.mark.parametrize(
    "body",
    [
        text("x" * 4096),
        buttons(("1", "Yes"), ("2", "No"), ("3", "t" * 20)),
        rows(5, 5),
        {"type": "interactive", "interactive": FLOW},
    ],
)
def test_a_body_at_the_limit_is_taken(sender: Sender, body: dict[str, Any]) -> None:
    assert sender.sends(body).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        text(""),
        text(" \n"),
        text("x" * 4097),
        {"type": "poem"},
        buttons(("1", "t" * 21)),
        buttons(("1", "Yes"), ("1", "No")),
        buttons(("1", "Yes"), ("2", "Yes")),
        buttons(*[(str(n), str(n)) for n in range(4)]),
        rows(6, 5),
        {**text("hi"), "surprise": 1},
    ],
)
def test_a_body_beyond_the_limit_is_refused_as_graph_does(
    sender: Sender, body: dict[str, Any]
) -> None:
    answer = sender.sends(body)
    assert (answer.status_code, code_of(answer)) == (400, 100)
    assert sender.chat()[-1]["kind"] == "refused"


def test_outside_the_window_only_a_template_passes(sender: Sender) -> None:
    template = {"name": "credit_alert", "language": {"code": "en"}}
    sender.does("window", hours=0)
    assert code_of(sender.sends(text("hi"))) == 131047
    assert sender.sends({"type": "template", "template": template}).status_code == 200


def test_a_username_customer_is_reached_by_recipient(
    sandbox: TestClient, sender: Sender, listener: Listener
) -> None:
    who = {"name": "Zainab", "username": "zainab"}
    made = sandbox.simulate_post("/control/customers", json=who).json
    sandbox.simulate_post(f"/control/customers/{made['id']}/text", json={"text": "hi"})
    value = newest(listener)
    assert "wa_id" not in value["contacts"][0]
    assert "from" not in value["messages"][0]
    body = {"messaging_product": "whatsapp", "recipient": made["bsuid"], **text("hi")}
    assert sender.raw(body).json["contacts"][0]["user_id"] == made["bsuid"]


@pytest.mark.parametrize("code", [130429, 131056, 190, 131026, 132068])
def test_the_dial_refuses_the_next_message_only(sender: Sender, code: int) -> None:
    body = {"name": "graph.messages", "value": str(code), "times": 1}
    sender.sandbox.simulate_put("/control/dials", json=body)
    assert code_of(sender.sends(text("one"))) == code
    assert sender.sends(text("two")).status_code == 200


def test_a_lost_reply_is_a_message_that_arrived(sender: Sender) -> None:
    body = {"name": "graph.messages", "value": "gateway_after", "times": 1}
    sender.sandbox.simulate_put("/control/dials", json=body)
    assert sender.sends(text("money news")).status_code == 504
    assert sender.chat()[-1]["body"]["body"] == "money news"


def test_a_wrong_token_is_error_190(sender: Sender) -> None:
    sender.headers = {"Authorization": "Bearer other"}
    assert code_of(sender.sends(text("hi"))) == 190


def test_statuses_come_back_signed_with_our_own_mark(
    sender: Sender, listener: Listener, config: SandboxConfig
) -> None:
    sender.sends({**text("hi"), "biz_opaque_callback_data": "outbox-7"})

    def statuses(body: dict[str, Any]) -> Any:
        return body["entry"][0]["changes"][0]["value"].get("statuses")

    told = [statuses(body)[0] for body in listener.bodies(statuses, 3)]
    assert sorted(row["status"] for row in told) == ["delivered", "read", "sent"]
    assert {row["biz_opaque_callback_data"] for row in told} == {"outbox-7"}
    for _, headers, raw in listener.hooks:
        secret = config.whatsapp_app_secret.encode()
        digest = hmac.new(secret, raw, hashlib.sha256).hexdigest()
        assert headers["X-Hub-Signature-256"] == f"sha256={digest}"


def test_a_late_delivered_does_not_undo_read(tmp_path: Path) -> None:
    books = GraphBooks(tmp_path / "graph.sqlite")
    bubble = {"customer": PHONE, "direction": "out", "kind": "text", "body": {}}
    books.add_message({**bubble, "wamid": "w", "status": "accepted"})
    for status, shown in [("read", "read"), ("delivered", "read")]:
        books.advance("w", status)
        assert [row["status"] for row in books.messages(PHONE)] == [shown]


def test_media_is_kept_and_its_address_wants_the_token(sender: Sender) -> None:
    boundary = "b0"
    body = (
        f"--{boundary}\r\nContent-Disposition: form-data; name=messaging_product"
        f"\r\n\r\nwhatsapp\r\n--{boundary}\r\nContent-Disposition: form-data; "
        "name=file; filename=r.png\r\nContent-Type: image/png\r\n\r\nPICTURE\r\n"
        f"--{boundary}--\r\n"
    )
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    path = f"/graph/v25.0/{PHONE_NUMBER_ID}/media"
    ask = sender.sandbox
    kept = ask.simulate_post(path, body=body, headers=sender.headers | kind).json
    place = ask.simulate_get(f"/graph/v25.0/{kept['id']}", headers=sender.headers).json
    path = place["url"].removeprefix("http://127.0.0.1:2")
    assert ask.simulate_get(path, headers=sender.headers).content == b"PICTURE"
    assert ask.simulate_get(path).status_code == 401
    assert ask.simulate_get(path[:-1] + ".", headers=sender.headers).status_code == 404


def test_a_tap_sends_the_id_back_unchanged(sender: Sender, listener: Listener) -> None:
    sender.sends(buttons(("v1:yes", "Send"), ("v1:no", "Cancel")))
    wamid = sender.chat()[-1]["wamid"]
    sender.does("tap", wamid=wamid, id="v1:no")
    [message] = newest(listener)["messages"]
    assert message["interactive"]["button_reply"]["id"] == "v1:no"
    assert message["context"]["id"] == wamid


def test_copies_share_one_wamid_and_a_wrong_signature_is_wrong(
    sender: Sender, listener: Listener
) -> None:
    assert sender.does("text", text="hi", times=3)["http"] == [200, 200, 200]
    assert len({raw for _, _, raw in listener.hooks[-3:]}) == 1
    sender.does("text", text="hi", signature="wrong")
    assert listener.hooks[-1][1]["X-Hub-Signature-256"] == f"sha256={'0' * 64}"
    sender.does("text", text="hi", signature="missing")
    assert "X-Hub-Signature-256" not in listener.hooks[-1][1]


def test_every_kind_of_message_can_be_sent(sender: Sender, listener: Listener) -> None:
    kinds = sender.sandbox.simulate_get("/control/customers").json["kinds"]
    assert {"voice", "sticker", "location", "contacts", "no_type"} <= set(kinds)
    for kind in kinds:
        assert sender.does("kind", kind=kind)["http"] == [200], kind


def test_a_form_is_walked_to_its_end_and_opens_no_more(
    sender: Sender, listener: Listener
) -> None:
    asked: list[dict[str, Any]] = []

    def answer(request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        asked.append(request)
        if request["action"] == "INIT":
            return 200, {"screen": "PIN", "data": {"title": "Send", "lines": ["a"]}}
        if request["data"]["pin"] != CANARY:
            return 200, {"screen": "PIN", "data": {"error_message": "2 tries left"}}
        params = {"params": {"flow_token": request["flow_token"]}}
        return 200, {
            "screen": "SUCCESS",
            "data": {"extension_message_response": params},
        }

    listener.flow = answer
    wamid = sender.sends_flow()
    assert sender.does("open", wamid=wamid)["data"]["lines"] == ["a"]
    wrong = sender.does("submit", wamid=wamid, screen="PIN", fields={"pin": "1"})
    assert (wrong["screen"], wrong["error"]) == ("PIN", "2 tries left")
    right = {"wamid": wamid, "screen": "PIN", "fields": {"pin": CANARY}}
    assert sender.does("submit", **right)["finished"] is True
    assert {request["flow_token"] for request in asked} == {"the-token"}
    [reply] = newest(listener)["messages"]
    assert reply["interactive"]["type"] == "nfm_reply"
    assert "finished" in sender.does("submit", **right)["description"]


def test_a_dead_form_says_why(sender: Sender, listener: Listener) -> None:
    listener.flow = lambda _: (427, {"error_msg": "This has expired"})
    screen = sender.does("open", wamid=sender.sends_flow())
    assert (screen["expired"], screen["error"]) == (True, "This has expired")


def test_a_pin_leaves_no_trace_in_books_inspector_or_chat(
    sender: Sender, listener: Listener, config: SandboxConfig
) -> None:
    listener.flow = lambda _: (200, {"screen": "PIN", "data": {}})
    wamid = sender.sends_flow()
    sender.does("submit", wamid=wamid, screen="PIN", fields={"pin": CANARY})
    sender.does("text", text=CANARY)
    wire = sender.sandbox.simulate_get("/control/wire").text
    assert CANARY not in wire + json.dumps(sender.chat())
    for file in Path(config.data_dir).iterdir():
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_the_answer_to_another_request_cannot_be_read(config: SandboxConfig) -> None:
    key = public_key_of(config.flow_private_key)
    one, other = seal(key, {"action": "ping"}), seal(key, {"action": "ping"})
    sealed = json.loads(one.body)["encrypted_flow_data"]
    with pytest.raises(InvalidTag):
        other.open_answer(sealed)


def test_bodies_are_escaped_as_meta_escapes_them() -> None:
    assert as_meta_writes_it({"a": "ẹ/₦"}) == b'{"a":"\\u1eb9\\/\\u20a6"}'
