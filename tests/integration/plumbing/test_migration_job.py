"""The job before each deploy: on a newer schema, and with settings that will not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from alembic.config import main as alembic


@pytest.fixture
def at_revision(owner_url: str) -> Iterator[Callable[[str], None]]:
    """Says which revision the schema is at; at the end it is at the right one."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        before = revision_of(owner_url)

        def put(revision: str) -> None:
            conn.execute("UPDATE alembic_version SET version_num = %s", [revision])

        yield put
        put(before)


@pytest.fixture
def run(owner_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run alembic as the job does, and return its exit code."""
    monkeypatch.setenv("DATABASE_URL", owner_url)

    def run(*words: str) -> int:
        try:
            alembic(argv=["-c", "setup.cfg", *words])
        except SystemExit as ex:
            return int(ex.code or 0)
        return 0

    return run


def revision_of(url: str) -> str:
    with psycopg.connect(url) as conn:
        found = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    assert found is not None
    return str(found[0])


def test_a_schema_newer_than_the_code_is_left_as_it_is(
    run: Callable[..., int],
    at_revision: Callable[[str], None],
    owner_url: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    at_revision("9999")
    assert run("upgrade", "head") == 0
    assert "The schema is at 9999" in capsys.readouterr().out
    assert revision_of(owner_url) == "9999"


@pytest.mark.parametrize("revision", ["0000", "0015a", "later", "99990"])
def test_a_revision_that_is_only_unknown_still_fails(
    run: Callable[..., int], at_revision: Callable[[str], None], revision: str
) -> None:
    at_revision(revision)
    assert run("upgrade", "head") != 0


def test_nothing_but_an_upgrade_passes_over_a_newer_schema(
    run: Callable[..., int], at_revision: Callable[[str], None]
) -> None:
    at_revision("9999")
    assert run("downgrade", "-1") != 0


def test_a_schema_of_this_code_is_upgraded_as_always(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("upgrade", "head") == 0
    assert "left as it is" not in capsys.readouterr().out


def test_settings_that_will_not_do_are_named_with_exit_code_78(
    run: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@db.b.ng/x?sslmode=disable")
    assert run("upgrade", "head") == 78
    assert capsys.readouterr().err == (
        "DATABASE_URL must say sslmode=require or stricter\n"
    )
