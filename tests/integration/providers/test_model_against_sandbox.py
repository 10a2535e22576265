"""The whole chain over HTTP: phone, files, model, with every way to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
import requests

from miimii.chat.understanding import understand
from miimii.chat.understanding.model import agree, propose
from miimii.chat.understanding.redaction import redact
from miimii.http import Http
from miimii.providers.channels import SeenDetails
from miimii.providers.graph_media import GraphMedia, origin_of
from miimii.providers.openai import OpenAI
from miimii.sandbox.config import PHONE_NUMBER_ID, SandboxConfig
from miimii.sandbox.dials import READING_FATES
from miimii.sandbox.graph_books import GraphBooks
from miimii.sandbox.phone_media import (
    PICTURE_MIME,
    VOICE_MIME,
    picture,
    voice_note,
)

SAID: dict[str, dict[str, object]] = {
    "settle Chidi 5k": {"amount_kobo": 500_000},
    "abeg bless my guy Tunde with 12,500": {"amount_kobo": 1_250_000},
    "process 2k into 0123456789 gtb for Musa": {
        "amount_kobo": 200_000,
        "account_number": "0123456789",
        "bank": "058",
    },
    "hook 2233445566 uba up with 1500 naira": {
        "amount_kobo": 150_000,
        "account_number": "2233445566",
        "bank": "033",
    },
    "run am 3k or 4k give Bola": {},
    "fine day in Lagos": {},
    "don't settle Chidi 5k": {},
    "why settle Chidi 5k": {},
    "GTBank: Acct: 012***6789 Amt: NGN5,000 DR": {"amount_kobo": 500_000},
}
VALUES = ("amount_kobo", "account_number", "phone", "bank")
QUICK = [fate for fate in READING_FATES if "hang" not in fate and fate != "slow"]
SLOW = ("slow", "hang", "hang_after")
BUDGETS_S = {**dict.fromkeys(SLOW, 0.3), "too_many": 0.9}  # no time to wait a second


@pytest.fixture
def link(sandbox: SandboxConfig) -> Iterator[Http]:
    env = sandbox.environment("", "")
    http = Http("openai", env["OPENAI_BASE_URL"], connect_timeout_s=1)
    yield http
    http.close()


def model(sandbox: SandboxConfig, link: Http, text_s: float = 3.5) -> OpenAI:
    return OpenAI(
        link,
        api_key=sandbox.openai_api_key,
        model="gpt-4o-mini",
        transcription_model="whisper-1",
        text_s=text_s,
    )


def turn(sandbox: SandboxConfig, value: str, name: str = "model.chat") -> None:
    body = {"name": name, "value": value}
    url = f"{sandbox.sandbox_url}/control/dials"
    assert requests.put(url, json=body, timeout=5).status_code == 200


@pytest.mark.parametrize("fate", [*QUICK, *SLOW])
def test_whatever_the_model_does_no_value_is_new(
    sandbox: SandboxConfig, link: Http, fate: str
) -> None:
    turn(sandbox, "400", "slow_ms")
    turn(sandbox, "400", "hang_ms")
    turn(sandbox, fate)
    for text, said in SAID.items():
        asked = model(sandbox, link, BUDGETS_S.get(fate, 3.5))
        redacted = redact(text)
        reading = asked.read(redacted.text)
        if fate in {*SLOW, "off", "refusal", "cut_off", "malformed", "foreign"}:
            assert reading is None
        proposal = None if reading is None else propose(text, reading, redacted)
        for item in agree(understand(text), proposal):
            wrong = {k: v for k, v in item["slots"].items() if k in VALUES}
            assert {k: v for k, v in wrong.items() if said.get(k) != v} == {}
            assert item["intent"] not in {"confirm", "correction"}


def test_there_are_more_than_two_hundred_answers() -> None:
    assert len(list(product([*QUICK, *SLOW], SAID))) > 200


def test_a_voice_note_and_a_picture_go_all_the_way(
    sandbox: SandboxConfig, link: Http
) -> None:
    turn(sandbox, "ok")
    env = sandbox.environment("", "")
    base = env["WHATSAPP_API_URL"]
    graph, files = Http("graph", base), Http("files", origin_of(base)[0])
    media = GraphMedia(
        graph,
        {origin_of(base)[0]: files},
        access_token=env["WHATSAPP_ACCESS_TOKEN"],
        phone_number_id=PHONE_NUMBER_ID,
    )
    books = GraphBooks(sandbox.path.parent / "graph.sqlite")
    voice = books.add_media(VOICE_MIME, voice_note("abeg send 5k give Musa"))
    image = books.add_media(PICTURE_MIME, picture("GTBank 0123456789 ADA OBI"))
    heard = media.fetch(voice["id"], voice["sha256"], most_bytes=1 << 20)
    seen = media.fetch(image["id"], image["sha256"], most_bytes=1 << 20)
    assert heard is not None
    assert seen is not None
    asked = model(sandbox, link)
    assert asked.transcribe(heard) == "abeg send 5k give Musa"
    assert asked.describe(seen, "image/png") == SeenDetails("0123456789", "GTBank")
    graph.close()
    files.close()
