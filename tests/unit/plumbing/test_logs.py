"""Logs: one JSON object a line, and nothing in it that must not be."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from miimii import logs

CANARIES = {
    "0123456789": "account 0123456789",
    "22222222222": "GET /bvn?bvn=22222222222",
    "4821": "the pin is 4821",
    "ada@example.com": "mail to ada@example.com",
    "sekret-token": "used sekret-token here",
    "abc.def": "Authorization: Bearer abc.def",
    "0803 000 0001": "call 0803 000 0001",
    "MIIEvQ": "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----",
}


@pytest.fixture(autouse=True)
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", secrets=["sekret-token"], lane_key=b"k", stream=stream)
    yield stream
    logs.unbind_all()
    root.handlers[:], root.level = before
    logging.raiseExceptions = True


def written(lines: io.StringIO) -> dict[str, object]:
    found = lines.getvalue().splitlines()
    assert len(found) == 1
    entry: dict[str, object] = json.loads(found[0])
    return entry


@pytest.mark.parametrize(("canary", "text"), CANARIES.items())
def test_no_secret_in_a_message(lines: io.StringIO, canary: str, text: str) -> None:
    logs.get_logger("bank").info(text)
    assert canary not in json.dumps(written(lines))


@pytest.mark.parametrize(("canary", "text"), CANARIES.items())
def test_no_secret_from_other_people_s_loggers(
    lines: io.StringIO, canary: str, text: str
) -> None:
    logging.getLogger("urllib3.connectionpool").debug("%s", text)
    assert canary not in json.dumps(written(lines))


def test_an_error_says_where_and_what_kind_but_not_its_text(
    lines: io.StringIO,
) -> None:
    try:
        int("Ada Obi sent me")
    except ValueError:
        logs.get_logger("bank").exception("it broke")
    entry = written(lines)
    assert entry["error_class"] == "ValueError"
    assert "test_logs.py" in json.dumps(entry["traceback"])
    assert "Ada" not in json.dumps(entry)


def test_keys_that_are_not_on_the_list_are_dropped_and_counted(
    lines: io.StringIO,
) -> None:
    logs.get_logger("bank").info("hello", name="Ada", status=200)
    entry = written(lines)
    assert (entry["status"], entry["dropped"]) == (200, 1)
    assert "name" not in entry


def test_the_request_id_is_on_every_line_and_a_lane_is_hashed(
    lines: io.StringIO,
) -> None:
    logs.bind(request_id="r-1", lane="+2348030000001")
    logging.getLogger("any").warning("once\nmore \x1b[31m")
    entry = written(lines)
    assert entry["request_id"] == "r-1"
    assert len(str(entry["lane"])) == 12
    assert "803" not in str(entry["event"])
