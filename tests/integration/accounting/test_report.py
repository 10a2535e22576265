"""The table of differences that reconciling writes: all of them, or a clear refusal."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time

from tests.accounting_world import AccountingWorld
from tests.integration.accounting.test_reconcile import MORNING, listed, run
from tests.transfers_world import HUNDRED


@pytest.fixture(autouse=True)
def _that_morning() -> Iterator[None]:
    with freeze_time(MORNING):
        yield


def test_the_report_is_a_table_too(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    listed(world, "BB-IN-LOST", HUNDRED, "in")
    file = tmp_path / "differences.csv"

    run(world, capsys, "--csv", str(file))

    [row] = csv.DictReader(file.read_text("utf-8").splitlines())
    assert (row["provider"], row["direction"]) == ("bellbank", "in")
    assert (row["reference"], row["kind"]) == ("BB-IN-LOST", "missing-here")
    assert (row["ours_kobo"], row["theirs_kobo"]) == ("", "10000")


@pytest.mark.parametrize("name", ["", "gone/differences.csv"])
def test_a_table_that_cannot_be_written_is_refused_before_anything_is_done(
    name: str,
    world: AccountingWorld,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    file = tmp_path / name

    assert world.reconcile("--csv", str(file)) == 64

    assert f"--csv {file}: " in capsys.readouterr().err
    assert world.rows("SELECT 1 FROM statement_pulls") == []


def test_a_table_that_is_lost_at_the_end_is_named_after_the_checks(
    world: AccountingWorld, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    file = folder / "differences.csv"
    world.bank.before_a_page = lambda day, page: shutil.rmtree(folder, True)

    result = run(world, capsys, "--csv", str(file))

    assert (result["exit"], result["found"]) == (3, {str(file): "FileNotFoundError"})
    assert "offenders" in result["counts"]
