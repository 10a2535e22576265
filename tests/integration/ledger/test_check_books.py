"""The script that checks the books: what it says, and the exit code that alarms see."""

from __future__ import annotations

import json

import psycopg
import pytest

from miimii.jobs.check_books import check_books

HELP = "Check that the books are right."

pytestmark = pytest.mark.usefixtures("clean")


@pytest.fixture(autouse=True)
def jobs_url(owner_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database as the script is given it: by its variable, as the role for jobs."""
    url = owner_url.replace("//owner@", "//jobs@")
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def leave_a_lane_leased(owner_url: str) -> None:
    with psycopg.connect(owner_url) as conn:
        conn.execute(
            """
            INSERT INTO lanes (lane, holder, leased_until)
            VALUES ('ada', gen_random_uuid(), '2099-01-01T00:00:00Z')
            """
        )


def test_right_books_are_said_to_be_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_books(HELP, []) == 0
    assert "the books are right" in capsys.readouterr().out


def test_offenders_are_named_and_the_exit_code_is_3(
    owner_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    leave_a_lane_leased(owner_url)

    assert check_books(HELP, []) == 3
    assert "C17 nothing_left_lying: 1\n  ada\n" in capsys.readouterr().out


def test_json_is_one_object(owner_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    leave_a_lane_leased(owner_url)

    assert check_books(HELP, ["--json", "--as-of", "2026-11-22T14:05"]) == 3

    said = json.loads(capsys.readouterr().out)
    assert (said["status"], said["as_of"]) == ("partial", "2026-11-22T13:05:00Z")
    assert said["errors"] == [
        {
            "item": "C17 nothing_left_lying",
            "code": "offenders",
            "count": 1,
            "offenders": ["ada"],
        }
    ]


def test_only_the_check_asked_for_is_run(owner_url: str) -> None:
    leave_a_lane_leased(owner_url)

    assert check_books(HELP, ["--only", "C01", "--only", "C03"]) == 0
    assert check_books(HELP, ["--only", "C17"]) == 3


def test_the_time_it_is_taken_to_be_can_be_moved(owner_url: str) -> None:
    leave_a_lane_leased(owner_url)

    assert check_books(HELP, ["--as-of", "2099-01-01T00:00:00Z"]) == 0


@pytest.mark.parametrize(
    "arguments", [["--only", "C99"], ["--as-of", "noon"], ["--fix"]]
)
def test_wrong_usage_ends_with_64(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        check_books(HELP, arguments)

    assert ended.value.code == 64


def test_a_missing_variable_ends_with_78(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL")

    assert check_books(HELP, []) == 78
    assert "DATABASE_URL" in capsys.readouterr().err


def test_a_database_that_does_not_answer_ends_with_69(
    jobs_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", jobs_url.replace("host=", "host=%2Fnowhere"))

    assert check_books(HELP, []) == 69
