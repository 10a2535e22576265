"""What people may type for an instant, and what they are told otherwise."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

import pytest

from miimii.jobs.arguments import arguments, read_instant, read_zoned


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-22", datetime(2026, 11, 21, 23, tzinfo=UTC)),
        ("2026-11-22T14:05", datetime(2026, 11, 22, 13, 5, tzinfo=UTC)),
        ("2026-11-22T14:05+00:00", datetime(2026, 11, 22, 14, 5, tzinfo=UTC)),
        ("2000-01-01", datetime(1999, 12, 31, 23, tzinfo=UTC)),
        ("2100-01-01T00:59", datetime(2099, 12, 31, 23, 59, tzinfo=UTC)),
    ],
)
def test_without_an_offset_it_is_lagos_time(typed: str, meant: datetime) -> None:
    assert read_instant(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("yesterday", "22/11/2026", "2026-13-01", ""),
        *("0001-01-01", "1999-12-31", "2100-01-02", "9999-12-31T23:59-12:00"),
    ],
)
def test_what_is_none_is_answered_with_how_to_write_one(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = arguments("A job.", limit=1)

    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--as-of", typed])

    assert ended.value.code == 64
    told = capsys.readouterr().err
    assert f"--as-of: {typed!r} is no time of this century" in told
    assert "2026-11-22 or 2026-11-22T14:05" in told


def test_where_a_zone_is_wanted_one_has_to_be_said() -> None:
    assert read_zoned("2026-11-22T14:05+01:00") == read_instant("2026-11-22T14:05")
    for typed in ("2026-11-22T14:05", "yesterday"):
        with pytest.raises(argparse.ArgumentTypeError):
            read_zoned(typed)
