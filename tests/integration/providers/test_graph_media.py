"""Files come from Meta's hosts only, whole, small enough, and as their digest says."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from miimii.http import Http
from miimii.providers.graph_media import GraphMedia, origin_of
from tests.integration.providers.scripted import Script, scripted

FILE = b"OggS voice of a customer"
DIGEST = b64encode(hashlib.sha256(FILE).digest()).decode()
MOST = 1000


@pytest.fixture
def graph(script: Script) -> Iterator[Http]:
    http = Http("graph", f"{script.url}/v25.0", read_timeout_s=2)
    yield http
    http.close()


@pytest.fixture
def media(script: Script, graph: Http) -> Iterator[GraphMedia]:
    files = Http("files", script.url, read_timeout_s=2)
    yield GraphMedia(
        graph, {script.url: files}, access_token="token-1", phone_number_id="77"
    )
    files.close()


def about(script: Script, **more: Any) -> tuple[int, dict[str, Any]]:
    return 200, {"url": f"{script.url}/files/1?x=2", "file_size": len(FILE), **more}


def fetch(media: GraphMedia, digest: str = DIGEST) -> bytes | None:
    return media.fetch("4711", digest, most_bytes=MOST)


def test_the_address_is_asked_for_and_the_file_fetched(
    script: Script, media: GraphMedia
) -> None:
    script.will_answer(about(script), (200, FILE))
    assert fetch(media) == FILE
    assert script.paths() == ["/v25.0/4711?phone_number_id=77", "/files/1?x=2"]
    assert {got.headers["authorization"] for got in script.got} == {"Bearer token-1"}


def test_a_hex_digest_is_one_too(script: Script, media: GraphMedia) -> None:
    script.will_answer(about(script), (200, FILE))
    assert fetch(media, hashlib.sha256(FILE).hexdigest()) == FILE


@pytest.mark.parametrize("digest", ["", "x", b64encode(bytes(32)).decode(), "é\ud800"])
def test_a_file_with_another_digest_is_refused(
    script: Script, media: GraphMedia, digest: str
) -> None:
    script.will_answer(about(script), (200, FILE))
    assert fetch(media, digest) is None


def test_no_other_host_is_asked_and_none_gets_the_token(
    script: Script, media: GraphMedia
) -> None:
    with scripted() as stranger:
        stranger.will_answer((200, FILE))
        port = stranger.url.rpartition(":")[2]
        for url in (
            f"{stranger.url}/files/1",
            f"{script.url}@127.0.0.1:{port}/files/1",
            f"http://localhost:{port}/files/1",
            f"{script.url}\\@127.0.0.1:{port}/",
            "file:///etc/passwd",
            "http://169.254.169.254/latest",
            "https://lookaside.fbsbx.com.evil.example/x",
            "http://[::1",
            "",
        ):
            script.will_answer((200, {"url": url}))
            assert fetch(media) is None, url
        assert stranger.got == []


def test_a_redirect_is_not_followed(script: Script, media: GraphMedia) -> None:
    script.will_answer(about(script), (302, b""))
    assert fetch(media) is None
    assert len(script.got) == 2


def test_a_file_that_says_it_is_too_long_is_not_fetched(
    script: Script, media: GraphMedia
) -> None:
    for size in (MOST + 1, str(MOST + 1)):
        script.got.clear()
        script.will_answer(about(script, file_size=size), (200, FILE))
        assert fetch(media) is None
        assert len(script.got) == 1


def test_a_file_that_lies_about_its_length_is_dropped_on_the_way(
    script: Script, media: GraphMedia
) -> None:
    big = bytes(MOST + 1)
    script.will_answer(about(script), (200, big))
    digest = b64encode(hashlib.sha256(big).digest()).decode()
    assert fetch(media, digest) is None


def test_a_dead_address_is_asked_for_again_once(
    script: Script, media: GraphMedia
) -> None:
    script.will_answer(about(script), (404, b""), about(script), (200, FILE))
    assert fetch(media) == FILE
    script.got.clear()
    script.will_answer(about(script), (404, b""), about(script), (404, b""))
    assert fetch(media) is None
    assert len(script.got) == 4


@pytest.mark.parametrize("media_id", ["", "../me", "1/2", "1?x=1", "a" * 101])
def test_an_id_that_is_none_is_not_asked_about(
    script: Script, media: GraphMedia, media_id: str
) -> None:
    assert media.fetch(media_id, DIGEST, most_bytes=MOST) is None
    assert script.got == []


@pytest.mark.parametrize("odd", [(200, []), (500, {}), (200, b"<html>"), (200, {})])
def test_an_odd_answer_is_no_file(script: Script, media: GraphMedia, odd: Any) -> None:
    script.will_answer(odd)
    assert fetch(media) is None


def test_an_origin_is_read_as_a_browser_would() -> None:
    assert origin_of("https://lookaside.fbsbx.com/a?b=1") == (
        "https://lookaside.fbsbx.com",
        "/a?b=1",
    )
    assert (
        origin_of("HTTPS://LOOKASIDE.fbsbx.com/a")[0] == "https://lookaside.fbsbx.com"
    )
    assert origin_of("http://lookaside.fbsbx.com/a")[0] != "https://lookaside.fbsbx.com"
