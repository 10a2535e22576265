"""From the command line: what has to be meant, who is told, and what is shown."""

from __future__ import annotations

import io
import json
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import psycopg
import pytest

from miimii import clock
from miimii.jobs import progress
from miimii.jobs.progress import Progress
from tests.integration.jobs.shop import Shop, ended, stop
from tests.integration.jobs.terminal import at_terminal
from tests.logged import logged

NAME = "cleanup_sessions"


class Ears(HTTPServer):
    """A dead man's switch that keeps what it heard, and answers nothing sensible."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        super().__init__(("127.0.0.1", 0), _Ear)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/ping/{{job}}"


class _Ear(BaseHTTPRequestHandler):
    server: Ears

    def do_GET(self) -> None:
        self.server.heard.append(self.path)
        self.send_error(500)

    def log_message(self, *_: object) -> None:
        """Tests read what it heard."""


@pytest.fixture
def ears() -> Iterator[Ears]:
    with Ears() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_dead_mans_switch_hears_the_start_and_the_exit_code(
    bare_shop: Shop, ears: Ears
) -> None:
    told = {"DEADMAN_URL": ears.url}

    assert bare_shop.run(NAME, but=told).code == 0
    assert ears.heard == [f"/ping/{NAME}/start", f"/ping/{NAME}/0"]

    assert bare_shop.run(NAME, "--dry-run", but=told).code == 0
    assert len(ears.heard) == 2

    words = ("100004999999", "TRF0", "--as", "ada@example.com")
    assert bare_shop.run("requery", *words, but=told).code == 3
    assert ears.heard[2:] == ["/ping/requery/start", "/ping/requery/3"]


def test_a_run_that_gets_no_lease_of_the_database_ends_for_the_switch_too(
    bare_shop: Shop, web_url: str, ears: Ears
) -> None:
    told = bare_shop.run(NAME, but={"DEADMAN_URL": ears.url, "DATABASE_URL": web_url})

    assert told.code == 78
    assert ears.heard == [f"/ping/{NAME}/start", f"/ping/{NAME}/78"]
    said = told.out.splitlines()
    assert said[0] == f"{NAME}: failed (unfit-database)"
    assert said[-1].startswith("  run ")


def test_what_nobody_foresaw_by_hand_is_logged_and_ends_in_one_line(
    shop: Shop,
) -> None:
    two = ("--what", "A list was sent out", "--whose", "SELECT 1; SELECT 2")
    opened = shop.run("breach", "open", *two, "--as", "ada@example.com", "--json")
    number = opened.said["items"][0]["number"]

    told = shop.run("breach", "show", number, "--as", "ada@example.com", "--json")

    assert (told.code, told.said["error"]) == (1, "unexpected: SyntaxError")
    log, said = told.err.splitlines()
    assert json.loads(log)["event"] == "the script failed"
    assert said == "breach: unexpected: SyntaxError"


def test_nobody_listening_is_no_reason_to_fail(bare_shop: Shop) -> None:
    deaf = {"DEADMAN_URL": "http://127.0.0.1:1/{job}"}

    assert bare_shop.run(NAME, but=deaf).code == 0


@pytest.mark.parametrize(("hours", "code"), [(23, 0), (25, 64)])
def test_an_old_as_of_has_to_be_meant(hours: int, code: int, bare_shop: Shop) -> None:
    as_of = ("--as-of", (clock.now() - timedelta(hours=hours)).isoformat())

    refused = bare_shop.run(NAME, *as_of)

    assert refused.code == code
    assert ("more than a day back" in refused.err) is (code == 64)
    assert bare_shop.run(NAME, *as_of, "--yes").code == 0
    assert bare_shop.run(NAME, *as_of, "--dry-run").code == 0


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 64), ("", 64)])
def test_on_a_terminal_it_is_asked_about(
    answer: str, code: int, bare_shop: Shop
) -> None:
    as_of = ("--as-of", (clock.now() - timedelta(days=2)).isoformat())

    said, ended_with = on_a_terminal(bare_shop, answer, NAME, *as_of)

    assert "more than a day back. Go on? [y/N]" in said
    assert ended_with == code


def test_a_future_as_of_is_for_the_sandbox_only(bare_shop: Shop) -> None:
    as_of = ("--as-of", (clock.now() + timedelta(minutes=5)).isoformat())
    production = {**bare_shop.environment, "ENVIRONMENT": "production"}
    production = {key: v for key, v in production.items() if key != "ALLOW_CHAT_PIN"}

    assert bare_shop.run(NAME, *as_of).code == 0
    refused = bare_shop.run(NAME, *as_of, only=production)

    assert (refused.code, "--as-of is in the future" in refused.err) == (64, True)


def test_stopped_between_two_orders_the_first_is_whole_and_the_rest_waits(
    shop: Shop,
) -> None:
    name = "settle_stuck_transactions"
    with psycopg.connect(shop.owner_url) as leases:
        with shop.stopped_at("job_runs"):
            script = shop.start(name, "--json")
            shop.wait_until_stopped("job_runs", script)
            leases.execute("LOCK TABLE job_leases IN SHARE MODE")
        shop.wait_until_stopped("job_leases", script)  # before the first order
        stop(script, signal.SIGTERM)
    told = ended(script)

    assert told.code == 143
    assert (told.said["status"], told.said["more"]) == ("interrupted", True)
    assert told.said["counts"]["selected"] == 1
    assert shop.rows("SELECT * FROM job_leases") == []
    left = shop.rows("SELECT count(*) FROM transfers WHERE status = 'submitted'")
    assert left == [(2,)]  # of three: the first was asked about, and is a day old

    assert shop.run(name, "--json").said["counts"]["selected"] > 1


def test_it_is_as_loud_as_it_is_told_to_be(bare_shop: Shop) -> None:
    usual, quiet = bare_shop.run(NAME), bare_shop.run(NAME, "-q")
    both = bare_shop.run(NAME, "-q", "-v")

    assert usual.out == f"{NAME}: nothing to do\n"
    assert (quiet.out, quiet.err) == ("", "")
    assert both.code == 64


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DRAW_EVERY_S", 0.0)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("_at_once")
def test_who_watches_sees_a_bar_that_leaves_no_trace() -> None:
    terminal = Terminal()
    shown = Progress("test", is_quiet=False, has_color=True, stream=terminal)

    shown.show(5, 10)
    assert "\x1b[32m███████████████\x1b[0m░░░░░░░░░░░░░░░  50% of 10" in (
        terminal.getvalue()
    )
    shown.show(7)
    assert terminal.getvalue().endswith("test: 7 done")
    shown.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("wish", ["NO_COLOR", "--no-color"])
def test_no_colour_is_a_wish(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if wish == "NO_COLOR":
        monkeypatch.setenv(wish, "1")
    has_color = wish != "--no-color"
    terminal = Terminal()
    shown = Progress("test", is_quiet=False, has_color=has_color, stream=terminal)

    shown.show(5, 10)

    assert "█" in terminal.getvalue()
    assert "\x1b[32m" not in terminal.getvalue()


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("how", ["a pipe", "a dumb terminal", "quiet"])
def test_nobody_else_sees_a_bar(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "a dumb terminal":
        monkeypatch.setenv("TERM", "dumb")
    stream = io.StringIO() if how == "a pipe" else Terminal()
    shown = Progress("test", is_quiet=how == "quiet", has_color=True, stream=stream)

    shown.show(5, 10)
    shown.clear()

    assert stream.getvalue() == ""


def test_a_log_has_a_line_every_ten_seconds() -> None:
    shown = Progress("test", is_quiet=False, has_color=True, stream=io.StringIO())

    with logged() as lines:
        for done, later_s in enumerate((0, 9, 2, 9, 2), start=1):
            shown._said_at_s -= later_s
            shown.show(done)

    said = [json.loads(line) for line in lines.text.splitlines()]
    assert [line["count"] for line in said] == [3, 5]


def on_a_terminal(shop: Shop, answer: str, name: str, *words: str) -> tuple[str, int]:
    """Run a script at a terminal, type an answer; what was shown, and the exit code."""
    with at_terminal(shop, name, *words, "--json") as terminal:
        terminal.answer("[y/N]", answer)
        told = terminal.ended()
    assert not told.out or told.said["job"] == name
    return told.err, told.code
